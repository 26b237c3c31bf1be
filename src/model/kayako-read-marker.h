/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_READ_MARKER (kayako_read_marker_get_type ())

G_DECLARE_FINAL_TYPE (KayakoReadMarker, kayako_read_marker, KAYAKO, READ_MARKER, GObject)

KayakoReadMarker *kayako_read_marker_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_read_marker_get_id (KayakoReadMarker *self);
gint64 kayako_read_marker_get_last_read_message_id (KayakoReadMarker *self);
void
kayako_read_marker_set_last_read_message_id (KayakoReadMarker *self, gint64 last_read_message_id);
gint64 kayako_read_marker_get_last_read_at (KayakoReadMarker *self);
void kayako_read_marker_set_last_read_at (KayakoReadMarker *self, gint64 last_read_at);
int kayako_read_marker_get_unread_count (KayakoReadMarker *self);
void kayako_read_marker_set_unread_count (KayakoReadMarker *self, int unread_count);

G_END_DECLS
