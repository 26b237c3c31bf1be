/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-generator.h"

#include "kayako-sandbox-text.h"

/* Generated conversations are spread over the two years before the start. */
#define SPAN                (2 * 365 * 86400)
#define MESSAGES_BY_DEFAULT 6
#define READERS_BY_DEFAULT  20

/* What generating needs; chance is drawn in a fixed order, so that a seed says
 * everything but the hour. */
typedef struct {
  KayakoSandboxDatabase *database;
  KayakoSandboxWords *words; /* (owned) */
  GRand *random;             /* (owned) */
  GArray *customers;         /* (owned) (element-type gint64) */
  GArray *agents;            /* (owned) (element-type gint64) */
  GHashTable *statuses;      /* (owned) (element-type utf8 gint64): ids by type */
  gint64 now;
} Generator;

/* A message before it is written. */
typedef struct {
  char *text; /* (owned) */
  gint64 creator_id;
  gint64 at;
  gboolean by_staff;
} Draft;

/* A conversation before it is written. */
typedef struct {
  GArray *drafts; /* (owned) (element-type Draft) */
  gint64 requester_id;
  gint64 agent_id; /* 0 for nobody */
  const char *channel;
  char *subject; /* (owned) */
  gint64 id;
} Plan;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->text, g_free);
}

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->drafts, g_array_unref);
  g_clear_pointer (&plan->subject, g_free);
}

static void
generator_clear (Generator *self)
{
  g_clear_pointer (&self->words, kayako_sandbox_words_free);
  g_clear_pointer (&self->random, g_rand_free);
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_pointer (&self->agents, g_array_unref);
  g_clear_pointer (&self->statuses, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Generator, generator_clear)

static gint64
pick_id (Generator *self, GArray *ids)
{
  return g_array_index (ids, gint64, g_rand_int_range (self->random, 0, ids->len));
}

static gboolean
chance (Generator *self, int percent)
{
  return g_rand_int_range (self->random, 0, 100) < percent;
}

static gint64
insert_organization (Generator *self)
{
  const char *name = kayako_sandbox_words_say_organization (self->words, self->random);
  gint64 id = 0;

  id = kayako_sandbox_database_get_int64 (self->database, 0,
                                          "SELECT id FROM organization WHERE name = ?1", "s", name);
  if (id != 0)
    return id;

  return kayako_sandbox_database_insert (
      self->database, "INSERT INTO organization (name, created_at, updated_at) VALUES (?1, ?2, ?2)",
      "si", name, self->now - SPAN);
}

/* A customer with an address, an organisation more often than not, and the
 * password of all of them. */
static void
insert_customer (Generator *self, guint number)
{
  g_autofree char *name = kayako_sandbox_words_say_name (self->words, self->random);
  g_autofree char *uuid = kayako_sandbox_text_uuid ("generated-user", number);
  g_autofree char *avatar = kayako_sandbox_text_uuid ("generated-avatar", number);
  g_autofree char *email = g_strdup_printf ("customer-%u@generated.test", number);
  gint64 organization = chance (self, 70) ? insert_organization (self) : 0;
  gint64 seen_at = self->now - g_rand_int_range (self->random, 60, SPAN);
  gint64 id = 0;

  id = kayako_sandbox_database_insert (
      self->database,
      "INSERT INTO user (uuid, full_name, role_id, organization_id, avatar_uuid, password,"
      " last_activity_at, last_active_at, last_seen_at, created_at, updated_at)"
      " VALUES (?1, ?2, (SELECT id FROM role WHERE type = 'CUSTOMER'), nullif (?3, 0), ?4,"
      " 'sandbox', ?5, ?5, ?5, ?6, ?6)",
      "ssisii", uuid, name, organization, avatar, seen_at, self->now - SPAN);
  kayako_sandbox_database_insert (
      self->database,
      "INSERT INTO identity_email (user_id, email, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, ?3)",
      "isi", id, email, self->now - SPAN);
  g_array_append_val (self->customers, id);
}

/* Who asks first is the customer; then both sides, each several times in a row
 * now and then. */
static GArray *
draft_messages (Generator *self, Plan *plan, gint64 first_at, guint n_messages)
{
  GArray *drafts = g_array_sized_new (FALSE, TRUE, sizeof (Draft), n_messages);
  gint64 step = MAX (1, MIN (86400, (self->now - first_at) / (gint64) n_messages));
  gint64 at = first_at;

  g_array_set_clear_func (drafts, (GDestroyNotify) draft_clear);
  for (guint i = 0; i < n_messages; i++) {
    Draft draft = { .at = MIN (at, self->now), .creator_id = plan->requester_id };

    draft.by_staff = i > 0 && chance (self, 55);
    if (draft.by_staff)
      draft.creator_id = plan->agent_id != 0 ? plan->agent_id : pick_id (self, self->agents);
    draft.text = kayako_sandbox_words_say_message (self->words, self->random, draft.by_staff);
    g_array_append_val (drafts, draft);
    at += 1 + g_rand_int_range (self->random, 0, step);
  }

  return drafts;
}

static const Draft *
find_last (GArray *drafts, gboolean by_staff)
{
  for (guint i = drafts->len; i > 0; i--) {
    const Draft *draft = &g_array_index (drafts, Draft, i - 1);

    if (draft->by_staff == by_staff)
      return draft;
  }

  return NULL;
}

static const char *
choose_status (Generator *self, Plan *plan)
{
  const Draft *last = &g_array_index (plan->drafts, Draft, plan->drafts->len - 1);
  gboolean is_old = self->now - last->at > 60 * 86400;

  if (is_old && chance (self, 80))
    return "CLOSED";
  if (find_last (plan->drafts, TRUE) == NULL)
    return "NEW";
  if (!last->by_staff)
    return "OPEN";

  return chance (self, 50) ? "PENDING" : "COMPLETED";
}

static void
insert_conversation (Generator *self, Plan *plan, guint number)
{
  const Draft *first = &g_array_index (plan->drafts, Draft, 0);
  const Draft *last = &g_array_index (plan->drafts, Draft, plan->drafts->len - 1);
  const Draft *last_of_staff = find_last (plan->drafts, TRUE);
  g_autofree char *uuid = kayako_sandbox_text_uuid ("generated-conversation", number);
  g_autofree char *preview = kayako_sandbox_text_preview (last->text);
  gint64 *status = g_hash_table_lookup (self->statuses, choose_status (self, plan));

  plan->id = kayako_sandbox_database_insert (
      self->database,
      "INSERT INTO conversation (uuid, subject, channel, requester_id, creator_id,"
      " last_replier_id, last_agent_replier_id, team_id, agent_id, status_id, priority_id, type_id,"
      " last_message_status, last_message_preview, last_replied_at, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, ?4, ?4, ?5, nullif (?6, 0),"
      " (SELECT min (team_id) FROM team_member WHERE user_id = ?7), nullif (?7, 0), ?8,"
      " nullif (?9, 0), nullif (?10, 0), ?11, ?12, ?13, ?14, ?13)",
      "sssiiiiiiissii", uuid, plan->subject, plan->channel, plan->requester_id, last->creator_id,
      last_of_staff != NULL ? last_of_staff->creator_id : (gint64) 0, plan->agent_id,
      status != NULL ? *status : (gint64) 0, (gint64) g_rand_int_range (self->random, 0, 5),
      (gint64) g_rand_int_range (self->random, 0, 5), last->by_staff ? "SENT" : "DELIVERED",
      preview, last->at, first->at);
}

/* What comes from a social network has no source. */
static const char *
choose_source (Plan *plan, const Draft *draft)
{
  static const char *const sources[] = { "MAIL", "HELPCENTER", "MESSENGER", NULL };

  if (draft->by_staff)
    return "AGENT";

  return g_strv_contains (sources, plan->channel) ? plan->channel : NULL;
}

static gint64
insert_message (Generator *self, Plan *plan, guint position)
{
  const Draft *draft = &g_array_index (plan->drafts, Draft, position);
  gboolean is_last = position + 1 == plan->drafts->len;
  g_autofree char *seed = g_strdup_printf ("generated-message-%u", position);
  g_autofree char *uuid = kayako_sandbox_text_uuid (seed, plan->id);
  const char *status = draft->by_staff ? (is_last ? "SENT" : "SEEN") : "DELIVERED";

  return kayako_sandbox_database_insert (
      self->database,
      "INSERT INTO message (conversation_id, uuid, subject, channel, source, content_text,"
      " creator_id, by_staff, status, status_updated_at, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?10)",
      "isssssibsi", plan->id, uuid, plan->subject, plan->channel, choose_source (plan, draft),
      draft->text, draft->creator_id, draft->by_staff, status, draft->at);
}

/* The customer has read everything that is answered; the agent everything, but
 * of a recent conversation perhaps not the last. */
static void
insert_read_markers (Generator *self, Plan *plan, gint64 last_id)
{
  const Draft *last = &g_array_index (plan->drafts, Draft, plan->drafts->len - 1);
  gboolean is_recent = self->now - last->at < 14 * 86400;
  gint64 readers[2] = { plan->requester_id, plan->agent_id };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    gboolean is_waiting = is_recent && last->by_staff == (i == 0);

    if (readers[i] == 0)
      continue;
    kayako_sandbox_database_insert (
        self->database,
        "INSERT INTO read_marker (conversation_id, user_id, last_read_post_id, last_read_at)"
        " VALUES (?1, ?2, ?3, ?4)",
        "iiii", plan->id, readers[i], is_waiting ? last_id - 1 : last_id, last->at);
  }
}

static void
generate_conversation (Generator *self, guint number, gint64 first_at, guint n_messages)
{
  static const char *const channels[] = { "MAIL",       "MAIL",      "MAIL",    "HELPCENTER",
                                          "HELPCENTER", "MESSENGER", "TWITTER", "FACEBOOK" };
  Plan plan = { 0 };
  gint64 last_id = 0;

  plan.requester_id = pick_id (self, self->customers);
  plan.agent_id = chance (self, 85) ? pick_id (self, self->agents) : 0;
  plan.channel = channels[g_rand_int_range (self->random, 0, G_N_ELEMENTS (channels))];
  plan.subject = kayako_sandbox_words_say_subject (self->words, self->random);
  plan.drafts = draft_messages (self, &plan, first_at, n_messages);
  insert_conversation (self, &plan, number);

  for (guint i = 0; i < n_messages; i++)
    last_id = insert_message (self, &plan, i);
  insert_read_markers (self, &plan, last_id);

  plan_clear (&plan);
}

/* Threads differ in length, and together they are exactly @n_messages long. */
static void
generate_conversations (Generator *self, guint n_conversations, guint n_messages)
{
  guint left = MAX (n_messages, n_conversations);

  for (guint i = 0; i < n_conversations; i++) {
    guint n_after = n_conversations - i - 1;
    guint mean = left / (n_after + 1);
    guint most = MIN (2 * mean - 1, left - n_after);
    guint n = n_after == 0 ? left : (guint) g_rand_int_range (self->random, 1, (int) most + 1);
    gint64 age = (gint64) SPAN * (n_after + 1) / n_conversations;

    generate_conversation (self, i, self->now - age, n);
    left -= n;
  }
}

static void
read_statuses (Generator *self)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;

  self->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  rows = kayako_sandbox_database_query (
      self->database, "SELECT type, id FROM case_status ORDER BY sort_order DESC", NULL);
  while (kayako_sandbox_rows_next (rows)) {
    gint64 id = kayako_sandbox_rows_get_int64 (rows, 1);

    g_hash_table_replace (self->statuses, g_strdup (kayako_sandbox_rows_get_string (rows, 0)),
                          g_memdup2 (&id, sizeof id));
  }
}

/**
 * kayako_sandbox_generator_fill:
 * @database: the demo helpdesk
 * @options: how much, and the seed
 * @error: return location for a #GError
 *
 * Adds made-up customers and conversations. The same seed and amounts make the
 * same helpdesk, up to the time of day. Runs in a transaction of the caller's.
 *
 * Returns: %FALSE with @error when the words are missing; the database keeps
 *   its own failures
 */
gboolean
kayako_sandbox_generator_fill (KayakoSandboxDatabase *database,
                               const KayakoSandboxOptions *options,
                               GError **error)
{
  g_auto (Generator) self = { .database = database };
  guint n_conversations = options->conversations;
  guint n_messages = options->messages;
  guint n_users = options->users;

  if (n_conversations == 0 && n_messages == 0 && n_users == 0)
    return TRUE;

  if (n_conversations == 0)
    n_conversations = (n_messages + MESSAGES_BY_DEFAULT - 1) / MESSAGES_BY_DEFAULT;
  if (n_messages == 0)
    n_messages = n_conversations * MESSAGES_BY_DEFAULT;
  if (n_users == 0)
    n_users = n_conversations / READERS_BY_DEFAULT + 1;

  self.words = kayako_sandbox_words_new (error);
  if (self.words == NULL)
    return FALSE;

  self.random = g_rand_new_with_seed (options->seed);
  self.now = kayako_sandbox_database_get_now (database);
  self.customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.agents =
      kayako_sandbox_database_list_ids (database,
                                        "SELECT u.id FROM user u JOIN role r ON r.id = u.role_id"
                                        " WHERE r.type = 'AGENT' AND NOT u.is_locked ORDER BY u.id",
                                        NULL);
  read_statuses (&self);

  for (guint i = 0; i < n_users; i++)
    insert_customer (&self, i + 1);
  generate_conversations (&self, n_conversations, n_messages);

  return TRUE;
}
