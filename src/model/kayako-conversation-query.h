/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoConversationQuery:
 *
 * Which page of which conversations to ask for. Filled by who makes it, then
 * not changed any more.
 */
typedef struct _KayakoConversationQuery KayakoConversationQuery;

#define KAYAKO_TYPE_CONVERSATION_QUERY (kayako_conversation_query_get_type ())

/* The bit of one KayakoStatusType in a set of them. */
#define KAYAKO_STATUS_BIT(type) (1u << (type))

GType kayako_conversation_query_get_type (void) G_GNUC_CONST;

KayakoConversationQuery *kayako_conversation_query_new (void) G_GNUC_WARN_UNUSED_RESULT;
KayakoConversationQuery *
kayako_conversation_query_copy (const KayakoConversationQuery *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_conversation_query_free (KayakoConversationQuery *self);

guint kayako_conversation_query_get_statuses (const KayakoConversationQuery *self);
void kayako_conversation_query_set_statuses (KayakoConversationQuery *self, guint statuses);
gboolean
kayako_conversation_query_has_status (const KayakoConversationQuery *self, KayakoStatusType type);
int kayako_conversation_query_get_priority_level (const KayakoConversationQuery *self);
void
kayako_conversation_query_set_priority_level (KayakoConversationQuery *self, int priority_level);
gboolean kayako_conversation_query_get_my_organization (const KayakoConversationQuery *self);
void kayako_conversation_query_set_my_organization (KayakoConversationQuery *self,
                                                    gboolean my_organization);
guint kayako_conversation_query_get_offset (const KayakoConversationQuery *self);
void kayako_conversation_query_set_offset (KayakoConversationQuery *self, guint offset);
guint kayako_conversation_query_get_limit (const KayakoConversationQuery *self);
void kayako_conversation_query_set_limit (KayakoConversationQuery *self, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoConversationQuery, kayako_conversation_query_free)

G_END_DECLS
