/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-request-private.h"

/* The replies that are pages of a collection (api/v1.md §4). */

/* "/api/v1/conversations", however it was asked for. */
static char *
link_path (KayakoSandboxRequest *self)
{
  GString *path = g_string_new ("/api/v1");

  for (guint i = 0; self->segments[i] != NULL; i++) {
    g_autofree char *segment = g_uri_escape_string (self->segments[i], NULL, FALSE);

    g_string_append_printf (path, "/%s", segment);
  }

  return g_string_free_and_steal (path);
}

static JsonObject *
begin_collection (KayakoSandboxRequest *self, const char *resource, JsonArray *objects)
{
  JsonObject *envelope = kayako_sandbox_request_begin_envelope (self, SOUP_STATUS_OK);

  kayako_sandbox_validators_read_collection (&self->validators, objects);
  json_object_set_array_member (envelope, "data", objects);
  json_object_set_string_member (envelope, "resource", resource);

  return envelope;
}

/**
 * kayako_sandbox_request_reply_objects:
 * @self: a request
 * @resource: what the objects are
 * @objects: (transfer full): the data
 * @paging: which members the reply shows
 * @offset: where the page begins
 * @limit: how long a page is
 * @total_count: how long the collection is
 *
 * Replies with a page of a collection.
 */
void
kayako_sandbox_request_reply_objects (KayakoSandboxRequest *self,
                                      const char *resource,
                                      JsonArray *objects,
                                      KayakoSandboxPaging paging,
                                      gint64 offset,
                                      gint64 limit,
                                      gint64 total_count)
{
  JsonObject *envelope = begin_collection (self, resource, objects);
  g_autofree char *path = link_path (self);
  KayakoSandboxLinks links = { self->caller->base_uri, path, self->arguments,
                               KAYAKO_SANDBOX_CASE_SNAKE };

  kayako_sandbox_request_get_case (self, &links.output_case);
  if (paging == KAYAKO_SANDBOX_PAGING_OFFSET) {
    json_object_set_int_member (envelope, "offset", offset);
    json_object_set_int_member (envelope, "limit", limit);
  }
  json_object_set_int_member (envelope, "total_count", total_count);
  if (paging == KAYAKO_SANDBOX_PAGING_OFFSET)
    kayako_sandbox_links_add_offset (&links, envelope, offset, limit, total_count);
}

/* An id whose resource is gone leaves no gap. */
static JsonArray *
render_all (KayakoSandboxRequest *self, const char *resource, const gint64 *ids, guint length)
{
  JsonArray *objects = json_array_sized_new (length);

  for (guint i = 0; i < length; i++) {
    JsonObject *object = kayako_sandbox_render_any (self->database, self->caller, resource, ids[i]);

    if (object != NULL)
      json_array_add_object_element (objects, object);
  }

  return objects;
}

/**
 * kayako_sandbox_request_reply_collection:
 * @self: a request
 * @resource: the resources' type
 * @ids: (element-type gint64): the page's, in order
 * @paging: which members the reply shows
 * @offset: where the page begins
 * @limit: how long a page is
 * @total_count: how long the collection is
 *
 * Replies with a page of a collection.
 */
void
kayako_sandbox_request_reply_collection (KayakoSandboxRequest *self,
                                         const char *resource,
                                         GArray *ids,
                                         KayakoSandboxPaging paging,
                                         gint64 offset,
                                         gint64 limit,
                                         gint64 total_count)
{
  JsonArray *objects = render_all (self, resource, (const gint64 *) (void *) ids->data, ids->len);

  kayako_sandbox_request_reply_objects (self, resource, objects, paging, offset, limit,
                                        total_count);
}

/* Those of @all_ids that ids= names, in their own order; all without it. NULL
 * when it is wrong, which has been answered. */
static GArray *
keep_chosen (KayakoSandboxRequest *self, GArray *all_ids)
{
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GHashTable) set = NULL;
  GArray *kept = NULL;
  KayakoSandboxPresence presence = kayako_sandbox_request_get_argument_ids (self, "ids", &chosen);

  if (presence == KAYAKO_SANDBOX_INVALID)
    return NULL;
  if (presence != KAYAKO_SANDBOX_VALID)
    return g_array_ref (all_ids);

  set = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (set, &g_array_index (chosen, gint64, i));

  kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < all_ids->len; i++)
    if (g_hash_table_contains (set, &g_array_index (all_ids, gint64, i)))
      g_array_append_val (kept, g_array_index (all_ids, gint64, i));

  return kept;
}

static void
reply_slice (KayakoSandboxRequest *self,
             const char *resource,
             const char *rendered_as,
             GArray *all_ids,
             gint64 offset,
             gint64 limit)
{
  guint start = (guint) MIN (offset, (gint64) all_ids->len);
  guint length = (guint) MIN (limit, (gint64) (all_ids->len - start));
  JsonArray *objects =
      render_all (self, rendered_as, (const gint64 *) (void *) all_ids->data + start, length);

  kayako_sandbox_request_reply_objects (self, resource, objects, KAYAKO_SANDBOX_PAGING_OFFSET,
                                        offset, limit, all_ids->len);
}

/**
 * kayako_sandbox_request_reply_list:
 * @self: a request
 * @resource: the resources' type
 * @all_ids: (element-type gint64): the whole collection's, in order
 * @paging: whether it comes in pages, or whole
 *
 * Replies with what is asked for of a collection: those that `ids` names, of
 * them the page that `offset` and `limit` name.
 */
void
kayako_sandbox_request_reply_list (KayakoSandboxRequest *self,
                                   const char *resource,
                                   GArray *all_ids,
                                   KayakoSandboxPaging paging)
{
  g_autoptr (GArray) ids = keep_chosen (self, all_ids);
  gint64 offset = 0;
  gint64 limit = 0;

  if (ids == NULL)
    return;

  if (paging == KAYAKO_SANDBOX_PAGING_COUNT)
    kayako_sandbox_request_reply_collection (self, resource, ids, paging, 0, ids->len, ids->len);
  else if (kayako_sandbox_request_get_page (self, &offset, &limit))
    reply_slice (self, resource, resource, ids, offset, limit);
}

/**
 * kayako_sandbox_request_reply_created:
 * @self: a request
 * @resource: the resources' type
 * @ids: (element-type gint64): what was made, in order
 *
 * Replies that several resources were created at once.
 */
void
kayako_sandbox_request_reply_created (KayakoSandboxRequest *self, const char *resource, GArray *ids)
{
  kayako_sandbox_request_reply_collection (self, resource, ids, KAYAKO_SANDBOX_PAGING_COUNT, 0,
                                           ids->len, ids->len);
  self->status = SOUP_STATUS_CREATED;
  json_object_set_int_member (self->envelope, "status", SOUP_STATUS_CREATED);
}

/* How many of @ids come before @id in their order, whether or not it is one of
 * them; those equal to it count with @including. */
static guint
count_before (GArray *ids, gint64 id, gboolean including)
{
  gboolean descending =
      ids->len > 1 && g_array_index (ids, gint64, 0) > g_array_index (ids, gint64, ids->len - 1);
  guint count = 0;

  while (count < ids->len) {
    gint64 other = g_array_index (ids, gint64, count);
    gboolean before = descending ? other > id : other < id;

    if (!before && !(including && other == id))
      break;
    count++;
  }

  return count;
}

/* Where the page before or after a cursor lies. FALSE when it is wrong, which
 * has been answered. */
static gboolean
find_cursor_page (KayakoSandboxRequest *self,
                  GArray *all_ids,
                  guint limit,
                  guint *start,
                  guint *length)
{
  static const char *const both[] = { "after_id", "before_id", NULL };
  gint64 after = 0;
  gint64 before = 0;
  KayakoSandboxPresence has_after =
      kayako_sandbox_request_get_argument_int64 (self, "after_id", &after);
  KayakoSandboxPresence has_before =
      kayako_sandbox_request_get_argument_int64 (self, "before_id", &before);
  guint end = 0;

  if (has_after == KAYAKO_SANDBOX_INVALID || has_before == KAYAKO_SANDBOX_INVALID) {
    kayako_sandbox_request_reply_error (
        self, "FIELD_INVALID", has_after == KAYAKO_SANDBOX_INVALID ? "after_id" : "before_id");
    return FALSE;
  }
  if (has_after == KAYAKO_SANDBOX_VALID && has_before == KAYAKO_SANDBOX_VALID) {
    kayako_sandbox_request_reply_error_parameters (self, "ONE_FIELD_EXPECTED", both);
    return FALSE;
  }

  if (has_before == KAYAKO_SANDBOX_VALID) {
    end = count_before (all_ids, before, FALSE);
    *start = end > limit ? end - limit : 0;
    *length = end - *start;
    return TRUE;
  }

  *start = has_after == KAYAKO_SANDBOX_VALID ? count_before (all_ids, after, TRUE) : 0;
  *length = MIN (limit, all_ids->len - *start);
  return TRUE;
}

/**
 * kayako_sandbox_request_reply_cursor_as:
 * @self: a request
 * @resource: the resources' type
 * @rendered_as: the type to render
 * @all_ids: (element-type gint64): the whole collection's, in order
 *
 * As kayako_sandbox_request_reply_cursor(), where the two types differ.
 */
void
kayako_sandbox_request_reply_cursor_as (KayakoSandboxRequest *self,
                                        const char *resource,
                                        const char *rendered_as,
                                        GArray *all_ids)
{
  static const char *const dates[] = { "until", "since", NULL };
  g_autofree char *path = link_path (self);
  KayakoSandboxLinks links = { self->caller->base_uri, path, self->arguments,
                               KAYAKO_SANDBOX_CASE_SNAKE };
  JsonObject *envelope = NULL;
  gint64 offset = 0;
  gint64 limit = 0;
  guint start = 0;
  guint length = 0;

  if (!kayako_sandbox_request_get_page (self, &offset, &limit))
    return;
  if (kayako_sandbox_request_has_argument (self, "since") &&
      kayako_sandbox_request_has_argument (self, "until")) {
    kayako_sandbox_request_reply_error_parameters (self, "ONE_FIELD_EXPECTED", dates);
    return;
  }
  for (guint i = 0; dates[i] != NULL; i++)
    if (kayako_sandbox_request_get_argument_date (self, dates[i], NULL) == KAYAKO_SANDBOX_INVALID) {
      kayako_sandbox_request_reply_error (self, "FIELD_INVALID", dates[i]);
      return;
    }
  if (kayako_sandbox_request_has_argument (self, "offset")) {
    reply_slice (self, resource, rendered_as, all_ids, offset, limit);
    return;
  }

  limit = MIN (limit, G_MAXUINT / 2);
  if (!find_cursor_page (self, all_ids, (guint) limit, &start, &length))
    return;

  envelope = begin_collection (
      self, resource,
      render_all (self, rendered_as, (const gint64 *) (void *) all_ids->data + start, length));
  json_object_set_int_member (envelope, "limit", limit);
  json_object_set_int_member (envelope, "total_count", all_ids->len);
  kayako_sandbox_links_add_cursor (&links, envelope, all_ids, start, length, (guint) limit);
}

/**
 * kayako_sandbox_request_reply_cursor:
 * @self: a request
 * @resource: the resources' type
 * @all_ids: (element-type gint64): the whole collection's, in order
 *
 * Replies with the page that after_id or before_id asks for; also with that
 * of an offset, which every collection takes.
 */
void
kayako_sandbox_request_reply_cursor (KayakoSandboxRequest *self,
                                     const char *resource,
                                     GArray *all_ids)
{
  kayako_sandbox_request_reply_cursor_as (self, resource, resource, all_ids);
}
