/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-form.h"

#include "kayako-sign-in-fields.h"

/* What every page of signing in is made of: a sentence, fields, a button, and
 * the place where it is said what went wrong. What was typed stays when people
 * go back and forth; secrets go when they leave. */
struct _KayakoSignInForm {
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkWidget *introduction_label;
  GtkRevealer *error_revealer;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *submit_button;

  GtkWidget *content;         /* (owned) (nullable): the fields */
  GtkWidget *footer;          /* (owned) (nullable): what else can be done here */
  char *introduction;         /* (owned) (not nullable) */
  char *button_label;         /* (owned) (not nullable) */
  KayakoSignInFields *fields; /* (owned) */
  GtkWidget *page;            /* (not owned) (nullable): the one around it, NULL at first */
  DexFuture *attempt;         /* (owned) (nullable): NULL while nothing is tried */
  GtkWidget *typed_in;        /* (nullable): the row that had the focus since it is shown */
  gboolean is_shown;          /* and not just taken away to be laid out anew */
};

typedef enum {
  PROP_CONTENT = 1,
  PROP_FOOTER,
  PROP_INTRODUCTION,
  PROP_BUTTON_LABEL,
  PROP_BUSY,
} KayakoSignInFormProperty;

enum {
  SIGNAL_SUBMITTED,
  N_SIGNALS,
};

static GParamSpec *props[PROP_BUSY + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoSignInForm, kayako_sign_in_form, ADW_TYPE_BIN)

static void
update_submit (KayakoSignInForm *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.submit",
                                 kayako_sign_in_fields_find_empty (self->fields, NULL) == NULL &&
                                     self->attempt == NULL);
}

static void
set_attempt (KayakoSignInForm *self, DexFuture *attempt)
{
  dex_clear (&self->attempt);
  self->attempt = attempt;
  update_submit (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
submit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoSignInForm *self = KAYAKO_SIGN_IN_FORM (widget);

  if (self->attempt != NULL || kayako_sign_in_fields_find_empty (self->fields, NULL) != NULL)
    return;

  kayako_sign_in_form_clear_error (self);
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static void
changed_cb (KayakoSignInForm *self)
{
  kayako_sign_in_form_clear_error (self);
  update_submit (self);
}

/* Enter goes to the first field that still is empty, then it submits. */
static void
entry_activated_cb (KayakoSignInForm *self, AdwEntryRow *row)
{
  const char *missing = NULL;
  AdwEntryRow *empty = kayako_sign_in_fields_find_empty (self->fields, &missing);

  if (empty == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.submit", NULL);
    return;
  }

  /* Going on from one field to the next is no mistake. */
  gtk_widget_grab_focus (GTK_WIDGET (empty));
  if (*gtk_editable_get_text (GTK_EDITABLE (row)) != '\0' &&
      row != kayako_sign_in_fields_get_last_needed (self->fields))
    return;

  kayako_sign_in_form_clear_error (self);
  kayako_sign_in_fields_mark (empty, TRUE);
  kayako_sign_in_form_show_error (self, missing);
}

static void
focus_first (KayakoSignInForm *self)
{
  AdwEntryRow *row = kayako_sign_in_fields_find_empty (self->fields, NULL);

  if (row == NULL)
    row = kayako_sign_in_fields_get_last_needed (self->fields);

  if (self->typed_in != NULL)
    gtk_widget_grab_focus (self->typed_in);
  else
    gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->submit_button);
}

static void
shown_cb (KayakoSignInForm *self)
{
  self->is_shown = TRUE;
  focus_first (self);
}

static void
hidden_cb (KayakoSignInForm *self)
{
  if (kayako_sign_in_form_is_in_stack (self))
    return;

  /* Who goes back has changed their mind. */
  self->typed_in = NULL;
  kayako_sign_in_form_stop (self);
  kayako_sign_in_form_clear_error (self);
  gtk_widget_set_visible (self->introduction_label, TRUE);
}

/* A window that changes its panes takes the page away for a moment, and the
 * focus goes to its first row; whoever types shall not notice. */
static gboolean
mapped_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KayakoSignInForm *self = KAYAKO_SIGN_IN_FORM (widget);

  self->is_shown = TRUE;
  if (self->typed_in != NULL && gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (self->typed_in);

  return G_SOURCE_REMOVE;
}

static void
map_cb (KayakoSignInForm *self)
{
  if (self->typed_in != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), mapped_cb, NULL, NULL);
}

static void
unmap_cb (KayakoSignInForm *self)
{
  self->is_shown = FALSE;
}

static void
focused_cb (KayakoSignInForm *self, GParamSpec *pspec, GtkEventController *controller)
{
  if (self->is_shown &&
      gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (controller)))
    self->typed_in = gtk_event_controller_get_widget (controller);
}

static char *
button_page (KayakoSignInForm *self, gboolean busy)
{
  return g_strdup (busy ? "busy" : "label");
}

static gboolean
is_set (KayakoSignInForm *self, GtkWidget *widget)
{
  return widget != NULL;
}

static void
kayako_sign_in_form_root (GtkWidget *widget)
{
  KayakoSignInForm *self = KAYAKO_SIGN_IN_FORM (widget);

  GTK_WIDGET_CLASS (kayako_sign_in_form_parent_class)->root (widget);

  /* It stays in the page that it was made for. */
  if (self->page != NULL)
    return;

  self->page = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_PAGE);
  g_signal_connect_object (self->page, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "hidden", G_CALLBACK (hidden_cb), self, G_CONNECT_SWAPPED);
}

static void
set_button_label (KayakoSignInForm *self, const char *label)
{
  g_set_str (&self->button_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->submit_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
kayako_sign_in_form_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  KayakoSignInForm *self = KAYAKO_SIGN_IN_FORM (object);

  switch ((KayakoSignInFormProperty) property_id) {
  case PROP_CONTENT:
    g_value_set_object (value, self->content);
    break;
  case PROP_FOOTER:
    g_value_set_object (value, self->footer);
    break;
  case PROP_INTRODUCTION:
    g_value_set_string (value, self->introduction);
    break;
  case PROP_BUTTON_LABEL:
    g_value_set_string (value, self->button_label);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->attempt != NULL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sign_in_form_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  KayakoSignInForm *self = KAYAKO_SIGN_IN_FORM (object);

  switch ((KayakoSignInFormProperty) property_id) {
  case PROP_CONTENT:
    g_set_object (&self->content, g_value_get_object (value));
    break;
  case PROP_FOOTER:
    g_set_object (&self->footer, g_value_get_object (value));
    break;
  case PROP_INTRODUCTION:
    kayako_sign_in_form_set_introduction (self, g_value_get_string (value));
    break;
  case PROP_BUTTON_LABEL:
    set_button_label (self, g_value_get_string (value));
    break;
  case PROP_BUSY:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sign_in_form_dispose (GObject *object)
{
  KayakoSignInForm *self = KAYAKO_SIGN_IN_FORM (object);

  dex_clear (&self->attempt);
  self->page = NULL;
  self->typed_in = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_FORM);
  g_clear_object (&self->content);
  g_clear_object (&self->footer);

  G_OBJECT_CLASS (kayako_sign_in_form_parent_class)->dispose (object);
}

static void
kayako_sign_in_form_finalize (GObject *object)
{
  KayakoSignInForm *self = KAYAKO_SIGN_IN_FORM (object);

  g_clear_pointer (&self->fields, kayako_sign_in_fields_free);
  g_clear_pointer (&self->introduction, g_free);
  g_clear_pointer (&self->button_label, g_free);

  G_OBJECT_CLASS (kayako_sign_in_form_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * KayakoSignInForm:content:
   *
   * The fields.
   */
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * KayakoSignInForm:footer:
   *
   * What else can be done here, below the button.
   */
  props[PROP_FOOTER] = g_param_spec_object ("footer", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * KayakoSignInForm:introduction:
   *
   * What this page is for, as plain text; an error takes its place.
   */
  props[PROP_INTRODUCTION] =
      g_param_spec_string ("introduction", NULL, NULL, "", flags | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * KayakoSignInForm:button-label:
   *
   * What the button says.
   */
  props[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, "", flags);

  /**
   * KayakoSignInForm:busy:
   *
   * Whether something is tried right now.
   */
  props[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_sign_in_form_class_init (KayakoSignInFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_sign_in_form_get_property;
  object_class->set_property = kayako_sign_in_form_set_property;
  object_class->dispose = kayako_sign_in_form_dispose;
  object_class->finalize = kayako_sign_in_form_finalize;
  widget_class->root = kayako_sign_in_form_root;
  install_properties (object_class);

  /**
   * KayakoSignInForm::submitted:
   *
   * Somebody has filled in what is needed and wants to go on.
   */
  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", KAYAKO_TYPE_SIGN_IN_FORM,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-sign-in-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInForm, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInForm, introduction_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInForm, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInForm, error_box);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInForm, submit_button);
  gtk_widget_class_bind_template_callback (widget_class, button_page);
  gtk_widget_class_bind_template_callback (widget_class, is_set);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmap_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.submit", NULL, submit_action);
}

static void
kayako_sign_in_form_init (KayakoSignInForm *self)
{
  self->fields = kayako_sign_in_fields_new ();
  self->introduction = g_strdup ("");
  self->button_label = g_strdup ("");

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_sign_in_form_add_row:
 * @self: a form
 * @row: a field in its content
 * @missing: (nullable): what is said where it is left empty, a static translated
 *   sentence; %NULL where it may be
 *
 * Has the form look after a field: Enter leads to the next, and whatever is typed
 * takes away what was said about the last attempt.
 */
void
kayako_sign_in_form_add_row (KayakoSignInForm *self, AdwEntryRow *row, const char *missing)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  kayako_sign_in_fields_add (self->fields, row, missing);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self, "busy", row, "editable",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (focused_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  update_submit (self);
}

/**
 * kayako_sign_in_form_wait:
 * @self: a form
 * @future: (transfer full): what was begun
 * @object: (type GObject): who wants to know how it ends
 * @func: called once when @future has ended, unless somebody went back
 *
 * Is busy until @future has ended. @func is expected to call
 * kayako_sign_in_form_stop().
 */
void
kayako_sign_in_form_wait (KayakoSignInForm *self,
                          DexFuture *future,
                          gpointer object,
                          KayakoDoneFunc func)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));
  g_return_if_fail (DEX_IS_FUTURE (future));

  kayako_sign_in_form_clear_error (self);
  set_attempt (self, kayako_when_done (future, object, func));
}

/**
 * kayako_sign_in_form_stop:
 * @self: a form
 *
 * Is busy no more; what still runs is given up.
 */
void
kayako_sign_in_form_stop (KayakoSignInForm *self)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));

  if (self->attempt != NULL)
    set_attempt (self, NULL);
}

/**
 * kayako_sign_in_form_forget:
 * @self: a form
 *
 * Lets go of every secret that was typed.
 */
void
kayako_sign_in_form_forget (KayakoSignInForm *self)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));

  kayako_sign_in_fields_forget_secrets (self->fields);
}

/**
 * kayako_sign_in_form_set_introduction:
 * @self: a form
 * @introduction: what the page is for, as plain text
 *
 * Says what the page is for.
 */
void
kayako_sign_in_form_set_introduction (KayakoSignInForm *self, const char *introduction)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));
  g_return_if_fail (introduction != NULL);

  if (g_set_str (&self->introduction, introduction))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INTRODUCTION]);
}

/**
 * kayako_sign_in_form_mark:
 * @self: a form
 * @row: one of its fields
 *
 * Shows which field to look at, until something is typed, and puts the focus
 * there.
 */
void
kayako_sign_in_form_mark (KayakoSignInForm *self, AdwEntryRow *row)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  kayako_sign_in_fields_mark (row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * kayako_sign_in_form_show_error:
 * @self: a form
 * @text: plain text
 *
 * Says what went wrong, until something is typed or tried.
 */
void
kayako_sign_in_form_show_error (KayakoSignInForm *self, const char *text)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (self->error_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->error_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  /* It takes the introduction's place, so that fields and button stay near. */
  gtk_widget_set_visible (self->introduction_label, FALSE);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);

  /* What went wrong stands at the top; a field below it has the focus. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

/**
 * kayako_sign_in_form_clear_error:
 * @self: a form
 *
 * Takes back what was said about the last attempt.
 */
void
kayako_sign_in_form_clear_error (KayakoSignInForm *self)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN_FORM (self));

  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  kayako_sign_in_fields_clear_marks (self->fields);
}

/**
 * kayako_sign_in_form_is_in_stack:
 * @self: a form
 *
 * Tells whether people come to this page when they go back.
 *
 * Returns: %FALSE once they have gone back from it
 */
gboolean
kayako_sign_in_form_is_in_stack (KayakoSignInForm *self)
{
  AdwNavigationPage *page = NULL;
  AdwNavigationView *view = NULL;
  AdwNavigationPage *above = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN_FORM (self), FALSE);

  page =
      ADW_NAVIGATION_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_PAGE));
  view =
      ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW));
  if (page == NULL || view == NULL)
    return FALSE;

  above = adw_navigation_view_get_visible_page (view);
  while (above != NULL && above != page)
    above = adw_navigation_view_get_previous_page (view, above);

  return above == page;
}
