/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with what is written in the compose bar. */

#include "kayako-compose-bar-private.h"

enum {
  SIGNAL_SUBMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Whoever wanted another version may want this one back. */
static void
replace_as_typed (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/* An undo would bring the reply of another conversation, or one that has been
 * sent. */
static void
replace_for_good (GtkTextBuffer *buffer, const char *text)
{
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

/**
 * kayako_compose_bar_replace_text:
 * @self: a `KayakoComposeBar`
 * @text: what it says now
 * @caret: where the caret is, in characters from the beginning
 *
 * Replaces what is there, without taking it for typed.
 */
void
kayako_compose_bar_replace_text (KayakoComposeBar *self, const char *text, gint64 caret)
{
  GtkTextBuffer *buffer = self->buffer;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GtkTextIter place;

  self->is_replacing = TRUE;
  if (self->is_restoring)
    replace_as_typed (buffer, valid);
  else
    replace_for_good (buffer, valid);
  gtk_text_buffer_get_iter_at_offset (buffer, &place, (int) CLAMP (caret, 0, G_MAXINT));
  gtk_text_buffer_place_cursor (buffer, &place);
  self->is_replacing = FALSE;

  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->text_view),
                                      gtk_text_buffer_get_insert (buffer));
}

/**
 * kayako_compose_bar_restore:
 * @self: a `KayakoComposeBar` with a thread
 * @version: what was written there
 *
 * Makes a version the draft again; the keys that undo typing undo it.
 */
void
kayako_compose_bar_restore (KayakoComposeBar *self, KayakoDraftVersion *version)
{
  g_return_if_fail (KAYAKO_IS_COMPOSE_BAR (self));
  g_return_if_fail (self->thread != NULL);

  self->is_restoring = TRUE;
  kayako_thread_restore_draft (self->thread, version);
  self->is_restoring = FALSE;
}

/* A file that is still being pasted or copied would be left behind: the reply goes
 * when it has come. */
static void
submit (KayakoComposeBar *self, KayakoStatusType status)
{
  g_autofree char *text = kayako_compose_bar_dup_text (self);

  self->waiting_status = status;
  kayako_compose_bar_set_waiting (self, self->n_reading > 0 ||
                                            kayako_thread_get_attaching (self->thread));
  if (self->is_waiting)
    return;

  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0, text, status);
}

/**
 * kayako_compose_bar_file_came:
 * @self: a `KayakoComposeBar`
 *
 * Sends what has waited for a file, if no other is still to come.
 */
void
kayako_compose_bar_file_came (KayakoComposeBar *self)
{
  if (self->is_waiting)
    submit (self, self->waiting_status);
}

/**
 * kayako_compose_bar_stop_waiting:
 * @self: a `KayakoComposeBar`
 *
 * Leaves what waits for a file a draft: it is not any more what somebody wanted to
 * send.
 */
void
kayako_compose_bar_stop_waiting (KayakoComposeBar *self)
{
  kayako_compose_bar_set_waiting (self, FALSE);
}

static void
send_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  submit (KAYAKO_COMPOSE_BAR (widget), KAYAKO_STATUS_TYPE_UNKNOWN);
}

static void
send_and_set_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *status = g_variant_get_string (parameter, NULL);

  if (g_str_equal (status, "pending"))
    submit (KAYAKO_COMPOSE_BAR (widget), KAYAKO_STATUS_TYPE_PENDING);
  else if (g_str_equal (status, "completed"))
    submit (KAYAKO_COMPOSE_BAR (widget), KAYAKO_STATUS_TYPE_COMPLETED);
}

static void
insert_emoji_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoComposeBar *self = KAYAKO_COMPOSE_BAR (widget);

  gtk_widget_grab_focus (self->text_view);
  g_signal_emit_by_name (self->text_view, "insert-emoji");
}

/**
 * kayako_compose_bar_name_dropdown:
 * @widget: a split button
 * @name: what its arrow offers
 *
 * The arrow of a split button is a button inside a menu button, and only the
 * innermost one is met by assistive technology.
 */
void
kayako_compose_bar_name_dropdown (GtkWidget *widget, const char *name)
{
  GtkWidget *child;

  if (GTK_IS_MENU_BUTTON (widget)) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    return;
  }

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kayako_compose_bar_name_dropdown (child, name);
}

/**
 * kayako_compose_bar_install_actions:
 * @widget_class: the bar's class
 *
 * Gives the bar its actions, and the signal that one of them emits.
 */
void
kayako_compose_bar_install_actions (GtkWidgetClass *widget_class)
{
  /**
   * KayakoComposeBar::submitted:
   * @self: the bar
   * @text: what was typed, blank only where there are files
   * @status: (type KayakoStatusType): the status to set once it is sent, or
   *   %KAYAKO_STATUS_TYPE_UNKNOWN to leave it
   *
   * Somebody wants the reply to be sent.
   */
  signals[SIGNAL_SUBMITTED] = g_signal_new (
      "submitted", KAYAKO_TYPE_COMPOSE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
      G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, KAYAKO_TYPE_STATUS_TYPE);

  gtk_widget_class_install_action (widget_class, "compose.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "compose.send-and-set", "s", send_and_set_action);
  gtk_widget_class_install_action (widget_class, "compose.insert-emoji", NULL, insert_emoji_action);
}
