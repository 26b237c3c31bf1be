/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-case-type.h"
#include "kayako-priority.h"
#include "kayako-status.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GPtrArray *kayako_v1_codec_read_statuses (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
kayako_v1_codec_read_priorities (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
kayako_v1_codec_read_case_types (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_updates (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
