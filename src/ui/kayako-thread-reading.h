/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kayako-read-marker.h"
#include "kayako-user.h"

G_BEGIN_DECLS

gboolean kayako_reading_find_first_unread (GListModel *messages,
                                           KayakoReadMarker *marker,
                                           KayakoUser *viewer,
                                           guint *position);
guint kayako_reading_count_new (GListModel *messages, KayakoUser *viewer, gint64 seen_id);
gint64 kayako_reading_get_newest_id (GListModel *messages);

G_END_DECLS
