/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kayako_conversation_link_parse (const char *text, char **address, gint64 *id, char **token)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
