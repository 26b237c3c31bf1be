/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-list-view-private.h"

#include "kayako-error-text.h"
#include "kayako-thread-reading.h"
#include "kayako-when-done.h"

/* Where the first unread message stands when a thread opens: below its line, its
 * day and the end of what had been read. */
#define UNREAD_OFFSET 96.0

/* How long a message is pointed out, in milliseconds. */
#define FOUND_DURATION 2500

/* How many pages are loaded at most to find the first unread message. */
#define MAX_OPENING_PAGES 5

static void
older_done_cb (gpointer object, const GValue *value, const GError *error)
{
  KayakoMessageListView *self = object;

  dex_clear (&self->older);

  if (error != NULL) {
    g_autofree char *text = kayako_error_text (error, NULL);

    gtk_label_set_text (self->older_label, text);
  }
  gtk_widget_set_visible (self->older_failure, error != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self->rows)); /* which settles */
}

/**
 * kayako_message_list_view_load_older:
 * @self: a `KayakoMessageListView` with a thread
 *
 * Loads the page before what is there.
 */
void
kayako_message_list_view_load_older (KayakoMessageListView *self)
{
  gtk_widget_set_visible (self->older_failure, FALSE);
  dex_clear (&self->older);
  self->older = kayako_when_done (kayako_thread_load_older (self->thread), self, older_done_cb);
}

/**
 * kayako_message_list_view_may_load_older:
 * @self: a `KayakoMessageListView`
 *
 * Returns: whether there is an older page, and it is not on its way
 */
gboolean
kayako_message_list_view_may_load_older (KayakoMessageListView *self)
{
  return self->thread != NULL && self->older == NULL &&
         kayako_thread_get_state (self->thread) == KAYAKO_FEED_STATE_READY &&
         !kayako_thread_get_complete (self->thread) &&
         !kayako_thread_get_loading_older (self->thread);
}

static void
open_at (KayakoMessageListView *self, guint position)
{
  KayakoMessageList *messages = kayako_message_list_view_get_messages (self);

  /* Above the very first message nothing has been read, so there is no line. */
  self->unread_id = position > 0 ? kayako_message_list_get_id (messages, position) : 0;
  kayako_rows_view_update_rows (self->rows);
  kayako_rows_view_scroll_to (self->rows, position, UNREAD_OFFSET);
}

/**
 * kayako_message_list_view_forget_found:
 * @self: a `KayakoMessageListView`
 *
 * Points no message out any more, and looks for none.
 */
void
kayako_message_list_view_forget_found (KayakoMessageListView *self)
{
  gboolean was_found = self->found_message_id != 0;

  g_clear_handle_id (&self->found_id, g_source_remove);
  self->found_message_id = 0;
  self->target_id = 0;
  self->wants_focus = FALSE;
  if (was_found)
    kayako_rows_view_update_rows (self->rows);
}

/**
 * kayako_message_list_view_focus_found:
 * @self: a `KayakoMessageListView`
 *
 * Gives the focus to the message that was looked for, once.
 */
void
kayako_message_list_view_focus_found (KayakoMessageListView *self)
{
  GtkWidget *row = NULL;
  guint position = 0;

  if (!self->wants_focus ||
      !kayako_message_list_find_id (kayako_message_list_view_get_messages (self),
                                    self->found_message_id, &position))
    return;

  row = kayako_rows_view_get_row (self->rows, position);
  if (row == NULL || !gtk_widget_get_mapped (row))
    return;

  self->wants_focus = FALSE;
  gtk_widget_grab_focus (row);
}

static void
found_cb (gpointer user_data)
{
  KayakoMessageListView *self = user_data;

  self->found_id = 0;
  kayako_message_list_view_forget_found (self);
}

static void
point_out (KayakoMessageListView *self, guint position)
{
  KayakoMessageList *messages = kayako_message_list_view_get_messages (self);

  kayako_message_list_view_forget_found (self);
  self->found_message_id = kayako_message_list_get_id (messages, position);
  self->found_id = g_timeout_add_once (FOUND_DURATION, found_cb, self);
  self->wants_focus = TRUE;
  kayako_rows_view_scroll_to (self->rows, position, UNREAD_OFFSET);
  kayako_rows_view_update_rows (self->rows);
}

/* Returns: whether reading begins there; not while older messages come */
static gboolean
open_at_target (KayakoMessageListView *self)
{
  KayakoMessageList *messages = kayako_message_list_view_get_messages (self);
  guint position = 0;

  if (kayako_message_list_find_id (messages, self->target_id, &position)) {
    point_out (self, position);
    return TRUE;
  }

  if (!gtk_widget_get_visible (self->older_failure)) {
    if (kayako_message_list_view_may_load_older (self)) {
      kayako_message_list_view_load_older (self);
      return FALSE;
    }
    /* It is gone. */
    self->target_id = 0;
  }

  /* As near to it as one can get: there it says why, and can be tried again. */
  if (g_list_model_get_n_items (G_LIST_MODEL (messages)) > 0)
    kayako_rows_view_scroll_to (self->rows, 0, UNREAD_OFFSET);
  return TRUE;
}

/* Returns: whether reading begins there; not while older messages come */
static gboolean
open_at_unread (KayakoMessageListView *self)
{
  KayakoConversation *conversation = kayako_thread_get_conversation (self->thread);
  guint position = 0;

  if (!kayako_reading_find_first_unread (kayako_message_list_view_get_messages (self),
                                         kayako_conversation_get_read_marker (conversation),
                                         self->viewer, &position))
    return TRUE;

  /* All that is here is unread, so the first unread one may be further up. */
  if (position == 0 && self->opening_pages < MAX_OPENING_PAGES &&
      kayako_message_list_view_may_load_older (self)) {
    self->opening_pages++;
    kayako_message_list_view_load_older (self);
    return FALSE;
  }

  open_at (self, position);
  return TRUE;
}

/**
 * kayako_message_list_view_try_open:
 * @self: a `KayakoMessageListView`
 *
 * Decides once, when the messages are there, where reading begins.
 */
void
kayako_message_list_view_try_open (KayakoMessageListView *self)
{
  if ((self->is_open && self->target_id == 0) || self->thread == NULL || self->older != NULL ||
      kayako_thread_get_state (self->thread) != KAYAKO_FEED_STATE_READY)
    return;

  if (self->is_open && gtk_widget_get_visible (self->older_failure))
    return;

  if (!(self->target_id != 0 ? open_at_target (self) : open_at_unread (self)))
    return;

  self->is_open = TRUE;
  self->is_placed = FALSE;
  self->seen_id = kayako_reading_get_newest_id (kayako_message_list_view_get_messages (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self->rows));
}

/**
 * kayako_message_list_view_show_message:
 * @self: a `KayakoMessageListView` with a thread
 * @message_id: one of its messages, which may not be there yet
 *
 * Goes to a message, with the focus, and points it out for a moment. Older
 * messages are loaded until it is there.
 */
void
kayako_message_list_view_show_message (KayakoMessageListView *self, gint64 message_id)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST_VIEW (self));
  g_return_if_fail (message_id != 0);

  kayako_message_list_view_forget_found (self);
  gtk_widget_set_visible (self->older_failure, FALSE);
  self->target_id = message_id;
  self->is_open = FALSE;
  kayako_message_list_view_try_open (self);
}

/**
 * kayako_message_list_view_set_looked_for:
 * @self: a `KayakoMessageListView`
 * @looked_for: (nullable): what was typed into a search
 *
 * Points out the words that were looked for, until something else is to be, or
 * another thread is shown.
 */
void
kayako_message_list_view_set_looked_for (KayakoMessageListView *self, const char *looked_for)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST_VIEW (self));

  if (g_set_str (&self->looked_for, looked_for))
    kayako_rows_view_update_rows (self->rows);
}
