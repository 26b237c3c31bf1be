/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-row.h"

#include "kayako-attachment-chip.h"
#include "kayako-delivery-closures.h"
#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-thread-closures.h"
#include "kayako-times.h"

/**
 * KayakoMessageRow:
 *
 * One message of a thread: who wrote it, how it came, when, what it says, its
 * files, and how far it has come. What the reader's side wrote stands towards
 * the end of the line, what the other side wrote towards its start; staff and
 * customers have a tint each.
 *
 * The actions `message.retry`, `message.edit` and `message.discard` ask the
 * widget around it for `thread.retry-message` and so on, with the message's
 * client id.
 */
struct _KayakoMessageRow {
  AdwBin parent_instance;

  GtkWidget *incoming_avatar;
  GtkWidget *outgoing_avatar;
  GtkWidget *block;
  GtkLabel *name_label;
  GtkWidget *mark;
  KayakoMessageBody *body;
  AdwWrapBox *attachments_box;

  KayakoMessage *message;            /* (owned) (nullable) */
  KayakoUser *viewer;                /* (owned) (nullable) */
  GSignalGroup *message_signals;     /* (owned) */
  GSignalGroup *creator_signals;     /* (owned) */
  GSignalGroup *attachments_signals; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KayakoMessageRow, kayako_message_row, ADW_TYPE_BIN)

typedef enum {
  PROP_MESSAGE = 1,
  PROP_VIEWER,
} KayakoMessageRowProperty;

static GParamSpec *props[PROP_VIEWER + 1];

/* Closures of the template. The first argument is the row itself. */

static char *
way (GObject *object, KayakoMessageKind kind, KayakoChannel channel, KayakoSource source)
{
  return g_strdup (kayako_closure_way (kind, channel, source));
}

static char *
clock_time (GObject *object, gint64 time)
{
  return kayako_dup_clock_time (time);
}

static char *
full_time (GObject *object, gint64 time)
{
  return kayako_dup_full_time (time);
}

static char *
delivery_icon (GObject *object, KayakoDelivery delivery)
{
  return g_strdup (kayako_closure_delivery_icon (delivery));
}

static char *
delivery_word (GObject *object, KayakoDelivery delivery)
{
  return g_strdup (kayako_closure_delivery_word (delivery));
}

static gboolean
has_text (GObject *object, const char *text)
{
  return !kayako_closure_is_blank (text);
}

static gboolean
is_rejected (GObject *object, KayakoDelivery delivery)
{
  return delivery == KAYAKO_DELIVERY_REJECTED;
}

static gboolean
is_waiting (GObject *object, KayakoDelivery delivery)
{
  return delivery == KAYAKO_DELIVERY_WAITING;
}

static gboolean
is_failed (GObject *object, KayakoDelivery delivery)
{
  return delivery == KAYAKO_DELIVERY_FAILED;
}

static char *
rejection (GObject *object, KayakoRejectType type, const char *reason)
{
  return kayako_closure_rejection (type, reason);
}

static char *
failure (GObject *object, const GError *error)
{
  return kayako_closure_failure (error);
}

static gboolean
is_held (GObject *object, const GError *error)
{
  return kayako_closure_is_held (error);
}

static char *
retry_label (GObject *object, const GError *error)
{
  return g_strdup (kayako_closure_retry (error));
}

static char *
waiting (GObject *object, const GError *error)
{
  return g_strdup (kayako_closure_waiting (error));
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* Whose message it is: an author may be missing on the way, which a binding
 * would answer by showing nothing. */
static void
update_side (KayakoMessageRow *self)
{
  g_autofree char *author = kayako_closure_author (self->message, self->viewer);
  gboolean is_outgoing = kayako_closure_is_outgoing (self->message, self->viewer);
  gboolean is_staff = kayako_closure_is_staff_message (self->message, self->viewer);
  gboolean is_note = kayako_message_get_kind (self->message) == KAYAKO_MESSAGE_KIND_NOTE;

  gtk_label_set_text (self->name_label, author);
  gtk_widget_set_visible (self->incoming_avatar, !is_outgoing);
  gtk_widget_set_visible (self->outgoing_avatar, is_outgoing);
  set_class (self->block, "note", is_note);
  set_class (self->block, "agent", is_staff && !is_note);
  set_class (self->block, "customer", !is_staff && !is_note);
}

static void
update_mark (KayakoMessageRow *self)
{
  KayakoDelivery delivery = kayako_message_get_delivery (self->message);
  const char *word = kayako_closure_delivery_word (delivery);

  gtk_widget_set_visible (self->mark, kayako_closure_is_mark (delivery) &&
                                          kayako_closure_is_outgoing (self->message, self->viewer));
  set_class (self->mark, "accent", delivery == KAYAKO_DELIVERY_SEEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, word,
                                  -1);
}

static void
update_row (KayakoMessageRow *self)
{
  g_autofree char *sentence = NULL;
  gboolean has_failed = FALSE;

  if (self->message == NULL)
    return;

  update_side (self);
  update_mark (self);

  sentence = kayako_closure_message_sentence (self->message, self->viewer);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      kayako_closure_is_outgoing (self->message, self->viewer)
          ? kayako_closure_delivery_word (kayako_message_get_delivery (self->message))
          : "",
      -1);

  has_failed = kayako_message_get_delivery (self->message) == KAYAKO_DELIVERY_FAILED;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.retry", has_failed);
  /* What may have arrived is not taken back to be sent again as another. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.edit",
                                 has_failed &&
                                     !g_error_matches (kayako_message_get_error (self->message),
                                                       KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.discard", has_failed);
}

/* A refresh may hand the message another author. */
static void
creator_changed_cb (KayakoMessageRow *self)
{
  g_signal_group_set_target (self->creator_signals, self->message != NULL
                                                        ? kayako_message_get_creator (self->message)
                                                        : NULL);
}

static void
update_attachments (KayakoMessageRow *self)
{
  GListModel *attachments =
      self->message != NULL ? kayako_message_get_attachments (self->message) : NULL;
  guint n = attachments != NULL ? g_list_model_get_n_items (attachments) : 0;
  GtkWidget *chip;
  guint i;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->attachments_box))) != NULL)
    adw_wrap_box_remove (self->attachments_box, chip);

  for (i = 0; i < n; i++) {
    g_autoptr (KayakoAttachment) attachment = g_list_model_get_item (attachments, i);

    adw_wrap_box_append (self->attachments_box, kayako_attachment_chip_new (attachment));
  }

  gtk_widget_set_visible (GTK_WIDGET (self->attachments_box), n > 0);
}

/* The list itself may be another one after a refresh. */
static void
attachments_changed_cb (KayakoMessageRow *self)
{
  g_signal_group_set_target (self->attachments_signals,
                             self->message != NULL ? kayako_message_get_attachments (self->message)
                                                   : NULL);
  update_attachments (self);
}

static void
ask_thread (GtkWidget *widget, const char *thread_action)
{
  KayakoMessageRow *self = KAYAKO_MESSAGE_ROW (widget);
  g_autofree char *client_id = NULL;

  if (self->message == NULL || kayako_message_get_client_id (self->message) == NULL)
    return;

  client_id = g_strdup (kayako_message_get_client_id (self->message));
  gtk_widget_activate_action (widget, thread_action, "s", client_id);
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_thread (widget, "thread.retry-message");
}

static void
show_newest_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "thread.show-newest", NULL);
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_thread (widget, "thread.edit-message");
}

static void
discard_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_thread (widget, "thread.discard-message");
}

/* From the row into what it holds, and back to the row. */
static gboolean
kayako_message_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_LEFT;
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_RIGHT;

  if (gtk_widget_is_focus (widget))
    return is_forward && gtk_widget_child_focus (child, direction);

  if (gtk_widget_get_focus_child (widget) != NULL)
    return gtk_widget_child_focus (child, direction) || (is_back && gtk_widget_grab_focus (widget));

  return (is_back && gtk_widget_child_focus (child, direction)) || gtk_widget_grab_focus (widget);
}

static void
kayako_message_row_dispose (GObject *object)
{
  KayakoMessageRow *self = KAYAKO_MESSAGE_ROW (object);

  if (self->message_signals != NULL)
    g_signal_group_set_target (self->message_signals, NULL);
  if (self->creator_signals != NULL)
    g_signal_group_set_target (self->creator_signals, NULL);
  if (self->attachments_signals != NULL)
    g_signal_group_set_target (self->attachments_signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_MESSAGE_ROW);
  g_clear_object (&self->message_signals);
  g_clear_object (&self->creator_signals);
  g_clear_object (&self->attachments_signals);
  g_clear_object (&self->message);
  g_clear_object (&self->viewer);

  G_OBJECT_CLASS (kayako_message_row_parent_class)->dispose (object);
}

static void
kayako_message_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoMessageRow *self = KAYAKO_MESSAGE_ROW (object);

  switch ((KayakoMessageRowProperty) prop_id) {
  case PROP_MESSAGE:
    g_value_set_object (value, kayako_message_row_get_message (self));
    break;
  case PROP_VIEWER:
    g_value_set_object (value, kayako_message_row_get_viewer (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_message_row_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  KayakoMessageRow *self = KAYAKO_MESSAGE_ROW (object);

  switch ((KayakoMessageRowProperty) prop_id) {
  case PROP_MESSAGE:
    kayako_message_row_set_message (self, g_value_get_object (value));
    break;
  case PROP_VIEWER:
    kayako_message_row_set_viewer (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, way);
  gtk_widget_class_bind_template_callback (widget_class, clock_time);
  gtk_widget_class_bind_template_callback (widget_class, full_time);
  gtk_widget_class_bind_template_callback (widget_class, delivery_icon);
  gtk_widget_class_bind_template_callback (widget_class, delivery_word);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, is_rejected);
  gtk_widget_class_bind_template_callback (widget_class, is_failed);
  gtk_widget_class_bind_template_callback (widget_class, is_waiting);
  gtk_widget_class_bind_template_callback (widget_class, rejection);
  gtk_widget_class_bind_template_callback (widget_class, failure);
  gtk_widget_class_bind_template_callback (widget_class, is_held);
  gtk_widget_class_bind_template_callback (widget_class, retry_label);
  gtk_widget_class_bind_template_callback (widget_class, waiting);
}

static void
kayako_message_row_class_init (KayakoMessageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_message_row_dispose;
  object_class->get_property = kayako_message_row_get_property;
  object_class->set_property = kayako_message_row_set_property;
  widget_class->focus = kayako_message_row_focus;

  /**
   * KayakoMessageRow:message: (nullable)
   *
   * The message it shows.
   */
  props[PROP_MESSAGE] =
      g_param_spec_object ("message", NULL, NULL, KAYAKO_TYPE_MESSAGE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoMessageRow:viewer: (nullable)
   *
   * Who is reading; decides which side is the reader's own.
   */
  props[PROP_VIEWER] =
      g_param_spec_object ("viewer", NULL, NULL, KAYAKO_TYPE_USER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (KAYAKO_TYPE_MESSAGE);
  g_type_ensure (KAYAKO_TYPE_MESSAGE_BODY);

  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageRow, incoming_avatar);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageRow, outgoing_avatar);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageRow, block);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageRow, mark);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageRow, body);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageRow, attachments_box);
  bind_callbacks (widget_class);

  gtk_widget_class_install_action (widget_class, "message.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "message.show-newest", NULL, show_newest_action);
  gtk_widget_class_install_action (widget_class, "message.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "message.discard", NULL, discard_action);
}

static void
kayako_message_row_init (KayakoMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->message_signals = g_signal_group_new (KAYAKO_TYPE_MESSAGE);
  g_signal_group_connect_swapped (self->message_signals, "notify", G_CALLBACK (update_row), self);
  g_signal_group_connect_swapped (self->message_signals, "notify::creator",
                                  G_CALLBACK (creator_changed_cb), self);
  g_signal_group_connect_swapped (self->message_signals, "notify::attachments",
                                  G_CALLBACK (attachments_changed_cb), self);

  self->creator_signals = g_signal_group_new (KAYAKO_TYPE_USER);
  g_signal_group_connect_swapped (self->creator_signals, "notify", G_CALLBACK (update_row), self);

  self->attachments_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->attachments_signals, "items-changed",
                                  G_CALLBACK (update_attachments), self);
}

/**
 * kayako_message_row_new:
 * @message: (nullable): what to show
 * @viewer: (nullable): who is reading
 *
 * Returns: a new row
 */
GtkWidget *
kayako_message_row_new (KayakoMessage *message, KayakoUser *viewer)
{
  return g_object_new (KAYAKO_TYPE_MESSAGE_ROW, "viewer", viewer, "message", message, NULL);
}

/**
 * kayako_message_row_get_message:
 * @self: a `KayakoMessageRow`
 *
 * Returns: (nullable) (transfer none): the message it shows
 */
KayakoMessage *
kayako_message_row_get_message (KayakoMessageRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_ROW (self), NULL);

  return self->message;
}

/**
 * kayako_message_row_set_message:
 * @self: a `KayakoMessageRow`
 * @message: (nullable): what to show
 *
 * Shows @message and forgets the one before.
 */
void
kayako_message_row_set_message (KayakoMessageRow *self, KayakoMessage *message)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_ROW (self));

  if (!g_set_object (&self->message, message))
    return;

  g_signal_group_set_target (self->message_signals, message);
  creator_changed_cb (self);
  attachments_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
  update_row (self);
}

/**
 * kayako_message_row_get_viewer:
 * @self: a `KayakoMessageRow`
 *
 * Returns: (nullable) (transfer none): who is reading
 */
KayakoUser *
kayako_message_row_get_viewer (KayakoMessageRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_ROW (self), NULL);

  return self->viewer;
}

/**
 * kayako_message_row_set_viewer:
 * @self: a `KayakoMessageRow`
 * @viewer: (nullable): who is reading
 *
 * Says whose side is the reader's own.
 */
void
kayako_message_row_set_viewer (KayakoMessageRow *self, KayakoUser *viewer)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_ROW (self));

  if (!g_set_object (&self->viewer, viewer))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEWER]);
  update_row (self);
}

/**
 * kayako_message_row_get_body:
 * @self: a `KayakoMessageRow`
 *
 * Returns: (transfer none): what shows the text
 */
KayakoMessageBody *
kayako_message_row_get_body (KayakoMessageRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_ROW (self), NULL);

  return self->body;
}
