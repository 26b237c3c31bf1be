/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-control.h"

#include <string.h>

#include "kayako-sandbox-oauth.h"

/* /sandbox/…: what a test or a person does to the sandbox itself. */

#define MOST_ACTS    10000
#define MOST_SECONDS (100 * G_GINT64_CONSTANT (31557600)) /* a century at once */

static KayakoSandboxReply *
reply_json (guint status, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GBytes) body = NULL;
  char *text = NULL;

  json_node_take_object (node, object);
  text = json_to_string (node, TRUE);
  body = g_bytes_new_take (text, strlen (text));

  return kayako_sandbox_reply_new (status, "application/json", body);
}

static KayakoSandboxReply *
reply_problem (guint status, const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "error", message);
  return reply_json (status, object);
}

static JsonArray *
describe_faults (KayakoSandbox *self)
{
  GPtrArray *faults = kayako_sandbox_get_faults (self);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < faults->len; i++) {
    KayakoSandboxFault *fault = g_ptr_array_index (faults, i);
    JsonObject *entry = json_object_new ();

    json_object_set_string_member (entry, "spec", kayako_sandbox_fault_get_spec (fault));
    json_object_set_int_member (entry, "fired", (gint64) kayako_sandbox_fault_get_fired (fault));
    json_array_add_object_element (array, entry);
  }

  return array;
}

/* Names come from the schema, never from a request. */
static void
describe_table (KayakoSandboxDatabase *database,
                const char *name,
                gboolean has_id,
                JsonObject *counts,
                JsonObject *last_ids)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
  g_autofree char *last = g_strdup_printf ("SELECT max(id) FROM \"%s\"", name);

  json_object_set_int_member (counts, name,
                              kayako_sandbox_database_get_int64 (database, 0, count, NULL));
  if (has_id)
    json_object_set_int_member (last_ids, name,
                                kayako_sandbox_database_get_int64 (database, 0, last, NULL));
}

static KayakoSandboxReply *
reply_state (KayakoSandbox *self)
{
  KayakoSandboxDatabase *database = kayako_sandbox_get_database (self);
  g_autoptr (KayakoSandboxRows) rows = kayako_sandbox_database_query (
      database,
      "SELECT name, EXISTS (SELECT 1 FROM pragma_table_info (sqlite_master.name)"
      "  WHERE name = 'id' AND type = 'INTEGER')"
      " FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
      NULL);
  JsonObject *state = json_object_new ();
  JsonObject *counts = json_object_new ();
  JsonObject *last_ids = json_object_new ();

  while (kayako_sandbox_rows_next (rows))
    describe_table (database, kayako_sandbox_rows_get_string (rows, 0),
                    kayako_sandbox_rows_get_boolean (rows, 1), counts, last_ids);

  json_object_set_int_member (state, "now", kayako_sandbox_database_get_now (database));
  json_object_set_int_member (state, "requests", (gint64) kayako_sandbox_get_request_count (self));
  json_object_set_object_member (state, "counts", counts);
  json_object_set_object_member (state, "last_ids", last_ids);
  json_object_set_array_member (state, "faults", describe_faults (self));

  return reply_json (SOUP_STATUS_OK, state);
}

/* The specification: spec= of a form or of JSON, or the body itself. */
static char *
read_spec (KayakoSandboxRequest *request, GBytes *body)
{
  const char *named = kayako_sandbox_request_peek_string (request, "spec");
  char *text = NULL;

  if (named != NULL)
    return g_strdup (named);

  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return g_strstrip (text);
}

static KayakoSandboxReply *
add_fault (KayakoSandbox *self, KayakoSandboxRequest *request, GBytes *body)
{
  g_autofree char *spec = read_spec (request, body);
  g_autoptr (GError) error = NULL;
  KayakoSandboxFault *fault = kayako_sandbox_fault_parse (spec, &error);

  if (fault == NULL)
    return reply_problem (SOUP_STATUS_BAD_REQUEST, error->message);

  g_ptr_array_add (kayako_sandbox_get_faults (self), fault);
  return reply_state (self);
}

/* All of them, or those that a specification names: the others go on without a gap. */
static KayakoSandboxReply *
remove_faults (KayakoSandbox *self, KayakoSandboxRequest *request, GBytes *body)
{
  GPtrArray *faults = kayako_sandbox_get_faults (self);
  g_autofree char *spec = read_spec (request, body);

  for (guint i = faults->len; i > 0; i--)
    if (*spec == '\0' || g_str_equal (kayako_sandbox_fault_get_spec (faults->pdata[i - 1]), spec))
      g_ptr_array_remove_index (faults, i - 1);

  return reply_state (self);
}

/* A number of the query or the body. */
static gint64
read_number (KayakoSandboxRequest *request, const char *name, gint64 fallback)
{
  gint64 value = fallback;

  if (kayako_sandbox_request_get_int64 (request, name, &value) == KAYAKO_SANDBOX_ABSENT)
    kayako_sandbox_request_get_argument_int64 (request, name, &value);

  return value;
}

/* count=: so many acts of simulated people; seconds=: the clock moves on. */
static KayakoSandboxReply *
advance (KayakoSandbox *self, KayakoSandboxRequest *request)
{
  gint64 seconds = read_number (request, "seconds", 0);
  gint64 count = read_number (request, "count", seconds > 0 ? 0 : 1);
  g_autoptr (GError) error = NULL;

  if (seconds < 0 || seconds > MOST_SECONDS || count < 0 || count > MOST_ACTS ||
      !kayako_sandbox_is_date (
          kayako_sandbox_database_get_now (kayako_sandbox_get_database (self)) + seconds))
    return reply_problem (SOUP_STATUS_BAD_REQUEST, "count or seconds is negative or too much");

  kayako_sandbox_database_advance_clock (kayako_sandbox_get_database (self), seconds);
  for (gint64 i = 0; i < count; i++)
    if (!kayako_sandbox_act (self, &error))
      return reply_problem (SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message);

  return reply_state (self);
}

/* lifetime=: how long the access tokens are good that are made from now on. */
static KayakoSandboxReply *
set_oauth (KayakoSandbox *self, KayakoSandboxRequest *request)
{
  gint64 lifetime = read_number (request, "lifetime", -1);

  if (lifetime < 0 || lifetime > MOST_SECONDS)
    return reply_problem (SOUP_STATUS_BAD_REQUEST, "lifetime is missing, negative or too much");

  kayako_sandbox_oauth_set_lifetime (kayako_sandbox_get_database (self), lifetime);
  return reply_state (self);
}

static KayakoSandboxReply *
reset (KayakoSandbox *self)
{
  g_autoptr (GError) error = NULL;

  if (!kayako_sandbox_reset (self, &error))
    return reply_problem (SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message);

  return reply_state (self);
}

/**
 * kayako_sandbox_control:
 * @self: the sandbox
 * @request: a request whose path is under /sandbox
 * @body: its body as sent
 *
 * Answers a request to the sandbox itself.
 *
 * Returns: (transfer full): the answer
 */
KayakoSandboxReply *
kayako_sandbox_control (KayakoSandbox *self, KayakoSandboxRequest *request, GBytes *body)
{
  const char *action = request->segments[0] != NULL ? request->segments[1] : NULL;
  g_autofree char *call = g_strdup_printf ("%s %s", request->method, action != NULL ? action : "");

  if (g_str_equal (call, "GET state"))
    return reply_state (self);
  if (g_str_equal (call, "POST fault"))
    return add_fault (self, request, body);
  if (g_str_equal (call, "DELETE fault"))
    return remove_faults (self, request, body);
  if (g_str_equal (call, "POST advance"))
    return advance (self, request);
  if (g_str_equal (call, "POST oauth"))
    return set_oauth (self, request);
  if (g_str_equal (call, "POST reset"))
    return reset (self);

  return reply_problem (SOUP_STATUS_NOT_FOUND, "The sandbox does not know this");
}
