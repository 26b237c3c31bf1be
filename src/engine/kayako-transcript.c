/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-transcript.h"

#include "kayako-message.h"

/* What is known of what a conversation says: the messages that have been read
 * and behind them those on their way out. It asks the helpdesk nothing and
 * outlives the thread that filled it, so that what has been read stays. */
struct _KayakoTranscript {
  GObject parent_instance;

  KayakoOutbox *outbox; /* (owned) (not nullable) */
  gint64 conversation_id;
  KayakoMessageList *messages; /* (owned) (not nullable) */
  gboolean read;               /* the newest messages have come once */
  gboolean complete;           /* the first message is there */
};

G_DEFINE_FINAL_TYPE (KayakoTranscript, kayako_transcript, G_TYPE_OBJECT)

/* Local messages are in the order of adding: what leaves after @message goes behind it. */
static void
queued_cb (KayakoTranscript *self, gint64 conversation_id, KayakoMessage *message)
{
  g_autoptr (GPtrArray) pending = NULL;
  guint place = 0;

  if (conversation_id != self->conversation_id)
    return;

  kayako_message_list_add (self->messages, message);
  pending = kayako_outbox_dup_messages (self->outbox, conversation_id);
  if (!g_ptr_array_find (pending, message, &place))
    return;

  for (guint i = place + 1; i < pending->len; i++) {
    kayako_message_list_remove (self->messages, pending->pdata[i]);
    kayako_message_list_add (self->messages, pending->pdata[i]);
  }
}

static void
sent_cb (KayakoTranscript *self,
         gint64 conversation_id,
         KayakoMessage *local,
         KayakoMessage *remote)
{
  if (conversation_id != self->conversation_id)
    return;

  /* The list knows the two for one by the client id, unless that is gone. */
  kayako_message_list_add (self->messages, remote);
  kayako_message_list_remove (self->messages, local);
}

static void
discarded_cb (KayakoTranscript *self, gint64 conversation_id, KayakoMessage *message)
{
  if (conversation_id == self->conversation_id)
    kayako_message_list_remove (self->messages, message);
}

static void
kayako_transcript_finalize (GObject *object)
{
  KayakoTranscript *self = KAYAKO_TRANSCRIPT (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->messages);

  G_OBJECT_CLASS (kayako_transcript_parent_class)->finalize (object);
}

static void
kayako_transcript_class_init (KayakoTranscriptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_transcript_finalize;
}

static void
kayako_transcript_init (KayakoTranscript *self)
{
  self->messages = kayako_message_list_new ();
}

/**
 * kayako_transcript_new:
 * @outbox: what is on its way out
 * @conversation_id: a conversation
 *
 * Makes a transcript of what is on its way out, and nothing else yet.
 *
 * Returns: (transfer full): the transcript
 */
KayakoTranscript *
kayako_transcript_new (KayakoOutbox *outbox, gint64 conversation_id)
{
  KayakoTranscript *self = NULL;
  g_autoptr (GPtrArray) pending = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (outbox), NULL);

  self = g_object_new (KAYAKO_TYPE_TRANSCRIPT, NULL);
  self->outbox = g_object_ref (outbox);
  self->conversation_id = conversation_id;
  pending = kayako_outbox_dup_messages (outbox, conversation_id);
  kayako_message_list_merge (self->messages, pending);
  g_signal_connect_object (outbox, "queued", G_CALLBACK (queued_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (outbox, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (outbox, "discarded", G_CALLBACK (discarded_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kayako_transcript_get_conversation_id:
 * @self: a transcript
 *
 * Gets whose it is.
 *
 * Returns: the conversation's id
 */
gint64
kayako_transcript_get_conversation_id (KayakoTranscript *self)
{
  g_return_val_if_fail (KAYAKO_IS_TRANSCRIPT (self), 0);

  return self->conversation_id;
}

/**
 * kayako_transcript_get_messages:
 * @self: a transcript
 *
 * Gets the messages, oldest first; always the same model.
 *
 * Returns: (transfer none): the messages
 */
KayakoMessageList *
kayako_transcript_get_messages (KayakoTranscript *self)
{
  g_return_val_if_fail (KAYAKO_IS_TRANSCRIPT (self), NULL);

  return self->messages;
}

/**
 * kayako_transcript_get_read:
 * @self: a transcript
 *
 * Tells whether the helpdesk's newest messages have come once.
 *
 * Returns: %TRUE when there is something to read without a network
 */
gboolean
kayako_transcript_get_read (KayakoTranscript *self)
{
  g_return_val_if_fail (KAYAKO_IS_TRANSCRIPT (self), FALSE);

  return self->read;
}

/**
 * kayako_transcript_get_complete:
 * @self: a transcript
 *
 * Tells whether the first message is there.
 *
 * Returns: %TRUE when there is nothing older on the helpdesk
 */
gboolean
kayako_transcript_get_complete (KayakoTranscript *self)
{
  g_return_val_if_fail (KAYAKO_IS_TRANSCRIPT (self), FALSE);

  return self->complete;
}

/**
 * kayako_transcript_note_read:
 * @self: a transcript
 * @complete: whether the first message has come
 *
 * Notes that messages of the helpdesk's have come.
 */
void
kayako_transcript_note_read (KayakoTranscript *self, gboolean complete)
{
  g_return_if_fail (KAYAKO_IS_TRANSCRIPT (self));

  self->read = TRUE;
  self->complete = self->complete || complete;
}
