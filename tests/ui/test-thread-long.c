/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation of 10,000 messages out of a real store, without a helpdesk. */

#include "kayako-account-private.h"
#include "kayako-message-list-view.h"
#include "kayako-message-row.h"
#include "kayako-rows-view.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-thread-private.h"
#include "kayako-ui.h"
#include "kayako-v1-client.h"

#define N_MESSAGES 10000
#define N_PAGE     500

/* A page before, one of what is visible and one after it, of short messages. */
#define FEW 60

typedef struct {
  char *folder;
  KayakoAccount *account;
  KayakoThread *thread;
  GtkWindow *window;
  KayakoMessageListView *view;
  KayakoRowsView *rows;
  gint64 wanted_id;
} Fixture;

/* Four a day, in order. */
static void
add_message (KayakoStoreBatch *batch, gint64 number)
{
  KayakoMessage *message = kayako_message_new (number);
  g_autoptr (KayakoUser) creator = kayako_user_new (1 + number % 7);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Number %" G_GINT64_FORMAT ". ", number);
  for (gint64 i = 0; i < number % 12; i++)
    g_string_append (text, "The group head leaks when the boiler is at nine bar. ");
  g_string_append (text, "\n\n> Does it leak?");
  kayako_user_set_full_name (creator, "Somebody");
  kayako_message_set_creator (message, creator);
  kayako_message_set_content_text (message, text->str);
  kayako_message_set_created_at (message, 1500000000 + number * 6 * 60 * 60);
  kayako_store_batch_add_message (batch, 1, message);
}

static void
store_messages (KayakoLibrary *library)
{
  for (gint64 number = 1; number <= N_MESSAGES;) {
    KayakoStoreBatch *batch = kayako_store_batch_new ();
    g_autoptr (KayakoStoreChanges) changes = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < N_PAGE; i++)
      add_message (batch, number++);
    changes = kayako_test_await_boxed (kayako_library_apply (library, batch), &error);
    g_assert_no_error (error);
  }
}

static GtkWidget *
find_rows (GtkWidget *widget)
{
  if (KAYAKO_IS_ROWS_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *rows = find_rows (child);

    if (rows != NULL)
      return rows;
  }

  return NULL;
}

static void
open_thread (Fixture *fixture)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoTranscript) transcript = kayako_transcript_new (fixture->account->outbox, 1);

  fixture->thread = kayako_thread_new (fixture->account->link, fixture->account->outbox,
                                       fixture->account->drafts, transcript, conversation);
  kayako_message_list_view_set_thread (fixture->view, fixture->thread);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), "somebody@example.test");
  g_autoptr (KayakoAccountRecord) record =
      kayako_account_record_new ("long", "http://127.0.0.1:1", "somebody@example.test");

  fixture->folder = g_dir_make_tmp ("kayako-long-XXXXXX", NULL);
  fixture->account = kayako_account_new (record, link, NULL);
  kayako_library_set_place (kayako_account_get_library (fixture->account), fixture->folder, "long");
  store_messages (kayako_account_get_library (fixture->account));

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->view = KAYAKO_MESSAGE_LIST_VIEW (kayako_message_list_view_new ());
  fixture->rows = KAYAKO_ROWS_VIEW (find_rows (GTK_WIDGET (fixture->view)));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (fixture->window, 500, 600);
  gtk_window_present (fixture->window);
  open_thread (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  KayakoLibrary *library = kayako_account_get_library (fixture->account);

  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->thread);
  kayako_account_close (fixture->account);
  kayako_test_await_boolean (kayako_library_close (library), NULL);
  g_clear_object (&fixture->account);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static KayakoMessage *
get_shown (Fixture *fixture, guint position)
{
  GtkWidget *row = kayako_rows_view_get_row (fixture->rows, position);

  return row != NULL ? kayako_message_row_get_message (KAYAKO_MESSAGE_ROW (row)) : NULL;
}

/* Whether the wanted message is there, with what it says. */
static gboolean
is_shown (gpointer data)
{
  Fixture *fixture = data;
  KayakoMessage *message = get_shown (fixture, (guint) fixture->wanted_id - 1);
  g_autofree char *text = g_strdup_printf ("Number %" G_GINT64_FORMAT ".", fixture->wanted_id);

  return message != NULL && !kayako_rows_view_get_filling (fixture->rows) &&
         kayako_message_get_content_text (message) != NULL &&
         g_str_has_prefix (kayako_message_get_content_text (message), text);
}

static void
wait_for (Fixture *fixture, gint64 id)
{
  fixture->wanted_id = id;
  kayako_test_wait_until (is_shown, fixture);
  g_assert_cmpuint (kayako_rows_view_get_n_rows (fixture->rows), <, FEW);
}

static gboolean
has_focus (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return KAYAKO_IS_MESSAGE_ROW (focus) && gtk_widget_has_css_class (focus, "found") &&
         kayako_message_get_id (kayako_message_row_get_message (KAYAKO_MESSAGE_ROW (focus))) ==
             fixture->wanted_id;
}

/* It opens at its end, and all of it can be gone to at once. */
static void
check_jumps (Fixture *fixture)
{
  const gint64 ids[] = { 1, 5000, 9999, 2 };

  wait_for (fixture, N_MESSAGES);
  g_assert_true (kayako_rows_view_get_at_end (fixture->rows));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (fixture->thread))), ==,
      N_MESSAGES);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    kayako_message_list_view_show_message (fixture->view, ids[i]);
    wait_for (fixture, ids[i]);
    kayako_test_wait_until (has_focus, fixture);
  }

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "messages.scroll-to-end", NULL);
  wait_for (fixture, N_MESSAGES);
}

static KayakoMessageUnfolding
get_unfolding (Fixture *fixture, guint position)
{
  GtkWidget *row = kayako_rows_view_get_row (fixture->rows, position);

  g_assert_nonnull (row);

  return kayako_message_body_get_unfolding (kayako_message_row_get_body (KAYAKO_MESSAGE_ROW (row)));
}

/* What was unfolded is found so again, and nothing else is. */
static void
check_unfolded (Fixture *fixture)
{
  const KayakoMessageUnfolding quoted = { 0, TRUE };
  GtkWidget *row = NULL;

  wait_for (fixture, N_MESSAGES);
  row = kayako_rows_view_get_row (fixture->rows, N_MESSAGES - 1);
  kayako_message_body_unfold (kayako_message_row_get_body (KAYAKO_MESSAGE_ROW (row)), quoted);
  wait_for (fixture, N_MESSAGES);

  for (gint64 id = 5000; id < 5100; id += 25) {
    kayako_message_list_view_show_message (fixture->view, id);
    wait_for (fixture, id);
    g_assert_false (get_unfolding (fixture, (guint) id - 1).quoted);
  }

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "messages.scroll-to-end", NULL);
  wait_for (fixture, N_MESSAGES);
  g_assert_true (get_unfolding (fixture, N_MESSAGES - 1).quoted);
  g_assert_false (get_unfolding (fixture, N_MESSAGES - 2).quoted);
}

static guint
count_days (Fixture *fixture)
{
  guint n_days = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->rows)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) ==
        GTK_ACCESSIBLE_ROLE_SEPARATOR)
      n_days++;

  return n_days;
}

static gboolean
has_days (gpointer data)
{
  Fixture *fixture = data;
  guint n_rows = kayako_rows_view_get_n_rows (fixture->rows);

  return count_days (fixture) >= n_rows / 4 && count_days (fixture) <= n_rows / 4 + 2;
}

/* The days stand where they belong, though a message says its day late. */
static void
check_days (Fixture *fixture)
{
  /* Nothing is pointed out any more, which would look at all rows again. */
  kayako_message_list_view_set_thread (fixture->view, NULL);
  kayako_message_list_view_set_thread (fixture->view, fixture->thread);
  wait_for (fixture, N_MESSAGES);
  for (gint64 id = 8000; id > 7900; id -= 50) {
    kayako_rows_view_scroll_to (fixture->rows, (guint) id - 1, 50.0);
    wait_for (fixture, id);
    kayako_test_wait_until (has_days, fixture);
  }
}

/* So many messages are stored only once. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  check_jumps (fixture);
  check_unfolded (fixture);
  check_days (fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();

  g_test_add ("/thread-long", Fixture, NULL, set_up, test_long, tear_down);

  return g_test_run ();
}
