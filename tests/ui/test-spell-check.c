/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-reply-view.h"
#include "kayako-spell-check.h"
#include "kayako-ui.h"

#include <adwaita.h>

static void
write_in (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_insert_at_cursor (buffer, "Thnaks", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "Thnaks");
}

/* The libraries come with the module, and not before. */
static void
test_loaded (void)
{
  g_autoptr (GtkTextView) view = NULL;
  g_autoptr (KayakoSpellCheck) check = NULL;

  g_assert_cmpuint (g_type_from_name ("GtkSourceBuffer"), ==, 0);
  view = GTK_TEXT_VIEW (g_object_ref_sink (gtk_text_view_new ()));
  check = kayako_spell_check_new (view);
  g_assert_true (kayako_spell_check_get_is_there (check));
  g_assert_nonnull (gtk_text_view_get_extra_menu (view));
  write_in (view);

  kayako_spell_check_end (check);
  g_assert_false (kayako_spell_check_get_is_there (check));
  g_assert_null (gtk_text_view_get_extra_menu (view));
}

static void
test_reply (void)
{
  g_autoptr (GtkTextView) view = GTK_TEXT_VIEW (g_object_ref_sink (kayako_reply_view_new ()));

  g_assert_nonnull (gtk_text_view_get_extra_menu (view));
  write_in (view);
}

static void
test_missing (void)
{
  g_autofree char *place = g_strdup (g_getenv ("KAYAKO_SPELLING"));
  g_autoptr (GtkTextView) view = NULL;

  g_setenv ("KAYAKO_SPELLING", "/nowhere", TRUE);
  view = GTK_TEXT_VIEW (g_object_ref_sink (kayako_reply_view_new ()));
  g_assert_null (gtk_text_view_get_extra_menu (view));
  write_in (view);
  g_setenv ("KAYAKO_SPELLING", place, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/ui/spell-check/loaded", test_loaded);
  g_test_add_func ("/ui/spell-check/reply", test_reply);
  g_test_add_func ("/ui/spell-check/missing", test_missing);

  return g_test_run ();
}
