/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-routes.h"

#include "kayako-sandbox-generator.h"
#include "kayako-sandbox-thread.h"

/* Simulated people: customers and colleagues who write, look and rate. */

/* One of the rows' ids; 0 when there is none. */
static gint64
choose (GArray *ids, GRand *random)
{
  if (ids->len == 0)
    return 0;

  return g_array_index (ids, gint64, g_rand_int_range (random, 0, (int) ids->len));
}

/* Somebody of the conversation who has not written last. */
static gint64
choose_writer (KayakoSandboxDatabase *database, gint64 conversation_id)
{
  return kayako_sandbox_database_get_int64 (
      database, 0,
      "SELECT CASE WHEN last_replier_id = requester_id AND agent_id IS NOT NULL"
      " THEN agent_id ELSE requester_id END FROM conversation WHERE id = ?1",
      "i", conversation_id);
}

static void
write_message (KayakoSandboxDatabase *database, GRand *random)
{
  g_autoptr (KayakoSandboxWords) words = NULL;
  g_autoptr (GArray) open = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  KayakoSandboxNewMessage message = { .source = "API" };

  words = kayako_sandbox_words_new (&error);
  if (words == NULL) {
    g_warning ("Nobody can write: %s", error->message);
    return;
  }

  open = kayako_sandbox_database_list_ids (
      database,
      "SELECT c.id FROM conversation c JOIN case_status s ON s.id = c.status_id"
      " WHERE s.type NOT IN ('COMPLETED', 'CLOSED') ORDER BY c.created_at DESC, c.id DESC LIMIT 50",
      NULL);
  message.conversation_id = choose (open, random);
  if (message.conversation_id == 0)
    return;

  message.creator_id = choose_writer (database, message.conversation_id);
  contents = kayako_sandbox_words_say_message (
      words, random,
      kayako_sandbox_thread_is_of_staff (database, message.conversation_id, message.creator_id));
  message.contents = contents;
  kayako_sandbox_thread_add (database, &message, TRUE);
}

/* A customer sees what was answered. */
static gboolean
look (KayakoSandboxDatabase *database, GRand *random)
{
  g_autoptr (GArray) unseen = NULL;
  gint64 message_id = 0;
  gint64 reader_id = 0;

  unseen = kayako_sandbox_database_list_ids (
      database,
      "SELECT (SELECT max (id) FROM message WHERE conversation_id = c.id AND kind = 'message'"
      "  AND by_staff) FROM conversation c"
      " WHERE c.last_message_status IN ('SENT', 'DELIVERED')"
      " AND c.last_replier_id = c.last_agent_replier_id"
      " ORDER BY c.created_at DESC, c.id DESC LIMIT 50",
      NULL);
  message_id = choose (unseen, random);
  if (message_id == 0)
    return FALSE;

  reader_id = kayako_sandbox_database_get_int64 (
      database, 0,
      "SELECT c.requester_id FROM message m JOIN conversation c ON c.id = m.conversation_id"
      " WHERE m.id = ?1",
      "i", message_id);
  kayako_sandbox_thread_mark (database, message_id, reader_id, TRUE);

  return TRUE;
}

/* A customer says how it was. */
static gboolean
rate (KayakoSandboxDatabase *database, GRand *random)
{
  g_autoptr (GArray) unrated = NULL;
  gint64 conversation_id = 0;

  unrated = kayako_sandbox_database_list_ids (
      database,
      "SELECT c.id FROM conversation c JOIN case_status s ON s.id = c.status_id"
      " WHERE s.type = 'COMPLETED' AND NOT EXISTS"
      " (SELECT 1 FROM rating WHERE conversation_id = c.id)"
      " ORDER BY c.created_at DESC, c.id DESC LIMIT 50",
      NULL);
  conversation_id = choose (unrated, random);
  if (conversation_id == 0)
    return FALSE;

  kayako_sandbox_database_insert (
      database,
      "INSERT INTO rating (conversation_id, creator_id, score, created_at, updated_at)"
      " SELECT id, creator_id, ?2, ?3, ?3 FROM conversation WHERE id = ?1",
      "isi", conversation_id, g_rand_int_range (random, 0, 5) == 0 ? "BAD" : "GOOD",
      kayako_sandbox_database_get_now (database));

  return TRUE;
}

/* Documented in kayako-sandbox-routes.h. */
void
kayako_sandbox_content_act (KayakoSandboxDatabase *database, GRand *random)
{
  int die = g_rand_int_range (random, 0, 10);

  if (die < 3 && look (database, random))
    return;
  if (die == 3 && rate (database, random))
    return;

  write_message (database, random);
}
