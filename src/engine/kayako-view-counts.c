/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-view-counts.h"

#include "kayako-conversation-query.h"
#include "kayako-future.h"
#include "kayako-view.h"

/* One page of what is running tells all counts of a small helpdesk. */
#define PAGE_SIZE 100

typedef struct {
  KayakoLink *link;  /* (owned) */
  GListModel *views; /* (owned) */
} CountData;

static void
count_data_free (gpointer user_data)
{
  CountData *data = user_data;

  g_object_unref (data->link);
  g_object_unref (data->views);
  g_free (data);
}

static DexFuture *
spawn (DexFiberFunc func, KayakoLink *link, GListModel *views)
{
  CountData *data = g_new0 (CountData, 1);

  data->link = g_object_ref (link);
  data->views = g_object_ref (views);
  return kayako_spawn (func, data, count_data_free);
}

/**
 * kayako_view_counts_includes:
 * @view: a view
 *
 * People want to know how much there is to do, not how much has been done.
 *
 * Returns: whether @view carries a count
 */
gboolean
kayako_view_counts_includes (KayakoView *view)
{
  switch (kayako_view_get_kind (view)) {
  case KAYAKO_VIEW_KIND_INBOX:
  case KAYAKO_VIEW_KIND_MINE:
  case KAYAKO_VIEW_KIND_UNASSIGNED:
  case KAYAKO_VIEW_KIND_PENDING:
    return TRUE;
  case KAYAKO_VIEW_KIND_COMPLETED:
  case KAYAKO_VIEW_KIND_ALL:
  case KAYAKO_VIEW_KIND_MY_CONVERSATIONS:
  case KAYAKO_VIEW_KIND_MY_ORGANIZATION:
  case KAYAKO_VIEW_KIND_CLOSED:
  case KAYAKO_VIEW_KIND_CUSTOM:
  default:
    return FALSE;
  }
}

static DexFuture *
list_conversations (KayakoClient *client, gpointer user_data)
{
  return kayako_client_list_conversations (client, user_data);
}

static KayakoPage *
await_page (KayakoLink *link, KayakoView *view, guint limit, GError **error)
{
  KayakoConversationQuery *query = kayako_view_dup_query (view);

  kayako_conversation_query_set_limit (query, limit);
  return dex_await_boxed (kayako_link_request (link, list_conversations, query,
                                               (GDestroyNotify) kayako_conversation_query_free),
                          error);
}

static void
count_matching (CountData *data, GPtrArray *conversations)
{
  KayakoUser *me = kayako_session_get_user (kayako_link_get_session (data->link));

  for (guint i = 0; i < g_list_model_get_n_items (data->views); i++) {
    g_autoptr (KayakoView) view = g_list_model_get_item (data->views, i);
    int count = 0;

    if (!kayako_view_counts_includes (view))
      continue;

    for (guint j = 0; j < conversations->len; j++) {
      if (kayako_view_matches (view, g_ptr_array_index (conversations, j), me))
        count++;
    }
    kayako_view_set_count (view, count);
  }
}

/* Where there is more than a page, only the helpdesk's own totals are right:
 * of the views that it can be asked for exactly. */
static DexFuture *
await_totals (CountData *data)
{
  for (guint i = 0; i < g_list_model_get_n_items (data->views); i++) {
    g_autoptr (KayakoView) view = g_list_model_get_item (data->views, i);
    KayakoViewKind kind = kayako_view_get_kind (view);
    g_autoptr (KayakoPage) page = NULL;
    g_autoptr (GError) error = NULL;

    if (kind != KAYAKO_VIEW_KIND_INBOX && kind != KAYAKO_VIEW_KIND_PENDING)
      continue;

    if (!(page = await_page (data->link, view, 1, &error)))
      return dex_future_new_for_error (g_steal_pointer (&error));

    kayako_view_set_count (view, kayako_page_get_total (page));
  }

  return dex_future_new_true ();
}

static DexFuture *
count_fiber (gpointer user_data)
{
  CountData *data = user_data;
  g_autoptr (KayakoView) running = NULL;
  g_autoptr (KayakoView) first = g_list_model_get_item (data->views, 0);
  g_autoptr (KayakoPage) page = NULL;
  g_autoptr (GError) error = NULL;

  /* Customers' views carry no counts. */
  if (first == NULL || !kayako_view_counts_includes (first))
    return dex_future_new_true ();

  /* Its query covers all that is running, assigned or not. */
  running = kayako_view_new (KAYAKO_VIEW_KIND_UNASSIGNED);
  if (!(page = await_page (data->link, running, PAGE_SIZE, &error)))
    return dex_future_new_for_error (g_steal_pointer (&error));

  kayako_link_adopt_conversations (data->link, kayako_page_get_items (page));
  if (kayako_page_get_has_more (page))
    return await_totals (data);

  count_matching (data, kayako_page_get_items (page));
  return dex_future_new_true ();
}

/**
 * kayako_view_counts_refresh:
 * @link: the helpdesk
 * @views: a model of #KayakoView
 *
 * Counts the views that show how much there is to do, where that is possible
 * in a few requests: others keep the count that their feed finds.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_view_counts_refresh (KayakoLink *link, GListModel *views)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (views), NULL);

  return spawn (count_fiber, link, views);
}

static DexFuture *
count_stored_fiber (gpointer user_data)
{
  CountData *data = user_data;
  KayakoLibrary *library = kayako_link_get_library (data->link);
  KayakoUser *me = kayako_session_get_user (kayako_link_get_session (data->link));
  gint64 me_id = me != NULL ? kayako_user_get_id (me) : 0;
  g_autoptr (GError) unread = NULL;

  /* A part of it says nothing of the whole: what the helpdesk has told stays. */
  if (dex_await_int64 (kayako_library_get_pulled (library), &unread) == 0)
    return unread != NULL ? dex_future_new_for_error (g_steal_pointer (&unread))
                          : dex_future_new_true ();

  for (guint i = 0; i < g_list_model_get_n_items (data->views); i++) {
    g_autoptr (KayakoView) view = g_list_model_get_item (data->views, i);
    g_autoptr (GError) error = NULL;
    int count = 0;

    if (!kayako_view_counts_includes (view))
      continue;

    count = dex_await_int (kayako_library_count_conversations (library, view, me_id), &error);
    if (error != NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));

    kayako_view_set_count (view, count);
  }

  return dex_future_new_true ();
}

/**
 * kayako_view_counts_read:
 * @link: the helpdesk
 * @views: a model of #KayakoView
 *
 * Counts what is stored of the views that show how much there is to do: for when
 * the helpdesk cannot be asked, or need not be. Until all of the helpdesk has been
 * stored once, that tells nothing and is not done.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects as
 *   kayako_library_count_conversations()
 */
DexFuture *
kayako_view_counts_read (KayakoLink *link, GListModel *views)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (views), NULL);

  return spawn (count_stored_fiber, link, views);
}
