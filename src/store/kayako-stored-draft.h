/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_STORED_DRAFT (kayako_stored_draft_get_type ())

/* The type of a draft's files: of each the path, the name to send it by, the
 * MIME type and the size in bytes. */
#define KAYAKO_STORED_DRAFT_FILES G_VARIANT_TYPE ("a(sssx)")

/**
 * KayakoStoredDraft:
 * @version: the number of this version, 0 for the draft as it is now
 * @key: (not nullable): names the draft: one for each conversation, and one for
 *   each conversation that is not begun yet
 * @conversation_id: what it answers, 0 for what begins anew
 * @subject: (nullable): the subject of what begins anew
 * @text: (not nullable): what was typed
 * @caret: where the caret is, in characters from the beginning
 * @options: (nullable): how it is to be sent, of type a{sv}
 * @files: (nullable): what is sent with it, of type %KAYAKO_STORED_DRAFT_FILES
 * @saved_at: when; Unix milliseconds
 * @is_apart: whether it begins a version of its own, however soon it comes after
 *   another; not kept
 *
 * What somebody is writing, or was at some time.
 */
typedef struct {
  gint64 version;
  char *key;
  gint64 conversation_id;
  char *subject;
  char *text;
  gint64 caret;
  GVariant *options;
  GVariant *files;
  gint64 saved_at;
  gboolean is_apart;
} KayakoStoredDraft;

GType kayako_stored_draft_get_type (void) G_GNUC_CONST;

KayakoStoredDraft *
kayako_stored_draft_new (const char *key, const char *text) G_GNUC_WARN_UNUSED_RESULT;
KayakoStoredDraft *
kayako_stored_draft_copy (const KayakoStoredDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_stored_draft_free (KayakoStoredDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoStoredDraft, kayako_stored_draft_free)

G_END_DECLS
