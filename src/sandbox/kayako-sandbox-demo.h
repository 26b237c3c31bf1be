/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "kayako-sandbox-database.h"

G_BEGIN_DECLS

gboolean kayako_sandbox_demo_fill (KayakoSandboxDatabase *database, GError **error);

/* Shared by the files that read the demo's JSON. */
JsonNode *kayako_sandbox_demo_parse (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kayako_sandbox_demo_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char **kayako_sandbox_demo_list (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_sandbox_demo_get_string (JsonObject *object, const char *name);
gint64 kayako_sandbox_demo_get_id (JsonObject *object, const char *name);
gboolean kayako_sandbox_demo_fill_people (KayakoSandboxDatabase *database,
                                          JsonObject *helpdesk,
                                          gint64 made_at,
                                          GError **error);
void kayako_sandbox_demo_fill_choices (KayakoSandboxDatabase *database,
                                       JsonObject *helpdesk,
                                       gint64 made_at);
gboolean kayako_sandbox_demo_fill_conversations (KayakoSandboxDatabase *database, GError **error);

G_END_DECLS
