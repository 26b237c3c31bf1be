/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-view.h"

#include "kayako-conversation-page.h"
#include "kayako-empty-page.h"
#include "kayako-sidebar.h"
#include "kayako-split-view.h"
#include "kayako-thread-page.h"

/* Moving through the list opens a conversation only when the selection rests
 * for this long, in milliseconds; choosing one opens it at once. */
#define REST_DELAY 150

/* One account on the screen: views, conversations and a thread, side by side
 * where there is room, else one after the other. How much room there is is
 * decided by the window. */
struct _KayakoAccountView {
  AdwBin parent_instance;

  AdwNavigationSplitView *outer;
  AdwNavigationSplitView *inner;
  AdwNavigationPage *content_page;
  KayakoSidebar *sidebar;
  KayakoConversationPage *list_page;
  KayakoThreadPage *thread_page; /* (nullable): NULL until a conversation is chosen */

  KayakoAccount *account;    /* (owned) (nullable) */
  GMenuModel *account_menu;  /* (owned) (nullable) */
  KayakoConversation *shown; /* (owned) (nullable): the thread's conversation */
  gboolean sidebar_collapsed;
  gboolean sidebar_hidden; /* by the person, while there is room for it */
  gboolean single_pane;
  gboolean details_collapsed;
  guint rest_id; /* GSource id, 0 when the selection rests */
};

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

static void
show_thread (KayakoAccountView *self)
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
  show_thread (self);
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

static void
conversation_cb (KayakoAccountView *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);

  if (kayako_conversation_page_get_conversation (self->list_page) == NULL)
    show_thread (self);
  else if (!self->single_pane)
    self->rest_id = g_timeout_add_once (REST_DELAY, rested_cb, self);
}

static void
loading_cb (KayakoAccountView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
conversation_activated_cb (KayakoAccountView *self)
{
  show_thread (self);
  adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

static void
update_panes (KayakoAccountView *self)
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
    show_thread (self);
}

static void
set_flag (KayakoAccountView *self, gboolean *flag, gboolean value, GParamSpec *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  update_panes (self);
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
  gtk_widget_class_bind_template_callback (widget_class, conversation_activated_cb);
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
  g_set_object (&self->account, account);
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);

  /* The list must know the account before the sidebar selects a view of it. */
  kayako_conversation_page_set_account (self->list_page, account);
  kayako_sidebar_set_account (self->sidebar, account);
}

/**
 * kayako_account_view_refresh:
 * @self: a `KayakoAccountView`
 *
 * Asks the helpdesk for what is new.
 */
void
kayako_account_view_refresh (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  kayako_conversation_page_refresh (self->list_page);
  if (self->thread_page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->thread_page), "thread.reload", NULL);
}

/**
 * kayako_account_view_show_view:
 * @self: a `KayakoAccountView`
 * @position: which view, from 0
 *
 * Shows a view by its place in the sidebar, and gives its list the focus.
 *
 * Returns: %TRUE if there is such a view
 */
gboolean
kayako_account_view_show_view (KayakoAccountView *self, guint position)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self), FALSE);

  if (!kayako_sidebar_select (self->sidebar, position))
    return FALSE;

  kayako_conversation_page_focus_list (self->list_page);

  return TRUE;
}

/**
 * kayako_account_view_move:
 * @self: a `KayakoAccountView`
 * @step: how many conversations down, negative for up
 *
 * Goes to another conversation of the list; where a thread covers the list, to
 * that one's thread.
 *
 * Returns: %TRUE if there is such a conversation
 */
gboolean
kayako_account_view_move (KayakoAccountView *self, int step)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self), FALSE);

  if (!kayako_conversation_page_move (self->list_page, step))
    return FALSE;

  if (self->single_pane && adw_navigation_split_view_get_show_content (self->inner))
    show_thread (self);

  return TRUE;
}

/**
 * kayako_account_view_open:
 * @self: a `KayakoAccountView`
 *
 * Opens the selected conversation at once, over the list where there is no
 * room beside it.
 */
void
kayako_account_view_open (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  if (kayako_conversation_page_get_conversation (self->list_page) != NULL)
    conversation_activated_cb (self);
}

/**
 * kayako_account_view_toggle_sidebar:
 * @self: a `KayakoAccountView`
 *
 * Shows or hides the views: beside the list where there is room, else over it.
 */
void
kayako_account_view_toggle_sidebar (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  if (self->sidebar_collapsed) {
    gboolean shown = adw_navigation_split_view_get_show_content (self->outer);

    adw_navigation_split_view_set_show_content (self->outer, !shown);
    return;
  }

  self->sidebar_hidden = !self->sidebar_hidden;
  update_panes (self);
}

/**
 * kayako_account_view_go_back:
 * @self: a `KayakoAccountView`
 *
 * Goes back one pane: from the details over the thread to the thread, to the
 * list, to the views. Where the panes stand side by side, only the focus goes.
 *
 * Returns: %TRUE if there was somewhere to go
 */
gboolean
kayako_account_view_go_back (KayakoAccountView *self)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;
  gboolean is_inside = FALSE;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self), FALSE);

  if (self->thread_page != NULL && kayako_thread_page_go_back (self->thread_page))
    return TRUE;

  if (self->single_pane && adw_navigation_split_view_get_show_content (self->inner)) {
    adw_navigation_split_view_set_show_content (self->inner, FALSE);
    kayako_conversation_page_focus_list (self->list_page);
    return TRUE;
  }

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  is_inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inner));
  if (is_inside && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_page)))
    return kayako_conversation_page_focus_list (self->list_page);

  if (self->sidebar_collapsed && adw_navigation_split_view_get_show_content (self->outer)) {
    adw_navigation_split_view_set_show_content (self->outer, FALSE);
    kayako_sidebar_focus (self->sidebar);
    return TRUE;
  }

  /* From anywhere in the list's pane to the view it shows. */
  return is_inside && !self->sidebar_hidden && kayako_sidebar_focus (self->sidebar);
}

/**
 * kayako_account_view_focus_list:
 * @self: a `KayakoAccountView`
 *
 * Gives the list of conversations the focus, now or as soon as it is there.
 */
void
kayako_account_view_focus_list (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  kayako_conversation_page_focus_list (self->list_page);
}

/**
 * kayako_account_view_activate_thread:
 * @self: a `KayakoAccountView`
 * @name: what to do, an action of the thread without its prefix
 *
 * Does something with the thread of the selected conversation; nothing while
 * there is none, or while it is covered by the list.
 */
void
kayako_account_view_activate_thread (KayakoAccountView *self, const char *name)
{
  g_autofree char *action = NULL;

  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));
  g_return_if_fail (name != NULL);

  /* Whoever goes on to do something has found what to do it with. */
  if (self->rest_id != 0)
    show_thread (self);

  if (self->thread_page == NULL ||
      (self->single_pane && !adw_navigation_split_view_get_show_content (self->inner)))
    return;

  action = g_strconcat ("thread.", name, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->thread_page), action, NULL);
}
