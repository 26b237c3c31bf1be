/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ratings and new conversations on their way to the helpdesk. */

#include "kayako-engine-fixture.h"

#include "kayako-account-private.h"
#include "kayako-api-drafts.h"
#include "kayako-outbox-private.h"
#include "kayako-rating.h"

#include <string.h>

#define CONVERSATION 1
#define BEGINS       "method=POST,path=/api/v1/conversations"
#define RATES        "method=POST,path=/api/v1/conversations/*/ratings"

static guint
count (EngineFixture *fixture, const char *path, const char *word)
{
  guint status = 0;
  g_autofree char *body =
      kayako_test_sandbox_ask (fixture->sandbox, "GET", path, KAYAKO_TEST_CUSTOMER, NULL, &status);
  g_auto (GStrv) parts = NULL;

  g_assert_cmpuint (status, ==, 200);
  parts = g_strsplit (body, word, -1);
  return g_strv_length (parts) - 1;
}

static DexFuture *
begin (KayakoAccount *account, const char *subject)
{
  g_autofree char *client_id = g_uuid_string_random ();
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new (subject, "It says so itself.", client_id);

  return kayako_account_begin_conversation (account, draft);
}

static void
assert_begun (DexFuture *future, const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoConversation) conversation = kayako_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, subject);
  g_assert_cmpint (kayako_conversation_get_id (conversation), !=, 0);
}

#define COUNT_BEGUN(word) count (fixture, "/api/v1/conversations?limit=100&fields=subject", word)

static void
test_begin (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);

  assert_begun (begin (account, "Something new"), "Something new");
  g_assert_cmpuint (COUNT_BEGUN ("Something new"), ==, 1);
  g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 0);
}

/* The answer is lost: what is there is found, and not begun again. */
static void
test_begin_drop_after (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);

  assert_begun (begin (account, "Something new"), "Something new");
  kayako_test_sandbox_fault (fixture->sandbox, "drop-after:times=1," BEGINS);
  assert_begun (begin (account, "Something new"), "Something new");
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);
  /* They say the same, and are two. */
  g_assert_cmpuint (COUNT_BEGUN ("Something new"), ==, 2);
}

static void
test_begin_drop_before (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);

  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:times=1," BEGINS);
  assert_begun (begin (account, "Something new"), "Something new");
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);
  g_assert_cmpuint (COUNT_BEGUN ("Something new"), ==, 1);
}

/* What is refused holds back no other, and can be given up. */
static void
test_begin_refused (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
  g_autoptr (KayakoUnsent) unsent = NULL;
  g_autoptr (GError) error = NULL;

  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=403,error=PERMISSIONS_DENIED,times=1," BEGINS);
  error = kayako_test_await_error (begin (account, "Not wanted"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  unsent = g_list_model_get_item (kayako_account_get_unsent (account), 0);
  g_assert_cmpint (kayako_unsent_get_kind (unsent), ==, KAYAKO_UNSENT_CONVERSATION);
  assert_begun (begin (account, "Wanted"), "Wanted");
  g_assert_true (kayako_account_discard (account, unsent));
  g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 0);
  g_assert_cmpuint (COUNT_BEGUN ("Not wanted"), ==, 0);
}

static void
assert_rated (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoRating) rating = kayako_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rating);
}

#define RATINGS "/api/v1/conversations/1/ratings?limit=100"

/* The answer is lost: the rating is found, and there once. */
static void
test_rate (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  KayakoConversation *conversation = kayako_thread_get_conversation (thread);
  guint before = count (fixture, RATINGS, "\"score\"");

  kayako_test_sandbox_fault (fixture->sandbox, "drop-after:times=1," RATES);
  assert_rated (kayako_account_rate (account, conversation, KAYAKO_SCORE_GOOD, "Thank you"));
  g_assert_cmpuint (count (fixture, RATINGS, "Thank you"), ==, 1);
  g_assert_cmpuint (count (fixture, RATINGS, "\"score\""), <=, before + 1);

  /* Thought better of. */
  assert_rated (kayako_account_rate (account, conversation, KAYAKO_SCORE_BAD, "Or not"));
  g_assert_cmpuint (count (fixture, RATINGS, "Thank you"), ==, 0);
  g_assert_cmpuint (count (fixture, RATINGS, "Or not"), ==, 1);
}

static void
restart (EngineFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  engine_fixture_drop_accounts (fixture);
  engine_fixture_make_accounts (fixture);
  kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error);
  g_assert_no_error (error);
}

static gboolean
has_nothing_left (gpointer data)
{
  KayakoAccount *account = data;

  return !account->outbox->expects_store && kayako_account_get_n_unsent (account) == 0 &&
         kayako_outbox_get_first (account->outbox, CONVERSATION) == NULL;
}

static gboolean
is_loaded (gpointer data)
{
  return !((KayakoAccount *) data)->outbox->expects_store;
}

static gboolean
has_struck (gpointer data)
{
  return engine_fixture_count_faults (data) > 0;
}

/* The program ends while the helpdesk is at work on a rating: the next one knows that
 * it may be there, and it is there once. */
static void
test_rate_kept (EngineFixture *fixture, gconstpointer fault)
{
  guint before = count (fixture, RATINGS, "\"score\"");

  {
    g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
    g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);

    kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=3000,times=1," RATES);
    dex_future_disown (kayako_account_rate (account, kayako_thread_get_conversation (thread),
                                            KAYAKO_SCORE_BAD, "Not so good"));
    kayako_test_wait_until (has_struck, fixture);
  }

  restart (fixture);
  {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 0);
    KayakoOutboxItem *item = NULL;

    kayako_test_wait_until (is_loaded, account);
    item = kayako_outbox_get_first (account->outbox, CONVERSATION);
    g_assert_true (item == NULL || kayako_send_may_have_arrived (item->send));
    kayako_test_wait_until (has_nothing_left, account);
  }
  g_assert_cmpuint (count (fixture, RATINGS, "Not so good"), ==, 1);
  g_assert_cmpuint (count (fixture, RATINGS, "\"score\""), <=, before + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/tasks/begin", test_begin);
  ENGINE_TEST ("/engine/tasks/begin/drop-after", test_begin_drop_after);
  ENGINE_TEST ("/engine/tasks/begin/drop-before", test_begin_drop_before);
  ENGINE_TEST ("/engine/tasks/begin/refused", test_begin_refused);
  ENGINE_TEST ("/engine/tasks/rate", test_rate);
  ENGINE_TEST ("/engine/tasks/rate/kept", test_rate_kept);

  return g_test_run ();
}
