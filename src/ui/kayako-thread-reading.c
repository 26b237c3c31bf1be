/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-reading.h"

#include "kayako-thread-closures.h"

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
kayako_reading_find_first_unread (GListModel *messages,
                                  KayakoReadMarker *marker,
                                  KayakoUser *viewer,
                                  guint *position)
{
  guint n = g_list_model_get_n_items (messages);
  gint64 read_id = 0;
  guint i;

  if (marker == NULL || kayako_read_marker_get_unread_count (marker) <= 0)
    return FALSE;

  read_id = kayako_read_marker_get_last_read_message_id (marker);

  for (i = 0; i < n; i++) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (messages, i);

    if (kayako_message_get_id (message) > read_id &&
        !kayako_closure_is_outgoing (message, viewer)) {
      *position = i;
      return TRUE;
    }
  }

  return FALSE;
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
kayako_reading_count_new (GListModel *messages, KayakoUser *viewer, gint64 seen_id)
{
  guint count = 0;
  guint i;

  for (i = g_list_model_get_n_items (messages); i > 0; i--) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (messages, i - 1);
    gint64 id = kayako_message_get_id (message);

    /* What is not sent yet stands at the end, whatever its number. */
    if (id == 0)
      continue;
    if (id <= seen_id)
      break;
    if (!kayako_closure_is_outgoing (message, viewer))
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
kayako_reading_get_newest_id (GListModel *messages)
{
  guint i;

  for (i = g_list_model_get_n_items (messages); i > 0; i--) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (messages, i - 1);

    if (kayako_message_get_id (message) != 0)
      return kayako_message_get_id (message);
  }

  return 0;
}
