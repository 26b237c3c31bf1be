/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sync-status.h"

#include "kayako-closures.h"

/* How much of what the helpdesk has is here, while it comes for the first time.
 * Where that is soon done nobody is bothered with it. */
struct _KayakoSyncStatus {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;

  KayakoAccount *account; /* (owned) (nullable) */
  GSignalGroup *signals;  /* (owned) */
  guint show_id;          /* GSource id, 0 when it does not wait to be shown */
  guint n_told;           /* which quarter a screen reader was told of last, from 1 */
};

/* What is done sooner is not told. */
#define PATIENCE 3 /* seconds */

typedef enum {
  PROP_ACCOUNT = 1,
} KayakoSyncStatusProperty;

static GParamSpec *props[PROP_ACCOUNT + 1];

G_DEFINE_FINAL_TYPE (KayakoSyncStatus, kayako_sync_status, ADW_TYPE_BIN)

/* Who cannot see the bar is told now and then, not of each page. */
static void
tell_quarter (KayakoSyncStatus *self)
{
  guint quarter = (guint) (gtk_progress_bar_get_fraction (self->bar) * 4) + 1;

  if (quarter == self->n_told || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !gtk_revealer_get_reveal_child (self->revealer))
    return;

  self->n_told = quarter;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_progress (KayakoSyncStatus *self)
{
  guint n_total = 0;
  guint n = kayako_account_get_n_synced (self->account, &n_total);
  g_autofree char *text = kayako_closure_sync_text (n, n_total);

  gtk_label_set_text (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, kayako_account_get_sync_fraction (self->account));
  tell_quarter (self);
}

static void
show_cb (gpointer user_data)
{
  KayakoSyncStatus *self = user_data;

  self->show_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  tell_quarter (self);
}

/* Without a connection nothing comes, and that is said elsewhere. */
static gboolean
is_getting_on (KayakoSyncStatus *self)
{
  return self->account != NULL && kayako_account_get_syncing (self->account) &&
         kayako_account_get_state (self->account) == KAYAKO_ACCOUNT_STATE_ONLINE;
}

static void
update (KayakoSyncStatus *self)
{
  if (!is_getting_on (self)) {
    g_clear_handle_id (&self->show_id, g_source_remove);
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
    self->n_told = 0;
    return;
  }

  show_progress (self);
  if (self->show_id == 0 && !gtk_revealer_get_reveal_child (self->revealer))
    self->show_id = g_timeout_add_seconds_once (PATIENCE, show_cb, self);
}

static void
kayako_sync_status_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  KayakoSyncStatus *self = KAYAKO_SYNC_STATUS (object);

  switch ((KayakoSyncStatusProperty) property_id) {
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sync_status_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  KayakoSyncStatus *self = KAYAKO_SYNC_STATUS (object);

  switch ((KayakoSyncStatusProperty) property_id) {
  case PROP_ACCOUNT:
    kayako_sync_status_set_account (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sync_status_dispose (GObject *object)
{
  KayakoSyncStatus *self = KAYAKO_SYNC_STATUS (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->account);
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SYNC_STATUS);

  G_OBJECT_CLASS (kayako_sync_status_parent_class)->dispose (object);
}

static void
kayako_sync_status_class_init (KayakoSyncStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_sync_status_get_property;
  object_class->set_property = kayako_sync_status_set_property;
  object_class->dispose = kayako_sync_status_dispose;

  /**
   * KayakoSyncStatus:account:
   *
   * Whose progress is shown.
   */
  props[PROP_ACCOUNT] =
      g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-sync-status.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSyncStatus, revealer);
  gtk_widget_class_bind_template_child (widget_class, KayakoSyncStatus, label);
  gtk_widget_class_bind_template_child (widget_class, KayakoSyncStatus, bar);
}

static void
kayako_sync_status_init (KayakoSyncStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->signals, "notify::syncing", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::sync-fraction", G_CALLBACK (update),
                                  self);
}

/**
 * kayako_sync_status_new:
 *
 * Makes one that shows nothing.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_sync_status_new (void)
{
  return g_object_new (KAYAKO_TYPE_SYNC_STATUS, NULL);
}

/**
 * kayako_sync_status_get_account:
 * @self: a `KayakoSyncStatus`
 *
 * Finds out whose progress is shown.
 *
 * Returns: (transfer none) (nullable): the account
 */
KayakoAccount *
kayako_sync_status_get_account (KayakoSyncStatus *self)
{
  g_return_val_if_fail (KAYAKO_IS_SYNC_STATUS (self), NULL);

  return self->account;
}

/**
 * kayako_sync_status_set_account:
 * @self: a `KayakoSyncStatus`
 * @account: (nullable): whose progress to show
 *
 * Shows another account's progress.
 */
void
kayako_sync_status_set_account (KayakoSyncStatus *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_SYNC_STATUS (self));

  if (!g_set_object (&self->account, account))
    return;

  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_signal_group_set_target (self->signals, account);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
  update (self);
}
