/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-test-item.h"

/* Writing to the public Test resource (api/v1.md §1.7). */

static const char *const options[] = { "NONE", "BAR", "ANY", NULL };

/* What one request says of an item. */
typedef struct {
  KayakoSandboxPresence has_name;
  KayakoSandboxPresence has_integer;
  KayakoSandboxPresence has_float;
  KayakoSandboxPresence has_date;
  KayakoSandboxPresence has_array;
  KayakoSandboxPresence has_boolean;
  KayakoSandboxPresence has_option;
  KayakoSandboxPresence has_data;
  const char *name; /* owned by the request */
  gint64 integer_number;
  double float_number;
  gint64 date;
  char *array_items; /* (owned) (nullable): JSON */
  gboolean is_boolean;
  const char *option;      /* static */
  const char *binary_data; /* owned by the request */
} ItemChange;

static void
item_change_clear (ItemChange *change)
{
  g_clear_pointer (&change->array_items, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ItemChange, item_change_clear)

/* A form's texts that are whole numbers become numbers; JSON says itself what
 * its items are. */
static char *
write_array (KayakoSandboxRequest *request, const char *const *items)
{
  JsonNode *sent = kayako_sandbox_request_peek_node (request, "array_items");
  const char *type = soup_message_headers_get_content_type (request->headers, NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array = NULL;

  if (JSON_NODE_HOLDS_ARRAY (sent) && type != NULL &&
      g_ascii_strcasecmp (type, "application/json") == 0)
    return json_to_string (sent, FALSE);

  array = json_array_new ();
  for (guint i = 0; items[i] != NULL; i++) {
    gint64 number = 0;

    if (kayako_sandbox_parse_int64 (items[i], &number))
      json_array_add_int_element (array, number);
    else
      json_array_add_string_element (array, items[i]);
  }

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  return json_to_string (node, FALSE);
}

static KayakoSandboxPresence
read_array (KayakoSandboxRequest *request, char **json)
{
  g_auto (GStrv) items = NULL;
  KayakoSandboxPresence presence =
      kayako_sandbox_request_get_array (request, "array_items", &items);

  if (presence == KAYAKO_SANDBOX_VALID)
    *json = write_array (request, (const char *const *) items);

  return presence;
}

static KayakoSandboxPresence
read_base64 (KayakoSandboxRequest *request, const char **data)
{
  KayakoSandboxPresence presence = kayako_sandbox_request_get_string (request, "binary_data", data);
  g_autofree guchar *decoded = NULL;
  g_autofree char *again = NULL;
  gsize size = 0;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  decoded = g_base64_decode (*data, &size);
  again = g_base64_encode (decoded, size);
  return g_str_equal (again, *data) ? KAYAKO_SANDBOX_VALID : KAYAKO_SANDBOX_INVALID;
}

static void
check (KayakoSandboxRequest *request, KayakoSandboxPresence presence, const char *name)
{
  if (presence == KAYAKO_SANDBOX_INVALID)
    kayako_sandbox_request_add_error (request, "FIELD_INVALID", name);
}

/* FALSE when something is wrong, which has been answered. */
static gboolean
read_change (KayakoSandboxRequest *request, ItemChange *change)
{
  change->has_name = kayako_sandbox_request_get_string (request, "name", &change->name);
  change->has_integer =
      kayako_sandbox_request_get_int64 (request, "integer_number", &change->integer_number);
  change->has_float =
      kayako_sandbox_request_get_double (request, "float_number", &change->float_number);
  change->has_date = kayako_sandbox_request_get_date (request, "date", &change->date);
  change->has_array = read_array (request, &change->array_items);
  change->has_boolean =
      kayako_sandbox_request_get_boolean (request, "is_boolean", &change->is_boolean);
  change->has_option =
      kayako_sandbox_request_get_enum (request, "option", options, &change->option);
  change->has_data = read_base64 (request, &change->binary_data);

  check (request, change->has_name, "name");
  check (request, change->has_integer, "integer_number");
  check (request, change->has_float, "float_number");
  check (request, change->has_date, "date");
  check (request, change->has_array, "array_items");
  check (request, change->has_boolean, "is_boolean");
  check (request, change->has_option, "option");
  check (request, change->has_data, "binary_data");

  if (json_array_get_length (request->errors) == 0)
    return TRUE;

  kayako_sandbox_request_reply_errors (request);
  return FALSE;
}

static void
write_change (KayakoSandboxDatabase *database, gint64 id, const ItemChange *change)
{
  gint64 now = kayako_sandbox_database_get_now (database);

#define WRITE(presence, column, type, value)                                                       \
  if ((presence) == KAYAKO_SANDBOX_VALID)                                                          \
    kayako_sandbox_database_execute (                                                              \
        database, "UPDATE test_item SET " column " = ?1 WHERE id = ?2", type "i", value, id);      \
  else if ((presence) == KAYAKO_SANDBOX_CLEARED)                                                   \
    kayako_sandbox_database_execute (                                                              \
        database, "UPDATE test_item SET " column " = NULL WHERE id = ?1", "i", id);

  WRITE (change->has_name, "name", "s", change->name)
  WRITE (change->has_integer, "integer_number", "i", change->integer_number)
  WRITE (change->has_float, "float_number", "d", change->float_number)
  WRITE (change->has_date, "date", "i", change->date)
  WRITE (change->has_array, "array_items", "s", change->array_items)
  WRITE (change->has_boolean, "is_boolean", "b", change->is_boolean)
  WRITE (change->has_option, "option", "s", change->option)
  WRITE (change->has_data, "binary_data", "s", change->binary_data)

#undef WRITE

  kayako_sandbox_database_execute (database, "UPDATE test_item SET updated_at = ?1 WHERE id = ?2",
                                   "ii", now, id);
}

/**
 * kayako_sandbox_test_item_create:
 * @request: POST /tests
 *
 * Makes an item.
 */
void
kayako_sandbox_test_item_create (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_auto (ItemChange) change = { 0 };
  gint64 id = 0;

  if (!read_change (request, &change))
    return;

  id = kayako_sandbox_database_insert (database, "INSERT INTO test_item (updated_at) VALUES (?1)",
                                       "i", kayako_sandbox_database_get_now (database));
  write_change (database, id, &change);
  kayako_sandbox_test_item_reply (request, SOUP_STATUS_CREATED, id);
}

/**
 * kayako_sandbox_test_item_change:
 * @request: PUT /tests/:id
 *
 * Changes an item.
 */
void
kayako_sandbox_test_item_change (KayakoSandboxRequest *request)
{
  g_auto (ItemChange) change = { 0 };
  gint64 id = kayako_sandbox_request_get_id (request, 0);

  if (!read_change (request, &change))
    return;

  write_change (kayako_sandbox_request_get_database (request), id, &change);
  kayako_sandbox_test_item_reply (request, SOUP_STATUS_OK, id);
}

/**
 * kayako_sandbox_test_item_change_all:
 * @request: PUT /tests?ids=
 *
 * Changes several items.
 */
void
kayako_sandbox_test_item_change_all (KayakoSandboxRequest *request)
{
  g_auto (ItemChange) change = { 0 };
  g_autoptr (GArray) ids = kayako_sandbox_test_item_require_asked (request);

  if (ids == NULL || !read_change (request, &change))
    return;

  for (guint i = 0; i < ids->len; i++)
    write_change (kayako_sandbox_request_get_database (request), g_array_index (ids, gint64, i),
                  &change);
  kayako_sandbox_request_reply_count (request, ids->len);
}
