/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-list-view.h"

#include "kayako-conversation-list.h"
#include "kayako-conversation-row.h"
#include "kayako-list-cut.h"

/* A list of conversations with one of them selected. It keeps the selection on
 * the conversation, wherever a refresh moves it, and tells when its end comes
 * near and when it is pulled down. What it holds is decided by others. */
struct _KayakoConversationListView {
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkSliceListModel *slice;

  KayakoConversation *conversation; /* (owned) (nullable): the selected one */
  gboolean loading_more;
  gboolean wants_focus; /* as soon as there are rows to give it to */
  gulong paint_id;      /* signal handler id, 0 once it has been painted */
};

typedef enum {
  PROP_ITEMS = 1,
  PROP_CONVERSATION,
  PROP_LOADING_MORE,
} KayakoConversationListViewProperty;

enum {
  SIGNAL_ACTIVATED,
  SIGNAL_END_NEAR,
  SIGNAL_PULLED,
  N_SIGNALS,
};

static GParamSpec *props[PROP_LOADING_MORE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoConversationListView, kayako_conversation_list_view, ADW_TYPE_BIN)

static guint
find_position (KayakoConversationListView *self, KayakoConversation *conversation)
{
  GListModel *items = gtk_single_selection_get_model (self->selection);
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;
  guint position = GTK_INVALID_LIST_POSITION;

  /* A long list has few of its rows as objects. */
  if (KAYAKO_IS_CONVERSATION_LIST (items) && conversation != NULL)
    return kayako_conversation_list_find (KAYAKO_CONVERSATION_LIST (items), conversation, &position)
               ? position
               : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++) {
    g_autoptr (KayakoConversation) item = g_list_model_get_item (items, i);

    if (item == conversation)
      return i;
  }

  return GTK_INVALID_LIST_POSITION;
}

/* Which row has the focus, or would have it. */
static guint
find_focused (KayakoConversationListView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  GtkWidget *row = child != NULL ? gtk_widget_get_first_child (child) : NULL;

  if (KAYAKO_IS_CONVERSATION_ROW (row))
    return find_position (self,
                          kayako_conversation_row_get_conversation (KAYAKO_CONVERSATION_ROW (row)));

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 ? 0
                                                                       : GTK_INVALID_LIST_POSITION;
}

/* While nothing is selected, the list counts from before its first row, which
 * has the focus: Down would stay there. */
static gboolean
down_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KayakoConversationListView *self = KAYAKO_CONVERSATION_LIST_VIEW (widget);
  guint position = find_focused (self);

  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION ||
      position == GTK_INVALID_LIST_POSITION ||
      position + 1 >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return GDK_EVENT_PROPAGATE;

  gtk_list_view_scroll_to (self->list_view, position + 1,
                           GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);

  return GDK_EVENT_STOP;
}

static void
add_down (KayakoConversationListView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string ("Down|KP_Down");
  GtkShortcutAction *action = gtk_callback_action_new (down_cb, NULL, NULL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
selected_cb (KayakoConversationListView *self)
{
  KayakoConversation *conversation = gtk_single_selection_get_selected_item (self->selection);

  /* What leaves the view stays open: a conversation that was just completed
   * is still the one being read. */
  if (conversation != NULL && g_set_object (&self->conversation, conversation))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONVERSATION]);
}

static void
activate_cb (KayakoConversationListView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
edge_overshot_cb (KayakoConversationListView *self, GtkPositionType edge)
{
  if (edge == GTK_POS_TOP)
    g_signal_emit (self, signals[SIGNAL_PULLED], 0);
}

static void
scrolled_cb (KayakoConversationListView *self)
{
  if (kayako_conversation_list_view_is_end_near (self))
    g_signal_emit (self, signals[SIGNAL_END_NEAR], 0);
}

static GtkWidget *
find_focus (KayakoConversationListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Whether somebody types anywhere in the window, who must not be interrupted. */
static gboolean
is_writing (KayakoConversationListView *self)
{
  GtkWidget *focus = find_focus (self);

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
is_empty (KayakoConversationListView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
}

static void after_paint_cb (GdkFrameClock *clock, KayakoConversationListView *self);

static void
await_paint (KayakoConversationListView *self)
{
  if (self->paint_id == 0)
    self->paint_id = g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                              "after-paint", G_CALLBACK (after_paint_cb), self, 0);
}

static void
after_paint_cb (GdkFrameClock *clock, KayakoConversationListView *self)
{
  g_clear_signal_handler (&self->paint_id, clock);
  if (is_empty (self))
    return;

  g_debug ("Conversation list painted");

  /* Arrows and Enter shall work at once; there are rows to focus by now. */
  if ((self->wants_focus || find_focus (self) == NULL) && !is_writing (self))
    kayako_conversation_list_view_focus (self);
  self->wants_focus = FALSE;

  if (kayako_list_cut_grow (self->slice))
    await_paint (self);
}

static void
items_changed_cb (KayakoConversationListView *self)
{
  /* A row that moves may be removed and added again; the selection follows. */
  if (self->conversation != NULL &&
      gtk_single_selection_get_selected_item (self->selection) == NULL)
    gtk_single_selection_set_selected (self->selection, find_position (self, self->conversation));

  /* A row that is removed leaves the focus to the list, even if it comes back. */
  if (find_focus (self) == GTK_WIDGET (self->list_view))
    self->wants_focus = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    await_paint (self);
}

static void
kayako_conversation_list_view_map (GtkWidget *widget)
{
  KayakoConversationListView *self = KAYAKO_CONVERSATION_LIST_VIEW (widget);

  GTK_WIDGET_CLASS (kayako_conversation_list_view_parent_class)->map (widget);

  /* The benchmarks wait for these words. */
  await_paint (self);
}

static void
kayako_conversation_list_view_get_property (GObject *object,
                                            guint property_id,
                                            GValue *value,
                                            GParamSpec *pspec)
{
  KayakoConversationListView *self = KAYAKO_CONVERSATION_LIST_VIEW (object);

  switch ((KayakoConversationListViewProperty) property_id) {
  case PROP_ITEMS:
    g_value_set_object (value, gtk_slice_list_model_get_model (self->slice));
    break;
  case PROP_CONVERSATION:
    g_value_set_object (value, self->conversation);
    break;
  case PROP_LOADING_MORE:
    g_value_set_boolean (value, self->loading_more);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_conversation_list_view_set_property (GObject *object,
                                            guint property_id,
                                            const GValue *value,
                                            GParamSpec *pspec)
{
  KayakoConversationListView *self = KAYAKO_CONVERSATION_LIST_VIEW (object);

  switch ((KayakoConversationListViewProperty) property_id) {
  case PROP_ITEMS:
    kayako_conversation_list_view_set_items (self, g_value_get_object (value));
    break;
  case PROP_CONVERSATION:
    kayako_conversation_list_view_set_conversation (self, g_value_get_object (value));
    break;
  case PROP_LOADING_MORE:
    kayako_conversation_list_view_set_loading_more (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_conversation_list_view_dispose (GObject *object)
{
  KayakoConversationListView *self = KAYAKO_CONVERSATION_LIST_VIEW (object);

  g_clear_object (&self->conversation);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_CONVERSATION_LIST_VIEW);

  G_OBJECT_CLASS (kayako_conversation_list_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * KayakoConversationListView:items:
   *
   * The conversations, in the order in which they are shown.
   */
  props[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * KayakoConversationListView:conversation:
   *
   * The selected conversation. It stays when it leaves the list.
   */
  props[PROP_CONVERSATION] =
      g_param_spec_object ("conversation", NULL, NULL, KAYAKO_TYPE_CONVERSATION, flags);

  /**
   * KayakoConversationListView:loading-more:
   *
   * Whether a spinner at the end says that more is coming.
   */
  props[PROP_LOADING_MORE] = g_param_spec_boolean ("loading-more", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
install_signals (GType type)
{
  /**
   * KayakoConversationListView::activated:
   *
   * A person chose the selected conversation, even if it was selected before.
   */
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KayakoConversationListView::end-near:
   *
   * Less than two pages are left below what is seen.
   */
  signals[SIGNAL_END_NEAR] =
      g_signal_new ("end-near", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KayakoConversationListView::pulled:
   *
   * The list was pulled down beyond its first row.
   */
  signals[SIGNAL_PULLED] =
      g_signal_new ("pulled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kayako_conversation_list_view_class_init (KayakoConversationListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_conversation_list_view_get_property;
  object_class->set_property = kayako_conversation_list_view_set_property;
  object_class->dispose = kayako_conversation_list_view_dispose;
  widget_class->map = kayako_conversation_list_view_map;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (KAYAKO_TYPE_CONVERSATION_ROW);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Kayako/ui/"
                                                             "kayako-conversation-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationListView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationListView, list_view);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationListView, selection);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationListView, slice);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_overshot_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
kayako_conversation_list_view_init (KayakoConversationListView *self)
{
  GtkAdjustment *adjustment = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  add_down (self);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kayako_conversation_list_view_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_conversation_list_view_new (void)
{
  return g_object_new (KAYAKO_TYPE_CONVERSATION_LIST_VIEW, NULL);
}

/**
 * kayako_conversation_list_view_set_items:
 * @self: a `KayakoConversationListView`
 * @items: (nullable): the conversations
 *
 * Shows other conversations, of which none is selected.
 */
void
kayako_conversation_list_view_set_items (KayakoConversationListView *self, GListModel *items)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST_VIEW (self));
  g_return_if_fail (items == NULL || G_IS_LIST_MODEL (items));

  if (gtk_slice_list_model_get_model (self->slice) == items)
    return;

  kayako_conversation_list_view_set_conversation (self, NULL);
  kayako_list_cut_begin (self->slice, items, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEMS]);
}

/**
 * kayako_conversation_list_view_set_loading_more:
 * @self: a `KayakoConversationListView`
 * @loading_more: whether more is coming
 *
 * Shows or hides the spinner at the end.
 */
void
kayako_conversation_list_view_set_loading_more (KayakoConversationListView *self,
                                                gboolean loading_more)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST_VIEW (self));

  if (self->loading_more == loading_more)
    return;

  self->loading_more = loading_more;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING_MORE]);
}

/**
 * kayako_conversation_list_view_get_conversation:
 * @self: a `KayakoConversationListView`
 *
 * Finds out which conversation is selected.
 *
 * Returns: (transfer none) (nullable): the conversation
 */
KayakoConversation *
kayako_conversation_list_view_get_conversation (KayakoConversationListView *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST_VIEW (self), NULL);

  return self->conversation;
}

/**
 * kayako_conversation_list_view_set_conversation:
 * @self: a `KayakoConversationListView`
 * @conversation: (nullable): what to select, %NULL for nothing
 *
 * Selects a conversation. One that is not in the list is kept, but no row is
 * selected for it.
 */
void
kayako_conversation_list_view_set_conversation (KayakoConversationListView *self,
                                                KayakoConversation *conversation)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST_VIEW (self));

  if (!g_set_object (&self->conversation, conversation))
    return;

  gtk_single_selection_set_selected (self->selection, conversation != NULL
                                                          ? find_position (self, conversation)
                                                          : GTK_INVALID_LIST_POSITION);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONVERSATION]);
}

/**
 * kayako_conversation_list_view_move:
 * @self: a `KayakoConversationListView`
 * @step: how many rows down, negative for up
 *
 * Moves the selection, and the focus with it where the list has the focus.
 *
 * Returns: %TRUE if there was a row to move to
 */
gboolean
kayako_conversation_list_view_move (KayakoConversationListView *self, int step)
{
  guint n = 0;
  guint position = 0;
  gint64 target = 0;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST_VIEW (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  position = gtk_single_selection_get_selected (self->selection);
  target = position != GTK_INVALID_LIST_POSITION ? (gint64) position + step : (step > 0 ? 0 : -1);

  if (target < 0 || target >= n)
    return FALSE;

  gtk_list_view_scroll_to (self->list_view, target, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS,
                           NULL);

  /* So that Enter opens what was moved to, and no button elsewhere. */
  if (!is_writing (self) && gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));

  return TRUE;
}

/**
 * kayako_conversation_list_view_focus:
 * @self: a `KayakoConversationListView`
 *
 * Gives the list the focus, at its selected row. One that is not on screen yet
 * takes it as soon as it is, unless somebody types then.
 *
 * Returns: %TRUE if the list could take it now
 */
gboolean
kayako_conversation_list_view_focus (KayakoConversationListView *self)
{
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST_VIEW (self), FALSE);

  self->wants_focus = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    return FALSE;

  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_FOCUS, NULL);

  /* Its rows are there when it has been painted. */
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->list_view))) {
    if (!is_empty (self))
      await_paint (self);
    return FALSE;
  }

  self->wants_focus = FALSE;

  return TRUE;
}

/**
 * kayako_conversation_list_view_is_end_near:
 * @self: a `KayakoConversationListView`
 *
 * Whether less than two pages are left below what is seen.
 *
 * Returns: %TRUE if more will be needed soon; %FALSE before the first layout
 */
gboolean
kayako_conversation_list_view_is_end_near (KayakoConversationListView *self)
{
  GtkAdjustment *adjustment = NULL;
  double page = 0;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST_VIEW (self), FALSE);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  page = gtk_adjustment_get_page_size (adjustment);

  return page > 0 && !kayako_list_cut_is_cut (self->slice) &&
         gtk_adjustment_get_upper (adjustment) - page - gtk_adjustment_get_value (adjustment) <
             2 * page;
}
