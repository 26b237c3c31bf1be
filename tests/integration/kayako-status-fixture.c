/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-status-fixture.h"

#define PATH "/api/v1/conversations/1"

void
status_fixture_ask (EngineFixture *fixture, const char *json)
{
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (fixture->sandbox, "PUT", PATH,
                                                   KAYAKO_TEST_SECOND_AGENT, json, &status);

  g_assert_cmpuint (status, ==, 200);
}

gboolean
status_fixture_matches (EngineFixture *fixture, const char *pattern)
{
  guint status = 0;
  g_autofree char *body =
      kayako_test_sandbox_ask (fixture->sandbox, "GET", PATH ".json?include=case_status",
                               KAYAKO_TEST_SECOND_AGENT, NULL, &status);

  g_assert_cmpuint (status, ==, 200);
  return g_regex_match_simple (pattern, body, G_REGEX_DOTALL, G_REGEX_MATCH_DEFAULT);
}

gboolean
status_fixture_has (EngineFixture *fixture, const char *id)
{
  g_autofree char *pattern = g_strdup_printf ("\"status\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*%s\\b", id);

  return status_fixture_matches (fixture, pattern);
}

KayakoStatus *
status_fixture_get (KayakoAccount *account, const char *id)
{
  GListModel *statuses = kayako_account_get_statuses (account);

  while (g_list_model_get_n_items (statuses) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (statuses); i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);

    /* The model keeps it. */
    if (kayako_status_get_id (status) == g_ascii_strtoll (id, NULL, 10))
      return status;
  }

  g_assert_not_reached ();
}

DexFuture *
status_fixture_set (KayakoAccount *account, KayakoThread *thread, const char *id)
{
  return kayako_account_change_status (account, kayako_thread_get_conversation (thread),
                                       status_fixture_get (account, id));
}

void
status_fixture_assert_shows (KayakoThread *thread, const char *id)
{
  KayakoStatus *status = kayako_conversation_get_status (kayako_thread_get_conversation (thread));

  g_assert_nonnull (status);
  g_assert_cmpint (kayako_status_get_id (status), ==, g_ascii_strtoll (id, NULL, 10));
}

void
status_fixture_assert_made (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoConversation) conversation = kayako_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (conversation);
}

void
engine_fixture_restart (EngineFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  engine_fixture_drop_accounts (fixture);
  engine_fixture_make_accounts (fixture);
  kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error);
  g_assert_no_error (error);
}
