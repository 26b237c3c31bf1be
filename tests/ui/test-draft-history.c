/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was written in a conversation is shown by day and time, and comes back. */

#include "kayako-draft-history-dialog.h"
#include "kayako-draft-version-row.h"
#include "kayako-test-await.h"
#include "kayako-ui.h"
#include "thread-fixture.h"

#define SUBJECT "Coffee machine leaks again"
#define FIRST   "The first thing that was written here."
#define SECOND  "Something else."

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *dialog = NULL;

  for (guint i = 0; dialog == NULL && i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    dialog = thread_fixture_find_in (window, KAYAKO_TYPE_DRAFT_HISTORY_DIALOG, NULL, NULL);
  }

  return dialog;
}

static GtkWidget *
open_dialog (ThreadFixture *fixture)
{
  GtkWidget *dialog = NULL;

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.show-draft-history", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  return dialog;
}

typedef struct {
  GtkWidget *dialog;
  GType type;
  const char *property;
  const char *part;
} Sought;

static gboolean
is_shown (gpointer data)
{
  Sought *sought = data;

  return thread_fixture_find_in (sought->dialog, sought->type, sought->property, sought->part) !=
         NULL;
}

static gpointer
wait_for (GtkWidget *dialog, GType type, const char *property, const char *part)
{
  Sought sought = { dialog, type, property, part };

  kayako_test_wait_until (is_shown, &sought);
  return thread_fixture_find_in (dialog, type, property, part);
}

static char *
dup_preview (GtkWidget *dialog)
{
  GtkTextView *view = wait_for (dialog, GTK_TYPE_TEXT_VIEW, NULL, NULL);
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  return text;
}

static void
expect_reply (ThreadFixture *fixture, const char *text)
{
  g_autofree char *written = kayako_compose_bar_dup_text (thread_fixture_get_compose (fixture));

  g_assert_cmpstr (written, ==, text);
}

static void
test_empty (ThreadFixture *fixture, gconstpointer email)
{
  GtkWidget *dialog = NULL;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, SUBJECT);
  dialog = open_dialog (fixture);
  wait_for (dialog, ADW_TYPE_STATUS_PAGE, "title", "No Drafts Yet");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static gboolean
is_saved (gpointer data)
{
  return kayako_thread_get_draft_saved (data);
}

static void
write_and_discard (ThreadFixture *fixture, KayakoThread *thread)
{
  thread_fixture_type_reply (fixture, FIRST);
  kayako_test_wait_until (is_saved, thread);
  kayako_thread_set_draft (thread, "");
}

static void
test_restore (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, SUBJECT);
  GtkWidget *dialog = NULL;
  GtkTextView *view = NULL;
  g_autofree char *preview = NULL;

  write_and_discard (fixture, thread);
  thread_fixture_type_reply (fixture, SECOND);
  dialog = open_dialog (fixture);
  /* What is being written now is nothing to have back. */
  preview = dup_preview (dialog);
  g_assert_cmpstr (preview, ==, FIRST);
  g_assert_nonnull (thread_fixture_find_in (dialog, GTK_TYPE_LABEL, "label", "Today"));
  g_assert_nonnull (thread_fixture_find_in (dialog, GTK_TYPE_LABEL, "label", SECOND));
  g_assert_nonnull (thread_fixture_find_in (dialog, GTK_TYPE_LABEL, "label", "Current"));

  g_assert_true (gtk_widget_activate_action (dialog, "draft-history.restore", NULL));
  expect_reply (fixture, FIRST);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, FIRST);

  /* The keys that undo typing have it back, and it has become a version. */
  view = thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL);
  gtk_text_buffer_undo (gtk_text_view_get_buffer (view));
  expect_reply (fixture, SECOND);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, SECOND);
  gtk_text_buffer_redo (gtk_text_view_get_buffer (view));
  expect_reply (fixture, FIRST);

  dialog = open_dialog (fixture);
  wait_for (dialog, GTK_TYPE_LABEL, "label", SECOND);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* The version that is written on cannot be restored. */
static void
test_current (ThreadFixture *fixture, gconstpointer email)
{
  GtkWidget *dialog = NULL;
  GtkWidget *restore = NULL;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, SUBJECT);
  thread_fixture_type_reply (fixture, SECOND);
  dialog = open_dialog (fixture);
  wait_for (dialog, KAYAKO_TYPE_DRAFT_VERSION_ROW, NULL, NULL);
  restore = wait_for (dialog, GTK_TYPE_BUTTON, "label", "_Restore");
  g_assert_false (gtk_widget_get_sensitive (restore));
  adw_dialog_force_close (ADW_DIALOG (dialog));
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
  ADD ("/draft-history/empty", test_empty);
  ADD ("/draft-history/restore", test_restore);
  ADD ("/draft-history/current", test_current);

  return g_test_run ();
}
