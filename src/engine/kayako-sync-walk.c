/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has changed, as the helpdesk lists it. */

#include "kayako-sync-private.h"

#include "kayako-error.h"
#include "kayako-view.h"

/* What a look at what is new asks for, and what a long way takes at a time. */
#define GLANCE 25
#define PAGE   100

/* Of the page before, that a page has to show again: whatever is taken out of
 * the list meanwhile moves the rest up. */
#define OVERLAP 5

/* A walk from what changed last down to what is there already. */
typedef struct {
  GArray *due;      /* (owned) (element-type KayakoUpdate): of this page */
  GHashTable *last; /* (owned) (element-type gint64): the ids of the page before */
  guint offset;
  guint resume;        /* how far an earlier walk came that was not finished, 0 for none */
  guint top;           /* how far this one has come above that */
  gint64 head;         /* the latest change there is */
  gboolean is_landing; /* whether it has just gone down to there */
  gboolean complete;   /* whether there is nothing further down */
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->due, g_array_unref);
  g_clear_pointer (&walk->last, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static GHashTable *
create_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Whether the page joins the one before. Where the list is not that long any
 * more, what is left of it stands above. */
static gboolean
joins (Walk *walk, GPtrArray *items)
{
  if (walk->offset == 0)
    return TRUE;

  for (guint i = 0; i < items->len; i++) {
    const KayakoUpdate *update = items->pdata[i];

    if (g_hash_table_contains (walk->last, &update->id))
      return TRUE;
  }

  return FALSE;
}

/* Whether the page begins with what the earlier walk has brought: what was taken
 * out of the list since has moved the rest up. */
static gboolean
lands (KayakoSync *self, Walk *walk, GPtrArray *items)
{
  if (walk->offset == 0)
    return TRUE;

  return items->len > 0 &&
         kayako_sync_get_pulled (self, ((const KayakoUpdate *) items->pdata[0])->id) != NULL;
}

/* What changed since the earlier walk stands above what that has brought: from
 * there on it goes down to where that one ended. */
static void
go_on (KayakoSync *self, Walk *walk, GPtrArray *items)
{
  const KayakoUpdate *last = items->len > 0 ? items->pdata[items->len - 1] : NULL;

  if (walk->resume == 0 || last == NULL || last->updated_at == 0 ||
      last->updated_at >= self->walk_head)
    return;

  walk->top = walk->offset;
  walk->is_landing = walk->resume > walk->offset;
  walk->offset = MAX (walk->resume, walk->offset);
  walk->resume = 0;
}

/* Where all is gone that a page could have shown again, it goes on from the top:
 * what is there already is not pulled again. */
static void
step_back (Walk *walk)
{
  walk->offset = walk->offset > walk->top + PAGE ? walk->offset - PAGE : 0;
}

static void
take_updates (KayakoSync *self, Walk *walk, KayakoPage *page)
{
  GPtrArray *items = kayako_page_get_items (page);

  if (walk->is_landing ? !lands (self, walk, items) : !joins (walk, items)) {
    step_back (walk);
    return;
  }

  walk->is_landing = FALSE;
  g_hash_table_remove_all (walk->last);
  walk->complete = items->len == 0 || !kayako_page_get_has_more (page);
  for (guint i = 0; i < items->len; i++) {
    const KayakoUpdate *update = items->pdata[i];

    g_hash_table_add (walk->last, g_memdup2 (&update->id, sizeof update->id));
    walk->head = MAX (walk->head, update->updated_at);
    if (update->updated_at != 0 && update->updated_at < self->floor)
      walk->complete = TRUE;
    else if (kayako_sync_is_due (self, update->id, update->updated_at))
      g_array_append_val (walk->due, *update);
  }

  walk->offset += items->len > OVERLAP ? items->len - OVERLAP : items->len;
  if (!walk->complete)
    go_on (self, walk, items);
}

/* What staff are told. */
static gboolean
await_updates (KayakoSync *self, GError **error)
{
  g_auto (Walk) walk = { 0 };

  walk.due = g_array_new (FALSE, FALSE, sizeof (KayakoUpdate));
  walk.last = create_ids ();
  walk.resume = self->walk_offset;
  while (!walk.complete) {
    g_autoptr (KayakoPage) page = NULL;
    gboolean is_glance = walk.offset == 0 && (self->floor != 0 || walk.resume != 0);
    guint limit = is_glance ? GLANCE : PAGE;

    page = kayako_sync_await_updates (self, NULL, walk.offset, limit, error);
    if (page == NULL)
      return FALSE;

    g_array_set_size (walk.due, 0);
    take_updates (self, &walk, page);
    self->head = MAX (self->head, walk.head);
    self->n_total = (guint) MAX (kayako_page_get_total (page), 0);
    kayako_sync_tell_progress (self);
    if (!kayako_sync_await_markers (self, kayako_page_get_items (page), walk.due, error) ||
        !kayako_sync_await_pull (self, walk.due, error))
      return FALSE;

    /* What lies above is there; while that is not so, the earlier note holds. */
    if (!walk.complete && walk.resume == 0 &&
        !kayako_sync_await_walked (self, walk.offset, walk.head, error))
      return FALSE;
  }

  return kayako_sync_await_floor (self, walk.head, error);
}

/* Brings a page of full conversations into the store, as far as they are due. */
static gboolean
await_listed (KayakoSync *self, GPtrArray *conversations, GHashTable *seen, GError **error)
{
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (KayakoUpdate));
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();

  for (guint i = 0; i < conversations->len; i++) {
    KayakoConversation *conversation = conversations->pdata[i];
    KayakoUpdate update = { kayako_conversation_get_id (conversation),
                            kayako_conversation_get_updated_at (conversation) };

    self->head = MAX (self->head, update.updated_at);
    g_hash_table_add (seen, g_memdup2 (&update.id, sizeof update.id));
    if (!kayako_sync_is_due (self, update.id, update.updated_at))
      continue;

    g_array_append_val (due, update);
    kayako_store_batch_add (batch, KAYAKO_RESOURCE (g_object_ref (conversation)));
  }

  if (due->len == 0)
    return TRUE;

  return kayako_sync_await_apply (self, g_steal_pointer (&batch), error) &&
         kayako_sync_await_threads (self, due, error);
}

static gboolean
await_list (KayakoSync *self, gboolean of_organization, GHashTable *seen, GError **error)
{
  guint offset = 0;
  gboolean has_more = TRUE;

  while (has_more) {
    g_autoptr (KayakoPage) page =
        kayako_sync_await_list (self, of_organization, offset, PAGE, error);
    GPtrArray *items = NULL;

    if (page == NULL)
      return FALSE;

    items = kayako_page_get_items (page);
    offset += items->len;
    has_more = items->len > 0 && kayako_page_get_has_more (page);
    self->n_total = MAX (self->n_total, (guint) MAX (kayako_page_get_total (page), 0));
    kayako_sync_tell_progress (self);
    if (!await_listed (self, items, seen, error))
      return FALSE;
  }

  return TRUE;
}

/* Which view is whose members only the helpdesk knows. */
static gboolean
await_members (KayakoSync *self, GHashTable *members, GError **error)
{
  g_autoptr (KayakoView) view = kayako_view_new (KAYAKO_VIEW_KIND_MY_ORGANIZATION);
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);

  kayako_store_batch_set_view (batch, kayako_view_get_id (view),
                               (const gint64 *) (gconstpointer) ids->data, ids->len, TRUE);
  return kayako_sync_await_apply (self, g_steal_pointer (&batch), error);
}

/* What was there before and was not listed any more. */
static gboolean
await_missed (KayakoSync *self, GHashTable *own, GHashTable *members, GError **error)
{
  g_autoptr (GArray) missed = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, self->pulled);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (own, id) && !g_hash_table_contains (members, id))
      g_array_append_val (missed, *(gint64 *) id);

  for (guint i = 0; i < missed->len; i++) {
    gboolean is_there = FALSE;

    if (!kayako_sync_await_check (self, g_array_index (missed, gint64, i), &is_there, error))
      return FALSE;
  }

  return TRUE;
}

/* Whoever is not told what changed looks through all they may see. */
static gboolean
await_lists (KayakoSync *self, GError **error)
{
  g_autoptr (GHashTable) own = create_ids ();
  g_autoptr (GHashTable) members = create_ids ();

  self->n_total = 0;
  return await_list (self, FALSE, own, error) && await_list (self, TRUE, members, error) &&
         await_members (self, members, error) && await_missed (self, own, members, error) &&
         kayako_sync_await_floor (self, self->head, error);
}

static gboolean
is_staff (KayakoSync *self)
{
  KayakoUser *user = kayako_session_get_user (kayako_link_get_session (self->link));
  KayakoCapabilities capabilities =
      kayako_client_get_capabilities (kayako_link_get_client (self->link));

  return (user != NULL && kayako_user_get_role (user) >= KAYAKO_ROLE_TYPE_COLLABORATOR) ||
         (capabilities & KAYAKO_CAPABILITIES_VIEWS_OF_STAFF) != 0;
}

/* Whether the helpdesk has no such list, or not for this person. */
static gboolean
says_no_updates (const GError *error)
{
  return kayako_sync_error_says_gone (error) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_REJECTED);
}

/**
 * kayako_sync_await_walk:
 * @self: a sync, while its link is online
 * @error: return location
 *
 * Finds everything that has changed since the last time, and brings it into
 * the store.
 *
 * Returns: whether all is there
 */
gboolean
kayako_sync_await_walk (KayakoSync *self, GError **error)
{
  g_autoptr (GError) cause = NULL;

  self->is_told = FALSE;
  if (!self->lists_only && is_staff (self)) {
    self->is_told = await_updates (self, &cause);
    if (self->is_told)
      return TRUE;

    self->lists_only = says_no_updates (cause);
    if (!self->lists_only) {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  }

  return await_lists (self, error);
}
