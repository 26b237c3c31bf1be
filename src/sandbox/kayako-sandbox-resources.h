/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "kayako-sandbox-caller.h"
#include "kayako-sandbox-database.h"

G_BEGIN_DECLS

/* The full resource as @viewer sees it. Nested resources are stubs,
 * {id, resource_type} and nothing else but legacy_id or uuid: the core
 * expands them (include=). Objects that are no resources, such as a custom
 * field's value or a thumbnail, are written out. Whether @viewer may see the
 * resource at all is the route's business. Returns NULL when there is none
 * with this id or the type is unknown. Types are in snake case. */
JsonObject *kayako_sandbox_render (KayakoSandboxDatabase *database,
                                   const KayakoSandboxCaller *viewer,
                                   const char *resource_type,
                                   gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a field that kayako_sandbox_render() writes is shown only when
 * fields= names it. */
gboolean kayako_sandbox_field_is_on_request (const char *resource_type, const char *field);

/* A stub, for any renderer. An id of 0 makes NULL: json null. */
JsonNode *kayako_sandbox_stub (const char *resource_type, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

/* ISO 8601 with a numeric offset, "2015-07-27T11:35:09+00:00". */
char *kayako_sandbox_format_date (gint64 unix_seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
