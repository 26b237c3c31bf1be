/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is decided anew takes the place of what was decided before: on the disk at
 * one time, so that one of the two is there, whatever ends the program. */

#include "kayako-outbox-private.h"

struct _KayakoOutboxExchange {
  KayakoOutbox *outbox; /* (not owned) (not nullable) */
  GStrvBuilder *gone;   /* (owned) (not nullable): client ids */
  guint n_gone;
  GPtrArray *items; /* (owned) (not nullable) (element-type KayakoOutboxItem): not owned */
};

/**
 * kayako_outbox_exchange_new:
 * @outbox: an outbox, which outlives it
 *
 * Begins an exchange. It is made before anything else happens.
 *
 * Returns: (transfer full): nothing to be exchanged yet
 */
KayakoOutboxExchange *
kayako_outbox_exchange_new (KayakoOutbox *outbox)
{
  KayakoOutboxExchange *self = g_new0 (KayakoOutboxExchange, 1);

  self->outbox = outbox;
  self->gone = g_strv_builder_new ();
  self->items = g_ptr_array_new ();
  return self;
}

/**
 * kayako_outbox_exchange_free:
 * @self: (transfer full): an exchange
 *
 * Frees an exchange.
 */
void
kayako_outbox_exchange_free (KayakoOutboxExchange *self)
{
  g_strv_builder_unref (self->gone);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * kayako_outbox_exchange_remove:
 * @self: an exchange
 * @item: what is about to be taken out
 *
 * Has @item go from the disk together with the rest, not before. What has to stay
 * there does.
 */
void
kayako_outbox_exchange_remove (KayakoOutboxExchange *self, KayakoOutboxItem *item)
{
  if (kayako_outbox_item_is_held (self->outbox, item) ||
      (item->keeping != KAYAKO_KEEPING_KEPT && item->kept == NULL))
    return;

  g_strv_builder_add (self->gone,
                      kayako_message_get_client_id (kayako_send_get_message (item->send)));
  self->n_gone++;
  dex_clear (&item->kept);
  if (item->keeping == KAYAKO_KEEPING_KEPT)
    item->keeping = KAYAKO_KEEPING_NEW;
}

/**
 * kayako_outbox_exchange_write:
 * @self: an exchange
 * @item: what is in the outbox, and another than before
 *
 * Has @item written together with the rest, unless it has to stay as it is there.
 */
void
kayako_outbox_exchange_write (KayakoOutboxExchange *self, KayakoOutboxItem *item)
{
  if (!kayako_outbox_item_is_held (self->outbox, item) &&
      !g_ptr_array_find (self->items, item, NULL))
    g_ptr_array_add (self->items, item);
}

/**
 * kayako_outbox_exchange_make:
 * @self: an exchange
 *
 * Brings it to the disk, where that is known yet; else all is written when it is.
 */
void
kayako_outbox_exchange_make (KayakoOutboxExchange *self)
{
  KayakoOutbox *outbox = self->outbox;
  g_auto (GStrv) gone = g_strv_builder_end (self->gone);
  GPtrArray *intents = NULL;
  g_autoptr (DexFuture) writing = NULL;

  if (outbox->expects_store || self->items->len + self->n_gone == 0)
    return;

  if (outbox->store != NULL) {
    intents = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_intent_free);
    for (guint i = 0; i < self->items->len; i++)
      g_ptr_array_add (intents, kayako_outbox_item_create_intent (self->items->pdata[i]));
    writing =
        kayako_store_exchange_intents (outbox->store, (const char *const *) gone, intents, NULL);
    dex_future_disown (dex_ref (writing));
  }
  for (guint i = 0; i < self->items->len; i++)
    kayako_outbox_note_writing (outbox, self->items->pdata[i], writing);
}
