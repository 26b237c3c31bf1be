/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"

/**
 * kayako_sandbox_list_forms:
 * @request: GET conversations/forms
 */
void
kayako_sandbox_list_forms (KayakoSandboxRequest *request)
{
  kayako_sandbox_reply_table (request, "conversation_form",
                              "SELECT id FROM form ORDER BY sort_order, id");
}

/**
 * kayako_sandbox_get_form:
 * @request: GET conversations/forms/:id
 */
void
kayako_sandbox_get_form (KayakoSandboxRequest *request)
{
  kayako_sandbox_request_reply_resource (request, 200, "conversation_form",
                                         kayako_sandbox_request_get_id (request, 0));
}

/**
 * kayako_sandbox_list_fields:
 * @request: GET conversations/fields
 */
void
kayako_sandbox_list_fields (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids =
      kayako_sandbox_database_list_ids (kayako_sandbox_request_get_database (request),
                                        "SELECT id FROM field ORDER BY sort_order, id", NULL);

  kayako_sandbox_request_reply_list (request, "conversation_field", ids,
                                     KAYAKO_SANDBOX_PAGING_OFFSET);
}

/**
 * kayako_sandbox_get_field:
 * @request: GET conversations/fields/:id
 */
void
kayako_sandbox_get_field (KayakoSandboxRequest *request)
{
  kayako_sandbox_request_reply_resource (request, 200, "conversation_field",
                                         kayako_sandbox_request_get_id (request, 0));
}
