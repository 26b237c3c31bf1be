/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-api-drafts.h"
#include "kayako-changed-field.h"
#include "kayako-conversation.h"
#include "kayako-registry.h"

G_BEGIN_DECLS

/**
 * KayakoChange:
 *
 * Properties of a conversation that a person has changed and the helpdesk does
 * not know of yet. Each knows what the person saw when it was decided, so that
 * a change of somebody else's is not overwritten unseen.
 */
typedef struct _KayakoChange KayakoChange;

KayakoChange *kayako_change_new (KayakoConversation *conversation,
                                 KayakoConversationChange *wanted) G_GNUC_WARN_UNUSED_RESULT;
KayakoChange *kayako_change_new_for_payload (GVariant *payload) G_GNUC_WARN_UNUSED_RESULT;
KayakoChange *kayako_change_ref (KayakoChange *self);
void kayako_change_unref (KayakoChange *self);
void kayako_change_write_payload (KayakoChange *self, GVariantDict *dict);

GPtrArray *kayako_change_get_fields (KayakoChange *self);
gboolean kayako_change_is_empty (KayakoChange *self);
gboolean kayako_change_is_disputed (KayakoChange *self);
const char *kayako_change_get_validator (KayakoChange *self);
void kayako_change_set_validator (KayakoChange *self, const char *validator);
void kayako_change_note_made (KayakoChange *self, const char *validator);
void kayako_change_follow (KayakoChange *self, KayakoChange *made);

gboolean kayako_change_take_over (KayakoChange *self, KayakoChange *earlier);
void kayako_change_join (KayakoChange *self, KayakoChange *later);
gboolean kayako_change_inherit (KayakoChange *self, KayakoChange *discarded);
void kayako_change_go_after (KayakoChange *self, KayakoChange *earlier);
void kayako_change_note_reply (KayakoChange *self, gboolean is_staff);

void kayako_change_preview (KayakoChange *self,
                            KayakoConversation *conversation,
                            KayakoRegistry *registry);
void kayako_change_drop_idle (KayakoChange *self,
                              KayakoConversation *conversation,
                              KayakoRegistry *registry);
gboolean kayako_change_show (KayakoChange *self,
                             KayakoConversation *conversation,
                             KayakoRegistry *registry,
                             GPtrArray *claimed);
gboolean kayako_change_take_back (KayakoChange *self,
                                  KayakoConversation *conversation,
                                  KayakoRegistry *registry,
                                  GPtrArray *claimed);

void kayako_change_compare (KayakoChange *self, KayakoConversation *fresh);
KayakoConversationChange *
kayako_change_create_request (KayakoChange *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_change_settle (KayakoChange *self,
                           const gboolean *keeps_mine,
                           guint n_fields,
                           KayakoConversation *conversation,
                           KayakoRegistry *registry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoChange, kayako_change_unref)

G_END_DECLS
