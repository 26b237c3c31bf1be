/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a search takes for each letter that is typed, over how long SQLite
 * alone takes for the same words: bench-search [CONVERSATIONS [FOLDER
 * [QUERIES]]]. Ten
 * messages each; both sides take turns. A store that is in FOLDER is used. */

#include "kayako-fold.h"
#include "kayako-store-search.h"
#include "kayako-test-await.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <time.h>

#define ACCOUNT   "bench"
#define N_WORDS   20000
#define N_QUERIES 500
#define N_PAGE    100
#define N_TURNS   3
#define N_SHOWN   25 /* as many as the program asks for at first */
#define SEED      1

static GPtrArray *
create_vocabulary (GRand *random)
{
  static const char *const syllables[] = { "ba",  "ke",   "lo", "ti", "ru", "san", "mer",
                                           "pol", "da",   "ne", "gu", "vi", "cho", "ster",
                                           "ing", "tion", "é",  "ß",  "ñu", "pre" };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_WORDS; i++) {
    g_autoptr (GString) word = g_string_new (NULL);
    int n_syllables = g_rand_int_range (random, 1, 5);

    for (int s = 0; s < n_syllables; s++)
      g_string_append (word, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
    /* One word in twenty is Chinese. */
    if (i % 20 == 19) {
      g_string_truncate (word, 0);
      for (int s = 0; s < 2 + n_syllables; s++)
        g_string_append_unichar (word, (gunichar) (0x4e00 + g_rand_int_range (random, 0, 3000)));
    }
    g_ptr_array_add (words, g_string_free (g_steal_pointer (&word), FALSE));
  }

  return words;
}

/* Some words are everywhere, most are rare. */
static const char *
choose_word (GPtrArray *words, GRand *random)
{
  double x = g_rand_double (random);

  return words->pdata[(guint) (x * x * x * (N_WORDS - 1))];
}

static char *
create_text (GPtrArray *words, GRand *random, int n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", choose_word (words, random));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_conversation (KayakoStoreBatch *batch, gint64 id, GPtrArray *words, GRand *random)
{
  KayakoConversation *conversation = kayako_conversation_new (id);
  g_autofree char *subject = create_text (words, random, 6);
  g_autofree char *name = create_text (words, random, 2);
  g_autoptr (KayakoUser) requester = kayako_user_new (1 + id % 10000);

  /* One in twenty was not read. */
  if (id % 20 == 0) {
    g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (id);

    kayako_read_marker_set_unread_count (marker, 1);
    kayako_conversation_set_read_marker (conversation, marker);
  }
  kayako_user_set_full_name (requester, name);
  kayako_conversation_set_subject (conversation, subject);
  kayako_conversation_set_created_at (conversation, id * 600);
  kayako_conversation_set_requester (conversation, id <= 10000 ? requester : NULL);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  for (gint64 m = 0; m < 10; m++) {
    KayakoMessage *message = kayako_message_new (id * 10 + m);
    g_autofree char *text = create_text (words, random, g_rand_int_range (random, 5, 70));

    kayako_message_set_content_text (message, text);
    kayako_message_set_created_at (message, id * 600 + m * 60);
    kayako_store_batch_add_message (batch, id, message);
  }
}

static void
generate (KayakoStore *store, gint64 n_conversations, GPtrArray *words, GRand *random)
{
  for (gint64 id = 1; id <= n_conversations;) {
    KayakoStoreBatch *batch = kayako_store_batch_new ();
    g_autoptr (KayakoStoreChanges) changes = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < N_PAGE / 10 && id <= n_conversations; i++)
      add_conversation (batch, id++, words, random);
    changes = kayako_test_await_boxed (kayako_store_apply (store, batch), &error);
    if (error != NULL)
      g_error ("Applying: %s", error->message);
  }
}

/* Letters of one word, of two, and filters among them. */
static char *
create_query (GPtrArray *words, GRand *random, guint i)
{
  const char *first = choose_word (words, random);
  const char *second = choose_word (words, random);
  glong length = g_utf8_strlen (first, -1);
  g_autofree char *typed = g_utf8_substring (first, 0, 1 + g_rand_int_range (random, 0, length));

  if (i % 5 == 3)
    return g_strdup_printf ("%s %s", second, typed);
  if (i % 5 == 4)
    return g_strdup_printf ("%s is:unread", typed);

  return g_steal_pointer (&typed);
}

/* Of all threads, in milliseconds: what another program takes is not in it. */
static double
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static double
search_store (KayakoStore *store, const char *text, guint *n_hits)
{
  gint64 begun_at = g_get_monotonic_time ();
  g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (text);
  g_autoptr (KayakoSearchAnswer) answer =
      kayako_test_await_object (kayako_store_search (store, query, 0, N_SHOWN), NULL);

  *n_hits = kayako_search_answer_get_hits (answer)->len;
  return (double) (g_get_monotonic_time () - begun_at) / 1000;
}

/* The words as they are; SQLite ranks all that fits, and gives the best. */
static double
search_alone (sqlite3 *database, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) match = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  gint64 begun_at = g_get_monotonic_time ();

  for (guint i = 0; words[i] != NULL; i++) {
    g_autoptr (GString) phrase = g_string_new (NULL);

    kayako_fold_append_phrase (phrase, words[i]);
    if (strchr (words[i], ':') == NULL)
      g_string_append_printf (match, "\"%s\"* ", phrase->str);
  }
  sqlite3_prepare_v2 (
      database,
      "SELECT m.facts FROM message_search AS s CROSS JOIN message AS m ON m.id = s.rowid"
      " CROSS JOIN conversation AS c ON c.id = m.conversation_id"
      " WHERE message_search MATCH ?1 AND (?2 OR c.unread_count > 0)"
      " ORDER BY rank LIMIT " G_STRINGIFY (N_SHOWN),
      -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, match->str, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, strchr (text, ':') == NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    continue;
  sqlite3_finalize (statement);

  return (double) (g_get_monotonic_time () - begun_at) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return *first < *second ? -1 : *first > *second;
}

static void
report (const char *name, GArray *times)
{
  static const double ranks[] = { 0.5, 0.95, 0.99, 1.0 };

  g_array_sort (times, compare_doubles);
  g_print ("%-8s p50/p95/p99/max:", name);
  for (gsize i = 0; i < G_N_ELEMENTS (ranks); i++)
    g_print (" %.2f",
             g_array_index (times, double, (guint) (ranks[i] * (double) (times->len - 1))));
  g_print ("\n");
}

static void
measure (KayakoStore *store, const char *path, guint n_queries, GPtrArray *words, GRand *random)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) efforts = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3 *database = NULL;

  sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL);
  for (guint i = 0; i < n_queries; i++) {
    g_autofree char *text = create_query (words, random, i);
    double ours_best = G_MAXDOUBLE;
    double alone_best = G_MAXDOUBLE;
    double ours_effort = G_MAXDOUBLE;
    double alone_effort = G_MAXDOUBLE;
    double effort = 0.0;
    double ratio = 0.0;
    guint n_hits = 0;

    /* What else this computer does meanwhile is in none of the ratios. */
    for (guint turn = 0; turn < N_TURNS; turn++) {
      double start = get_processor_time ();
      double ours_ms = search_store (store, text, &n_hits);
      double middle = get_processor_time ();
      double alone_ms = search_alone (database, text);

      ours_effort = MIN (ours_effort, middle - start);
      alone_effort = MIN (alone_effort, get_processor_time () - middle);
      g_array_append_val (ours, ours_ms);
      g_array_append_val (alone, alone_ms);
      ours_best = MIN (ours_best, ours_ms);
      alone_best = MIN (alone_best, alone_ms);
    }

    ratio = ours_best / MAX (alone_best, 0.001);
    g_array_append_val (ratios, ratio);
    effort = ours_effort / MAX (alone_effort, 0.001);
    g_array_append_val (efforts, effort);
    g_debug ("%.2f (%.2f: %.2f over %.2f): %.2f ms over %.2f ms, %u found: %s", ratio, effort,
             ours_effort, alone_effort, ours_best, alone_best, n_hits, text);
  }
  sqlite3_close (database);
  report ("store", ours);
  report ("sqlite", alone);
  report ("ratio", ratios);
  report ("effort", efforts);
}

int
main (int argc, char *argv[])
{
  gint64 n_conversations = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 5000;
  g_autofree char *folder =
      argc > 2 ? g_strdup (argv[2]) : g_dir_make_tmp ("kayako-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, ACCOUNT ".db", NULL);
  gboolean is_there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = create_vocabulary (random);
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun_at = 0;
  GStatBuf info;

  dex_init ();
  store = kayako_test_await_object (kayako_store_open (folder, ACCOUNT), &error);
  if (store == NULL)
    g_error ("Opening: %s", error->message);

  begun_at = g_get_monotonic_time ();
  if (!is_there)
    generate (store, n_conversations, words, random);
  g_stat (path, &info);
  g_print ("%" G_GINT64_FORMAT " conversations applied in %.1f s, %.0f MiB\n", n_conversations,
           (double) (g_get_monotonic_time () - begun_at) / G_USEC_PER_SEC,
           (double) info.st_size / 1024 / 1024);
  measure (store, path, argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : N_QUERIES, words,
           random);
  kayako_test_await_boolean (kayako_store_close (store), NULL);

  return 0;
}
