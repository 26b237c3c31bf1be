/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-text.h"

/* A request's arguments and parameters, by type. */

/**
 * kayako_sandbox_request_has_argument:
 * @self: a request
 * @name: an argument, in snake case
 *
 * Returns: whether it was sent, even without a value
 */
gboolean
kayako_sandbox_request_has_argument (KayakoSandboxRequest *self, const char *name)
{
  return g_hash_table_contains (self->arguments->values, name);
}

/**
 * kayako_sandbox_request_get_argument:
 * @self: a request
 * @name: an argument, in snake case
 *
 * Returns: (nullable): its value
 */
const char *
kayako_sandbox_request_get_argument (KayakoSandboxRequest *self, const char *name)
{
  return g_hash_table_lookup (self->arguments->values, name);
}

/**
 * kayako_sandbox_request_get_case:
 * @self: a request
 * @output_case: (out): return location, set when VALID
 *
 * Reads the case that the answer's names are to be written in.
 *
 * Returns: what became of the case
 */
KayakoSandboxPresence
kayako_sandbox_request_get_case (KayakoSandboxRequest *self, KayakoSandboxCase *output_case)
{
  const char *text = kayako_sandbox_request_get_argument (self, "_case");

  if (text == NULL)
    return KAYAKO_SANDBOX_ABSENT;
  if (*text == '\0')
    return KAYAKO_SANDBOX_CLEARED;

  if (g_ascii_strcasecmp (text, "snake") == 0)
    *output_case = KAYAKO_SANDBOX_CASE_SNAKE;
  else if (g_ascii_strcasecmp (text, "camel") == 0)
    *output_case = KAYAKO_SANDBOX_CASE_CAMEL;
  else if (g_ascii_strcasecmp (text, "pascal") == 0)
    *output_case = KAYAKO_SANDBOX_CASE_PASCAL;
  else
    return KAYAKO_SANDBOX_INVALID;

  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_request_get_argument_int64:
 * @self: a request
 * @name: an argument, in snake case
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of the whole number
 */
KayakoSandboxPresence
kayako_sandbox_request_get_argument_int64 (KayakoSandboxRequest *self,
                                           const char *name,
                                           gint64 *value)
{
  const char *text = kayako_sandbox_request_get_argument (self, name);

  if (text == NULL)
    return KAYAKO_SANDBOX_ABSENT;
  if (*text == '\0')
    return KAYAKO_SANDBOX_CLEARED;

  return kayako_sandbox_parse_int64 (text, value) ? KAYAKO_SANDBOX_VALID : KAYAKO_SANDBOX_INVALID;
}

static GStrv
split_argument (const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; items[i] != NULL; i++)
    if (*g_strstrip (items[i]) != '\0')
      g_strv_builder_add (builder, items[i]);

  return g_strv_builder_end (builder);
}

static const char *
find_allowed (const char *const *allowed, const char *text)
{
  for (guint i = 0; allowed[i] != NULL; i++)
    if (g_ascii_strcasecmp (allowed[i], text) == 0)
      return allowed[i];

  return NULL;
}

/**
 * kayako_sandbox_request_get_argument_date:
 * @self: a request
 * @name: an argument, in snake case
 * @value: (out) (optional): return location for Unix seconds, set when VALID
 *
 * Returns: what became of the date
 */
KayakoSandboxPresence
kayako_sandbox_request_get_argument_date (KayakoSandboxRequest *self,
                                          const char *name,
                                          gint64 *value)
{
  const char *text = kayako_sandbox_request_get_argument (self, name);

  if (text == NULL)
    return KAYAKO_SANDBOX_ABSENT;
  if (*text == '\0')
    return KAYAKO_SANDBOX_CLEARED;

  return kayako_sandbox_parse_date (text, value) ? KAYAKO_SANDBOX_VALID : KAYAKO_SANDBOX_INVALID;
}

/**
 * kayako_sandbox_request_get_argument_enums:
 * @self: a request
 * @name: an argument, in snake case
 * @allowed: (array zero-terminated=1): the values there are
 * @values: (out) (optional): return location, set when VALID, written as in @allowed
 *
 * Returns: what became of the list with commas
 */
KayakoSandboxPresence
kayako_sandbox_request_get_argument_enums (KayakoSandboxRequest *self,
                                           const char *name,
                                           const char *const *allowed,
                                           GStrv *values)
{
  const char *text = kayako_sandbox_request_get_argument (self, name);
  g_auto (GStrv) items = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (text == NULL)
    return KAYAKO_SANDBOX_ABSENT;

  items = split_argument (text);
  if (items[0] == NULL)
    return KAYAKO_SANDBOX_CLEARED;

  for (guint i = 0; items[i] != NULL; i++) {
    const char *found = find_allowed (allowed, items[i]);

    if (found == NULL)
      return KAYAKO_SANDBOX_INVALID;
    g_strv_builder_add (builder, found);
  }

  if (values != NULL)
    *values = g_strv_builder_end (builder);
  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_request_get_argument_ids:
 * @self: a request
 * @name: an argument, in snake case
 * @ids: (out) (optional) (element-type gint64): return location, set when VALID
 *
 * Reads a list of ids with commas. When it is wrong, that has been answered.
 *
 * Returns: what became of the list
 */
KayakoSandboxPresence
kayako_sandbox_request_get_argument_ids (KayakoSandboxRequest *self, const char *name, GArray **ids)
{
  const char *text = kayako_sandbox_request_get_argument (self, name);
  g_auto (GStrv) items = NULL;
  g_autoptr (GArray) result = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (text == NULL)
    return KAYAKO_SANDBOX_ABSENT;

  items = split_argument (text);
  if (items[0] == NULL)
    return KAYAKO_SANDBOX_CLEARED;

  g_array_set_size (result, g_strv_length (items));
  for (guint i = 0; items[i] != NULL; i++) {
    gint64 *id = &g_array_index (result, gint64, i);

    if (!kayako_sandbox_parse_int64 (items[i], id)) {
      kayako_sandbox_request_reply_error (self, "FIELD_INVALID", name);
      return KAYAKO_SANDBOX_INVALID;
    }
    if (!g_hash_table_add (seen, id)) {
      kayako_sandbox_request_reply_error (self, "PARAMETERS_INCONSISTENT", NULL);
      return KAYAKO_SANDBOX_INVALID;
    }
  }

  if (ids != NULL)
    *ids = g_steal_pointer (&result);
  return KAYAKO_SANDBOX_VALID;
}

static gboolean
get_page_number (KayakoSandboxRequest *self, const char *name, gint64 fallback, gint64 *value)
{
  KayakoSandboxPresence presence = kayako_sandbox_request_get_argument_int64 (self, name, value);

  if (presence == KAYAKO_SANDBOX_ABSENT || presence == KAYAKO_SANDBOX_CLEARED)
    *value = fallback;
  else if (presence == KAYAKO_SANDBOX_INVALID || *value < 0) {
    kayako_sandbox_request_reply_error (self, "FIELD_INVALID", name);
    return FALSE;
  }

  return TRUE;
}

/**
 * kayako_sandbox_request_get_page:
 * @self: a request
 * @offset: (out): return location
 * @limit: (out): return location
 *
 * Reads which page of a collection is asked for. When that is wrong, it has
 * been answered.
 *
 * Returns: whether it is right
 */
gboolean
kayako_sandbox_request_get_page (KayakoSandboxRequest *self, gint64 *offset, gint64 *limit)
{
  return get_page_number (self, "offset", 0, offset) &&
         get_page_number (self, "limit", KAYAKO_SANDBOX_DEFAULT_LIMIT, limit);
}

/**
 * kayako_sandbox_request_peek_node:
 * @self: a request
 * @name: a parameter, in snake case
 *
 * Returns: (transfer none) (nullable): its JSON
 */
JsonNode *
kayako_sandbox_request_peek_node (KayakoSandboxRequest *self, const char *name)
{
  return self->body != NULL ? json_object_get_member (self->body->parameters, name) : NULL;
}

/**
 * kayako_sandbox_request_has_parameter:
 * @self: a request
 * @name: a parameter, in snake case
 *
 * Returns: whether it was sent, even without a value
 */
gboolean
kayako_sandbox_request_has_parameter (KayakoSandboxRequest *self, const char *name)
{
  return kayako_sandbox_request_peek_node (self, name) != NULL;
}

/**
 * kayako_sandbox_request_get_string:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional): return location, owned by @self, set when VALID
 *
 * Returns: what became of the text
 */
KayakoSandboxPresence
kayako_sandbox_request_get_string (KayakoSandboxRequest *self, const char *name, const char **value)
{
  JsonNode *node = kayako_sandbox_request_peek_node (self, name);
  KayakoSandboxPresence presence = kayako_sandbox_value_check (node);
  char *text = NULL;

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return KAYAKO_SANDBOX_INVALID;

  text = g_hash_table_lookup (self->texts, name);
  if (text == NULL) {
    text = kayako_sandbox_value_dup_text (node);
    g_hash_table_replace (self->texts, g_strdup (name), text);
  }

  if (value != NULL)
    *value = text;
  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_request_get_words:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional): return location, owned by @self, set when VALID
 *
 * As kayako_sandbox_request_get_string(), where a text that is nothing but
 * spaces says nothing.
 *
 * Returns: what became of the text
 */
KayakoSandboxPresence
kayako_sandbox_request_get_words (KayakoSandboxRequest *self, const char *name, const char **value)
{
  const char *text = NULL;
  KayakoSandboxPresence presence = kayako_sandbox_request_get_string (self, name, &text);

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;
  if (kayako_sandbox_text_is_blank (text))
    return KAYAKO_SANDBOX_CLEARED;

  if (value != NULL)
    *value = text;
  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_request_peek_string:
 * @self: a request
 * @name: a parameter, in snake case
 *
 * Returns: (nullable): the text, %NULL when there is none or it is of another type
 */
const char *
kayako_sandbox_request_peek_string (KayakoSandboxRequest *self, const char *name)
{
  const char *text = NULL;

  kayako_sandbox_request_get_string (self, name, &text);
  return text;
}

/**
 * kayako_sandbox_request_get_int64:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of the whole number
 */
KayakoSandboxPresence
kayako_sandbox_request_get_int64 (KayakoSandboxRequest *self, const char *name, gint64 *value)
{
  return kayako_sandbox_value_get_int64 (kayako_sandbox_request_peek_node (self, name), value);
}

/**
 * kayako_sandbox_request_get_double:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of the number
 */
KayakoSandboxPresence
kayako_sandbox_request_get_double (KayakoSandboxRequest *self, const char *name, double *value)
{
  return kayako_sandbox_value_get_double (kayako_sandbox_request_peek_node (self, name), value);
}

/**
 * kayako_sandbox_request_get_boolean:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of true or false
 */
KayakoSandboxPresence
kayako_sandbox_request_get_boolean (KayakoSandboxRequest *self, const char *name, gboolean *value)
{
  return kayako_sandbox_value_get_boolean (kayako_sandbox_request_peek_node (self, name), value);
}

/**
 * kayako_sandbox_request_get_date:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional): return location for Unix seconds, set when VALID
 *
 * Returns: what became of the date
 */
KayakoSandboxPresence
kayako_sandbox_request_get_date (KayakoSandboxRequest *self, const char *name, gint64 *value)
{
  return kayako_sandbox_value_get_date (kayako_sandbox_request_peek_node (self, name), value);
}

/**
 * kayako_sandbox_request_get_enum:
 * @self: a request
 * @name: a parameter, in snake case
 * @allowed: (array zero-terminated=1): the values there are
 * @value: (out) (optional): return location, set when VALID, one of @allowed
 *
 * Returns: what became of the value
 */
KayakoSandboxPresence
kayako_sandbox_request_get_enum (KayakoSandboxRequest *self,
                                 const char *name,
                                 const char *const *allowed,
                                 const char **value)
{
  const char *text = NULL;
  const char *found = NULL;
  KayakoSandboxPresence presence = kayako_sandbox_request_get_string (self, name, &text);

  if (presence != KAYAKO_SANDBOX_VALID)
    return presence;

  found = find_allowed (allowed, text);
  if (found == NULL)
    return KAYAKO_SANDBOX_INVALID;

  if (value != NULL)
    *value = found;
  return KAYAKO_SANDBOX_VALID;
}

/**
 * kayako_sandbox_request_get_array:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional): return location, set when VALID
 *
 * Returns: what became of the list
 */
KayakoSandboxPresence
kayako_sandbox_request_get_array (KayakoSandboxRequest *self, const char *name, GStrv *value)
{
  return kayako_sandbox_value_get_array (kayako_sandbox_request_peek_node (self, name), value);
}

/**
 * kayako_sandbox_request_get_ids:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional) (element-type gint64): return location, set when VALID
 *
 * Returns: what became of the list of ids
 */
KayakoSandboxPresence
kayako_sandbox_request_get_ids (KayakoSandboxRequest *self, const char *name, GArray **value)
{
  return kayako_sandbox_value_get_ids (kayako_sandbox_request_peek_node (self, name), value);
}

/**
 * kayako_sandbox_request_get_keyed:
 * @self: a request
 * @name: a parameter, in snake case
 * @value: (out) (optional) (element-type utf8 utf8): return location, set when VALID
 *
 * Returns: what became of the texts by their keys
 */
KayakoSandboxPresence
kayako_sandbox_request_get_keyed (KayakoSandboxRequest *self, const char *name, GHashTable **value)
{
  return kayako_sandbox_value_get_keyed (kayako_sandbox_request_peek_node (self, name), value);
}

/**
 * kayako_sandbox_request_list_files:
 * @self: a request
 * @field: (nullable): under which name they were sent, or %NULL for all
 *
 * Returns: (transfer container) (element-type KayakoSandboxFile): the files,
 *   owned by @self
 */
GPtrArray *
kayako_sandbox_request_list_files (KayakoSandboxRequest *self, const char *field)
{
  GPtrArray *files = g_ptr_array_new ();

  for (guint i = 0; self->body != NULL && i < self->body->files->len; i++) {
    KayakoSandboxFile *file = g_ptr_array_index (self->body->files, i);

    if (field == NULL || strcmp (file->field, field) == 0)
      g_ptr_array_add (files, file);
  }

  return files;
}
