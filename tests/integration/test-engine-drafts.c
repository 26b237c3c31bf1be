/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is being written outlives the program, however it ends. */

#include "kayako-engine-fixture.h"

#include <signal.h>

#define CONVERSATION 1
#define POSTS        "method=POST,path=/api/v1/conversations/*"

static gboolean
has_saved (gpointer data)
{
  return kayako_thread_get_draft_saved (data);
}

/* What somebody types who waits once until it is saved. */
#define BEGINNING "It was a dark"

/* Somebody who types as long as the program lives, but waits once until it is
 * saved, and says so. */
static gboolean
type_cb (gpointer user_data)
{
  KayakoThread *thread = user_data;
  const char *draft = kayako_thread_get_draft (thread);
  g_autofree char *text = NULL;

  if (*draft == '\0') {
    kayako_thread_set_draft (thread, BEGINNING);
    return G_SOURCE_CONTINUE;
  }
  if (!has_saved (thread))
    return G_SOURCE_CONTINUE;

  text = g_strconcat (draft, ".", NULL);
  kayako_thread_set_draft (thread, text);
  g_print ("typed\n");
  return G_SOURCE_CONTINUE;
}

static int
run_typist (const char *address, const char *folder)
{
  g_autoptr (KayakoVault) vault = kayako_memory_vault_new ();
  g_autoptr (KayakoAccounts) accounts = kayako_accounts_new (vault, folder, folder);
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (CONVERSATION);
  g_autoptr (KayakoAccount) account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (accounts, address, KAYAKO_TEST_AGENT,
                                             KAYAKO_TEST_PASSWORD, TRUE),
      NULL);
  g_autoptr (KayakoThread) thread = kayako_account_dup_thread (account, conversation);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (5, type_cb, thread);
  g_main_loop_run (loop);
  return 0;
}

static void
read_lines (GDataInputStream *output, guint count)
{
  for (; count > 0; count--) {
    g_autoptr (GError) error = NULL;
    g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (line, ==, "typed");
  }
}

static void
test_killed (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) typist =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--typist",
                        kayako_test_sandbox_get_base_uri (fixture->sandbox), folder, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoThread) thread = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (typist));
  read_lines (output, 20);
  g_subprocess_send_signal (typist, SIGKILL);
  g_subprocess_wait (typist, NULL, NULL);

  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  kayako_test_wait_until (has_saved, thread);
  g_assert_true (g_str_has_prefix (kayako_thread_get_draft (thread), BEGINNING));
}

static void
test_signed_out (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autofree char *id = g_strdup (kayako_account_get_id (account));
  g_autoptr (GError) error = NULL;

  kayako_thread_set_draft (thread, "Half a sen");
  kayako_thread_set_draft_caret (thread, 4);
  g_assert_true (kayako_account_get_keeps_writing (account));
  g_assert_cmpuint (kayako_account_get_n_endangered (account), ==, 0);
  g_clear_object (&thread);
  kayako_test_await_boolean (kayako_accounts_sign_out (fixture->accounts, account), &error);
  g_assert_no_error (error);
  g_clear_object (&account);

  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_assert_cmpstr (kayako_account_get_id (account), !=, id);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  kayako_test_wait_until (has_saved, thread);
  g_assert_null (kayako_account_get_store_error (account));
  g_assert_true (kayako_account_has_draft (account, kayako_thread_get_conversation (thread)));
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "Half a sen");
  g_assert_cmpint (kayako_thread_get_draft_caret (thread), ==, 4);
}

static gboolean
has_unsent (gpointer data)
{
  return kayako_account_get_n_unsent (data) > 0;
}

static void
start_again (EngineFixture *fixture, KayakoAccount **account, KayakoThread **thread)
{
  g_clear_object (thread);
  g_clear_object (account);
  engine_fixture_drop_accounts (fixture);
  engine_fixture_make_accounts (fixture);
  *account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  *thread = engine_fixture_load_thread (*account, CONVERSATION);
}

/* What was refused is there again with its mark, and stays until the helpdesk has
 * it. */
static void
test_sent (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (KayakoMessage) failed = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED," POSTS);
  error = kayako_test_await_error (kayako_thread_send (thread, "Refused"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_clear_error (&error);
  kayako_thread_set_draft (thread, "New");
  kayako_test_sandbox_clear_faults (fixture->sandbox);

  start_again (fixture, &account, &thread);
  kayako_test_wait_until (has_saved, thread);
  kayako_test_wait_until (has_unsent, account);
  g_set_object (&failed, kayako_message_list_get_last (kayako_thread_get_messages (thread)));
  g_assert_cmpstr (kayako_message_get_content_text (failed), ==, "Refused");
  g_assert_cmpint (kayako_message_get_delivery (failed), ==, KAYAKO_DELIVERY_FAILED);
  g_assert_error (kayako_message_get_error (failed), KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_assert_cmpint (kayako_conversation_get_n_failed (kayako_thread_get_conversation (thread)), ==,
                   1);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "New");

  message = kayako_test_await_object (kayako_thread_retry (thread, failed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Refused"), ==, 1);
  g_clear_object (&failed);

  start_again (fixture, &account, &thread);
  kayako_test_wait_until (has_saved, thread);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "New");
  g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 0);
}

static gboolean
has_third (gpointer data)
{
  return engine_fixture_count_on_server (data, CONVERSATION, "Once, third") > 0;
}

/* The program ended while messages were on their way, with and without the
 * helpdesk's having got the first one: they are there once, in their order. */
static void
end_while_sending (EngineFixture *fixture, const char *fault)
{
  static const char *const texts[] = { "Once, first", "Once, second", "Once, third" };
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  gint64 last_id = 0;
  guint n_items = 0;

  kayako_test_sandbox_fault (fixture->sandbox, fault);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    dex_future_disown (kayako_thread_send (thread, texts[i]));
  while (engine_fixture_count_faults (fixture) == 0)
    g_main_context_iteration (NULL, FALSE);
  kayako_test_sandbox_clear_faults (fixture->sandbox);

  start_again (fixture, &account, &thread);
  kayako_test_wait_until (has_third, fixture);
  engine_fixture_wait_property (account, "n-unsent", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, texts[i]), ==, 1);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (thread)));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (KayakoMessage) message =
        g_list_model_get_item (G_LIST_MODEL (kayako_thread_get_messages (thread)),
                               n_items - (guint) G_N_ELEMENTS (texts) + i);

    g_assert_cmpstr (kayako_message_get_content_text (message), ==, texts[i]);
    g_assert_cmpint (kayako_message_get_id (message), >, last_id);
    last_id = kayako_message_get_id (message);
  }
}

static void
test_ended_before (EngineFixture *fixture, gconstpointer data)
{
  end_while_sending (fixture, "drop-before:" POSTS);
}

static void
test_ended_after (EngineFixture *fixture, gconstpointer data)
{
  end_while_sending (fixture, "drop-after:" POSTS);
}

/* Where nothing can be saved everything else works, and it is told once. */
static void
test_no_place (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *place = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoThread) thread = NULL;

  /* A file is where the folder should be. */
  g_assert_true (g_file_set_contents (place, "x", 1, NULL));
  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  kayako_thread_set_draft (thread, "Typed");
  while (kayako_account_get_store_error (account) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "Typed");
  g_assert_false (kayako_account_get_keeps_writing (account));
  g_assert_cmpuint (kayako_account_get_n_endangered (account), ==, 1);
}

/* What was sent before it was saved is in the history to its last word, also where
 * it was given up. */
static void
test_history (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  kayako_account_set_send_delay (account, 60);
  kayako_thread_set_draft (thread, "Saved before");
  kayako_test_wait_until (has_saved, thread);
  kayako_thread_set_draft (thread, "Typed in haste");
  dex_future_disown (kayako_thread_send (thread, "Typed in haste"));
  text = kayako_thread_discard (thread,
                                kayako_message_list_get_last (kayako_thread_get_messages (thread)));
  g_assert_cmpstr (text, ==, "Typed in haste");
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "");
  kayako_thread_set_draft (thread, "Begun anew");
  versions = kayako_test_await_boxed (kayako_thread_list_draft_versions (thread), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, >=, 2);
  g_assert_cmpstr (kayako_draft_version_get_text (versions->pdata[0]), ==, "Begun anew");
  g_assert_cmpstr (kayako_draft_version_get_text (versions->pdata[1]), ==, "Typed in haste");
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--typist")) {
    dex_init ();
    return run_typist (argv[2], argv[3]);
  }

  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/drafts/killed", test_killed);
  ENGINE_TEST ("/engine/drafts/signed-out", test_signed_out);
  ENGINE_TEST ("/engine/drafts/sent", test_sent);
  ENGINE_TEST ("/engine/drafts/ended-before", test_ended_before);
  ENGINE_TEST ("/engine/drafts/ended-after", test_ended_after);
  ENGINE_TEST ("/engine/drafts/history", test_history);
  ENGINE_TEST ("/engine/drafts/no-place", test_no_place);

  return g_test_run ();
}
