/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-value.h"

#include <errno.h>
#include <math.h>

/* The bodies' values: JSON's own types, or texts of a form that stand for
 * them (api/v1.md §1.6). */

/**
 * kayako_sandbox_parse_int64:
 * @text: decimal digits, with or without a sign
 * @value: (out) (optional): return location
 *
 * Returns: whether @text is a whole number of 64 bits and nothing else
 */
gboolean
kayako_sandbox_parse_int64 (const char *text, gint64 *value)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

/**
 * kayako_sandbox_is_date:
 * @unix_seconds: any number
 *
 * Returns: whether it is a time of the years 1 to 9999, which can be written
 */
gboolean
kayako_sandbox_is_date (gint64 unix_seconds)
{
  return unix_seconds >= G_GINT64_CONSTANT (-62135596800) &&
         unix_seconds <= G_GINT64_CONSTANT (253402300799);
}

/**
 * kayako_sandbox_parse_date:
 * @text: Unix seconds, or ISO 8601 (in UTC when it names no offset)
 * @value: (out) (optional): return location, Unix seconds
 *
 * Returns: whether @text is a date
 */
gboolean
kayako_sandbox_parse_date (const char *text, gint64 *value)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds = 0;

  if (kayako_sandbox_parse_int64 (text, &seconds)) {
    if (value != NULL)
      *value = seconds;
    return kayako_sandbox_is_date (seconds);
  }

  date = g_date_time_new_from_iso8601 (text, utc);
  if (date == NULL)
    return FALSE;

  if (value != NULL)
    *value = g_date_time_to_unix (date);
  return TRUE;
}

static char *
double_to_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, number));
}

static char *
list_to_text (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *item = kayako_sandbox_value_dup_text (json_array_get_element (array, i));

    if (i > 0)
      g_string_append_c (text, ',');
    g_string_append (text, item != NULL ? item : "");
  }

  return g_string_free_and_steal (text);
}

/**
 * kayako_sandbox_value_dup_text:
 * @node: any JSON
 *
 * Writes a value as a form would: a list with commas, null as an empty text.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for an object
 */
char *
kayako_sandbox_value_dup_text (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return list_to_text (json_node_get_array (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  if (type == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (type == G_TYPE_DOUBLE)
    return double_to_text (json_node_get_double (node));

  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

/* The text of a JSON string; NULL for any other JSON. */
static const char *
peek_text (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * kayako_sandbox_value_check:
 * @node: (nullable): a parameter's JSON, %NULL when it was not sent
 *
 * Returns: whether there is a value, of whatever type
 */
KayakoSandboxPresence
kayako_sandbox_value_check (JsonNode *node)
{
  if (node == NULL)
    return KAYAKO_SANDBOX_ABSENT;
  if (JSON_NODE_HOLDS_NULL (node))
    return KAYAKO_SANDBOX_CLEARED;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0 ? KAYAKO_SANDBOX_CLEARED
                                                                   : KAYAKO_SANDBOX_VALID;
  if (g_strcmp0 (peek_text (node), "") == 0)
    return KAYAKO_SANDBOX_CLEARED;

  return KAYAKO_SANDBOX_VALID;
}

static KayakoSandboxPresence
valid_if (gboolean valid)
{
  return valid ? KAYAKO_SANDBOX_VALID : KAYAKO_SANDBOX_INVALID;
}

/**
 * kayako_sandbox_value_get_int64:
 * @node: (nullable): a parameter's JSON
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of the whole number
 */
KayakoSandboxPresence
kayako_sandbox_value_get_int64 (JsonNode *node, gint64 *value)
{
  KayakoSandboxPresence presence = kayako_sandbox_value_check (node);
  gint64 number = 0;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  if (peek_text (node) != NULL)
    return valid_if (kayako_sandbox_parse_int64 (peek_text (node), value));

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    number = json_node_get_int (node);
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE &&
           trunc (json_node_get_double (node)) == json_node_get_double (node) &&
           fabs (json_node_get_double (node)) < 9007199254740992.0)
    number = (gint64) json_node_get_double (node);
  else
    return KAYAKO_SANDBOX_INVALID;

  if (value != NULL)
    *value = number;
  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_value_get_double:
 * @node: (nullable): a parameter's JSON
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of the number
 */
KayakoSandboxPresence
kayako_sandbox_value_get_double (JsonNode *node, double *value)
{
  KayakoSandboxPresence presence = kayako_sandbox_value_check (node);
  const char *text = NULL;
  char *end = NULL;
  double number = 0.0;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  text = peek_text (node);
  if (text != NULL) {
    number = g_ascii_strtod (text, &end);
    if (end == text || *end != '\0' || !isfinite (number))
      return KAYAKO_SANDBOX_INVALID;
  } else if (json_node_get_value_type (node) == G_TYPE_INT64 ||
             json_node_get_value_type (node) == G_TYPE_DOUBLE) {
    number = json_node_get_double (node);
  } else {
    return KAYAKO_SANDBOX_INVALID;
  }

  if (value != NULL)
    *value = number;
  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_value_get_boolean:
 * @node: (nullable): a parameter's JSON
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of true, false, 1 or 0
 */
KayakoSandboxPresence
kayako_sandbox_value_get_boolean (JsonNode *node, gboolean *value)
{
  KayakoSandboxPresence presence = kayako_sandbox_value_check (node);
  g_autofree char *text = NULL;
  gboolean yes = FALSE;
  gboolean no = FALSE;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  text = kayako_sandbox_value_dup_text (node);
  if (text == NULL || JSON_NODE_HOLDS_ARRAY (node))
    return KAYAKO_SANDBOX_INVALID;

  yes = g_ascii_strcasecmp (text, "true") == 0 || g_str_equal (text, "1");
  no = g_ascii_strcasecmp (text, "false") == 0 || g_str_equal (text, "0");
  if (value != NULL && (yes || no))
    *value = yes;

  return valid_if (yes || no);
}

/**
 * kayako_sandbox_value_get_date:
 * @node: (nullable): a parameter's JSON
 * @value: (out) (optional): return location for Unix seconds, set when VALID
 *
 * Returns: what became of the date
 */
KayakoSandboxPresence
kayako_sandbox_value_get_date (JsonNode *node, gint64 *value)
{
  KayakoSandboxPresence presence = kayako_sandbox_value_check (node);
  gint64 seconds = 0;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  if (peek_text (node) != NULL)
    return valid_if (kayako_sandbox_parse_date (peek_text (node), value));

  presence = kayako_sandbox_value_get_int64 (node, &seconds);
  if (presence == KAYAKO_SANDBOX_VALID && value != NULL)
    *value = seconds;

  return presence == KAYAKO_SANDBOX_VALID ? valid_if (kayako_sandbox_is_date (seconds)) : presence;
}

static GStrv
split_list (const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; items[i] != NULL; i++)
    if (*g_strstrip (items[i]) != '\0')
      g_strv_builder_add (builder, items[i]);

  return g_strv_builder_end (builder);
}

/* What items[]=, items[0]= or a JSON list hold, or NULL when one is no scalar. */
static GStrv
list_texts (GList *nodes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GList *l = nodes; l != NULL; l = l->next) {
    if (!JSON_NODE_HOLDS_VALUE (l->data))
      return NULL;
    g_strv_builder_take (builder, kayako_sandbox_value_dup_text (l->data));
  }

  return g_strv_builder_end (builder);
}

/**
 * kayako_sandbox_value_get_array:
 * @node: (nullable): a parameter's JSON
 * @value: (out) (optional): return location for texts, set when VALID
 *
 * Returns: what became of the list
 */
KayakoSandboxPresence
kayako_sandbox_value_get_array (JsonNode *node, GStrv *value)
{
  KayakoSandboxPresence presence = kayako_sandbox_value_check (node);
  g_autoptr (GList) nodes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) items = NULL;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    nodes = json_array_get_elements (json_node_get_array (node));
    items = list_texts (nodes);
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    nodes = json_object_get_values (json_node_get_object (node));
    items = list_texts (nodes);
  } else {
    text = kayako_sandbox_value_dup_text (node);
    items = split_list (text);
  }

  if (items == NULL)
    return KAYAKO_SANDBOX_INVALID;

  if (value != NULL)
    *value = g_steal_pointer (&items);
  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_value_get_ids:
 * @node: (nullable): a parameter's JSON
 * @value: (out) (optional): return location for gint64s, set when VALID
 *
 * Returns: what became of the list of whole numbers
 */
KayakoSandboxPresence
kayako_sandbox_value_get_ids (JsonNode *node, GArray **value)
{
  g_auto (GStrv) items = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KayakoSandboxPresence presence = kayako_sandbox_value_get_array (node, &items);

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  for (guint i = 0; items[i] != NULL; i++) {
    gint64 id = 0;

    if (!kayako_sandbox_parse_int64 (items[i], &id))
      return KAYAKO_SANDBOX_INVALID;
    g_array_append_val (ids, id);
  }

  if (value != NULL)
    *value = g_steal_pointer (&ids);
  return KAYAKO_SANDBOX_VALID;
}

static JsonNode *
parse_object (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

/**
 * kayako_sandbox_value_dup_object:
 * @node: a parameter's JSON
 *
 * Returns: (transfer full) (nullable): the JSON object that it is, or that its
 *   text stands for; %NULL when it is none
 */
JsonNode *
kayako_sandbox_value_dup_object (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_ref (node);

  return peek_text (node) != NULL ? parse_object (peek_text (node)) : NULL;
}

/**
 * kayako_sandbox_value_get_keyed:
 * @node: (nullable): a parameter's JSON
 * @value: (out) (optional) (element-type utf8 utf8): return location, set when VALID
 *
 * Returns: what became of the texts by their keys
 */
KayakoSandboxPresence
kayako_sandbox_value_get_keyed (JsonNode *node, GHashTable **value)
{
  KayakoSandboxPresence presence = kayako_sandbox_value_check (node);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) parsed = NULL;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  parsed = kayako_sandbox_value_dup_object (node);
  if (parsed == NULL)
    return KAYAKO_SANDBOX_INVALID;

  json_object_iter_init (&iter, json_node_get_object (parsed));
  while (json_object_iter_next (&iter, &name, &member)) {
    char *text = kayako_sandbox_value_dup_text (member);

    if (text == NULL)
      return KAYAKO_SANDBOX_INVALID;
    g_hash_table_replace (texts, g_strdup (name), text);
  }

  if (value != NULL)
    *value = g_steal_pointer (&texts);
  return KAYAKO_SANDBOX_VALID;
}
