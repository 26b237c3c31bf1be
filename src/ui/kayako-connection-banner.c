/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-connection-banner.h"

#include "kayako-closures.h"
#include "kayako-error-text.h"
#include "kayako-error.h"

#include <glib/gi18n.h>

/* Says below a header bar that the account is offline, signed out or in trouble,
 * and offers what helps. It goes away by itself when the trouble does. */
struct _KayakoConnectionBanner {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;

  KayakoAccount *account; /* (owned) (nullable) */
  GSignalGroup *signals;  /* (owned) */
  const char *action;     /* static (nullable): what the button does */
};

typedef enum {
  PROP_ACCOUNT = 1,
  PROP_REVEALED,
} KayakoConnectionBannerProperty;

static GParamSpec *props[PROP_REVEALED + 1];

G_DEFINE_FINAL_TYPE (KayakoConnectionBanner, kayako_connection_banner, ADW_TYPE_BIN)

static void
show (KayakoConnectionBanner *self, const char *title, const char *button, const char *action)
{
  self->action = action;
  gtk_label_set_text (self->label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), NULL);
  gtk_button_set_label (self->button, button);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static gboolean
has_network (KayakoConnectionBanner *self)
{
  return kayako_closure_is_this_computer (kayako_account_get_host (self->account)) ||
         g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

/* One line is enough for who knows it; the rest is for who asks: not where a
 * pointer may happen to rest when the line comes. */
static void
show_offline (KayakoConnectionBanner *self)
{
  const GError *error = kayako_account_get_error (self->account);
  g_autofree char *text = NULL;

  /* What answers that it has a problem does answer. */
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER)) {
    text = kayako_error_text (error, NULL);
    show (self, text, _ ("Retry"), "win.reconnect");
    return;
  }

  text = kayako_closure_offline_reason (kayako_account_get_helpdesk (self->account),
                                        has_network (self));
  show (self, kayako_closure_offline_text (has_network (self)), _ ("Retry"), "win.reconnect");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
}

static void
update (KayakoConnectionBanner *self)
{
  KayakoAccountState state = KAYAKO_ACCOUNT_STATE_ONLINE;
  g_autofree char *text = NULL;

  if (self->account != NULL)
    state = kayako_account_get_state (self->account);

  switch (state) {
  case KAYAKO_ACCOUNT_STATE_OFFLINE:
    show_offline (self);
    break;
  case KAYAKO_ACCOUNT_STATE_EXPIRED:
    show (self, _ ("Your session has ended"), _ ("Sign In Again"), "win.sign-in-again");
    break;
  case KAYAKO_ACCOUNT_STATE_FAILED:
    text = kayako_error_text (kayako_account_get_error (self->account), NULL);
    show (self, text, _ ("Retry"), "win.reconnect");
    break;
  case KAYAKO_ACCOUNT_STATE_CONNECTING:
    /* While it tries again, the banner keeps saying why it has to. */
    break;
  case KAYAKO_ACCOUNT_STATE_ONLINE:
  case KAYAKO_ACCOUNT_STATE_SIGNED_OUT:
  default:
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
  }
}

static void
button_clicked_cb (KayakoConnectionBanner *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), self->action, NULL);
}

static void
revealed_cb (KayakoConnectionBanner *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVEALED]);
}

static void
kayako_connection_banner_get_property (GObject *object,
                                       guint property_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  KayakoConnectionBanner *self = KAYAKO_CONNECTION_BANNER (object);

  switch ((KayakoConnectionBannerProperty) property_id) {
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_REVEALED:
    g_value_set_boolean (value, kayako_connection_banner_get_revealed (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_connection_banner_set_property (GObject *object,
                                       guint property_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  KayakoConnectionBanner *self = KAYAKO_CONNECTION_BANNER (object);

  switch ((KayakoConnectionBannerProperty) property_id) {
  case PROP_ACCOUNT:
    kayako_connection_banner_set_account (self, g_value_get_object (value));
    break;
  case PROP_REVEALED:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_connection_banner_dispose (GObject *object)
{
  KayakoConnectionBanner *self = KAYAKO_CONNECTION_BANNER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->account);
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_CONNECTION_BANNER);

  G_OBJECT_CLASS (kayako_connection_banner_parent_class)->dispose (object);
}

static void
kayako_connection_banner_class_init (KayakoConnectionBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_connection_banner_get_property;
  object_class->set_property = kayako_connection_banner_set_property;
  object_class->dispose = kayako_connection_banner_dispose;

  /**
   * KayakoConnectionBanner:account:
   *
   * Whose connection it tells about.
   */
  props[PROP_ACCOUNT] =
      g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoConnectionBanner:revealed:
   *
   * Whether it has something to say.
   */
  props[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Kayako/ui/"
                                                             "kayako-connection-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoConnectionBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, KayakoConnectionBanner, label);
  gtk_widget_class_bind_template_child (widget_class, KayakoConnectionBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
kayako_connection_banner_init (KayakoConnectionBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::error", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::helpdesk", G_CALLBACK (update), self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
}

/**
 * kayako_connection_banner_new:
 *
 * Makes a banner that says nothing.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_connection_banner_new (void)
{
  return g_object_new (KAYAKO_TYPE_CONNECTION_BANNER, NULL);
}

/**
 * kayako_connection_banner_set_account:
 * @self: a `KayakoConnectionBanner`
 * @account: (nullable): whose connection to tell about
 *
 * Changes the account.
 */
void
kayako_connection_banner_set_account (KayakoConnectionBanner *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_CONNECTION_BANNER (self));

  if (!g_set_object (&self->account, account))
    return;

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_signal_group_set_target (self->signals, account);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
}

/**
 * kayako_connection_banner_get_revealed:
 * @self: a `KayakoConnectionBanner`
 *
 * Tells whether it has something to say.
 *
 * Returns: whether it shows
 */
gboolean
kayako_connection_banner_get_revealed (KayakoConnectionBanner *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONNECTION_BANNER (self), FALSE);

  return self->revealer != NULL && gtk_revealer_get_reveal_child (self->revealer);
}
