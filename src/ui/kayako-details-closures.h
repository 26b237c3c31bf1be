/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kayako-attachment.h"
#include "kayako-enums.h"
#include "kayako-field-value.h"

G_BEGIN_DECLS

const char *kayako_closure_channel (KayakoChannel channel);

char *kayako_closure_attachment_name (KayakoAttachment *attachment) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_attachment_size (KayakoAttachment *attachment) G_GNUC_WARN_UNUSED_RESULT;
GIcon *kayako_closure_attachment_icon (KayakoAttachment *attachment) G_GNUC_WARN_UNUSED_RESULT;

char *
kayako_closure_field_title (KayakoFieldValue *value, const char *locale) G_GNUC_WARN_UNUSED_RESULT;
char *
kayako_closure_field_text (KayakoFieldValue *value, const char *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
