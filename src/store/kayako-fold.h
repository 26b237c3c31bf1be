/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How text is compared when it is looked for: without case, accents and width.
 * A word is a run of letters, marks and digits. Scripts that write no spaces
 * are cut into single signs, and stand in the index as overlapping pairs, so
 * that one sign is found as the beginning of a pair. */

typedef struct {
  const char *start; /* in the text */
  const char *end;
  gboolean is_sign; /* of a script without spaces */
} KayakoFoldToken;

gboolean kayako_fold_next (const char **position, KayakoFoldToken *token, GString *folded);

void kayako_fold_append (GString *folded, const char *text);
void kayako_fold_append_phrase (GString *phrase, const char *text);

G_END_DECLS
