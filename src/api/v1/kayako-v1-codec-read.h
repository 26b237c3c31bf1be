/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-v1-codec-pool.h"

G_BEGIN_DECLS

gpointer kayako_v1_codec_read_one (const KayakoV1Kind *kind,
                                   JsonNode *node,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_many (const KayakoV1Kind *kind,
                                      JsonNode *node,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
