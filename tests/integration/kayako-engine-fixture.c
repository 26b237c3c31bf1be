/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-engine-fixture.h"

#include "kayako-account-private.h"
#include "kayako-outbox-private.h"
#include "kayako-test-folder.h"
#include "kayako-v1-client.h"

#include <string.h>

/* As the program does when it starts. */
void
engine_fixture_make_accounts (EngineFixture *fixture)
{
  g_autofree char *data_dir = g_build_filename (fixture->folder, "data", NULL);

  fixture->accounts = kayako_accounts_new (fixture->vault, fixture->folder, data_dir);
}

void
engine_fixture_set_up (EngineFixture *fixture, gconstpointer arguments)
{
  fixture->sandbox = kayako_test_sandbox_new (arguments);
  fixture->vault = kayako_memory_vault_new ();
  fixture->folder = g_dir_make_tmp ("kayako-engine-XXXXXX", NULL);
  engine_fixture_make_accounts (fixture);
}

/* Everything has to go with the list: no work keeps anything alive. The client
 * goes when no thread reads for it any more, which would look like a leak. */
void
engine_fixture_drop_accounts (EngineFixture *fixture)
{
  gpointer gone[32] = { fixture->accounts };
  guint n_gone = 1;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)); i++) {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), i);

    gone[n_gone++] = account;
    gone[n_gone++] = kayako_account_get_link (account);
    gone[n_gone++] = kayako_link_get_client (kayako_account_get_link (account));
    g_assert_cmpuint (n_gone, <=, G_N_ELEMENTS (gone) - 4);
  }

  for (guint i = 0; i < n_gone; i++)
    g_object_add_weak_pointer (gone[i], &gone[i]);
  kayako_test_await_boolean (kayako_accounts_close (fixture->accounts), NULL);
  g_clear_object (&fixture->accounts);
  for (guint i = 0; i < n_gone; i++)
    kayako_test_wait_gone (&gone[i]);
}

static void
probe (EngineFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Client) client = NULL;

  client = kayako_v1_client_new (kayako_test_sandbox_get_base_uri (fixture->sandbox), &error);
  kayako_test_await_boolean (kayako_client_probe (KAYAKO_CLIENT (client)), &error);
  g_assert_no_error (error);
}

/* Lets every connection that is being made come about before the helpdesk goes:
 * libsoup 3.6.5 lets go of a message once too often when it finds a connection
 * reset in the moment in which it is made. */
static void
settle (EngineFixture *fixture)
{
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  probe (fixture);
}

/* A stranger asks the helpdesk something that it takes so long to answer. */
void
engine_fixture_let_pass (EngineFixture *fixture, guint milliseconds)
{
  g_autofree char *fault =
      g_strdup_printf ("delay:ms=%u,path=/api/v1/tests*,times=1", milliseconds);

  kayako_test_sandbox_fault (fixture->sandbox, fault);
  probe (fixture);
}

/* Whatever breaks off after so long may still be at work on a message. */
void
engine_fixture_call_slow (KayakoAccount *account, gint64 microseconds)
{
  kayako_outbox_set_slow (account->outbox, microseconds);
}

/* How often the fault that was posted first has struck. */
guint
engine_fixture_count_faults (EngineFixture *fixture)
{
  g_autofree char *state =
      kayako_test_sandbox_ask (fixture->sandbox, "GET", "/sandbox/state", NULL, NULL, NULL);
  g_autoptr (GRegex) regex =
      g_regex_new ("\"fired\"\\s*:\\s*(\\d+)", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *count = NULL;

  g_assert_true (g_regex_match (regex, state, G_REGEX_MATCH_DEFAULT, &match));
  count = g_match_info_fetch (match, 1);
  return (guint) g_ascii_strtoull (count, NULL, 10);
}

void
engine_fixture_tear_down (EngineFixture *fixture, gconstpointer arguments)
{
  if (fixture->accounts != NULL)
    engine_fixture_drop_accounts (fixture);
  if (fixture->sandbox != NULL)
    engine_fixture_stop (fixture);
  g_assert_finalize_object (fixture->vault);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

KayakoAccount *
engine_fixture_sign_in (EngineFixture *fixture, const char *email)
{
  g_autoptr (GError) error = NULL;
  KayakoAccount *account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (fixture->accounts,
                                             kayako_test_sandbox_get_base_uri (fixture->sandbox),
                                             email, KAYAKO_TEST_PASSWORD, TRUE),
      &error);

  g_assert_no_error (error);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  return account;
}

void
engine_fixture_stop (EngineFixture *fixture)
{
  settle (fixture);
  g_clear_pointer (&fixture->sandbox, kayako_test_sandbox_free);
}

void
engine_fixture_start (EngineFixture *fixture, const char *const *arguments)
{
  fixture->sandbox = kayako_test_sandbox_new (arguments);
}

/* How often @text is said in a conversation, as anybody could see. */
guint
engine_fixture_count_on_server (EngineFixture *fixture, gint64 conversation_id, const char *text)
{
  g_autofree char *path = g_strdup_printf (
      "/api/v1/conversations/%" G_GINT64_FORMAT "/messages.json?limit=1000", conversation_id);
  g_autofree char *pattern = g_strdup_printf ("\"content_text\"\\s*:\\s*\"%s\"", text);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (fixture->sandbox, "GET", path,
                                                   KAYAKO_TEST_SECOND_AGENT, NULL, &status);
  guint count = 0;

  g_assert_cmpuint (status, ==, 200);
  g_regex_match (regex, body, G_REGEX_MATCH_DEFAULT, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    count++;
  return count;
}

KayakoView *
engine_fixture_get_view (KayakoAccount *account, KayakoViewKind kind)
{
  GListModel *views = kayako_account_get_views (account);

  for (guint i = 0; i < g_list_model_get_n_items (views); i++) {
    g_autoptr (KayakoView) view = g_list_model_get_item (views, i);

    /* The model keeps it. */
    if (kayako_view_get_kind (view) == kind)
      return view;
  }

  g_assert_not_reached ();
}

typedef struct {
  gpointer object;
  const char *property;
  int value;
} PropertyWait;

static gboolean
has_value (gpointer user_data)
{
  PropertyWait *wait = user_data;
  GParamSpec *pspec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (wait->object), wait->property);
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (wait->object, wait->property, &value);
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return g_value_get_enum (&value) == wait->value;
  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_value_get_boolean (&value) == wait->value;
  if (G_IS_PARAM_SPEC_UINT (pspec))
    return (int) g_value_get_uint (&value) == wait->value;
  return g_value_get_int (&value) == wait->value;
}

void
engine_fixture_wait_property (gpointer object, const char *property, int value)
{
  PropertyWait wait = { object, property, value };

  kayako_test_wait_until (has_value, &wait);
}

void
engine_fixture_wait_delivery (KayakoMessage *message, KayakoDelivery delivery)
{
  engine_fixture_wait_property (message, "delivery", (int) delivery);
}

KayakoConversationFeed *
engine_fixture_load_feed (KayakoAccount *account, KayakoViewKind kind)
{
  KayakoConversationFeed *feed =
      kayako_account_dup_feed (account, engine_fixture_get_view (account, kind));

  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_READY);
  return feed;
}

KayakoThread *
engine_fixture_load_thread (KayakoAccount *account, gint64 id)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (id);
  KayakoThread *thread = kayako_account_dup_thread (account, conversation);

  engine_fixture_wait_property (thread, "state", KAYAKO_FEED_STATE_READY);
  return thread;
}
