/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A status that is chosen together with a reply, and what others make of it
 * meanwhile. */

#include "kayako-status-fixture.h"

static gboolean
has_disputed (gpointer data)
{
  GListModel *unsent = kayako_account_get_unsent (data);

  for (guint i = 0; i < g_list_model_get_n_items (unsent); i++) {
    g_autoptr (KayakoUnsent) item = g_list_model_get_item (unsent, i);

    if (kayako_unsent_is_disputed (item))
      return TRUE;
  }

  return FALSE;
}

/* The helpdesk's answer to a reply does not tell what became of the status. */
static void
test_after_first_reply (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (KayakoMessage) sent = NULL;
  DexFuture *reply = NULL;

  status_fixture_get (account, PENDING);
  status_fixture_ask (fixture, "{\"status_id\": " NEW "}");
  thread = engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);
  status_fixture_assert_shows (thread, NEW);
  reply = kayako_thread_send (thread, "And done");
  status_fixture_assert_made (status_fixture_set (account, thread, PENDING));
  sent = kayako_test_await_object (reply, NULL);
  g_assert_nonnull (sent);
  g_assert_true (status_fixture_has (fixture, PENDING));

  /* Back to what it was before the reply is a change, too. */
  status_fixture_ask (fixture, "{\"status_id\": " NEW "}");
  kayako_test_await_boolean (kayako_thread_refresh (thread), NULL);
  status_fixture_assert_shows (thread, NEW);
  dex_future_disown (kayako_thread_send (thread, "But new"));
  dex_future_disown (status_fixture_set (account, thread, PENDING));
  status_fixture_assert_made (status_fixture_set (account, thread, NEW));
  g_assert_true (status_fixture_has (fixture, NEW));
}

static void
let_leave (EngineFixture *fixture, KayakoAccount *account, const char *port)
{
  const char *const arguments[] = { "--port", port, NULL };

  engine_fixture_start (fixture, arguments);
  status_fixture_ask (fixture, "{\"status_id\": " COMPLETED "}");
  dex_future_disown (kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD));
}

/* Somebody else changes the status while a reply is on its way: that is not what the
 * reply does, and nothing overwrites it unseen. */
static void
assert_crossed (EngineFixture *fixture, gboolean is_apart, gboolean restarts)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autofree char *port = g_strdup_printf ("%u", kayako_test_sandbox_get_port (fixture->sandbox));

  status_fixture_get (account, PENDING);
  status_fixture_ask (fixture, "{\"status_id\": " NEW "}");
  {
    g_autoptr (KayakoThread) thread =
        engine_fixture_load_thread (account, STATUS_FIXTURE_CONVERSATION);

    status_fixture_assert_shows (thread, NEW);
    engine_fixture_stop (fixture);
    if (is_apart) {
      dex_future_disown (kayako_thread_send (thread, "And done"));
      dex_future_disown (status_fixture_set (account, thread, PENDING));
    } else {
      dex_future_disown (
          kayako_thread_send_and_set (thread, "And done", g_ascii_strtoll (PENDING, NULL, 10)));
    }
    engine_fixture_wait_property (account, "n-unsent", is_apart ? 2 : 1);
  }

  if (restarts) {
    g_clear_object (&account);
    engine_fixture_restart (fixture);
    account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 0);
    engine_fixture_wait_property (account, "n-unsent", is_apart ? 2 : 1);
  }

  let_leave (fixture, account, port);
  kayako_test_wait_until (has_disputed, account);
  g_assert_cmpuint (
      engine_fixture_count_on_server (fixture, STATUS_FIXTURE_CONVERSATION, "And done"), ==, 1);
  g_assert_true (status_fixture_has (fixture, COMPLETED));
}

static void
test_crossed_after_reply (EngineFixture *fixture, gconstpointer data)
{
  assert_crossed (fixture, TRUE, FALSE);
}

static void
test_crossed_with_reply (EngineFixture *fixture, gconstpointer data)
{
  assert_crossed (fixture, FALSE, FALSE);
}

static void
test_kept_crossed_after_reply (EngineFixture *fixture, gconstpointer data)
{
  assert_crossed (fixture, TRUE, TRUE);
}

static void
test_kept_crossed_with_reply (EngineFixture *fixture, gconstpointer data)
{
  assert_crossed (fixture, FALSE, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/crossings/opened", test_after_first_reply);
  ENGINE_TEST ("/engine/crossings/after-reply", test_crossed_after_reply);
  ENGINE_TEST ("/engine/crossings/with-reply", test_crossed_with_reply);
  ENGINE_TEST ("/engine/crossings/kept-after-reply", test_kept_crossed_after_reply);
  ENGINE_TEST ("/engine/crossings/kept-with-reply", test_kept_crossed_with_reply);

  return g_test_run ();
}
