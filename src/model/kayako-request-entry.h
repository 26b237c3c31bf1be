/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_REQUEST_ENTRY (kayako_request_entry_get_type ())

G_DECLARE_FINAL_TYPE (KayakoRequestEntry, kayako_request_entry, KAYAKO, REQUEST_ENTRY, GObject)

KayakoRequestEntry *kayako_request_entry_new (const char *method,
                                              GUri *uri,
                                              guint status,
                                              guint milliseconds,
                                              gint64 asked_at) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_request_entry_get_method (KayakoRequestEntry *self);
const char *kayako_request_entry_get_path (KayakoRequestEntry *self);
guint kayako_request_entry_get_status (KayakoRequestEntry *self);
guint kayako_request_entry_get_milliseconds (KayakoRequestEntry *self);
gint64 kayako_request_entry_get_asked_at (KayakoRequestEntry *self);
char *kayako_request_entry_dup_curl (KayakoRequestEntry *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
