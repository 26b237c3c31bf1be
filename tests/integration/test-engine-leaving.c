/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an account leaves behind, where it stands among others, and how it goes on
 * where there is no keyring; against the real sandbox and the real keyring. */

#include "kayako-engine-fixture.h"
#include "kayako-keyring-vault.h"

#include <glib/gstdio.h>
#include <string.h>

#define SAID "Nobody finds this again"

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;
  guint n_files = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    n_files += g_file_test (child, G_FILE_TEST_IS_DIR) ? count_files (child) : 1;
  }

  return n_files;
}

/* Whether any file below a folder holds a text. */
static gboolean
is_written (const char *path, const char *text)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    g_autofree char *content = NULL;
    gsize length = 0;

    if (strstr (name, text) != NULL)
      return TRUE;
    if (g_file_test (child, G_FILE_TEST_IS_DIR)) {
      if (is_written (child, text))
        return TRUE;
    } else if (g_file_get_contents (child, &content, &length, NULL) &&
               memmem (content, length, text, strlen (text)) != NULL) {
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
is_draft_saved (gpointer user_data)
{
  return kayako_thread_get_draft_saved (user_data);
}

/* A draft with a file, and a message that waits. */
static void
write_something (EngineFixture *fixture, KayakoAccount *account)
{
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, 1);
  g_autoptr (KayakoThread) other = engine_fixture_load_thread (account, 2);
  g_autofree char *path = g_build_filename (fixture->folder, "enclosed.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) kept_back = NULL;

  g_file_set_contents (path, SAID, -1, &error);
  g_assert_no_error (error);
  kayako_test_await_boolean (kayako_thread_attach (thread, file), &error);
  g_assert_no_error (error);
  kayako_thread_set_draft (thread, SAID);
  kayako_thread_save_draft (thread);
  kayako_test_wait_until (is_draft_saved, thread);

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=400,method=POST");
  kept_back = kayako_test_await_error (kayako_thread_send (other, SAID));
  g_assert_nonnull (kept_back);
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
assert_nothing_left (EngineFixture *fixture, const char *id)
{
  g_autofree char *data_dir = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (GError) forgotten = kayako_test_await_error (kayako_vault_load (fixture->vault, id));

  g_assert_error (forgotten, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (data_dir), ==, 0);
  g_assert_false (is_written (fixture->folder, SAID));
  g_assert_false (is_written (fixture->folder, KAYAKO_TEST_AGENT));
  g_assert_false (is_written (fixture->folder, id));
}

static void
test_erase (EngineFixture *fixture, gconstpointer data)
{
  KayakoAccount *account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autofree char *id = g_strdup (kayako_account_get_id (account));
  g_autofree char *data_dir = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (GError) error = NULL;

  write_something (fixture, account);
  g_assert_true (is_written (data_dir, SAID));
  g_assert_cmpuint (count_files (data_dir), >, 1);

  g_assert_true (
      kayako_test_await_boolean (kayako_accounts_erase (fixture->accounts, account), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
  assert_nothing_left (fixture, id);

  g_object_add_weak_pointer (G_OBJECT (account), (gpointer *) &account);
  g_object_unref (account);
  kayako_test_wait_gone ((gpointer *) &account);
  assert_nothing_left (fixture, id);
}

/* Another account stays as it is, and so does what it has written. */
static void
test_erase_one (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) agent = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoAccount) customer = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
  g_autofree char *data_dir = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (KayakoSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  write_something (fixture, agent);
  kayako_test_await_boolean (kayako_accounts_erase (fixture->accounts, customer), &error);
  g_assert_no_error (error);
  g_assert_true (is_written (data_dir, SAID));
  secret = kayako_test_await_boxed (
      kayako_vault_load (fixture->vault, kayako_account_get_id (agent)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (kayako_account_get_state (agent), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
}

/* Signing out alone keeps what was written. */
static void
test_sign_out (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autofree char *data_dir = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (GError) error = NULL;

  write_something (fixture, account);
  kayako_test_await_boolean (kayako_accounts_sign_out (fixture->accounts, account), &error);
  g_assert_no_error (error);
  g_assert_true (is_written (data_dir, SAID));
}

static KayakoAccount *
get_account (EngineFixture *fixture, guint position)
{
  g_autoptr (KayakoAccount) account =
      g_list_model_get_item (G_LIST_MODEL (fixture->accounts), position);

  /* The list keeps it. */
  return account;
}

static void
assert_order (EngineFixture *fixture, const char *const *emails)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (kayako_account_get_email (get_account (fixture, i)), ==, emails[i]);
}

static void
changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* Accounts are told apart by colours, and stand where somebody has put them, at
 * the next start, too. */
static void
test_order (EngineFixture *fixture, gconstpointer data)
{
  static const char *const first[] = { KAYAKO_TEST_AGENT, KAYAKO_TEST_SECOND_AGENT,
                                       KAYAKO_TEST_CUSTOMER };
  static const char *const second[] = { KAYAKO_TEST_CUSTOMER, KAYAKO_TEST_AGENT,
                                        KAYAKO_TEST_SECOND_AGENT };
  static const char *const third[] = { KAYAKO_TEST_AGENT, KAYAKO_TEST_SECOND_AGENT,
                                       KAYAKO_TEST_CUSTOMER };
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++) {
    g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, first[i]);

    g_assert_cmpuint (kayako_account_get_colour (account), ==, i);
  }
  assert_order (fixture, first);

  g_signal_connect_swapped (fixture->accounts, "items-changed", G_CALLBACK (changed_cb),
                            &n_changes);
  kayako_test_await_boolean (
      kayako_accounts_reorder (fixture->accounts, get_account (fixture, 2), 0), &error);
  g_assert_no_error (error);
  assert_order (fixture, second);
  kayako_test_await_boolean (
      kayako_accounts_reorder (fixture->accounts, get_account (fixture, 0), 99), &error);
  g_assert_no_error (error);
  assert_order (fixture, third);
  kayako_test_await_boolean (
      kayako_accounts_reorder (fixture->accounts, get_account (fixture, 2), 2), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 2);

  kayako_test_await_boolean (
      kayako_accounts_reorder (fixture->accounts, get_account (fixture, 2), 0), &error);
  g_assert_no_error (error);
  kayako_test_await_boolean (
      kayako_accounts_set_colour (fixture->accounts, get_account (fixture, 0), 7), &error);
  g_assert_no_error (error);
  engine_fixture_drop_accounts (fixture);
  engine_fixture_make_accounts (fixture);
  kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error);
  g_assert_no_error (error);
  assert_order (fixture, second);
  g_assert_cmpuint (kayako_account_get_colour (get_account (fixture, 0)), ==, 7);
  g_assert_cmpuint (kayako_account_get_colour (get_account (fixture, 1)), ==, 0);
}

/* The real keyring, closed by somebody. Nobody answers what it asks. */
static void
lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
      "Lock", g_variant_new_parsed ("([objectpath '/org/freedesktop/secrets/collection/login'],)"),
      NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* The last test: there is nothing to be had from the keyring afterwards. */
static void
test_until_quit (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoConversationFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->accounts);
  g_assert_finalize_object (fixture->vault);
  fixture->vault = kayako_keyring_vault_new ();
  engine_fixture_make_accounts (fixture);
  lock_keyring ();

  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_assert_error (kayako_account_get_keyring_error (account), KAYAKO_ERROR, KAYAKO_ERROR_KEYRING);
  g_assert_false (kayako_account_get_until_quit (account));

  kayako_account_keep_until_quit (account);
  g_assert_true (kayako_account_get_until_quit (account));
  g_assert_no_error (kayako_account_get_keyring_error (account));

  /* It goes on by itself, without a word of the keyring. */
  feed = engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  kayako_test_sandbox_fault (fixture->sandbox, "revoke-session:times=1");
  kayako_test_await_boolean (kayako_conversation_feed_refresh (feed), &error);
  g_assert_no_error (error);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  g_assert_no_error (kayako_account_get_keyring_error (account));
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/leaving/erase", test_erase);
  ENGINE_TEST ("/engine/leaving/erase/one", test_erase_one);
  ENGINE_TEST ("/engine/leaving/sign-out", test_sign_out);
  ENGINE_TEST ("/engine/leaving/order", test_order);
  ENGINE_TEST ("/engine/leaving/until-quit", test_until_quit);

  return g_test_run ();
}
