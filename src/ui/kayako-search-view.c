/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-view.h"

#include "kayako-search-closures.h"
#include "kayako-search-entry.h"
#include "kayako-search-menu.h"
#include "kayako-search-row.h"
#include "kayako-status-pages.h"

#include <glib/gi18n.h>

/**
 * KayakoSearchView:
 *
 * Looks through everything that is stored of an account: an entry, and below it
 * what was found, or a page that says what one can do. What was found stays on
 * the screen until there is a newer answer.
 */
struct _KayakoSearchView {
  AdwBin parent_instance;

  KayakoSearchEntry *entry;
  GtkLabel *hint;
  GtkStack *stack;
  GtkWidget *spinner;
  KayakoStatusPages *status_pages;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GMenu *filters_menu;

  KayakoSearch *search; /* (owned) (not nullable) */
  GListModel *statuses; /* (owned) (not nullable): those of the helpdesk */
  char *told;           /* (owned) (nullable): what a screen reader was told last */
  guint spinner_id;     /* GSource id, 0 while nobody waits or has waited long */
};

/* How long an answer may take before it is said that it is on its way, in
 * milliseconds. */
#define SPINNER_DELAY 300

G_DEFINE_FINAL_TYPE (KayakoSearchView, kayako_search_view, ADW_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  SIGNAL_CHOSEN,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_hits (KayakoSearchView *self)
{
  return g_list_model_get_n_items (kayako_search_get_hits (self->search));
}

static void
show_nothing (KayakoSearchView *self)
{
  kayako_status_pages_show_empty (self->status_pages, "system-search-symbolic", _ ("No Results"),
                                  _ ("Nothing that is stored on this computer fits. Try fewer or "
                                     "other words."));
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
update_hint (KayakoSearchView *self)
{
  gboolean is_nothing = kayako_search_get_state (self->search) == KAYAKO_SEARCH_STATE_NOTHING;
  g_autofree char *hint = kayako_closure_search_hint (kayako_search_get_text (self->search),
                                                      self->statuses, is_nothing);

  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

/* Somebody who types hears what comes of it. */
static void
tell_result (KayakoSearchView *self)
{
  g_autofree char *result = kayako_search_view_dup_subtitle (self);
  const char *hint = gtk_label_get_text (self->hint);
  g_autofree char *text =
      result != NULL && *hint != '\0' ? g_strconcat (result, ". ", hint, NULL) : g_strdup (result);

  if (!g_set_str (&self->told, text) || text == NULL)
    return;

  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
waited_cb (gpointer user_data)
{
  KayakoSearchView *self = user_data;

  self->spinner_id = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
}

/* What comes at once needs no sign that it is coming. Letters typed meanwhile make
 * nobody wait anew. */
static void
update_spinner (KayakoSearchView *self)
{
  gboolean is_searching = kayako_search_get_state (self->search) == KAYAKO_SEARCH_STATE_SEARCHING;

  if (!is_searching) {
    g_clear_handle_id (&self->spinner_id, g_source_remove);
    gtk_widget_set_visible (self->spinner, FALSE);
  } else if (self->spinner_id == 0 && !gtk_widget_get_visible (self->spinner)) {
    self->spinner_id = g_timeout_add_once (SPINNER_DELAY, waited_cb, self);
  }
}

/* While an answer is on its way everything stays as it is: most come at once. */
static void
state_cb (KayakoSearchView *self)
{
  update_spinner (self);
  switch (kayako_search_get_state (self->search)) {
  case KAYAKO_SEARCH_STATE_EMPTY:
    gtk_stack_set_visible_child_name (self->stack, "start");
    break;
  case KAYAKO_SEARCH_STATE_SEARCHING:
    return;
  case KAYAKO_SEARCH_STATE_FOUND:
    gtk_stack_set_visible_child_name (self->stack, "hits");
    break;
  case KAYAKO_SEARCH_STATE_NOTHING:
    show_nothing (self);
    break;
  case KAYAKO_SEARCH_STATE_FAILED:
    kayako_status_pages_show_error (self->status_pages, kayako_search_get_error (self->search));
    gtk_stack_set_visible_child_name (self->stack, "status");
    break;
  default:
    g_assert_not_reached ();
  }

  update_hint (self);
  tell_result (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
text_cb (KayakoSearchView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);

  /* The best of something else stands at the top. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  kayako_search_set_text (self->search, kayako_search_entry_get_text (self->entry));
}

static void
chosen_cb (KayakoSearchView *self, guint position)
{
  g_autoptr (KayakoSearchHit) hit =
      g_list_model_get_item (kayako_search_get_hits (self->search), position);

  gtk_single_selection_set_selected (self->selection, position);
  if (hit != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, hit);
}

static void
activated_cb (KayakoSearchView *self)
{
  if (kayako_search_get_state (self->search) == KAYAKO_SEARCH_STATE_FOUND)
    chosen_cb (self, 0);
}

static void
left_cb (KayakoSearchView *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
moved_down_cb (KayakoSearchView *self)
{
  kayako_search_view_focus_list (self);
}

static gboolean
is_focus_at (KayakoSearchView *self, guint position)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  GtkWidget *row = child != NULL ? gtk_widget_get_first_child (child) : NULL;
  g_autoptr (KayakoSearchHit) hit =
      g_list_model_get_item (kayako_search_get_hits (self->search), position);

  return KAYAKO_IS_SEARCH_ROW (row) && kayako_search_row_get_hit (KAYAKO_SEARCH_ROW (row)) == hit;
}

/* Above the first result is the entry. */
static gboolean
up_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KayakoSearchView *self = user_data;

  if (!is_focus_at (self, 0))
    return GDK_EVENT_PROPAGATE;

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  return kayako_search_view_focus_entry (self);
}

static void
add_up (KayakoSearchView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string ("Up|KP_Up");
  GtkShortcutAction *action = gtk_callback_action_new (up_cb, self, NULL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), controller);
}

static void
scrolled_cb (KayakoSearchView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (page > 0 &&
      gtk_adjustment_get_upper (adjustment) - page - gtk_adjustment_get_value (adjustment) < page)
    kayako_search_load_more (self->search);
}

static void
add_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoSearchView *self = KAYAKO_SEARCH_VIEW (widget);

  kayako_search_entry_add_filter (self->entry, g_variant_get_string (parameter, NULL));
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_search_refresh (KAYAKO_SEARCH_VIEW (widget)->search);
}

static void
kayako_search_view_dispose (GObject *object)
{
  KayakoSearchView *self = KAYAKO_SEARCH_VIEW (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SEARCH_VIEW);
  g_clear_object (&self->search);
  g_clear_object (&self->statuses);

  G_OBJECT_CLASS (kayako_search_view_parent_class)->dispose (object);
}

static void
kayako_search_view_finalize (GObject *object)
{
  KayakoSearchView *self = KAYAKO_SEARCH_VIEW (object);

  g_clear_pointer (&self->told, g_free);

  G_OBJECT_CLASS (kayako_search_view_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  /**
   * KayakoSearchView::changed:
   *
   * There is an answer.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KayakoSearchView::chosen:
   * @self: the view
   * @hit: what somebody wants to see
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, KAYAKO_TYPE_SEARCH_HIT);

  /**
   * KayakoSearchView::left:
   *
   * Somebody has seen enough.
   */
  signals[SIGNAL_LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kayako_search_view_class_init (KayakoSearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_search_view_dispose;
  object_class->finalize = kayako_search_view_finalize;
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (KAYAKO_TYPE_SEARCH_ENTRY);
  g_type_ensure (KAYAKO_TYPE_SEARCH_ROW);
  g_type_ensure (KAYAKO_TYPE_STATUS_PAGES);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, hint);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, spinner);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, status_pages);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, list_view);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, selection);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchView, filters_menu);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_down_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_install_action (widget_class, "search.add-filter", "s", add_filter_action);
  gtk_widget_class_install_action (widget_class, "search.retry", NULL, retry_action);
}

static void
kayako_search_view_init (KayakoSearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_up (self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled_window),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kayako_search_view_new:
 * @account: whose store to look through
 *
 * Makes a view that looks for nothing yet.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_search_view_new (KayakoAccount *account)
{
  KayakoSearchView *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  self = g_object_new (KAYAKO_TYPE_SEARCH_VIEW, NULL);
  self->search = kayako_account_create_search (account);
  gtk_single_selection_set_model (self->selection, kayako_search_get_hits (self->search));
  g_signal_connect_object (self->search, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  self->statuses = g_object_ref (kayako_account_get_statuses (account));
  kayako_search_menu_fill (self->filters_menu, self->statuses, kayako_account_get_views (account));
  kayako_search_entry_set_menu (self->entry, G_MENU_MODEL (self->filters_menu));

  return GTK_WIDGET (self);
}

/**
 * kayako_search_view_get_search:
 * @self: a `KayakoSearchView`
 *
 * Finds what it shows.
 *
 * Returns: (transfer none): the search
 */
KayakoSearch *
kayako_search_view_get_search (KayakoSearchView *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_VIEW (self), NULL);

  return self->search;
}

/**
 * kayako_search_view_set_text:
 * @self: a `KayakoSearchView`
 * @text: filters and words
 *
 * Looks for something.
 */
void
kayako_search_view_set_text (KayakoSearchView *self, const char *text)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_VIEW (self));

  kayako_search_entry_set_text (self->entry, text);
}

/**
 * kayako_search_view_dup_subtitle:
 * @self: a `KayakoSearchView`
 *
 * Says how much was found.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL while that is not known
 */
char *
kayako_search_view_dup_subtitle (KayakoSearchView *self)
{
  KayakoSearchState state = KAYAKO_SEARCH_STATE_EMPTY;
  gboolean is_exact = FALSE;
  guint n_found = 0;

  g_return_val_if_fail (KAYAKO_IS_SEARCH_VIEW (self), NULL);

  state = kayako_search_get_state (self->search);
  if (state != KAYAKO_SEARCH_STATE_FOUND && state != KAYAKO_SEARCH_STATE_NOTHING)
    return NULL;

  n_found = kayako_search_get_n_found (self->search, &is_exact);

  return kayako_closure_n_results (n_found, is_exact);
}

/**
 * kayako_search_view_focus_entry:
 * @self: a `KayakoSearchView`
 *
 * Gives the focus to where one types; what is typed there next takes the place of
 * what is.
 *
 * Returns: %TRUE if it could take it
 */
gboolean
kayako_search_view_focus_entry (KayakoSearchView *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_VIEW (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kayako_search_view_focus_list:
 * @self: a `KayakoSearchView`
 *
 * Gives the focus to what was found, at the selected result or the first, or
 * where nothing was, to where one types.
 *
 * Returns: %TRUE if it could take it
 */
gboolean
kayako_search_view_focus_list (KayakoSearchView *self)
{
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_SEARCH_VIEW (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list_view)) || count_hits (self) == 0)
    return kayako_search_view_focus_entry (self);

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  gtk_list_view_scroll_to (self->list_view, position,
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/**
 * kayako_search_view_move:
 * @self: a `KayakoSearchView`
 * @step: how many results down, negative for up
 *
 * Moves the selection.
 *
 * Returns: %TRUE if there was a result to move to
 */
gboolean
kayako_search_view_move (KayakoSearchView *self, int step)
{
  guint position = 0;
  gint64 target = 0;

  g_return_val_if_fail (KAYAKO_IS_SEARCH_VIEW (self), FALSE);

  position = gtk_single_selection_get_selected (self->selection);
  target = position != GTK_INVALID_LIST_POSITION ? (gint64) position + step : (step > 0 ? 0 : -1);
  if (target < 0 || target >= count_hits (self))
    return FALSE;

  gtk_list_view_scroll_to (self->list_view, (guint) target,
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);

  return TRUE;
}

/**
 * kayako_search_view_open:
 * @self: a `KayakoSearchView`
 *
 * Chooses the selected result.
 */
void
kayako_search_view_open (KayakoSearchView *self)
{
  guint position = 0;

  g_return_if_fail (KAYAKO_IS_SEARCH_VIEW (self));

  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    chosen_cb (self, position);
}
