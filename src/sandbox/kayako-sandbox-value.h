/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What became of a parameter or argument that was asked for. */
typedef enum {
  KAYAKO_SANDBOX_ABSENT,  /* not sent */
  KAYAKO_SANDBOX_CLEARED, /* sent as null or as an empty text or list: remove the value */
  KAYAKO_SANDBOX_VALID,
  KAYAKO_SANDBOX_INVALID, /* sent, but not of the type that was asked for */
} KayakoSandboxPresence;

gboolean kayako_sandbox_parse_int64 (const char *text, gint64 *value);
gboolean kayako_sandbox_is_date (gint64 unix_seconds);
gboolean kayako_sandbox_parse_date (const char *text, gint64 *value);

char *kayako_sandbox_value_dup_text (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

KayakoSandboxPresence kayako_sandbox_value_check (JsonNode *node);
KayakoSandboxPresence kayako_sandbox_value_get_int64 (JsonNode *node, gint64 *value);
KayakoSandboxPresence kayako_sandbox_value_get_double (JsonNode *node, double *value);
KayakoSandboxPresence kayako_sandbox_value_get_boolean (JsonNode *node, gboolean *value);
KayakoSandboxPresence kayako_sandbox_value_get_date (JsonNode *node, gint64 *value);
KayakoSandboxPresence kayako_sandbox_value_get_array (JsonNode *node, GStrv *value);
KayakoSandboxPresence kayako_sandbox_value_get_ids (JsonNode *node, GArray **value);
JsonNode *kayako_sandbox_value_dup_object (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
KayakoSandboxPresence kayako_sandbox_value_get_keyed (JsonNode *node, GHashTable **value);

G_END_DECLS
