/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are dropped or pasted are there, and can be removed again. */

#include "kayako-attachment-chip.h"
#include "kayako-file-tray.h"
#include "kayako-message-list-view.h"
#include "kayako-test-await.h"
#include "kayako-thread-box.h"
#include "kayako-ui.h"
#include "thread-fixture.h"

#include <string.h>
#include <unistd.h>

#define SUBJECT "Coffee machine leaks again"

static GtkWidget *
find_text (ThreadFixture *fixture)
{
  return thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL);
}

static gboolean
has_messages (gpointer data)
{
  return kayako_message_list_get_last (kayako_thread_get_messages (data)) != NULL;
}

static KayakoThread *
open_thread (ThreadFixture *fixture)
{
  KayakoThread *thread = thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, SUBJECT);

  g_assert_null (thread_fixture_find (fixture, KAYAKO_TYPE_FILE_TRAY, NULL, NULL));
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "tooltip-text", "Attach Files"));
  kayako_test_wait_until (has_messages, thread);
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

static GFile *
create_file (ThreadFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static void
init_list (GValue *value, GFile *file)
{
  g_value_init (value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (value, gdk_file_list_new_from_array (&file, 1));
}

static void
paste_file (ThreadFixture *fixture, GFile *file)
{
  g_auto (GValue) value = G_VALUE_INIT;

  init_list (&value, file);
  paste (fixture, &value);
}

/* It is there at once, and still to be copied: that ends in the main loop. */
static void
drop_file (ThreadFixture *fixture, GFile *file)
{
  GtkWidget *bar = GTK_WIDGET (thread_fixture_get_compose (fixture));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (bar);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  init_list (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_DROP_TARGET (controller))
      g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &is_taken);
  }

  g_assert_true (is_taken);
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "Adding…"));
}

static void
send_reply (ThreadFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)), "compose.send",
                              NULL);
}

/* What a screen reader meets. */
static void
expect_names (ThreadFixture *fixture)
{
  GtkAccessible *tray = thread_fixture_find (fixture, KAYAKO_TYPE_FILE_TRAY, NULL, NULL);
  GtkAccessible *chip =
      thread_fixture_find_in (GTK_WIDGET (tray), KAYAKO_TYPE_ATTACHMENT_CHIP, NULL, NULL);
  GtkAccessible *remove =
      thread_fixture_find (fixture, GTK_TYPE_BUTTON, "tooltip-text", "Remove “invoice.pdf”");

  gtk_test_accessible_assert_role (tray, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (tray, GTK_ACCESSIBLE_PROPERTY_LABEL, "Attached Files");
  gtk_test_accessible_assert_role (chip, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Attachment: invoice.pdf, 8 bytes");
  gtk_test_accessible_assert_role (remove, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (remove, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove “invoice.pdf”");
}

static void
test_files (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autoptr (GFile) file = create_file (fixture, "invoice.pdf", "%PDF-1.7");
  g_autofree char *text = NULL;
  GtkWidget *remove = NULL;

  paste_file (fixture, file);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "8 bytes");
  g_assert_true (has_file (thread));
  expect_names (fixture);
  /* Nobody wants its path in the text. */
  text = kayako_compose_bar_dup_text (thread_fixture_get_compose (fixture));
  g_assert_cmpstr (text, ==, "");

  remove = thread_fixture_find (fixture, GTK_TYPE_BUTTON, "tooltip-text", "Remove “invoice.pdf”");
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
  g_autoptr (GFile) file = create_file (fixture, "alone.pdf", "%PDF-1.7");

  paste_file (fixture, file);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "8 bytes");
  send_reply (fixture);
  g_assert_false (has_file (thread));
  kayako_test_wait_until (is_sent, thread);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* A reply does not leave behind what is still being copied. */
static void
test_waits (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autoptr (GFile) file = create_file (fixture, "slow.pdf", "%PDF-1.7");

  thread_fixture_type_reply (fixture, "See the file");
  drop_file (fixture, file);
  send_reply (fixture);
  g_assert_true (has_file (thread));
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "See the file");
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "It is sent as soon"));

  kayako_test_wait_until (is_sent, thread);
  g_assert_false (has_file (thread));
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "");
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "It is sent as soon"));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* Nor what is still being pasted, which is not even among the files yet. */
static void
test_waits_for_paste (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autoptr (GFile) file = create_file (fixture, "pasted.pdf", "%PDF-1.7");

  paste_file (fixture, file);
  g_assert_false (has_file (thread));
  send_reply (fixture);
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "It is sent as soon"));

  kayako_test_wait_until (is_sent, thread);
  g_assert_false (has_file (thread));
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "It is sent as soon"));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* Who writes on while a reply waits does not want it sent as it is now. */
static void
test_writes_on (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autoptr (GFile) file = create_file (fixture, "slow.pdf", "%PDF-1.7");
  KayakoMessage *last = kayako_message_list_get_last (kayako_thread_get_messages (thread));

  thread_fixture_type_reply (fixture, "See the");
  drop_file (fixture, file);
  send_reply (fixture);
  thread_fixture_type_reply (fixture, " file");
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "It is sent as soon"));

  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Draft saved");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "8 bytes");
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "See the file");
  g_assert_true (kayako_message_list_get_last (kayako_thread_get_messages (thread)) == last);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static gboolean
is_told (gpointer data)
{
  ThreadFixture *fixture = data;

  return fixture->toasts->len > 0;
}

/* What cannot be attached is told by name, is not there any more, and is not waited
 * for. */
static void
expect_refused (ThreadFixture *fixture, KayakoThread *thread, GFile *file, const char *text)
{
  KayakoMessage *last = kayako_message_list_get_last (kayako_thread_get_messages (thread));
  g_autofree char *said = g_strconcat (text, "|", NULL);

  drop_file (fixture, file);
  send_reply (fixture);
  kayako_test_wait_until (is_told, fixture);
  g_assert_cmpstr (fixture->toasts->str, ==, said);
  g_assert_false (has_file (thread));
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "It is sent as soon"));
  g_assert_true (kayako_message_list_get_last (kayako_thread_get_messages (thread)) == last);
  g_string_truncate (fixture->toasts, 0);
}

static void
test_refused (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture);
  g_autoptr (GFile) empty = create_file (fixture, "empty.txt", "");
  g_autoptr (GFile) large = create_file (fixture, "large.iso", "x");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) gone = g_file_get_child (folder, "gone.pdf");
  g_autofree char *name = g_file_get_basename (folder);
  g_autofree char *no_folder =
      g_strdup_printf ("Folders and empty files cannot be attached: “%s”", name);

  expect_refused (fixture, thread, folder, no_folder);
  expect_refused (fixture, thread, empty,
                  "Folders and empty files cannot be attached: “empty.txt”");
  expect_refused (fixture, thread, gone, "This file cannot be read: “gone.pdf”");
  g_assert_cmpint (truncate (g_file_peek_path (large), KAYAKO_THREAD_FILE_LIMIT + 1), ==, 0);
  expect_refused (fixture, thread, large,
                  "Files over 25.0\xc2\xa0MB cannot be attached: “large.iso”");
  g_assert_true (g_file_delete (empty, NULL, NULL));
  g_assert_true (g_file_delete (large, NULL, NULL));
}

#define MANY 20

static GtkWidget *
get_last_button (GtkWidget *tray)
{
  GtkWidget *chip = thread_fixture_find_in (tray, ADW_TYPE_WRAP_BOX, NULL, NULL);

  return gtk_widget_get_last_child (gtk_widget_get_last_child (chip));
}

static gboolean
is_in_sight (gpointer data)
{
  GtkWidget *tray = gtk_widget_get_ancestor (data, KAYAKO_TYPE_FILE_TRAY);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (data, tray, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (tray);
}

/* What is read keeps its half of a small window, and the keyboard reaches the last
 * file all the same. */
static void
test_many (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = NULL;
  GtkWidget *tray = NULL;
  GtkWidget *list = NULL;
  GtkWidget *last = NULL;

  thread = open_thread (fixture);
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  gtk_window_set_default_size (fixture->window, 360, 720);
  thread_fixture_wait_for_frames (fixture, 5);
  for (int i = 0; i < MANY; i++) {
    g_autofree char *name = g_strdup_printf ("invoice-of-a-customer-%d.pdf", i);
    g_autoptr (GFile) file = create_file (fixture, name, "%PDF-1.7");

    drop_file (fixture, file);
    while (kayako_thread_get_attaching (thread))
      g_main_context_iteration (NULL, TRUE);
    g_assert_true (g_file_delete (file, NULL, NULL));
  }

  thread_fixture_wait_for_frames (fixture, 3);
  tray = thread_fixture_find (fixture, KAYAKO_TYPE_FILE_TRAY, NULL, NULL);
  list = thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL);
  last = get_last_button (tray);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  g_assert_cmpint (gtk_widget_get_height (tray), >, gtk_widget_get_height (last));
  g_assert_cmpint (gtk_widget_get_height (tray), <, 4 * gtk_widget_get_height (last));
  g_assert_cmpint (gtk_widget_get_height (list), >=,
                   gtk_widget_get_height (gtk_widget_get_ancestor (list, KAYAKO_TYPE_THREAD_BOX)) /
                       2);

  g_assert_false (is_in_sight (last));
  g_assert_true (gtk_widget_grab_focus (last));
  kayako_test_wait_until (is_in_sight, last);
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
  ADD ("/compose-files/waits", test_waits);
  ADD ("/compose-files/waits-for-paste", test_waits_for_paste);
  ADD ("/compose-files/writes-on", test_writes_on);
  ADD ("/compose-files/refused", test_refused);
  ADD ("/compose-files/many", test_many);

  return g_test_run ();
}
