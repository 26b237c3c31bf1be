/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each role may do: what an account says of itself, and what the sandbox
 * answers, which decides. */

#include "kayako-engine-fixture.h"

#include "kayako-account-private.h"
#include "kayako-field.h"

#define FINGERPRINT "5b3b8f6e-4a57-4a3c-9d0f-3a3a5f0d8f11"

static const struct {
  const char *name;
  const char *email; /* NULL for who has no account */
  KayakoRoleType role;
} roles[] = {
  { "Customer", KAYAKO_TEST_CUSTOMER, KAYAKO_ROLE_TYPE_CUSTOMER },
  { "Collaborator", "collaborator@brewfictus.test", KAYAKO_ROLE_TYPE_COLLABORATOR },
  { "Agent", KAYAKO_TEST_AGENT, KAYAKO_ROLE_TYPE_AGENT },
  { "Admin", "admin@brewfictus.test", KAYAKO_ROLE_TYPE_ADMIN },
  { "Owner", "owner@brewfictus.test", KAYAKO_ROLE_TYPE_OWNER },
  { "anonymous", NULL, KAYAKO_ROLE_TYPE_UNKNOWN },
};

/* A conversation of theirs, on which what they may do is tried. */
typedef struct {
  KayakoClient *client;
  gint64 id;
  const char *field; /* the key of one that may be edited */
} Stage;

static DexFuture *
reply (const Stage *stage)
{
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello", NULL);

  return kayako_client_create_message (stage->client, stage->id, draft);
}

static DexFuture *
create (const Stage *stage)
{
  g_autoptr (KayakoConversationDraft) draft = kayako_conversation_draft_new ("A", "B", NULL);

  if (kayako_user_get_id (kayako_client_get_user (stage->client)) == 0)
    kayako_conversation_draft_set_requester (draft, "Ann Onymous", "ann@example.test");
  return kayako_client_create_conversation (stage->client, draft);
}

static DexFuture *
change (const Stage *stage, KayakoConversationChange *change)
{
  g_autoptr (KayakoConversationChange) owned = change;

  return kayako_client_update_conversation (stage->client, stage->id, owned);
}

static DexFuture *
set_subject (const Stage *stage)
{
  KayakoConversationChange *subject = kayako_conversation_change_new ();

  kayako_conversation_change_set_subject (subject, "Another");
  return change (stage, subject);
}

static DexFuture *
set_status (const Stage *stage)
{
  KayakoConversationChange *status = kayako_conversation_change_new ();

  kayako_conversation_change_set_status_id (status, 3);
  return change (stage, status);
}

static DexFuture *
set_priority (const Stage *stage)
{
  KayakoConversationChange *priority = kayako_conversation_change_new ();

  kayako_conversation_change_set_priority_id (priority, 2);
  return change (stage, priority);
}

static DexFuture *
set_type (const Stage *stage)
{
  KayakoConversationChange *type = kayako_conversation_change_new ();

  kayako_conversation_change_set_type_id (type, 2);
  return change (stage, type);
}

static DexFuture *
set_field (const Stage *stage)
{
  KayakoConversationChange *field = kayako_conversation_change_new ();

  kayako_conversation_change_set_field_value (field, stage->field, "Some text");
  return change (stage, field);
}

static DexFuture *
rate (const Stage *stage)
{
  return kayako_client_create_rating (stage->client, stage->id, KAYAKO_SCORE_GOOD, NULL);
}

static DexFuture *
list_of_staff (const Stage *stage)
{
  return kayako_client_list_updates (stage->client, NULL, 0, 1);
}

static const struct {
  const char *name;
  KayakoCapabilities capability;
  DexFuture *(*try) (const Stage *stage);
} actions[] = {
  { "reply", KAYAKO_CAPABILITIES_REPLY, reply },
  { "create", KAYAKO_CAPABILITIES_CREATE, create },
  { "set the subject", KAYAKO_CAPABILITIES_SET_SUBJECT, set_subject },
  { "set the status", KAYAKO_CAPABILITIES_SET_STATUS, set_status },
  { "set the priority", KAYAKO_CAPABILITIES_SET_PRIORITY, set_priority },
  { "set the type", KAYAKO_CAPABILITIES_SET_TYPE, set_type },
  { "set a field", KAYAKO_CAPABILITIES_SET_FIELDS, set_field },
  { "rate", KAYAKO_CAPABILITIES_RATE, rate },
  { "see the views of staff", KAYAKO_CAPABILITIES_VIEWS_OF_STAFF, list_of_staff },
};

static KayakoAccount *
enter (EngineFixture *fixture, const char *email)
{
  g_autoptr (KayakoCredentials) credentials =
      email != NULL ? kayako_credentials_new_password (email, KAYAKO_TEST_PASSWORD)
                    : kayako_credentials_new_fingerprint (FINGERPRINT);
  g_autoptr (GError) error = NULL;
  KayakoAccount *account = kayako_test_await_object (
      kayako_accounts_sign_in (fixture->accounts,
                               kayako_test_sandbox_get_base_uri (fixture->sandbox), credentials,
                               FALSE),
      &error);

  g_assert_no_error (error);
  return account;
}

/* What everybody may set who may set anything. */
static char *
dup_field (KayakoClient *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoPage) page =
      kayako_test_await_boxed (kayako_client_list_fields (client, 0, 100), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < kayako_page_get_items (page)->len; i++) {
    KayakoField *field = g_ptr_array_index (kayako_page_get_items (page), i);

    if (kayako_field_get_is_editable (field) && !kayako_field_get_is_system (field) &&
        kayako_field_get_field_type (field) == KAYAKO_FIELD_TYPE_TEXT)
      return g_strdup (kayako_field_get_key (field));
  }

  g_assert_not_reached ();
}

/* Whether the sandbox lets them. Anything but yes and no is a fault of the test. */
static gboolean
is_allowed (const Stage *stage, guint action)
{
  DexFuture *future = actions[action].try (stage);
  g_autoptr (GError) error = NULL;

  kayako_test_wait (future);
  dex_future_get_value (future, &error);
  dex_unref (future);
  if (error == NULL)
    return TRUE;

  if (!g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN) &&
      !g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED))
    g_error ("%s: %s", actions[action].name, error->message);
  return FALSE;
}

static void
test_roles (EngineFixture *fixture, gconstpointer data)
{
  guint n_wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (KayakoAccount) account = enter (fixture, roles[i].email);
    KayakoClient *client = kayako_link_get_client (kayako_account_get_link (account));
    KayakoCapabilities capabilities = kayako_account_get_capabilities (account);
    Stage stage = { client };
    g_autofree char *field = dup_field (client);
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoConversation) theirs = kayako_test_await_object (create (&stage), &error);

    g_assert_no_error (error);
    g_assert_cmpint (kayako_user_get_role (kayako_account_get_user (account)), ==, roles[i].role);
    stage.id = kayako_conversation_get_id (theirs);
    stage.field = field;

    for (guint j = 0; j < G_N_ELEMENTS (actions); j++) {
      gboolean allowed = is_allowed (&stage, j);
      gboolean offered = (capabilities & actions[j].capability) != 0;

      g_test_message ("%s may %s%s: %s", roles[i].name, allowed ? "" : "not ", actions[j].name,
                      allowed == offered ? "as it says" : "but the account says otherwise");
      n_wrong += allowed != offered;
    }
  }

  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/roles", test_roles);

  return g_test_run ();
}
