/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-body.h"
#include "kayako-search-entry.h"
#include "kayako-search-row.h"
#include "kayako-ui.h"

#include <string.h>

typedef struct {
  GtkWindow *window;
  KayakoSearchEntry *entry;
  GtkEditable *text;
  guint changes;
  guint activated;
} Fixture;

static gpointer
find_nth (GtkWidget *widget, GType type, const char *css_class, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (css_class == NULL || gtk_widget_has_css_class (widget, css_class)) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_nth (child, type, css_class, n);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gpointer
find (gpointer widget, GType type, const char *css_class, guint n)
{
  return find_nth (widget, type, css_class, &n);
}

static GtkWidget *
get_chip (Fixture *fixture, guint n)
{
  return find (fixture->entry, GTK_TYPE_BUTTON, "filter-chip", n);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->entry = KAYAKO_SEARCH_ENTRY (kayako_search_entry_new ());
  fixture->text = find (fixture->entry, GTK_TYPE_ENTRY, NULL, 0);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->entry));
  g_signal_connect_swapped (fixture->entry, "notify::text", G_CALLBACK (count_cb),
                            &fixture->changes);
  g_signal_connect_swapped (fixture->entry, "activated", G_CALLBACK (count_cb),
                            &fixture->activated);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->entry);
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->entry);
}

static void
type (Fixture *fixture, const char *text)
{
  GtkEditable *delegate = gtk_editable_get_delegate (fixture->text);

  for (const char *p = text; *p != '\0'; p++) {
    char letter[] = { *p, '\0' };

    g_signal_emit_by_name (delegate, "insert-at-cursor", letter);
  }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
expect (Fixture *fixture, guint n_chips, const char *typed, const char *text)
{
  g_assert_null (get_chip (fixture, n_chips));
  g_assert_true (n_chips == 0 || get_chip (fixture, n_chips - 1) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (fixture->text), ==, typed);
  g_assert_cmpstr (kayako_search_entry_get_text (fixture->entry), ==, text);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  type (fixture, "red from:si");
  g_assert_cmpuint (fixture->changes, ==, 11);
  expect (fixture, 0, "red from:si", "red from:si");
  type (fixture, " is:unread");
  expect (fixture, 1, "red is:unread", "from:si red is:unread");
  gtk_test_accessible_assert_property (get_chip (fixture, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove Filter “From: si”");

  /* Enter makes the last one, and only then asks for the first result. */
  g_signal_emit_by_name (fixture->text, "activate");
  expect (fixture, 2, "red", "from:si is:unread red");
  g_assert_cmpuint (fixture->activated, ==, 0);
  g_signal_emit_by_name (fixture->text, "activate");
  g_assert_cmpuint (fixture->activated, ==, 1);

  g_signal_emit_by_name (get_chip (fixture, 0), "clicked");
  expect (fixture, 1, "red", "is:unread red");
  gtk_test_accessible_assert_property (get_chip (fixture, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove Filter “Unread”");
}

/* The caret stays behind what was typed. */
static void
test_caret (Fixture *fixture, gconstpointer data)
{
  type (fixture, "red ink");
  gtk_editable_set_position (fixture->text, 0);
  type (fixture, "is:unread b");
  expect (fixture, 1, "bred ink", "is:unread bred ink");
  g_assert_cmpint (gtk_editable_get_position (fixture->text), ==, 1);
}

static void
test_offers (Fixture *fixture, gconstpointer data)
{
  type (fixture, "red");
  kayako_search_entry_add_filter (fixture->entry, "is:unread");
  type (fixture, "");
  expect (fixture, 1, "red ", "is:unread red ");
  kayako_search_entry_add_filter (fixture->entry, "from:");
  type (fixture, "");
  expect (fixture, 1, "red from:", "is:unread red from:");
  type (fixture, "si ");
  expect (fixture, 2, "red ", "is:unread from:si red ");

  kayako_search_entry_set_text (fixture->entry, "in:a two to:b");
  expect (fixture, 2, "two", "in:a to:b two");
  fixture->changes = 0;
  kayako_search_entry_set_text (fixture->entry, "in:a to:b two");
  g_assert_cmpuint (fixture->changes, ==, 0);
  kayako_search_entry_set_text (fixture->entry, "");
  expect (fixture, 0, "", "");
}

/* The same filter is one chip, and a second status takes the place of the first. */
static void
test_doubles (Fixture *fixture, gconstpointer data)
{
  kayako_search_entry_add_filter (fixture->entry, "is:unread");
  type (fixture, "");
  kayako_search_entry_add_filter (fixture->entry, "is:unread");
  type (fixture, "");
  expect (fixture, 1, "", "is:unread ");
  type (fixture, "status:open IS:unread ");
  expect (fixture, 2, "", "is:unread status:open ");
  type (fixture, "from:a status:pending ");
  expect (fixture, 3, "", "is:unread from:a status:pending ");
  g_signal_emit_by_name (fixture->text, "activate");
  g_assert_cmpuint (fixture->activated, ==, 1);
  kayako_search_entry_set_text (fixture->entry, "in:a in:b in:A status:x status:y");
  expect (fixture, 3, "", "in:a in:b status:y ");
}

static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->text));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean stopped = FALSE;

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
        gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
      continue;

    g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &stopped);
    if (stopped)
      return TRUE;
  }

  return FALSE;
}

/* With all of the text, all filters are chosen: Backspace takes everything away,
 * and what is typed takes the place of everything. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  kayako_search_entry_set_text (fixture->entry, "in:a is:unread two");
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_true (gtk_widget_has_css_class (get_chip (fixture, 1), "chosen"));
  g_assert_true (press (fixture, GDK_KEY_BackSpace, 0));
  expect (fixture, 0, "", "");

  /* Where there are only filters, too. */
  kayako_search_entry_set_text (fixture->entry, "in:a is:unread");
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_true (press (fixture, GDK_KEY_Delete, 0));
  expect (fixture, 0, "", "");

  kayako_search_entry_set_text (fixture->entry, "in:a two");
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_false (press (fixture, GDK_KEY_x, 0));
  gtk_editable_select_region (fixture->text, 0, -1);
  gtk_editable_delete_selection (fixture->text);
  type (fixture, "x");
  expect (fixture, 0, "x", "x");

  /* Whoever goes elsewhere keeps them. */
  kayako_search_entry_set_text (fixture->entry, "in:a two");
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_End, 0);
  g_assert_false (gtk_widget_has_css_class (get_chip (fixture, 0), "chosen"));
  type (fixture, "!");
  expect (fixture, 1, "two!", "in:a two!");

  /* One after the other from the beginning of the text. */
  gtk_editable_set_position (fixture->text, 0);
  g_assert_true (press (fixture, GDK_KEY_BackSpace, 0));
  expect (fixture, 0, "two!", "two!");
  g_assert_false (press (fixture, GDK_KEY_BackSpace, 0));
}

static char *
dup_bold (gpointer inscription)
{
  PangoAttrList *attributes = gtk_inscription_get_attributes (inscription);

  return attributes != NULL ? pango_attr_list_to_string (attributes) : g_strdup ("");
}

/* A row forgets what it showed before. */
static void
test_row (void)
{
  KayakoSearchRow *row = g_object_ref_sink (KAYAKO_SEARCH_ROW (kayako_search_row_new ()));
  g_autoptr (KayakoSearchHit) first =
      kayako_search_hit_new (1, 2, KAYAKO_SEARCH_HIT_PLACE_FILE, 1762270200);
  g_autoptr (KayakoSearchHit) second =
      kayako_search_hit_new (2, 0, KAYAKO_SEARCH_HIT_PLACE_SUBJECT, 0);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (KayakoSearchRange));
  KayakoSearchRange range = { 0, 3 };
  gpointer subject = find (row, GTK_TYPE_INSCRIPTION, "subject", 0);
  gpointer snippet = find (row, GTK_TYPE_INSCRIPTION, "search-snippet", 0);
  gpointer file = find (row, GTK_TYPE_IMAGE, "search-file", 0);
  g_autofree char *bold = NULL;
  g_autofree char *plain = NULL;

  g_array_append_val (ranges, range);
  kayako_search_hit_set_person (first, "Ada");
  kayako_search_hit_set_subject (first, "Plan", NULL);
  kayako_search_hit_set_snippet (first, "plan.pdf", ranges);
  kayako_search_hit_set_subject (second, "Other", ranges);

  kayako_search_row_set_hit (row, first);
  bold = dup_bold (snippet);
  g_assert_cmpstr (bold, ==, "0 3 weight bold");
  g_assert_true (gtk_widget_get_visible (file));
  kayako_search_row_set_hit (row, second);
  plain = dup_bold (snippet);
  g_assert_cmpstr (plain, ==, "");
  g_assert_cmpstr (gtk_inscription_get_text (snippet), ==, "");
  g_assert_cmpstr (gtk_inscription_get_text (subject), ==, "Other");
  g_assert_false (gtk_widget_get_visible (file));
  kayako_search_row_set_hit (row, NULL);
  g_assert_finalize_object (row);
}

static char *
dup_found (gpointer label)
{
  PangoAttrList *attributes = gtk_label_get_attributes (label);
  g_autofree char *all = pango_attr_list_to_string (attributes);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], " background #") != NULL)
      g_string_append_len (found, lines[i], strcspn (lines[i], "b"));

  return g_string_free (g_steal_pointer (&found), FALSE);
}

/* What was looked for is pointed out in every text, as long as it is looked for. */
static void
test_found (void)
{
  GtkWidget *body = g_object_ref_sink (kayako_message_body_new ());
  GtkWidget *label = find (body, GTK_TYPE_LABEL, "message-text", 0);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;

  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "A leak, and Léaks");
  kayako_message_body_set_looked_for (KAYAKO_MESSAGE_BODY (body), "from:simon leak");
  first = dup_found (label);
  g_assert_cmpstr (first, ==, "2 6 12 18 ");
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "Oh leak");
  second = dup_found (label);
  g_assert_cmpstr (second, ==, "3 7 ");
  kayako_message_body_set_looked_for (KAYAKO_MESSAGE_BODY (body), NULL);
  none = dup_found (label);
  g_assert_cmpstr (none, ==, "");

  g_assert_finalize_object (body);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  kayako_ui_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/search-entry/typing", test_typing);
  ADD ("/search-entry/caret", test_caret);
  ADD ("/search-entry/offers", test_offers);
  ADD ("/search-entry/doubles", test_doubles);
  ADD ("/search-entry/all", test_all);
  g_test_add_func ("/search-row/recycled", test_row);
  g_test_add_func ("/search/found-in-message", test_found);

  return g_test_run ();
}
