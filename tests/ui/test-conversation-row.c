/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-row.h"
#include "kayako-ui.h"

static KayakoConversation *
create_conversation (gint64 id, const char *name, const char *subject)
{
  KayakoConversation *conversation = kayako_conversation_new (id);
  g_autoptr (KayakoUser) requester = kayako_user_new (id);

  kayako_user_set_full_name (requester, name);
  kayako_conversation_set_requester (conversation, requester);
  kayako_conversation_set_subject (conversation, subject);

  return conversation;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A row has something to say once it is in a window. */
static KayakoConversationRow *
create_row (void)
{
  KayakoConversationRow *row = KAYAKO_CONVERSATION_ROW (kayako_conversation_row_new ());
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (row));

  return row;
}

/* Takes its window with it, and sees to it that nothing else holds the row. */
static void
destroy_row (KayakoConversationRow *row)
{
  g_object_ref (row);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))));
  g_assert_finalize_object (row);
}

static void
test_sentence (void)
{
  KayakoConversationRow *row = create_row ();
  KayakoConversation *leak = create_conversation (1, "Simon Blackhouse", "Machine leaks again");
  KayakoConversation *jam = create_conversation (2, "Phoebe Todd", "Grinder jams");
  g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (1);
  guint count = 0;

  g_signal_connect_swapped (row, "notify::sentence", G_CALLBACK (count_cb), &count);
  g_assert_null (kayako_conversation_row_get_sentence (row));

  kayako_conversation_row_set_conversation (row, leak);
  g_assert_cmpstr (kayako_conversation_row_get_sentence (row), ==,
                   "Simon Blackhouse, Machine leaks again");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "unread"));
  g_assert_cmpuint (count, ==, 1);

  /* The same again says nothing new. */
  kayako_conversation_row_set_conversation (row, leak);
  g_assert_cmpuint (count, ==, 1);

  kayako_read_marker_set_unread_count (marker, 2);
  kayako_conversation_set_read_marker (leak, marker);
  g_assert_cmpstr (kayako_conversation_row_get_sentence (row), ==,
                   "Simon Blackhouse, Machine leaks again, 2 unread messages");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "unread"));

  /* A row that is used again forgets what it showed. */
  kayako_conversation_row_set_conversation (row, jam);
  g_assert_cmpstr (kayako_conversation_row_get_sentence (row), ==, "Phoebe Todd, Grinder jams");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "unread"));
  count = 0;
  kayako_conversation_set_subject (leak, "Not shown any more");
  g_assert_cmpuint (count, ==, 0);

  destroy_row (row);
  g_assert_finalize_object (leak);
  g_assert_finalize_object (jam);
}

static const char *
get_preview (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_has_css_class (widget, "caption"))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *preview = get_preview (child);

    if (preview != NULL)
      return preview;
  }

  return NULL;
}

/* Whoever reads something else by now must learn that a reply did not go. */
static void
test_failed (void)
{
  KayakoConversationRow *row = create_row ();
  KayakoConversation *leak = create_conversation (1, "Simon Blackhouse", "Machine leaks again");

  kayako_conversation_set_last_message_preview (leak, "It leaks");
  kayako_conversation_row_set_conversation (row, leak);
  g_assert_cmpstr (get_preview (GTK_WIDGET (row)), ==, "It leaks");

  kayako_conversation_set_n_failed (leak, 1);
  g_assert_cmpstr (get_preview (GTK_WIDGET (row)), ==, "A message was not sent");
  g_assert_cmpstr (kayako_conversation_row_get_sentence (row), ==,
                   "Simon Blackhouse, Machine leaks again, A message was not sent");

  kayako_conversation_set_n_failed (leak, 0);
  g_assert_cmpstr (get_preview (GTK_WIDGET (row)), ==, "It leaks");

  destroy_row (row);
  g_assert_finalize_object (leak);
}

/* The name of the one icon in a row that shows. */
static const char *
get_icon (GtkWidget *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_IMAGE (child) && gtk_widget_get_visible (child))
      return gtk_image_get_icon_name (GTK_IMAGE (child));

  return NULL;
}

/* What is not sent looks as if it were, but for a mark. */
static void
test_unsent (void)
{
  KayakoConversationRow *row = create_row ();
  KayakoConversation *leak = create_conversation (1, "Simon Blackhouse", "Machine leaks again");

  kayako_conversation_row_set_conversation (row, leak);
  g_assert_null (get_icon (GTK_WIDGET (row)));
  kayako_conversation_set_n_waiting (leak, 1);
  g_assert_cmpstr (get_icon (GTK_WIDGET (row)), ==, "kayako-waiting-symbolic");
  g_assert_cmpstr (kayako_conversation_row_get_sentence (row), ==,
                   "Simon Blackhouse, Machine leaks again, Waiting to be sent");
  kayako_conversation_set_n_undecided (leak, 1);
  g_assert_cmpstr (get_icon (GTK_WIDGET (row)), ==, "dialog-warning-symbolic");
  kayako_conversation_set_n_undecided (leak, 0);
  kayako_conversation_set_n_waiting (leak, 0);
  g_assert_null (get_icon (GTK_WIDGET (row)));

  destroy_row (row);
  g_assert_finalize_object (leak);
}

static guint
count_pills (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "pill-label") && gtk_widget_get_visible (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_pills (child);

  return n;
}

/* What is urgent may be pending, too: the row says both. */
static void
test_marks (void)
{
  KayakoConversationRow *row = create_row ();
  KayakoConversation *leak = create_conversation (1, "Simon Blackhouse", "Machine leaks again");
  g_autoptr (KayakoStatus) status = kayako_status_new (1);
  g_autoptr (KayakoPriority) priority = kayako_priority_new (4);

  kayako_conversation_row_set_conversation (row, leak);
  g_assert_cmpuint (count_pills (GTK_WIDGET (row)), ==, 0);

  kayako_priority_set_level (priority, 4);
  kayako_priority_set_label (priority, "Urgent");
  kayako_conversation_set_priority (leak, priority);
  g_assert_cmpuint (count_pills (GTK_WIDGET (row)), ==, 1);

  kayako_status_set_status_type (status, KAYAKO_STATUS_TYPE_PENDING);
  kayako_status_set_label (status, "Pending");
  kayako_conversation_set_status (leak, status);
  g_assert_cmpuint (count_pills (GTK_WIDGET (row)), ==, 2);
  g_assert_cmpstr (kayako_conversation_row_get_sentence (row), ==,
                   "Simon Blackhouse, Machine leaks again, Pending, Urgent");

  destroy_row (row);
  g_assert_finalize_object (leak);
}

/* What stands in a line beside each other does not overlap, follows the
 * direction of the language, and stays within the row at any width. */
static void
test_lines (gconstpointer data)
{
  const GtkTextDirection direction = GPOINTER_TO_INT (data);
  KayakoConversationRow *row = create_row ();
  KayakoConversation *leak = create_conversation (1, "Simon Blackhouse", "Machine leaks again");
  g_autoptr (KayakoPriority) priority = kayako_priority_new (4);
  g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (1);

  kayako_priority_set_level (priority, 4);
  kayako_priority_set_label (priority, "Urgent");
  kayako_conversation_set_priority (leak, priority);
  kayako_read_marker_set_unread_count (marker, 2);
  kayako_conversation_set_read_marker (leak, marker);
  kayako_conversation_set_last_message_preview (leak, "It leaks from the group head as before");
  gtk_widget_set_direction (GTK_WIDGET (row), direction);
  kayako_conversation_row_set_conversation (row, leak);

  for (int width = 250; width <= 650; width += 200) {
    GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (row));
    float edge = direction == GTK_TEXT_DIR_RTL ? (float) width : 0; /* of what came before */
    guint n_in_line = 0;
    int height = 0;

    gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, &height, NULL, NULL,
                        NULL);
    g_assert_cmpint (height, <=, width);
    gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                        NULL);
    gtk_widget_allocate (GTK_WIDGET (row), width, height, -1, NULL);

    for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
      graphene_rect_t bounds;
      float right = 0;

      g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (row), &bounds));
      right = bounds.origin.x + bounds.size.width;
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (right, <=, width);
      if (bounds.origin.y + bounds.size.height / 2 < height * 0.66f)
        continue;

      n_in_line++;
      if (direction == GTK_TEXT_DIR_RTL) {
        g_assert_cmpfloat (right, <=, edge);
        edge = bounds.origin.x;
      } else {
        g_assert_cmpfloat (bounds.origin.x, >=, edge);
        edge = right;
      }
    }

    /* The preview, the priority and the number of what is unread. */
    g_assert_cmpuint (n_in_line, ==, 3);
  }

  destroy_row (row);
  g_assert_finalize_object (leak);
}

/* Where the ink of the only inscription with a text is in its width. */
static void
find_ink (GtkWidget *widget, const char *text, float *before, float *behind)
{
  if (GTK_IS_INSCRIPTION (widget) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0) {
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    GskRenderNode *node = NULL;
    graphene_rect_t ink;

    GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
    node = gtk_snapshot_free_to_node (snapshot);
    g_assert_nonnull (node);
    gsk_render_node_get_bounds (node, &ink);
    *before = ink.origin.x;
    *behind = gtk_widget_get_width (widget) - ink.origin.x - ink.size.width;
    gsk_render_node_unref (node);
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_ink (child, text, before, behind);
}

/* Whichever way a language is written, its lines begin beside the avatar. */
static void
test_direction (gconstpointer data)
{
  const GtkTextDirection direction = GPOINTER_TO_INT (data);
  const char *const texts[] = { "Grinder", "\xd7\xa9\xd7\x90\xd7\x9c\xd7\x94" };
  const int width = 400;

  gtk_widget_set_default_direction (direction);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    KayakoConversationRow *row = create_row ();
    KayakoConversation *conversation = create_conversation (1, "Phoebe Todd", texts[i]);
    float before = -1;
    float behind = -1;
    int height = 0;

    kayako_conversation_row_set_conversation (row, conversation);
    gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, &height, NULL, NULL,
                        NULL);
    gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                        NULL);
    gtk_widget_allocate (GTK_WIDGET (row), width, height, -1, NULL);
    find_ink (GTK_WIDGET (row), texts[i], &before, &behind);
    g_test_message ("%s: %.0f before, %.0f behind", texts[i], before, behind);

    if (direction == GTK_TEXT_DIR_RTL)
      g_assert_cmpfloat (behind, <, width / 10);
    else
      g_assert_cmpfloat (before, <, width / 10);
    g_assert_cmpfloat (before + behind, >, width / 2);

    destroy_row (row);
    g_assert_finalize_object (conversation);
  }

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/conversation-row/sentence", test_sentence);
  g_test_add_func ("/conversation-row/failed", test_failed);
  g_test_add_func ("/conversation-row/unsent", test_unsent);
  g_test_add_func ("/conversation-row/marks", test_marks);
  g_test_add_data_func ("/conversation-row/lines/to-the-right", GINT_TO_POINTER (GTK_TEXT_DIR_LTR),
                        test_lines);
  g_test_add_data_func ("/conversation-row/lines/to-the-left", GINT_TO_POINTER (GTK_TEXT_DIR_RTL),
                        test_lines);
  g_test_add_data_func ("/conversation-row/direction/to-the-right",
                        GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_direction);
  g_test_add_data_func ("/conversation-row/direction/to-the-left",
                        GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_direction);

  return g_test_run ();
}
