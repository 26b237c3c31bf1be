/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program that is killed and the one that kills it agree on. */

/* How far apart two keys are at least. */
#define KAYAKO_ENDURANCE_KEY_MILLISECONDS 5

extern const gint64 kayako_endurance_conversations[];
extern const gsize kayako_endurance_n_conversations;

gint64 kayako_endurance_get_conversation (guint number);
gboolean kayako_endurance_is_beginning (guint number);
gboolean kayako_endurance_has_subject (guint number);
char *kayako_endurance_dup_subject (guint number) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_endurance_dup_text (guint number) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_endurance_parse (const char *text, guint *number);

G_END_DECLS
