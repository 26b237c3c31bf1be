/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-pane.h"

#include "kayako-when-done.h"

/**
 * KayakoSearchPane:
 *
 * A list that a search can take the place of. When the search is over the list
 * is there again as it was, and what had the focus has it again. The search is
 * made when it is needed and goes with the account.
 */
struct _KayakoSearchPane {
  AdwBin parent_instance;

  GtkStack *stack;

  GtkWidget *browse;                /* (owned) (nullable): the list */
  KayakoAccount *account;           /* (owned) (nullable) */
  KayakoSearchView *view;           /* (nullable): NULL until something is looked for */
  GtkWidget *focus;                 /* (nullable) (weak): what had the focus before */
  KayakoConversation *conversation; /* (owned) (nullable): that was opened from the search */
  gint64 message_id;                /* where in it, 0 for no place of its own */
  char *looked_for;                 /* (owned) (nullable): that led there */
  DexFuture *opening;               /* (owned) (nullable) */
  gint64 opening_message_id;
  gboolean searching;
};

G_DEFINE_FINAL_TYPE (KayakoSearchPane, kayako_search_pane, ADW_TYPE_BIN)

typedef enum {
  PROP_BROWSE = 1,
  PROP_SEARCHING,
} KayakoSearchPaneProperty;

enum {
  SIGNAL_CHANGED,
  SIGNAL_OPENED,
  N_SIGNALS,
};

static GParamSpec *props[PROP_SEARCHING + 1];
static guint signals[N_SIGNALS];

static void
changed_cb (KayakoSearchPane *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
left_cb (KayakoSearchPane *self)
{
  kayako_search_pane_stop (self, TRUE);
}

static void
opened_done (gpointer object, const GValue *value, const GError *error)
{
  KayakoSearchPane *self = object;

  dex_clear (&self->opening);
  if (value == NULL || !self->searching)
    return;

  g_set_object (&self->conversation, g_value_get_object (value));
  g_set_str (&self->looked_for,
             kayako_search_get_text (kayako_search_view_get_search (self->view)));
  self->message_id = self->opening_message_id;
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
chosen_cb (KayakoSearchPane *self, KayakoSearchHit *hit)
{
  KayakoSearch *search = kayako_search_view_get_search (self->view);

  dex_clear (&self->opening);
  self->opening_message_id = kayako_search_hit_get_message_id (hit);
  self->opening =
      kayako_when_done (kayako_search_load_conversation (search, hit), self, opened_done);
}

static void
ensure_view (KayakoSearchPane *self)
{
  if (self->view != NULL)
    return;

  self->view = KAYAKO_SEARCH_VIEW (kayako_search_view_new (self->account));
  g_signal_connect_object (self->view, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "search");
}

static void
drop_view (KayakoSearchPane *self)
{
  dex_clear (&self->opening);
  g_clear_object (&self->conversation);
  g_clear_pointer (&self->looked_for, g_free);
  self->message_id = 0;
  if (self->view == NULL)
    return;

  gtk_stack_set_visible_child_name (self->stack, "browse");
  gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->view)));
}

static void
kayako_search_pane_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  KayakoSearchPane *self = KAYAKO_SEARCH_PANE (object);

  switch ((KayakoSearchPaneProperty) property_id) {
  case PROP_BROWSE:
    g_value_set_object (value, self->browse);
    break;
  case PROP_SEARCHING:
    g_value_set_boolean (value, self->searching);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_search_pane_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  KayakoSearchPane *self = KAYAKO_SEARCH_PANE (object);

  switch ((KayakoSearchPaneProperty) property_id) {
  case PROP_BROWSE:
    if (g_set_object (&self->browse, g_value_get_object (value)))
      g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_SEARCHING:
    if (g_value_get_boolean (value))
      kayako_search_pane_start (self);
    else
      kayako_search_pane_stop (self, TRUE);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_search_pane_dispose (GObject *object)
{
  KayakoSearchPane *self = KAYAKO_SEARCH_PANE (object);

  dex_clear (&self->opening);
  self->view = NULL;
  g_clear_weak_pointer (&self->focus);
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SEARCH_PANE);
  g_clear_object (&self->conversation);
  g_clear_object (&self->account);
  g_clear_object (&self->browse);

  G_OBJECT_CLASS (kayako_search_pane_parent_class)->dispose (object);
}

static void
kayako_search_pane_finalize (GObject *object)
{
  KayakoSearchPane *self = KAYAKO_SEARCH_PANE (object);

  g_clear_pointer (&self->looked_for, g_free);

  G_OBJECT_CLASS (kayako_search_pane_parent_class)->finalize (object);
}

static void
kayako_search_pane_class_init (KayakoSearchPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kayako_search_pane_get_property;
  object_class->set_property = kayako_search_pane_set_property;
  object_class->dispose = kayako_search_pane_dispose;
  object_class->finalize = kayako_search_pane_finalize;

  /**
   * KayakoSearchPane:browse:
   *
   * What the search takes the place of.
   */
  props[PROP_BROWSE] = g_param_spec_object ("browse", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * KayakoSearchPane:searching:
   *
   * Whether the search is shown.
   */
  props[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoSearchPane::changed:
   *
   * Something else was found.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KayakoSearchPane::opened:
   *
   * Somebody wants to see a conversation that was found; see
   * kayako_search_pane_get_conversation().
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-search-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchPane, stack);
}

static void
kayako_search_pane_init (KayakoSearchPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_search_pane_new:
 *
 * Makes a pane without anything in it.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_search_pane_new (void)
{
  return g_object_new (KAYAKO_TYPE_SEARCH_PANE, NULL);
}

/**
 * kayako_search_pane_set_account:
 * @self: a `KayakoSearchPane`
 * @account: (nullable): whose store to look through
 *
 * Changes the account. What was looked for in the old one goes.
 */
void
kayako_search_pane_set_account (KayakoSearchPane *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_PANE (self));

  if (self->account == account)
    return;

  kayako_search_pane_stop (self, FALSE);
  drop_view (self);
  g_set_object (&self->account, account);
}

/**
 * kayako_search_pane_get_searching:
 * @self: a `KayakoSearchPane`
 *
 * Tells whether the search is shown.
 *
 * Returns: %FALSE while the list is
 */
gboolean
kayako_search_pane_get_searching (KayakoSearchPane *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_PANE (self), FALSE);

  return self->searching;
}

/**
 * kayako_search_pane_start:
 * @self: a `KayakoSearchPane`
 *
 * Shows the search, with the focus where one types.
 */
void
kayako_search_pane_start (KayakoSearchPane *self)
{
  GtkRoot *root = NULL;

  g_return_if_fail (KAYAKO_IS_SEARCH_PANE (self));

  if (self->account == NULL)
    return;

  ensure_view (self);
  if (!self->searching) {
    root = gtk_widget_get_root (GTK_WIDGET (self));
    g_set_weak_pointer (&self->focus, root != NULL ? gtk_root_get_focus (root) : NULL);
    self->searching = TRUE;
    gtk_stack_set_visible_child_name (self->stack, "search");
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCHING]);
  }

  kayako_search_view_focus_entry (self->view);
}

static void
give_focus_back (KayakoSearchPane *self)
{
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus) &&
      gtk_widget_grab_focus (self->focus))
    return;

  gtk_widget_child_focus (self->browse, GTK_DIR_TAB_FORWARD);
}

/**
 * kayako_search_pane_stop:
 * @self: a `KayakoSearchPane`
 * @give_back: whether what had the focus before gets it again
 *
 * Shows the list again, as it was. What was looked for is forgotten.
 */
void
kayako_search_pane_stop (KayakoSearchPane *self, gboolean give_back)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_PANE (self));

  if (!self->searching)
    return;

  self->searching = FALSE;
  dex_clear (&self->opening);
  g_clear_object (&self->conversation);
  g_clear_pointer (&self->looked_for, g_free);
  self->message_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "browse");
  if (give_back)
    give_focus_back (self);
  g_clear_weak_pointer (&self->focus);
  kayako_search_view_set_text (self->view, "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCHING]);
}

/**
 * kayako_search_pane_get_view:
 * @self: a `KayakoSearchPane`
 *
 * Finds the search.
 *
 * Returns: (transfer none) (nullable): the widget, %NULL until it was needed
 */
KayakoSearchView *
kayako_search_pane_get_view (KayakoSearchPane *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_PANE (self), NULL);

  return self->view;
}

/**
 * kayako_search_pane_get_conversation:
 * @self: a `KayakoSearchPane`
 *
 * Finds out what was opened from the search.
 *
 * Returns: (transfer none) (nullable): the conversation, %NULL where none was, or
 *   the search is over
 */
KayakoConversation *
kayako_search_pane_get_conversation (KayakoSearchPane *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_PANE (self), NULL);

  return self->conversation;
}

/**
 * kayako_search_pane_get_message_id:
 * @self: a `KayakoSearchPane`
 *
 * Finds out where in that conversation it was found.
 *
 * Returns: the id of a message, 0 where it was in none
 */
gint64
kayako_search_pane_get_message_id (KayakoSearchPane *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_PANE (self), 0);

  return self->message_id;
}

/**
 * kayako_search_pane_get_looked_for:
 * @self: a `KayakoSearchPane`
 *
 * Finds out what was looked for when that conversation was opened.
 *
 * Returns: (nullable): what was typed, owned by @self, %NULL where none was opened,
 *   or the search is over
 */
const char *
kayako_search_pane_get_looked_for (KayakoSearchPane *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_PANE (self), NULL);

  return self->looked_for;
}
