/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-field.h"
#include "kayako-form.h"
#include "kayako-locale.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

KayakoField *kayako_v1_codec_read_field (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_fields (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoForm *kayako_v1_codec_read_form (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_forms (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoLocale *
kayako_v1_codec_read_locale (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_v1_codec_read_locales (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
