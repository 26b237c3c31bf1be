/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-accounts.h"
#include "kayako-compose-bar.h"
#include "kayako-details-panel.h"
#include "kayako-memory-vault.h"
#include "kayako-message-list-view.h"
#include "kayako-message-row.h"
#include "kayako-test-await.h"
#include "kayako-test-sandbox.h"
#include "kayako-thread-page.h"
#include "kayako-ui.h"

#include <glib/gstdio.h>
#include <string.h>

/* A thread page in front of the real engine and the real sandbox. */
typedef struct {
  KayakoTestSandbox *sandbox;
  char *folder;
  KayakoAccounts *accounts;
  KayakoAccount *account;
  GtkWindow *window;
  KayakoThreadPage *page;
  GString *toasts;
} Fixture;

#define LONG_SUBJECT "Installation at the Seaview"

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->toasts, "%s|", g_variant_get_string (parameter, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoVault) vault = kayako_memory_vault_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);
  g_autoptr (GError) error = NULL;

  fixture->toasts = g_string_new (NULL);
  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (toast));

  fixture->sandbox = kayako_test_sandbox_new (NULL);
  fixture->folder = g_dir_make_tmp ("kayako-thread-XXXXXX", NULL);
  fixture->accounts = kayako_accounts_new (vault, fixture->folder);
  fixture->account = kayako_test_await_object (
      kayako_accounts_sign_in (fixture->accounts,
                               kayako_test_sandbox_get_base_uri (fixture->sandbox), email,
                               KAYAKO_TEST_PASSWORD, FALSE),
      &error);
  g_assert_no_error (error);

  fixture->window = GTK_WINDOW (adw_window_new ());
  fixture->page = KAYAKO_THREAD_PAGE (kayako_thread_page_new ());
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
  kayako_thread_page_set_account (fixture->page, fixture->account);
  gtk_window_set_default_size (fixture->window, 900, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  int *frames = user_data;

  (*frames)--;

  return *frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_counted (gpointer data)
{
  int *frames = data;

  return *frames <= 0;
}

/* Lets the window draw itself a few times. */
static void
wait_for_frames (Fixture *fixture, int frames)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), count_frame_cb, &frames, NULL);
  kayako_test_wait_until (is_counted, &frames);
}

static void
tear_down (Fixture *fixture, gconstpointer email)
{
  g_autofree char *file = g_build_filename (fixture->folder, "accounts.ini", NULL);
  gpointer accounts = NULL;

  /* GDK 4.18 takes no events for any window any more when one goes away within
   * its first frame. */
  wait_for_frames (fixture, 3);
  gtk_window_destroy (fixture->window);
  kayako_test_await_boolean (kayako_accounts_sign_out (fixture->accounts, fixture->account), NULL);
  g_clear_object (&fixture->account);
  accounts = fixture->accounts;
  g_object_add_weak_pointer (G_OBJECT (accounts), &accounts);
  g_clear_object (&fixture->accounts);
  kayako_test_wait_gone (&accounts);
  kayako_test_sandbox_free (fixture->sandbox);
  g_remove (file);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_string_free (fixture->toasts, TRUE);
}

/* The first visible descendant of a type whose text has a part. */
static gpointer
find_in (GtkWidget *widget, GType type, const char *property, const char *part)
{
  g_autofree char *value = NULL;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)) {
    if (property == NULL)
      return widget;

    g_object_get (widget, property, &value, NULL);
    if (value != NULL && strstr (value, part) != NULL)
      return widget;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_in (child, type, property, part);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gpointer
find (Fixture *fixture, GType type, const char *property, const char *part)
{
  return find_in (GTK_WIDGET (fixture->page), type, property, part);
}

typedef struct {
  Fixture *fixture;
  GType type;
  const char *property;
  const char *part;
  KayakoViewKind kind;
  KayakoConversation *found;
} Search;

static gboolean
is_there (gpointer data)
{
  Search *search = data;

  return find (search->fixture, search->type, search->property, search->part) != NULL;
}

static gpointer
wait_for (Fixture *fixture, GType type, const char *property, const char *part)
{
  Search search = { fixture, type, property, part };

  kayako_test_wait_until (is_there, &search);

  return find (fixture, type, property, part);
}

static KayakoView *
get_view (Fixture *fixture, KayakoViewKind kind)
{
  GListModel *views = kayako_account_get_views (fixture->account);

  for (guint i = 0; i < g_list_model_get_n_items (views); i++) {
    g_autoptr (KayakoView) view = g_list_model_get_item (views, i);

    if (kayako_view_get_kind (view) == kind)
      return g_steal_pointer (&view);
  }

  g_assert_not_reached ();
}

typedef struct {
  KayakoConversationFeed *feed;
  const char *subject;
  KayakoConversation *found; /* (owned) */
} FeedSearch;

static gboolean
is_in_feed (gpointer data)
{
  FeedSearch *search = data;
  GListModel *items = kayako_conversation_feed_get_items (search->feed);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (KayakoConversation) item = g_list_model_get_item (items, i);

    if (strstr (kayako_conversation_get_subject (item), search->subject) != NULL) {
      search->found = g_steal_pointer (&item);
      return TRUE;
    }
  }

  if (!kayako_conversation_feed_get_loading_more (search->feed) &&
      kayako_conversation_feed_get_state (search->feed) == KAYAKO_FEED_STATE_READY)
    dex_future_disown (kayako_conversation_feed_load_more (search->feed));

  return FALSE;
}

/* Opens the conversation of a view whose subject has a part. */
static KayakoThread *
open_thread (Fixture *fixture, KayakoViewKind kind, const char *subject)
{
  g_autoptr (KayakoView) view = get_view (fixture, kind);
  g_autoptr (KayakoConversationFeed) feed = kayako_account_dup_feed (fixture->account, view);
  FeedSearch search = { feed, subject };
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoThread) thread = NULL;

  kayako_test_wait_until (is_in_feed, &search);
  conversation = search.found;
  thread = kayako_account_dup_thread (fixture->account, conversation);
  kayako_thread_page_set_thread (fixture->page, thread);

  return kayako_thread_page_get_thread (fixture->page);
}

static KayakoComposeBar *
get_compose (Fixture *fixture)
{
  return find (fixture, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL);
}

static void
type_reply (Fixture *fixture, const char *text)
{
  GtkWidget *view = find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
test_empty (Fixture *fixture, gconstpointer email)
{
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "label", "No Conversation Selected"));
  g_assert_null (find (fixture, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.complete", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.reply", NULL);
  g_assert_null (find (fixture, GTK_TYPE_TOGGLE_BUTTON, "tooltip-text", "Details"));
}

static void
test_send (Fixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  g_autofree char *text = NULL;
  g_autofree char *answer = NULL;
  guint status = 0;

  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200"));
  g_assert_nonnull (wait_for (fixture, ADW_TYPE_WINDOW_TITLE, "subtitle", "Simon Blackhouse · #1"));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "Reply to Simon…"));
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "label", "New"));

  g_assert_false (gtk_widget_get_sensitive (find (fixture, GTK_TYPE_BUTTON, "label", "Send")));
  type_reply (fixture, "See you <b>tomorrow</b> & bring a towel.");
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==,
                   "See you <b>tomorrow</b> & bring a towel.");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_compose (fixture)), "compose.send", NULL));

  text = kayako_compose_bar_dup_text (get_compose (fixture));
  g_assert_cmpstr (text, ==, "");
  g_assert_nonnull (
      wait_for (fixture, GTK_TYPE_LABEL, "label", "See you <b>tomorrow</b> & bring a towel."));
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_IMAGE, "icon-name", "kayako-sent-symbolic"));

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
test_send_and_set (Fixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");

  wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  type_reply (fixture, "One moment.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_compose (fixture)),
                                             "compose.send-and-set", "s", "pending"));
  kayako_test_wait_until (is_pending, kayako_thread_get_conversation (thread));
  wait_for (fixture, GTK_TYPE_MENU_BUTTON, "label", "Pending");
  g_assert_cmpstr (fixture->toasts->str, ==, "");
}

static void
test_failed (Fixture *fixture, gconstpointer email)
{
  GtkWidget *row = NULL;
  g_autofree char *text = NULL;

  open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=403,method=POST,path=/api/v1/conversations/1/messages*");
  type_reply (fixture, "Refused.");
  gtk_widget_activate_action (GTK_WIDGET (get_compose (fixture)), "compose.send-and-set", "s",
                              "completed");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "This message was not sent.");
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "label", "Retry"));
  g_assert_nonnull (find (fixture, GTK_TYPE_MENU_BUTTON, "label", "Open"));

  /* Back into the reply, before what was typed meanwhile. */
  type_reply (fixture, "Meanwhile.");
  row = gtk_widget_get_ancestor (find (fixture, GTK_TYPE_LABEL, "label", "Refused."),
                                 KAYAKO_TYPE_MESSAGE_ROW);
  g_assert_true (gtk_widget_activate_action (row, "message.edit", NULL));
  text = kayako_compose_bar_dup_text (get_compose (fixture));
  g_assert_cmpstr (text, ==, "Refused.\n\nMeanwhile.");
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "label", "Retry"));

  /* And sent again, once nothing stands against it. */
  gtk_widget_activate_action (GTK_WIDGET (get_compose (fixture)), "compose.send", NULL);
  wait_for (fixture, GTK_TYPE_BUTTON, "label", "Retry");
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  row = gtk_widget_get_ancestor (find (fixture, GTK_TYPE_BUTTON, "label", "Retry"),
                                 KAYAKO_TYPE_MESSAGE_ROW);
  g_assert_true (gtk_widget_activate_action (row, "message.retry", NULL));
  wait_for (fixture, GTK_TYPE_IMAGE, "icon-name", "kayako-sent-symbolic");
  g_assert_cmpstr (fixture->toasts->str, ==, "");
}

static gboolean
has_toast (gpointer data)
{
  Fixture *fixture = data;

  return fixture->toasts->len > 0;
}

static void
test_change (Fixture *fixture, gconstpointer email)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  wait_for (fixture, ADW_TYPE_COMBO_ROW, "title", "Status");
  wait_for (fixture, ADW_TYPE_COMBO_ROW, "title", "Priority");
  wait_for (fixture, ADW_TYPE_COMBO_ROW, "title", "Type");

  g_assert_true (gtk_widget_activate_action (page, "thread.complete", NULL));
  wait_for (fixture, GTK_TYPE_MENU_BUTTON, "label", "Completed");
  g_assert_cmpstr (fixture->toasts->str, ==, "");

  /* What the helpdesk does not take is taken back, and said. */
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,method=PUT");
  g_assert_true (gtk_widget_activate_action (page, "thread.status", "s", "2"));
  kayako_test_wait_until (has_toast, fixture);
  g_assert_nonnull (strstr (fixture->toasts->str, "not allowed"));
  wait_for (fixture, GTK_TYPE_MENU_BUTTON, "label", "Completed");
}

static gboolean
shows_details (Fixture *fixture)
{
  gboolean shows = FALSE;

  g_object_get (fixture->page, "show-details", &shows, NULL);

  return shows;
}

static void
test_details (Fixture *fixture, gconstpointer email)
{
  guint count = 0;

  open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "BC200-88-1043");
  g_assert_nonnull (find (fixture, ADW_TYPE_ACTION_ROW, "title", "Team"));
  g_assert_nonnull (find (fixture, ADW_TYPE_ACTION_ROW, "subtitle", "#1"));

  g_signal_connect_swapped (fixture->page, "notify::show-details", G_CALLBACK (g_atomic_int_inc),
                            &count);
  /* libadwaita's spring takes it badly to be turned round before it has moved. */
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  g_assert_false (shows_details (fixture));
  wait_for_frames (fixture, 3);
  kayako_thread_page_set_details_collapsed (fixture->page, FALSE);
  g_assert_true (shows_details (fixture));
  wait_for_frames (fixture, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.show-details", NULL);
  kayako_thread_page_set_show_details (fixture->page, FALSE);
  g_assert_cmpuint (count, ==, 3);
  wait_for_frames (fixture, 3);

  /* What was wanted beside the thread is remembered. */
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  wait_for_frames (fixture, 3);
  kayako_thread_page_set_details_collapsed (fixture->page, FALSE);
  g_assert_false (shows_details (fixture));
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkWidget *list = find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL);

  return gtk_scrolled_window_get_vadjustment (find_in (list, GTK_TYPE_SCROLLED_WINDOW, NULL, NULL));
}

static gboolean
is_at_end (gpointer data)
{
  GtkAdjustment *adjustment = NULL;

  if (find (data, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL) == NULL)
    return FALSE;

  adjustment = get_adjustment (data);

  return gtk_adjustment_get_upper (adjustment) >
             gtk_adjustment_get_page_size (adjustment) + 100.0 &&
         gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >
             gtk_adjustment_get_upper (adjustment) - 2.0;
}

static double
get_row_y (Fixture *fixture, GtkWidget *row)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (fixture->page), &bounds));

  return bounds.origin.y;
}

typedef struct {
  Fixture *fixture;
  GtkWidget *row;
  double upper;
} Scroll;

static gboolean
is_row_in_view (gpointer data)
{
  Scroll *scroll = data;

  return get_row_y (scroll->fixture, scroll->row) > 0.0;
}

static gboolean
has_grown (gpointer data)
{
  Scroll *scroll = data;

  return gtk_adjustment_get_upper (get_adjustment (scroll->fixture)) > scroll->upper + 200.0;
}

static void
test_older (Fixture *fixture, gconstpointer email)
{
  KayakoThread *thread = open_thread (fixture, KAYAKO_VIEW_KIND_ALL, LONG_SUBJECT);
  Scroll scroll = { fixture };
  double before = 0.0;

  kayako_test_wait_until (is_at_end, fixture);
  g_assert_false (kayako_thread_get_complete (thread));

  /* Scrolled to the top, older ones come in above and nothing moves. */
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=700,path=*messages*");
  scroll.row = find (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
  scroll.upper = gtk_adjustment_get_upper (get_adjustment (fixture));
  gtk_adjustment_set_value (get_adjustment (fixture), 30.0);
  kayako_test_wait_until (is_row_in_view, &scroll);
  before = get_row_y (fixture, scroll.row);
  kayako_test_wait_until (has_grown, &scroll);
  g_assert_cmpfloat_with_epsilon (get_row_y (fixture, scroll.row), before, 1.5);

  /* Up to the first one. */
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  while (!kayako_thread_get_complete (thread)) {
    scroll.upper = gtk_adjustment_get_upper (get_adjustment (fixture));
    gtk_adjustment_set_value (get_adjustment (fixture), 0.0);
    kayako_test_wait_until (has_grown, &scroll);
  }

  /* And back with one action. */
  g_assert_true (gtk_widget_activate_action (
      find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL), "messages.scroll-to-end", NULL));
  kayako_test_wait_until (is_at_end, fixture);
}

static gboolean
is_away (gpointer data)
{
  Fixture *fixture = data;
  gboolean away = FALSE;

  g_object_get (find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL), "is-away", &away, NULL);

  return away;
}

static gboolean
is_nothing_new (gpointer data)
{
  Fixture *fixture = data;
  guint n_new = 0;

  g_object_get (find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL), "n-new", &n_new, NULL);

  return n_new == 0;
}

static gboolean
is_rid_of_failure (gpointer data)
{
  return find (data, GTK_TYPE_LABEL, "label", "not allowed to do this") == NULL;
}

/* A page of older messages that cannot be loaded says so, above the others. */
static void
test_older_fails (Fixture *fixture, gconstpointer email)
{
  open_thread (fixture, KAYAKO_VIEW_KIND_ALL, LONG_SUBJECT);
  kayako_test_wait_until (is_at_end, fixture);
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,path=*messages*");
  gtk_adjustment_set_value (get_adjustment (fixture), 30.0);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "not allowed to do this");

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  gtk_widget_activate_action (find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL),
                              "messages.load-older", NULL);
  kayako_test_wait_until (is_rid_of_failure, fixture);
}

static void
test_new_messages (Fixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      open_thread (fixture, KAYAKO_VIEW_KIND_MY_CONVERSATIONS, "Coffee machine leaks again");
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  double before = 0.0;
  guint status = 0;

  kayako_test_wait_until (is_at_end, fixture);

  /* Who reads further up is not moved, but told. */
  gtk_adjustment_set_value (get_adjustment (fixture), 50.0);
  kayako_test_wait_until (is_away, fixture);
  before = gtk_adjustment_get_value (get_adjustment (fixture));
  answer = kayako_test_sandbox_ask (fixture->sandbox, "POST", "/api/v1/conversations/1/messages",
                                    KAYAKO_TEST_AGENT,
                                    "{\"contents\":\"News!\",\"source\":\"API\"}", &status);
  g_assert_cmpuint (status, ==, 201);
  g_assert_nonnull (answer);
  kayako_test_await_boolean (kayako_thread_refresh (thread), &error);
  g_assert_no_error (error);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "1 new message");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (fixture)), before, 1.5);

  /* At the end there is nothing new any more, and what comes in is followed. */
  gtk_widget_activate_action (find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL),
                              "messages.scroll-to-end", NULL);
  kayako_test_wait_until (is_at_end, fixture);
  kayako_test_wait_until (is_nothing_new, fixture);
}

static void
test_error (Fixture *fixture, gconstpointer email)
{
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,method=GET,path=*messages*");
  open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "Not Allowed");
  g_assert_null (find (fixture, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL));

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.reload", NULL));
  wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  g_assert_nonnull (get_compose (fixture));
}

static void
test_closed (Fixture *fixture, gconstpointer email)
{
  open_thread (fixture, KAYAKO_VIEW_KIND_ALL, "Wrong voltage on the shipping label");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "closed and cannot be replied to");
  g_assert_null (find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.reply", NULL);
}

static void
test_draft (Fixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  g_autoptr (KayakoThread) kept = g_object_ref (thread);
  g_autofree char *other = NULL;
  g_autofree char *again = NULL;

  wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  type_reply (fixture, "Half a sentence");
  open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Grinder jams");
  other = kayako_compose_bar_dup_text (get_compose (fixture));
  g_assert_cmpstr (other, ==, "");

  kayako_thread_page_set_thread (fixture->page, kept);
  again = kayako_compose_bar_dup_text (get_compose (fixture));
  g_assert_cmpstr (again, ==, "Half a sentence");
}

static void
test_customer (Fixture *fixture, gconstpointer email)
{
  open_thread (fixture, KAYAKO_VIEW_KIND_MY_CONVERSATIONS, "Coffee machine leaks again");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");

  g_assert_null (find (fixture, GTK_TYPE_MENU_BUTTON, "label", "Open"));
  g_assert_null (find (fixture, ADW_TYPE_COMBO_ROW, "title", "Status"));
  g_assert_null (find (fixture, ADW_TYPE_SPLIT_BUTTON, NULL, NULL));
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "label", "Send"));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "Reply to Caryn…"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.complete", NULL);
  g_assert_cmpstr (fixture->toasts->str, ==, "");
}

static void
add (const char *path, const char *email, void (*test) (Fixture *fixture, gconstpointer email))
{
  g_test_add (path, Fixture, email, set_up, test, tear_down);
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
  add ("/thread-page/new-messages", KAYAKO_TEST_CUSTOMER, test_new_messages);
  add ("/thread-page/error", KAYAKO_TEST_AGENT, test_error);
  add ("/thread-page/closed", KAYAKO_TEST_AGENT, test_closed);
  add ("/thread-page/draft", KAYAKO_TEST_AGENT, test_draft);
  add ("/thread-page/customer", KAYAKO_TEST_CUSTOMER, test_customer);

  return g_test_run ();
}
