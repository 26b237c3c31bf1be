/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-details-panel.h"

#include <glib/gi18n.h>

#include "kayako-choice-row.h"
#include "kayako-details-closures.h"
#include "kayako-field-row.h"
#include "kayako-thread-closures.h"
#include "kayako-times.h"

/**
 * KayakoDetailsPanel:
 *
 * What is known of a conversation besides its messages. Status, priority and
 * type can be chosen by those who may change them: the rows run the actions
 * `thread.status`, `thread.priority` and `thread.type` of the widget around
 * the panel. What a person may not see is not there at all.
 */
struct _KayakoDetailsPanel {
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *staff_group;
  KayakoChoiceRow *status_row;
  KayakoChoiceRow *priority_row;
  KayakoChoiceRow *type_row;
  GtkWidget *fields_group;
  GtkListBox *fields_list;

  KayakoAccount *account;           /* (owned) (nullable) */
  KayakoConversation *conversation; /* (owned) (nullable) */
  GSignalGroup *account_signals;    /* (owned) */
  GSignalGroup *fields_signals;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (KayakoDetailsPanel, kayako_details_panel, ADW_TYPE_BIN)

typedef enum {
  PROP_ACCOUNT = 1,
  PROP_CONVERSATION,
  PROP_CAN_SET_STATUS,
  PROP_CAN_SET_PRIORITY,
  PROP_CAN_SET_TYPE,
} KayakoDetailsPanelProperty;

static GParamSpec *props[PROP_CAN_SET_TYPE + 1];

static gboolean
has (GObject *object, GObject *resource)
{
  return resource != NULL;
}

static gboolean
has_properties (GObject *object,
                gboolean is_staff,
                GObject *status,
                GObject *priority,
                GObject *type)
{
  return !is_staff && (status != NULL || priority != NULL || type != NULL);
}

/* “Requester” is the helpdesk's word. */
static char *
requester_title (GObject *object, gboolean is_staff)
{
  return g_strdup (is_staff ? _ ("Requester") : _ ("Asked By"));
}

/* What a resource is called, as far as it has a name at all. */
static char *
label_of (GObject *object, GObject *resource)
{
  if (KAYAKO_IS_USER (resource))
    return kayako_closure_line (kayako_user_get_full_name (KAYAKO_USER (resource)));
  if (KAYAKO_IS_TEAM (resource))
    return kayako_closure_line (kayako_team_get_title (KAYAKO_TEAM (resource)));
  if (KAYAKO_IS_STATUS (resource))
    return kayako_closure_line (kayako_status_get_label (KAYAKO_STATUS (resource)));
  if (KAYAKO_IS_PRIORITY (resource))
    return kayako_closure_line (kayako_priority_get_label (KAYAKO_PRIORITY (resource)));
  if (KAYAKO_IS_CASE_TYPE (resource))
    return kayako_closure_line (kayako_case_type_get_label (KAYAKO_CASE_TYPE (resource)));

  return g_strdup ("");
}

static char *
label_or_none (GObject *object, GObject *resource)
{
  g_autofree char *label = label_of (object, resource);

  return *label != '\0' ? g_steal_pointer (&label)
                        : g_strdup (C_ ("conversation property", "None"));
}

static char *
about_person (GObject *object, KayakoUser *person)
{
  g_autofree char *email = NULL;

  if (person == NULL)
    return g_strdup ("");

  email = kayako_closure_line (kayako_user_get_email (person));
  if (*email != '\0')
    return g_steal_pointer (&email);

  return kayako_closure_line (kayako_user_get_designation (person));
}

static char *
number (GObject *object, gint64 id)
{
  return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

static char *
channel (GObject *object, KayakoChannel value)
{
  return g_strdup (kayako_closure_channel (value));
}

static gboolean
has_channel (GObject *object, KayakoChannel value)
{
  return value != KAYAKO_CHANNEL_UNKNOWN;
}

static char *
full_time (GObject *object, gint64 time)
{
  return kayako_dup_full_time (time);
}

static char *
short_date_time (GObject *object, gint64 time)
{
  return kayako_dup_date_time (time);
}

static gboolean
has_time (GObject *object, gint64 time)
{
  return time != 0;
}

static KayakoCapabilities
get_capabilities (KayakoDetailsPanel *self)
{
  return self->account != NULL ? kayako_account_get_capabilities (self->account)
                               : KAYAKO_CAPABILITIES_NONE;
}

static const char *
get_locale (KayakoDetailsPanel *self)
{
  KayakoUser *user = self->account != NULL ? kayako_account_get_user (self->account) : NULL;

  return user != NULL ? kayako_user_get_locale (user) : NULL;
}

static void
update_fields (KayakoDetailsPanel *self)
{
  GListModel *fields = self->conversation != NULL
                           ? kayako_conversation_get_custom_fields (self->conversation)
                           : NULL;
  guint n = fields != NULL ? g_list_model_get_n_items (fields) : 0;
  gboolean any = FALSE;
  guint i;

  gtk_list_box_remove_all (self->fields_list);

  for (i = 0; i < n; i++) {
    g_autoptr (KayakoFieldValue) value = g_list_model_get_item (fields, i);
    GtkWidget *row = kayako_field_row_new (value, get_locale (self));

    gtk_list_box_append (self->fields_list, row);
    any = any || gtk_widget_get_visible (row);
  }

  gtk_widget_set_visible (self->fields_group, any);
}

static void
update_mark (KayakoDetailsPanel *self, KayakoChoiceRow *row, KayakoChangedWhat what)
{
  kayako_choice_row_set_changing (
      row, self->account != NULL && self->conversation != NULL
               ? kayako_account_get_changing (self->account, self->conversation, what)
               : KAYAKO_CHANGING_NOT);
}

/* What is chosen shows at once; that the helpdesk does not have it yet must, too. */
static void
update_marks (KayakoDetailsPanel *self)
{
  update_mark (self, self->status_row, KAYAKO_CHANGED_STATUS);
  update_mark (self, self->priority_row, KAYAKO_CHANGED_PRIORITY);
  update_mark (self, self->type_row, KAYAKO_CHANGED_TYPE);
}

static void
update_capabilities (KayakoDetailsPanel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_SET_STATUS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_SET_PRIORITY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_SET_TYPE]);
}

/* Not hidden but not there, for whoever looks at the tree and not at the screen. */
static void
update_staff (KayakoDetailsPanel *self)
{
  gboolean is_staff = self->account != NULL && kayako_account_get_is_staff (self->account);
  gboolean is_there = gtk_widget_get_parent (self->staff_group) != NULL;

  if (is_staff && !is_there)
    gtk_box_prepend (self->box, self->staff_group);
  else if (!is_staff && is_there)
    gtk_box_remove (self->box, self->staff_group);
}

static void
copy_number_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoDetailsPanel *self = KAYAKO_DETAILS_PANEL (widget);
  g_autofree char *text = NULL;

  if (self->conversation == NULL)
    return;

  text = g_strdup_printf ("%" G_GINT64_FORMAT, kayako_conversation_get_id (self->conversation));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Number copied"));
}

static void
kayako_details_panel_dispose (GObject *object)
{
  KayakoDetailsPanel *self = KAYAKO_DETAILS_PANEL (object);

  g_clear_object (&self->account_signals);
  g_clear_object (&self->fields_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_DETAILS_PANEL);
  g_clear_object (&self->account);
  g_clear_object (&self->conversation);

  G_OBJECT_CLASS (kayako_details_panel_parent_class)->dispose (object);
}

static void
kayako_details_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoDetailsPanel *self = KAYAKO_DETAILS_PANEL (object);

  switch ((KayakoDetailsPanelProperty) prop_id) {
  case PROP_ACCOUNT:
    g_value_set_object (value, kayako_details_panel_get_account (self));
    break;
  case PROP_CONVERSATION:
    g_value_set_object (value, kayako_details_panel_get_conversation (self));
    break;
  case PROP_CAN_SET_STATUS:
    g_value_set_boolean (value, (get_capabilities (self) & KAYAKO_CAPABILITIES_SET_STATUS) != 0);
    break;
  case PROP_CAN_SET_PRIORITY:
    g_value_set_boolean (value, (get_capabilities (self) & KAYAKO_CAPABILITIES_SET_PRIORITY) != 0);
    break;
  case PROP_CAN_SET_TYPE:
    g_value_set_boolean (value, (get_capabilities (self) & KAYAKO_CAPABILITIES_SET_TYPE) != 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_details_panel_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  KayakoDetailsPanel *self = KAYAKO_DETAILS_PANEL (object);

  switch ((KayakoDetailsPanelProperty) prop_id) {
  case PROP_ACCOUNT:
    kayako_details_panel_set_account (self, g_value_get_object (value));
    break;
  case PROP_CONVERSATION:
    kayako_details_panel_set_conversation (self, g_value_get_object (value));
    break;
  case PROP_CAN_SET_STATUS:
  case PROP_CAN_SET_PRIORITY:
  case PROP_CAN_SET_TYPE:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * KayakoDetailsPanel:account: (nullable)
   *
   * Whose conversation it is; says what may be changed and to what.
   */
  props[PROP_ACCOUNT] =
      g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoDetailsPanel:conversation: (nullable)
   *
   * What is shown.
   */
  props[PROP_CONVERSATION] =
      g_param_spec_object ("conversation", NULL, NULL, KAYAKO_TYPE_CONVERSATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoDetailsPanel:can-set-status:
   *
   * Whether the status can be chosen.
   */
  props[PROP_CAN_SET_STATUS] =
      g_param_spec_boolean ("can-set-status", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoDetailsPanel:can-set-priority:
   *
   * Whether the priority can be chosen.
   */
  props[PROP_CAN_SET_PRIORITY] =
      g_param_spec_boolean ("can-set-priority", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoDetailsPanel:can-set-type:
   *
   * Whether the type can be chosen.
   */
  props[PROP_CAN_SET_TYPE] =
      g_param_spec_boolean ("can-set-type", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
ensure_types (void)
{
  g_type_ensure (KAYAKO_TYPE_ACCOUNT);
  g_type_ensure (KAYAKO_TYPE_CASE_TYPE);
  g_type_ensure (KAYAKO_TYPE_CHOICE_ROW);
  g_type_ensure (KAYAKO_TYPE_CONVERSATION);
  g_type_ensure (KAYAKO_TYPE_PRIORITY);
  g_type_ensure (KAYAKO_TYPE_STATUS);
}

static void
kayako_details_panel_class_init (KayakoDetailsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_details_panel_dispose;
  object_class->get_property = kayako_details_panel_get_property;
  object_class->set_property = kayako_details_panel_set_property;

  install_properties (object_class);
  ensure_types ();

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-details-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoDetailsPanel, box);
  gtk_widget_class_bind_template_child (widget_class, KayakoDetailsPanel, staff_group);
  gtk_widget_class_bind_template_child (widget_class, KayakoDetailsPanel, status_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoDetailsPanel, priority_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoDetailsPanel, type_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoDetailsPanel, fields_group);
  gtk_widget_class_bind_template_child (widget_class, KayakoDetailsPanel, fields_list);
  gtk_widget_class_bind_template_callback (widget_class, has);
  gtk_widget_class_bind_template_callback (widget_class, has_properties);
  gtk_widget_class_bind_template_callback (widget_class, label_of);
  gtk_widget_class_bind_template_callback (widget_class, label_or_none);
  gtk_widget_class_bind_template_callback (widget_class, requester_title);
  gtk_widget_class_bind_template_callback (widget_class, short_date_time);
  gtk_widget_class_bind_template_callback (widget_class, about_person);
  gtk_widget_class_bind_template_callback (widget_class, number);
  gtk_widget_class_bind_template_callback (widget_class, channel);
  gtk_widget_class_bind_template_callback (widget_class, has_channel);
  gtk_widget_class_bind_template_callback (widget_class, full_time);
  gtk_widget_class_bind_template_callback (widget_class, has_time);

  gtk_widget_class_install_action (widget_class, "details.copy-number", NULL, copy_number_action);
}

static void
kayako_details_panel_init (KayakoDetailsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->account_signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify::capabilities",
                                  G_CALLBACK (update_capabilities), self);
  g_signal_group_connect_swapped (self->account_signals, "notify::is-staff",
                                  G_CALLBACK (update_staff), self);
  g_signal_group_connect_swapped (self->account_signals, "notify::n-unsent",
                                  G_CALLBACK (update_marks), self);

  self->fields_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->fields_signals, "items-changed", G_CALLBACK (update_fields),
                                  self);
  update_staff (self);
}

/**
 * kayako_details_panel_new:
 *
 * Returns: a new panel without a conversation
 */
GtkWidget *
kayako_details_panel_new (void)
{
  return g_object_new (KAYAKO_TYPE_DETAILS_PANEL, NULL);
}

/**
 * kayako_details_panel_get_account:
 * @self: a `KayakoDetailsPanel`
 *
 * Returns: (nullable) (transfer none): whose conversation it is
 */
KayakoAccount *
kayako_details_panel_get_account (KayakoDetailsPanel *self)
{
  g_return_val_if_fail (KAYAKO_IS_DETAILS_PANEL (self), NULL);

  return self->account;
}

/**
 * kayako_details_panel_set_account:
 * @self: a `KayakoDetailsPanel`
 * @account: (nullable): whose conversation it is
 *
 * Says what may be changed and to what.
 */
void
kayako_details_panel_set_account (KayakoDetailsPanel *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_DETAILS_PANEL (self));

  if (!g_set_object (&self->account, account))
    return;

  g_signal_group_set_target (self->account_signals, account);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
  update_capabilities (self);
  update_staff (self);
  update_marks (self);
}

/**
 * kayako_details_panel_get_conversation:
 * @self: a `KayakoDetailsPanel`
 *
 * Returns: (nullable) (transfer none): what is shown
 */
KayakoConversation *
kayako_details_panel_get_conversation (KayakoDetailsPanel *self)
{
  g_return_val_if_fail (KAYAKO_IS_DETAILS_PANEL (self), NULL);

  return self->conversation;
}

/**
 * kayako_details_panel_set_conversation:
 * @self: a `KayakoDetailsPanel`
 * @conversation: (nullable): what to show
 *
 * Shows @conversation, now and when it changes.
 */
void
kayako_details_panel_set_conversation (KayakoDetailsPanel *self, KayakoConversation *conversation)
{
  g_return_if_fail (KAYAKO_IS_DETAILS_PANEL (self));

  if (!g_set_object (&self->conversation, conversation))
    return;

  g_signal_group_set_target (
      self->fields_signals,
      conversation != NULL ? kayako_conversation_get_custom_fields (conversation) : NULL);
  update_fields (self);
  update_marks (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONVERSATION]);
}
