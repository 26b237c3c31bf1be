/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much there is to do: where there is more than a few requests can tell, a
 * count is the helpdesk's own or none. */

#include "kayako-engine-fixture.h"

#include "kayako-account-private.h"
#include "kayako-test-folder.h"
#include "kayako-view-counts.h"

typedef struct {
  EngineFixture engine;
  char *folder;     /* (owned) */
  char *database;   /* (owned): the helpdesk's */
  GString *strange; /* (owned): counts that were shown and are not right */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--conversations", "400", "--messages", "400", "--seed", "1",
                              "--database",      NULL,  NULL };

  fixture->folder = g_dir_make_tmp ("kayako-counts-XXXXXX", NULL);
  fixture->database = g_build_filename (fixture->folder, "helpdesk.db", NULL);
  fixture->strange = g_string_new (NULL);
  arguments[G_N_ELEMENTS (arguments) - 2] = fixture->database;
  engine_fixture_set_up (&fixture->engine, arguments);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  engine_fixture_tear_down (&fixture->engine, NULL);
  kayako_test_remove_folder (fixture->folder);
  g_string_free (fixture->strange, TRUE);
  g_free (fixture->database);
  g_free (fixture->folder);
}

static char *
dup_condition (KayakoViewKind kind, gint64 me_id)
{
  switch ((int) kind) {
  case KAYAKO_VIEW_KIND_INBOX:
    return g_strdup ("type NOT IN ('PENDING', 'COMPLETED', 'CLOSED')");
  case KAYAKO_VIEW_KIND_PENDING:
    return g_strdup ("type = 'PENDING'");
  case KAYAKO_VIEW_KIND_UNASSIGNED:
    return g_strdup ("type NOT IN ('COMPLETED', 'CLOSED') AND agent_id IS NULL");
  default:
    return g_strdup_printf ("type NOT IN ('COMPLETED', 'CLOSED') AND agent_id = %" G_GINT64_FORMAT,
                            me_id);
  }
}

/* As the helpdesk itself has it. */
static int
count_on_server (Fixture *fixture, KayakoAccount *account, KayakoViewKind kind)
{
  g_autofree char *condition =
      dup_condition (kind, kayako_user_get_id (kayako_account_get_user (account)));
  g_autofree char *command = g_strdup_printf (
      "SELECT count (*) FROM conversation JOIN case_status ON case_status.id = status_id"
      " WHERE conversation.id NOT IN (SELECT conversation_id FROM trash) AND %s",
      condition);
  const char *argv[] = { "sqlite3",         "-batch", "-cmd", ".timeout 60000",
                         fixture->database, command,  NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return (int) g_ascii_strtoll (output, NULL, 10);
}

static const KayakoViewKind kinds[] = { KAYAKO_VIEW_KIND_INBOX, KAYAKO_VIEW_KIND_MINE,
                                        KAYAKO_VIEW_KIND_UNASSIGNED, KAYAKO_VIEW_KIND_PENDING };

typedef struct {
  Fixture *fixture;
  KayakoView *view; /* (not owned) */
  int wanted;
} Watch;

static void
count_cb (Watch *watch)
{
  int count = kayako_view_get_count (watch->view);

  if (count != -1 && count != watch->wanted)
    g_string_append_printf (watch->fixture->strange, "%s %d instead of %d, ",
                            kayako_view_get_id (watch->view), count, watch->wanted);
}

static gboolean
is_known (gpointer data)
{
  const Watch *watches = data;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kayako_view_get_count (watches[i].view) == -1)
      return FALSE;

  return TRUE;
}

static gboolean
is_current (gpointer data)
{
  return kayako_library_get_is_current (((KayakoAccount *) data)->library);
}

/* While everything is pulled for the first time nothing is shown that is not so, and
 * then all is known. */
static void
test_first_pull (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (&fixture->engine, KAYAKO_TEST_AGENT);
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func (g_object_unref);
  Watch watches[G_N_ELEMENTS (kinds)];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    watches[i].fixture = fixture;
    watches[i].view = engine_fixture_get_view (account, kinds[i]);
    watches[i].wanted = count_on_server (fixture, account, kinds[i]);
    g_test_message ("%s %d", kayako_view_get_id (watches[i].view), watches[i].wanted);
    g_assert_cmpint (watches[i].wanted, >, 0);
    count_cb (&watches[i]);
    g_signal_connect_swapped (watches[i].view, "notify::count", G_CALLBACK (count_cb), &watches[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (feeds, engine_fixture_load_feed (account, kinds[i]));
  g_assert_cmpstr (fixture->strange->str, ==, "");

  kayako_account_keep_up (account);
  kayako_test_wait_until (is_current, account);
  kayako_test_wait_until (is_known, watches);
  g_assert_cmpstr (fixture->strange->str, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_signal_handlers_disconnect_by_func (watches[i].view, count_cb, &watches[i]);
}

/* What has come before the helpdesk went away is a part of what there is: it is
 * shown, and counted only where the helpdesk told how much there is. */
static void
test_half_pulled (Fixture *fixture, gconstpointer data)
{
  EngineFixture *engine = &fixture->engine;
  KayakoAccount *account = engine_fixture_sign_in (engine, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  Watch watches[G_N_ELEMENTS (kinds)];
  guint n_shown = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    watches[i].fixture = fixture;
    watches[i].wanted = count_on_server (fixture, account, kinds[i]);
  }
  g_object_unref (engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX));
  g_clear_object (&account);
  engine_fixture_drop_accounts (engine);
  engine_fixture_stop (engine);

  engine_fixture_make_accounts (engine);
  kayako_test_await_boolean (kayako_accounts_restore (engine->accounts), NULL);
  account = g_list_model_get_item (G_LIST_MODEL (engine->accounts), 0);
  g_assert_nonnull (account);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    watches[i].view = engine_fixture_get_view (account, kinds[i]);
    count_cb (&watches[i]);
    g_signal_connect_swapped (watches[i].view, "notify::count", G_CALLBACK (count_cb), &watches[i]);
  }
  feed = kayako_account_dup_feed (account, watches[0].view);
  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_READY);
  n_shown = g_list_model_get_n_items (kayako_conversation_feed_get_items (feed));
  g_assert_cmpuint (n_shown, >, 0);
  g_assert_cmpuint (n_shown, <, (guint) watches[0].wanted);
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_OFFLINE);
  kayako_test_await_boolean (
      kayako_view_counts_read (account->link, kayako_account_get_views (account)), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->strange->str, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_signal_handlers_disconnect_by_func (watches[i].view, count_cb, &watches[i]);
  g_clear_object (&account);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/engine/counts/first-pull", Fixture, NULL, set_up, test_first_pull, tear_down);
  g_test_add ("/engine/counts/half-pulled", Fixture, NULL, set_up, test_half_pulled, tear_down);

  return g_test_run ();
}
