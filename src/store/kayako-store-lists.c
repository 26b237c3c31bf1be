/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids in order, and the resources that they stand for. */

#include "kayako-apply.h"
#include "kayako-record.h"
#include "kayako-store-private.h"

#include "kayako-conversation-keys.h"
#include "kayako-message.h"

typedef enum {
  ASK_IDS,
  ASK_KEYS,
  ASK_COUNT,
} Ask;

typedef struct {
  KayakoViewKind kind;
  char *view_id; /* (owned) (nullable) */
  gint64 id;     /* who is signed in, or which conversation */
  Ask ask;
} ListQuery;

static void
list_query_free (gpointer data)
{
  ListQuery *query = data;

  g_free (query->view_id);
  g_free (query);
}

#define RUNNING " AND place IN ('waiting', 'pending')"
#define OVER    " AND place IN ('completed', 'closed')"
#define MEMBER                                                                                     \
  " AND EXISTS (SELECT 1 FROM view_member WHERE view = ?1 AND conversation_id = conversation.id)"

/* One statement for each, all from one index. */
#define LIST(where)                                                                                \
  "SELECT id, last_activity_at FROM conversation INDEXED BY conversation_by_activity"              \
  " WHERE place IS NOT NULL" where " ORDER BY last_activity_at DESC, id DESC"

/* What kayako_view_matches() decides here is decided the same way there; a
 * view that only the helpdesk can decide has the members it was told. */
static sqlite3_stmt *
query_view (KayakoDatabase *database, const ListQuery *query)
{
  switch (query->kind) {
  case KAYAKO_VIEW_KIND_INBOX:
    return kayako_database_query (database, LIST (" AND place = 'waiting'"), "");
  case KAYAKO_VIEW_KIND_MINE:
    return kayako_database_query (database, LIST (RUNNING " AND agent_id = ?"), "i", query->id);
  case KAYAKO_VIEW_KIND_UNASSIGNED:
    return kayako_database_query (database, LIST (RUNNING " AND agent_id IS NULL"), "");
  case KAYAKO_VIEW_KIND_PENDING:
    return kayako_database_query (database, LIST (" AND place = 'pending'"), "");
  case KAYAKO_VIEW_KIND_COMPLETED:
    return kayako_database_query (database, LIST (" AND place = 'completed'"), "");
  case KAYAKO_VIEW_KIND_MY_CONVERSATIONS:
    return kayako_database_query (database, LIST (RUNNING " AND requester_id = ?"), "i", query->id);
  case KAYAKO_VIEW_KIND_CLOSED:
    return kayako_database_query (database, LIST (OVER " AND requester_id = ?"), "i", query->id);
  case KAYAKO_VIEW_KIND_MY_ORGANIZATION:
  case KAYAKO_VIEW_KIND_CUSTOM:
    return kayako_database_query (database, LIST (MEMBER), "s", query->view_id);
  case KAYAKO_VIEW_KIND_ALL:
  default:
    return kayako_database_query (database, LIST (""), "");
  }
}

static GArray *
take_ids (KayakoDatabase *database, sqlite3_stmt *statement)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (kayako_database_step (database, statement)) {
    gint64 id = sqlite3_column_int64 (statement, 0);

    g_array_append_val (ids, id);
  }

  return ids;
}

static GArray *
take_keys (KayakoDatabase *database, sqlite3_stmt *statement)
{
  GArray *keys = kayako_conversation_keys_new (0);

  while (kayako_database_step (database, statement)) {
    KayakoConversationKey key = { sqlite3_column_int64 (statement, 1),
                                  sqlite3_column_int64 (statement, 0) };

    g_array_append_val (keys, key);
  }

  return keys;
}

static gboolean
list_conversations_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  ListQuery *query = data;
  sqlite3_stmt *statement = query_view (database, query);
  g_autoptr (GArray) ids =
      query->ask == ASK_KEYS ? take_keys (database, statement) : take_ids (database, statement);

  if (query->ask == ASK_COUNT) {
    g_value_init (result, G_TYPE_INT);
    g_value_set_int (result, (int) ids->len);
  } else {
    g_value_init (result, G_TYPE_ARRAY);
    g_value_set_boxed (result, ids);
  }

  return TRUE;
}

static DexFuture *
ask_view (KayakoStore *self, KayakoView *view, gint64 me_id, Ask ask)
{
  ListQuery *query = g_new0 (ListQuery, 1);

  query->kind = kayako_view_get_kind (view);
  query->view_id = g_strdup (kayako_view_get_id (view));
  query->id = me_id;
  query->ask = ask;

  return kayako_store_read (self, list_conversations_func, query, list_query_free);
}

/**
 * kayako_store_list_conversations:
 * @self: a `KayakoStore`
 * @view: which conversations
 * @me_id: the signed-in person
 *
 * Lists what a view shows, the one with the latest activity first; of those
 * with the same time, the one with the higher id.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of gint64, or
 *   rejects with %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list_conversations (KayakoStore *self, KayakoView *view, gint64 me_id)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  return ask_view (self, view, me_id, ASK_IDS);
}

/**
 * kayako_store_list_conversation_keys:
 * @self: a `KayakoStore`
 * @view: which conversations
 * @me_id: the signed-in person
 *
 * Lists what a view shows, as kayako_store_list_conversations(), with the times
 * that put them in their places.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of
 *   #KayakoConversationKey, or rejects with %KAYAKO_ERROR_STORE_DAMAGED or
 *   %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list_conversation_keys (KayakoStore *self, KayakoView *view, gint64 me_id)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  return ask_view (self, view, me_id, ASK_KEYS);
}

/**
 * kayako_store_count_conversations:
 * @self: a `KayakoStore`
 * @view: which conversations
 * @me_id: the signed-in person
 *
 * Counts what a view shows of what is stored.
 *
 * Returns: (transfer full): a future that resolves to an int, or rejects with
 *   %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_count_conversations (KayakoStore *self, KayakoView *view, gint64 me_id)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  return ask_view (self, view, me_id, ASK_COUNT);
}

static gboolean
list_messages_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  ListQuery *query = data;

  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (
      result,
      take_ids (database, kayako_database_query (database,
                                                 "SELECT id FROM message WHERE conversation_id = ?"
                                                 " ORDER BY created_at, id",
                                                 "i", query->id)));
  return TRUE;
}

/**
 * kayako_store_list_messages:
 * @self: a `KayakoStore`
 * @conversation_id: a conversation
 *
 * Lists the messages of a conversation that are stored, the oldest first.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of gint64, or
 *   rejects with %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list_messages (KayakoStore *self, gint64 conversation_id)
{
  ListQuery *query = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  query = g_new0 (ListQuery, 1);
  query->id = conversation_id;

  return kayako_store_read (self, list_messages_func, query, list_query_free);
}

/* Resources that are read together share what is nested in them. */
typedef struct {
  KayakoDatabase *database;
  GHashTable *known; /* (owned) (element-type GType GHashTable): by type, by id */
} Loader;

static GHashTable *
get_known (Loader *loader, GType type)
{
  GHashTable *known = g_hash_table_lookup (loader->known, GSIZE_TO_POINTER (type));

  if (known == NULL) {
    known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
    g_hash_table_insert (loader->known, GSIZE_TO_POINTER (type), known);
  }

  return known;
}

static gpointer
load_cb (GType type, gint64 id, gpointer user_data)
{
  Loader *loader = user_data;
  GHashTable *known = get_known (loader, type);
  gpointer resource = g_hash_table_lookup (known, &id);
  g_autoptr (GVariant) facts = NULL;

  if (resource != NULL)
    return g_object_ref (resource);

  facts = kayako_table_dup_facts (loader->database, kayako_record_get_kind (type), id);
  resource = facts != NULL ? kayako_record_decode (type, id, facts, load_cb, loader)
                           : g_object_new (type, "id", id, NULL);
  g_hash_table_insert (known, g_memdup2 (&id, sizeof id), g_object_ref (resource));

  return resource;
}

typedef struct {
  GType type;
  GArray *ids; /* (owned) (nullable): NULL for all of the type */
} LoadQuery;

static void
load_query_free (gpointer data)
{
  LoadQuery *query = data;

  g_clear_pointer (&query->ids, g_array_unref);
  g_free (query);
}

static gboolean
load_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  LoadQuery *query = data;
  g_autoptr (GPtrArray) resources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  Loader loader = { database, known };

  if (query->ids == NULL)
    query->ids = take_ids (
        database, kayako_database_query (database, "SELECT id FROM resource WHERE kind = ?", "s",
                                         kayako_record_get_kind (query->type)));

  for (guint i = 0; i < query->ids->len && !kayako_database_has_failed (database); i++) {
    g_autoptr (KayakoResource) resource =
        load_cb (query->type, g_array_index (query->ids, gint64, i), &loader);

    if (!kayako_resource_is_stub (resource))
      g_ptr_array_add (resources, g_steal_pointer (&resource));
  }

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&resources));

  return TRUE;
}

/**
 * kayako_store_load:
 * @self: a `KayakoStore`
 * @type: a type of resource
 * @ids: (array length=n_ids): which ones
 * @n_ids: how many
 *
 * Reads resources with what is nested in them. Of what is nested but not
 * stored there is a stub.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of fresh
 *   objects of @type, in the order of @ids, without those that are not stored;
 *   or rejects with %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_load (KayakoStore *self, GType type, const gint64 *ids, gsize n_ids)
{
  LoadQuery *query = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (kayako_record_get_kind (type) != NULL, NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  query = g_new0 (LoadQuery, 1);
  query->type = type;
  query->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  if (n_ids > 0)
    g_array_append_vals (query->ids, ids, (guint) n_ids);

  return kayako_store_read (self, load_func, query, load_query_free);
}

/**
 * kayako_store_list:
 * @self: a `KayakoStore`
 * @type: a type of which there are few: #KayakoStatus, #KayakoTeam,
 *   #KayakoPriority, #KayakoCaseType, #KayakoField, #KayakoForm, #KayakoLocale
 *
 * Reads all resources of a type.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of fresh
 *   objects of @type, by their ids; or rejects with %KAYAKO_ERROR_STORE_DAMAGED
 *   or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list (KayakoStore *self, GType type)
{
  LoadQuery *query = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (kayako_record_get_kind (type) != NULL, NULL);

  query = g_new0 (LoadQuery, 1);
  query->type = type;

  return kayako_store_read (self, load_func, query, load_query_free);
}
