/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-message-list.h"
#include "kayako-read-marker.h"
#include "kayako-user.h"

G_BEGIN_DECLS

gboolean kayako_reading_find_first_unread (KayakoMessageList *messages,
                                           KayakoReadMarker *marker,
                                           KayakoUser *viewer,
                                           guint *position);
guint kayako_reading_count_new (KayakoMessageList *messages, KayakoUser *viewer, gint64 seen_id);
gint64 kayako_reading_get_newest_id (KayakoMessageList *messages);

G_END_DECLS
