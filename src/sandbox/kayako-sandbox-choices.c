/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"

/* Statuses, priorities, types and locales. */

static void
reply_by_id (KayakoSandboxRequest *request, const char *resource)
{
  kayako_sandbox_request_reply_resource (request, 200, resource,
                                         kayako_sandbox_request_get_id (request, 0));
}

/**
 * kayako_sandbox_list_statuses:
 * @request: GET cases/statuses
 */
void
kayako_sandbox_list_statuses (KayakoSandboxRequest *request)
{
  kayako_sandbox_reply_table (request, "case_status",
                              "SELECT id FROM case_status ORDER BY sort_order, id");
}

/**
 * kayako_sandbox_get_status:
 * @request: GET cases/statuses/:id
 */
void
kayako_sandbox_get_status (KayakoSandboxRequest *request)
{
  reply_by_id (request, "case_status");
}

/**
 * kayako_sandbox_list_priorities:
 * @request: GET cases/priorities
 */
void
kayako_sandbox_list_priorities (KayakoSandboxRequest *request)
{
  kayako_sandbox_reply_table (request, "case_priority",
                              "SELECT id FROM case_priority ORDER BY level, id");
}

/**
 * kayako_sandbox_get_priority:
 * @request: GET cases/priorities/:id
 */
void
kayako_sandbox_get_priority (KayakoSandboxRequest *request)
{
  reply_by_id (request, "case_priority");
}

/**
 * kayako_sandbox_list_types:
 * @request: GET cases/types
 */
void
kayako_sandbox_list_types (KayakoSandboxRequest *request)
{
  kayako_sandbox_reply_table (request, "case_type", "SELECT id FROM case_type ORDER BY id");
}

/**
 * kayako_sandbox_get_type_of_case:
 * @request: GET cases/types/:id
 */
void
kayako_sandbox_get_type_of_case (KayakoSandboxRequest *request)
{
  reply_by_id (request, "case_type");
}

/* "true", "1" and so on: 1 or 0; -1 when it was not sent; -2 when it is neither. */
static gint64
read_flag (KayakoSandboxRequest *request, const char *name)
{
  const char *text = kayako_sandbox_request_get_argument (request, name);

  if (text == NULL)
    return -1;
  if (g_str_equal (text, "1") || g_ascii_strcasecmp (text, "true") == 0)
    return 1;
  if (g_str_equal (text, "0") || g_ascii_strcasecmp (text, "false") == 0)
    return 0;

  kayako_sandbox_request_reply_error (request, "FIELD_INVALID", name);
  return -2;
}

/**
 * kayako_sandbox_list_locales:
 * @request: GET locales
 */
void
kayako_sandbox_list_locales (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids = NULL;
  gint64 is_public = read_flag (request, "is_public");
  gint64 is_localized = -1;

  if (is_public == -2)
    return;

  is_localized = read_flag (request, "is_localized");
  if (is_localized == -2)
    return;

  ids = kayako_sandbox_database_list_ids (
      kayako_sandbox_request_get_database (request),
      "SELECT id FROM locale"
      " WHERE (?1 < 0 OR is_public = ?1) AND (?2 < 0 OR is_localized = ?2) ORDER BY id",
      "ii", is_public, is_localized);
  kayako_sandbox_request_reply_list (request, "locale", ids, KAYAKO_SANDBOX_PAGING_OFFSET);
}

/**
 * kayako_sandbox_get_locale:
 * @request: GET locales/:id
 */
void
kayako_sandbox_get_locale (KayakoSandboxRequest *request)
{
  reply_by_id (request, "locale");
}

/**
 * kayako_sandbox_get_current_locale:
 * @request: GET locales/current
 *
 * Answers with the caller's own language, English for who is not signed in.
 */
void
kayako_sandbox_get_current_locale (KayakoSandboxRequest *request)
{
  gint64 id = kayako_sandbox_database_get_int64 (
      kayako_sandbox_request_get_database (request), 0,
      "SELECT id FROM locale WHERE locale ="
      " coalesce ((SELECT locale FROM user WHERE id = ?1), 'en-us')",
      "i", kayako_sandbox_request_get_caller (request)->user_id);

  kayako_sandbox_request_reply_resource (request, 200, "locale", id);
}

/**
 * kayako_sandbox_get_locale_field:
 * @request: GET locale/fields/:id
 */
void
kayako_sandbox_get_locale_field (KayakoSandboxRequest *request)
{
  reply_by_id (request, "locale_field");
}
