/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-rating.h"
#include "kayako-starter.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

KayakoConversation *
kayako_v1_codec_read_conversation (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
kayako_v1_codec_read_conversations (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoRating *
kayako_v1_codec_read_rating (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_ratings (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoStarter *
kayako_v1_codec_read_starter (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
