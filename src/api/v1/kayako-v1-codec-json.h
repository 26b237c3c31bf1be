/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON that anybody may have written, private to the codec. The read
 * functions return whether the member is there and of a kind that can be
 * taken; null counts as there, and as nothing. */

JsonObject *kayako_v1_json_get_object (JsonNode *node);
JsonArray *kayako_v1_json_get_array (JsonNode *node);
JsonObject *kayako_v1_json_read_object (JsonObject *object, const char *name);
JsonArray *kayako_v1_json_read_array (JsonObject *object, const char *name);

gboolean kayako_v1_json_is_null (JsonObject *object, const char *name);
gboolean kayako_v1_json_read_string (JsonObject *object, const char *name, const char **value);
gboolean kayako_v1_json_read_text (JsonObject *object, const char *name, const char **value);
gboolean kayako_v1_json_read_int64 (JsonObject *object, const char *name, gint64 *value);
gboolean kayako_v1_json_read_int (JsonObject *object, const char *name, int *value);
gboolean kayako_v1_json_read_double (JsonObject *object, const char *name, double *value);
gboolean kayako_v1_json_read_boolean (JsonObject *object, const char *name, gboolean *value);
gboolean kayako_v1_json_read_date (JsonObject *object, const char *name, gint64 *value);

gint64 kayako_v1_json_get_id (JsonObject *object);
char *kayako_v1_json_dup_text (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
gint64 kayako_v1_json_parse_date (const char *text);

G_END_DECLS
