/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things are in a thread's page, in the program's own style. */

#include "kayako-connection-banner.h"
#include "kayako-message-body.h"
#include "kayako-message-list-view.h"
#include "kayako-message-row.h"
#include "kayako-notice-banner.h"
#include "kayako-rows-view.h"
#include "kayako-test-await.h"
#include "kayako-ui.h"
#include "thread-fixture.h"

#define LONG_SUBJECT "Installation at the Seaview"

static graphene_rect_t
get_bounds (ThreadFixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->page), &bounds));

  return bounds;
}

static void
resize (ThreadFixture *fixture, int width, int height)
{
  gtk_window_set_default_size (fixture->window, width, height);
  thread_fixture_wait_for_frames (fixture, 5);
}

/* The first descendant with a style class, seen or not. */
static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_class (child, css_class);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* Messages and reply stand in one column, and do not touch. */
static void
test_column (ThreadFixture *fixture, gconstpointer email)
{
  const int widths[] = { 1920, 700, 360 };
  GtkWidget *list = NULL;
  GtkWidget *row = NULL;
  GtkWidget *box = NULL;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  thread_fixture_wait_for_frames (fixture, 3);
  list = thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL);
  row = thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
  box = find_class (GTK_WIDGET (thread_fixture_get_compose (fixture)), "compose-box");

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    graphene_rect_t row_bounds;
    graphene_rect_t box_bounds;
    graphene_rect_t list_bounds;

    resize (fixture, widths[i], 700);
    row_bounds = get_bounds (fixture, row);
    box_bounds = get_bounds (fixture, box);
    list_bounds = get_bounds (fixture, list);
    g_assert_cmpfloat_with_epsilon (row_bounds.origin.x, box_bounds.origin.x, 0.5);
    g_assert_cmpfloat_with_epsilon (row_bounds.size.width, box_bounds.size.width, 0.5);
    g_assert_cmpfloat (box_bounds.origin.y, >=,
                       list_bounds.origin.y + list_bounds.size.height + 6.0);
  }
}

/* In a small window an empty reply is a line, and never more than half. */
static void
test_small (ThreadFixture *fixture, gconstpointer email)
{
  GtkWidget *list = NULL;
  GtkWidget *compose = NULL;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  gtk_widget_grab_focus (
      thread_fixture_find (fixture, GTK_TYPE_TOGGLE_BUTTON, "tooltip-text", "Details"));
  resize (fixture, 360, 294);
  list = thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL);
  compose = GTK_WIDGET (thread_fixture_get_compose (fixture));
  g_assert_cmpint (gtk_widget_get_height (list), >, 2 * gtk_widget_get_height (compose));
  g_assert_null (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Send"));

  gtk_widget_grab_focus (compose);
  thread_fixture_wait_for_frames (fixture, 3);
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Send"));
  thread_fixture_type_reply (fixture, "One\nTwo\nThree\nFour\nFive\nSix\nSeven");
  thread_fixture_wait_for_frames (fixture, 3);
  g_assert_cmpint (gtk_widget_get_height (list), >=, gtk_widget_get_height (compose) - 1);

  /* What is written stays to be seen when one reads on. */
  gtk_widget_grab_focus (
      thread_fixture_find (fixture, GTK_TYPE_TOGGLE_BUTTON, "tooltip-text", "Details"));
  thread_fixture_wait_for_frames (fixture, 3);
  g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Send"));
}

static GtkWidget *
get_focus (ThreadFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Tab passes the messages by, row by row only the arrows go. */
static void
test_tab (ThreadFixture *fixture, gconstpointer email)
{
  KayakoRowsView *list = NULL;
  GtkWidget *row = NULL;
  GtkWidget *compose = NULL;
  guint n_rows = 0;
  guint n = 0;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_ALL, LONG_SUBJECT);
  kayako_test_wait_until (thread_fixture_is_at_end, fixture);
  list = thread_fixture_find (fixture, KAYAKO_TYPE_ROWS_VIEW, NULL, NULL);
  n_rows = g_list_model_get_n_items (kayako_rows_view_get_model (list));
  row = kayako_rows_view_get_row (list, n_rows - 2);
  compose = GTK_WIDGET (thread_fixture_get_compose (fixture));
  gtk_widget_grab_focus (row);
  g_assert_true (get_focus (fixture) == row);

  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1);
  g_assert_true (get_focus (fixture) == kayako_rows_view_get_row (list, n_rows - 1));

  /* At most the row's own text and the button that leads to the end. */
  while (!gtk_widget_is_ancestor (get_focus (fixture), compose)) {
    g_assert_cmpuint (n++, <, 4);
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  }
}

/* Whoever writes goes on writing while the window changes, as it does when an
 * on-screen keyboard comes or a phone is turned. */
static void
test_resize_writing (ThreadFixture *fixture, gconstpointer email)
{
  const struct {
    int width, height;
  } sizes[] = { { 360, 294 }, { 700, 294 }, { 700, 640 }, { 360, 640 } };
  GtkWidget *compose = NULL;
  GtkWidget *view = NULL;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  resize (fixture, 360, 640);
  compose = GTK_WIDGET (thread_fixture_get_compose (fixture));
  gtk_widget_grab_focus (compose);
  thread_fixture_type_reply (fixture, "One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight");
  thread_fixture_wait_for_frames (fixture, 5);
  view = thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    resize (fixture, sizes[i].width, sizes[i].height);
    g_assert_true (get_focus (fixture) == view);
    g_assert_nonnull (thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Send"));
  }
}

/* With something to be said above the thread, a reply can still be sent; of two
 * things, the notice comes when the connection is back. */
static void
test_small_notices (ThreadFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoNotices) notices = kayako_notices_new ();
  g_autoptr (KayakoNotification) notification = kayako_notification_new (
      KAYAKO_NOTIFICATION_TYPE_INFO,
      "The helpdesk is closed for maintenance from nine in the evening until three in the "
      "morning; what is written then is sent later, and nobody needs to do anything",
      TRUE, NULL, "https://example.com/", "Read more");
  GtkWidget *send = NULL;
  GtkWidget *notice = NULL;
  GtkWidget *banner = NULL;
  GtkRevealer *connection = NULL;
  int height = 0;
  graphene_rect_t bounds;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (thread_fixture_get_compose (fixture)));
  thread_fixture_type_reply (fixture, "One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight");
  resize (fixture, 360, 294);

  kayako_notices_add (notices, notification);
  notice = thread_fixture_find (fixture, KAYAKO_TYPE_NOTICE_BANNER, NULL, NULL);
  kayako_notice_banner_set_notices (KAYAKO_NOTICE_BANNER (notice), notices);
  banner = thread_fixture_find (fixture, KAYAKO_TYPE_CONNECTION_BANNER, NULL, NULL);
  connection = thread_fixture_find_in (banner, GTK_TYPE_REVEALER, NULL, NULL);
  g_assert_true (gtk_widget_get_visible (notice));
  gtk_revealer_set_reveal_child (connection, TRUE);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (gtk_revealer_get_child (connection))),
                      "The helpdesk is not working properly right now. Try again in a moment.");
  g_assert_false (gtk_widget_get_visible (notice));
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (fixture->page)), "gtk-enable-animations",
                FALSE, NULL);
  thread_fixture_wait_for_frames (fixture, 30);
  resize (fixture, 360, 293);
  resize (fixture, 360, 294);

  send = thread_fixture_find (fixture, GTK_TYPE_BUTTON, "label", "Send");
  bounds = get_bounds (fixture, send);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     gtk_widget_get_height (GTK_WIDGET (fixture->page)));

  gtk_revealer_set_reveal_child (connection, FALSE);
  g_assert_true (gtk_widget_get_visible (notice));
  thread_fixture_wait_for_frames (fixture, 30);
  resize (fixture, 360, 293);
  resize (fixture, 360, 294);
  bounds = get_bounds (fixture, send);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     gtk_widget_get_height (GTK_WIDGET (fixture->page)));

  /* The notice says it in one line, and in more where there is room. */
  height = gtk_widget_get_height (notice);
  resize (fixture, 360, 640);
  thread_fixture_wait_for_frames (fixture, 5);
  g_assert_cmpint (gtk_widget_get_height (notice), >, height);
}

static gboolean
is_away (gpointer data)
{
  gboolean away = FALSE;

  g_object_get (data, "is-away", &away, NULL);

  return away;
}

/* The edges between which messages are read. */
static void
find_text (ThreadFixture *fixture, GtkWidget *widget, float *left, float *right)
{
  if (KAYAKO_IS_MESSAGE_BODY (widget)) {
    graphene_rect_t bounds = get_bounds (fixture, widget);

    *left = MIN (*left, bounds.origin.x);
    *right = MAX (*right, bounds.origin.x + bounds.size.width);
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_text (fixture, child, left, right);
}

/* The button that leads to the end stands beside what is being read, not on it. */
static void
test_to_the_end (ThreadFixture *fixture, gconstpointer email)
{
  GtkWidget *list = NULL;
  graphene_rect_t bounds;

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_ALL, LONG_SUBJECT);
  kayako_test_wait_until (thread_fixture_is_at_end, fixture);
  kayako_thread_page_set_details_collapsed (fixture->page, TRUE);
  resize (fixture, 360, 640);
  list = thread_fixture_find (fixture, KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL, NULL);
  gtk_adjustment_set_value (thread_fixture_get_adjustment (fixture),
                            gtk_adjustment_get_lower (thread_fixture_get_adjustment (fixture)));
  kayako_test_wait_until (is_away, list);

  for (GtkTextDirection direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++) {
    float left = G_MAXFLOAT;
    float right = 0;

    gtk_widget_set_default_direction (direction);
    thread_fixture_wait_for_frames (fixture, 3);
    find_text (fixture, list, &left, &right);
    bounds = get_bounds (fixture, find_class (list, "to-the-end"));
    if (direction == GTK_TEXT_DIR_LTR)
      g_assert_cmpfloat (bounds.origin.x, >=, right);
    else
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, left);
  }

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

typedef struct {
  GtkWidget *widget;
  int height; /* while it was empty */
} Reply;

static gboolean
is_reply_high (gpointer data)
{
  Reply *reply = data;

  return gtk_widget_get_height (reply->widget) > 2 * reply->height;
}

static gboolean
is_reply_low (gpointer data)
{
  Reply *reply = data;

  return gtk_widget_get_height (reply->widget) == reply->height;
}

/* Within a frame, so that it is drawn before anything else can be done. */
static gboolean
send_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_activate_action (widget, "compose.send", NULL);

  return G_SOURCE_REMOVE;
}

/* A reply that scrolls gives its room back when it is sent, and no warning. */
static void
test_long_reply (ThreadFixture *fixture, gconstpointer email)
{
  GtkWidget *compose = NULL;
  GtkAdjustment *adjustment = NULL;
  Reply reply = { NULL };

  thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  compose = GTK_WIDGET (thread_fixture_get_compose (fixture));
  gtk_widget_grab_focus (compose);
  thread_fixture_wait_for_frames (fixture, 3);
  reply = (Reply) { compose, gtk_widget_get_height (compose) };
  for (guint i = 0; i < 30; i++)
    thread_fixture_type_reply (fixture, "One line more\n");
  kayako_test_wait_until (is_reply_high, &reply);

  /* At its end, as it is while one writes. */
  adjustment = gtk_scrollable_get_vadjustment (
      thread_fixture_find (fixture, GTK_TYPE_TEXT_VIEW, NULL, NULL));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  thread_fixture_wait_for_frames (fixture, 5);

  gtk_widget_add_tick_callback (compose, send_cb, NULL, NULL);
  kayako_test_wait_until (is_reply_low, &reply);
}

/* As the program does, by the name of the folder. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/example/Kayako/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add (const char *path,
     const char *email,
     void (*test) (ThreadFixture *fixture, gconstpointer email))
{
  g_test_add (path, ThreadFixture, email, thread_fixture_set_up, test, thread_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();
  load_style ();

  add ("/thread-layout/column", KAYAKO_TEST_AGENT, test_column);
  add ("/thread-layout/small", KAYAKO_TEST_AGENT, test_small);
  add ("/thread-layout/tab", KAYAKO_TEST_AGENT, test_tab);
  add ("/thread-layout/resize-writing", KAYAKO_TEST_AGENT, test_resize_writing);
  add ("/thread-layout/small-notices", KAYAKO_TEST_AGENT, test_small_notices);
  add ("/thread-layout/to-the-end", KAYAKO_TEST_AGENT, test_to_the_end);
  add ("/thread-layout/long-reply", KAYAKO_TEST_AGENT, test_long_reply);

  return g_test_run ();
}
