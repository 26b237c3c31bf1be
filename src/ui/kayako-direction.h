/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kayako_runs_against (const char *text);
char *kayako_dup_isolated (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
