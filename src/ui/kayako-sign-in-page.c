/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-page.h"

#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

/* Asks for a helpdesk's address, an email and a password, and signs in with
 * them. What goes wrong is said beside the fields, and what was typed stays. */
struct _KayakoSignInPage {
  AdwNavigationPage parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkWidget *introduction;
  AdwEntryRow *address_row;
  AdwEntryRow *email_row;
  AdwEntryRow *password_row;
  GtkRevealer *error_revealer;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *sign_in_button;

  KayakoAccounts *accounts; /* (owned) (not nullable) */
  DexFuture *attempt;       /* (owned) (nullable): NULL while nothing is tried */
  GtkWidget *typed_in;      /* (nullable): the row that had the focus since it is shown */
  gboolean is_shown;        /* and not just taken away to be laid out anew */
};

typedef enum {
  PROP_ACCOUNTS = 1,
  PROP_BUSY,
} KayakoSignInPageProperty;

enum {
  SIGNAL_SIGNED_IN,
  N_SIGNALS,
};

static GParamSpec *props[PROP_BUSY + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoSignInPage, kayako_sign_in_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
mark_row (AdwEntryRow *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
clear_error (KayakoSignInPage *self)
{
  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  mark_row (self->address_row, FALSE);
  mark_row (self->email_row, FALSE);
  mark_row (self->password_row, FALSE);
}

static void
update_submit (KayakoSignInPage *self)
{
  gboolean filled = *get_text (self->address_row) != '\0' && *get_text (self->email_row) != '\0' &&
                    *get_text (self->password_row) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.submit",
                                 filled && self->attempt == NULL);
}

static void
set_attempt (KayakoSignInPage *self, DexFuture *attempt)
{
  dex_clear (&self->attempt);
  self->attempt = attempt;
  update_submit (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* Which fields a person should look at. */
static void
mark_rows_of (KayakoSignInPage *self, const GError *error)
{
  static const KayakoError about_address[] = {
    KAYAKO_ERROR_ADDRESS,    KAYAKO_ERROR_INSECURE,     KAYAKO_ERROR_CERTIFICATE,
    KAYAKO_ERROR_REDIRECTED, KAYAKO_ERROR_NOT_HELPDESK, KAYAKO_ERROR_NETWORK,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (about_address); i++) {
    if (!g_error_matches (error, KAYAKO_ERROR, about_address[i]))
      continue;

    mark_row (self->address_row, TRUE);
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
    return;
  }

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS)) {
    mark_row (self->email_row, TRUE);
    mark_row (self->password_row, TRUE);
  }

  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
show_text (KayakoSignInPage *self, const char *text)
{
  gtk_label_set_text (self->error_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->error_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  /* It takes the introduction's place, so that fields and button stay near. */
  gtk_widget_set_visible (self->introduction, FALSE);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);

  /* What went wrong stands at the top; a field below it has the focus. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

static void
show_error (KayakoSignInPage *self, const GError *error)
{
  g_autofree char *text = kayako_error_text_at_sign_in (error);

  mark_rows_of (self, error);
  show_text (self, text);
}

static void
attempt_done (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInPage *self = object;

  set_attempt (self, NULL);

  if (error != NULL) {
    show_error (self, error);
    return;
  }

  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, g_value_get_object (value));
}

static void
submit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoSignInPage *self = KAYAKO_SIGN_IN_PAGE (widget);
  g_autofree char *address = g_strstrip (g_strdup (get_text (self->address_row)));
  g_autofree char *email = g_strstrip (g_strdup (get_text (self->email_row)));
  DexFuture *future = NULL;

  if (self->attempt != NULL)
    return;

  clear_error (self);
  future = kayako_accounts_sign_in_with_password (self->accounts, address, email,
                                                  get_text (self->password_row), TRUE);
  set_attempt (self, kayako_when_done (future, self, attempt_done));
}

static void
changed_cb (KayakoSignInPage *self)
{
  clear_error (self);
  update_submit (self);
}

/* NULL where all are filled in. */
static AdwEntryRow *
find_empty_row (KayakoSignInPage *self)
{
  AdwEntryRow *const rows[] = { self->address_row, self->email_row, self->password_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (*get_text (rows[i]) == '\0')
      return rows[i];
  }

  return NULL;
}

static const char *
get_missing_text (KayakoSignInPage *self, AdwEntryRow *row)
{
  if (row == self->address_row)
    return _ ("Type the address of your helpdesk.");
  if (row == self->email_row)
    return _ ("Type your email.");

  return _ ("Type your password.");
}

/* Enter goes to the first field that still is empty, then it submits. */
static void
entry_activated_cb (KayakoSignInPage *self, AdwEntryRow *row)
{
  AdwEntryRow *empty = find_empty_row (self);

  if (empty == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.submit", NULL);
    return;
  }

  /* Going on from one field to the next is no mistake. */
  gtk_widget_grab_focus (GTK_WIDGET (empty));
  if (*get_text (row) != '\0' && row != self->password_row)
    return;

  clear_error (self);
  mark_row (empty, TRUE);
  show_text (self, get_missing_text (self, empty));
}

static void
shown_cb (KayakoSignInPage *self)
{
  AdwEntryRow *empty = find_empty_row (self);

  self->is_shown = TRUE;
  if (self->typed_in != NULL) {
    gtk_widget_grab_focus (self->typed_in);
    return;
  }

  gtk_widget_grab_focus (GTK_WIDGET (empty != NULL ? empty : self->password_row));
}

/* A window that changes its panes takes the page away for a moment, and the
 * focus goes to its first row; whoever types shall not notice. */
static gboolean
mapped_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KayakoSignInPage *self = KAYAKO_SIGN_IN_PAGE (widget);

  self->is_shown = TRUE;
  if (self->typed_in != NULL && gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (self->typed_in);

  return G_SOURCE_REMOVE;
}

static void
map_cb (KayakoSignInPage *self)
{
  if (self->typed_in != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), mapped_cb, NULL, NULL);
}

static void
unmap_cb (KayakoSignInPage *self)
{
  self->is_shown = FALSE;
}

static void
focused_cb (KayakoSignInPage *self, GParamSpec *pspec, GtkEventController *controller)
{
  if (self->is_shown &&
      gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (controller)))
    self->typed_in = gtk_event_controller_get_widget (controller);
}

static void
hidden_cb (KayakoSignInPage *self)
{
  self->typed_in = NULL;

  /* Who goes back has changed their mind about signing in. */
  if (self->attempt != NULL)
    set_attempt (self, NULL);

  /* What was typed stays for when they come back, but no secret does. */
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  clear_error (self);
  gtk_widget_set_visible (self->introduction, TRUE);
}

static char *
button_page (KayakoSignInPage *self, gboolean busy)
{
  return g_strdup (busy ? "busy" : "label");
}

static void
kayako_sign_in_page_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  KayakoSignInPage *self = KAYAKO_SIGN_IN_PAGE (object);

  switch ((KayakoSignInPageProperty) property_id) {
  case PROP_ACCOUNTS:
    g_value_set_object (value, self->accounts);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->attempt != NULL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sign_in_page_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  KayakoSignInPage *self = KAYAKO_SIGN_IN_PAGE (object);

  switch ((KayakoSignInPageProperty) property_id) {
  case PROP_ACCOUNTS:
    g_set_object (&self->accounts, g_value_get_object (value));
    break;
  case PROP_BUSY:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sign_in_page_dispose (GObject *object)
{
  KayakoSignInPage *self = KAYAKO_SIGN_IN_PAGE (object);

  dex_clear (&self->attempt);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (kayako_sign_in_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * KayakoSignInPage:accounts:
   *
   * Where the account is added.
   */
  props[PROP_ACCOUNTS] =
      g_param_spec_object ("accounts", NULL, NULL, KAYAKO_TYPE_ACCOUNTS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoSignInPage:busy:
   *
   * Whether it is signing in right now.
   */
  props[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_sign_in_page_class_init (KayakoSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_sign_in_page_get_property;
  object_class->set_property = kayako_sign_in_page_set_property;
  object_class->dispose = kayako_sign_in_page_dispose;
  install_properties (object_class);

  /**
   * KayakoSignInPage::signed-in:
   * @account: the new account
   *
   * The person is signed in.
   */
  signals[SIGNAL_SIGNED_IN] =
      g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, KAYAKO_TYPE_ACCOUNT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, introduction);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, address_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, email_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, error_box);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, sign_in_button);
  gtk_widget_class_bind_template_callback (widget_class, button_page);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focused_cb);
  gtk_widget_class_bind_template_callback (widget_class, hidden_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmap_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.submit", NULL, submit_action);
}

static void
kayako_sign_in_page_init (KayakoSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_submit (self);
}

/**
 * kayako_sign_in_page_new:
 * @accounts: where the account shall be added
 *
 * Makes an empty form.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_page_new (KayakoAccounts *accounts)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (accounts), NULL);

  return g_object_new (KAYAKO_TYPE_SIGN_IN_PAGE, "accounts", accounts, NULL);
}

/**
 * kayako_sign_in_page_get_busy:
 * @self: a `KayakoSignInPage`
 *
 * Whether it is signing in right now.
 *
 * Returns: %TRUE until the attempt has ended
 */
gboolean
kayako_sign_in_page_get_busy (KayakoSignInPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_SIGN_IN_PAGE (self), FALSE);

  return self->attempt != NULL;
}
