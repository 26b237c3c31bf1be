/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_FILE (kayako_file_get_type ())

G_DECLARE_FINAL_TYPE (KayakoFile, kayako_file, KAYAKO, FILE, GObject)

KayakoFile *kayako_file_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_file_get_id (KayakoFile *self);
const char *kayako_file_get_name (KayakoFile *self);
void kayako_file_set_name (KayakoFile *self, const char *name);
gint64 kayako_file_get_size (KayakoFile *self);
void kayako_file_set_size (KayakoFile *self, gint64 size);
const char *kayako_file_get_content_type (KayakoFile *self);
void kayako_file_set_content_type (KayakoFile *self, const char *content_type);
const char *kayako_file_get_content_url (KayakoFile *self);
void kayako_file_set_content_url (KayakoFile *self, const char *content_url);
gint64 kayako_file_get_created_at (KayakoFile *self);
void kayako_file_set_created_at (KayakoFile *self, gint64 created_at);
gint64 kayako_file_get_expiry_at (KayakoFile *self);
void kayako_file_set_expiry_at (KayakoFile *self, gint64 expiry_at);

G_END_DECLS
