/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONVERSATION_CHANGE (kayako_conversation_change_get_type ())

typedef struct _KayakoConversationChange KayakoConversationChange;

GType kayako_conversation_change_get_type (void) G_GNUC_CONST;

KayakoConversationChange *kayako_conversation_change_new (void) G_GNUC_WARN_UNUSED_RESULT;
KayakoConversationChange *kayako_conversation_change_ref (KayakoConversationChange *self);
void kayako_conversation_change_unref (KayakoConversationChange *self);

const char *kayako_conversation_change_get_subject (const KayakoConversationChange *self);
void kayako_conversation_change_set_subject (KayakoConversationChange *self, const char *subject);
gint64 kayako_conversation_change_get_status_id (const KayakoConversationChange *self);
void kayako_conversation_change_set_status_id (KayakoConversationChange *self, gint64 status_id);
gboolean kayako_conversation_change_get_priority_id (const KayakoConversationChange *self,
                                                     gint64 *priority_id);
void
kayako_conversation_change_set_priority_id (KayakoConversationChange *self, gint64 priority_id);
gboolean
kayako_conversation_change_get_type_id (const KayakoConversationChange *self, gint64 *type_id);
void kayako_conversation_change_set_type_id (KayakoConversationChange *self, gint64 type_id);
GHashTable *kayako_conversation_change_get_field_values (const KayakoConversationChange *self);
void kayako_conversation_change_set_field_value (KayakoConversationChange *self,
                                                 const char *key,
                                                 const char *value);
const char *kayako_conversation_change_get_validator (const KayakoConversationChange *self);
void
kayako_conversation_change_set_validator (KayakoConversationChange *self, const char *validator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoConversationChange, kayako_conversation_change_unref)

G_END_DECLS
