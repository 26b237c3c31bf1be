/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_ATTACHMENT (kayako_attachment_get_type ())

G_DECLARE_FINAL_TYPE (KayakoAttachment, kayako_attachment, KAYAKO, ATTACHMENT, GObject)

KayakoAttachment *kayako_attachment_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_attachment_get_id (KayakoAttachment *self);
const char *kayako_attachment_get_name (KayakoAttachment *self);
void kayako_attachment_set_name (KayakoAttachment *self, const char *name);
gint64 kayako_attachment_get_size (KayakoAttachment *self);
void kayako_attachment_set_size (KayakoAttachment *self, gint64 size);
int kayako_attachment_get_width (KayakoAttachment *self);
void kayako_attachment_set_width (KayakoAttachment *self, int width);
int kayako_attachment_get_height (KayakoAttachment *self);
void kayako_attachment_set_height (KayakoAttachment *self, int height);
const char *kayako_attachment_get_content_type (KayakoAttachment *self);
void kayako_attachment_set_content_type (KayakoAttachment *self, const char *content_type);
const char *kayako_attachment_get_content_id (KayakoAttachment *self);
void kayako_attachment_set_content_id (KayakoAttachment *self, const char *content_id);
const char *kayako_attachment_get_alt (KayakoAttachment *self);
void kayako_attachment_set_alt (KayakoAttachment *self, const char *alt);
const char *kayako_attachment_get_url (KayakoAttachment *self);
void kayako_attachment_set_url (KayakoAttachment *self, const char *url);
const char *kayako_attachment_get_download_url (KayakoAttachment *self);
void kayako_attachment_set_download_url (KayakoAttachment *self, const char *download_url);
gint64 kayako_attachment_get_created_at (KayakoAttachment *self);
void kayako_attachment_set_created_at (KayakoAttachment *self, gint64 created_at);
GPtrArray *kayako_attachment_get_thumbnails (KayakoAttachment *self);
void kayako_attachment_set_thumbnails (KayakoAttachment *self, GPtrArray *thumbnails);

G_END_DECLS
