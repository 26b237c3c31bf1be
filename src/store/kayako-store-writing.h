/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-intent.h"
#include "kayako-store.h"
#include "kayako-stored-draft.h"

G_BEGIN_DECLS

/* What somebody wrote: it is on the disk when a future resolves, and survives a
 * power cut from then on. */

DexFuture *kayako_store_save_draft (KayakoStore *self,
                                    const KayakoStoredDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_clear_draft (KayakoStore *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_load_draft (KayakoStore *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_prune_drafts (KayakoStore *self, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_list_drafts (KayakoStore *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_store_list_draft_versions (KayakoStore *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_store_add_intent (KayakoStore *self,
                                    const KayakoIntent *intent,
                                    const char *draft_key) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_update_intent (KayakoStore *self,
                                       const KayakoIntent *intent) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_remove_intent (KayakoStore *self,
                                       const char *client_id,
                                       const KayakoStoredDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_discard_intent (KayakoStore *self,
                                        const char *client_id,
                                        const KayakoStoredDraft *version) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_exchange_intents (KayakoStore *self,
                                          const char *const *gone,
                                          GPtrArray *intents,
                                          const KayakoStoredDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_settle_intents (KayakoStore *self,
                                        const char *local_id,
                                        gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_list_intents (KayakoStore *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
