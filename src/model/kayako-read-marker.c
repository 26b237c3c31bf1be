/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-read-marker.h"

#include "kayako-slots.h"

/**
 * KayakoReadMarker:
 *
 * How far the signed-in person has read in one conversation.
 */
struct _KayakoReadMarker {
  GObject parent_instance;

  KayakoSlotState state;
  gint64 last_read_message_id;
  gint64 last_read_at;
  int unread_count;
};

typedef enum {
  PROP_LAST_READ_MESSAGE_ID = KAYAKO_SLOT_FIRST,
  PROP_LAST_READ_AT,
  PROP_UNREAD_COUNT,
} KayakoReadMarkerProperty;

static const KayakoSlot slots[] = {
  /** KayakoReadMarker:last-read-message-id: the newest message read; 0 when none */
  [PROP_LAST_READ_MESSAGE_ID] = { "last-read-message-id", KAYAKO_SLOT_INT64,
                                  G_STRUCT_OFFSET (KayakoReadMarker, last_read_message_id) },
  /** KayakoReadMarker:last-read-at: when it was read; Unix seconds, 0 when unknown */
  [PROP_LAST_READ_AT] = { "last-read-at", KAYAKO_SLOT_INT64,
                          G_STRUCT_OFFSET (KayakoReadMarker, last_read_at) },
  /** KayakoReadMarker:unread-count: messages not read yet */
  [PROP_UNREAD_COUNT] = { "unread-count", KAYAKO_SLOT_INT,
                          G_STRUCT_OFFSET (KayakoReadMarker, unread_count) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoReadMarker, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoReadMarker,
                               kayako_read_marker,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_read_marker_class_init (KayakoReadMarkerClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_read_marker_init (KayakoReadMarker *self)
{
}

/**
 * kayako_read_marker_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoReadMarker *
kayako_read_marker_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_READ_MARKER, "id", id, NULL);
}

/**
 * kayako_read_marker_get_id:
 * @self: a `KayakoReadMarker`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_read_marker_get_id (KayakoReadMarker *self)
{
  g_return_val_if_fail (KAYAKO_IS_READ_MARKER (self), 0);

  return self->state.id;
}

/**
 * kayako_read_marker_get_last_read_message_id:
 * @self: a `KayakoReadMarker`
 *
 * Returns: the newest message read; 0 when none
 */
gint64
kayako_read_marker_get_last_read_message_id (KayakoReadMarker *self)
{
  g_return_val_if_fail (KAYAKO_IS_READ_MARKER (self), 0);

  return self->last_read_message_id;
}

/**
 * kayako_read_marker_set_last_read_message_id:
 * @self: a `KayakoReadMarker`
 * @last_read_message_id: the newest message read; 0 when none
 *
 * Sets #KayakoReadMarker:last-read-message-id.
 */
void
kayako_read_marker_set_last_read_message_id (KayakoReadMarker *self, gint64 last_read_message_id)
{
  g_return_if_fail (KAYAKO_IS_READ_MARKER (self));

  kayako_slots_set_int64 (&table, self, PROP_LAST_READ_MESSAGE_ID, last_read_message_id);
}

/**
 * kayako_read_marker_get_last_read_at:
 * @self: a `KayakoReadMarker`
 *
 * Returns: when it was read; Unix seconds, 0 when unknown
 */
gint64
kayako_read_marker_get_last_read_at (KayakoReadMarker *self)
{
  g_return_val_if_fail (KAYAKO_IS_READ_MARKER (self), 0);

  return self->last_read_at;
}

/**
 * kayako_read_marker_set_last_read_at:
 * @self: a `KayakoReadMarker`
 * @last_read_at: when it was read; Unix seconds, 0 when unknown
 *
 * Sets #KayakoReadMarker:last-read-at.
 */
void
kayako_read_marker_set_last_read_at (KayakoReadMarker *self, gint64 last_read_at)
{
  g_return_if_fail (KAYAKO_IS_READ_MARKER (self));

  kayako_slots_set_int64 (&table, self, PROP_LAST_READ_AT, last_read_at);
}

/**
 * kayako_read_marker_get_unread_count:
 * @self: a `KayakoReadMarker`
 *
 * Returns: messages not read yet
 */
int
kayako_read_marker_get_unread_count (KayakoReadMarker *self)
{
  g_return_val_if_fail (KAYAKO_IS_READ_MARKER (self), 0);

  return self->unread_count;
}

/**
 * kayako_read_marker_set_unread_count:
 * @self: a `KayakoReadMarker`
 * @unread_count: messages not read yet
 *
 * Sets #KayakoReadMarker:unread-count.
 */
void
kayako_read_marker_set_unread_count (KayakoReadMarker *self, int unread_count)
{
  g_return_if_fail (KAYAKO_IS_READ_MARKER (self));

  kayako_slots_set_int (&table, self, PROP_UNREAD_COUNT, unread_count);
}
