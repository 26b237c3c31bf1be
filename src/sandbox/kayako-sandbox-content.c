/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-routes.h"

#include "kayako-sandbox-demo.h"
#include "kayako-sandbox-generator.h"
#include "kayako-sandbox-handlers.h"

#define PUBLIC       KAYAKO_SANDBOX_ACCESS_PUBLIC
#define SIGNED_IN    KAYAKO_SANDBOX_ACCESS_SIGNED_IN
#define STAFF        KAYAKO_SANDBOX_ACCESS_STAFF
#define FINGERPRINT  KAYAKO_SANDBOX_ROUTE_FINGERPRINT
#define BYTES        KAYAKO_SANDBOX_ROUTE_BYTES
#define RAW          KAYAKO_SANDBOX_ROUTE_RAW

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
  { "GET", MESSAGE "/attachments/download", SIGNED_IN, FINGERPRINT | BYTES, NULL,
    kayako_sandbox_download_attachments },
  { "GET", ATTACHMENT, SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_get_attachment },
  { "GET", ATTACHMENT "/:view", SIGNED_IN, FINGERPRINT | BYTES, NULL,
    kayako_sandbox_view_attachment },
  { "GET", CONVERSATION "/ratings", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_list_ratings },
  { "POST", CONVERSATION "/ratings", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_add_rating },
  { "GET", CONVERSATION "/ratings/:id", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_get_rating },
  { "PUT", CONVERSATION "/ratings/:id", SIGNED_IN, FINGERPRINT, "conversation_rating",
    kayako_sandbox_update_rating },

  { "GET", "cases", STAFF, 0, NULL, kayako_sandbox_list_cases },
  { "GET", "cases/:id", STAFF, 0, NULL, kayako_sandbox_get_case },
  { "PUT", "cases/:id/trash", KAYAKO_SANDBOX_ACCESS_AGENTS, 0, "case", kayako_sandbox_trash_case },
  { "PUT", "cases/:id/restore", STAFF, 0, "case", kayako_sandbox_restore_case },
  { "GET", "cases/statuses", PUBLIC, FINGERPRINT, NULL, kayako_sandbox_list_statuses },
  { "GET", "cases/statuses/:id", STAFF, 0, NULL, kayako_sandbox_get_status },
  { "GET", "cases/ratings/:id", SIGNED_IN, FINGERPRINT, NULL, kayako_sandbox_get_case_rating },
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
  { "GET", "identities/phones/:id", STAFF, 0, NULL, kayako_sandbox_get_phone },
  { "GET", "identities/domains/:id", STAFF, 0, NULL, kayako_sandbox_get_domain },
  { "GET", "businesshours/:id", STAFF, 0, NULL, kayako_sandbox_get_business_hour },
  { "GET", "/avatar/get/:uuid", PUBLIC, FINGERPRINT | BYTES, NULL, kayako_sandbox_get_avatar },

  { "GET", "files", STAFF, 0, NULL, kayako_sandbox_list_files },
  { "POST", "files", SIGNED_IN, FINGERPRINT | RAW, NULL, kayako_sandbox_add_files },
  { "POST", "file", SIGNED_IN, FINGERPRINT | RAW, NULL, kayako_sandbox_add_files },
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
