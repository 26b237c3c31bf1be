/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-request-log.h"

/**
 * KayakoRequestLog:
 *
 * The last requests of a client, the newest first, as a #GListModel of
 * #KayakoRequestEntry. It is kept in memory only. Main thread only.
 */
struct _KayakoRequestLog {
  GObject parent_instance;

  GPtrArray *entries; /* (owned) (not nullable): the oldest first */
  guint capacity;
};

static void list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoRequestLog,
                               kayako_request_log,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_iface_init))

static GType
get_item_type (GListModel *model)
{
  return KAYAKO_TYPE_REQUEST_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return KAYAKO_REQUEST_LOG (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  KayakoRequestLog *self = KAYAKO_REQUEST_LOG (model);
  guint length = self->entries->len;

  if (position >= length)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->entries, length - 1 - position));
}

static void
list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
kayako_request_log_finalize (GObject *object)
{
  KayakoRequestLog *self = KAYAKO_REQUEST_LOG (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (kayako_request_log_parent_class)->finalize (object);
}

static void
kayako_request_log_class_init (KayakoRequestLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_request_log_finalize;
}

static void
kayako_request_log_init (KayakoRequestLog *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kayako_request_log_new:
 * @capacity: how many requests it keeps, at least one
 *
 * Makes an empty log.
 *
 * Returns: (transfer full): a log
 */
KayakoRequestLog *
kayako_request_log_new (guint capacity)
{
  KayakoRequestLog *self = NULL;

  g_return_val_if_fail (capacity > 0, NULL);

  self = g_object_new (KAYAKO_TYPE_REQUEST_LOG, NULL);
  self->capacity = capacity;

  return self;
}

/**
 * kayako_request_log_add:
 * @self: a #KayakoRequestLog
 * @entry: the newest request
 *
 * Notes a request; the oldest is forgotten where there are too many.
 */
void
kayako_request_log_add (KayakoRequestLog *self, KayakoRequestEntry *entry)
{
  g_return_if_fail (KAYAKO_IS_REQUEST_LOG (self));
  g_return_if_fail (KAYAKO_IS_REQUEST_ENTRY (entry));

  if (self->entries->len == self->capacity) {
    g_ptr_array_remove_index (self->entries, 0);
    g_list_model_items_changed (G_LIST_MODEL (self), self->capacity - 1, 1, 0);
  }

  g_ptr_array_add (self->entries, g_object_ref (entry));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
}

/**
 * kayako_request_log_clear:
 * @self: a #KayakoRequestLog
 *
 * Forgets all of them.
 */
void
kayako_request_log_clear (KayakoRequestLog *self)
{
  guint length = 0;

  g_return_if_fail (KAYAKO_IS_REQUEST_LOG (self));

  length = self->entries->len;
  g_ptr_array_set_size (self->entries, 0);
  if (length > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, length, 0);
}

/**
 * kayako_request_log_dup_text:
 * @self: a #KayakoRequestLog
 *
 * The log for a report: a line a request, the newest first, with the time in
 * UTC, the milliseconds, the status, the method and the path.
 *
 * Returns: (transfer full): lines
 */
char *
kayako_request_log_dup_text (KayakoRequestLog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (KAYAKO_IS_REQUEST_LOG (self), NULL);

  for (guint i = 0; i < self->entries->len; i++) {
    g_autoptr (KayakoRequestEntry) entry = get_item (G_LIST_MODEL (self), i);
    g_autoptr (GDateTime) time =
        g_date_time_new_from_unix_utc (kayako_request_entry_get_asked_at (entry));
    g_autofree char *date = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

    g_string_append_printf (
        text, "%s %6u ms %3u %s %s\n", date != NULL ? date : "-",
        kayako_request_entry_get_milliseconds (entry), kayako_request_entry_get_status (entry),
        kayako_request_entry_get_method (entry), kayako_request_entry_get_path (entry));
  }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
