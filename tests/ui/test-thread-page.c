/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-details-panel.h"
#include "kayako-message-list-view.h"
#include "kayako-message-row.h"
#include "kayako-rows-view.h"
#include "kayako-test-await.h"
#include "kayako-ui.h"
#include "thread-fixture.h"

#include <string.h>

#define LONG_SUBJECT "Installation at the Seaview"

static void
test_empty (ThreadFixture *fixture, gconstpointer email)
{
  g_assert_nonnull (
      thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "No Conversation Selected"));
  g_assert_null (thread_fixture_find (fixture, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.complete", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.reply", NULL);
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_TOGGLE_BUTTON, "tooltip-text", "Details"));
}

static void
test_send (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  g_autofree char *text = NULL;
  g_autofree char *answer = NULL;
  guint status = 0;

  g_assert_nonnull (
      thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200"));
  g_assert_nonnull (thread_fixture_wait_for (fixture, ADW_TYPE_WINDOW_TITLE, "subtitle",
                                             "Simon Blackhouse · #1"));
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "Reply to Simon…"));
  g_assert_nonnull (thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "New"));

  g_assert_false (
      gtk_widget_get_sensitive (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Send")));
  thread_fixture_type_reply (fixture, "See you <b>tomorrow</b> & bring a towel.");
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==,
                   "See you <b>tomorrow</b> & bring a towel.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)),
                                             "compose.send", NULL));

  text = kayako_compose_bar_dup_text (thread_fixture_get_compose (fixture));
  g_assert_cmpstr (text, ==, "");
  g_assert_nonnull (thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label",
                                             "See you <b>tomorrow</b> & bring a towel."));
  g_assert_nonnull (
      thread_fixture_wait_for (fixture, GTK_TYPE_IMAGE, "icon-name", "kayako-sent-symbolic"));

  answer = kayako_test_sandbox_ask (fixture->sandbox, "GET", "/api/v1/conversations/1/messages",
                                    email, NULL, &status);
  g_assert_nonnull (strstr (answer, "bring a towel."));
}

static gboolean
is_pending (gpointer data)
{
  KayakoStatus *status = kayako_conversation_get_status (data);

  return status != NULL && kayako_status_get_status_type (status) == KAYAKO_STATUS_TYPE_PENDING;
}

static void
test_send_and_set (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");

  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  thread_fixture_type_reply (fixture, "One moment.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)),
                                             "compose.send-and-set", "s", "pending"));
  kayako_test_wait_until (is_pending, kayako_thread_get_conversation (thread));
  thread_fixture_wait_for (fixture, GTK_TYPE_MENU_BUTTON, "label", "Pending");
  g_assert_cmpstr (fixture->toasts->str, ==, "");
}

static void
test_failed (ThreadFixture *fixture, gconstpointer email)
{
  GtkWidget *row = NULL;
  g_autofree char *text = NULL;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=403,method=POST,path=/api/v1/conversations/1/messages*");
  thread_fixture_type_reply (fixture, "Refused.");
  gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)),
                              "compose.send-and-set", "s", "completed");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "This message was not sent.");
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Retry"));
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_MENU_BUTTON, "label", "Open"));
  g_assert_null (gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (
          thread_fixture_find (fixture, GTK_TYPE_MENU_BUTTON, "label", "Open"))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Status: Open"));

  /* Back into the reply, before what was typed meanwhile. */
  thread_fixture_type_reply (fixture, "Meanwhile.");
  row = gtk_widget_get_ancestor (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "Refused."),
                                 KAYAKO_TYPE_MESSAGE_ROW);
  g_assert_true (gtk_widget_activate_action (row, "message.edit", NULL));
  text = kayako_compose_bar_dup_text (thread_fixture_get_compose (fixture));
  g_assert_cmpstr (text, ==, "Refused.\n\nMeanwhile.");
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Retry"));

  /* And sent again, once nothing stands against it. */
  gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)), "compose.send",
                              NULL);
  thread_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Retry");
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  row = gtk_widget_get_ancestor (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Retry"),
                                 KAYAKO_TYPE_MESSAGE_ROW);
  g_assert_true (gtk_widget_activate_action (row, "message.retry", NULL));
  thread_fixture_wait_for (fixture, GTK_TYPE_IMAGE, "icon-name", "kayako-sent-symbolic");
  g_assert_cmpstr (fixture->toasts->str, ==, "");
}

static gboolean
has_toast (gpointer data)
{
  ThreadFixture *fixture = data;

  return fixture->toasts->len > 0;
}

static void
test_change (ThreadFixture *fixture, gconstpointer email)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, ADW_TYPE_COMBO_ROW, "title", "Status");
  thread_fixture_wait_for (fixture, ADW_TYPE_COMBO_ROW, "title", "Priority");
  thread_fixture_wait_for (fixture, ADW_TYPE_COMBO_ROW, "title", "Type");

  g_assert_true (gtk_widget_activate_action (page, "thread.complete", NULL));
  thread_fixture_wait_for (fixture, GTK_TYPE_MENU_BUTTON, "label", "Completed");
  g_assert_cmpstr (fixture->toasts->str, ==, "");

  /* What the helpdesk does not take is said, and waits for somebody to decide. */
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,method=PUT");
  g_assert_true (gtk_widget_activate_action (page, "thread.status", "s", "3"));
  kayako_test_wait_until (has_toast, fixture);
  g_assert_nonnull (strstr (fixture->toasts->str, "not allowed"));
  thread_fixture_wait_for (fixture, GTK_TYPE_MENU_BUTTON, "label", "Pending");
}

static gboolean
shows_details (ThreadFixture *fixture)
{
  gboolean shows = FALSE;

  g_object_get (fixture->page, "show-details", &shows, NULL);

  return shows;
}

static void
test_details (ThreadFixture *fixture, gconstpointer email)
{
  guint count = 0;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "BC200-88-1043");
  g_assert_nonnull (thread_fixture_find (fixture, ADW_TYPE_ACTION_ROW, "title", "Team"));
  g_assert_nonnull (thread_fixture_find (fixture, ADW_TYPE_ACTION_ROW, "subtitle", "#1"));

  g_signal_connect_swapped (fixture->page, "notify::show-details", G_CALLBACK (g_atomic_int_inc),
                            &count);
  /* libadwaita's spring takes it badly to be turned round before it has moved. */
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  g_assert_false (shows_details (fixture));
  thread_fixture_wait_for_frames (fixture, 3);
  kayako_thread_page_set_details_collapsed (fixture->page, FALSE);
  g_assert_true (shows_details (fixture));
  thread_fixture_wait_for_frames (fixture, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.show-details", NULL);
  kayako_thread_page_set_show_details (fixture->page, FALSE);
  g_assert_cmpuint (count, ==, 3);
  thread_fixture_wait_for_frames (fixture, 3);

  /* What was wanted beside the thread is remembered. */
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  thread_fixture_wait_for_frames (fixture, 3);
  kayako_thread_page_set_details_collapsed (fixture->page, FALSE);
  g_assert_false (shows_details (fixture));
}

static double
get_row_y (ThreadFixture *fixture, GtkWidget *row)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (fixture->page), &bounds));

  return bounds.origin.y;
}

/* How far from the beginning. */
static void
scroll_to (ThreadFixture *fixture, double distance)
{
  GtkAdjustment *adjustment = thread_fixture_get_adjustment (fixture);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment) + distance);
}

typedef struct {
  ThreadFixture *fixture;
  KayakoThread *thread;
  guint n_messages;
} Growth;

static KayakoRowsView *
get_rows (ThreadFixture *fixture)
{
  return thread_fixture_find (fixture, KAYAKO_TYPE_ROWS_VIEW, NULL, NULL);
}

static gboolean
has_first_row (gpointer data)
{
  GtkWidget *row = kayako_rows_view_get_row (get_rows (data), 0);

  return row != NULL && get_row_y (data, row) > 0.0;
}

static guint
count_messages (KayakoThread *thread)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (thread)));
}

static gboolean
has_grown (gpointer data)
{
  const Growth *growth = data;

  return count_messages (growth->thread) > growth->n_messages;
}

static void
test_older (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_ALL, LONG_SUBJECT);
  Growth growth = { fixture, thread };
  GtkWidget *row = NULL;
  KayakoMessage *message = NULL;
  double before = 0.0;

  kayako_test_wait_until (thread_fixture_is_at_end, fixture);
  g_assert_false (kayako_thread_get_complete (thread));

  /* Scrolled to the top, older ones come in above and nothing moves. */
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=700,path=*messages*");
  growth.n_messages = count_messages (thread);
  scroll_to (fixture, 0.0);
  kayako_test_wait_until (has_first_row, fixture);
  row = kayako_rows_view_get_row (get_rows (fixture), 0);
  message = kayako_message_row_get_message (KAYAKO_MESSAGE_ROW (row));
  g_assert_cmpuint (count_messages (thread), ==, growth.n_messages);
  before = get_row_y (fixture, row);
  kayako_test_wait_until (has_grown, &growth);
  thread_fixture_wait_for_frames (fixture, 3);
  g_assert_true (kayako_message_row_get_message (KAYAKO_MESSAGE_ROW (row)) == message);
  g_assert_cmpfloat_with_epsilon (get_row_y (fixture, row), before, 1.5);

  /* Up to the first one. */
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  while (!kayako_thread_get_complete (thread)) {
    growth.n_messages = count_messages (thread);
    scroll_to (fixture, 0.0);
    kayako_test_wait_until (has_grown, &growth);
  }

  /* And back with one action. */
  g_assert_true (gtk_widget_activate_action (
      thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL),
      "messages.scroll-to-end", NULL));
  kayako_test_wait_until (thread_fixture_is_at_end, fixture);
}

static gboolean
is_away (gpointer data)
{
  ThreadFixture *fixture = data;
  gboolean away = FALSE;

  g_object_get (thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL), "is-away",
                &away, NULL);

  return away;
}

static gboolean
is_nothing_new (gpointer data)
{
  ThreadFixture *fixture = data;
  guint n_new = 0;

  g_object_get (thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL), "n-new",
                &n_new, NULL);

  return n_new == 0;
}

static gboolean
is_rid_of_failure (gpointer data)
{
  return thread_fixture_find (data, GTK_TYPE_LABEL, "label", "not allowed to do this") == NULL;
}

static GtkWidget *
get_found_row (ThreadFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && gtk_widget_has_css_class (focus, "found") ? focus : NULL;
}

static gboolean
has_found_row (gpointer data)
{
  return get_found_row (data) != NULL;
}

static gboolean
has_no_found_row (gpointer data)
{
  return get_found_row (data) == NULL;
}

static gint64
get_id_at (KayakoThread *thread, guint position)
{
  g_autoptr (KayakoMessage) message =
      g_list_model_get_item (G_LIST_MODEL (kayako_thread_get_messages (thread)), position);

  return kayako_message_get_id (message);
}

static void
expect_found (ThreadFixture *fixture, gint64 id)
{
  GtkWidget *row = NULL;
  double y = 0.0;

  kayako_test_wait_until (has_found_row, fixture);
  row = get_found_row (fixture);
  y = get_row_y (fixture, row);
  g_assert_cmpint (
      kayako_message_get_id (kayako_message_row_get_message (KAYAKO_MESSAGE_ROW (row))), ==, id);
  g_assert_cmpfloat (y, >, 0.0);
  g_assert_cmpfloat (y, <, (double) gtk_widget_get_height (GTK_WIDGET (fixture->page)));
}

/* What was found is gone to, wherever it is, and pointed out for a moment. */
static void
test_show_message (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_ALL, LONG_SUBJECT);
  gint64 older_id = 0;

  kayako_test_wait_until (thread_fixture_is_at_end, fixture);
  g_assert_false (kayako_thread_get_complete (thread));

  /* One that has to be loaded first, which fails once. */
  older_id = get_id_at (thread, 0) - 3;
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,path=*messages*");
  kayako_thread_page_show_message (fixture->page, older_id);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "not allowed to do this");
  g_assert_false (has_found_row (fixture));
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  gtk_widget_activate_action (
      thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL),
      "messages.load-older", NULL);
  expect_found (fixture, older_id);
  kayako_test_wait_until (has_no_found_row, fixture);

  /* One that is there, and one that is not there any more. */
  kayako_thread_page_show_message (fixture->page, older_id + 9);
  expect_found (fixture, older_id + 9);
  kayako_thread_page_show_message (fixture->page, 99999999);
  kayako_test_wait_until (has_no_found_row, fixture);
}

/* A page of older messages that cannot be loaded says so, above the others. */
static void
test_older_fails (ThreadFixture *fixture, gconstpointer email)
{
  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_ALL, LONG_SUBJECT);
  kayako_test_wait_until (thread_fixture_is_at_end, fixture);
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,path=*messages*");
  scroll_to (fixture, 30.0);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "not allowed to do this");

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  gtk_widget_activate_action (
      thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL),
      "messages.load-older", NULL);
  kayako_test_wait_until (is_rid_of_failure, fixture);
}

/* The reply is held, and still there to be sent. */
static void
answer_held (KayakoThread *thread, const char *response)
{
  GListModel *windows = gtk_window_get_toplevels ();
  AdwAlertDialog *dialog = NULL;

  for (guint i = 0; dialog == NULL && i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    dialog = thread_fixture_find_in (window, ADW_TYPE_ALERT_DIALOG, NULL, NULL);
  }
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (dialog), "wrote while you were typing"));
  g_assert_nonnull (thread_fixture_find_in (adw_alert_dialog_get_extra_child (dialog),
                                            GTK_TYPE_LABEL, "label", "News!"));
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "Crossing");
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_new_messages (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread = thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_MY_CONVERSATIONS,
                                                     "Coffee machine leaks again");
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  double before = 0.0;
  guint status = 0;

  kayako_test_wait_until (thread_fixture_is_at_end, fixture);

  /* Who reads further up is not moved, but told. */
  gtk_adjustment_set_value (thread_fixture_get_adjustment (fixture), 50.0);
  kayako_test_wait_until (is_away, fixture);
  before = gtk_adjustment_get_value (thread_fixture_get_adjustment (fixture));
  answer = kayako_test_sandbox_ask (fixture->sandbox, "POST", "/api/v1/conversations/1/messages",
                                    KAYAKO_TEST_AGENT,
                                    "{\"contents\":\"News!\",\"source\":\"API\"}", &status);
  g_assert_cmpuint (status, ==, 201);
  g_assert_nonnull (answer);
  kayako_test_await_boolean (kayako_thread_refresh (thread), &error);
  g_assert_no_error (error);
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "1 new message");
  g_assert_cmpfloat_with_epsilon (
      gtk_adjustment_get_value (thread_fixture_get_adjustment (fixture)), before, 1.5);

  /* A reply does not cross it unasked. */
  thread_fixture_type_reply (fixture, "Crossing");
  gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)), "compose.send",
                              NULL);
  answer_held (thread, "show");

  /* At the end there is nothing new any more, and what comes in is followed. */
  gtk_widget_activate_action (
      thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL),
      "messages.scroll-to-end", NULL);
  kayako_test_wait_until (thread_fixture_is_at_end, fixture);
  kayako_test_wait_until (is_nothing_new, fixture);
  gtk_widget_activate_action (GTK_WIDGET (thread_fixture_get_compose (fixture)), "compose.send",
                              NULL);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "");
}

static void
test_error (ThreadFixture *fixture, gconstpointer email)
{
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,method=GET,path=*messages*");
  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Not Allowed");
  g_assert_null (thread_fixture_find (fixture, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL));

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.reload", NULL));
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  g_assert_nonnull (thread_fixture_get_compose (fixture));
}

static void
test_closed (ThreadFixture *fixture, gconstpointer email)
{
  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_ALL, "Wrong voltage on the shipping label");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "give it another status first");
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.reply", NULL);

  /* It is as the sentence says. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.status", "s", "2");
  thread_fixture_wait_for (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL);
  g_assert_cmpstr (fixture->toasts->str, ==, "");
}

static void
test_closed_customer (ThreadFixture *fixture, gconstpointer email)
{
  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_CLOSED, "Coffee machine leaks");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "write to the helpdesk anew");
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL));
  g_assert_null (thread_fixture_find (fixture, ADW_TYPE_COMBO_ROW, NULL, NULL));
}

static void
test_draft (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  g_autoptr (KayakoThread) kept = g_object_ref (thread);
  g_autofree char *other = NULL;
  g_autofree char *again = NULL;

  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  thread_fixture_type_reply (fixture, "Half a sentence");
  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Grinder jams");
  other = kayako_compose_bar_dup_text (thread_fixture_get_compose (fixture));
  g_assert_cmpstr (other, ==, "");

  kayako_thread_page_set_thread (fixture->page, kept);
  again = kayako_compose_bar_dup_text (thread_fixture_get_compose (fixture));
  g_assert_cmpstr (again, ==, "Half a sentence");
}

/* Words of the agents' side are not even hidden in a customer's details. */
static void
assert_no_words (GtkWidget *widget)
{
  static const char *const words[] = { "Team", "Agent", "Unassigned", "Requester" };
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (strstr (text, words[i]));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_no_words (child);
}

static void
test_customer (ThreadFixture *fixture, gconstpointer email)
{
  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_MY_CONVERSATIONS,
                              "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");

  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_MENU_BUTTON, "label", "Open"));
  g_assert_null (thread_fixture_find (fixture, ADW_TYPE_COMBO_ROW, "title", "Status"));
  g_assert_null (thread_fixture_find (fixture, ADW_TYPE_SPLIT_BUTTON, NULL, NULL));
  assert_no_words (thread_fixture_find (fixture, KAYAKO_TYPE_DETAILS_PANEL, NULL, NULL));
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Send"));
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_LABEL, "label", "Reply to Caryn…"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.complete", NULL);
  g_assert_cmpstr (fixture->toasts->str, ==, "");
}

static void
add (const char *path,
     const char *email,
     void (*test) (ThreadFixture *fixture, gconstpointer email))
{
  g_test_add (path, ThreadFixture, email, thread_fixture_set_up, test, thread_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();

  add ("/thread-page/empty", KAYAKO_TEST_AGENT, test_empty);
  add ("/thread-page/send", KAYAKO_TEST_AGENT, test_send);
  add ("/thread-page/send-and-set", KAYAKO_TEST_AGENT, test_send_and_set);
  add ("/thread-page/failed", KAYAKO_TEST_AGENT, test_failed);
  add ("/thread-page/change", KAYAKO_TEST_AGENT, test_change);
  add ("/thread-page/details", KAYAKO_TEST_AGENT, test_details);
  add ("/thread-page/older", KAYAKO_TEST_AGENT, test_older);
  add ("/thread-page/older-fails", KAYAKO_TEST_AGENT, test_older_fails);
  add ("/thread-page/show-message", KAYAKO_TEST_AGENT, test_show_message);
  add ("/thread-page/new-messages", KAYAKO_TEST_CUSTOMER, test_new_messages);
  add ("/thread-page/error", KAYAKO_TEST_AGENT, test_error);
  add ("/thread-page/closed-customer", KAYAKO_TEST_CUSTOMER, test_closed_customer);
  add ("/thread-page/closed", KAYAKO_TEST_AGENT, test_closed);
  add ("/thread-page/draft", KAYAKO_TEST_AGENT, test_draft);
  add ("/thread-page/customer", KAYAKO_TEST_CUSTOMER, test_customer);

  return g_test_run ();
}
