/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-rows-view.h"

G_BEGIN_DECLS

/* A window with a list of buttons, whose texts are of different lengths. */
typedef struct {
  GtkWindow *window;
  KayakoRowsView *rows;
  GtkAdjustment *adjustment;
  GListStore *store; /* (owned): GtkStringObject */
  guint n_created;
} RowsFixture;

void rows_fixture_set_up (RowsFixture *fixture, gconstpointer data);
void rows_fixture_tear_down (RowsFixture *fixture, gconstpointer data);

void rows_fixture_add (RowsFixture *fixture, guint position, guint n_items);
void rows_fixture_show (RowsFixture *fixture, guint n_items);
void rows_fixture_settle (RowsFixture *fixture);
void rows_fixture_resize (RowsFixture *fixture, int width, int height);

const char *rows_fixture_get_text (RowsFixture *fixture, guint position);
double rows_fixture_get_y (RowsFixture *fixture, GtkWidget *widget);
double rows_fixture_get_bottom (RowsFixture *fixture, GtkWidget *widget);
GtkWidget *rows_fixture_find_first (RowsFixture *fixture);
gboolean rows_fixture_is_in_sight (RowsFixture *fixture, GtkWidget *row);

G_END_DECLS
