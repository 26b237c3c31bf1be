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
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autoptr (GArray) ids = NULL;
  gint64 offset = 0;
  gint64 limit = 0;

  if (!kayako_sandbox_request_get_page (request, &offset, &limit))
    return;

  ids = kayako_sandbox_database_list_ids (
      database, "SELECT id FROM field ORDER BY sort_order, id LIMIT ?1 OFFSET ?2", "ii", limit,
      offset);
  kayako_sandbox_request_reply_collection (
      request, "conversation_field", ids, KAYAKO_SANDBOX_PAGING_OFFSET, offset, limit,
      kayako_sandbox_database_get_int64 (database, 0, "SELECT count(*) FROM field", NULL));
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
