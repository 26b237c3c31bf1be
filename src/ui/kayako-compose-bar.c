/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-compose-bar.h"

#include <glib/gi18n.h>

#include "kayako-compose-bar-private.h"
#include "kayako-reply-view.h"
#include "kayako-thread-closures.h"

/**
 * KayakoComposeBar:
 *
 * Where a reply is written. What is typed is the draft of its thread at every
 * moment, and so is the place of the caret: nothing is lost when another
 * conversation is opened, or the program ends. It grows with
 * the text as far as the widget around it allows.
 *
 * The signal #KayakoComposeBar::submitted asks to send; whoever takes it clears
 * the thread's draft.
 */
G_DEFINE_FINAL_TYPE (KayakoComposeBar, kayako_compose_bar, ADW_TYPE_BIN)

#define WAITING N_ ("It is sent as soon as its files are added.")

typedef enum {
  PROP_THREAD = 1,
  PROP_PERSON,
  PROP_CAN_SET_STATUS,
  PROP_COMPACT,
  PROP_WAITING,
} KayakoComposeBarProperty;

static GParamSpec *props[PROP_WAITING + 1];

static char *
page_name (GObject *object, gboolean can_reply)
{
  return g_strdup (can_reply ? "reply" : "no-reply");
}

static char *
reply_hint (GObject *object, KayakoUser *person)
{
  return kayako_closure_reply_hint (person);
}

static char *
no_reply_text (GObject *object, gboolean is_closed, gboolean can_set_status)
{
  return g_strdup (kayako_closure_no_reply_text (is_closed, can_set_status));
}

static char *
no_reply_icon (GObject *object, gboolean is_closed)
{
  return g_strdup (is_closed ? "object-select-symbolic" : "action-unavailable-symbolic");
}

/* It is a label without text, not an invisible one: what is beside it stays in
 * its place. */
static char *
saved_text (GObject *object, gboolean is_saved, const GError *error, gboolean is_waiting)
{
  if (is_waiting)
    return g_strdup (_ (WAITING));

  return g_strdup (kayako_closure_draft_state (is_saved, error));
}

static gboolean not(GObject * object, gboolean value)
{
  return !value;
}

/* Where there is little room, an empty reply is only a line. */
static gboolean
shows_tools (GObject *object, gboolean compact, gboolean has_focus, gboolean is_empty)
{
  return !compact || has_focus || !is_empty;
}

/**
 * kayako_compose_bar_update_actions:
 * @self: a `KayakoComposeBar`
 *
 * Lets send what there is to send: text, files, or what is being pasted.
 */
void
kayako_compose_bar_update_actions (KayakoComposeBar *self)
{
  g_autofree char *text = kayako_compose_bar_dup_text (self);
  gboolean has_files =
      self->thread != NULL &&
      (self->n_reading > 0 ||
       g_list_model_get_n_items (kayako_thread_get_draft_files (self->thread)) > 0);
  gboolean can_send = self->thread != NULL && kayako_thread_get_can_reply (self->thread) &&
                      (has_files || !kayako_closure_is_blank (text));

  gtk_widget_set_visible (self->hint_label, *text == '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compose.send", can_send);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compose.send-and-set",
                                 can_send && self->can_set_status);
}

static void
text_changed_cb (KayakoComposeBar *self)
{
  g_autofree char *text = kayako_compose_bar_dup_text (self);

  kayako_compose_bar_update_actions (self);
  kayako_compose_bar_stop_waiting (self);

  if (self->thread != NULL && !self->is_replacing)
    kayako_thread_set_draft (self->thread, text);
}

static void
caret_moved_cb (KayakoComposeBar *self)
{
  int caret = 0;

  if (self->thread == NULL || self->is_replacing)
    return;

  g_object_get (self->buffer, "cursor-position", &caret, NULL);
  kayako_thread_set_draft_caret (self->thread, caret);
}

static void
focus_left_cb (KayakoComposeBar *self)
{
  if (self->thread != NULL)
    kayako_thread_save_draft (self->thread);
}

static void
draft_changed_cb (KayakoComposeBar *self)
{
  g_autofree char *text = kayako_compose_bar_dup_text (self);
  const char *draft = kayako_thread_get_draft (self->thread);

  if (g_strcmp0 (text, draft) != 0)
    kayako_compose_bar_replace_text (self, draft, kayako_thread_get_draft_caret (self->thread));
}

static gboolean
kayako_compose_bar_grab_focus (GtkWidget *widget)
{
  KayakoComposeBar *self = KAYAKO_COMPOSE_BAR (widget);

  return gtk_widget_grab_focus (self->text_view);
}

static void
kayako_compose_bar_dispose (GObject *object)
{
  KayakoComposeBar *self = KAYAKO_COMPOSE_BAR (object);

  g_clear_object (&self->thread_signals);
  g_clear_object (&self->files_signals);
  g_clear_object (&self->thread);
  g_clear_object (&self->person);
  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_COMPOSE_BAR);

  G_OBJECT_CLASS (kayako_compose_bar_parent_class)->dispose (object);
}

static void
kayako_compose_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoComposeBar *self = KAYAKO_COMPOSE_BAR (object);

  switch ((KayakoComposeBarProperty) prop_id) {
  case PROP_THREAD:
    g_value_set_object (value, kayako_compose_bar_get_thread (self));
    break;
  case PROP_PERSON:
    g_value_set_object (value, self->person);
    break;
  case PROP_CAN_SET_STATUS:
    g_value_set_boolean (value, kayako_compose_bar_get_can_set_status (self));
    break;
  case PROP_COMPACT:
    g_value_set_boolean (value, self->compact);
    break;
  case PROP_WAITING:
    g_value_set_boolean (value, self->is_waiting);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_compose_bar_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  KayakoComposeBar *self = KAYAKO_COMPOSE_BAR (object);

  switch ((KayakoComposeBarProperty) prop_id) {
  case PROP_THREAD:
    kayako_compose_bar_set_thread (self, g_value_get_object (value));
    break;
  case PROP_PERSON:
    kayako_compose_bar_set_person (self, g_value_get_object (value));
    break;
  case PROP_CAN_SET_STATUS:
    kayako_compose_bar_set_can_set_status (self, g_value_get_boolean (value));
    break;
  case PROP_COMPACT:
    kayako_compose_bar_set_compact (self, g_value_get_boolean (value));
    break;
  case PROP_WAITING:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * KayakoComposeBar:thread: (nullable)
   *
   * What is replied to.
   */
  props[PROP_THREAD] =
      g_param_spec_object ("thread", NULL, NULL, KAYAKO_TYPE_THREAD,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoComposeBar:person: (nullable)
   *
   * Who will read the reply, as far as one person can be named.
   */
  props[PROP_PERSON] =
      g_param_spec_object ("person", NULL, NULL, KAYAKO_TYPE_USER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoComposeBar:can-set-status:
   *
   * Whether sending can also change the conversation's status.
   */
  props[PROP_CAN_SET_STATUS] =
      g_param_spec_boolean ("can-set-status", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoComposeBar:compact:
   *
   * Whether there is so little room that an empty reply that is not being
   * written shows nothing but its line.
   */
  props[PROP_COMPACT] =
      g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoComposeBar:waiting:
   *
   * Whether the reply is to be sent as soon as its files are there.
   */
  props[PROP_WAITING] =
      g_param_spec_boolean ("waiting", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_compose_bar_class_init (KayakoComposeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_compose_bar_dispose;
  object_class->get_property = kayako_compose_bar_get_property;
  object_class->set_property = kayako_compose_bar_set_property;
  widget_class->grab_focus = kayako_compose_bar_grab_focus;

  install_properties (object_class);

  g_type_ensure (KAYAKO_TYPE_FILE_TRAY);
  g_type_ensure (KAYAKO_TYPE_REPLY_VIEW);
  g_type_ensure (KAYAKO_TYPE_THREAD);
  g_type_ensure (KAYAKO_TYPE_CONVERSATION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-compose-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoComposeBar, text_view);
  gtk_widget_class_bind_template_child (widget_class, KayakoComposeBar, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoComposeBar, send_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoComposeBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoComposeBar, file_tray);
  gtk_widget_class_bind_template_callback (widget_class, page_name);
  gtk_widget_class_bind_template_callback (widget_class, reply_hint);
  gtk_widget_class_bind_template_callback (widget_class, no_reply_text);
  gtk_widget_class_bind_template_callback (widget_class, no_reply_icon);
  gtk_widget_class_bind_template_callback (widget_class, saved_text);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, not);
  gtk_widget_class_bind_template_callback (widget_class, shows_tools);

  kayako_compose_bar_install_actions (widget_class);
  kayako_compose_bar_install_file_actions (widget_class);
}

/* Nobody pays for a menu that is not opened. */
static void
create_more_popup (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  g_menu_append (menu, _ ("Draft _History…"), "thread.show-draft-history");
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
kayako_compose_bar_init (KayakoComposeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_compose_bar_name_dropdown (self->send_button, adw_split_button_get_dropdown_tooltip (
                                                           ADW_SPLIT_BUTTON (self->send_button)));
  gtk_menu_button_set_create_popup_func (self->more_button, create_more_popup, NULL, NULL);

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_view));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb),
                           self, G_CONNECT_SWAPPED);

  kayako_compose_bar_accept_files (self);

  self->thread_signals = g_signal_group_new (KAYAKO_TYPE_THREAD);
  g_signal_group_connect_swapped (self->thread_signals, "notify::draft",
                                  G_CALLBACK (draft_changed_cb), self);
  g_signal_group_connect_swapped (self->thread_signals, "notify::can-reply",
                                  G_CALLBACK (kayako_compose_bar_update_actions), self);
  self->files_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->files_signals, "items-changed",
                                  G_CALLBACK (kayako_compose_bar_update_actions), self);
  kayako_compose_bar_update_actions (self);
}

/**
 * kayako_compose_bar_new:
 *
 * Returns: a new bar without a thread
 */
GtkWidget *
kayako_compose_bar_new (void)
{
  return g_object_new (KAYAKO_TYPE_COMPOSE_BAR, NULL);
}

/**
 * kayako_compose_bar_get_thread:
 * @self: a `KayakoComposeBar`
 *
 * Returns: (nullable) (transfer none): what is replied to
 */
KayakoThread *
kayako_compose_bar_get_thread (KayakoComposeBar *self)
{
  g_return_val_if_fail (KAYAKO_IS_COMPOSE_BAR (self), NULL);

  return self->thread;
}

/* Whoever has turned to something else would not see what it says. */
static void
tell_unsent (KayakoComposeBar *self)
{
  if (self->is_waiting)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.toast", "s",
        _ ("The reply was not sent yet: its files were still being added. It is kept as a draft."));
  kayako_compose_bar_stop_waiting (self);
}

/**
 * kayako_compose_bar_set_thread:
 * @self: a `KayakoComposeBar`
 * @thread: (nullable): what to reply to
 *
 * Shows the draft of @thread; that of the one before is saved and stays with it.
 */
void
kayako_compose_bar_set_thread (KayakoComposeBar *self, KayakoThread *thread)
{
  GListModel *files = NULL;

  g_return_if_fail (KAYAKO_IS_COMPOSE_BAR (self));

  if (self->thread == thread)
    return;

  if (self->thread != NULL)
    kayako_thread_save_draft (self->thread);
  tell_unsent (self);

  /* While the text changes there is no thread that could take it for its own. */
  g_signal_group_set_target (self->thread_signals, NULL);
  g_clear_object (&self->thread);
  self->n_reading = 0;
  kayako_compose_bar_replace_text (self, thread != NULL ? kayako_thread_get_draft (thread) : "",
                                   thread != NULL ? kayako_thread_get_draft_caret (thread) : 0);

  g_set_object (&self->thread, thread);
  g_signal_group_set_target (self->thread_signals, thread);
  files = thread != NULL ? kayako_thread_get_draft_files (thread) : NULL;
  g_signal_group_set_target (self->files_signals, files);
  kayako_file_tray_set_files (self->file_tray, files);
  kayako_compose_bar_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THREAD]);
}

/**
 * kayako_compose_bar_set_person:
 * @self: a `KayakoComposeBar`
 * @person: (nullable): who will read the reply
 *
 * Names @person in the empty reply.
 */
void
kayako_compose_bar_set_person (KayakoComposeBar *self, KayakoUser *person)
{
  g_autofree char *hint = NULL;

  g_return_if_fail (KAYAKO_IS_COMPOSE_BAR (self));

  if (!g_set_object (&self->person, person))
    return;

  hint = kayako_closure_reply_hint (person);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, hint, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSON]);
}

/**
 * kayako_compose_bar_get_can_set_status:
 * @self: a `KayakoComposeBar`
 *
 * Returns: whether sending can also change the status
 */
gboolean
kayako_compose_bar_get_can_set_status (KayakoComposeBar *self)
{
  g_return_val_if_fail (KAYAKO_IS_COMPOSE_BAR (self), FALSE);

  return self->can_set_status;
}

/**
 * kayako_compose_bar_set_can_set_status:
 * @self: a `KayakoComposeBar`
 * @can_set_status: whether sending can also change the status
 *
 * Offers the menu beside “Send”, or not.
 */
void
kayako_compose_bar_set_can_set_status (KayakoComposeBar *self, gboolean can_set_status)
{
  g_return_if_fail (KAYAKO_IS_COMPOSE_BAR (self));

  if (self->can_set_status == can_set_status)
    return;

  self->can_set_status = can_set_status;
  kayako_compose_bar_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_SET_STATUS]);
}

/**
 * kayako_compose_bar_set_waiting:
 * @self: a `KayakoComposeBar`
 * @is_waiting: whether the reply is sent as soon as its files are there
 *
 * Tells that it is, or is not any more.
 */
void
kayako_compose_bar_set_waiting (KayakoComposeBar *self, gboolean is_waiting)
{
  g_return_if_fail (KAYAKO_IS_COMPOSE_BAR (self));

  if (self->is_waiting == is_waiting)
    return;

  self->is_waiting = is_waiting;
  if (is_waiting)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ (WAITING),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
}

/**
 * kayako_compose_bar_set_compact:
 * @self: a `KayakoComposeBar`
 * @compact: whether there is little room
 *
 * Shows nothing but a line of an empty reply that is not being written, or more.
 */
void
kayako_compose_bar_set_compact (KayakoComposeBar *self, gboolean compact)
{
  g_return_if_fail (KAYAKO_IS_COMPOSE_BAR (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

/**
 * kayako_compose_bar_dup_text:
 * @self: a `KayakoComposeBar`
 *
 * Returns: (transfer full): what is typed
 */
char *
kayako_compose_bar_dup_text (KayakoComposeBar *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (KAYAKO_IS_COMPOSE_BAR (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}
