/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-attachment.h"
#include "kayako-file.h"
#include "kayako-message.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

KayakoMessage *
kayako_v1_codec_read_message (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_messages (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoAttachment *
kayako_v1_codec_read_attachment (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoFile *kayako_v1_codec_read_file (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_files (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
