/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window offers to do about what happened: once, and wherever it came
 * from. */

#include "kayako-compose-bar.h"
#include "kayako-message-row.h"
#include "kayako-test-await.h"
#include "kayako-thread-page.h"
#include "kayako-window.h"
#include "window-fixture.h"

static guint
count_buttons (GtkWidget *widget, const char *label)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child, label);

  return n;
}

/* The banner is the place for what concerns everything; a page that is empty
 * for it does not repeat it. */
static void
test_one_retry (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_hold_pull (fixture);
  window_fixture_sign_in_agent (fixture);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "i", 5);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Not Loaded Yet");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Replies go out later");
  window_fixture_wait_for_frames (fixture, 2);
  g_assert_cmpuint (count_buttons (GTK_WIDGET (fixture->window), "Retry"), ==, 1);

  window_fixture_recover (fixture);
  window_fixture_wait_for (fixture, GTK_TYPE_INSCRIPTION, "text",
                           "Second grinder for the Bristol site");
  g_assert_cmpuint (count_buttons (GTK_WIDGET (fixture->window), "Retry"), ==, 0);
}

typedef struct {
  KayakoConversation *conversation;
  KayakoStatusType wanted;
} StatusWait;

static gboolean
has_status (gpointer data)
{
  StatusWait *wait = data;
  KayakoStatus *status = kayako_conversation_get_status (wait->conversation);

  return kayako_status_get_status_type (status) == wait->wanted;
}

/* As choosing it in the header's menu or in the details does. */
static void
set_status (GtkWidget *page, KayakoStatusType type)
{
  g_autoptr (KayakoAccount) account = NULL;
  GListModel *statuses = NULL;

  g_object_get (page, "account", &account, NULL);
  statuses = kayako_account_get_statuses (account);
  for (guint i = 0; i < g_list_model_get_n_items (statuses); i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (status));

    if (kayako_status_get_status_type (status) == type)
      gtk_widget_activate_action (page, "thread.status", "s", id);
  }
}

static void
test_undo (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoThread) thread = NULL;
  StatusWait wait = { NULL, KAYAKO_STATUS_TYPE_PENDING };
  GtkWidget *page = NULL;
  KayakoStatusType before = KAYAKO_STATUS_TYPE_UNKNOWN;

  window_fixture_sign_in_agent (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", NULL);
  window_fixture_wait_for (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
  page = window_fixture_wait_for (fixture, KAYAKO_TYPE_THREAD_PAGE, NULL, NULL);
  g_object_get (page, "thread", &thread, NULL);
  wait.conversation = kayako_thread_get_conversation (thread);
  before = kayako_status_get_status_type (kayako_conversation_get_status (wait.conversation));
  g_assert_cmpint (before, !=, KAYAKO_STATUS_TYPE_PENDING);

  set_status (page, KAYAKO_STATUS_TYPE_PENDING);
  kayako_test_wait_until (has_status, &wait);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Status set to “Pending”");
  g_signal_emit_by_name (window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Undo"),
                         "clicked");
  wait.wanted = before;
  kayako_test_wait_until (has_status, &wait);
}

#define REPLY "Too early"

static gboolean
has_reply_back (gpointer data)
{
  return g_str_equal (kayako_thread_get_draft (data), REPLY);
}

typedef struct {
  GtkWidget *page;
  KayakoThread *before;
} ThreadWait;

static gboolean
has_other_thread (gpointer data)
{
  ThreadWait *wait = data;
  KayakoThread *thread = kayako_thread_page_get_thread (KAYAKO_THREAD_PAGE (wait->page));

  return thread != NULL && thread != wait->before;
}

static gboolean
has_first_thread (gpointer data)
{
  ThreadWait *wait = data;

  return kayako_thread_page_get_thread (KAYAKO_THREAD_PAGE (wait->page)) == wait->before;
}

/* A reply that is had back is not what somebody writes in another conversation. */
static void
test_undo_send_elsewhere (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (KayakoAccount) account = NULL;
  ThreadWait wait = { 0 };
  GtkWidget *undo = NULL;
  GtkWidget *focus = NULL;

  window_fixture_sign_in_agent (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", NULL);
  window_fixture_wait_for (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
  wait.page = window_fixture_wait_for (fixture, KAYAKO_TYPE_THREAD_PAGE, NULL, NULL);
  g_object_get (wait.page, "thread", &thread, "account", &account, NULL);
  wait.before = thread;
  kayako_account_set_send_delay (account, 60);
  kayako_thread_set_draft (thread, REPLY);
  gtk_widget_activate_action (
      window_fixture_wait_for (fixture, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL), "compose.send", NULL);
  undo = window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Undo");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", 1);
  kayako_test_wait_until (has_other_thread, &wait);
  window_fixture_wait_for_frames (fixture, 3);
  focus = gtk_window_get_focus (fixture->window);
  g_signal_emit_by_name (undo, "clicked");
  kayako_test_wait_until (has_reply_back, thread);
  g_assert_true (gtk_window_get_focus (fixture->window) == focus);
}

/* What was written somewhere is found again, and one goes on writing there. */
static void
test_drafts (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoThread) thread = NULL;
  ThreadWait wait = { 0 };
  GtkWidget *row = NULL;
  GtkWidget *label = NULL;

  window_fixture_sign_in_agent (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", NULL);
  window_fixture_wait_for (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
  wait.page = window_fixture_wait_for (fixture, KAYAKO_TYPE_THREAD_PAGE, NULL, NULL);
  g_object_get (wait.page, "thread", &thread, NULL);
  wait.before = thread;
  label = window_fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "label", "Drafts");
  g_assert_true (label == NULL || !gtk_widget_get_mapped (label));
  kayako_thread_set_draft (thread, REPLY);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Drafts");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", 1);
  kayako_test_wait_until (has_other_thread, &wait);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-drafts", NULL);
  row = window_fixture_wait_for (fixture, ADW_TYPE_ACTION_ROW, "subtitle", REPLY);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  kayako_test_wait_until (has_first_thread, &wait);

  kayako_thread_set_draft (thread, "");
}

int
main (int argc, char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, func)                                                                            \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/window-offers/one-retry", test_one_retry);
  ADD ("/window-offers/undo", test_undo);
  ADD ("/window-offers/drafts", test_drafts);
  ADD ("/window-offers/undo-send-elsewhere", test_undo_send_elsewhere);
#undef ADD

  return g_test_run ();
}
