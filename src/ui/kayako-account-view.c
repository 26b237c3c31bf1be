/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-view-private.h"

#include "kayako-empty-page.h"
#include "kayako-split-view.h"

/* Moving through the list opens a conversation only when the selection rests
 * for this long, in milliseconds; choosing one opens it at once. */
#define REST_DELAY 150

typedef enum {
  PROP_ACCOUNT = 1,
  PROP_ACCOUNT_MENU,
  PROP_SIDEBAR_COLLAPSED,
  PROP_SINGLE_PANE,
  PROP_DETAILS_COLLAPSED,
  PROP_LOADING,
} KayakoAccountViewProperty;

static GParamSpec *props[PROP_LOADING + 1];

G_DEFINE_FINAL_TYPE (KayakoAccountView, kayako_account_view, ADW_TYPE_BIN)

/* A thread's page is the heaviest of the window (its reply checks spelling), so
 * it is made when there is a thread to show: the list is there the sooner. */
static void
ensure_thread_page (KayakoAccountView *self)
{
  const GBindingFlags flags = G_BINDING_SYNC_CREATE;

  if (self->thread_page != NULL)
    return;

  self->thread_page = KAYAKO_THREAD_PAGE (kayako_thread_page_new ());
  g_object_bind_property (self, "account", self->thread_page, "account", flags);
  g_object_bind_property (self, "details-collapsed", self->thread_page, "details-collapsed", flags);
  /* Beside the list there is nothing to go back to: its own arrow is enough. */
  g_object_bind_property (self, "single-pane", self->thread_page, "can-pop", flags);
  adw_navigation_split_view_set_content (self->inner, ADW_NAVIGATION_PAGE (self->thread_page));
}

/**
 * kayako_account_view_show_thread:
 * @self: a `KayakoAccountView`
 *
 * Shows the thread of the conversation that is chosen.
 */
void
kayako_account_view_show_thread (KayakoAccountView *self)
{
  KayakoConversation *conversation = kayako_conversation_page_get_conversation (self->list_page);
  g_autoptr (KayakoThread) thread = NULL;

  g_clear_handle_id (&self->rest_id, g_source_remove);

  if (!g_set_object (&self->shown, conversation))
    return;

  if (conversation != NULL) {
    ensure_thread_page (self);
    thread = kayako_account_dup_thread (self->account, conversation);
  }

  if (self->thread_page != NULL)
    kayako_thread_page_set_thread (self->thread_page, thread);
}

static void
rested_cb (gpointer user_data)
{
  KayakoAccountView *self = user_data;

  self->rest_id = 0;
  kayako_account_view_show_thread (self);
}

static void
view_cb (KayakoAccountView *self)
{
  kayako_conversation_page_set_view (self->list_page, kayako_sidebar_get_view (self->sidebar));
}

/* A page that comes to the front gives the focus to whatever comes first on
 * it, maybe only when it stands still: what one came for is the rows. */
static void
page_shown_cb (KayakoAccountView *self)
{
  if (self->sidebar_collapsed && !adw_navigation_split_view_get_show_content (self->outer))
    kayako_sidebar_focus (self->sidebar);
  else if (self->single_pane && !adw_navigation_split_view_get_show_content (self->inner))
    kayako_conversation_page_focus_list (self->list_page);
}

static void
view_activated_cb (KayakoAccountView *self)
{
  gboolean covered =
      self->sidebar_collapsed && !adw_navigation_split_view_get_show_content (self->outer);

  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  if (covered)
    kayako_conversation_page_focus_list (self->list_page);
}

/* The words of a search are pointed out as long as it is there. */
static void
point_out_words (KayakoAccountView *self)
{
  if (self->thread_page != NULL)
    kayako_thread_page_set_looked_for (self->thread_page,
                                       kayako_conversation_page_get_looked_for (self->list_page));
}

static void
conversation_cb (KayakoAccountView *self)
{
  if (kayako_conversation_page_get_looked_for (self->list_page) == NULL)
    point_out_words (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);

  if (kayako_conversation_page_get_conversation (self->list_page) == NULL)
    kayako_account_view_show_thread (self);
  else if (!self->single_pane)
    self->rest_id = g_timeout_add_once (REST_DELAY, rested_cb, self);
}

static void
loading_cb (KayakoAccountView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

/**
 * kayako_account_view_open_thread:
 * @self: a `KayakoAccountView`
 *
 * Shows that thread over the list where there is no room beside it, and where
 * something was looked for, at what was found.
 */
void
kayako_account_view_open_thread (KayakoAccountView *self)
{
  gint64 message_id = kayako_conversation_page_get_message_id (self->list_page);

  kayako_account_view_show_thread (self);
  point_out_words (self);
  if (message_id != 0 && self->thread_page != NULL)
    kayako_thread_page_show_message (self->thread_page, message_id);
  adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

/* Where the sidebar is out of sight, the list tells of the first pull. */
static void
syncing_cb (KayakoAccountView *self)
{
  kayako_conversation_page_set_shows_progress (self->list_page,
                                               self->sidebar_collapsed && self->account != NULL &&
                                                   kayako_account_get_syncing (self->account));
}

/**
 * kayako_account_view_update_panes:
 * @self: a `KayakoAccountView`
 *
 * Puts the panes side by side or one after the other.
 */
void
kayako_account_view_update_panes (KayakoAccountView *self)
{
  adw_navigation_split_view_set_collapsed (self->outer,
                                           self->sidebar_collapsed || self->sidebar_hidden);
  adw_navigation_split_view_set_collapsed (self->inner, self->single_pane);

  /* A hidden sidebar comes back with F9, not as a page as wide as the window. */
  adw_navigation_page_set_can_pop (self->content_page,
                                   self->sidebar_collapsed || !self->sidebar_hidden);
  if (self->sidebar_hidden && !self->sidebar_collapsed)
    adw_navigation_split_view_set_show_content (self->outer, TRUE);

  if (!self->single_pane)
    kayako_account_view_show_thread (self);
  syncing_cb (self);
}

static void
set_flag (KayakoAccountView *self, gboolean *flag, gboolean value, GParamSpec *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  kayako_account_view_update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
kayako_account_view_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  KayakoAccountView *self = KAYAKO_ACCOUNT_VIEW (object);

  switch ((KayakoAccountViewProperty) property_id) {
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_ACCOUNT_MENU:
    g_value_set_object (value, self->account_menu);
    break;
  case PROP_SIDEBAR_COLLAPSED:
    g_value_set_boolean (value, self->sidebar_collapsed);
    break;
  case PROP_SINGLE_PANE:
    g_value_set_boolean (value, self->single_pane);
    break;
  case PROP_DETAILS_COLLAPSED:
    g_value_set_boolean (value, self->details_collapsed);
    break;
  case PROP_LOADING:
    g_object_get_property (G_OBJECT (self->list_page), "loading", value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_account_view_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  KayakoAccountView *self = KAYAKO_ACCOUNT_VIEW (object);

  switch ((KayakoAccountViewProperty) property_id) {
  case PROP_ACCOUNT:
    kayako_account_view_set_account (self, g_value_get_object (value));
    break;
  case PROP_ACCOUNT_MENU:
    if (g_set_object (&self->account_menu, g_value_get_object (value)))
      g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_SIDEBAR_COLLAPSED:
    set_flag (self, &self->sidebar_collapsed, g_value_get_boolean (value), pspec);
    break;
  case PROP_SINGLE_PANE:
    set_flag (self, &self->single_pane, g_value_get_boolean (value), pspec);
    break;
  case PROP_DETAILS_COLLAPSED:
    set_flag (self, &self->details_collapsed, g_value_get_boolean (value), pspec);
    break;
  case PROP_LOADING:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_account_view_dispose (GObject *object)
{
  KayakoAccountView *self = KAYAKO_ACCOUNT_VIEW (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->account != NULL)
    g_signal_handlers_disconnect_by_func (self->account, syncing_cb, self);
  self->thread_page = NULL;
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  if (self->content_page != NULL) {
    adw_navigation_page_set_child (self->content_page, NULL);
    kayako_split_view_let_go (self->inner);
    kayako_split_view_let_go (self->outer);
  }
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_ACCOUNT_VIEW);
  g_clear_object (&self->shown);
  g_clear_object (&self->account_menu);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_account_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * KayakoAccountView:account:
   *
   * Who is signed in.
   */
  props[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT, flags);

  /**
   * KayakoAccountView:account-menu:
   *
   * What the account's name in the sidebar opens.
   */
  props[PROP_ACCOUNT_MENU] =
      g_param_spec_object ("account-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);

  /**
   * KayakoAccountView:sidebar-collapsed:
   *
   * Whether there is no room for the views beside the list.
   */
  props[PROP_SIDEBAR_COLLAPSED] =
      g_param_spec_boolean ("sidebar-collapsed", NULL, NULL, FALSE, flags);

  /**
   * KayakoAccountView:single-pane:
   *
   * Whether there is no room for a thread beside the list.
   */
  props[PROP_SINGLE_PANE] = g_param_spec_boolean ("single-pane", NULL, NULL, FALSE, flags);

  /**
   * KayakoAccountView:details-collapsed:
   *
   * Whether there is no room for details beside the thread.
   */
  props[PROP_DETAILS_COLLAPSED] =
      g_param_spec_boolean ("details-collapsed", NULL, NULL, FALSE, flags);

  /**
   * KayakoAccountView:loading:
   *
   * Whether the first conversations are still on their way.
   */
  props[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_account_view_class_init (KayakoAccountViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_account_view_get_property;
  object_class->set_property = kayako_account_view_set_property;
  object_class->dispose = kayako_account_view_dispose;
  install_properties (object_class);

  g_type_ensure (KAYAKO_TYPE_SIDEBAR);
  g_type_ensure (KAYAKO_TYPE_CONVERSATION_PAGE);
  g_type_ensure (KAYAKO_TYPE_EMPTY_PAGE);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-account-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountView, outer);
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountView, inner);
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountView, content_page);
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountView, list_page);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, loading_cb);
  gtk_widget_class_bind_template_callback (widget_class, conversation_cb);
  gtk_widget_class_bind_template_callback (widget_class, kayako_account_view_open_thread);
}

static void
kayako_account_view_init (KayakoAccountView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_account_view_new:
 *
 * Makes the panes, with no account in them.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_account_view_new (void)
{
  return g_object_new (KAYAKO_TYPE_ACCOUNT_VIEW, NULL);
}

/**
 * kayako_account_view_get_account:
 * @self: a `KayakoAccountView`
 *
 * Finds out who is signed in.
 *
 * Returns: (transfer none) (nullable): the account
 */
KayakoAccount *
kayako_account_view_get_account (KayakoAccountView *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self), NULL);

  return self->account;
}

/**
 * kayako_account_view_set_account:
 * @self: a `KayakoAccountView`
 * @account: (nullable): who is signed in
 *
 * Shows another account from its first view on.
 */
void
kayako_account_view_set_account (KayakoAccountView *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  if (self->account == account)
    return;

  kayako_conversation_page_set_conversation (self->list_page, NULL);
  if (self->account != NULL)
    g_signal_handlers_disconnect_by_func (self->account, syncing_cb, self);
  g_set_object (&self->account, account);
  if (account != NULL)
    g_signal_connect_object (account, "notify::syncing", G_CALLBACK (syncing_cb), self,
                             G_CONNECT_SWAPPED);
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);

  /* The list must know the account before the sidebar selects a view of it. */
  kayako_conversation_page_set_account (self->list_page, account);
  kayako_sidebar_set_account (self->sidebar, account);
  syncing_cb (self);
}
