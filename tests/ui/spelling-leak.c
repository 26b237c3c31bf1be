/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The spelling library loses a kilobyte with every view. Its leak has no caller
 * that a suppression could name, but for an unwinder that makes every test five
 * times as slow; so what the library makes for a view is not looked at. */

#include <libspelling.h>
#include <sanitizer/lsan_interface.h>

SpellingTextBufferAdapter *
__real_spelling_text_buffer_adapter_new (GtkSourceBuffer *buffer, SpellingChecker *checker);
SpellingTextBufferAdapter *
__wrap_spelling_text_buffer_adapter_new (GtkSourceBuffer *buffer, SpellingChecker *checker);

/* The linker calls this in place of the library's (see meson.build). */
SpellingTextBufferAdapter *
__wrap_spelling_text_buffer_adapter_new (GtkSourceBuffer *buffer, SpellingChecker *checker)
{
  SpellingTextBufferAdapter *adapter = NULL;

  __lsan_disable ();
  adapter = __real_spelling_text_buffer_adapter_new (buffer, checker);
  __lsan_enable ();

  return adapter;
}
