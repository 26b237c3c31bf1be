/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-message-list.h"
#include "kayako-outbox.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_TRANSCRIPT (kayako_transcript_get_type ())

G_DECLARE_FINAL_TYPE (KayakoTranscript, kayako_transcript, KAYAKO, TRANSCRIPT, GObject)

KayakoTranscript *
kayako_transcript_new (KayakoOutbox *outbox, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_transcript_get_conversation_id (KayakoTranscript *self);
KayakoMessageList *kayako_transcript_get_messages (KayakoTranscript *self);
gboolean kayako_transcript_get_read (KayakoTranscript *self);
gboolean kayako_transcript_get_complete (KayakoTranscript *self);

void kayako_transcript_note_read (KayakoTranscript *self, gboolean complete);

G_END_DECLS
