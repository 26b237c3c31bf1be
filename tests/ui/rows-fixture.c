/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rows-fixture.h"

#include "kayako-test-await.h"

static GtkWidget *
create (gpointer user_data)
{
  RowsFixture *fixture = user_data;
  GtkWidget *button = gtk_button_new_with_label ("");

  fixture->n_created++;
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);

  return button;
}

static void
bind (GtkWidget *row, gpointer item, gpointer user_data)
{
  gtk_button_set_label (GTK_BUTTON (row), item != NULL ? gtk_string_object_get_string (item) : "");
}

/* Above each tenth item that follows another one. */
static GtkWidget *
head (GtkWidget *current, gpointer before, gpointer item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (item);

  if (before == NULL || !g_str_has_suffix (text, "0"))
    return NULL;

  return current != NULL ? current : gtk_label_new ("Ten more");
}

static const KayakoRowsViewKind kind = { create, bind, head };

/* Sentences to wrap and, last, a number that no other item has. */
static GtkStringObject *
make_item (guint number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1 + number * 7 % 23; i++)
    g_string_append (text, "The group head leaks when the boiler is at more than nine bar. ");
  g_string_append_printf (text, "%u", number);

  return gtk_string_object_new (text->str);
}

void
rows_fixture_set_up (RowsFixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();

  fixture->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->rows = KAYAKO_ROWS_VIEW (kayako_rows_view_new ());
  kayako_rows_view_set_kind (fixture->rows, &kind, fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), GTK_WIDGET (fixture->rows));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled_window));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, scrolled_window);
  gtk_window_set_default_size (fixture->window, 400, 600);
  gtk_window_present (fixture->window);
}

void
rows_fixture_tear_down (RowsFixture *fixture, gconstpointer data)
{
  gpointer rows = fixture->rows;

  rows_fixture_settle (fixture);
  g_object_add_weak_pointer (G_OBJECT (rows), &rows);
  gtk_window_destroy (fixture->window);
  g_assert_null (rows);
  g_assert_finalize_object (fixture->store);
}

void
rows_fixture_add (RowsFixture *fixture, guint position, guint n_items)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, make_item (before + i));
  g_list_store_splice (fixture->store, position, 0, items->pdata, n_items);
}

void
rows_fixture_show (RowsFixture *fixture, guint n_items)
{
  rows_fixture_add (fixture, 0, n_items);
  kayako_rows_view_set_model (fixture->rows, G_LIST_MODEL (fixture->store));
  rows_fixture_settle (fixture);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  int *frames = user_data;

  (*frames)--;

  return *frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

typedef struct {
  RowsFixture *fixture;
  int frames;
} Waiting;

static gboolean
is_settled (gpointer data)
{
  const Waiting *waiting = data;

  return waiting->frames <= 0 && !kayako_rows_view_get_filling (waiting->fixture->rows);
}

/* Until everything has its place and the margins are full. */
void
rows_fixture_settle (RowsFixture *fixture)
{
  Waiting waiting = { fixture, 3 };

  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), count_frame_cb, &waiting.frames,
                                NULL);
  kayako_test_wait_until (is_settled, &waiting);
}

typedef struct {
  GtkWidget *widget;
  int width, height;
} Size;

static gboolean
has_size (gpointer data)
{
  const Size *size = data;

  return gtk_widget_get_width (size->widget) == size->width &&
         gtk_widget_get_height (size->widget) == size->height;
}

void
rows_fixture_resize (RowsFixture *fixture, int width, int height)
{
  Size size = { GTK_WIDGET (fixture->rows), width, height };

  gtk_window_set_default_size (fixture->window, width, height);
  kayako_test_wait_until (has_size, &size);
  rows_fixture_settle (fixture);
}

const char *
rows_fixture_get_text (RowsFixture *fixture, guint position)
{
  g_autoptr (GtkStringObject) item =
      g_list_model_get_item (G_LIST_MODEL (fixture->store), position);

  return gtk_string_object_get_string (item);
}

/* From the upper edge of what is visible. */
double
rows_fixture_get_y (RowsFixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->rows), &bounds));

  return bounds.origin.y;
}

double
rows_fixture_get_bottom (RowsFixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->rows), &bounds));

  return bounds.origin.y + bounds.size.height;
}

/* The first row whose upper edge is visible. */
GtkWidget *
rows_fixture_find_first (RowsFixture *fixture)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));

  for (guint i = 0; i < n_items; i++) {
    GtkWidget *row = kayako_rows_view_get_row (fixture->rows, i);

    if (row != NULL && rows_fixture_get_y (fixture, row) >= 0.0)
      return row;
  }

  g_assert_not_reached ();
}

gboolean
rows_fixture_is_in_sight (RowsFixture *fixture, GtkWidget *row)
{
  return rows_fixture_get_y (fixture, row) < gtk_widget_get_height (GTK_WIDGET (fixture->rows)) &&
         rows_fixture_get_bottom (fixture, row) > 0.0;
}
