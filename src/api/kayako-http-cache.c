/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-cache.h"

/**
 * KayakoHttpCache:
 *
 * Answers that carry a validator, so that the server may say “still good”
 * instead of sending them again. Holds @capacity bytes of bodies at most;
 * what was not used for the longest time goes first.
 */
struct _KayakoHttpCache {
  GHashTable *entries; /* (owned) (not nullable): key → link of an Entry in uses */
  GQueue uses;         /* most recent first */
  gsize capacity;      /* bytes */
  gsize size;          /* bytes */
};

typedef struct {
  char *key;                    /* (owned) (not nullable) */
  KayakoHttpResponse *response; /* (owned) (not nullable) */
} Entry;

static void
entry_free (Entry *entry)
{
  g_free (entry->key);
  kayako_http_response_unref (entry->response);
  g_free (entry);
}

static gsize
entry_size (const Entry *entry)
{
  return g_bytes_get_size (kayako_http_response_get_body (entry->response));
}

static Entry *
find (KayakoHttpCache *self, const char *key)
{
  GList *link = g_hash_table_lookup (self->entries, key);

  return link != NULL ? link->data : NULL;
}

static void
drop (KayakoHttpCache *self, GList *link)
{
  Entry *entry = link->data;

  self->size -= entry_size (entry);
  g_hash_table_remove (self->entries, entry->key);
  g_queue_delete_link (&self->uses, link);
  entry_free (entry);
}

/**
 * kayako_http_cache_new:
 * @capacity: how many bytes of bodies to hold at most
 *
 * Makes an empty cache.
 *
 * Returns: (transfer full): a cache
 */
KayakoHttpCache *
kayako_http_cache_new (gsize capacity)
{
  KayakoHttpCache *self = g_new0 (KayakoHttpCache, 1);

  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  self->capacity = capacity;
  g_queue_init (&self->uses);

  return self;
}

/**
 * kayako_http_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees the cache.
 */
void
kayako_http_cache_free (KayakoHttpCache *self)
{
  g_return_if_fail (self != NULL);

  kayako_http_cache_forget (self);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * kayako_http_cache_ask:
 * @self: a cache
 * @key: whose answer
 * @message: what is about to be sent
 *
 * Has @message ask whether the held answer is still good. The validators go
 * back as they came, quoted or not (api/v1.md §2.6).
 *
 * Returns: whether there is a held answer
 */
gboolean
kayako_http_cache_ask (KayakoHttpCache *self, const char *key, SoupMessage *message)
{
  SoupMessageHeaders *headers = NULL;
  const Entry *entry = NULL;
  const char *etag = NULL;
  const char *modified = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  if ((entry = find (self, key)) == NULL)
    return FALSE;

  headers = soup_message_get_request_headers (message);
  etag = kayako_http_response_get_header (entry->response, "ETag");
  modified = kayako_http_response_get_header (entry->response, "Last-Modified");
  if (etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", etag);
  else
    soup_message_headers_replace (headers, "If-Modified-Since", modified);

  return TRUE;
}

/**
 * kayako_http_cache_dup:
 * @self: a cache
 * @key: whose answer
 *
 * The held answer.
 *
 * Returns: (transfer full) (nullable): an answer, or %NULL where none is held
 */
KayakoHttpResponse *
kayako_http_cache_dup (KayakoHttpCache *self, const char *key)
{
  GList *link = NULL;
  const Entry *entry = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if ((link = g_hash_table_lookup (self->entries, key)) == NULL)
    return NULL;

  g_queue_unlink (&self->uses, link);
  g_queue_push_head_link (&self->uses, link);
  entry = link->data;

  return kayako_http_response_ref (entry->response);
}

/**
 * kayako_http_cache_keep:
 * @self: a cache
 * @key: whose answer
 * @response: the answer
 *
 * Holds an answer in place of an earlier one, where it is a plain 200 with a
 * validator and not too large.
 */
void
kayako_http_cache_keep (KayakoHttpCache *self, const char *key, KayakoHttpResponse *response)
{
  GList *link = NULL;
  Entry *entry = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);
  g_return_if_fail (response != NULL);

  if ((link = g_hash_table_lookup (self->entries, key)) != NULL)
    drop (self, link);

  if (kayako_http_response_get_status (response) != SOUP_STATUS_OK ||
      g_bytes_get_size (kayako_http_response_get_body (response)) > self->capacity / 4)
    return;

  if (kayako_http_response_get_header (response, "ETag") == NULL &&
      kayako_http_response_get_header (response, "Last-Modified") == NULL)
    return;

  entry = g_new0 (Entry, 1);
  entry->key = g_strdup (key);
  entry->response = kayako_http_response_ref (response);
  g_queue_push_head (&self->uses, entry);
  g_hash_table_insert (self->entries, entry->key, self->uses.head);
  self->size += entry_size (entry);

  while (self->size > self->capacity)
    drop (self, self->uses.tail);
}

/**
 * kayako_http_cache_forget:
 * @self: a cache
 *
 * Drops every answer: another person may not see what this one saw.
 */
void
kayako_http_cache_forget (KayakoHttpCache *self)
{
  g_return_if_fail (self != NULL);

  while (self->uses.head != NULL)
    drop (self, self->uses.head);
}
