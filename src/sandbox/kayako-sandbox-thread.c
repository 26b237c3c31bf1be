/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-thread.h"

#include "kayako-sandbox-picture.h"
#include "kayako-sandbox-text.h"
#include "kayako-sandbox-thumbnail.h"

/* Writing to a conversation: what a message changes besides itself. */

/**
 * kayako_sandbox_thread_is_of_staff:
 * @database: the helpdesk
 * @conversation_id: a conversation
 * @user_id: somebody
 *
 * Tells the two sides of a conversation apart. A colleague who asks something
 * is on the customers' side of what they asked.
 *
 * Returns: whether @user_id answers there
 */
gboolean
kayako_sandbox_thread_is_of_staff (KayakoSandboxDatabase *database,
                                   gint64 conversation_id,
                                   gint64 user_id)
{
  return kayako_sandbox_database_get_int64 (
             database, 0,
             "SELECT r.type <> 'CUSTOMER' AND c.requester_id <> u.id"
             " FROM user u JOIN role r ON r.id = u.role_id, conversation c"
             " WHERE u.id = ?1 AND c.id = ?2",
             "ii", user_id, conversation_id) != 0;
}

static gint64
insert_message (KayakoSandboxDatabase *database,
                const KayakoSandboxNewMessage *message,
                gboolean by_staff,
                gint64 now)
{
  g_autofree char *uuid = g_uuid_string_random ();

  /* What comes through the API is on the conversation's own channel. Whoever
   * wrote it, it is sent until the other side says that it has it (seed 003). */
  return kayako_sandbox_database_insert (
      database,
      "INSERT INTO message (conversation_id, uuid, client_id, subject, channel, source,"
      " content_text, creator_id, by_staff, user_agent, page_url, metadata, status,"
      " status_updated_at, created_at, updated_at)"
      " SELECT id, ?2, ?3, subject,"
      " CASE WHEN ?4 IN ('HELPCENTER', 'MESSENGER') THEN ?4 ELSE channel END, ?4, ?5, ?6, ?7, ?8,"
      " ?9, ?10, 'SENT', ?11, ?11, ?11"
      " FROM conversation WHERE id = ?1",
      "issssibsssi", message->conversation_id, uuid, message->client_id, message->source,
      message->contents, message->creator_id, by_staff, message->user_agent, message->page_url,
      message->metadata, now);
}

static void
update_conversation (KayakoSandboxDatabase *database,
                     const KayakoSandboxNewMessage *message,
                     gboolean by_staff,
                     gint64 now)
{
  g_autofree char *preview = kayako_sandbox_text_preview (message->contents);

  kayako_sandbox_database_execute (
      database,
      "UPDATE conversation SET last_replier_id = ?2,"
      " last_agent_replier_id = CASE WHEN ?3 THEN ?2 ELSE last_agent_replier_id END,"
      " last_message_status = 'SENT', last_message_preview = ?4, last_replied_at = ?5, updated_at "
      "= ?5 WHERE id = ?1",
      "iibsi", message->conversation_id, message->creator_id, by_staff, preview, now);
}

/* A first answer opens a new conversation, a customer's reply one that waited
 * or was done. */
static void
open_conversation (KayakoSandboxDatabase *database, gint64 conversation_id, gboolean by_staff)
{
  kayako_sandbox_database_execute (
      database,
      "UPDATE conversation SET status_id ="
      " (SELECT id FROM case_status WHERE type = 'OPEN' ORDER BY sort_order LIMIT 1)"
      " WHERE id = ?1 AND status_id IN (SELECT id FROM case_status"
      " WHERE CASE WHEN ?2 THEN type = 'NEW' ELSE type IN ('PENDING', 'COMPLETED') END)",
      "ib", conversation_id, by_staff);
}

/* Whoever a message is for has a read marker from then on. */
static void
give_markers (KayakoSandboxDatabase *database, gint64 conversation_id, gboolean by_staff)
{
  kayako_sandbox_database_execute (
      database,
      "INSERT OR IGNORE INTO read_marker (conversation_id, user_id)"
      " SELECT id, CASE WHEN ?2 THEN requester_id ELSE agent_id END FROM conversation"
      " WHERE id = ?1 AND (?2 OR agent_id IS NOT NULL)",
      "ib", conversation_id, by_staff);
}

/**
 * kayako_sandbox_thread_add:
 * @database: the helpdesk
 * @message: what to write
 * @is_reply: %FALSE for a conversation's first message
 *
 * Writes a message, and what follows from it: the conversation's preview, last
 * repliers, times and status, and both sides' read markers.
 *
 * Returns: the message's id
 */
gint64
kayako_sandbox_thread_add (KayakoSandboxDatabase *database,
                           const KayakoSandboxNewMessage *message,
                           gboolean is_reply)
{
  gint64 now = kayako_sandbox_database_get_now (database);
  gboolean by_staff = FALSE;
  gint64 id = 0;

  by_staff =
      kayako_sandbox_thread_is_of_staff (database, message->conversation_id, message->creator_id);
  id = insert_message (database, message, by_staff, now);
  update_conversation (database, message, by_staff, now);
  if (is_reply)
    open_conversation (database, message->conversation_id, by_staff);
  give_markers (database, message->conversation_id, by_staff);
  kayako_sandbox_thread_set_read (database, message->conversation_id, message->creator_id, id);

  return id;
}

/**
 * kayako_sandbox_thread_keep_bytes:
 * @database: the helpdesk
 * @bytes: a file
 *
 * Returns: the id of the stored content
 */
gint64
kayako_sandbox_thread_keep_bytes (KayakoSandboxDatabase *database, GBytes *bytes)
{
  return kayako_sandbox_database_insert (database, "INSERT INTO content (bytes) VALUES (?1)", "B",
                                         bytes);
}

/**
 * kayako_sandbox_thread_attach:
 * @database: the helpdesk
 * @message_id: a message
 * @name: the file's name
 * @type: its MIME type
 * @content_id: its stored content
 * @bytes: the same, for its size
 *
 * Attaches a file to a message.
 */
void
kayako_sandbox_thread_attach (KayakoSandboxDatabase *database,
                              gint64 message_id,
                              const char *name,
                              const char *type,
                              gint64 content_id,
                              GBytes *bytes)
{
  guint width = 0;
  guint height = 0;

  if (g_str_has_prefix (type, "image/"))
    kayako_sandbox_picture_measure (bytes, &width, &height);
  if (width > 0 && kayako_sandbox_database_get_int64 (
                       database, 0, "SELECT count(*) FROM thumbnail WHERE content_id = ?1", "i",
                       content_id) == 0)
    kayako_sandbox_thumbnail_make (database, content_id, bytes);

  kayako_sandbox_database_insert (
      database,
      "INSERT INTO attachment (message_id, content_id, name, type, size, width, height, created_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      "iissiiii", message_id, content_id, name, type, (gint64) g_bytes_get_size (bytes),
      (gint64) width, (gint64) height, kayako_sandbox_database_get_now (database));
}

/**
 * kayako_sandbox_thread_set_read:
 * @database: the helpdesk
 * @conversation_id: a conversation
 * @reader_id: who read
 * @message_id: the newest message they saw
 *
 * Moves a read marker on; never back.
 */
void
kayako_sandbox_thread_set_read (KayakoSandboxDatabase *database,
                                gint64 conversation_id,
                                gint64 reader_id,
                                gint64 message_id)
{
  kayako_sandbox_database_execute (
      database,
      "INSERT INTO read_marker (conversation_id, user_id, last_read_post_id, last_read_at)"
      " VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (conversation_id, user_id) DO UPDATE SET"
      " last_read_post_id = max (coalesce (last_read_post_id, 0), excluded.last_read_post_id),"
      " last_read_at = excluded.last_read_at",
      "iiii", conversation_id, reader_id, message_id, kayako_sandbox_database_get_now (database));
}

/**
 * kayako_sandbox_thread_mark:
 * @database: the helpdesk
 * @message_id: the newest message it is true of
 * @reader_id: who got it
 * @seen: whether they saw it, or it only reached them
 *
 * Marks a message and every earlier one of the other side as delivered or
 * seen. A status never goes back, and a rejected message stays rejected.
 */
void
kayako_sandbox_thread_mark (KayakoSandboxDatabase *database,
                            gint64 message_id,
                            gint64 reader_id,
                            gboolean seen)
{
  gint64 now = kayako_sandbox_database_get_now (database);
  gint64 conversation_id = 0;
  gboolean is_staff = FALSE;

  conversation_id = kayako_sandbox_database_get_int64 (
      database, 0, "SELECT conversation_id FROM message WHERE id = ?1", "i", message_id);
  is_staff = kayako_sandbox_thread_is_of_staff (database, conversation_id, reader_id);

  kayako_sandbox_database_execute (
      database,
      "UPDATE message SET status = CASE WHEN ?4 THEN 'SEEN' ELSE 'DELIVERED' END,"
      " status_updated_at = ?5"
      " WHERE conversation_id = ?1 AND kind = 'message' AND id <= ?2 AND by_staff <> ?3"
      " AND (status = 'SENT' OR (?4 AND status = 'DELIVERED'))",
      "iibbi", conversation_id, message_id, is_staff, seen, now);
  kayako_sandbox_database_execute (
      database,
      "UPDATE conversation SET last_message_status = (SELECT status FROM message"
      " WHERE conversation_id = ?1 AND kind = 'message'"
      " ORDER BY created_at DESC, id DESC LIMIT 1) WHERE id = ?1",
      "i", conversation_id);

  if (seen)
    kayako_sandbox_thread_set_read (database, conversation_id, reader_id, message_id);
}
