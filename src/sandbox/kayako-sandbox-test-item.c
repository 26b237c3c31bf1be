/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-test-item.h"

#include <string.h>

#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-resources.h"

/* The public Test resource (api/v1.md §1.7). */

#define ITEMS_AT_START 25
#define MOST_PRETENDED 1000000

/**
 * kayako_sandbox_test_item_fill:
 * @database: a helpdesk whose tables are empty
 *
 * Makes the items that are there at the start.
 */
void
kayako_sandbox_test_item_fill (KayakoSandboxDatabase *database)
{
  gint64 now = kayako_sandbox_database_get_now (database);

  for (guint i = 1; i <= ITEMS_AT_START; i++) {
    g_autofree char *name = g_strdup_printf ("Test %u", i);

    kayako_sandbox_database_insert (
        database, "INSERT INTO test_item (name, updated_at) VALUES (?1, ?2)", "si", name, now);
  }
}

static void
set_string (JsonObject *object, const char *name, KayakoSandboxRows *rows, int column)
{
  if (rows == NULL || kayako_sandbox_rows_is_null (rows, column))
    json_object_set_null_member (object, name);
  else
    json_object_set_string_member (object, name, kayako_sandbox_rows_get_string (rows, column));
}

static gboolean
has_value (JsonObject *object, const char *name, KayakoSandboxRows *rows, int column)
{
  json_object_set_null_member (object, name);
  return rows != NULL && !kayako_sandbox_rows_is_null (rows, column);
}

static void
set_array (JsonObject *object, KayakoSandboxRows *rows, int column)
{
  const char *text = rows != NULL ? kayako_sandbox_rows_get_string (rows, column) : NULL;
  JsonNode *node = json_from_string (text != NULL ? text : "[]", NULL);

  g_assert (node != NULL); /* the core wrote it */
  json_object_set_member (object, "array_items", node);
}

/* Without a row, an item of which nothing is known but its name. */
static void
set_values (JsonObject *object, KayakoSandboxRows *rows)
{
  set_array (object, rows, 1);
  if (has_value (object, "integer_number", rows, 2))
    json_object_set_int_member (object, "integer_number", kayako_sandbox_rows_get_int64 (rows, 2));
  if (has_value (object, "float_number", rows, 3))
    json_object_set_double_member (object, "float_number",
                                   kayako_sandbox_rows_get_double (rows, 3));
  if (has_value (object, "is_boolean", rows, 4))
    json_object_set_boolean_member (object, "is_boolean",
                                    kayako_sandbox_rows_get_boolean (rows, 4));
  if (has_value (object, "date", rows, 5)) {
    g_autofree char *date = kayako_sandbox_format_date (kayako_sandbox_rows_get_int64 (rows, 5));

    json_object_set_string_member (object, "date", date);
  }
  set_string (object, "option", rows, 6);
  set_string (object, "binary_data", rows, 7);
}

/* Items know who looks at them, and tell those who are signed in. */
static void
set_viewer (JsonObject *object, const KayakoSandboxCaller *viewer, gint64 id, gint64 started_us)
{
  if (viewer->user_id == 0)
    return;

  if (viewer->session_id != NULL)
    json_object_set_string_member (object, "session_id", viewer->session_id);
  json_object_set_boolean_member (object, "is_base_installed", TRUE);
  json_object_set_member (object, "user", kayako_sandbox_stub ("user", viewer->user_id));
  json_object_set_boolean_member (object, "is_odd", id % 2 != 0);
  json_object_set_double_member (object, "generation_time",
                                 (double) MAX (1, g_get_monotonic_time () - started_us) /
                                     G_USEC_PER_SEC);
}

static JsonObject *
write_item (const KayakoSandboxCaller *viewer,
            gint64 id,
            const char *name,
            KayakoSandboxRows *rows,
            gint64 started_us)
{
  JsonObject *object = json_object_new ();
  g_autofree char *uri =
      g_strdup_printf ("%s/api/v1/tests/%" G_GINT64_FORMAT, viewer->base_uri, id);

  json_object_set_int_member (object, "id", id);
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "authentication_scheme",
                                 viewer->user_id == 0 ? "NONE" : "BASIC");
  set_values (object, rows);
  set_viewer (object, viewer, id, started_us);
  json_object_set_string_member (object, "resource_type", "test");
  json_object_set_string_member (object, "resource_url", uri);

  return object;
}

/**
 * kayako_sandbox_test_item_render:
 * @database: the helpdesk
 * @viewer: who sees it
 * @id: an item
 * @pretend: whether to make up an item that does not exist
 *
 * Writes an item out.
 *
 * Returns: (transfer full) (nullable): the item
 */
JsonObject *
kayako_sandbox_test_item_render (KayakoSandboxDatabase *database,
                                 const KayakoSandboxCaller *viewer,
                                 gint64 id,
                                 gboolean pretend)
{
  gint64 started_us = g_get_monotonic_time ();
  g_autofree char *name = g_strdup_printf ("Test %" G_GINT64_FORMAT, id);
  g_autoptr (KayakoSandboxRows) rows = kayako_sandbox_database_query (
      database,
      "SELECT name, array_items, integer_number, float_number, is_boolean, date, option,"
      " binary_data FROM test_item WHERE id = ?1",
      "i", id);

  if (kayako_sandbox_rows_next (rows))
    return write_item (
        viewer, id,
        kayako_sandbox_rows_is_null (rows, 0) ? name : kayako_sandbox_rows_get_string (rows, 0),
        rows, started_us);

  return pretend ? write_item (viewer, id, name, NULL, started_us) : NULL;
}

/**
 * kayako_sandbox_test_item_get_updated_at:
 * @database: the helpdesk
 * @id: an item
 *
 * Returns: when the item was changed last, Unix seconds, 0 when there is none
 */
gint64
kayako_sandbox_test_item_get_updated_at (KayakoSandboxDatabase *database, gint64 id)
{
  return kayako_sandbox_database_get_int64 (
      database, 0, "SELECT updated_at FROM test_item WHERE id = ?1", "i", id);
}

/**
 * kayako_sandbox_test_item_reply:
 * @request: a request
 * @status: the HTTP status
 * @id: an item
 *
 * Replies with an item, or 404.
 */
void
kayako_sandbox_test_item_reply (KayakoSandboxRequest *request, guint status, gint64 id)
{
  kayako_sandbox_request_reply_resource (request, status, "test", id);
  kayako_sandbox_request_set_last_modified (
      request,
      kayako_sandbox_test_item_get_updated_at (kayako_sandbox_request_get_database (request), id));
}

static void
get_item (KayakoSandboxRequest *request)
{
  kayako_sandbox_test_item_reply (request, SOUP_STATUS_OK,
                                  kayako_sandbox_request_get_id (request, 0));
}

/**
 * kayako_sandbox_test_item_list_asked:
 * @request: a request
 * @ids: (out) (element-type gint64): those of ids= that exist, in that order
 *
 * Reads which items are asked for. When that is wrong, it has been answered.
 *
 * Returns: what became of the argument; @ids is set when VALID
 */
KayakoSandboxPresence
kayako_sandbox_test_item_list_asked (KayakoSandboxRequest *request, GArray **ids)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autoptr (GArray) asked = NULL;
  KayakoSandboxPresence presence = kayako_sandbox_request_get_argument_ids (request, "ids", &asked);

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < asked->len; i++) {
    gint64 id = g_array_index (asked, gint64, i);

    if (kayako_sandbox_database_get_int64 (database, 0, "SELECT 1 FROM test_item WHERE id = ?1",
                                           "i", id) == 1)
      g_array_append_val (*ids, id);
  }

  return presence;
}

/* When the newest of a page of items was changed, 0 when none ever was. */
static gint64
find_newest (KayakoSandboxDatabase *database, JsonArray *items)
{
  gint64 newest = 0;

  for (guint i = 0; i < json_array_get_length (items); i++) {
    gint64 id = json_object_get_int_member (json_array_get_object_element (items, i), "id");

    newest = MAX (newest, kayako_sandbox_test_item_get_updated_at (database, id));
  }

  return newest;
}

static void
set_page_modified (KayakoSandboxRequest *request)
{
  if (request->status == SOUP_STATUS_OK)
    kayako_sandbox_request_set_last_modified (
        request,
        find_newest (request->database, json_object_get_array_member (request->envelope, "data")));
}

/* count=: so many items, whether or not there are that many. */
static void
pretend_items (KayakoSandboxRequest *request, gint64 count)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) count);

  for (gint64 id = 1; id <= count; id++)
    g_array_append_val (ids, id);

  kayako_sandbox_request_reply_cursor_as (request, "test", KAYAKO_SANDBOX_PRETENDED_TEST, ids);
}

static void
list_items (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids = NULL;
  gint64 count = 0;
  KayakoSandboxPresence presence = kayako_sandbox_test_item_list_asked (request, &ids);

  if (presence == KAYAKO_SANDBOX_INVALID)
    return;

  if (ids == NULL) {
    presence = kayako_sandbox_request_get_argument_int64 (request, "count", &count);
    if (presence == KAYAKO_SANDBOX_INVALID || count < 0 || count > MOST_PRETENDED) {
      kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "count");
      return;
    }
    if (presence == KAYAKO_SANDBOX_VALID) {
      pretend_items (request, count);
      return;
    }
    ids = kayako_sandbox_database_list_ids (kayako_sandbox_request_get_database (request),
                                            "SELECT id FROM test_item ORDER BY id", NULL);
  }

  kayako_sandbox_request_reply_cursor (request, "test", ids);
  set_page_modified (request);
}

static void
delete_item (KayakoSandboxRequest *request)
{
  gint64 deleted = kayako_sandbox_database_execute (kayako_sandbox_request_get_database (request),
                                                    "DELETE FROM test_item WHERE id = ?1", "i",
                                                    kayako_sandbox_request_get_id (request, 0));

  if (deleted == 0)
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);
  else
    kayako_sandbox_request_reply_status (request, SOUP_STATUS_OK);
}

/* A bulk action is about a collection, whose ETag is its ids' and whose
 * Last-Modified its newest item's. FALSE when it is not what the caller
 * thinks, which has been answered. */
static gboolean
check_precondition (KayakoSandboxRequest *request, GArray *ids)
{
  KayakoSandboxValidators validators = { 0 };
  g_autoptr (JsonArray) items = json_array_new ();
  gboolean met = FALSE;

  for (guint i = 0; i < ids->len; i++)
    json_array_add_object_element (
        items, kayako_sandbox_test_item_render (request->database, request->caller,
                                                g_array_index (ids, gint64, i), FALSE));

  kayako_sandbox_validators_read_collection (&validators, items);
  validators.last_modified = find_newest (request->database, items);
  met = kayako_sandbox_validators_is_precondition_met (&validators, request->headers);
  kayako_sandbox_validators_clear (&validators);

  if (!met)
    kayako_sandbox_request_reply_error (request, "RESOURCE_MODIFIED", NULL);
  return met;
}

/**
 * kayako_sandbox_test_item_require_asked:
 * @request: a request
 *
 * Reads which items a bulk action is about; those that are not there are left
 * out, as seed 000 removes 997 to 999 of 25. Without `ids`, or when If-Match or
 * If-Unmodified-Since does not hold, it has been answered.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the items
 */
GArray *
kayako_sandbox_test_item_require_asked (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids = NULL;
  KayakoSandboxPresence presence = kayako_sandbox_test_item_list_asked (request, &ids);

  if (presence == KAYAKO_SANDBOX_INVALID)
    return NULL;
  if (ids == NULL) {
    kayako_sandbox_request_reply_error (request, "FIELD_REQUIRED", "ids");
    return NULL;
  }

  return check_precondition (request, ids) ? g_steal_pointer (&ids) : NULL;
}

static void
delete_items (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids = kayako_sandbox_test_item_require_asked (request);

  if (ids == NULL)
    return;

  for (guint i = 0; i < ids->len; i++)
    kayako_sandbox_database_execute (kayako_sandbox_request_get_database (request),
                                     "DELETE FROM test_item WHERE id = ?1", "i",
                                     g_array_index (ids, gint64, i));
  kayako_sandbox_request_reply_count (request, ids->len);
}

const KayakoSandboxRoute kayako_sandbox_test_item_routes[] = {
  { "GET", "tests", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, NULL, list_items },
  { "GET", "tests/:id", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, "test", get_item },
  { "POST", "tests", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, NULL, kayako_sandbox_test_item_create },
  { "PUT", "tests/:id", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, "test", kayako_sandbox_test_item_change },
  { "PUT", "tests", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, NULL, kayako_sandbox_test_item_change_all },
  { "DELETE", "tests/:id", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, "test", delete_item },
  { "DELETE", "tests", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, NULL, delete_items },
  { NULL },
};
