/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to the list of rows: its state, for the files that keep rows, give
 * them their places and move the focus. */

#pragma once

#include "kayako-row-heights.h"
#include "kayako-rows-view.h"

G_BEGIN_DECLS

/* A row that has a widget. */
typedef struct {
  guint position;
  GtkWidget *row;  /* (owned): also a child of the list */
  GtkWidget *head; /* (owned) (nullable): what stands above it, likewise */

  int head_height;
  int row_height;
  double y; /* the upper edge of both, from that of what is visible */
} KayakoRowsEntry;

/* To what a row that is wanted on screen is moved. */
typedef enum {
  KAYAKO_ROWS_REVEAL_NOTHING,
  KAYAKO_ROWS_REVEAL_NEAREST, /* only so far that it is there */
  KAYAKO_ROWS_REVEAL_DOWN,    /* coming from above */
  KAYAKO_ROWS_REVEAL_UP,      /* coming from below */
} KayakoRowsReveal;

struct _KayakoRowsView {
  GtkWidget parent_instance;

  KayakoRowsViewKind kind;
  gpointer user_data;

  GListModel *model;         /* (owned) (nullable) */
  GtkWidget *top;            /* (owned) (nullable): above the first row */
  GtkAdjustment *adjustment; /* (owned) (nullable) */
  GtkAdjustment *horizontal; /* (owned) (nullable): never moves */

  KayakoRowHeights *heights; /* (owned) */
  GPtrArray *entries;        /* (owned): the rows that have a widget, in order */
  GPtrArray *spare;          /* (owned): row widgets that show nothing now */

  /* What is being read: the end, or a row and how far its own upper edge is from
   * that of what is visible. */
  gboolean at_end;
  double end_gap; /* how much of the end is below what is visible */
  guint anchor;
  double offset;

  KayakoRowsReveal reveal;
  guint reveal_position;

  int width;
  int height;
  guint fill_id;         /* GSource id, 0 when the margins are full */
  gboolean is_laid_out;  /* whether rows of this model have had their places */
  gboolean is_moving;    /* the adjustment is moved by us */
  gboolean is_rewrapped; /* the width is another one since */
  gboolean begins_anew;  /* how far it is scrolled may be counted from nought again */
};

/* kayako-rows-view-keeping.c */
void kayako_rows_entry_free (KayakoRowsEntry *entry);
KayakoRowsEntry *kayako_rows_view_lookup (KayakoRowsView *self, guint position);
KayakoRowsEntry *kayako_rows_view_lookup_child (KayakoRowsView *self, GtkWidget *child);
KayakoRowsEntry *kayako_rows_view_ensure (KayakoRowsView *self, guint position);
void kayako_rows_view_keep (KayakoRowsView *self, guint first, guint last);
void kayako_rows_view_drop_all (KayakoRowsView *self);
void kayako_rows_view_follow (KayakoRowsView *self, guint position, guint removed, guint added);

/* kayako-rows-view-layout.c */
guint kayako_rows_view_count (KayakoRowsView *self);
int kayako_rows_view_measure_top (KayakoRowsView *self);
void kayako_rows_view_lay_out (KayakoRowsView *self);
void kayako_rows_view_place (KayakoRowsView *self);
void kayako_rows_view_remember (KayakoRowsView *self);

/* kayako-rows-view-focus.c */
gboolean kayako_rows_view_focus (GtkWidget *widget, GtkDirectionType direction);
void kayako_rows_view_set_focus_child (GtkWidget *widget, GtkWidget *child);
void kayako_rows_view_add_bindings (GtkWidgetClass *widget_class);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoRowsEntry, kayako_rows_entry_free)

G_END_DECLS
