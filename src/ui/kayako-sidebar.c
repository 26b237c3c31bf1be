/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sidebar.h"

#include "kayako-account-colour.h"
#include "kayako-account-name.h"
#include "kayako-closures.h"
#include "kayako-conversation-closures.h"
#include "kayako-initials.h"
#include "kayako-sync-status.h"
#include "kayako-view-row.h"

#include <glib/gi18n.h>

/* Who is signed in where, how the connection is, and the views of the account.
 * As long as the account has views, one of them is selected. */
struct _KayakoSidebar {
  AdwNavigationPage parent_instance;

  GtkMenuButton *main_menu_button;
  GtkMenuButton *account_button;
  GtkLabel *initials;
  GtkLabel *name;
  GtkWidget *dot;
  GtkLabel *place;
  GtkListBox *list;
  GtkWidget *drafts_button;
  GtkLabel *drafts_count;
  GtkWidget *outbox_button;
  GtkImage *outbox_icon;
  GtkLabel *outbox_count;

  KayakoAccount *account;        /* (owned) (nullable) */
  GMenuModel *main_menu;         /* (not nullable): of the template */
  GMenuModel *account_menu;      /* (owned) (nullable) */
  KayakoView *view;              /* (owned) (nullable): the selected one */
  GSignalGroup *account_signals; /* (owned) */
  GSignalGroup *user_signals;    /* (owned) */
  GSignalGroup *views_signals;   /* (owned) */
  const char *dot_class;         /* static */
};

typedef enum {
  PROP_ACCOUNT = 1,
  PROP_ACCOUNT_MENU,
  PROP_VIEW,
} KayakoSidebarProperty;

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *props[PROP_VIEW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoSidebar, kayako_sidebar, ADW_TYPE_NAVIGATION_PAGE)

static void
update_dot (KayakoSidebar *self, KayakoAccountState state)
{
  const char *dot_class = kayako_closure_state_class (state);

  if (g_strcmp0 (self->dot_class, dot_class) == 0)
    return;

  if (self->dot_class != NULL)
    gtk_widget_remove_css_class (self->dot, self->dot_class);
  gtk_widget_add_css_class (self->dot, dot_class);
  self->dot_class = dot_class;
}

static void
update_header (KayakoSidebar *self)
{
  KayakoAccountState state = KAYAKO_ACCOUNT_STATE_SIGNED_OUT;
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *label = NULL;

  if (self->account == NULL)
    return;

  state = kayako_account_get_state (self->account);
  name = kayako_account_name (self->account);
  place = kayako_closure_place (kayako_account_get_place (self->account), state);
  /* Translators: who is signed in, and where: “Caryn Pryor, Brewfictus · Polling”. */
  label = g_strdup_printf (_ ("Account: %s, %s"), name, place);

  kayako_initials_show (self->initials, name);
  kayako_account_colour_show (GTK_WIDGET (self->initials),
                              kayako_account_get_colour (self->account));
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->account_button),
                               kayako_closure_state_text (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->account_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update_dot (self, state);
}

/* Where somebody must do something about it, that is said, too. */
static char *
dup_outbox_label (guint n, guint n_failed)
{
  g_autofree char *label = g_strdup_printf (
      /* Translators: %u is a number of messages. */
      ngettext ("Outbox, %u not sent yet", "Outbox, %u not sent yet", n), n);
  g_autofree char *failed =
      g_strdup_printf (/* Translators: %u is a number of messages. */
                       ngettext ("%u failed", "%u failed", n_failed), n_failed);

  if (n_failed == 0)
    return g_steal_pointer (&label);

  /* Translators: “Outbox, 3 not sent yet”, “1 failed”. */
  return g_strdup_printf (_ ("%s, %s"), label, failed);
}

static void
show_outbox_failed (KayakoSidebar *self, gboolean has_failed)
{
  gtk_image_set_from_icon_name (self->outbox_icon,
                                has_failed ? "dialog-warning-symbolic" : "kayako-waiting-symbolic");
  if (has_failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->outbox_icon), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->outbox_icon), "error");
}

/* It is there while it holds something. */
static void
update_outbox (KayakoSidebar *self)
{
  guint n = self->account != NULL ? kayako_account_get_n_unsent (self->account) : 0;
  guint n_failed = n > 0 ? kayako_account_get_n_failed (self->account) : 0;
  g_autofree char *count = kayako_closure_count ((int) n);
  g_autofree char *label = dup_outbox_label (n, n_failed);

  gtk_label_set_text (self->outbox_count, count);
  gtk_widget_set_visible (self->outbox_button, n > 0);
  show_outbox_failed (self, n_failed > 0);
  gtk_widget_set_tooltip_text (self->outbox_button, n_failed > 0 ? label : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->outbox_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The same of what is not even decided. */
static void
update_drafts (KayakoSidebar *self)
{
  guint n = self->account != NULL ? kayako_account_get_n_drafts (self->account) : 0;
  g_autofree char *count = kayako_closure_count ((int) n);
  g_autofree char *label = g_strdup_printf (
      /* Translators: %u is a number of conversations in which something is being written. */
      ngettext ("Drafts, %u conversation", "Drafts, %u conversations", n), n);

  gtk_label_set_text (self->drafts_count, count);
  gtk_widget_set_visible (self->drafts_button, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drafts_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
account_cb (KayakoSidebar *self)
{
  update_outbox (self);
  g_signal_group_set_target (self->user_signals, kayako_account_get_user (self->account));
  update_header (self);
}

/* A menu's popover is made when it is asked for: the start does not wait for it. */
static void
create_main_menu (GtkMenuButton *button, gpointer user_data)
{
  KayakoSidebar *self = user_data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->main_menu);
}

static void
create_account_menu (GtkMenuButton *button, gpointer user_data)
{
  KayakoSidebar *self = user_data;

  if (gtk_menu_button_get_menu_model (button) != self->account_menu)
    gtk_menu_button_set_menu_model (button, self->account_menu);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return kayako_view_row_new (KAYAKO_VIEW (item));
}

/* The views may come later than the account, and may change; some view is
 * always selected, and the same one as long as it is there. */
static void
select_some_view (KayakoSidebar *self)
{
  GtkListBoxRow *row = NULL;

  if (gtk_list_box_get_selected_row (self->list) != NULL)
    return;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++) {
    if (self->view == NULL || kayako_view_row_get_view (KAYAKO_VIEW_ROW (row)) == self->view)
      break;
  }

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_list_box_select_row (self->list, row);
}

static void
row_selected_cb (KayakoSidebar *self, KayakoViewRow *row)
{
  if (row != NULL && g_set_object (&self->view, kayako_view_row_get_view (row)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

static void
row_activated_cb (KayakoSidebar *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
kayako_sidebar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KayakoSidebar *self = KAYAKO_SIDEBAR (object);

  switch ((KayakoSidebarProperty) property_id) {
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_ACCOUNT_MENU:
    g_value_set_object (value, self->account_menu);
    break;
  case PROP_VIEW:
    g_value_set_object (value, self->view);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sidebar_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  KayakoSidebar *self = KAYAKO_SIDEBAR (object);

  switch ((KayakoSidebarProperty) property_id) {
  case PROP_ACCOUNT:
    kayako_sidebar_set_account (self, g_value_get_object (value));
    break;
  case PROP_ACCOUNT_MENU:
    kayako_sidebar_set_account_menu (self, g_value_get_object (value));
    break;
  case PROP_VIEW:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sidebar_dispose (GObject *object)
{
  KayakoSidebar *self = KAYAKO_SIDEBAR (object);

  g_clear_object (&self->account_signals);
  g_clear_object (&self->user_signals);
  g_clear_object (&self->views_signals);
  g_clear_object (&self->view);
  g_clear_object (&self->account_menu);
  g_clear_object (&self->account);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIDEBAR);

  G_OBJECT_CLASS (kayako_sidebar_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * KayakoSidebar:account:
   *
   * Whose views are shown.
   */
  props[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT, writable);

  /**
   * KayakoSidebar:account-menu:
   *
   * What the account's name opens.
   */
  props[PROP_ACCOUNT_MENU] =
      g_param_spec_object ("account-menu", NULL, NULL, G_TYPE_MENU_MODEL, writable);

  /**
   * KayakoSidebar:view:
   *
   * The selected view.
   */
  props[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, KAYAKO_TYPE_VIEW,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_sidebar_class_init (KayakoSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_sidebar_get_property;
  object_class->set_property = kayako_sidebar_set_property;
  object_class->dispose = kayako_sidebar_dispose;
  install_properties (object_class);

  /**
   * KayakoSidebar::activated:
   *
   * A person chose the selected view, even if it was selected before.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KAYAKO_TYPE_SYNC_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, main_menu_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, account_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, initials);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, name);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, dot);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, place);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, drafts_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, drafts_count);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, outbox_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, outbox_icon);
  gtk_widget_class_bind_template_child (widget_class, KayakoSidebar, outbox_count);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kayako_sidebar_init (KayakoSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->main_menu_button, create_main_menu, self, NULL);
  gtk_menu_button_set_create_popup_func (self->account_button, create_account_menu, self, NULL);

  self->account_signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify", G_CALLBACK (account_cb), self);
  g_signal_group_connect_swapped (self->account_signals, "draft-changed",
                                  G_CALLBACK (update_drafts), self);
  self->user_signals = g_signal_group_new (KAYAKO_TYPE_USER);
  g_signal_group_connect_swapped (self->user_signals, "notify", G_CALLBACK (update_header), self);
  self->views_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_data (self->views_signals, "items-changed", G_CALLBACK (select_some_view),
                               self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * kayako_sidebar_get_account:
 * @self: a `KayakoSidebar`
 *
 * Finds out whose views are shown.
 *
 * Returns: (transfer none) (nullable): the account
 */
KayakoAccount *
kayako_sidebar_get_account (KayakoSidebar *self)
{
  g_return_val_if_fail (KAYAKO_IS_SIDEBAR (self), NULL);

  return self->account;
}

/**
 * kayako_sidebar_set_account:
 * @self: a `KayakoSidebar`
 * @account: (nullable): whose views to show
 *
 * Shows another account's views and selects the first of them.
 */
void
kayako_sidebar_set_account (KayakoSidebar *self, KayakoAccount *account)
{
  GListModel *views = NULL;

  g_return_if_fail (KAYAKO_IS_SIDEBAR (self));

  if (!g_set_object (&self->account, account))
    return;

  views = account != NULL ? kayako_account_get_views (account) : NULL;
  g_signal_group_set_target (self->account_signals, account);
  g_signal_group_set_target (self->user_signals,
                             account != NULL ? kayako_account_get_user (account) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);

  if (g_set_object (&self->view, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);

  /* The list is bound before the signal, so that its rows are there by then. */
  gtk_list_box_bind_model (self->list, views, create_row, NULL, NULL);
  g_signal_group_set_target (self->views_signals, views);
  select_some_view (self);
  update_header (self);
  update_drafts (self);
  update_outbox (self);
}

/**
 * kayako_sidebar_set_account_menu:
 * @self: a `KayakoSidebar`
 * @menu: (nullable): what the account's name shall open
 *
 * Changes the menu of the accounts.
 */
void
kayako_sidebar_set_account_menu (KayakoSidebar *self, GMenuModel *menu)
{
  g_return_if_fail (KAYAKO_IS_SIDEBAR (self));

  if (g_set_object (&self->account_menu, menu))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT_MENU]);
}

/**
 * kayako_sidebar_get_view:
 * @self: a `KayakoSidebar`
 *
 * Finds out which view is selected.
 *
 * Returns: (transfer none) (nullable): the view
 */
KayakoView *
kayako_sidebar_get_view (KayakoSidebar *self)
{
  g_return_val_if_fail (KAYAKO_IS_SIDEBAR (self), NULL);

  return self->view;
}

/**
 * kayako_sidebar_select:
 * @self: a `KayakoSidebar`
 * @position: which view, from 0
 *
 * Selects a view by its place, as if a person had chosen it.
 *
 * Returns: %TRUE if there is such a view
 */
gboolean
kayako_sidebar_select (KayakoSidebar *self, guint position)
{
  GtkListBoxRow *row = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIDEBAR (self), FALSE);

  row = gtk_list_box_get_row_at_index (self->list, (int) position);
  if (row == NULL)
    return FALSE;

  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);

  return TRUE;
}

/**
 * kayako_sidebar_focus:
 * @self: a `KayakoSidebar`
 *
 * Gives the selected view the focus.
 *
 * Returns: %TRUE if it could take it
 */
gboolean
kayako_sidebar_focus (KayakoSidebar *self)
{
  GtkListBoxRow *row = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIDEBAR (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
