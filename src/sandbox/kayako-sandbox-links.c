/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-links.h"

#include <string.h>

/* Paging links (api/v1.md §4.4). */

/* What paging itself sets, and what lets in: a link is no place for that. */
static const char *const left_out[] = {
  "access_token",    "after_id", "before_id", "limit",       "offset", "_fingerprint_id",
  "_jsonp_callback", "_jwt",     "_otp",      "_session_id", "_token", NULL,
};

static void
append_argument (GString *link, const KayakoSandboxLinks *self, const char *name, const char *value)
{
  g_autofree char *cased = kayako_sandbox_name_from_snake (name, self->output_case);
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (link, "%c%s=%s", strchr (link->str, '?') != NULL ? '&' : '?', cased,
                          escaped);
}

static void
append_number (GString *link, const KayakoSandboxLinks *self, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  append_argument (link, self, name, text);
}

/* A link to @suffix with the caller's arguments and one or two numbers in
 * their places in the order of names. A name of NULL adds nothing. */
static char *
build_link (const KayakoSandboxLinks *self,
            const char *suffix,
            const char *first_name,
            gint64 first_value,
            const char *second_name,
            gint64 second_value)
{
  GString *link = g_string_new (self->base_uri);

  g_string_append (link, self->path);
  g_string_append (link, suffix);

  for (guint i = 0; self->arguments->names[i] != NULL; i++) {
    const char *name = self->arguments->names[i];

    if (g_strv_contains (left_out, name))
      continue;
    if (first_name != NULL && strcmp (first_name, name) < 0) {
      append_number (link, self, first_name, first_value);
      first_name = NULL;
    }
    if (second_name != NULL && strcmp (second_name, name) < 0) {
      append_number (link, self, second_name, second_value);
      second_name = NULL;
    }
    append_argument (link, self, name, g_hash_table_lookup (self->arguments->values, name));
  }

  if (first_name != NULL)
    append_number (link, self, first_name, first_value);
  if (second_name != NULL)
    append_number (link, self, second_name, second_value);

  return g_string_free_and_steal (link);
}

static void
add_offset_link (const KayakoSandboxLinks *self,
                 JsonObject *envelope,
                 const char *member,
                 gint64 offset,
                 gint64 limit)
{
  g_autofree char *link =
      build_link (self, ".json", limit != KAYAKO_SANDBOX_DEFAULT_LIMIT ? "limit" : NULL, limit,
                  offset != 0 ? "offset" : NULL, offset);

  json_object_set_string_member (envelope, member, link);
}

/**
 * kayako_sandbox_links_add_offset:
 * @self: where the links lead
 * @envelope: the answer
 * @offset: where the page begins
 * @limit: how long a page is
 * @total_count: how long the collection is
 *
 * Adds the links of a page that is found by its offset. A page of no length
 * has none.
 */
void
kayako_sandbox_links_add_offset (const KayakoSandboxLinks *self,
                                 JsonObject *envelope,
                                 gint64 offset,
                                 gint64 limit,
                                 gint64 total_count)
{
  gint64 last = 0;

  if (limit <= 0)
    return;

  last = total_count > 0 ? (total_count - 1) / limit * limit : 0;

  if (offset > 0) {
    add_offset_link (self, envelope, "first_url", 0, limit);
    add_offset_link (self, envelope, "previous_url", MAX (0, offset - limit), limit);
  }
  if (offset < total_count - limit)
    add_offset_link (self, envelope, "next_url", offset + limit, limit);
  if (offset != last)
    add_offset_link (self, envelope, "last_url", last, limit);
}

static void
add_cursor_link (const KayakoSandboxLinks *self,
                 JsonObject *envelope,
                 const char *member,
                 const char *cursor,
                 gint64 id,
                 guint limit)
{
  g_autofree char *link = build_link (
      self, "", cursor, id, limit != KAYAKO_SANDBOX_DEFAULT_LIMIT ? "limit" : NULL, limit);

  json_object_set_string_member (envelope, member, link);
}

/**
 * kayako_sandbox_links_add_cursor:
 * @self: where the links lead
 * @envelope: the answer
 * @all_ids: (element-type gint64): the whole collection, in order
 * @start: where the page begins
 * @length: how long this page is
 * @limit: how long a page may be
 *
 * Adds the links of a page that is found by the id before or after it.
 */
void
kayako_sandbox_links_add_cursor (const KayakoSandboxLinks *self,
                                 JsonObject *envelope,
                                 GArray *all_ids,
                                 guint start,
                                 guint length,
                                 guint limit)
{
  const gint64 *ids = (const gint64 *) (void *) all_ids->data;
  guint last = 0;

  if (limit == 0 || length == 0)
    return;

  if (start > 0) {
    add_cursor_link (self, envelope, "first_url", "before_id", ids[MIN (limit, start)], limit);
    add_cursor_link (self, envelope, "previous_url", "before_id", ids[start], limit);
  }
  if (start + length < all_ids->len) {
    last = MAX ((all_ids->len - 1) / limit * limit, start + length);
    add_cursor_link (self, envelope, "next_url", "after_id", ids[start + length - 1], limit);
    add_cursor_link (self, envelope, "last_url", "after_id", ids[last - 1], limit);
  }
}
