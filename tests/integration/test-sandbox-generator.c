/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-database.h"
#include "kayako-sandbox-routes.h"

/* The helpdesk's content without a server: what is loaded, what is made up,
 * and that the same seed makes the same. */

static KayakoSandboxDatabase *
fill (guint conversations, guint messages, guint users, guint seed)
{
  KayakoSandboxOptions options = {
    .conversations = conversations, .messages = messages, .users = users, .seed = seed
  };
  g_autoptr (GError) error = NULL;
  KayakoSandboxDatabase *database = kayako_sandbox_database_new (NULL, &error);

  g_assert_no_error (error);
  kayako_sandbox_database_run (database, kayako_sandbox_core_schema);
  kayako_sandbox_database_run (database, kayako_sandbox_schema);
  kayako_sandbox_database_begin (database);
  kayako_sandbox_content_fill (database, &options, &error);
  g_assert_no_error (error);
  kayako_sandbox_database_commit (database);
  kayako_sandbox_database_check (database, &error);
  g_assert_no_error (error);

  return database;
}

/* Everything that is made up but the time of day, in one number. */
static char *
dup_digest (KayakoSandboxDatabase *database)
{
  static const char *const queries[] = {
    "SELECT id || uuid || full_name || ifnull (organization_id, '') FROM user ORDER BY id",
    "SELECT id || uuid || subject || channel || requester_id || ifnull (agent_id, '') || status_id"
    " || ifnull (priority_id, '') || ifnull (type_id, '') || last_message_preview"
    " || last_message_status FROM conversation ORDER BY id",
    "SELECT id || uuid || conversation_id || creator_id || content_text || status FROM message"
    " ORDER BY id",
    "SELECT conversation_id || user_id || ifnull (last_read_post_id, '') FROM read_marker"
    " ORDER BY id",
  };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (KayakoSandboxRows) rows = kayako_sandbox_database_query (database, queries[i], NULL);

    while (kayako_sandbox_rows_next (rows)) {
      const char *text = kayako_sandbox_rows_get_string (rows, 0);

      g_assert_nonnull (text);
      g_checksum_update (checksum, (const guint8 *) text, -1);
    }
  }

  return g_strdup (g_checksum_get_string (checksum));
}

static gint64
count (KayakoSandboxDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = kayako_sandbox_database_get_int64 (database, -1, sql, NULL);

  kayako_sandbox_database_check (database, &error);
  g_assert_no_error (error);

  return number;
}

static void
test_amounts (void)
{
  g_autoptr (KayakoSandboxDatabase) demo = fill (0, 0, 0, 0);
  g_autoptr (KayakoSandboxDatabase) more = fill (200, 1500, 30, 7);

  g_assert_cmpint (count (more, "SELECT count(*) FROM conversation") -
                       count (demo, "SELECT count(*) FROM conversation"),
                   ==, 200);
  g_assert_cmpint (count (more, "SELECT count(*) FROM message") -
                       count (demo, "SELECT count(*) FROM message"),
                   ==, 1500);
  g_assert_cmpint (count (more, "SELECT count(*) FROM user") -
                       count (demo, "SELECT count(*) FROM user"),
                   ==, 30);
}

static void
test_same_seed (void)
{
  g_autoptr (KayakoSandboxDatabase) one = fill (100, 700, 20, 42);
  g_autoptr (KayakoSandboxDatabase) two = fill (100, 700, 20, 42);
  g_autoptr (KayakoSandboxDatabase) other = fill (100, 700, 20, 43);
  g_autofree char *digest_of_one = dup_digest (one);
  g_autofree char *digest_of_two = dup_digest (two);
  g_autofree char *digest_of_other = dup_digest (other);

  g_assert_cmpstr (digest_of_one, ==, digest_of_two);
  g_assert_cmpstr (digest_of_one, !=, digest_of_other);
}

/* What later pages rely on: no loose ends, nothing from the future, and
 * previews that are of the newest message. */
static void
test_consistency (void)
{
  static const char *const wrong[] = {
    "SELECT count(*) FROM conversation c WHERE NOT EXISTS"
    " (SELECT 1 FROM message WHERE conversation_id = c.id AND kind = 'message')",
    "SELECT count(*) FROM message WHERE created_at > CAST (strftime ('%s') AS INTEGER)",
    "SELECT count(*) FROM message m JOIN conversation c ON c.id = m.conversation_id"
    " WHERE m.created_at < c.created_at",
    "SELECT count(*) FROM conversation c WHERE last_replied_at <>"
    " (SELECT max (created_at) FROM message WHERE conversation_id = c.id AND kind = 'message')",
    "SELECT count(*) FROM conversation WHERE last_message_preview = ''",
    "SELECT count(*) FROM message WHERE content_html = '' OR content_text = ''",
    "SELECT count(*) FROM pragma_foreign_key_check ()",
  };
  g_autoptr (KayakoSandboxDatabase) database = fill (100, 900, 20, 1);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_test_message ("%s", wrong[i]);
    g_assert_cmpint (count (database, wrong[i]), ==, 0);
  }
}

/* What the demo promises to everybody who relies on it. */
static void
test_demo (void)
{
  static const char *const promises[] = {
    /* Simon's conversation 1 is open, unrated and answered; his colleague has some too. */
    "SELECT count(*) FROM conversation c JOIN case_status s ON s.id = c.status_id"
    " JOIN identity_email e ON e.user_id = c.requester_id"
    " WHERE c.id = 1 AND s.type = 'OPEN' AND c.creator_id = c.requester_id"
    " AND e.email = 'simon.blackhouse@atmosphere.test'"
    " AND NOT EXISTS (SELECT 1 FROM rating WHERE conversation_id = c.id)",
    "SELECT count(*) FROM conversation c JOIN identity_email e ON e.user_id = c.requester_id"
    " WHERE e.email = 'taylor.west@atmosphere.test'",
    "SELECT count(*) FROM conversation c JOIN case_status s ON s.id = c.status_id"
    " WHERE s.type = 'CLOSED'",
    "SELECT count(*) FROM user WHERE otp_secret = 'JBSWY3DPEHPK3PXP'",
    "SELECT count(*) FROM user WHERE is_password_expired",
    "SELECT count(*) FROM user WHERE is_locked",
    "SELECT count(*) FROM message WHERE kind = 'note'",
    "SELECT count(*) FROM message WHERE status = 'REJECTED' AND reject_type = 'BOUNCE'",
    "SELECT count(*) FROM attachment WHERE width > 0 AND cid IS NOT NULL",
    "SELECT count(*) FROM rating WHERE score = 'GOOD'",
    "SELECT count(DISTINCT type) = 12 FROM field",
  };
  g_autoptr (KayakoSandboxDatabase) database = fill (0, 0, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++) {
    g_test_message ("%s", promises[i]);
    g_assert_cmpint (count (database, promises[i]), >, 0);
  }
}

/* Simulated people act, each time in one of their ways, and never break what
 * a conversation knows of its messages. */
static void
test_people (void)
{
  static const char *const wrong[] = {
    "SELECT count(*) FROM conversation c WHERE last_message_status <>"
    " (SELECT status FROM message WHERE conversation_id = c.id AND kind = 'message'"
    "  ORDER BY created_at DESC, id DESC LIMIT 1)",
    "SELECT count(*) FROM conversation c WHERE last_replier_id <>"
    " (SELECT creator_id FROM message WHERE conversation_id = c.id AND kind = 'message'"
    "  ORDER BY created_at DESC, id DESC LIMIT 1)",
    "SELECT count(*) FROM pragma_foreign_key_check ()",
  };
  g_autoptr (KayakoSandboxDatabase) database = fill (0, 0, 0, 0);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  gint64 n_messages = count (database, "SELECT count(*) FROM message");
  gint64 n_seen = count (database, "SELECT count(*) FROM message WHERE status = 'SEEN'");
  gint64 n_ratings = count (database, "SELECT count(*) FROM rating");

  kayako_sandbox_database_begin (database);
  for (guint i = 0; i < 100; i++)
    kayako_sandbox_content_act (database, random);
  kayako_sandbox_database_commit (database);

  g_assert_cmpint (count (database, "SELECT count(*) FROM message"), >, n_messages);
  g_assert_cmpint (count (database, "SELECT count(*) FROM message WHERE status = 'SEEN'"), >,
                   n_seen);
  g_assert_cmpint (count (database, "SELECT count(*) FROM rating"), >, n_ratings);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_test_message ("%s", wrong[i]);
    g_assert_cmpint (count (database, wrong[i]), ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/generator/amounts", test_amounts);
  g_test_add_func ("/sandbox/generator/same-seed", test_same_seed);
  g_test_add_func ("/sandbox/generator/consistency", test_consistency);
  g_test_add_func ("/sandbox/generator/demo", test_demo);
  g_test_add_func ("/sandbox/generator/people", test_people);

  return g_test_run ();
}
