/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notice-overlay.h"

#include "kayako-closures.h"
#include "kayako-error-text.h"
#include "kayako-links.h"

#include <glib/gi18n.h>

/* Everything that is said over the window's content in passing, and what its
 * pages say below their header bars (see #KayakoNoticeArea): how the connection
 * is, and what the helpdesk wants people to read. */
struct _KayakoNoticeOverlay {
  AdwBin parent_instance;

  AdwToastOverlay *toast_overlay;
  GListModel *toasts; /* (owned) (not nullable): the widgets in the overlay */
  gulong toasts_id;   /* signal handler id */
  int foot;           /* height in pixels that toasts leave free below */
  guint foot_id;      /* tick callback id, 0 unless it changed */
  GPtrArray *offers;  /* (owned) (not nullable) (element-type Offer): the last is the newest */

  KayakoNotices *notices; /* (owned) (not nullable) */
  KayakoAccount *account; /* (owned) (nullable) */
  GtkWidget *content;     /* (owned) (nullable) */
};

/* What can be taken back: it can still be by a key when its toast has gone. */
typedef struct {
  AdwToast *toast;    /* (owned) */
  const char *undone; /* (nullable): what to say when a key has taken it back */
} Offer;

/* How many are remembered: nobody knows any more what was before that. */
#define MAX_OFFERS 10

typedef enum {
  PROP_ACCOUNT = 1,
  PROP_CONTENT,
} KayakoNoticeOverlayProperty;

static GParamSpec *props[PROP_CONTENT + 1];

G_DEFINE_FINAL_TYPE (KayakoNoticeOverlay, kayako_notice_overlay, ADW_TYPE_BIN)

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_object_unref (offer->toast);
  g_free (offer);
}

/* The overlay has no setting for where toasts are, but it keeps their margins. */
static void
place_toasts (KayakoNoticeOverlay *self)
{
  GtkWidget *content = adw_toast_overlay_get_child (self->toast_overlay);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->toast_overlay));
       child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (child != content)
      gtk_widget_set_margin_bottom (child, self->foot);
  }
}

static gboolean
place_toasts_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KayakoNoticeOverlay *self = KAYAKO_NOTICE_OVERLAY (widget);

  self->foot_id = 0;
  place_toasts (self);

  return G_SOURCE_REMOVE;
}

static AdwToast *
create_toast (const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  /* What a helpdesk says is text, whatever it looks like. */
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  adw_toast_set_timeout (toast, kayako_closure_reading_time (text));

  return toast;
}

/* Taken back, or not to be any more. */
static void
forget_offer (KayakoNoticeOverlay *self, AdwToast *toast)
{
  for (guint i = 0; i < self->offers->len; i++) {
    Offer *offer = g_ptr_array_index (self->offers, i);

    if (offer->toast == toast) {
      g_ptr_array_remove_index (self->offers, i);
      return;
    }
  }
}

static void
set_account (KayakoNoticeOverlay *self, KayakoAccount *account)
{
  if (!g_set_object (&self->account, account))
    return;

  /* Nobody sees what a key would change with another account. */
  g_ptr_array_set_size (self->offers, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
}

static void
notified_cb (KayakoNoticeOverlay *self, KayakoNotification *notification)
{
  kayako_notice_overlay_add (self, notification);
}

/* What keeps the program from doing something of its own stays until it is read. */
static void
show_error (KayakoNoticeOverlay *self, const GError *error, const char *label, const char *action)
{
  g_autoptr (KayakoNotification) notification = NULL;
  g_autofree char *text = NULL;

  if (error == NULL)
    return;

  text = kayako_error_text (error, NULL);
  notification =
      kayako_notification_new (KAYAKO_NOTIFICATION_TYPE_WARNING, text, TRUE, NULL, NULL, NULL);
  kayako_notices_add_with_action (self->notices, notification, label, action);
}

static void
keyring_error_cb (KayakoNoticeOverlay *self, GParamSpec *pspec, KayakoAccount *account)
{
  g_autofree char *action =
      g_strdup_printf ("win.keep-until-quit('%s')", kayako_account_get_id (account));

  show_error (self, kayako_account_get_keyring_error (account), _ ("Keep Until I Quit"), action);
}

static void
store_error_cb (KayakoNoticeOverlay *self, GParamSpec *pspec, KayakoAccount *account)
{
  show_error (self, kayako_account_get_store_error (account), NULL, NULL);
}

static void
kayako_notice_overlay_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  KayakoNoticeOverlay *self = KAYAKO_NOTICE_OVERLAY (object);

  switch ((KayakoNoticeOverlayProperty) property_id) {
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_CONTENT:
    g_value_set_object (value, self->content);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_notice_overlay_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  KayakoNoticeOverlay *self = KAYAKO_NOTICE_OVERLAY (object);

  switch ((KayakoNoticeOverlayProperty) property_id) {
  case PROP_ACCOUNT:
    set_account (self, g_value_get_object (value));
    break;
  case PROP_CONTENT:
    if (g_set_object (&self->content, g_value_get_object (value)))
      g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_notice_overlay_dispose (GObject *object)
{
  KayakoNoticeOverlay *self = KAYAKO_NOTICE_OVERLAY (object);

  if (self->foot_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->foot_id);
  self->foot_id = 0;
  if (self->toasts != NULL)
    g_clear_signal_handler (&self->toasts_id, self->toasts);
  g_clear_object (&self->toasts);
  g_ptr_array_set_size (self->offers, 0);
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_NOTICE_OVERLAY);
  g_clear_object (&self->content);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_notice_overlay_parent_class)->dispose (object);
}

static void
kayako_notice_overlay_finalize (GObject *object)
{
  KayakoNoticeOverlay *self = KAYAKO_NOTICE_OVERLAY (object);

  g_clear_object (&self->notices);
  g_clear_pointer (&self->offers, g_ptr_array_unref);

  G_OBJECT_CLASS (kayako_notice_overlay_parent_class)->finalize (object);
}

static void
kayako_notice_overlay_class_init (KayakoNoticeOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kayako_notice_overlay_get_property;
  object_class->set_property = kayako_notice_overlay_set_property;
  object_class->dispose = kayako_notice_overlay_dispose;
  object_class->finalize = kayako_notice_overlay_finalize;

  /**
   * KayakoNoticeOverlay:account:
   *
   * Whose connection the pages tell about.
   */
  props[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT, flags);

  /**
   * KayakoNoticeOverlay:content:
   *
   * What everything is said over.
   */
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-notice-overlay.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoNoticeOverlay, toast_overlay);
}

static void
kayako_notice_overlay_init (KayakoNoticeOverlay *self)
{
  self->notices = kayako_notices_new ();
  self->offers = g_ptr_array_new_with_free_func (offer_free);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->toasts = gtk_widget_observe_children (GTK_WIDGET (self->toast_overlay));
  self->toasts_id =
      g_signal_connect_swapped (self->toasts, "items-changed", G_CALLBACK (place_toasts), self);
}

/**
 * kayako_notice_overlay_new:
 *
 * Makes an overlay over nothing.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_notice_overlay_new (void)
{
  return g_object_new (KAYAKO_TYPE_NOTICE_OVERLAY, NULL);
}

/**
 * kayako_notice_overlay_add_toast:
 * @self: a `KayakoNoticeOverlay`
 * @text: plain text
 *
 * Says something in passing.
 */
void
kayako_notice_overlay_add_toast (KayakoNoticeOverlay *self, const char *text)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self));
  g_return_if_fail (text != NULL);

  adw_toast_overlay_add_toast (self->toast_overlay, create_toast (text));
}

/**
 * kayako_notice_overlay_take_toast:
 * @self: a `KayakoNoticeOverlay`
 * @toast: (transfer full): what to say in passing
 *
 * Shows a toast that was made elsewhere.
 */
void
kayako_notice_overlay_take_toast (KayakoNoticeOverlay *self, AdwToast *toast)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * kayako_notice_overlay_offer_undo:
 * @self: a `KayakoNoticeOverlay`
 * @toast: (transfer full): says what was done; its button takes it back
 * @undone: (nullable): what to say when kayako_notice_overlay_undo() has taken it
 *   back, a string that stays; %NULL where that shows
 *
 * Shows a toast, and remembers how to take back what it tells even when it has gone.
 */
void
kayako_notice_overlay_offer_undo (KayakoNoticeOverlay *self, AdwToast *toast, const char *undone)
{
  Offer *offer = NULL;

  g_return_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (self->offers->len == MAX_OFFERS)
    g_ptr_array_remove_index (self->offers, 0);

  offer = g_new0 (Offer, 1);
  offer->toast = g_object_ref (toast);
  offer->undone = undone;
  g_ptr_array_add (self->offers, offer);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (forget_offer), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * kayako_notice_overlay_withdraw:
 * @widget: (nullable): anything inside an overlay, or the overlay
 * @toast: what was given to kayako_notice_overlay_offer_undo()
 *
 * Takes an offer away: there is nothing to take back any more.
 */
void
kayako_notice_overlay_withdraw (GtkWidget *widget, AdwToast *toast)
{
  GtkWidget *overlay = NULL;

  g_return_if_fail (widget == NULL || GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_dismiss (toast);
  if (widget != NULL)
    overlay = gtk_widget_get_ancestor (widget, KAYAKO_TYPE_NOTICE_OVERLAY);
  if (overlay != NULL)
    forget_offer (KAYAKO_NOTICE_OVERLAY (overlay), toast);
}

/**
 * kayako_notice_overlay_undo:
 * @self: a `KayakoNoticeOverlay`
 *
 * Takes back what was done last.
 *
 * Returns: %TRUE if there was something to take back
 */
gboolean
kayako_notice_overlay_undo (KayakoNoticeOverlay *self)
{
  g_autoptr (AdwToast) toast = NULL;
  const char *undone = NULL;
  Offer *offer = NULL;

  g_return_val_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self), FALSE);

  if (self->offers->len == 0)
    return FALSE;

  offer = g_ptr_array_index (self->offers, self->offers->len - 1);
  toast = g_object_ref (offer->toast);
  undone = offer->undone;
  g_signal_emit_by_name (toast, "button-clicked");
  adw_toast_dismiss (toast);
  if (undone != NULL)
    kayako_notice_overlay_add_toast (self, undone);

  return TRUE;
}

/**
 * kayako_notice_overlay_add:
 * @self: a `KayakoNoticeOverlay`
 * @notification: what the helpdesk wants people to read
 *
 * Shows a notification: as a banner if it is to stay, else as a toast, with
 * its link if it has one that may be opened.
 */
void
kayako_notice_overlay_add (KayakoNoticeOverlay *self, KayakoNotification *notification)
{
  const char *message = NULL;
  const char *href = NULL;
  const char *label = NULL;
  AdwToast *toast = NULL;

  g_return_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self));
  g_return_if_fail (notification != NULL);

  message = kayako_notification_get_message (notification);
  if (message == NULL || *message == '\0')
    return;

  if (kayako_notification_get_sticky (notification)) {
    kayako_notices_add (self->notices, notification);
    return;
  }

  toast = create_toast (message);
  href = kayako_notification_get_related_href (notification);
  if (kayako_links_may_open (href)) {
    label = kayako_notification_get_related_label (notification);
    adw_toast_set_button_label (toast, label != NULL && *label != '\0' ? label : _ ("Open Link"));
    adw_toast_set_action_name (toast, "win.open-link");
    adw_toast_set_action_target (toast, "s", href);
  }
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * kayako_notice_overlay_set_foot:
 * @self: a `KayakoNoticeOverlay`
 * @height: in pixels
 *
 * Keeps the lowest part of the window, where somebody writes, free of toasts.
 * It may be called while sizes are being given.
 */
void
kayako_notice_overlay_set_foot (KayakoNoticeOverlay *self, int height)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self));

  if (self->foot == height)
    return;

  self->foot = height;
  if (self->foot_id == 0)
    self->foot_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), place_toasts_cb, NULL, NULL);
}

/**
 * kayako_notice_overlay_watch:
 * @self: a `KayakoNoticeOverlay`
 * @account: a new account
 *
 * Shows from now on what the account's helpdesk wants people to read, and that
 * a sign-in could not be remembered, or what is written not saved.
 */
void
kayako_notice_overlay_watch (KayakoNoticeOverlay *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self));
  g_return_if_fail (KAYAKO_IS_ACCOUNT (account));

  g_signal_connect_object (account, "notified", G_CALLBACK (notified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "notify::keyring-error", G_CALLBACK (keyring_error_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "notify::store-error", G_CALLBACK (store_error_cb), self,
                           G_CONNECT_SWAPPED);
  keyring_error_cb (self, NULL, account);
  store_error_cb (self, NULL, account);
}

/**
 * kayako_notice_overlay_get_notices:
 * @self: a `KayakoNoticeOverlay`
 *
 * Finds what the pages are to show until it is dismissed.
 *
 * Returns: (transfer none): the queue
 */
KayakoNotices *
kayako_notice_overlay_get_notices (KayakoNoticeOverlay *self)
{
  g_return_val_if_fail (KAYAKO_IS_NOTICE_OVERLAY (self), NULL);

  return self->notices;
}
