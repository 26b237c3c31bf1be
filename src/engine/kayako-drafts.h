/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-attachment.h"
#include "kayako-draft-version.h"
#include "kayako-library.h"
#include "kayako-outbox.h"
#include "kayako-store.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_DRAFTS (kayako_drafts_get_type ())

/* Property "error" (GError, nullable, notifying): why nothing can be saved now.
 *
 * Signal "text-changed" (gint64): a draft says something else.
 * Signal "mark-changed" (gint64): there is a draft in a conversation, or none
 * any more, or it is saved, or not. */
G_DECLARE_FINAL_TYPE (KayakoDrafts, kayako_drafts, KAYAKO, DRAFTS, GObject)

KayakoDrafts *
kayako_drafts_new (KayakoOutbox *outbox, KayakoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

void kayako_drafts_open (KayakoDrafts *self);
DexFuture *kayako_drafts_save (KayakoDrafts *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_drafts_close (KayakoDrafts *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_drafts_get_closed (KayakoDrafts *self);

const char *kayako_drafts_get_text (KayakoDrafts *self, gint64 conversation_id);
gboolean kayako_drafts_has (KayakoDrafts *self, gint64 conversation_id);
gint64 kayako_drafts_get_caret (KayakoDrafts *self, gint64 conversation_id);
gboolean kayako_drafts_get_saved (KayakoDrafts *self, gint64 conversation_id);
void kayako_drafts_set_text (KayakoDrafts *self, gint64 conversation_id, const char *text);
void kayako_drafts_set_caret (KayakoDrafts *self, gint64 conversation_id, gint64 caret);

GListModel *kayako_drafts_get_files (KayakoDrafts *self, gint64 conversation_id);
DexFuture *kayako_drafts_attach (KayakoDrafts *self,
                                 gint64 conversation_id,
                                 GFile *file) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_drafts_attach_content (KayakoDrafts *self,
                                         gint64 conversation_id,
                                         const char *name,
                                         const char *content_type,
                                         DexFuture *content) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_drafts_get_attaching (KayakoDrafts *self, gint64 conversation_id);
void kayako_drafts_detach (KayakoDrafts *self, gint64 conversation_id, KayakoAttachment *file);
void kayako_drafts_add_files (KayakoDrafts *self, gint64 conversation_id, GPtrArray *files);

char *kayako_drafts_hand_over (KayakoDrafts *self,
                               gint64 conversation_id,
                               const char *text,
                               GPtrArray **files) G_GNUC_WARN_UNUSED_RESULT;
KayakoStoredDraft *kayako_drafts_take_back (KayakoDrafts *self,
                                            gint64 conversation_id,
                                            const char *text,
                                            GListModel *files) G_GNUC_WARN_UNUSED_RESULT;
gboolean
kayako_drafts_take_message (KayakoDrafts *self, gint64 conversation_id, KayakoMessage *message);

DexFuture *
kayako_drafts_list_versions (KayakoDrafts *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
KayakoDraftVersion *
kayako_drafts_dup_version (KayakoDrafts *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
void
kayako_drafts_restore (KayakoDrafts *self, gint64 conversation_id, KayakoDraftVersion *version);

const GError *kayako_drafts_get_error (KayakoDrafts *self);
const GError *kayako_drafts_get_trouble (KayakoDrafts *self, gint64 conversation_id);
guint kayako_drafts_get_n (KayakoDrafts *self);
guint kayako_drafts_get_n_unsaved (KayakoDrafts *self);

G_END_DECLS
