/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What tells one state of a resource from another (api/v1.md §2.6). */
typedef struct {
  char *etag;           /* (owned) (nullable): unquoted */
  gint64 last_modified; /* Unix seconds, 0 when unknown */
} KayakoSandboxValidators;

void kayako_sandbox_validators_clear (KayakoSandboxValidators *self);
void kayako_sandbox_validators_read_resource (KayakoSandboxValidators *self, JsonObject *resource);
void
kayako_sandbox_validators_read_collection (KayakoSandboxValidators *self, JsonArray *resources);

gboolean kayako_sandbox_validators_is_not_modified (const KayakoSandboxValidators *self,
                                                    SoupMessageHeaders *headers);
gboolean kayako_sandbox_validators_is_precondition_met (const KayakoSandboxValidators *self,
                                                        SoupMessageHeaders *headers);
gboolean kayako_sandbox_validators_has_precondition (SoupMessageHeaders *headers);

char *kayako_sandbox_format_http_date (gint64 unix_seconds) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sandbox_parse_http_date (const char *text, gint64 *unix_seconds);

G_END_DECLS
