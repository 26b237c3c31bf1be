/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-status-pages.h"

#include "kayako-account.h"
#include "kayako-error-text.h"
#include "kayako-notice-overlay.h"

/* What loads faster than this shows no spinner, in milliseconds: it would only
 * flicker, and its frames would take the time of what loads. */
#define SPINNER_DELAY 400

/* On a page that is not higher, in scaled pixels, the icon would push the words
 * off the screen. */
#define LOW_HEIGHT 320

/* What a pane shows instead of a list that is not there: that it loads, that
 * there is nothing, or what went wrong and the button that helps. The button
 * Retry runs #KayakoStatusPages:retry-action, an action of whoever holds it; while
 * a banner of the #KayakoNoticeOverlay around it offers what helps, it does not
 * offer it again. */
struct _KayakoStatusPages {
  AdwBin parent_instance;

  GtkStack *stack;
  AdwSpinner *spinner;
  AdwStatusPage *page;                /* (nullable): NULL until there is something to say */
  GtkButton *button;                  /* (nullable): the page's */
  GtkScrolledWindow *scrolled_window; /* (nullable): what the page scrolls in */

  char *retry_action; /* (owned) (nullable) */
  char *icon_name;    /* (owned) (nullable): the page's, if there is room for it */
  guint spinner_id;   /* GSource id, 0 when no spinner is to come */
  guint icon_id;      /* tick callback id, 0 unless the icon is to come or go */
  gboolean is_low;

  KayakoNoticeOverlay *overlay; /* (nullable): what it is in, while rooted */
  gulong overlay_id;            /* signal handler id, 0 outside an overlay */
  GSignalGroup *signals;        /* (owned) (not nullable): on the account */
  gboolean is_banner_shown;     /* and offers what helps */
  gboolean has_remedy;          /* the button fits what the page says */
};

G_DEFINE_FINAL_TYPE (KayakoStatusPages, kayako_status_pages, ADW_TYPE_BIN)

typedef enum {
  PROP_RETRY_ACTION = 1,
} KayakoStatusPagesProperty;

static GParamSpec *props[PROP_RETRY_ACTION + 1];

static void
spinner_cb (gpointer user_data)
{
  KayakoStatusPages *self = user_data;

  self->spinner_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
}

static gboolean
is_spinning (KayakoStatusPages *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0 &&
         gtk_widget_get_visible (GTK_WIDGET (self->spinner));
}

static void
show_spinner_later (KayakoStatusPages *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  self->spinner_id = g_timeout_add_once (SPINNER_DELAY, spinner_cb, self);
}

/* Where there is nothing to scroll and nothing to press, the focus has no reason
 * to stop: what scrolls would take it all the same. */
static void
update_can_focus (KayakoStatusPages *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);

  gtk_widget_set_can_focus (GTK_WIDGET (self->scrolled_window),
                            gtk_widget_get_visible (GTK_WIDGET (self->button)) ||
                                gtk_adjustment_get_upper (adjustment) >
                                    gtk_adjustment_get_page_size (adjustment));
}

static void
update_button (KayakoStatusPages *self)
{
  if (self->button == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->button), self->has_remedy && !self->is_banner_shown);
  update_can_focus (self);
}

static void
state_cb (KayakoStatusPages *self)
{
  g_autoptr (KayakoAccount) account = g_signal_group_dup_target (self->signals);
  KayakoAccountState state =
      account != NULL ? kayako_account_get_state (account) : KAYAKO_ACCOUNT_STATE_SIGNED_OUT;

  /* While the account tries again, the banner stays as it is. */
  if (state == KAYAKO_ACCOUNT_STATE_CONNECTING)
    return;

  self->is_banner_shown = state == KAYAKO_ACCOUNT_STATE_OFFLINE ||
                          state == KAYAKO_ACCOUNT_STATE_EXPIRED ||
                          state == KAYAKO_ACCOUNT_STATE_FAILED;
  update_button (self);
}

static void
account_cb (KayakoStatusPages *self)
{
  g_autoptr (KayakoAccount) account = NULL;

  g_object_get (self->overlay, "account", &account, NULL);
  self->is_banner_shown = FALSE;
  g_signal_group_set_target (self->signals, account);
  state_cb (self);
}

static void
kayako_status_pages_root (GtkWidget *widget)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (widget);
  GtkWidget *overlay = NULL;

  GTK_WIDGET_CLASS (kayako_status_pages_parent_class)->root (widget);

  overlay = gtk_widget_get_ancestor (widget, KAYAKO_TYPE_NOTICE_OVERLAY);
  if (overlay == NULL)
    return;

  self->overlay = KAYAKO_NOTICE_OVERLAY (overlay);
  self->overlay_id = g_signal_connect_object (overlay, "notify::account", G_CALLBACK (account_cb),
                                              self, G_CONNECT_SWAPPED);
  account_cb (self);
}

static void
kayako_status_pages_unroot (GtkWidget *widget)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (widget);

  if (self->overlay != NULL)
    g_clear_signal_handler (&self->overlay_id, self->overlay);
  self->overlay = NULL;
  g_signal_group_set_target (self->signals, NULL);
  self->is_banner_shown = FALSE;
  update_button (self);

  GTK_WIDGET_CLASS (kayako_status_pages_parent_class)->unroot (widget);
}

/* Most of these pages never have anything to say. */
static void
ensure_page (KayakoStatusPages *self)
{
  if (self->page != NULL)
    return;

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");

  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->page, GTK_WIDGET (self->button));
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");

  self->scrolled_window =
      GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (GTK_WIDGET (self->page)));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled_window), "changed",
                           G_CALLBACK (update_can_focus), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->page), "message");
}

static void
set_button (KayakoStatusPages *self, KayakoRemedy remedy)
{
  const char *label = kayako_remedy_get_label (remedy);
  const char *action =
      remedy == KAYAKO_REMEDY_SIGN_IN_AGAIN ? "win.sign-in-again" : self->retry_action;

  ensure_page (self);
  self->has_remedy = label != NULL && action != NULL;
  update_button (self);
  if (!self->has_remedy)
    return;

  gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
}

static void
update_icon (KayakoStatusPages *self)
{
  if (self->page != NULL)
    adw_status_page_set_icon_name (self->page, self->is_low ? NULL : self->icon_name);
}

static gboolean
update_icon_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (widget);

  self->icon_id = 0;
  update_icon (self);

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (GTK_WIDGET (KAYAKO_STATUS_PAGES (widget)->stack));
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (KAYAKO_STATUS_PAGES (widget)->stack), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (widget);
  gboolean is_low = height <= adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, LOW_HEIGHT,
                                                     gtk_widget_get_settings (widget));

  gtk_widget_allocate (GTK_WIDGET (self->stack), width, height, baseline, NULL);
  if (self->is_low == is_low)
    return;

  /* What is being laid out cannot change in the midst of it. */
  self->is_low = is_low;
  if (self->icon_id == 0)
    self->icon_id = gtk_widget_add_tick_callback (widget, update_icon_cb, NULL, NULL);
}

static void
show_message (KayakoStatusPages *self, const char *icon_name, const char *title, const char *text)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *text_markup = g_markup_escape_text (text, -1);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_set_str (&self->icon_name, icon_name);
  update_icon (self);
  adw_status_page_set_title (self->page, title_markup);
  adw_status_page_set_description (self->page, text_markup);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
kayako_status_pages_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (object);

  switch ((KayakoStatusPagesProperty) property_id) {
  case PROP_RETRY_ACTION:
    g_value_set_string (value, self->retry_action);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_status_pages_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (object);

  switch ((KayakoStatusPagesProperty) property_id) {
  case PROP_RETRY_ACTION:
    if (g_set_str (&self->retry_action, g_value_get_string (value)))
      g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_status_pages_dispose (GObject *object)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (object);

  g_clear_object (&self->signals);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->icon_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->icon_id);
  self->icon_id = 0;
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_STATUS_PAGES);

  G_OBJECT_CLASS (kayako_status_pages_parent_class)->dispose (object);
}

static void
kayako_status_pages_finalize (GObject *object)
{
  KayakoStatusPages *self = KAYAKO_STATUS_PAGES (object);

  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->retry_action, g_free);

  G_OBJECT_CLASS (kayako_status_pages_parent_class)->finalize (object);
}

static void
kayako_status_pages_class_init (KayakoStatusPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_status_pages_get_property;
  object_class->set_property = kayako_status_pages_set_property;
  object_class->dispose = kayako_status_pages_dispose;
  object_class->finalize = kayako_status_pages_finalize;
  widget_class->root = kayako_status_pages_root;
  widget_class->unroot = kayako_status_pages_unroot;

  /**
   * KayakoStatusPages:retry-action:
   *
   * The action behind the button Retry; without one there is no such button.
   */
  props[PROP_RETRY_ACTION] =
      g_param_spec_string ("retry-action", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-status-pages.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoStatusPages, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoStatusPages, spinner);
}

static void
kayako_status_pages_init (KayakoStatusPages *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));

  self->signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);

  show_spinner_later (self);
}

/**
 * kayako_status_pages_new:
 *
 * Makes the pages; they show that something loads until told otherwise.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_status_pages_new (void)
{
  return g_object_new (KAYAKO_TYPE_STATUS_PAGES, NULL);
}

/**
 * kayako_status_pages_show_loading:
 * @self: a `KayakoStatusPages`
 *
 * Shows a spinner, after a moment: what loads at once does not flicker.
 */
void
kayako_status_pages_show_loading (KayakoStatusPages *self)
{
  g_return_if_fail (KAYAKO_IS_STATUS_PAGES (self));

  /* Who has begun to wait does not wait anew. */
  if (self->spinner_id != 0 || is_spinning (self))
    return;

  gtk_stack_set_visible_child_name (self->stack, "loading");
  show_spinner_later (self);
}

/**
 * kayako_status_pages_show_empty:
 * @self: a `KayakoStatusPages`
 * @icon_name: a symbolic icon's name
 * @title: a few words, plain text
 * @text: a sentence, plain text
 *
 * Shows that there is nothing, and what would be here.
 */
void
kayako_status_pages_show_empty (KayakoStatusPages *self,
                                const char *icon_name,
                                const char *title,
                                const char *text)
{
  g_return_if_fail (KAYAKO_IS_STATUS_PAGES (self));
  g_return_if_fail (title != NULL && text != NULL);

  set_button (self, KAYAKO_REMEDY_NONE);
  show_message (self, icon_name, title, text);
}

/**
 * kayako_status_pages_show_error:
 * @self: a `KayakoStatusPages`
 * @error: (nullable): what went wrong
 *
 * Shows in plain words what went wrong, with the button that helps.
 */
void
kayako_status_pages_show_error (KayakoStatusPages *self, const GError *error)
{
  KayakoRemedy remedy = KAYAKO_REMEDY_NONE;
  g_autofree char *text = kayako_error_text_on_page (error, &remedy);

  g_return_if_fail (KAYAKO_IS_STATUS_PAGES (self));

  set_button (self, remedy);
  show_message (self, kayako_error_text_icon_name (error), kayako_error_text_title (error), text);
}
