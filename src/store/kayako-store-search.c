/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-store-search.h"

#include "kayako-apply.h"
#include "kayako-conversation.h"
#include "kayako-fold.h"
#include "kayako-record.h"
#include "kayako-search-filter.h"
#include "kayako-search-snippet.h"
#include "kayako-store-private.h"

/* Of what fits, how many of the latest are looked at: a letter fits almost
 * everything. */
#define CANDIDATES 400

/* How much more what stands in a subject counts than what stands in a text, and
 * in how many days what is new has lost half of its advantage. */
#define SUBJECT_WEIGHT 4.0
#define RECENT_DAYS    30.0
#define DAY            (24 * 60 * 60.0)

/* Where something is looked for. %s are the conditions. */
typedef struct {
  const char *fits;   /* the latest that fit, by their numbers alone */
  const char *each;   /* one of them, if the conditions hold */
  const char *latest; /* the latest for which the conditions hold */
  double weight;
} Place;

#define FITS(table)                                                                                \
  "SELECT rowid FROM " table " WHERE " table                                                       \
  " MATCH ?1 ORDER BY rowid DESC LIMIT " G_STRINGIFY (CANDIDATES)
#define MESSAGE_COLUMNS "SELECT m.id, m.conversation_id, m.created_at"
#define MESSAGE_JOIN                                                                               \
  " FROM message_search CROSS JOIN message AS m ON m.id = message_search.rowid"                    \
  " CROSS JOIN conversation AS c ON c.id = m.conversation_id"                                      \
  " WHERE message_search MATCH ?1 AND c.place IS NOT NULL%s"
#define CONVERSATION_COLUMNS "SELECT 0, c.id, c.last_activity_at"
#define CONVERSATION_JOIN                                                                          \
  " FROM conversation_search CROSS JOIN conversation AS c ON c.id = conversation_search.rowid"     \
  " WHERE conversation_search MATCH ?1 AND c.place IS NOT NULL%s"

static const Place in_messages = {
  FITS ("message_search"),
  MESSAGE_COLUMNS " FROM message AS m CROSS JOIN conversation AS c ON c.id = m.conversation_id"
                  " WHERE m.id = ?1 AND c.place IS NOT NULL%s",
  MESSAGE_COLUMNS MESSAGE_JOIN
  " ORDER BY message_search.rowid DESC LIMIT " G_STRINGIFY (CANDIDATES),
  1.0,
};

static const Place in_conversations = {
  FITS ("conversation_search"),
  CONVERSATION_COLUMNS " FROM conversation AS c WHERE c.id = ?1 AND c.place IS NOT NULL%s",
  CONVERSATION_COLUMNS CONVERSATION_JOIN
  " ORDER BY conversation_search.rowid DESC LIMIT " G_STRINGIFY (CANDIDATES),
  SUBJECT_WEIGHT,
};

#define ONLY_MESSAGES                                                                              \
  "SELECT m.id, m.conversation_id, m.created_at"                                                   \
  " FROM message AS m CROSS JOIN conversation AS c ON c.id = m.conversation_id"                    \
  " WHERE ?1 IS NOT NULL AND c.place IS NOT NULL%s ORDER BY m.id DESC LIMIT " G_STRINGIFY (        \
      CANDIDATES)
#define ONLY_CONVERSATIONS                                                                         \
  "SELECT 0, c.id, c.last_activity_at FROM conversation AS c"                                      \
  " WHERE ?1 IS NOT NULL AND c.place IS NOT NULL%s"                                                \
  " ORDER BY c.last_activity_at DESC, c.id DESC LIMIT " G_STRINGIFY (CANDIDATES)

typedef struct {
  gint64 message_id; /* 0 for the conversation itself */
  gint64 conversation_id;
  gint64 time;
  double score; /* higher is better */
} Candidate;

typedef struct {
  KayakoSearchQuery *query; /* (owned) */
  gint64 me_id;
  guint limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  kayako_search_query_unref (search->query);
  g_free (search);
}

/* Each word as a phrase of which the end may go on; all have to be there. What
 * has neither letters nor digits is not looked for. */
static char *
dup_match (const KayakoSearchQuery *query)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < kayako_search_query_get_n_words (query); i++) {
    g_autoptr (GString) phrase = g_string_new (NULL);

    kayako_fold_append_phrase (phrase, kayako_search_query_get_word (query, i));
    if (phrase->len > 0)
      g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", phrase->str);
  }

  return g_string_free (g_steal_pointer (&match), FALSE);
}

static char *
dup_sql (const char *format, const GString *conditions)
{
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  return g_strconcat (halves[0], conditions->str, halves[1], NULL);
}

static void
read_candidates (KayakoDatabase *database,
                 sqlite3_stmt *statement,
                 double weight,
                 GArray *candidates)
{
  while (kayako_database_step (database, statement)) {
    Candidate candidate = { sqlite3_column_int64 (statement, 0),
                            sqlite3_column_int64 (statement, 1),
                            sqlite3_column_int64 (statement, 2), weight };

    g_array_append_val (candidates, candidate);
  }
}

/* Returns: whether that is all */
static gboolean
collect (KayakoDatabase *database,
         const char *format,
         const char *match,
         const GString *conditions,
         double weight,
         GArray *candidates)
{
  g_autofree char *sql = dup_sql (format, conditions);
  guint n_before = candidates->len;

  read_candidates (database, kayako_database_query (database, sql, "s", match), weight, candidates);

  return candidates->len - n_before < CANDIDATES;
}

static GArray *
list_fitting (KayakoDatabase *database, const Place *place, const char *match)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kayako_database_query (database, place->fits, "s", match);

  while (kayako_database_step (database, statement)) {
    gint64 id = sqlite3_column_int64 (statement, 0);

    g_array_append_val (ids, id);
  }

  return ids;
}

static void
collect_each (KayakoDatabase *database,
              const Place *place,
              GArray *ids,
              const GString *conditions,
              GArray *candidates)
{
  g_autofree char *sql = dup_sql (place->each, conditions);

  for (guint i = 0; i < ids->len; i++)
    read_candidates (database,
                     kayako_database_query (database, sql, "i", g_array_index (ids, gint64, i)),
                     place->weight, candidates);
}

/* What fits best is decided by where it stands and by how new it is. How often a
 * text says it would take SQLite twice as long to find out, and says little: a
 * helpdesk's newest messages are what people look for. Looking things up costs
 * more than finding them, so they are found first. Returns: whether that is all */
static gboolean
collect_in (KayakoDatabase *database,
            const Place *place,
            const char *match,
            const GString *conditions,
            GArray *candidates)
{
  g_autoptr (GArray) ids = list_fitting (database, place, match);

  if (ids->len >= CANDIDATES && conditions->len > 0)
    return collect (database, place->latest, match, conditions, place->weight, candidates);

  collect_each (database, place, ids, conditions, candidates);

  return ids->len < CANDIDATES;
}

/* Returns: whether that is all */
static gboolean
collect_all (KayakoDatabase *database,
             const char *match,
             const KayakoSearchConditions *conditions,
             GArray *candidates)
{
  gboolean is_all = TRUE;

  if (*match == '\0' && conditions->about_messages)
    return collect (database, ONLY_MESSAGES, match, conditions->of_message, 1.0, candidates);

  if (*match == '\0')
    return collect (database, ONLY_CONVERSATIONS, match, conditions->of_conversation, 1.0,
                    candidates);

  is_all = collect_in (database, &in_messages, match, conditions->of_message, candidates);

  return collect_in (database, &in_conversations, match, conditions->of_conversation, candidates) &&
         is_all;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;

  return first->conversation_id > second->conversation_id ? -1 : 1;
}

/* What is as new as the newest counts twice. */
static void
prefer_recent (GArray *candidates)
{
  gint64 newest = 0;

  for (guint i = 0; i < candidates->len; i++)
    newest = MAX (newest, g_array_index (candidates, Candidate, i).time);

  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = &g_array_index (candidates, Candidate, i);
    double days = (double) (newest - candidate->time) / DAY;

    candidate->score *= 1.0 + RECENT_DAYS / (RECENT_DAYS + days);
  }
}

/* The best of each conversation, and how many conversations there are. */
static GArray *
choose (GArray *candidates, guint limit, guint *n_found)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  prefer_recent (candidates);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = &g_array_index (candidates, Candidate, i);

    if (g_hash_table_add (seen, &candidate->conversation_id) && chosen->len < limit)
      g_array_append_val (chosen, *candidate);
  }

  *n_found = g_hash_table_size (seen);
  return chosen;
}

static char *
dup_person (KayakoDatabase *database, GVariant *facts, const char *name)
{
  gint64 id = kayako_record_get_number (facts, name);
  g_autoptr (GVariant) user = id != 0 ? kayako_table_dup_facts (database, "user", id) : NULL;

  return user != NULL ? kayako_record_dup_text (user, "full-name") : NULL;
}

static char *
dup_file_name (KayakoDatabase *database, gint64 message_id, const KayakoSearchTerms *terms)
{
  g_autofree char *found = NULL;
  sqlite3_stmt *statement = kayako_database_query (
      database, "SELECT facts FROM attachment WHERE message_id = ? ORDER BY id", "i", message_id);

  while (kayako_database_step (database, statement)) {
    g_autoptr (GVariant) facts = kayako_database_dup_variant (statement, 0, G_VARIANT_TYPE_VARDICT);
    g_autofree char *name = kayako_record_dup_text (facts, "name");
    g_autoptr (GArray) ranges = name != NULL ? kayako_search_terms_find (terms, name) : NULL;

    if (ranges != NULL && ranges->len > 0 && found == NULL)
      found = g_steal_pointer (&name);
  }

  return g_steal_pointer (&found);
}

static KayakoSearchHit *
create_message_hit (KayakoDatabase *database,
                    const Candidate *candidate,
                    const KayakoSearchTerms *terms)
{
  g_autoptr (GVariant) facts = kayako_table_dup_facts (database, "message", candidate->message_id);
  g_autofree char *text = facts != NULL ? kayako_record_dup_text (facts, "content-text") : NULL;
  g_autofree char *person = facts != NULL ? dup_person (database, facts, "creator") : NULL;
  KayakoSearchHitPlace place = KAYAKO_SEARCH_HIT_PLACE_MESSAGE;
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *snippet =
      kayako_search_terms_dup_snippet (terms, text != NULL ? text : "", &ranges);
  g_autofree char *file =
      ranges->len == 0 ? dup_file_name (database, candidate->message_id, terms) : NULL;
  KayakoSearchHit *hit = NULL;

  if (file != NULL) {
    place = KAYAKO_SEARCH_HIT_PLACE_FILE;
    g_clear_pointer (&ranges, g_array_unref);
    g_clear_pointer (&snippet, g_free);
    snippet = kayako_search_terms_dup_snippet (terms, file, &ranges);
  }

  hit = kayako_search_hit_new (candidate->conversation_id, candidate->message_id, place,
                               candidate->time);
  kayako_search_hit_set_snippet (hit, snippet, ranges);
  kayako_search_hit_set_person (hit, person);

  return hit;
}

static KayakoSearchHit *
create_conversation_hit (KayakoDatabase *database,
                         const Candidate *candidate,
                         GVariant *facts,
                         gboolean has_subject,
                         const KayakoSearchTerms *terms)
{
  g_autofree char *person = dup_person (database, facts, "requester");
  g_autofree char *preview = kayako_record_dup_text (facts, "last-message-preview");
  g_autoptr (GArray) in_person =
      kayako_search_terms_find (terms, !has_subject && person != NULL ? person : "");
  const char *text = in_person->len > 0 ? person : preview;
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *snippet =
      kayako_search_terms_dup_snippet (terms, text != NULL ? text : "", &ranges);
  KayakoSearchHit *hit = kayako_search_hit_new (
      candidate->conversation_id, 0,
      in_person->len > 0 ? KAYAKO_SEARCH_HIT_PLACE_PERSON : KAYAKO_SEARCH_HIT_PLACE_SUBJECT,
      candidate->time);

  kayako_search_hit_set_snippet (hit, snippet, ranges);
  kayako_search_hit_set_person (hit, person);

  return hit;
}

static KayakoSearchHit *
create_hit (KayakoDatabase *database, const Candidate *candidate, const KayakoSearchTerms *terms)
{
  g_autoptr (GVariant) facts =
      kayako_table_dup_facts (database, "conversation", candidate->conversation_id);
  g_autofree char *subject = facts != NULL ? kayako_record_dup_text (facts, "subject") : NULL;
  g_autoptr (GArray) ranges = kayako_search_terms_find (terms, subject != NULL ? subject : "");
  KayakoSearchHit *hit = NULL;

  if (facts == NULL)
    return NULL;

  hit = candidate->message_id != 0
            ? create_message_hit (database, candidate, terms)
            : create_conversation_hit (database, candidate, facts, ranges->len > 0, terms);
  kayako_search_hit_set_subject (hit, subject, ranges);

  return hit;
}

static gboolean
search_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  Search *search = data;
  g_autofree char *match = dup_match (search->query);
  g_autoptr (GString) of_message = g_string_new (NULL);
  g_autoptr (GString) of_conversation = g_string_new (NULL);
  KayakoSearchConditions conditions = { search->me_id, of_message, of_conversation, FALSE };
  g_autoptr (KayakoSearchTerms) terms = kayako_search_terms_new (search->query);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_exact = TRUE;
  guint n_found = 0;

  kayako_search_filter_read (&conditions, database, search->query);
  if (*match != '\0' || of_message->len > 0)
    is_exact = collect_all (database, match, &conditions, candidates);

  chosen = choose (candidates, search->limit, &n_found);
  for (guint i = 0; i < chosen->len; i++) {
    KayakoSearchHit *hit = create_hit (database, &g_array_index (chosen, Candidate, i), terms);

    if (hit != NULL)
      g_ptr_array_add (hits, hit);
  }

  g_value_init (result, KAYAKO_TYPE_SEARCH_ANSWER);
  g_value_take_object (result, kayako_search_answer_new (hits, n_found, is_exact));

  return TRUE;
}

/**
 * kayako_store_search:
 * @self: a `KayakoStore`
 * @query: what is looked for
 * @me_id: who is signed in, 0 for nobody
 * @limit: how many conversations at most
 *
 * Looks in subjects, names of people, messages and names of files for words
 * that begin so, without regard to case and accents; signs of scripts without
 * spaces are found anywhere. What stands in a subject or is somebody's name comes
 * before what a text says, and what is new before what is old; each conversation
 * comes once, at the place in it that counts most. Drop the kayako_chain()
 * of a search when the next letter is typed.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoSearchAnswer, or
 *   rejects with %KAYAKO_ERROR_STORE_DAMAGED or
 *   %KAYAKO_ERROR_STORE; no query is wrong
 */
DexFuture *
kayako_store_search (KayakoStore *self, KayakoSearchQuery *query, gint64 me_id, guint limit)
{
  Search *search = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  search = g_new0 (Search, 1);
  search->query = kayako_search_query_ref (query);
  search->me_id = me_id;
  search->limit = limit;

  return kayako_store_read (self, search_func, search, search_free);
}
