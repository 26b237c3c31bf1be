/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are dropped or pasted are there, and can be removed again. */

#include "kayako-file-tray.h"
#include "kayako-test-await.h"
#include "kayako-ui.h"
#include "thread-fixture.h"

#include <string.h>

#define SUBJECT "Coffee machine leaks again"

static GtkWidget *
find_text (ThreadFixture *fixture)
{
  return thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL);
}

static KayakoThread *
open_thread (ThreadFixture *fixture)
{
  KayakoThread *thread = thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, SUBJECT);

  g_assert_null (thread_fixture_find (fixture, KAYAKO_TYPE_FILE_TRAY, NULL, NULL));
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "tooltip-text", "Attach Files"));
  return thread;
}

static gboolean
has_file (gpointer data)
{
  return g_list_model_get_n_items (kayako_thread_get_draft_files (data)) > 0;
}

static void
paste (ThreadFixture *fixture, const GValue *value)
{
  GtkWidget *text = find_text (fixture);

  gdk_clipboard_set_value (gtk_widget_get_clipboard (text), value);
  g_signal_emit_by_name (text, "paste-clipboard");
}

static void
test_files (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "invoice.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;
  GtkWidget *remove = NULL;

  g_assert_true (g_file_set_contents (path, "%PDF-1.7", -1, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  paste (fixture, &value);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "invoice.pdf");
  g_assert_true (has_file (thread));
  /* Nobody wants its path in the text. */
  text = kayako_compose_bar_dup_text (thread_fixture_get_compose (fixture));
  g_assert_cmpstr (text, ==, "");

  remove = thread_fixture_find (fixture, GTK_TYPE_BUTTON, "tooltip-text", "Remove “invoice.pdf”");
  g_assert_nonnull (remove);
  g_signal_emit_by_name (remove, "clicked");
  g_assert_false (has_file (thread));
  g_assert_null (thread_fixture_find (fixture, KAYAKO_TYPE_FILE_TRAY, NULL, NULL));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_picture (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (16 * 16 * 4), 16 * 16 * 4);
  g_autoptr (GdkTexture) picture =
      gdk_memory_texture_new (16, 16, GDK_MEMORY_R8G8B8A8, pixels, 16 * 4);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_value_set_object (&value, picture);
  paste (fixture, &value);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Pasted picture.png");
  g_assert_true (has_file (thread));
}

static gboolean
is_sent (gpointer data)
{
  KayakoMessage *last = kayako_message_list_get_last (kayako_thread_get_messages (data));

  return !kayako_message_is_local (last) &&
         g_list_model_get_n_items (kayako_message_get_attachments (last)) == 1;
}

/* A file can be sent without a word. */
static void
test_alone (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "alone.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_true (g_file_set_contents (path, "%PDF-1.7", -1, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  paste (fixture, &value);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "alone.pdf");
  gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)), "compose.send",
                              NULL);
  g_assert_false (has_file (thread));
  kayako_test_wait_until (is_sent, thread);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static gboolean
is_told (gpointer data)
{
  ThreadFixture *fixture = data;

  return strstr (fixture->toasts->str, "Only files can be attached") != NULL;
}

/* What cannot be attached is told. */
static void
test_folder (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) &folder, 1));
  paste (fixture, &value);
  kayako_test_wait_until (is_told, fixture);
  g_assert_false (has_file (thread));
}

static gboolean
is_missing_told (gpointer data)
{
  ThreadFixture *fixture = data;

  return strstr (fixture->toasts->str, "This file cannot be read.") != NULL;
}

/* It is not the helpdesk that does not have it. */
static void
test_missing (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "gone.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  paste (fixture, &value);
  kayako_test_wait_until (is_missing_told, fixture);
  g_assert_false (has_file (thread));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();

#define ADD(path, func)                                                                            \
  g_test_add (path, ThreadFixture, KAYAKO_TEST_AGENT, thread_fixture_set_up, func,                 \
              thread_fixture_tear_down)
  ADD ("/compose-files/files", test_files);
  ADD ("/compose-files/alone", test_alone);
  ADD ("/compose-files/picture", test_picture);
  ADD ("/compose-files/folder", test_folder);
  ADD ("/compose-files/missing", test_missing);

  return g_test_run ();
}
