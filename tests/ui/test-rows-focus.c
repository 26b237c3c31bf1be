/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard in a long list, and what a screen reader finds there. */

#include "rows-fixture.h"

#include <string.h>

#define MANY 10000

static GtkWidget *
get_focus (RowsFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Which row has the focus. It is to be seen. */
static void
assert_focus (RowsFixture *fixture, guint position)
{
  GtkWidget *row = kayako_rows_view_get_row (fixture->rows, position);

  g_assert_nonnull (row);
  g_assert_true (get_focus (fixture) == row);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (row)), ==,
                   rows_fixture_get_text (fixture, position));
  g_assert_true (rows_fixture_is_in_sight (fixture, row));
  if (gtk_widget_get_height (row) > gtk_widget_get_height (GTK_WIDGET (fixture->rows)))
    return;

  g_assert_cmpfloat (rows_fixture_get_y (fixture, row), >=, -1.0);
  g_assert_cmpfloat (rows_fixture_get_bottom (fixture, row), <=,
                     gtk_widget_get_height (GTK_WIDGET (fixture->rows)) + 1.0);
}

static void
press (RowsFixture *fixture, GtkMovementStep step, int count)
{
  g_signal_emit_by_name (fixture->rows, "move-cursor", step, count);
  rows_fixture_settle (fixture);
}

static void
focus_at (RowsFixture *fixture, guint position, double offset)
{
  kayako_rows_view_scroll_to (fixture->rows, position, offset);
  rows_fixture_settle (fixture);
  gtk_widget_grab_focus (kayako_rows_view_get_row (fixture->rows, position));
  rows_fixture_settle (fixture);
}

static void
test_lines (RowsFixture *fixture, gconstpointer data)
{
  rows_fixture_show (fixture, MANY);
  focus_at (fixture, 100, 20.0);
  assert_focus (fixture, 100);

  for (guint i = 101; i < 115; i++) {
    press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
    assert_focus (fixture, i);
  }
  for (guint i = 113; i > 94; i--) {
    press (fixture, GTK_MOVEMENT_DISPLAY_LINES, -1);
    assert_focus (fixture, i);
  }
}

/* What is higher than the window is read to its end. */
static void
test_high (RowsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;
  guint n = 0;

  rows_fixture_show (fixture, 50);
  focus_at (fixture, 20, 20.0);
  row = kayako_rows_view_get_row (fixture->rows, 21);
  gtk_widget_set_size_request (row, -1, 1500);
  rows_fixture_settle (fixture);

  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  assert_focus (fixture, 21);
  while (get_focus (fixture) == row) {
    double bottom = rows_fixture_get_bottom (fixture, row);

    g_assert_cmpuint (n++, <, 10);
    press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
    if (get_focus (fixture) != row)
      g_assert_cmpfloat (bottom, <=, gtk_widget_get_height (GTK_WIDGET (fixture->rows)) + 1.0);
  }
  g_assert_cmpuint (n, >=, 3);
  assert_focus (fixture, 22);
}

static void
test_ends (RowsFixture *fixture, gconstpointer data)
{
  rows_fixture_show (fixture, MANY);
  gtk_widget_grab_focus (kayako_rows_view_get_row (fixture->rows, MANY - 1));
  press (fixture, GTK_MOVEMENT_BUFFER_ENDS, -1);
  assert_focus (fixture, 0);
  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, -1);
  assert_focus (fixture, 0);
  press (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1);
  assert_focus (fixture, MANY - 1);
  g_assert_true (kayako_rows_view_get_at_end (fixture->rows));
  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  assert_focus (fixture, MANY - 1);
}

static guint
find_focus (RowsFixture *fixture)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));

  for (guint i = 0; i < n_items; i++)
    if (kayako_rows_view_get_row (fixture->rows, i) == get_focus (fixture))
      return i;

  g_assert_not_reached ();
}

static void
test_pages (RowsFixture *fixture, gconstpointer data)
{
  guint position = 0;
  guint n = 0;

  rows_fixture_show (fixture, 40);
  focus_at (fixture, 0, 0.0);

  /* Page by page something else, up to the last one, and back again. */
  while (position < 39) {
    press (fixture, GTK_MOVEMENT_PAGES, 1);
    g_assert_cmpuint (find_focus (fixture), >, position);
    g_assert_cmpuint (n++, <, 40);
    position = find_focus (fixture);
    assert_focus (fixture, position);
  }
  while (position > 0) {
    press (fixture, GTK_MOVEMENT_PAGES, -1);
    g_assert_cmpuint (find_focus (fixture), <, position);
    position = find_focus (fixture);
    assert_focus (fixture, position);
  }
}

/* What has the focus keeps it, also out of sight, and goes on from there. */
static void
test_out_of_sight (RowsFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  rows_fixture_show (fixture, MANY);
  focus_at (fixture, 5000, 20.0);
  row = get_focus (fixture);

  kayako_rows_view_scroll_to_end (fixture->rows);
  rows_fixture_settle (fixture);
  g_assert_true (get_focus (fixture) == row);
  g_assert_true (kayako_rows_view_get_row (fixture->rows, 5000) == row);
  g_assert_false (rows_fixture_is_in_sight (fixture, row));
  g_assert_true (gtk_widget_get_mapped (row));

  press (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  assert_focus (fixture, 5001);

  /* Also while others come in above. */
  rows_fixture_add (fixture, 0, 50);
  rows_fixture_settle (fixture);
  assert_focus (fixture, 5051);
}

/* What is gone hands its focus on; what is replaced keeps it. */
static void
test_gone (RowsFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkStringObject) other = gtk_string_object_new ("Another one");
  GtkWidget *row = NULL;

  rows_fixture_show (fixture, 30);
  focus_at (fixture, 10, 20.0);
  row = get_focus (fixture);
  g_list_store_splice (fixture->store, 10, 1, (gpointer *) &other, 1);
  rows_fixture_settle (fixture);
  g_assert_true (get_focus (fixture) == row);
  assert_focus (fixture, 10);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (row)), ==, "Another one");

  g_list_store_remove (fixture->store, 10);
  rows_fixture_settle (fixture);
  assert_focus (fixture, 10);
  g_list_store_splice (fixture->store, 10, 20 - 1, NULL, 0);
  rows_fixture_settle (fixture);
  assert_focus (fixture, 9);
}

/* From outside the focus goes to what is read, and from there outside again. */
static void
test_tab (RowsFixture *fixture, gconstpointer data)
{
  rows_fixture_show (fixture, MANY);
  kayako_rows_view_scroll_to (fixture->rows, 5000, 0.0);
  rows_fixture_settle (fixture);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->rows), GTK_DIR_TAB_FORWARD));
  rows_fixture_settle (fixture);
  assert_focus (fixture, 5000);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->rows), GTK_DIR_TAB_FORWARD));

  gtk_window_set_focus (fixture->window, NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->rows), GTK_DIR_TAB_BACKWARD));
  rows_fixture_settle (fixture);
  g_assert_cmpuint (find_focus (fixture), >=, 5000);
  g_assert_cmpuint (find_focus (fixture), <, 5020);
}

static GtkWidget *
create_high (gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1500);

  gtk_widget_set_focusable (box, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("First"));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Last"));

  return box;
}

static void
bind_nothing (GtkWidget *row, gpointer item, gpointer user_data)
{
}

static GtkWidget *
find_no_head (GtkWidget *current, gpointer before, gpointer item, gpointer user_data)
{
  return NULL;
}

static void
tab_within (RowsFixture *fixture, GtkDirectionType direction, const char *label)
{
  GtkWidget *focus = NULL;

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->rows), direction));
  rows_fixture_settle (fixture);
  focus = get_focus (fixture);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, label);
  g_assert_cmpfloat (rows_fixture_get_y (fixture, focus), >=, -1.0);
  g_assert_cmpfloat (rows_fixture_get_bottom (fixture, focus), <=,
                     gtk_widget_get_height (GTK_WIDGET (fixture->rows)) + 1.0);
}

/* What has the focus is to be seen also where its row is higher than the window. */
static void
test_tab_high (RowsFixture *fixture, gconstpointer data)
{
  static const KayakoRowsViewKind high = { create_high, bind_nothing, find_no_head };

  kayako_rows_view_set_kind (fixture->rows, &high, NULL);
  rows_fixture_show (fixture, 10);
  focus_at (fixture, 5, 20.0);
  tab_within (fixture, GTK_DIR_TAB_FORWARD, "First");
  tab_within (fixture, GTK_DIR_TAB_FORWARD, "Last");
  tab_within (fixture, GTK_DIR_TAB_BACKWARD, "First");
}

/* The whole is told, though only a part is there, and in its order. */
static void
test_accessible (RowsFixture *fixture, gconstpointer data)
{
  const char *before = NULL;
  guint n_heads = 0;
  guint n_rows = 0;

  rows_fixture_show (fixture, MANY);
  focus_at (fixture, 8000, 20.0);
  kayako_rows_view_scroll_to (fixture->rows, 2005, 20.0);
  rows_fixture_settle (fixture);
  kayako_rows_view_scroll_to (fixture->rows, 1995, 20.0);
  rows_fixture_settle (fixture);
  gtk_test_accessible_assert_role (fixture->rows, GTK_ACCESSIBLE_ROLE_LIST);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->rows)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *number = NULL;

    if (GTK_IS_LABEL (child)) {
      GtkButton *next = GTK_BUTTON (gtk_widget_get_next_sibling (child));

      g_assert_true (g_str_has_suffix (gtk_button_get_label (next), "0"));
      n_heads++;
      continue;
    }

    number = strrchr (gtk_button_get_label (GTK_BUTTON (child)), ' ') + 1;
    if (before != NULL)
      g_assert_cmpint (atoi (before), <, atoi (number));
    before = number;
    gtk_test_accessible_assert_relation (child, GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                         atoi (number) + 1);
    gtk_test_accessible_assert_relation (child, GTK_ACCESSIBLE_RELATION_SET_SIZE, MANY);
    n_rows++;
  }
  g_assert_cmpuint (n_heads, >=, 1);
  g_assert_cmpuint (n_rows, ==, kayako_rows_view_get_n_rows (fixture->rows));

  /* One more at the beginning is one more for all. */
  rows_fixture_add (fixture, 0, 1);
  gtk_test_accessible_assert_relation (kayako_rows_view_get_row (fixture->rows, 8001),
                                       GTK_ACCESSIBLE_RELATION_POS_IN_SET, 8002);
  gtk_test_accessible_assert_relation (kayako_rows_view_get_row (fixture->rows, 8001),
                                       GTK_ACCESSIBLE_RELATION_SET_SIZE, MANY + 1);
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

  add ("/rows-focus/lines", test_lines);
  add ("/rows-focus/high", test_high);
  add ("/rows-focus/ends", test_ends);
  add ("/rows-focus/pages", test_pages);
  add ("/rows-focus/out-of-sight", test_out_of_sight);
  add ("/rows-focus/gone", test_gone);
  add ("/rows-focus/tab", test_tab);
  add ("/rows-focus/tab-high", test_tab_high);
  add ("/rows-focus/accessible", test_accessible);

  return g_test_run ();
}
