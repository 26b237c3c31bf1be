/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-team.h"
#include "kayako-user.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

KayakoUser *kayako_v1_codec_read_user (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_users (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_teams (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean
kayako_v1_codec_read_session (JsonNode *node, char **session_id, KayakoUser **user, GError **error);

G_END_DECLS
