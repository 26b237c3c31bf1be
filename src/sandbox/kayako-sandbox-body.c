/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-body.h"

#include <string.h>

#include "kayako-sandbox-names.h"

/* "a%20b+c" → "a b c"; what cannot be decoded stays as it was sent. */
static char *
decode_component (const char *text)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (text), "+", ' ');
  g_autofree char *decoded = g_uri_unescape_string (spaced, NULL);

  return g_utf8_make_valid (decoded != NULL ? decoded : spaced, -1);
}

/* Calls @take with each name and value of "a=1&b=2". */
static void
each_pair (const char *text,
           void (*take) (const char *name, const char *value, gpointer user_data),
           gpointer user_data)
{
  g_auto (GStrv) pairs = g_strsplit (text, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (pairs[i], "=", 2);
    g_autofree char *name = parts[0] != NULL ? decode_component (parts[0]) : NULL;
    g_autofree char *value = NULL;

    if (name == NULL || *name == '\0')
      continue;

    value = decode_component (parts[1] != NULL ? parts[1] : "");
    take (name, value, user_data);
  }
}

static void
take_argument (const char *name, const char *value, gpointer user_data)
{
  KayakoSandboxArguments *self = user_data;
  const char *bracket = strchr (name, '[');
  g_autofree char *base =
      g_strndup (name, bracket != NULL ? (gsize) (bracket - name) : strlen (name));
  g_autofree char *snake = kayako_sandbox_name_to_snake (base);
  const char *before = g_hash_table_lookup (self->values, snake);

  /* ids[]=1&ids[]=2 is ids=1,2; a plain name given twice keeps the last. */
  if (bracket != NULL && before != NULL)
    g_hash_table_replace (self->values, g_strdup (snake), g_strconcat (before, ",", value, NULL));
  else
    g_hash_table_replace (self->values, g_strdup (snake), g_strdup (value));
}

/**
 * kayako_sandbox_arguments_parse:
 * @query: (nullable): a query string as it came, without the question mark
 *
 * Reads a query string. Names lose their case and their brackets.
 *
 * Returns: (transfer full): the arguments
 */
KayakoSandboxArguments *
kayako_sandbox_arguments_parse (const char *query)
{
  KayakoSandboxArguments *self = g_new0 (KayakoSandboxArguments, 1);
  g_autoptr (GList) names = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (query != NULL)
    each_pair (query, take_argument, self);

  names = g_list_sort (g_hash_table_get_keys (self->values), (GCompareFunc) strcmp);
  for (GList *l = names; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);
  self->names = g_strv_builder_end (builder);

  return self;
}

/**
 * kayako_sandbox_arguments_free:
 * @self: arguments
 *
 * Frees what kayako_sandbox_arguments_parse() made.
 */
void
kayako_sandbox_arguments_free (KayakoSandboxArguments *self)
{
  g_hash_table_unref (self->values);
  g_strfreev (self->names);
  g_free (self);
}

/* Puts name=, name[]= or name[key]= where its JSON form would be. */
static void
take_parameter (const char *name, const char *value, gpointer user_data)
{
  JsonObject *parameters = user_data;
  const char *bracket = strchr (name, '[');
  const char *end = bracket != NULL ? strchr (bracket, ']') : NULL;
  g_autofree char *base = g_strndup (name, end != NULL ? (gsize) (bracket - name) : strlen (name));
  g_autofree char *snake = kayako_sandbox_name_to_snake (base);
  g_autofree char *key = end != NULL ? g_strndup (bracket + 1, end - bracket - 1) : NULL;
  JsonNode *before = json_object_get_member (parameters, snake);

  if (key == NULL) {
    json_object_set_string_member (parameters, snake, value);
    return;
  }

  if (*key == '\0') {
    if (before == NULL || !JSON_NODE_HOLDS_ARRAY (before))
      json_object_set_array_member (parameters, snake, json_array_new ());
    json_array_add_string_element (json_object_get_array_member (parameters, snake), value);
    return;
  }

  if (before == NULL || !JSON_NODE_HOLDS_OBJECT (before))
    json_object_set_object_member (parameters, snake, json_object_new ());
  json_object_set_string_member (json_object_get_object_member (parameters, snake), key, value);
}

/* A text ends at its first NUL here, so a body that has one anywhere is none:
 * better refused than cut. */
static gboolean
has_nul (const char *data, gsize length)
{
  return memchr (data, '\0', length) != NULL;
}

/* The same as JSON writes it: \u0000, unless the backslash is itself escaped. */
static gboolean
has_escaped_nul (const char *text, gsize length)
{
  for (gsize i = 0; i + 1 < length; i++) {
    if (text[i] != '\\')
      continue;
    if (length - i >= strlen ("\\u0000") && memcmp (text + i, "\\u0000", strlen ("\\u0000")) == 0)
      return TRUE;
    i++;
  }

  return FALSE;
}

static gboolean
parse_json (KayakoSandboxBody *self, const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  if (has_nul (text, length) || has_escaped_nul (text, length) ||
      !g_utf8_validate_len (text, length, NULL) ||
      !json_parser_load_from_data (parser, text, length, NULL) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next (&iter, &name, &member)) {
    g_autofree char *snake = kayako_sandbox_name_to_snake (name);

    json_object_set_member (self->parameters, snake, json_node_copy (member));
  }

  return TRUE;
}

static GBytes *
decode_part (SoupMessageHeaders *headers, GBytes *bytes)
{
  const char *encoding = soup_message_headers_get_one (headers, "Content-Transfer-Encoding");
  g_autofree char *text = NULL;
  guchar *decoded = NULL;
  gsize size = 0;

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "base64") != 0)
    return g_bytes_ref (bytes);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  decoded = g_base64_decode (text, &size);
  return g_bytes_new_take (decoded, size);
}

/**
 * kayako_sandbox_file_dup_name:
 * @sent: what the sender calls a file, perhaps with a folder
 *
 * Returns: (transfer full): a file's name and nothing else
 */
char *
kayako_sandbox_file_dup_name (const char *sent)
{
  g_autofree char *portable = g_strdelimit (g_strdup (sent), "\\", '/');
  g_autofree char *name = g_path_get_basename (portable);

  /* A folder, or nothing at all. */
  if (*sent == '\0' || strcmp (name, ".") == 0 || strcmp (name, "..") == 0 ||
      strchr (name, '/') != NULL)
    return g_strdup ("file");

  return g_utf8_make_valid (name, -1);
}

/* A file as its own headers describe it, the names from @field and @name. */
static KayakoSandboxFile *
make_file (SoupMessageHeaders *headers, GBytes *bytes, const char *field, const char *name)
{
  KayakoSandboxFile *file = g_new0 (KayakoSandboxFile, 1);
  const char *bracket = strchr (field, '[');
  g_autofree char *base =
      g_strndup (field, bracket != NULL ? (gsize) (bracket - field) : strlen (field));
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  file->field = kayako_sandbox_name_to_snake (base);
  file->name = kayako_sandbox_file_dup_name (name);
  file->type = g_strdup (type != NULL ? type : "application/octet-stream");
  file->md5 = g_strdup (soup_message_headers_get_one (headers, "Content-MD5"));
  file->bytes = g_bytes_ref (bytes);
  return file;
}

/* FALSE when it is a text that would be cut. */
static gboolean
take_part (KayakoSandboxBody *self, SoupMessageHeaders *headers, GBytes *raw)
{
  g_autofree char *disposition = NULL;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GBytes) bytes = decode_part (headers, raw);
  const char *field = NULL;
  const char *name = NULL;
  gsize size = 0;
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;

  if (!soup_message_headers_get_content_disposition (headers, &disposition, &values))
    return TRUE;

  field = g_hash_table_lookup (values, "name");
  name = g_hash_table_lookup (values, "filename");
  if (name != NULL) {
    g_ptr_array_add (self->files, make_file (headers, bytes, field != NULL ? field : "", name));
    return TRUE;
  }
  if (field == NULL || *field == '\0')
    return TRUE;

  size = g_bytes_get_size (bytes);
  text = g_strndup (size > 0 ? g_bytes_get_data (bytes, NULL) : "", size);
  if (strlen (text) != size)
    return FALSE;

  valid = g_utf8_make_valid (text, -1);
  take_parameter (field, valid, self->parameters);
  return TRUE;
}

static gboolean
parse_form (KayakoSandboxBody *self, const char *data, gsize length)
{
  g_autofree char *text = g_strndup (data, length);

  if (has_nul (data, length) || strstr (text, "%00") != NULL)
    return FALSE;

  each_pair (text, take_parameter, self->parameters);

  return TRUE;
}

static gboolean
parse_multipart (KayakoSandboxBody *self, SoupMessageHeaders *headers, GBytes *bytes)
{
  SoupMultipart *multipart = soup_multipart_new_from_message (headers, bytes);
  gboolean whole = TRUE;

  if (multipart == NULL)
    return FALSE;

  for (int i = 0; i < soup_multipart_get_length (multipart); i++) {
    SoupMessageHeaders *part_headers = NULL;
    GBytes *part = NULL;

    if (soup_multipart_get_part (multipart, i, &part_headers, &part))
      whole = take_part (self, part_headers, part) && whole;
  }

  soup_multipart_free (multipart);
  return whole;
}

/* A body that is itself a file (POST /files): its name is in
 * Content-Disposition or in _filename, _field and _md5. */
static void
take_raw_file (KayakoSandboxBody *self,
               SoupMessageHeaders *headers,
               GBytes *bytes,
               const KayakoSandboxArguments *arguments)
{
  g_autofree char *disposition = NULL;
  g_autoptr (GHashTable) values = NULL;
  const char *field = g_hash_table_lookup (arguments->values, "_field");
  const char *name = g_hash_table_lookup (arguments->values, "_filename");
  const char *md5 = g_hash_table_lookup (arguments->values, "_md5");
  KayakoSandboxFile *file = NULL;

  if (soup_message_headers_get_content_disposition (headers, &disposition, &values)) {
    field = field != NULL ? field : g_hash_table_lookup (values, "name");
    name = name != NULL ? name : g_hash_table_lookup (values, "filename");
  }

  file = make_file (headers, bytes, field != NULL ? field : "file", name != NULL ? name : "file");
  if (file->md5 == NULL)
    file->md5 = g_strdup (md5);
  g_ptr_array_add (self->files, file);
}

/**
 * kayako_sandbox_body_parse:
 * @headers: the request's headers
 * @bytes: the request's body
 * @arguments: the request's arguments, which may name a raw file
 *
 * Reads a body: a form, multipart, JSON, or a raw file. A body without a
 * Content-Type is a form.
 *
 * Returns: (transfer full) (nullable): the body, %NULL when it is malformed
 */
KayakoSandboxBody *
kayako_sandbox_body_parse (SoupMessageHeaders *headers,
                           GBytes *bytes,
                           const KayakoSandboxArguments *arguments)
{
  g_autoptr (KayakoSandboxBody) self = g_new0 (KayakoSandboxBody, 1);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  gsize length = g_bytes_get_size (bytes);
  const char *data = length > 0 ? g_bytes_get_data (bytes, NULL) : "";

  self->parameters = json_object_new ();
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_sandbox_file_free);
  if (length == 0)
    return g_steal_pointer (&self);

  if (type != NULL && g_ascii_strcasecmp (type, "application/json") == 0)
    return parse_json (self, data, length) ? g_steal_pointer (&self) : NULL;

  if (type != NULL && g_ascii_strcasecmp (type, "multipart/form-data") == 0)
    return parse_multipart (self, headers, bytes) ? g_steal_pointer (&self) : NULL;

  if (type == NULL || g_ascii_strcasecmp (type, "application/x-www-form-urlencoded") == 0)
    return parse_form (self, data, length) ? g_steal_pointer (&self) : NULL;

  self->is_raw = TRUE;
  take_raw_file (self, headers, bytes, arguments);
  return g_steal_pointer (&self);
}

/**
 * kayako_sandbox_body_free:
 * @self: a body
 *
 * Frees what kayako_sandbox_body_parse() made.
 */
void
kayako_sandbox_body_free (KayakoSandboxBody *self)
{
  g_clear_pointer (&self->parameters, json_object_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

/**
 * kayako_sandbox_file_free:
 * @self: a file
 *
 * Frees a file of a body.
 */
void
kayako_sandbox_file_free (KayakoSandboxFile *self)
{
  g_free (self->field);
  g_free (self->name);
  g_free (self->type);
  g_free (self->md5);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}
