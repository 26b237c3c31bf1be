/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

guint kayako_sandbox_error_get_status (const char *code);
const char *kayako_sandbox_error_from_status (guint status);
JsonObject *kayako_sandbox_error_to_json (const char *code,
                                          const char *parameter,
                                          const char *const *parameters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
