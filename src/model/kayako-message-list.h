/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-message.h"
#include "kayako-row-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE_LIST (kayako_message_list_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMessageList, kayako_message_list, KAYAKO, MESSAGE_LIST, GObject)

KayakoMessageList *kayako_message_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

void kayako_message_list_set_source (KayakoMessageList *self, KayakoRowSource *source);
void kayako_message_list_set_earlier (KayakoMessageList *self, const gint64 *ids, guint n_ids);
guint kayako_message_list_get_n_earlier (KayakoMessageList *self);

void kayako_message_list_merge (KayakoMessageList *self, GPtrArray *messages);
void kayako_message_list_add (KayakoMessageList *self, KayakoMessage *message);
gboolean kayako_message_list_remove (KayakoMessageList *self, KayakoMessage *message);
gboolean kayako_message_list_remove_id (KayakoMessageList *self, gint64 id);
void kayako_message_list_clear (KayakoMessageList *self);

gint64 kayako_message_list_get_id (KayakoMessageList *self, guint position);
gboolean kayako_message_list_find_id (KayakoMessageList *self, gint64 id, guint *position);

KayakoMessage *kayako_message_list_lookup (KayakoMessageList *self, gint64 id);
KayakoMessage *
kayako_message_list_lookup_client_id (KayakoMessageList *self, const char *client_id);
KayakoMessage *kayako_message_list_get_last_remote (KayakoMessageList *self);
KayakoMessage *kayako_message_list_get_first (KayakoMessageList *self);
KayakoMessage *kayako_message_list_get_last (KayakoMessageList *self);
gboolean
kayako_message_list_find (KayakoMessageList *self, KayakoMessage *message, guint *position);

G_END_DECLS
