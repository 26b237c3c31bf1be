/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-list-view-private.h"

#include "kayako-error-text.h"
#include "kayako-thread-reading.h"
#include "kayako-when-done.h"

/* Where the first unread message stands when a thread opens: below its line, its
 * day and the end of what had been read. */
#define UNREAD_OFFSET 96.0

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
  gtk_widget_queue_allocate (GTK_WIDGET (self)); /* which settles */
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

/**
 * kayako_message_list_view_is_near_top:
 * @self: a `KayakoMessageListView`
 *
 * Returns: whether less than a page lies above what is visible
 */
gboolean
kayako_message_list_view_is_near_top (KayakoMessageListView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);

  return gtk_adjustment_get_value (adjustment) < gtk_adjustment_get_page_size (adjustment);
}

static void
open_at (KayakoMessageListView *self, guint position)
{
  g_autoptr (KayakoMessage) message =
      g_list_model_get_item (kayako_message_list_view_get_messages (self), position);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, position);

  /* Above the very first message nothing has been read, so there is no line. */
  self->unread_id = position > 0 ? kayako_message_get_id (message) : 0;
  gtk_list_box_invalidate_headers (self->list_box);
  kayako_scroll_anchor_pin_row (self->anchor, row, UNREAD_OFFSET);
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
  KayakoConversation *conversation = NULL;
  guint position = 0;

  if (self->is_open || self->thread == NULL || self->older != NULL ||
      kayako_thread_get_state (self->thread) != KAYAKO_FEED_STATE_READY)
    return;

  conversation = kayako_thread_get_conversation (self->thread);
  if (kayako_reading_find_first_unread (kayako_message_list_view_get_messages (self),
                                        kayako_conversation_get_read_marker (conversation),
                                        self->viewer, &position)) {
    /* All that is here is unread, so the first unread one may be further up. */
    if (position == 0 && self->opening_pages < MAX_OPENING_PAGES &&
        kayako_message_list_view_may_load_older (self)) {
      self->opening_pages++;
      kayako_message_list_view_load_older (self);
      return;
    }
    open_at (self, position);
  }

  self->is_open = TRUE;
  self->is_placed = FALSE;
  self->seen_id = kayako_reading_get_newest_id (kayako_message_list_view_get_messages (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
