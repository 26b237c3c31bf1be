/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_UPDATE (kayako_update_get_type ())

/**
 * KayakoUpdate:
 * @id: a conversation's id
 * @updated_at: when anything about it last changed; Unix seconds, 0 where the
 *   helpdesk does not say
 * @marker_id: of the person's read marker, 0 where the helpdesk does not say
 * @last_read_message_id: the newest message that the person has read
 * @last_read_at: when; Unix seconds
 * @unread_count: how many the person has not read
 *
 * That a conversation has changed, without what it is like now, and how far it
 * has been read: reading changes no conversation.
 */
typedef struct {
  gint64 id;
  gint64 updated_at;
  gint64 marker_id;
  gint64 last_read_message_id;
  gint64 last_read_at;
  int unread_count;
} KayakoUpdate;

GType kayako_update_get_type (void) G_GNUC_CONST;

KayakoUpdate *kayako_update_new (gint64 id, gint64 updated_at) G_GNUC_WARN_UNUSED_RESULT;
KayakoUpdate *kayako_update_copy (const KayakoUpdate *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_update_free (KayakoUpdate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoUpdate, kayako_update_free)

G_END_DECLS
