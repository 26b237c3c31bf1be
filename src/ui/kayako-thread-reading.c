/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-reading.h"

#include "kayako-thread-closures.h"

static gboolean
is_incoming (KayakoMessageList *messages, guint position, KayakoUser *viewer)
{
  g_autoptr (KayakoMessage) message = g_list_model_get_item (G_LIST_MODEL (messages), position);

  return !kayako_closure_is_outgoing (message, viewer);
}

/**
 * kayako_reading_find_first_unread:
 * @messages: messages, oldest first
 * @marker: (nullable): how far the reader has read
 * @viewer: (nullable): the reader
 * @position: (out): where the first unread message is
 *
 * Finds where reading goes on: the first message from the other side that is
 * newer than what has been read.
 *
 * Returns: whether there is one
 */
gboolean
kayako_reading_find_first_unread (KayakoMessageList *messages,
                                  KayakoReadMarker *marker,
                                  KayakoUser *viewer,
                                  guint *position)
{
  guint n_earlier = kayako_message_list_get_n_earlier (messages);
  gboolean is_found = FALSE;
  gint64 read_id = 0;

  if (marker == NULL || kayako_read_marker_get_unread_count (marker) <= 0)
    return FALSE;

  read_id = kayako_read_marker_get_last_read_message_id (marker);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (messages)); i > 0; i--) {
    gint64 id = kayako_message_list_get_id (messages, i - 1);

    /* What is not sent yet stands at the end, whatever its number. */
    if (id == 0)
      continue;
    if (id <= read_id)
      break;

    /* Whose the earlier ones are is not known before they are looked at. */
    if (i <= n_earlier || is_incoming (messages, i - 1, viewer)) {
      *position = i - 1;
      is_found = TRUE;
    }
  }

  return is_found;
}

/**
 * kayako_reading_count_new:
 * @messages: messages, oldest first
 * @viewer: (nullable): the reader
 * @seen_id: the newest message that has been on screen
 *
 * Returns: how many messages of the other side are newer than that
 */
guint
kayako_reading_count_new (KayakoMessageList *messages, KayakoUser *viewer, gint64 seen_id)
{
  guint count = 0;
  guint i;

  for (i = g_list_model_get_n_items (G_LIST_MODEL (messages)); i > 0; i--) {
    gint64 id = kayako_message_list_get_id (messages, i - 1);

    /* What is not sent yet stands at the end, whatever its number. */
    if (id == 0)
      continue;
    if (id <= seen_id)
      break;
    if (is_incoming (messages, i - 1, viewer))
      count++;
  }

  return count;
}

/**
 * kayako_reading_get_newest_id:
 * @messages: messages, oldest first
 *
 * Returns: the id of the newest one that the helpdesk has, 0 for none
 */
gint64
kayako_reading_get_newest_id (KayakoMessageList *messages)
{
  guint i;

  for (i = g_list_model_get_n_items (G_LIST_MODEL (messages)); i > 0; i--) {
    gint64 id = kayako_message_list_get_id (messages, i - 1);

    if (id != 0)
      return id;
  }

  return 0;
}
