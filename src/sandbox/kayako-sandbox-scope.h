/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kayako_sandbox_scope_parse (const char *wanted) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sandbox_scope_is_within (const char *scope, const char *granted);
gboolean kayako_sandbox_scope_allows (const char *granted, const char *pattern, const char *method);

G_END_DECLS
