/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-choices.h"

#include "kayako-case-type.h"
#include "kayako-future.h"
#include "kayako-priority.h"
#include "kayako-view-counts.h"

/* What an account offers to choose from: the views of its role, and the
 * helpdesk's statuses, priorities and types, read whenever it comes online. */
struct _KayakoChoices {
  GObject parent_instance;

  KayakoLink *link; /* (owned) (not nullable) */

  GListStore *views;      /* (owned) (not nullable) */
  GListStore *statuses;   /* (owned) (not nullable) */
  GListStore *priorities; /* (owned) (not nullable) */
  GListStore *case_types; /* (owned) (not nullable) */

  DexFuture *loading;  /* (owned) (nullable): the latest load of the lists */
  DexFuture *counting; /* (owned) (nullable): the latest count of the views */
  guint start_id;      /* GSource id, 0 unless something else comes first */
  guint count_id;      /* GSource id, 0 unless the views are about to be counted */
  guint poll_id;       /* GSource id */
};

G_DEFINE_FINAL_TYPE (KayakoChoices, kayako_choices, G_TYPE_OBJECT)

/* How often the views are counted where nobody tells what changed. */
#define POLL_SECONDS 60

/* For how long conversations come first, in milliseconds. */
#define PATIENCE 1000

/* What changes within so many milliseconds is counted once. */
#define GATHERING 300

static const KayakoViewKind staff_views[] = {
  KAYAKO_VIEW_KIND_INBOX,   KAYAKO_VIEW_KIND_MINE,      KAYAKO_VIEW_KIND_UNASSIGNED,
  KAYAKO_VIEW_KIND_PENDING, KAYAKO_VIEW_KIND_COMPLETED, KAYAKO_VIEW_KIND_ALL,
};

static const KayakoViewKind customer_views[] = {
  KAYAKO_VIEW_KIND_MY_CONVERSATIONS,
  KAYAKO_VIEW_KIND_MY_ORGANIZATION,
  KAYAKO_VIEW_KIND_CLOSED,
};

typedef struct {
  KayakoLink *link;     /* (owned) */
  GListStore *lists[3]; /* (owned) */
} LoadData;

static void
load_data_free (gpointer user_data)
{
  LoadData *data = user_data;

  g_object_unref (data->link);
  for (gsize i = 0; i < G_N_ELEMENTS (data->lists); i++)
    g_object_unref (data->lists[i]);
  g_free (data);
}

static DexFuture *
list_statuses (KayakoClient *client, gpointer user_data)
{
  return kayako_client_list_statuses (client);
}

static DexFuture *
list_priorities (KayakoClient *client, gpointer user_data)
{
  return kayako_client_list_priorities (client);
}

static DexFuture *
list_types (KayakoClient *client, gpointer user_data)
{
  return kayako_client_list_types (client);
}

/* Canonical objects change by themselves; the list changes only where it holds
 * others. */
static void
replace_items (GListStore *list, GPtrArray *items)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint same = 0;

  for (; same < MIN (n_items, items->len); same++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), same);

    if (item != g_ptr_array_index (items, same))
      break;
  }

  if (same < n_items || same < items->len)
    g_list_store_splice (list, same, n_items - same, items->pdata + same, items->len - same);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  static const KayakoLinkFunc funcs[] = { list_statuses, list_priorities, list_types };
  LoadData *data = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (funcs); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoPage) page =
        dex_await_boxed (kayako_link_request (data->link, funcs[i], NULL, NULL), &error);

    if (page == NULL) {
      /* What there was last time stays; the next time online brings it. */
      g_debug ("A list of choices could not be read: %s", error->message);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }

    kayako_library_take (kayako_link_get_library (data->link), kayako_page_get_items (page), 0);
    replace_items (data->lists[i], kayako_page_get_items (page));
  }

  return dex_future_new_true ();
}

/* What there was at the last start, where the helpdesk cannot be asked. */
static DexFuture *
load_stored_fiber (gpointer user_data)
{
  const GType types[] = { KAYAKO_TYPE_STATUS, KAYAKO_TYPE_PRIORITY, KAYAKO_TYPE_CASE_TYPE };
  LoadData *data = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items = dex_await_boxed (
        kayako_library_list (kayako_link_get_library (data->link), types[i]), &error);

    if (items == NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));

    replace_items (data->lists[i], items);
  }

  return dex_future_new_true ();
}

static void
start_loading (KayakoChoices *self, DexFiberFunc func)
{
  LoadData *data = g_new0 (LoadData, 1);

  data->link = g_object_ref (self->link);
  data->lists[0] = g_object_ref (self->statuses);
  data->lists[1] = g_object_ref (self->priorities);
  data->lists[2] = g_object_ref (self->case_types);
  dex_clear (&self->loading);
  self->loading = kayako_chain (kayako_spawn (func, data, load_data_free));
}

static KayakoLibrary *
get_library (KayakoChoices *self)
{
  return kayako_link_get_library (self->link);
}

/* Whether what is stored is as much as can be known. */
static gboolean
counts_stored (KayakoChoices *self)
{
  return kayako_library_get_is_current (get_library (self)) ||
         (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE &&
          !kayako_library_get_is_new (get_library (self)));
}

static gboolean
count_cb (gpointer user_data)
{
  KayakoChoices *self = user_data;

  self->count_id = 0;
  if (!counts_stored (self))
    return G_SOURCE_REMOVE;

  dex_clear (&self->counting);
  self->counting = kayako_chain (kayako_view_counts_read (self->link, G_LIST_MODEL (self->views)));
  return G_SOURCE_REMOVE;
}

static void
count_stored_soon (KayakoChoices *self)
{
  if (self->count_id == 0 && counts_stored (self))
    self->count_id = g_timeout_add_full (G_PRIORITY_LOW, GATHERING, count_cb, self, NULL);
}

static void
library_changed_cb (KayakoChoices *self, KayakoStoreChanges *changes)
{
  if (kayako_store_changes_is_about (changes, KAYAKO_TYPE_CONVERSATION) ||
      kayako_store_changes_is_about (changes, KAYAKO_TYPE_STATUS))
    count_stored_soon (self);
}

static gboolean
poll_cb (gpointer user_data)
{
  KayakoChoices *self = user_data;

  if (!kayako_library_get_is_current (get_library (self)))
    kayako_choices_count (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
start_cb (gpointer user_data)
{
  KayakoChoices *self = user_data;

  self->start_id = 0;
  if (kayako_link_may_poll (self->link)) {
    start_loading (self, load_fiber);
    kayako_choices_count (self);
  }

  return G_SOURCE_REMOVE;
}

/* What there is to choose from is wanted later than what there is to read: it
 * waits until the first conversations have come and been drawn. */
static void
link_state_cb (KayakoChoices *self)
{
  if (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE &&
      g_list_model_get_n_items (G_LIST_MODEL (self->statuses)) == 0 &&
      !kayako_library_get_is_new (kayako_link_get_library (self->link)))
    start_loading (self, load_stored_fiber);

  count_stored_soon (self);
  if (kayako_link_may_poll (self->link) && self->start_id == 0)
    self->start_id = g_timeout_add (PATIENCE, start_cb, self);
}

static void
conversations_seen_cb (KayakoChoices *self)
{
  if (self->start_id == 0)
    return;

  g_source_remove (self->start_id);
  self->start_id = g_idle_add_full (G_PRIORITY_LOW, start_cb, self, NULL);
}

static void
kayako_choices_dispose (GObject *object)
{
  kayako_choices_close (KAYAKO_CHOICES (object));

  G_OBJECT_CLASS (kayako_choices_parent_class)->dispose (object);
}

static void
kayako_choices_finalize (GObject *object)
{
  KayakoChoices *self = KAYAKO_CHOICES (object);

  g_clear_object (&self->link);
  g_clear_object (&self->views);
  g_clear_object (&self->statuses);
  g_clear_object (&self->priorities);
  g_clear_object (&self->case_types);

  G_OBJECT_CLASS (kayako_choices_parent_class)->finalize (object);
}

static void
kayako_choices_class_init (KayakoChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_choices_dispose;
  object_class->finalize = kayako_choices_finalize;
}

static void
kayako_choices_init (KayakoChoices *self)
{
  self->views = g_list_store_new (KAYAKO_TYPE_VIEW);
  self->statuses = g_list_store_new (KAYAKO_TYPE_STATUS);
  self->priorities = g_list_store_new (KAYAKO_TYPE_PRIORITY);
  self->case_types = g_list_store_new (KAYAKO_TYPE_CASE_TYPE);
}

/**
 * kayako_choices_new:
 * @link: the helpdesk
 *
 * Makes empty lists, which fill when @link is online.
 *
 * Returns: (transfer full): the choices
 */
KayakoChoices *
kayako_choices_new (KayakoLink *link)
{
  KayakoChoices *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);

  self = g_object_new (KAYAKO_TYPE_CHOICES, NULL);
  self->link = g_object_ref (link);
  g_signal_connect_object (link, "notify::state", G_CALLBACK (link_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (link, "conversations-seen", G_CALLBACK (conversations_seen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_library (self), "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_library (self), "notify::is-current", G_CALLBACK (count_stored_soon),
                           self, G_CONNECT_SWAPPED);
  self->poll_id = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
  link_state_cb (self);
  return self;
}

/**
 * kayako_choices_get_views:
 * @self: choices
 *
 * Gets the views.
 *
 * Returns: (transfer none): a model of #KayakoView
 */
GListModel *
kayako_choices_get_views (KayakoChoices *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHOICES (self), NULL);

  return G_LIST_MODEL (self->views);
}

/**
 * kayako_choices_get_statuses:
 * @self: choices
 *
 * Gets the helpdesk's statuses.
 *
 * Returns: (transfer none): a model of #KayakoStatus
 */
GListModel *
kayako_choices_get_statuses (KayakoChoices *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHOICES (self), NULL);

  return G_LIST_MODEL (self->statuses);
}

/**
 * kayako_choices_get_priorities:
 * @self: choices
 *
 * Gets the helpdesk's priorities.
 *
 * Returns: (transfer none): a model of #KayakoPriority
 */
GListModel *
kayako_choices_get_priorities (KayakoChoices *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHOICES (self), NULL);

  return G_LIST_MODEL (self->priorities);
}

/**
 * kayako_choices_get_case_types:
 * @self: choices
 *
 * Gets the helpdesk's types.
 *
 * Returns: (transfer none): a model of #KayakoCaseType
 */
GListModel *
kayako_choices_get_case_types (KayakoChoices *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHOICES (self), NULL);

  return G_LIST_MODEL (self->case_types);
}

/**
 * kayako_choices_set_staff:
 * @self: choices
 * @staff: whether the person works for the helpdesk
 *
 * Offers the views of a role. Those that are offered already stay the same
 * objects.
 */
void
kayako_choices_set_staff (KayakoChoices *self, gboolean staff)
{
  const KayakoViewKind *kinds = staff ? staff_views : customer_views;
  guint n_kinds = staff ? G_N_ELEMENTS (staff_views) : G_N_ELEMENTS (customer_views);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KayakoView) first = NULL;

  g_return_if_fail (KAYAKO_IS_CHOICES (self));

  first = g_list_model_get_item (G_LIST_MODEL (self->views), 0);
  if (first != NULL && kayako_view_get_kind (first) == kinds[0])
    return;

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (views, kayako_view_new (kinds[i]));
  replace_items (self->views, views);
  if (self->start_id == 0)
    kayako_choices_count (self);
}

/**
 * kayako_choices_count:
 * @self: choices
 *
 * Counts the views again: what is stored of them where that is as the helpdesk
 * has it or that cannot be asked, else what the helpdesk says.
 */
void
kayako_choices_count (KayakoChoices *self)
{
  g_return_if_fail (KAYAKO_IS_CHOICES (self));

  count_stored_soon (self);
  if (counts_stored (self) || !kayako_link_may_poll (self->link))
    return;

  dex_clear (&self->counting);
  self->counting =
      kayako_chain (kayako_view_counts_refresh (self->link, G_LIST_MODEL (self->views)));
}

/**
 * kayako_choices_close:
 * @self: choices
 *
 * Ends what is being read.
 */
void
kayako_choices_close (KayakoChoices *self)
{
  g_return_if_fail (KAYAKO_IS_CHOICES (self));

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->count_id, g_source_remove);
  dex_clear (&self->loading);
  dex_clear (&self->counting);
}
