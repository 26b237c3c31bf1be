/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-window-private.h"

#include "kayako-account-menu.h"
#include "kayako-shortcuts.h"
#include "kayako-status-pages.h"
#include "kayako-welcome-page.h"

/* How long an account's panes wait for their first conversations instead of
 * being drawn twice, in milliseconds. */
#define SETTLE_DELAY 300

/* How long a new window waits for something to show, in milliseconds. */
#define PRESENT_DELAY 250

/* The window: an account, or the ways to get one. It decides how many panes
 * there is room for, and it has the actions that work from everywhere. */
struct _KayakoWindow {
  AdwApplicationWindow parent_instance;

  KayakoNoticeOverlay *notices;
  GtkStack *stack;
  AdwNavigationView *entry_view;
  AdwNavigationPage *welcome_page; /* (nullable): NULL until nobody is signed in */
  KayakoAccountView *account_view;

  KayakoAccounts *accounts; /* (owned) (not nullable) */
  GSettings *settings;      /* (owned) (not nullable) */
  KayakoAccount *account;   /* (owned) (nullable): the one that is shown */
  GPtrArray *watched;       /* (owned): the accounts that were there last */
  gboolean waiting;
  guint settle_id;  /* GSource id, 0 unless the panes wait for their content */
  guint present_id; /* GSource id, 0 unless the window waits to be shown */
  guint realize_id; /* GSource id, 0 unless there is time to prepare drawing */
};

typedef enum {
  PROP_ACCOUNTS = 1,
  PROP_SETTINGS,
  PROP_ACCOUNT,
  PROP_ACCOUNT_ID,
  PROP_WAITING,
} KayakoWindowProperty;

static GParamSpec *props[PROP_WAITING + 1];

G_DEFINE_FINAL_TYPE (KayakoWindow, kayako_window, ADW_TYPE_APPLICATION_WINDOW)

static void
present_cb (gpointer user_data)
{
  KayakoWindow *self = user_data;

  self->present_id = 0;
  gtk_window_present (GTK_WINDOW (self));
}

static void
update_stack (KayakoWindow *self)
{
  const char *before = gtk_stack_get_visible_child_name (self->stack);
  const char *page = "entry";

  if (self->account != NULL && self->settle_id == 0)
    page = "account";
  else if (self->waiting || self->settle_id != 0)
    page = "waiting";

  if (g_str_equal (page, "entry") && self->welcome_page == NULL) {
    self->welcome_page = kayako_welcome_page_new ();
    adw_navigation_view_add (self->entry_view, self->welcome_page);
  }

  /* What was waited for is shown at once; fading in would cost the start. */
  gtk_stack_set_visible_child_full (self->stack, page,
                                    g_strcmp0 (before, "waiting") == 0
                                        ? GTK_STACK_TRANSITION_TYPE_NONE
                                        : GTK_STACK_TRANSITION_TYPE_CROSSFADE);

  if (g_str_equal (page, "account") && g_strcmp0 (before, page) != 0)
    kayako_account_view_focus_list (self->account_view);

  if (self->present_id != 0 && !g_str_equal (page, "waiting")) {
    g_clear_handle_id (&self->present_id, g_source_remove);
    gtk_window_present (GTK_WINDOW (self));
  }
}

static void
settled_cb (gpointer user_data)
{
  KayakoWindow *self = user_data;

  self->settle_id = 0;
  update_stack (self);
}

static void
realize_cb (gpointer user_data)
{
  KayakoWindow *self = user_data;

  self->realize_id = 0;
  gtk_widget_realize (GTK_WIDGET (self));
}

/* Called when an account comes in place of the waiting page, and when its
 * first conversations come. */
static void
update_settling (KayakoWindow *self)
{
  gboolean loading = FALSE;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_object_get (self->account_view, "loading", &loading, NULL);
  if (self->account != NULL && loading &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "waiting") == 0)
    self->settle_id = g_timeout_add_once (SETTLE_DELAY, settled_cb, self);

  /* While the helpdesk answers there is nothing else to do. */
  if (self->settle_id != 0 && self->realize_id == 0)
    self->realize_id = g_idle_add_once (realize_cb, self);

  update_stack (self);
}

static void
update_actions (KayakoWindow *self)
{
  static const char *const needing_account[] = {
    "win.refresh",   "win.reconnect",      "win.sign-in-again", "win.sign-out",
    "win.show-view", "win.toggle-sidebar", "win.move",          "win.go-back",
    "win.thread",    "win.open",           "win.search",        "win.show-doctor",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (needing_account); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needing_account[i], self->account != NULL);
}

static void
accounts_changed_cb (KayakoWindow *self)
{
  GListModel *accounts = G_LIST_MODEL (self->accounts);
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GMenuModel) menu = kayako_account_menu_new (accounts);
  KayakoAccount *added = NULL;
  KayakoAccount *next = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    KayakoAccount *account = g_list_model_get_item (accounts, i);

    g_ptr_array_add (present, account);
    if (g_ptr_array_find (self->watched, account, NULL))
      continue;

    kayako_notice_overlay_watch (self->notices, account);
    added = account;
  }

  /* A new account is shown at once, except while those of the last time come
   * back: then the first of them is. */
  if (self->account != NULL && g_ptr_array_find (present, self->account, NULL))
    next = self->account;
  if (added != NULL && (next == NULL || !self->waiting))
    next = added;
  if (next == NULL && present->len > 0)
    next = g_ptr_array_index (present, 0);

  /* With a single one there is nothing to tell apart. */
  if (present->len > 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "several-accounts");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "several-accounts");

  g_clear_pointer (&self->watched, g_ptr_array_unref);
  self->watched = g_steal_pointer (&present);
  g_object_set (self->account_view, "account-menu", menu, NULL);
  kayako_window_set_account (self, next);
}

/* Who touches the window waits for what is new. */
static gboolean
event_cb (KayakoWindow *self)
{
  if (self->account != NULL)
    kayako_account_note_activity (self->account);

  return GDK_EVENT_PROPAGATE;
}

static void
signed_in_cb (KayakoWindow *self, KayakoAccount *account)
{
  kayako_window_set_account (self, account);
  if (self->welcome_page != NULL)
    adw_navigation_view_pop_to_page (self->entry_view, self->welcome_page);
}

/**
 * kayako_window_create_sign_in:
 * @self: a `KayakoWindow`
 *
 * Begins a way in for somebody new; the window shows the account then.
 *
 * Returns: (transfer full): the way
 */
KayakoSignIn *
kayako_window_create_sign_in (KayakoWindow *self)
{
  KayakoSignIn *sign_in = kayako_sign_in_new (self->accounts, NULL);

  g_signal_connect_object (sign_in, "signed-in", G_CALLBACK (signed_in_cb), self,
                           G_CONNECT_SWAPPED);

  return sign_in;
}

static void
set_account_id (KayakoWindow *self, const char *id)
{
  for (guint i = 0; i < self->watched->len; i++) {
    KayakoAccount *account = g_ptr_array_index (self->watched, i);

    if (g_strcmp0 (kayako_account_get_id (account), id) != 0)
      continue;

    kayako_window_set_account (self, account);
    return;
  }
}

static void
kayako_window_constructed (GObject *object)
{
  KayakoWindow *self = KAYAKO_WINDOW (object);

  G_OBJECT_CLASS (kayako_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  accounts_changed_cb (self);
  update_stack (self);
  update_actions (self);
}

static void
kayako_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KayakoWindow *self = KAYAKO_WINDOW (object);

  switch ((KayakoWindowProperty) property_id) {
  case PROP_ACCOUNTS:
    g_value_set_object (value, self->accounts);
    break;
  case PROP_SETTINGS:
    g_value_set_object (value, self->settings);
    break;
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_ACCOUNT_ID:
    g_value_set_string (value, self->account != NULL ? kayako_account_get_id (self->account) : "");
    break;
  case PROP_WAITING:
    g_value_set_boolean (value, self->waiting);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_window_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  KayakoWindow *self = KAYAKO_WINDOW (object);

  switch ((KayakoWindowProperty) property_id) {
  case PROP_ACCOUNTS:
    g_set_object (&self->accounts, g_value_get_object (value));
    break;
  case PROP_SETTINGS:
    g_set_object (&self->settings, g_value_get_object (value));
    break;
  case PROP_ACCOUNT:
    kayako_window_set_account (self, g_value_get_object (value));
    break;
  case PROP_ACCOUNT_ID:
    set_account_id (self, g_value_get_string (value));
    break;
  case PROP_WAITING:
    kayako_window_set_waiting (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_window_dispose (GObject *object)
{
  KayakoWindow *self = KAYAKO_WINDOW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->present_id, g_source_remove);
  g_clear_handle_id (&self->realize_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_WINDOW);
  g_clear_object (&self->account);
  g_clear_object (&self->settings);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (kayako_window_parent_class)->dispose (object);
}

static void
kayako_window_finalize (GObject *object)
{
  KayakoWindow *self = KAYAKO_WINDOW (object);

  g_clear_pointer (&self->watched, g_ptr_array_unref);

  G_OBJECT_CLASS (kayako_window_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * KayakoWindow:accounts:
   *
   * Everybody who is signed in.
   */
  props[PROP_ACCOUNTS] = g_param_spec_object ("accounts", NULL, NULL, KAYAKO_TYPE_ACCOUNTS, given);

  /**
   * KayakoWindow:settings:
   *
   * The program's settings; the window keeps its size in them.
   */
  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, given);

  /**
   * KayakoWindow:account:
   *
   * The account that is shown.
   */
  props[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT, flags);

  /**
   * KayakoWindow:account-id:
   *
   * The id of the account that is shown, for the menu.
   */
  props[PROP_ACCOUNT_ID] = g_param_spec_string ("account-id", NULL, NULL, "", flags);

  /**
   * KayakoWindow:waiting:
   *
   * Whether an account is about to come, so that the welcome page is not due.
   */
  props[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_window_class_init (KayakoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kayako_window_constructed;
  object_class->get_property = kayako_window_get_property;
  object_class->set_property = kayako_window_set_property;
  object_class->dispose = kayako_window_dispose;
  object_class->finalize = kayako_window_finalize;
  install_properties (object_class);

  g_type_ensure (KAYAKO_TYPE_ACCOUNT_VIEW);
  g_type_ensure (KAYAKO_TYPE_NOTICE_OVERLAY);
  g_type_ensure (KAYAKO_TYPE_STATUS_PAGES);
  g_type_ensure (KAYAKO_TYPE_WELCOME_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, KayakoWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoWindow, entry_view);
  gtk_widget_class_bind_template_child (widget_class, KayakoWindow, account_view);
  gtk_widget_class_bind_template_callback (widget_class, update_settling);
  gtk_widget_class_bind_template_callback (widget_class, event_cb);
  kayako_window_install_actions (widget_class);
}

static void
kayako_window_init (KayakoWindow *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_shortcuts_add_letters (GTK_WINDOW (self));
}

/**
 * kayako_window_new:
 * @application: the application
 * @accounts: everybody who is signed in
 * @settings: the program's settings
 *
 * Makes a window. It shows the first account, or the welcome page.
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
GtkWindow *
kayako_window_new (GtkApplication *application, KayakoAccounts *accounts, GSettings *settings)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  return g_object_new (KAYAKO_TYPE_WINDOW, "application", application, "accounts", accounts,
                       "settings", settings, NULL);
}

/**
 * kayako_window_get_account:
 * @self: a `KayakoWindow`
 *
 * Finds out which account is shown.
 *
 * Returns: (transfer none) (nullable): the account
 */
KayakoAccount *
kayako_window_get_account (KayakoWindow *self)
{
  g_return_val_if_fail (KAYAKO_IS_WINDOW (self), NULL);

  return self->account;
}

/**
 * kayako_window_set_account:
 * @self: a `KayakoWindow`
 * @account: (nullable): which account to show
 *
 * Shows another account, or for %NULL the welcome page.
 */
void
kayako_window_set_account (KayakoWindow *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_WINDOW (self));

  if (!g_set_object (&self->account, account))
    return;

  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
  update_settling (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT_ID]);
}

/**
 * kayako_window_set_waiting:
 * @self: a `KayakoWindow`
 * @waiting: whether an account is about to come
 *
 * Holds the welcome page back while accounts are restored or the demo starts.
 */
void
kayako_window_set_waiting (KayakoWindow *self, gboolean waiting)
{
  g_return_if_fail (KAYAKO_IS_WINDOW (self));

  if (self->waiting == waiting)
    return;

  self->waiting = waiting;
  update_stack (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
}

/**
 * kayako_window_present_soon:
 * @self: a `KayakoWindow`
 *
 * Shows the window as soon as it has something to show, and at the latest
 * after a quarter of a second: what is there at once needs no empty window
 * before it.
 */
void
kayako_window_present_soon (KayakoWindow *self)
{
  g_return_if_fail (KAYAKO_IS_WINDOW (self));

  if (self->present_id == 0)
    self->present_id = g_timeout_add_once (PRESENT_DELAY, present_cb, self);

  update_stack (self);
}

/**
 * kayako_window_add_toast:
 * @self: a `KayakoWindow`
 * @text: plain text
 *
 * Says something in passing.
 */
void
kayako_window_add_toast (KayakoWindow *self, const char *text)
{
  g_return_if_fail (KAYAKO_IS_WINDOW (self));

  kayako_notice_overlay_add_toast (self->notices, text);
}

/**
 * kayako_window_get_notices:
 * @self: a `KayakoWindow`
 *
 * Finds what says things over the window's content.
 *
 * Returns: (transfer none): the widget
 */
KayakoNoticeOverlay *
kayako_window_get_notices (KayakoWindow *self)
{
  g_return_val_if_fail (KAYAKO_IS_WINDOW (self), NULL);

  return self->notices;
}

/**
 * kayako_window_get_accounts:
 * @self: a `KayakoWindow`
 *
 * Finds everybody who is signed in.
 *
 * Returns: (transfer none): the accounts
 */
KayakoAccounts *
kayako_window_get_accounts (KayakoWindow *self)
{
  g_return_val_if_fail (KAYAKO_IS_WINDOW (self), NULL);

  return self->accounts;
}

/**
 * kayako_window_get_account_view:
 * @self: a `KayakoWindow`
 *
 * Finds the panes of the account that is shown.
 *
 * Returns: (transfer none): the widget
 */
KayakoAccountView *
kayako_window_get_account_view (KayakoWindow *self)
{
  g_return_val_if_fail (KAYAKO_IS_WINDOW (self), NULL);

  return self->account_view;
}

/**
 * kayako_window_get_entry_view:
 * @self: a `KayakoWindow`
 *
 * Finds the pages of somebody who is not signed in.
 *
 * Returns: (transfer none): the widget
 */
AdwNavigationView *
kayako_window_get_entry_view (KayakoWindow *self)
{
  g_return_val_if_fail (KAYAKO_IS_WINDOW (self), NULL);

  return self->entry_view;
}
