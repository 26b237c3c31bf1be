/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-shelf.h"

/* Keeps what was read last in this run, so that it can be read again without a
 * network. What was read longest ago makes room for what comes. */
struct _KayakoShelf {
  KayakoOutbox *outbox; /* (owned) (not nullable) */
  GQueue transcripts;   /* (owned) (element-type KayakoTranscript): the latest first */
};

/**
 * kayako_shelf_new:
 * @outbox: what is on its way out
 *
 * Makes an empty shelf.
 *
 * Returns: (transfer full): the shelf
 */
KayakoShelf *
kayako_shelf_new (KayakoOutbox *outbox)
{
  KayakoShelf *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (outbox), NULL);

  self = g_new0 (KayakoShelf, 1);
  self->outbox = g_object_ref (outbox);
  g_queue_init (&self->transcripts);
  return self;
}

/**
 * kayako_shelf_free:
 * @self: (transfer full): a shelf
 *
 * Frees a shelf.
 */
void
kayako_shelf_free (KayakoShelf *self)
{
  g_return_if_fail (self != NULL);

  g_queue_clear_full (&self->transcripts, g_object_unref);
  g_object_unref (self->outbox);
  g_free (self);
}

static KayakoTranscript *
take_out (KayakoShelf *self, gint64 conversation_id)
{
  for (GList *link = self->transcripts.head; link != NULL; link = link->next) {
    KayakoTranscript *transcript = link->data;

    if (kayako_transcript_get_conversation_id (transcript) == conversation_id) {
      g_queue_delete_link (&self->transcripts, link);
      return transcript;
    }
  }

  return NULL;
}

/**
 * kayako_shelf_dup_transcript:
 * @self: a shelf
 * @conversation_id: a conversation that is about to be read
 *
 * Gets what is known of what a conversation says.
 *
 * Returns: (transfer full): the transcript, which has read nothing yet where the
 *   shelf does not have it any more
 */
KayakoTranscript *
kayako_shelf_dup_transcript (KayakoShelf *self, gint64 conversation_id)
{
  KayakoTranscript *transcript = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  transcript = take_out (self, conversation_id);
  if (transcript == NULL)
    transcript = kayako_transcript_new (self->outbox, conversation_id);
  g_queue_push_head (&self->transcripts, transcript);
  if (self->transcripts.length > KAYAKO_SHELF_SIZE) {
    g_autoptr (KayakoTranscript) oldest = g_queue_pop_tail (&self->transcripts);

    g_assert (oldest != transcript);
  }

  return g_object_ref (transcript);
}
