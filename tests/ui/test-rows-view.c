/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the rows of a long list are, and how many of them there are. */

#include "rows-fixture.h"

#define MANY 10000

/* More than three pages of the lowest rows are never needed. */
#define FEW 60

static const char *
get_text (GtkWidget *row)
{
  return gtk_button_get_label (GTK_BUTTON (row));
}

static double
get_end (RowsFixture *fixture)
{
  return gtk_adjustment_get_upper (fixture->adjustment) -
         gtk_adjustment_get_page_size (fixture->adjustment);
}

static void
assert_at_end (RowsFixture *fixture)
{
  guint last = g_list_model_get_n_items (G_LIST_MODEL (fixture->store)) - 1;
  GtkWidget *row = kayako_rows_view_get_row (fixture->rows, last);

  g_assert_true (kayako_rows_view_get_at_end (fixture->rows));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->adjustment), get_end (fixture),
                                  0.5);
  g_assert_cmpfloat_with_epsilon (rows_fixture_get_bottom (fixture, row),
                                  gtk_widget_get_height (GTK_WIDGET (fixture->rows)), 1.0);
}

static void
scroll (RowsFixture *fixture, double value)
{
  gtk_adjustment_set_value (fixture->adjustment, value);
  rows_fixture_settle (fixture);
}

static void
scroll_by (RowsFixture *fixture, double distance)
{
  scroll (fixture, gtk_adjustment_get_value (fixture->adjustment) + distance);
}

/* However long it is, and wherever one is in it, few rows have a widget. */
static void
test_few (RowsFixture *fixture, gconstpointer data)
{
  guint n_created = 0;

  rows_fixture_show (fixture, MANY);
  assert_at_end (fixture);
  g_assert_cmpuint (kayako_rows_view_get_n_rows (fixture->rows), <, FEW);

  for (guint i = 1; i < 10; i++) {
    scroll (fixture, get_end (fixture) * i / 10.0);
    g_assert_cmpuint (kayako_rows_view_get_n_rows (fixture->rows), <, FEW);
    g_assert_true (rows_fixture_is_in_sight (fixture, rows_fixture_find_first (fixture)));
  }
  n_created = fixture->n_created;
  g_assert_cmpuint (n_created, <, 2 * FEW);

  /* Widgets are used again, and show what they are for now. */
  for (guint i = 0; i < 30; i++)
    scroll_by (fixture, -300.0);
  g_assert_cmpuint (fixture->n_created, <, 2 * FEW);
  for (guint i = 0; i < MANY; i++) {
    GtkWidget *row = kayako_rows_view_get_row (fixture->rows, i);

    if (row != NULL)
      g_assert_cmpstr (get_text (row), ==, rows_fixture_get_text (fixture, i));
  }
}

/* To any row without those in between. */
static void
test_jump (RowsFixture *fixture, gconstpointer data)
{
  const guint positions[] = { 5000, 0, 9000, 2, 7777 };

  rows_fixture_show (fixture, MANY);
  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++) {
    GtkWidget *row = NULL;

    kayako_rows_view_scroll_to (fixture->rows, positions[i], 50.0);
    rows_fixture_settle (fixture);
    row = kayako_rows_view_get_row (fixture->rows, positions[i]);
    g_assert_cmpstr (get_text (row), ==, rows_fixture_get_text (fixture, positions[i]));
    if (positions[i] == 0)
      g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), 0.0, 1.0);
    else
      g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), 50.0, 1.0);
    g_assert_cmpuint (fixture->n_created, <, 2 * FEW);
  }

  /* Where there is too little below, it is the end. */
  kayako_rows_view_scroll_to (fixture->rows, MANY - 1, 50.0);
  rows_fixture_settle (fixture);
  assert_at_end (fixture);
}

/* What is read moves by what was scrolled and not a pixel more, though no height
 * was known before. */
static void
test_guesses (RowsFixture *fixture, gconstpointer data)
{
  rows_fixture_show (fixture, MANY);
  scroll (fixture, get_end (fixture) / 2.0);

  for (guint i = 0; i < 30; i++) {
    GtkWidget *row = rows_fixture_find_first (fixture);
    double y = rows_fixture_get_y (fixture, row);

    scroll_by (fixture, -90.0);
    g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), y + 90.0, 1.0);
  }
}

static void
test_prepend (RowsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;
  double y = 0.0;
  double value = 0.0;

  rows_fixture_show (fixture, 100);
  kayako_rows_view_scroll_to (fixture->rows, 0, 0.0);
  rows_fixture_settle (fixture);
  scroll_by (fixture, 37.0);
  row = rows_fixture_find_first (fixture);
  y = rows_fixture_get_y (fixture, row);
  value = gtk_adjustment_get_value (fixture->adjustment);

  for (guint i = 0; i < 5; i++) {
    rows_fixture_add (fixture, 0, 50);
    rows_fixture_settle (fixture);
    g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), y, 1.0);
    /* So that a scrolling that goes on by itself is not disturbed. */
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, value);
  }

  /* All of them can be gone to. */
  scroll (fixture, gtk_adjustment_get_lower (fixture->adjustment));
  g_assert_cmpstr (get_text (kayako_rows_view_get_row (fixture->rows, 0)), ==,
                   rows_fixture_get_text (fixture, 0));
  g_assert_cmpfloat_with_epsilon (
      rows_fixture_get_y (fixture, kayako_rows_view_get_row (fixture->rows, 0)), 0.0, 1.0);

  /* At the end nothing of it is noticed. */
  kayako_rows_view_scroll_to_end (fixture->rows);
  rows_fixture_settle (fixture);
  rows_fixture_add (fixture, 0, 50);
  rows_fixture_settle (fixture);
  assert_at_end (fixture);
}

static void
test_append (RowsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;
  double y = 0.0;

  /* Who reads the end goes on reading the end. */
  rows_fixture_show (fixture, 1);
  for (guint i = 1; i < 20; i++) {
    rows_fixture_add (fixture, i, 1);
    rows_fixture_settle (fixture);
  }
  assert_at_end (fixture);

  /* A few pixels from it, too. */
  scroll_by (fixture, -10.0);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->adjustment),
                                  get_end (fixture) - 10.0, 0.5);
  rows_fixture_add (fixture, 20, 1);
  rows_fixture_settle (fixture);
  assert_at_end (fixture);

  /* Who reads something else, that. */
  scroll_by (fixture, -300.0);
  row = rows_fixture_find_first (fixture);
  y = rows_fixture_get_y (fixture, row);
  rows_fixture_add (fixture, 21, 5);
  rows_fixture_settle (fixture);
  g_assert_false (kayako_rows_view_get_at_end (fixture->rows));
  g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), y, 1.0);
}

/* A row whose height comes late, as with a picture. */
static void
test_late (RowsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;
  GtkWidget *above = NULL;
  double y = 0.0;

  rows_fixture_show (fixture, 100);
  kayako_rows_view_scroll_to (fixture->rows, 50, 30.0);
  rows_fixture_settle (fixture);
  row = kayako_rows_view_get_row (fixture->rows, 51);
  above = kayako_rows_view_get_row (fixture->rows, 48);
  y = rows_fixture_get_y (fixture, row);
  g_assert_false (rows_fixture_is_in_sight (fixture, above));
  gtk_widget_set_size_request (above, -1, 900);
  rows_fixture_settle (fixture);
  g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), y, 1.0);

  /* Below what is read as well; at the end, the end stays. */
  gtk_widget_set_size_request (kayako_rows_view_get_row (fixture->rows, 52), -1, 700);
  rows_fixture_settle (fixture);
  g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), y, 1.0);
  kayako_rows_view_scroll_to_end (fixture->rows);
  rows_fixture_settle (fixture);
  gtk_widget_set_size_request (kayako_rows_view_get_row (fixture->rows, 99), -1, 300);
  rows_fixture_settle (fixture);
  assert_at_end (fixture);
}

static void
test_resize (RowsFixture *fixture, gconstpointer data)
{
  const struct {
    int width, height;
  } sizes[] = { { 900, 600 }, { 250, 600 }, { 250, 200 }, { 700, 500 }, { 400, 600 } };
  GtkWidget *row = NULL;

  rows_fixture_show (fixture, MANY);
  kayako_rows_view_scroll_to (fixture->rows, 5000, 60.0);
  rows_fixture_settle (fixture);
  row = rows_fixture_find_first (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    rows_fixture_resize (fixture, sizes[i].width, sizes[i].height);
    row = kayako_rows_view_get_row (fixture->rows, 5000);
    g_assert_nonnull (row);
    g_assert_true (rows_fixture_is_in_sight (fixture, row));
    g_assert_cmpuint (kayako_rows_view_get_n_rows (fixture->rows), <, FEW);
  }

  kayako_rows_view_scroll_to_end (fixture->rows);
  rows_fixture_settle (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    rows_fixture_resize (fixture, sizes[i].width, sizes[i].height);
    assert_at_end (fixture);
  }
}

static void
test_remove (RowsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;
  double y = 0.0;

  rows_fixture_show (fixture, 100);
  kayako_rows_view_scroll_to (fixture->rows, 50, 60.0);
  rows_fixture_settle (fixture);
  row = kayako_rows_view_get_row (fixture->rows, 50);
  y = rows_fixture_get_y (fixture, row);

  g_list_store_splice (fixture->store, 10, 20, NULL, 0);
  g_list_store_splice (fixture->store, 40, 10, NULL, 0);
  rows_fixture_settle (fixture);
  g_assert_true (kayako_rows_view_get_row (fixture->rows, 30) == row);
  g_assert_cmpfloat_with_epsilon (rows_fixture_get_y (fixture, row), y, 1.0);

  /* Down to nothing, and from nothing. */
  g_list_store_splice (fixture->store, 0, 69, NULL, 0);
  rows_fixture_settle (fixture);
  g_assert_cmpfloat (get_end (fixture), <=, gtk_adjustment_get_lower (fixture->adjustment) + 2000);
  g_list_store_remove_all (fixture->store);
  rows_fixture_settle (fixture);
  g_assert_cmpuint (kayako_rows_view_get_n_rows (fixture->rows), ==, 0);
  rows_fixture_add (fixture, 0, 30);
  rows_fixture_settle (fixture);
  assert_at_end (fixture);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Being laid out again moves nothing and tells nobody anything. */
static void
test_still (RowsFixture *fixture, gconstpointer data)
{
  guint n_changes = 0;
  guint n_created = 0;

  rows_fixture_show (fixture, MANY);
  scroll (fixture, get_end (fixture) / 3.0);
  g_signal_connect_swapped (fixture->adjustment, "changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (fixture->adjustment, "value-changed", G_CALLBACK (count_cb),
                            &n_changes);
  n_created = fixture->n_created;

  gtk_widget_queue_resize (GTK_WIDGET (fixture->rows));
  rows_fixture_settle (fixture);
  kayako_rows_view_update_rows (fixture->rows);
  rows_fixture_settle (fixture);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (fixture->n_created, ==, n_created);
  g_signal_handlers_disconnect_by_data (fixture->adjustment, &n_changes);
}

static void
add (const char *path, void (*test) (RowsFixture *fixture, gconstpointer data))
{
  g_test_add (path, RowsFixture, NULL, rows_fixture_set_up, test, rows_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/rows-view/few", test_few);
  add ("/rows-view/jump", test_jump);
  add ("/rows-view/guesses", test_guesses);
  add ("/rows-view/prepend", test_prepend);
  add ("/rows-view/append", test_append);
  add ("/rows-view/late", test_late);
  add ("/rows-view/resize", test_resize);
  add ("/rows-view/remove", test_remove);
  add ("/rows-view/still", test_still);

  return g_test_run ();
}
