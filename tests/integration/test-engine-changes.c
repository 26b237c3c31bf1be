/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changed properties on their way to the helpdesk. */

#include "kayako-status-fixture.h"

#include "kayako-account-private.h"
#include "kayako-changed-field.h"
#include "kayako-outbox-private.h"

#define PUTS "method=PUT,path=/api/v1/conversations/*"

static DexFuture *
set_subject (KayakoAccount *account, KayakoThread *thread, const char *subject)
{
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();

  kayako_conversation_change_set_subject (change, subject);
  return kayako_account_change_conversation (account, kayako_thread_get_conversation (thread),
                                             change);
}

static guint
count_unsent (KayakoAccount *account)
{
  return g_list_model_get_n_items (kayako_account_get_unsent (account));
}

static void
test_made (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  DexFuture *future = status_fixture_set (account, thread, PENDING);

  status_fixture_assert_shows (thread, PENDING);
  /* What goes at once is not said to wait. */
  g_assert_cmpuint (count_unsent (account), ==, 0);
  status_fixture_assert_made (future);
  g_assert_true (status_fixture_has (fixture, PENDING));
  g_assert_null (kayako_outbox_get_first (account->outbox, STATUS_FIXTURE_CONVERSATION));
}

/* The answer is lost: the helpdesk is asked before it is sent again, and nothing
 * that others have changed since is undone. */
static void
test_drop_after (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

  kayako_test_sandbox_fault (fixture->sandbox, "drop-after:times=1," PUTS);
  status_fixture_assert_made (status_fixture_set (account, thread, PENDING));
  g_assert_true (status_fixture_has (fixture, PENDING));
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);
}

static void
test_drop_before (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:times=2," PUTS);
  status_fixture_assert_made (status_fixture_set (account, thread, PENDING));
  g_assert_true (status_fixture_has (fixture, PENDING));
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 2);
}

/* What people see of it without looking into the outbox. */
static void
assert_marked (KayakoAccount *account,
               KayakoThread *thread,
               KayakoChanging changing,
               int n_failed,
               int n_undecided,
               int n_waiting)
{
  KayakoConversation *conversation = kayako_thread_get_conversation (thread);

  g_assert_cmpint (kayako_account_get_changing (account, conversation, KAYAKO_CHANGED_STATUS), ==,
                   changing);
  g_assert_cmpint (kayako_conversation_get_n_failed (conversation), ==, n_failed);
  g_assert_cmpint (kayako_conversation_get_n_undecided (conversation), ==, n_undecided);
  g_assert_cmpint (kayako_conversation_get_n_waiting (conversation), ==, n_waiting);
}

/* What the helpdesk refuses goes on showing, and can be tried again or given up. */
static void
test_refused (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autofree char *before =
      g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (kayako_conversation_get_status (
                                                kayako_thread_get_conversation (thread))));
  g_autoptr (KayakoUnsent) unsent = NULL;
  g_autoptr (GError) error = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED," PUTS);
  error = kayako_test_await_error (status_fixture_set (account, thread, COMPLETED));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  status_fixture_assert_shows (thread, COMPLETED);
  g_assert_cmpuint (count_unsent (account), ==, 1);
  unsent = g_list_model_get_item (kayako_account_get_unsent (account), 0);
  g_assert_cmpint (kayako_unsent_get_kind (unsent), ==, KAYAKO_UNSENT_CHANGE);
  g_assert_false (kayako_unsent_is_disputed (unsent));
  g_assert_false (kayako_account_take_back (account, unsent));
  assert_marked (account, thread, KAYAKO_CHANGING_FAILED, 0, 1, 0);

  /* It holds back nobody. */
  {
    g_autoptr (KayakoMessage) sent =
        kayako_test_await_object (kayako_thread_send (thread, "Not held back"), NULL);

    g_assert_nonnull (sent);
  }

  g_assert_true (kayako_account_discard (account, unsent));
  status_fixture_assert_shows (thread, before);
  g_assert_cmpuint (count_unsent (account), ==, 0);
  assert_marked (account, thread, KAYAKO_CHANGING_NOT, 0, 0, 0);
  g_assert_true (kayako_account_put_back (account, unsent));
  assert_marked (account, thread, KAYAKO_CHANGING_FAILED, 0, 1, 0);
}

/* What is behind a message that was not sent waits for that, and says so. */
static void
test_behind (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autoptr (KayakoUnsent) reply = NULL;
  g_autoptr (KayakoUnsent) change = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *behind = NULL;

  status_fixture_get (account, COMPLETED);
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED,"
                                               "method=POST,path=/api/v1/conversations/*");
  error = kayako_test_await_error (kayako_thread_send (thread, "Refused"));
  assert_marked (account, thread, KAYAKO_CHANGING_NOT, 1, 0, 0);
  behind = status_fixture_set (account, thread, COMPLETED);
  assert_marked (account, thread, KAYAKO_CHANGING_WAITING, 1, 0, 1);
  g_assert_cmpuint (kayako_account_get_n_failed (account), ==, 1);
  reply = g_list_model_get_item (kayako_account_get_unsent (account), 0);
  change = g_list_model_get_item (kayako_account_get_unsent (account), 1);
  g_assert_error (kayako_message_get_error (kayako_unsent_get_message (change)), KAYAKO_ERROR,
                  KAYAKO_ERROR_BEHIND);

  /* It goes on as soon as that is discarded. */
  g_assert_true (kayako_account_discard (account, reply));
  status_fixture_assert_made (behind);
  assert_marked (account, thread, KAYAKO_CHANGING_NOT, 0, 0, 0);
  g_assert_cmpuint (kayako_account_get_n_failed (account), ==, 0);
}

/* Without a network: shown, kept, and made when there is one. Of what is chosen
 * twice the last is made, and what is taken back is not made at all. */
static void
test_offline (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autofree char *port = g_strdup_printf ("%u", kayako_test_sandbox_get_port (fixture->sandbox));
  const char *const arguments[] = { "--port", port, NULL };
  g_autofree char *before =
      g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (kayako_conversation_get_status (
                                                kayako_thread_get_conversation (thread))));
  g_autofree char *first_subject =
      g_strdup (kayako_conversation_get_subject (kayako_thread_get_conversation (thread)));
  DexFuture *first = NULL;
  DexFuture *second = NULL;
  DexFuture *third = NULL;

  status_fixture_get (account, PENDING);
  engine_fixture_stop (fixture);
  first = set_subject (account, thread, "Renamed without a network");
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_OFFLINE);
  engine_fixture_wait_property (account, "n-unsent", 1);
  assert_marked (account, thread, KAYAKO_CHANGING_NOT, 0, 0, 1);
  second = status_fixture_set (account, thread, COMPLETED);
  assert_marked (account, thread, KAYAKO_CHANGING_WAITING, 0, 0, 2);
  third = status_fixture_set (account, thread, PENDING);
  status_fixture_assert_shows (thread, PENDING);
  status_fixture_assert_made (status_fixture_set (account, thread, before));
  status_fixture_assert_shows (thread, before);
  status_fixture_assert_made (second);
  status_fixture_assert_made (third);
  g_assert_cmpuint (count_unsent (account), ==, 1);

  second = status_fixture_set (account, thread, COMPLETED);
  third = status_fixture_set (account, thread, PENDING);
  g_assert_cmpuint (count_unsent (account), >=, 1);
  g_assert_cmpuint (count_unsent (account), <=, 2);

  engine_fixture_start (fixture, arguments);
  status_fixture_assert_made (first);
  status_fixture_assert_made (second);
  status_fixture_assert_made (third);
  status_fixture_assert_shows (thread, PENDING);
  g_assert_true (status_fixture_has (fixture, PENDING));
  g_assert_true (status_fixture_matches (fixture, "Renamed without a network"));
  g_assert_cmpstr (first_subject, !=, "Renamed without a network");
  engine_fixture_wait_property (account, "n-unsent", 0);
}

/* Somebody else has changed something else: that is none of our business. */
static void
test_crossed_elsewhere (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

  status_fixture_get (account, PENDING);
  g_assert_nonnull (kayako_conversation_get_validator (kayako_thread_get_conversation (thread)));
  status_fixture_ask (fixture, "{\"subject\": \"Theirs\"}");
  status_fixture_assert_made (status_fixture_set (account, thread, PENDING));
  g_assert_true (status_fixture_has (fixture, PENDING));
  g_assert_true (status_fixture_matches (fixture, "\"subject\"\\s*:\\s*\"Theirs\""));
  g_assert_cmpstr (kayako_conversation_get_subject (kayako_thread_get_conversation (thread)), ==,
                   "Theirs");
}

/* Both have changed the same to the same. */
static void
test_crossed_alike (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

  status_fixture_get (account, PENDING);
  status_fixture_ask (fixture, "{\"status_id\": " PENDING "}");
  status_fixture_assert_made (status_fixture_set (account, thread, PENDING));
  g_assert_true (status_fixture_has (fixture, PENDING));
}

/* Both have changed the same to different things. */
static KayakoUnsent *
cross (EngineFixture *fixture, KayakoAccount *account, KayakoThread *thread)
{
  g_autoptr (GError) error = NULL;
  KayakoUnsent *unsent = NULL;

  status_fixture_get (account, PENDING);
  status_fixture_ask (fixture, "{\"status_id\": " COMPLETED ", \"subject\": \"Theirs\"}");
  error = kayako_test_await_error (status_fixture_set (account, thread, PENDING));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_CONFLICT);
  g_assert_true (status_fixture_has (fixture, COMPLETED));
  status_fixture_assert_shows (thread, PENDING);
  unsent = kayako_account_find_disputed (account, kayako_thread_get_conversation (thread));
  g_assert_nonnull (unsent);
  return g_object_ref (unsent);
}

static void
test_keep_mine (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autoptr (KayakoUnsent) unsent = cross (fixture, account, thread);
  GPtrArray *fields = kayako_unsent_get_fields (unsent);
  const gboolean keeps_mine[] = { TRUE };

  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpstr (kayako_changed_field_get_mine (fields->pdata[0]), ==, PENDING);
  g_assert_cmpstr (kayako_changed_field_get_theirs (fields->pdata[0]), ==, COMPLETED);
  g_assert_true (kayako_account_settle (account, unsent, keeps_mine, 1));
  engine_fixture_wait_property (account, "n-unsent", 0);
  status_fixture_assert_shows (thread, PENDING);
  g_assert_true (status_fixture_has (fixture, PENDING));
  g_assert_true (status_fixture_matches (fixture, "\"subject\"\\s*:\\s*\"Theirs\""));
}

static void
test_keep_theirs (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autoptr (KayakoUnsent) unsent = cross (fixture, account, thread);
  const gboolean keeps_mine[] = { FALSE };

  g_assert_true (kayako_account_settle (account, unsent, keeps_mine, 1));
  g_assert_cmpuint (count_unsent (account), ==, 0);
  status_fixture_assert_shows (thread, COMPLETED);
  g_assert_true (status_fixture_has (fixture, COMPLETED));
  g_assert_false (kayako_account_settle (account, unsent, keeps_mine, 1));
}

/* Only what both have changed waits for a person. */
static void
test_crossed_in_part (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();
  g_autoptr (GError) error = NULL;

  status_fixture_get (account, PENDING);
  kayako_conversation_change_set_subject (change, "Mine");
  kayako_conversation_change_set_status_id (change, 3);
  status_fixture_ask (fixture, "{\"status_id\": " COMPLETED "}");
  error = kayako_test_await_error (kayako_account_change_conversation (
      account, kayako_thread_get_conversation (thread), change));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_CONFLICT);
  g_assert_true (status_fixture_has (fixture, COMPLETED));
  g_assert_true (status_fixture_matches (fixture, "\"subject\"\\s*:\\s*\"Mine\""));
  status_fixture_assert_shows (thread, PENDING);
}

/* A reply opens the conversation again; the status chosen after it is not taken for
 * a quarrel with somebody else. */
static void
test_after_reply (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autoptr (KayakoMessage) sent = NULL;
  DexFuture *reply = NULL;
  DexFuture *change = NULL;

  status_fixture_get (account, PENDING);
  reply = kayako_thread_send (thread, "And done");
  change = status_fixture_set (account, thread, PENDING);
  sent = kayako_test_await_object (reply, NULL);
  g_assert_nonnull (sent);
  status_fixture_assert_made (change);
  g_assert_true (status_fixture_has (fixture, PENDING));
}

/* The program ends before the helpdesk could be reached. */
static void
test_kept (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *port = g_strdup_printf ("%u", kayako_test_sandbox_get_port (fixture->sandbox));
  const char *const arguments[] = { "--port", port, NULL };

  {
    g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
    g_autoptr (KayakoThread) thread =
        engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

    status_fixture_get (account, PENDING);
    engine_fixture_stop (fixture);
    dex_future_disown (status_fixture_set (account, thread, PENDING));
    engine_fixture_wait_property (account, "n-unsent", 1);
  }

  engine_fixture_restart (fixture);
  {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 0);

    engine_fixture_wait_property (account, "n-unsent", 1);
    engine_fixture_start (fixture, arguments);
    dex_future_disown (kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD));
    engine_fixture_wait_property (account, "n-unsent", 0);
    g_assert_true (status_fixture_has (fixture, PENDING));
  }
}

/* A change of an earlier run of the program is given up: the conversation, which
 * nobody has shown since, looks as the helpdesk says. */
static void
test_kept_discarded (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  {
    g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
    g_autoptr (KayakoThread) thread =
        engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

    before =
        g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (kayako_conversation_get_status (
                                                  kayako_thread_get_conversation (thread))));
    status_fixture_get (account, PENDING);
    engine_fixture_stop (fixture);
    dex_future_disown (status_fixture_set (account, thread, PENDING));
    engine_fixture_wait_property (account, "n-unsent", 1);
  }

  engine_fixture_restart (fixture);
  {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 0);
    g_autoptr (KayakoUnsent) unsent = NULL;
    KayakoStatus *status = NULL;

    engine_fixture_wait_property (account, "n-unsent", 1);
    unsent = g_list_model_get_item (kayako_account_get_unsent (account), 0);
    status_fixture_get (account, PENDING);
    g_assert_true (kayako_account_discard (account, unsent));
    status = kayako_conversation_get_status (kayako_unsent_get_conversation (unsent));
    g_assert_nonnull (status);
    g_assert_cmpint (kayako_status_get_id (status), ==, g_ascii_strtoll (before, NULL, 10));
  }
}

static gboolean
has_nothing_left (gpointer data)
{
  KayakoAccount *account = data;

  return !account->outbox->expects_store &&
         kayako_outbox_get_first (account->outbox, STATUS_FIXTURE_CONVERSATION) == NULL;
}

/* What is to be set once a reply is sent is set also where the program ends before
 * that. */
static void
test_with_reply (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *port = g_strdup_printf ("%u", kayako_test_sandbox_get_port (fixture->sandbox));
  const char *const arguments[] = { "--port", port, NULL };

  {
    g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
    g_autoptr (KayakoThread) thread =
        engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

    engine_fixture_stop (fixture);
    dex_future_disown (
        kayako_thread_send_and_set (thread, "And done", g_ascii_strtoll (PENDING, NULL, 10)));
    engine_fixture_wait_property (account, "n-unsent", 1);
  }

  engine_fixture_restart (fixture);
  {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 0);

    engine_fixture_wait_property (account, "n-unsent", 1);
    engine_fixture_start (fixture, arguments);
    dex_future_disown (kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD));
    kayako_test_wait_until (has_nothing_left, account);
    g_assert_cmpuint (
        engine_fixture_count_on_server (fixture, STATUS_FIXTURE_CONVERSATION, "And done"), ==, 1);
    g_assert_true (status_fixture_has (fixture, PENDING));
  }
}

/* It goes back with the reply. */
static void
test_reply_taken_back (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread =
      engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  g_autoptr (KayakoMessage) sent = NULL;

  kayako_accounts_set_send_delay (fixture->accounts, 60);
  dex_future_disown (
      kayako_thread_send_and_set (thread, "Too early", g_ascii_strtoll (PENDING, NULL, 10)));
  g_assert_true (kayako_thread_take_back (
      thread, kayako_message_list_get_last (kayako_thread_get_messages (thread))));
  kayako_accounts_set_send_delay (fixture->accounts, 0);
  sent = kayako_test_await_object (kayako_thread_send (thread, "In time"), NULL);
  g_assert_nonnull (sent);
  g_assert_true (has_nothing_left (account));
  g_assert_false (status_fixture_has (fixture, PENDING));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/changes/made", test_made);
  ENGINE_TEST ("/engine/changes/drop-after", test_drop_after);
  ENGINE_TEST ("/engine/changes/drop-before", test_drop_before);
  ENGINE_TEST ("/engine/changes/refused", test_refused);
  ENGINE_TEST ("/engine/changes/behind", test_behind);
  ENGINE_TEST ("/engine/changes/offline", test_offline);
  ENGINE_TEST ("/engine/changes/crossed-elsewhere", test_crossed_elsewhere);
  ENGINE_TEST ("/engine/changes/crossed-alike", test_crossed_alike);
  ENGINE_TEST ("/engine/changes/crossed-in-part", test_crossed_in_part);
  ENGINE_TEST ("/engine/changes/keep-mine", test_keep_mine);
  ENGINE_TEST ("/engine/changes/keep-theirs", test_keep_theirs);
  ENGINE_TEST ("/engine/changes/after-reply", test_after_reply);
  ENGINE_TEST ("/engine/changes/kept-discarded", test_kept_discarded);
  ENGINE_TEST ("/engine/changes/with-reply", test_with_reply);
  ENGINE_TEST ("/engine/changes/reply-taken-back", test_reply_taken_back);
  ENGINE_TEST ("/engine/changes/kept", test_kept);

  return g_test_run ();
}
