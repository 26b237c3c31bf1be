/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONVERSATION_DRAFT (kayako_conversation_draft_get_type ())

typedef struct _KayakoConversationDraft KayakoConversationDraft;

GType kayako_conversation_draft_get_type (void) G_GNUC_CONST;

KayakoConversationDraft *
kayako_conversation_draft_new (const char *subject,
                               const char *text,
                               const char *client_id) G_GNUC_WARN_UNUSED_RESULT;
KayakoConversationDraft *kayako_conversation_draft_ref (KayakoConversationDraft *self);
void kayako_conversation_draft_unref (KayakoConversationDraft *self);

const char *kayako_conversation_draft_get_subject (const KayakoConversationDraft *self);
const char *kayako_conversation_draft_get_text (const KayakoConversationDraft *self);
const char *kayako_conversation_draft_get_client_id (const KayakoConversationDraft *self);
const char *kayako_conversation_draft_get_name (const KayakoConversationDraft *self);
const char *kayako_conversation_draft_get_email (const KayakoConversationDraft *self);
void kayako_conversation_draft_set_requester (KayakoConversationDraft *self,
                                              const char *name,
                                              const char *email);
KayakoSource kayako_conversation_draft_get_source (const KayakoConversationDraft *self);
void kayako_conversation_draft_set_source (KayakoConversationDraft *self, KayakoSource source);
const char *kayako_conversation_draft_get_user_agent (const KayakoConversationDraft *self);
void
kayako_conversation_draft_set_user_agent (KayakoConversationDraft *self, const char *user_agent);
gint64 kayako_conversation_draft_get_priority_id (const KayakoConversationDraft *self);
void kayako_conversation_draft_set_priority_id (KayakoConversationDraft *self, gint64 priority_id);
gint64 kayako_conversation_draft_get_form_id (const KayakoConversationDraft *self);
void kayako_conversation_draft_set_form_id (KayakoConversationDraft *self, gint64 form_id);
GHashTable *kayako_conversation_draft_get_field_values (const KayakoConversationDraft *self);
void kayako_conversation_draft_set_field_value (KayakoConversationDraft *self,
                                                const char *key,
                                                const char *value);
guint kayako_conversation_draft_get_n_files (const KayakoConversationDraft *self);
GBytes *kayako_conversation_draft_get_file (const KayakoConversationDraft *self,
                                            guint position,
                                            const char **name,
                                            const char **content_type);
void kayako_conversation_draft_add_file (KayakoConversationDraft *self,
                                         const char *name,
                                         const char *content_type,
                                         GBytes *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoConversationDraft, kayako_conversation_draft_unref)

G_END_DECLS
