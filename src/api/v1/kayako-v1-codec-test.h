/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-test.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

KayakoTest *kayako_v1_codec_read_test (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_tests (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
