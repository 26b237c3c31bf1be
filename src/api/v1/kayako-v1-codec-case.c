/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-case.h"

#include "kayako-error.h"
#include "kayako-update.h"
#include "kayako-v1-codec-enums.h"
#include "kayako-v1-codec-json.h"
#include "kayako-v1-codec-kinds.h"
#include "kayako-v1-codec-read.h"

static void
fill_status (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoStatus *status = resource;
  const char *text;
  int number;

  if (kayako_v1_json_read_string (object, "label", &text))
    kayako_status_set_label (status, text);

  if (kayako_v1_json_read_string (object, "type", &text))
    kayako_status_set_status_type (status, kayako_v1_codec_status_type_from_wire (text));

  if (kayako_v1_json_read_int (object, "sort_order", &number))
    kayako_status_set_sort_order (status, number);
}

const KayakoV1Kind kayako_v1_kind_status = { "Status", kayako_status_get_type, fill_status };

static void
fill_priority (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoPriority *priority = resource;
  const char *text;
  int number;

  if (kayako_v1_json_read_string (object, "label", &text))
    kayako_priority_set_label (priority, text);

  if (kayako_v1_json_read_int (object, "level", &number))
    kayako_priority_set_level (priority, number);
}

const KayakoV1Kind kayako_v1_kind_priority = { "Priority", kayako_priority_get_type,
                                               fill_priority };

static void
fill_case_type (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  const char *text;

  if (kayako_v1_json_read_string (object, "label", &text))
    kayako_case_type_set_label (resource, text);
}

const KayakoV1Kind kayako_v1_kind_case_type = { "Type", kayako_case_type_get_type, fill_case_type };

/**
 * kayako_v1_codec_read_statuses:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads statuses, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoStatus): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_statuses (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kayako_v1_kind_status, node, error);
}

/**
 * kayako_v1_codec_read_priorities:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads priorities, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoPriority): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_priorities (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kayako_v1_kind_priority, node, error);
}

/**
 * kayako_v1_codec_read_case_types:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads types, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoCaseType): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_case_types (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kayako_v1_kind_case_type, node, error);
}

/* Of a marker that is not told in full nothing is known. */
static void
read_marker (JsonObject *object, KayakoUpdate *update)
{
  JsonNode *node = json_object_get_member (object, "read_marker");
  JsonObject *marker = node != NULL ? kayako_v1_json_get_object (node) : NULL;
  int unread_count = 0;
  gint64 number = 0;

  if (marker == NULL || !kayako_v1_json_read_int (marker, "unread_count", &unread_count))
    return;

  update->marker_id = kayako_v1_json_get_id (marker);
  update->unread_count = MAX (unread_count, 0);
  if (kayako_v1_json_read_int64 (marker, "last_read_post_id", &number))
    update->last_read_message_id = number;
  if (kayako_v1_json_read_date (marker, "last_read_at", &number))
    update->last_read_at = number;
}

/**
 * kayako_v1_codec_read_updates:
 * @node: (nullable): the `data` of an answer that lists cases
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads of cases which they are, when they changed and how far they were read:
 * nothing else of them is certain to be there, nor needed. An item without an id is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoUpdate): in their order
 */
GPtrArray *
kayako_v1_codec_read_updates (JsonNode *node, GError **error)
{
  g_autoptr (GPtrArray) updates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_update_free);
  JsonArray *array = kayako_v1_json_get_array (node);

  if (array == NULL && (node == NULL || !JSON_NODE_HOLDS_NULL (node))) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "Case: not a list");
    return NULL;
  }

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *object = kayako_v1_json_get_object (json_array_get_element (array, i));
    gint64 id = object != NULL ? kayako_v1_json_get_id (object) : 0;
    KayakoUpdate *update = NULL;

    if (id == 0)
      continue;

    update = kayako_update_new (id, 0);
    kayako_v1_json_read_date (object, "updated_at", &update->updated_at);
    read_marker (object, update);
    g_ptr_array_add (updates, update);
  }

  return g_steal_pointer (&updates);
}
