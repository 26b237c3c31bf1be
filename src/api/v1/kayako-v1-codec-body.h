/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Private to the codec. */

JsonNode *kayako_v1_codec_parse_body (GBytes *body,
                                      const char *content_type,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
