/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sync-fixture.h"

#include "kayako-test-folder.h"

#include <string.h>

void
sync_fixture_set_up (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *conversations = g_strdup_printf ("%d", GPOINTER_TO_INT (data));
  const char *arguments[] = { "--conversations", conversations, "--messages", "6",  "--users", "20",
                              "--seed",          "1",           "--log",      NULL, NULL };

  fixture->folder = g_dir_make_tmp ("kayako-sync-XXXXXX", NULL);
  fixture->log = g_build_filename (fixture->folder, "log", NULL);
  arguments[G_N_ELEMENTS (arguments) - 2] = fixture->log;
  engine_fixture_set_up (&fixture->engine, arguments);
}

void
sync_fixture_tear_down (SyncFixture *fixture, gconstpointer data)
{
  engine_fixture_tear_down (&fixture->engine, NULL);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->log);
  g_free (fixture->folder);
}

/* --- The helpdesk's side -------------------------------------------------- */

static char *
ask (SyncFixture *fixture, const char *method, const char *path, const char *json)
{
  guint status = 0;
  char *body = kayako_test_sandbox_ask (fixture->engine.sandbox, method, path,
                                        KAYAKO_TEST_SECOND_AGENT, json, &status);

  g_assert_cmpuint (status / 100, ==, 2);
  return body;
}

void
sync_fixture_act (SyncFixture *fixture, const char *method, const char *path, const char *json)
{
  g_autofree char *body = ask (fixture, method, path, json);
}

/* What happens next is in a later second. */
void
sync_fixture_let_time_pass (SyncFixture *fixture)
{
  sync_fixture_act (fixture, "POST", "/sandbox/advance?seconds=60", NULL);
}

gint64
sync_fixture_read_number (SyncFixture *fixture, const char *path, const char *pattern)
{
  g_autofree char *body = ask (fixture, "GET", path, NULL);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  g_assert_true (g_regex_match (regex, body, G_REGEX_MATCH_DEFAULT, &match));
  number = g_match_info_fetch (match, 1);
  return g_ascii_strtoll (number, NULL, 10);
}

guint
sync_fixture_count_on_server (SyncFixture *fixture, const char *path)
{
  return (guint) sync_fixture_read_number (fixture, path, "\"total_count\"\\s*:\\s*(\\d+)");
}

static void
asked_free (gpointer data)
{
  SyncAsked *asked = data;

  g_free (asked->path);
  g_free (asked);
}

static char *
dup_member (const char *line, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, line, G_REGEX_MATCH_DEFAULT, &match) ? g_match_info_fetch (match, 1)
                                                                    : NULL;
}

GPtrArray *
sync_fixture_read_log (SyncFixture *fixture)
{
  GPtrArray *log = g_ptr_array_new_with_free_func (asked_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (fixture->log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    SyncAsked *asked = g_new0 (SyncAsked, 1);
    g_autofree char *time = dup_member (lines[i], "\"time\"\\s*:\\s*\"([^\"]*)\"");
    g_autofree char *status = dup_member (lines[i], "\"status\"\\s*:\\s*(\\d+)");
    g_autofree char *duration = dup_member (lines[i], "\"duration\"\\s*:\\s*([0-9.e+-]+)");
    g_autoptr (GDateTime) ended = g_date_time_new_from_iso8601 (time, NULL);

    asked->path = dup_member (lines[i], "\"path\"\\s*:\\s*\"([^\"]*)\"");
    asked->status = (guint) g_ascii_strtoull (status, NULL, 10);
    asked->ended = g_date_time_to_unix_usec (ended);
    asked->begun = asked->ended - (gint64) (g_ascii_strtod (duration, NULL) * 1000);
    g_ptr_array_add (log, asked);
  }

  return log;
}

gboolean
sync_fixture_is_of_sync (const SyncAsked *asked)
{
  return strstr (asked->path, "/messages") != NULL || g_str_has_suffix (asked->path, "/cases") ||
         g_str_has_suffix (asked->path, "/conversations");
}

guint
sync_fixture_count_asked (SyncFixture *fixture)
{
  g_autoptr (GPtrArray) log = sync_fixture_read_log (fixture);
  guint n = 0;

  for (guint i = 0; i < log->len; i++)
    n += sync_fixture_is_of_sync (log->pdata[i]);

  return n;
}

/* --- This side -------------------------------------------------------------- */

static KayakoStore *
get_store (KayakoAccount *account)
{
  g_autoptr (KayakoStore) store =
      kayako_test_await_object (kayako_library_ensure_store (account->library), NULL);

  /* The library keeps it. */
  return store;
}

GArray *
sync_fixture_list_stored (KayakoAccount *account, KayakoViewKind kind)
{
  g_autoptr (KayakoView) view = kayako_view_new (kind);
  KayakoUser *me = kayako_account_get_user (account);

  return kayako_test_await_boxed (
      kayako_store_list_conversations (get_store (account), view, kayako_user_get_id (me)), NULL);
}

guint
sync_fixture_count_stored (KayakoAccount *account)
{
  g_autoptr (GArray) ids = sync_fixture_list_stored (account, KAYAKO_VIEW_KIND_ALL);

  return ids->len;
}

guint
sync_fixture_count_messages (KayakoAccount *account, gint64 id)
{
  g_autoptr (GArray) ids =
      kayako_test_await_boxed (kayako_store_list_messages (get_store (account), id), NULL);

  return ids->len;
}

KayakoConversation *
sync_fixture_load (KayakoAccount *account, gint64 id)
{
  g_autoptr (GPtrArray) found = kayako_test_await_boxed (
      kayako_store_load (get_store (account), KAYAKO_TYPE_CONVERSATION, &id, 1), NULL);

  return found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

void
sync_fixture_await (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (future, &error);
  g_assert_no_error (error);
}

/* Signs in, and waits until all is there. */
KayakoAccount *
sync_fixture_sign_in_and_pull (SyncFixture *fixture, const char *email)
{
  KayakoAccount *account = engine_fixture_sign_in (&fixture->engine, email);

  kayako_account_keep_up (account);
  sync_fixture_await (kayako_sync_poll (account->sync));
  return account;
}

/* As many as are looked at one by one. */
#define N_SAMPLES 12

/* Everything is there as the helpdesk has it. */
void
sync_fixture_check_all (SyncFixture *fixture, KayakoAccount *account)
{
  g_autoptr (GArray) ids = sync_fixture_list_stored (account, KAYAKO_VIEW_KIND_ALL);

  g_assert_cmpuint (ids->len, ==,
                    sync_fixture_count_on_server (fixture, "/api/v1/conversations?limit=0"));
  for (guint i = 0; i < ids->len; i += MAX (1, ids->len / N_SAMPLES)) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autofree char *path =
        g_strdup_printf ("/api/v1/conversations/%" G_GINT64_FORMAT "/messages?limit=0", id);

    g_assert_cmpuint (sync_fixture_count_messages (account, id), ==,
                      sync_fixture_count_on_server (fixture, path));
  }
}
