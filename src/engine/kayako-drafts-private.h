/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-drafts.c, which knows what is being written,
 * kayako-drafts-files.c, which knows what is sent with it,
 * kayako-drafts-keeping.c, which brings it to the disk and back, and
 * kayako-drafts-history.c, which knows what it was. */

#pragma once

#include "kayako-drafts.h"
#include "kayako-library.h"

G_BEGIN_DECLS

/* What is being written in one conversation. */
typedef struct {
  gint64 conversation_id;
  char *text;          /* (owned) (not nullable) */
  GListStore *files;   /* (owned) (not nullable) (element-type KayakoAttachment) */
  gint64 caret;        /* in characters from the beginning */
  gboolean is_changed; /* since it was written to the disk */
  gboolean is_due;     /* to be written now */
  gboolean is_apart;   /* it goes on with no other version */
  gboolean is_saved;   /* it is on the disk, but for the last second */
  gboolean told_mark;  /* what the signal "mark-changed" told last … */
  gboolean told_saved; /* … of both */
} KayakoDraft;

/* What a person is writing in an account's conversations, in memory and in the
 * account's store.
 *
 * A draft goes when the outbox has it, at the same time. What the outbox cannot
 * keep stands on the disk before what is being typed, where that can be written,
 * and leaves it only when it is known to have arrived: where the program ends
 * before that, it is there again as a draft. Nothing is lost, and nothing is sent
 * twice by itself. */
struct _KayakoDrafts {
  GObject parent_instance;

  KayakoOutbox *outbox; /* (owned) (not nullable) */
  GHashTable *entries;  /* (owned): conversation id → KayakoDraft, which stays */

  KayakoLibrary *library; /* (owned) (not nullable) */
  KayakoStore *store;     /* (owned) (nullable): NULL while it is not open */
  GError *error;          /* (owned) (nullable) */
  DexFuture *work;        /* (owned) (nullable): the latest saving */
  DexFuture *closing;     /* (owned) (nullable) */
  guint open_id;          /* GSource id, 0 when it does not wait to be opened */
  guint timer_id;         /* GSource id, 0 when nothing is to be saved */
  gboolean is_working;
  gboolean is_loaded; /* what was there at the beginning has been read */
};

KayakoDraft *kayako_drafts_ensure (KayakoDrafts *self, gint64 conversation_id);
gboolean kayako_draft_is_empty (KayakoDraft *draft);
void kayako_draft_drop_files (KayakoDraft *draft);
void kayako_drafts_replace (KayakoDrafts *self, KayakoDraft *draft, char *text, gint64 caret);
void kayako_drafts_tell_mark (KayakoDrafts *self, KayakoDraft *draft);
void kayako_drafts_set_error (KayakoDrafts *self, const GError *error);
char *
kayako_drafts_dup_unsent (KayakoDrafts *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
void kayako_drafts_save_soon (KayakoDrafts *self, KayakoDraft *draft);
void kayako_drafts_write_replaced (KayakoDrafts *self, KayakoDraft *draft);
DexFuture *kayako_drafts_prune_files (KayakoDrafts *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
kayako_drafts_dup_files (KayakoDrafts *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_drafts_dup_key (gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
KayakoStoredDraft *
kayako_drafts_create_stored (KayakoDrafts *self, KayakoDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
KayakoStoredDraft *
kayako_drafts_create_typed (KayakoDrafts *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
