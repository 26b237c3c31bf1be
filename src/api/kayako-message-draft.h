/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE_DRAFT (kayako_message_draft_get_type ())

typedef struct _KayakoMessageDraft KayakoMessageDraft;

GType kayako_message_draft_get_type (void) G_GNUC_CONST;

KayakoMessageDraft *
kayako_message_draft_new (const char *text, const char *client_id) G_GNUC_WARN_UNUSED_RESULT;
KayakoMessageDraft *kayako_message_draft_ref (KayakoMessageDraft *self);
void kayako_message_draft_unref (KayakoMessageDraft *self);

const char *kayako_message_draft_get_text (const KayakoMessageDraft *self);
const char *kayako_message_draft_get_client_id (const KayakoMessageDraft *self);
KayakoSource kayako_message_draft_get_source (const KayakoMessageDraft *self);
void kayako_message_draft_set_source (KayakoMessageDraft *self, KayakoSource source);
const char *kayako_message_draft_get_user_agent (const KayakoMessageDraft *self);
void kayako_message_draft_set_user_agent (KayakoMessageDraft *self, const char *user_agent);
const gint64 *kayako_message_draft_get_file_ids (const KayakoMessageDraft *self, gsize *n_file_ids);
void kayako_message_draft_add_file_id (KayakoMessageDraft *self, gint64 file_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoMessageDraft, kayako_message_draft_unref)

G_END_DECLS
