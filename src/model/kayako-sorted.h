/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the two lists of this folder share, private to it: resources in an
 * order that follows one of their properties, told to a GListModel by the
 * smallest items-changed that will do. */

typedef struct _KayakoSorted KayakoSorted;

typedef struct {
  gint64 time;
  gint64 id;
  guint64 serial; /* counts up in the order of adding */
} KayakoSortKey;

typedef struct {
  const char *notify; /* the signal that says that the time has changed */
  gint64 (*get_time) (gpointer item);
  int (*compare) (const KayakoSortKey *a, const KayakoSortKey *b);
} KayakoSortOrder;

KayakoSorted *kayako_sorted_new (GListModel *owner, const KayakoSortOrder *order);
void kayako_sorted_free (KayakoSorted *self);

void kayako_sorted_set_offset (KayakoSorted *self, guint offset);
guint kayako_sorted_get_n_items (KayakoSorted *self);
gpointer kayako_sorted_peek (KayakoSorted *self, guint position);
gpointer kayako_sorted_lookup (KayakoSorted *self, gint64 id);
gboolean kayako_sorted_find (KayakoSorted *self, gpointer item, guint *position);

void kayako_sorted_merge (KayakoSorted *self, GPtrArray *items);
void kayako_sorted_replace (KayakoSorted *self, gpointer item, gpointer replacement);
gboolean kayako_sorted_remove (KayakoSorted *self, gpointer item);
void kayako_sorted_clear (KayakoSorted *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSorted, kayako_sorted_free)

G_END_DECLS
