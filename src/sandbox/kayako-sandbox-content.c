/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-routes.h"

#include "kayako-sandbox-demo.h"
#include "kayako-sandbox-generator.h"
#include "kayako-sandbox-handlers.h"
#include "kayako-sandbox-thread.h"

#define PUBLIC       KAYAKO_SANDBOX_ACCESS_PUBLIC
#define SIGNED_IN    KAYAKO_SANDBOX_ACCESS_SIGNED_IN
#define STAFF        KAYAKO_SANDBOX_ACCESS_STAFF
#define FINGERPRINT  KAYAKO_SANDBOX_ROUTE_FINGERPRINT
#define BYTES        KAYAKO_SANDBOX_ROUTE_BYTES

#define CONVERSATION "conversations/:id"
#define MESSAGE      CONVERSATION "/messages/:id"
#define ATTACHMENT   MESSAGE "/attachments/:id"

/* Documented in kayako-sandbox-routes.h. */
const KayakoSandboxRoute kayako_sandbox_content_routes[] = {
  { "GET", "conversations", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_list_conversations },
  { "POST", "conversations", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_add_conversation },
  { "GET", "conversations/starter", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_get_starter },
  { "GET", "conversations/forms", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_list_forms },
  { "GET", "conversations/forms/:id", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_get_form },
  { "GET", "conversations/fields", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_list_fields },
  { "GET", "conversations/fields/:id", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_get_field },
  /* Who may depends on token=: the handler asks. */
  { "GET", CONVERSATION, PUBLIC, FINGERPRINT, NULL, kayako_sandbox_get_conversation },
  { "PUT", CONVERSATION, SIGNED_IN, 0, "conversation", kayako_sandbox_update_conversation },
  { "GET", CONVERSATION "/participants", SIGNED_IN, FINGERPRINT, NULL,
    kayako_sandbox_list_participants },
  { "GET", CONVERSATION "/messages", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_list_messages },
  { "POST", CONVERSATION "/messages", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_add_message },
  { "GET", MESSAGE, SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_get_message },
  { "PUT", MESSAGE, SIGNED_IN, FINGERPRINT, "conversation_message", kayako_sandbox_update_message },
  { "GET", ATTACHMENT, SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_get_attachment },
  { "GET", ATTACHMENT "/:view", SIGNED_IN, FINGERPRINT | BYTES, NULL,
    kayako_sandbox_view_attachment },
  { "GET", CONVERSATION "/ratings", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_list_ratings },
  { "POST", CONVERSATION "/ratings", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_add_rating },
  { "GET", CONVERSATION "/ratings/:id", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_get_rating },
  { "PUT", CONVERSATION "/ratings/:id", SIGNED_IN, FINGERPRINT, "conversation_rating",
    kayako_sandbox_update_rating },

  { "GET", "cases/statuses", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_list_statuses },
  { "GET", "cases/statuses/:id", STAFF, 0, NULL, kayako_sandbox_get_status },
  { "GET", "cases/priorities", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_list_priorities },
  { "GET", "cases/priorities/:id", STAFF, 0, NULL, kayako_sandbox_get_priority },
  { "GET", "cases/types", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_list_types },
  { "GET", "cases/types/:id", STAFF, 0, NULL, kayako_sandbox_get_type_of_case },

  { "GET", "locales", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_list_locales },
  { "GET", "locales/current", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_get_current_locale },
  { "GET", "locales/:id", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_get_locale },
  { "GET", "locale/fields/:id", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_get_locale_field },

  { "GET", "me", SIGNED_IN, 0, NULL, kayako_sandbox_get_me },
  { "GET", "profile", SIGNED_IN, 0, NULL, kayako_sandbox_get_profile },
  { "GET", "users", STAFF, 0, NULL, kayako_sandbox_list_users },
  { "GET", "users/:id", STAFF, 0, NULL, kayako_sandbox_get_user },
  { "GET", "teams", STAFF, 0, NULL, kayako_sandbox_list_teams },
  { "GET", "teams/:id", STAFF, 0, NULL, kayako_sandbox_get_team },
  { "GET", "roles", STAFF, 0, NULL, kayako_sandbox_list_roles },
  { "GET", "roles/:id", STAFF, 0, NULL, kayako_sandbox_get_role },
  { "GET", "organizations/:id", STAFF, 0, NULL, kayako_sandbox_get_organization },
  { "GET", "identities/emails/:id", STAFF, 0, NULL, kayako_sandbox_get_email },
  { "GET", "/avatar/get/:uuid", PUBLIC, FINGERPRINT | BYTES, NULL, kayako_sandbox_get_avatar },

  { "GET", "files", STAFF, 0, NULL, kayako_sandbox_list_files },
  { "POST", "files", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_add_files },
  { "POST", "file", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_add_files },
  { "GET", "files/:id", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_get_file },
  { "GET", "files/:id/content", SIGNED_IN, FINGERPRINT | BYTES, NULL,
    kayako_sandbox_get_file_content },
  { NULL, NULL, PUBLIC, 0, NULL, NULL },
};

/* Documented in kayako-sandbox-routes.h. */
gboolean
kayako_sandbox_content_fill (KayakoSandboxDatabase *database,
                             const KayakoSandboxOptions *options,
                             GError **error)
{
  return kayako_sandbox_demo_fill (database, error) &&
         kayako_sandbox_generator_fill (database, options, error);
}

/* Somebody of an open conversation who has not written last. */
static gint64
choose_writer (KayakoSandboxDatabase *database, gint64 conversation_id)
{
  return kayako_sandbox_database_get_int64 (
      database, 0,
      "SELECT CASE WHEN last_replier_id = requester_id AND agent_id IS NOT NULL"
      " THEN agent_id ELSE requester_id END FROM conversation WHERE id = ?1",
      "i", conversation_id);
}

/* Documented in kayako-sandbox-routes.h. */
void
kayako_sandbox_content_act (KayakoSandboxDatabase *database, GRand *random)
{
  g_autoptr (KayakoSandboxWords) words = NULL;
  g_autoptr (GArray) open = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  KayakoSandboxNewMessage message = { .source = "API" };

  words = kayako_sandbox_words_new (&error);
  if (words == NULL) {
    g_warning ("Nobody can act: %s", error->message);
    return;
  }

  open = kayako_sandbox_database_list_ids (
      database,
      "SELECT c.id FROM conversation c JOIN case_status s ON s.id = c.status_id"
      " WHERE s.type NOT IN ('COMPLETED', 'CLOSED') ORDER BY c.created_at DESC, c.id DESC LIMIT 50",
      NULL);
  if (open->len == 0)
    return;

  message.conversation_id =
      g_array_index (open, gint64, g_rand_int_range (random, 0, (int) open->len));
  message.creator_id = choose_writer (database, message.conversation_id);
  contents = kayako_sandbox_words_say_message (
      words, random,
      kayako_sandbox_thread_is_of_staff (database, message.conversation_id, message.creator_id));
  message.contents = contents;
  kayako_sandbox_thread_add (database, &message, TRUE);
}
