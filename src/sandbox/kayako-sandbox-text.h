/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kayako_sandbox_text_to_html (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sandbox_text_is_blank (const char *text);
char *kayako_sandbox_text_preview (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_sandbox_text_name_browser (const char *raw) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_sandbox_text_uuid (const char *kind, gint64 number) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sandbox_text_parse_ago (const char *text, gint64 *seconds);

G_END_DECLS
