/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "thread-fixture.h"

#include "kayako-memory-vault.h"
#include "kayako-message-list-view.h"
#include "kayako-test-await.h"

#include <glib/gstdio.h>
#include <string.h>

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ThreadFixture *fixture = user_data;

  g_string_append_printf (fixture->toasts, "%s|", g_variant_get_string (parameter, NULL));
}

void
thread_fixture_set_up (ThreadFixture *fixture, gconstpointer email)
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
  fixture->accounts = kayako_accounts_new (vault, fixture->folder, fixture->folder);
  fixture->account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (fixture->accounts,
                                             kayako_test_sandbox_get_base_uri (fixture->sandbox),
                                             email, KAYAKO_TEST_PASSWORD, FALSE),
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
void
thread_fixture_wait_for_frames (ThreadFixture *fixture, int frames)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), count_frame_cb, &frames, NULL);
  kayako_test_wait_until (is_counted, &frames);
}

void
thread_fixture_tear_down (ThreadFixture *fixture, gconstpointer email)
{
  g_autofree char *file = g_build_filename (fixture->folder, "accounts.ini", NULL);
  gpointer accounts = NULL;

  /* GDK 4.18 takes no events for any window any more when one goes away within
   * its first frame. */
  thread_fixture_wait_for_frames (fixture, 3);
  gtk_window_destroy (fixture->window);
  kayako_test_await_boolean (kayako_accounts_sign_out (fixture->accounts, fixture->account), NULL);
  g_clear_object (&fixture->account);
  kayako_test_await_boolean (kayako_accounts_close (fixture->accounts), NULL);
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
gpointer
thread_fixture_find_in (GtkWidget *widget, GType type, const char *property, const char *part)
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
    gpointer found = thread_fixture_find_in (child, type, property, part);

    if (found != NULL)
      return found;
  }

  return NULL;
}

gpointer
thread_fixture_find (ThreadFixture *fixture, GType type, const char *property, const char *part)
{
  return thread_fixture_find_in (GTK_WIDGET (fixture->page), type, property, part);
}

typedef struct {
  ThreadFixture *fixture;
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

  return thread_fixture_find (search->fixture, search->type, search->property, search->part) !=
         NULL;
}

gpointer
thread_fixture_wait_for (ThreadFixture *fixture, GType type, const char *property, const char *part)
{
  Search search = { fixture, type, property, part };

  kayako_test_wait_until (is_there, &search);

  return thread_fixture_find (fixture, type, property, part);
}

static KayakoView *
get_view (ThreadFixture *fixture, KayakoViewKind kind)
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

    /* What has just been asked for is filled soon. */
    if (kayako_conversation_get_subject (item) != NULL &&
        strstr (kayako_conversation_get_subject (item), search->subject) != NULL) {
      search->found = g_steal_pointer (&item);
      return TRUE;
    }
  }

  if (!kayako_conversation_feed_get_loading_more (search->feed) &&
      kayako_conversation_feed_get_state (search->feed) == KAYAKO_FEED_STATE_READY)
    dex_future_disown (kayako_conversation_feed_load_more (search->feed));

  return FALSE;
}

/* The types are the last to come of what there is to choose from. */
static gboolean
has_choices (gpointer data)
{
  KayakoAccount *account = data;

  return !kayako_account_get_is_staff (account) ||
         g_list_model_get_n_items (kayako_account_get_case_types (account)) > 0;
}

/* Opens the conversation of a view whose subject has a part. */
KayakoThread *
thread_fixture_open_thread (ThreadFixture *fixture, KayakoViewKind kind, const char *subject)
{
  g_autoptr (KayakoView) view = get_view (fixture, kind);
  g_autoptr (KayakoConversationFeed) feed = kayako_account_dup_feed (fixture->account, view);
  FeedSearch search = { feed, subject };
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoThread) thread = NULL;

  kayako_test_wait_until (is_in_feed, &search);
  kayako_test_wait_until (has_choices, fixture->account);
  conversation = search.found;
  thread = kayako_account_dup_thread (fixture->account, conversation);
  kayako_thread_page_set_thread (fixture->page, thread);

  return kayako_thread_page_get_thread (fixture->page);
}

KayakoComposeBar *
thread_fixture_get_compose (ThreadFixture *fixture)
{
  return thread_fixture_find (fixture, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL);
}

void
thread_fixture_type_reply (ThreadFixture *fixture, const char *text)
{
  GtkWidget *view = thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* How far the messages are scrolled. */
GtkAdjustment *
thread_fixture_get_adjustment (ThreadFixture *fixture)
{
  GtkWidget *list = thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL);

  return gtk_scrolled_window_get_vadjustment (
      thread_fixture_find_in (list, GTK_TYPE_SCROLLED_WINDOW, NULL, NULL));
}

gboolean
thread_fixture_is_at_end (gpointer data)
{
  GtkAdjustment *adjustment = NULL;

  if (thread_fixture_find (data, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL) == NULL)
    return FALSE;

  adjustment = thread_fixture_get_adjustment (data);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment) >
             gtk_adjustment_get_page_size (adjustment) + 100.0 &&
         gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >
             gtk_adjustment_get_upper (adjustment) - 2.0;
}
