/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_ROWS_VIEW (kayako_rows_view_get_type ())

G_DECLARE_FINAL_TYPE (KayakoRowsView, kayako_rows_view, KAYAKO, ROWS_VIEW, GtkWidget)

/* What the rows of a list are. */
typedef struct {
  /* Returns: (transfer floating): a row that shows nothing yet */
  GtkWidget *(*create) (gpointer user_data);

  /* Shows @item in @row; nothing any more where it is %NULL. */
  void (*bind) (GtkWidget *row, gpointer item, gpointer user_data);

  /* What stands above the row of @item, which follows @before (nullable).
   * Returns: (nullable): @current, where that says it already, or another one,
   *   floating */
  GtkWidget *(*head) (GtkWidget *current, gpointer before, gpointer item, gpointer user_data);
} KayakoRowsViewKind;

GtkWidget *kayako_rows_view_new (void);

void kayako_rows_view_set_kind (KayakoRowsView *self,
                                const KayakoRowsViewKind *kind,
                                gpointer user_data);
GListModel *kayako_rows_view_get_model (KayakoRowsView *self);
void kayako_rows_view_set_model (KayakoRowsView *self, GListModel *model);
GtkWidget *kayako_rows_view_get_top (KayakoRowsView *self);
void kayako_rows_view_set_top (KayakoRowsView *self, GtkWidget *top);

gboolean kayako_rows_view_get_at_end (KayakoRowsView *self);
gboolean kayako_rows_view_is_near_start (KayakoRowsView *self);
GtkWidget *kayako_rows_view_get_row (KayakoRowsView *self, guint position);
guint kayako_rows_view_get_n_rows (KayakoRowsView *self);
gboolean kayako_rows_view_get_filling (KayakoRowsView *self);

void kayako_rows_view_scroll_to (KayakoRowsView *self, guint position, double offset);
void kayako_rows_view_scroll_to_end (KayakoRowsView *self);
void kayako_rows_view_update_rows (KayakoRowsView *self);

G_END_DECLS
