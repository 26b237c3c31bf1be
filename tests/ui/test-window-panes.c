/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one goes from pane to pane: where the focus is afterwards, how many ways
 * back are offered, and what is said of a connection that broke. */

#include "kayako-account-view.h"
#include "kayako-compose-bar.h"
#include "kayako-conversation-list-view.h"
#include "kayako-conversation-row.h"
#include "kayako-details-panel.h"
#include "kayako-message-row.h"
#include "kayako-notice-overlay.h"
#include "kayako-test-await.h"
#include "kayako-view-row.h"
#include "kayako-window.h"
#include "window-fixture.h"

#include <string.h>

static void
open_first (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", 1);
  window_fixture_activate (fixture, "win.open");
  window_fixture_wait_for (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
}

/* Whether the focus is on what holds a row of a kind. */
static gboolean
has_focused (WindowFixture *fixture, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL &&
         (g_type_is_a (G_OBJECT_TYPE (focus), type) ||
          (gtk_widget_get_first_child (focus) != NULL &&
           g_type_is_a (G_OBJECT_TYPE (gtk_widget_get_first_child (focus)), type)));
}

static gboolean
has_focused_conversation (gpointer data)
{
  return has_focused (data, KAYAKO_TYPE_CONVERSATION_ROW);
}

static gboolean
has_focused_view (gpointer data)
{
  return has_focused (data, KAYAKO_TYPE_VIEW_ROW);
}

static guint
count_back_buttons (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  if (gtk_widget_has_css_class (widget, "back"))
    return 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_back_buttons (child);

  return n;
}

static void
test_back_buttons (WindowFixture *fixture, gconstpointer data)
{
  const int width = GPOINTER_TO_INT (data);

  window_fixture_sign_in_agent (fixture);
  window_fixture_wait_for_frames (fixture, 2);
  g_assert_cmpuint (count_back_buttons (GTK_WIDGET (fixture->window)), ==, width > 860 ? 0 : 1);
  open_first (fixture);
  window_fixture_wait_for_frames (fixture, 2);
  g_assert_cmpuint (count_back_buttons (GTK_WIDGET (fixture->window)), ==, width > 860 ? 0 : 1);
}

static void
test_focus (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);

  open_first (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.thread", "s", "reply");
  window_fixture_wait_for_frames (fixture, 2);
  g_assert_false (has_focused_conversation (fixture));

  window_fixture_activate (fixture, "win.go-back");
  kayako_test_wait_until (has_focused_conversation, fixture);
  window_fixture_wait_for_frames (fixture, 3);
  g_assert_true (has_focused_conversation (fixture));

  window_fixture_activate (fixture, "win.go-back");
  kayako_test_wait_until (has_focused_view, fixture);
  window_fixture_wait_for_frames (fixture, 3);
  g_assert_true (has_focused_view (fixture));
}

static gboolean
has_focused_details (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && gtk_widget_get_ancestor (focus, KAYAKO_TYPE_DETAILS_PANEL) != NULL;
}

static gboolean
has_focused_reply (WindowFixture *fixture)
{
  return GTK_IS_TEXT_VIEW (gtk_window_get_focus (fixture->window));
}

/* Details over a thread have the focus and give it back; where a window that
 * grows puts them beside it, they take it from nobody. */
static void
test_details (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *view = NULL;
  GtkWidget *button = NULL;

  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  open_first (fixture);
  view = window_fixture_find (GTK_WIDGET (fixture->window), KAYAKO_TYPE_ACCOUNT_VIEW, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.thread", "s", "reply");
  g_assert_true (has_focused_reply (fixture));

  kayako_account_view_activate_thread (KAYAKO_ACCOUNT_VIEW (view), "show-details");
  kayako_test_wait_until (has_focused_details, fixture);
  window_fixture_activate (fixture, "win.go-back");
  button = window_fixture_find (view, GTK_TYPE_TOGGLE_BUTTON, "tooltip-text", "Details");
  window_fixture_wait_for_frames (fixture, 3);
  g_assert_true (gtk_window_get_focus (fixture->window) == button);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.thread", "s", "reply");
  g_object_set (view, "details-collapsed", FALSE, NULL);
  window_fixture_wait_for_frames (fixture, 3);
  g_assert_true (has_focused_reply (fixture));
  g_object_set (view, "details-collapsed", TRUE, NULL);
  window_fixture_wait_for_frames (fixture, 3);
  g_assert_true (has_focused_reply (fixture));
}

/* Without a keyring there is a notice above the list; it gets no focus. */
static void
test_tab_leaves (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "No Conversation Selected");

  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_false (has_focused_conversation (fixture));

  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
  kayako_test_wait_until (has_focused_conversation, fixture);
  window_fixture_activate (fixture, "win.go-back");
  kayako_test_wait_until (has_focused_view, fixture);
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_false (has_focused_view (fixture));
}

static guint
count_visible (GtkWidget *widget, const char *part)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_visible (child, part);

  return n;
}

/* The helpdesk is down, the network is not: said once, with the helpdesk's
 * name, and by the dot's word. */
static void
test_offline (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  window_fixture_hold_pull (fixture);
  window_fixture_sign_in_agent (fixture);
  kayako_account_set_helpdesk (kayako_window_get_account (KAYAKO_WINDOW (window)), "Brewfictus");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Brewfictus · Polling");

  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:path=/api/v1/*");
  window_fixture_activate (fixture, "win.refresh");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Brewfictus · Offline");
  window_fixture_wait_for_frames (fixture, 2);
  g_assert_cmpuint (count_visible (window, "Replies go out later"), ==, 1);

  gtk_widget_activate_action (window, "win.move", "i", 2);
  window_fixture_activate (fixture, "win.open");
  window_fixture_wait_for (fixture, ADW_TYPE_STATUS_PAGE, "title", "Not Loaded Yet");
  window_fixture_wait_for_frames (fixture, 2);
  g_assert_cmpuint (count_visible (window, "Replies go out later"), ==, 1);
  g_assert_cmpuint (count_visible (window, "You are offline"), ==, 0);
  window_fixture_recover (fixture);
}

/* It answers, but with nothing of use: that is no connection either. */
static void
test_broken (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  window_fixture_sign_in_agent (fixture);
  kayako_account_set_helpdesk (kayako_window_get_account (KAYAKO_WINDOW (window)), "Brewfictus");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Brewfictus · Polling");

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=500,path=/api/v1/*");
  window_fixture_activate (fixture, "win.refresh");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Brewfictus · Offline");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "is not working properly");
  window_fixture_recover (fixture);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Brewfictus · Polling");
}

static const char *
get_status (WindowFixture *fixture)
{
  KayakoConversationListView *list = window_fixture_find (
      GTK_WIDGET (fixture->window), KAYAKO_TYPE_CONVERSATION_LIST_VIEW, NULL, NULL);
  KayakoConversation *conversation = kayako_conversation_list_view_get_conversation (list);

  return kayako_status_get_label (kayako_conversation_get_status (conversation));
}

static gboolean
is_open_again (gpointer data)
{
  return g_strcmp0 (get_status (data), "Completed") != 0;
}

static void
test_undo (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *undo = NULL;
  g_autofree char *before = NULL;

  window_fixture_sign_in_agent (fixture);
  open_first (fixture);
  before = g_strdup (get_status (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.thread", "s", "complete");
  g_assert_cmpstr (get_status (fixture), ==, "Completed");
  g_assert_nonnull (
      window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Conversation completed"));

  undo = window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Undo");
  g_signal_emit_by_name (undo, "clicked");
  kayako_test_wait_until (is_open_again, fixture);
  g_assert_cmpstr (get_status (fixture), ==, before);
}

/* A key takes back what was done even when its toast has gone, and only once. */
static void
test_undo_by_key (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  KayakoNoticeOverlay *overlay = NULL;
  g_autofree char *before = NULL;

  window_fixture_sign_in_agent (fixture);
  overlay = window_fixture_find (window, KAYAKO_TYPE_NOTICE_OVERLAY, NULL, NULL);
  g_assert_false (kayako_notice_overlay_undo (overlay));
  open_first (fixture);
  before = g_strdup (get_status (fixture));
  gtk_widget_activate_action (window, "win.thread", "s", "complete");
  g_assert_cmpstr (get_status (fixture), ==, "Completed");
  adw_toast_overlay_dismiss_all (window_fixture_find (window, ADW_TYPE_TOAST_OVERLAY, NULL, NULL));

  gtk_widget_activate_action (window, "win.undo", NULL);
  g_assert_cmpstr (get_status (fixture), ==, before);
  g_assert_nonnull (window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label",
                                             "The status is what it was before"));
  g_assert_false (kayako_notice_overlay_undo (overlay));
  g_assert_cmpstr (get_status (fixture), ==, before);
}

static float
get_bottom (WindowFixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));

  return bounds.origin.y + bounds.size.height;
}

/* What is said in passing is said above what one writes, however much that is,
 * and goes down to the window's end where nobody writes. */
static void
test_toast (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *compose = NULL;
  GtkWidget *toast = NULL;
  GtkTextBuffer *buffer = NULL;
  AdwToast *lasting = adw_toast_new ("Number copied");
  float bottom = 0;
  int height = 0;

  window_fixture_sign_in_agent (fixture);
  open_first (fixture);
  gtk_widget_activate_action (window, "win.thread", "s", "reply");
  compose = window_fixture_find (window, KAYAKO_TYPE_COMPOSE_BAR, NULL, NULL);
  adw_toast_set_timeout (lasting, 0);
  kayako_notice_overlay_take_toast (
      window_fixture_find (window, KAYAKO_TYPE_NOTICE_OVERLAY, NULL, NULL), lasting);
  toast = window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Number copied");
  window_fixture_wait_for_frames (fixture, 5);
  height = gtk_widget_get_height (compose);
  bottom = get_bottom (fixture, compose);
  g_assert_cmpint (height, >, 0);
  g_assert_cmpfloat (get_bottom (fixture, toast), <, bottom - height);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (fixture->window)));
  gtk_text_buffer_set_text (buffer, "One\nTwo\nThree\nFour\nFive\nSix", -1);
  window_fixture_wait_for_frames (fixture, 10);
  g_assert_cmpint (gtk_widget_get_height (compose), >, height);
  height = gtk_widget_get_height (compose);
  g_assert_cmpfloat (get_bottom (fixture, toast), <, bottom - height);

  window_fixture_activate (fixture, "win.go-back");
  kayako_test_wait_until (has_focused_conversation, fixture);
  window_fixture_wait_for_frames (fixture, 5);
  if (GPOINTER_TO_INT (data) > 560)
    g_assert_cmpfloat (get_bottom (fixture, toast), <, bottom - height);
  else
    g_assert_cmpfloat (get_bottom (fixture, toast), >, bottom - height);
}

static void
set_freed_cb (gpointer data)
{
  gboolean *is_freed = data;

  *is_freed = TRUE;
}

static gboolean
is_freed_by_now (gpointer data)
{
  return *(gboolean *) data;
}

/* When a pane has changed, a split view of libadwaita writes into itself a
 * little later, even if the window is closed before that. */
static void
test_close (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  AdwNavigationSplitView *outer = NULL;
  AdwNavigationSplitView *inner = NULL;
  gboolean is_outer_freed = FALSE;
  gboolean is_inner_freed = FALSE;

  window_fixture_sign_in_agent (fixture);
  open_first (fixture);
  outer = window_fixture_find (window, ADW_TYPE_NAVIGATION_SPLIT_VIEW, NULL, NULL);
  inner = window_fixture_find (GTK_WIDGET (adw_navigation_split_view_get_content (outer)),
                               ADW_TYPE_NAVIGATION_SPLIT_VIEW, NULL, NULL);
  g_object_set_data_full (G_OBJECT (outer), "freed", &is_outer_freed, set_freed_cb);
  g_object_set_data_full (G_OBJECT (inner), "freed", &is_inner_freed, set_freed_cb);

  window_fixture_activate (fixture, "win.go-back");
  window_fixture_activate (fixture, "win.go-back");
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  g_assert_false (is_outer_freed);
  g_assert_false (is_inner_freed);

  kayako_test_wait_until (is_freed_by_now, &is_outer_freed);
  kayako_test_wait_until (is_freed_by_now, &is_inner_freed);
}

int
main (int argc, char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, width, func)                                                                     \
  g_test_add (path, WindowFixture, GINT_TO_POINTER (width), window_fixture_set_up_wide, func,      \
              window_fixture_tear_down)
  ADD ("/window-panes/back-buttons/one", 400, test_back_buttons);
  ADD ("/window-panes/back-buttons/two", 700, test_back_buttons);
  ADD ("/window-panes/back-buttons/three", 1000, test_back_buttons);
  ADD ("/window-panes/focus/one", 400, test_focus);
  ADD ("/window-panes/focus/two", 700, test_focus);
  ADD ("/window-panes/focus/three", 1000, test_focus);
  ADD ("/window-panes/details", 1140, test_details);
  ADD ("/window-panes/tab-leaves", 1000, test_tab_leaves);
  ADD ("/window-panes/offline/three", 1000, test_offline);
  ADD ("/window-panes/broken", 1000, test_broken);
  ADD ("/window-panes/undo", 1000, test_undo);
  ADD ("/window-panes/undo-by-key", 1000, test_undo_by_key);
  ADD ("/window-panes/toast/one", 400, test_toast);
  ADD ("/window-panes/toast/three", 1000, test_toast);
  ADD ("/window-panes/close", 400, test_close);
#undef ADD

  return g_test_run ();
}
