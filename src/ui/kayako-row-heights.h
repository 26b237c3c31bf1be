/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How high the rows of a list are: what was measured, and for the others what
 * is to be expected. Numbers only, no widgets. */
typedef struct _KayakoRowHeights KayakoRowHeights;

KayakoRowHeights *kayako_row_heights_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_row_heights_free (KayakoRowHeights *self);

guint kayako_row_heights_get_n_rows (KayakoRowHeights *self);
void kayako_row_heights_splice (KayakoRowHeights *self, guint position, guint removed, guint added);
void kayako_row_heights_set (KayakoRowHeights *self, guint position, int height);
void kayako_row_heights_doubt (KayakoRowHeights *self);

int kayako_row_heights_get (KayakoRowHeights *self, guint position);
gint64 kayako_row_heights_get_before (KayakoRowHeights *self, guint position);
guint kayako_row_heights_find (KayakoRowHeights *self, gint64 y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoRowHeights, kayako_row_heights_free)

G_END_DECLS
