/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-transcript.h"

G_BEGIN_DECLS

#define KAYAKO_SHELF_SIZE 30 /* transcripts */

/* The conversations that were read last. */
typedef struct _KayakoShelf KayakoShelf;

KayakoShelf *kayako_shelf_new (KayakoOutbox *outbox) G_GNUC_WARN_UNUSED_RESULT;
void kayako_shelf_free (KayakoShelf *self);

KayakoTranscript *
kayako_shelf_dup_transcript (KayakoShelf *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoShelf, kayako_shelf_free)

G_END_DECLS
