/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing is lost and nothing is there twice, however often the program is killed
 * and whatever the helpdesk does to its requests. Longer runs:
 *
 *   test-endurance --kills 2000 --sends 20000 --random 5
 */

#include "kayako-endurance.h"

#include "kayako-test-folder.h"
#include "kayako-test-sandbox.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define MESSAGES "path=/api/v1/conversations/*/messages"
#define BEGINS   "method=POST,path=/api/v1/conversations"
#define CHANGES  "method=PUT,path=/api/v1/conversations/*"

/* What goes wrong. What is posted comes before what the program was started
 * with, and the first that strikes is the one. */
static const char *const faults[] = {
  "drop-before:probability=0.04," MESSAGES,
  "drop-after:method=POST,probability=0.08," MESSAGES,
  "truncate:bytes=40,probability=0.04," MESSAGES,
  "status:code=503,probability=0.05," MESSAGES,
  "delay:ms=80,probability=0.1," MESSAGES,
  "drop-before:probability=0.1," BEGINS,
  "drop-after:probability=0.1," BEGINS,
  "drop-before:probability=0.1," CHANGES,
  "drop-after:probability=0.1," CHANGES,
};

static int n_kills = 200;
static int n_sends = 2000;
static int seed = 1;

typedef struct {
  KayakoTestSandbox *sandbox; /* (owned) */
  char *folder;               /* (owned) */
  GRand *random;              /* (owned) */
  GHashTable *kept;           /* (owned): numbers of which the engine said so */
  guint n_submitted;
} Fixture;

typedef struct {
  GSubprocess *process;    /* (owned) */
  GDataInputStream *lines; /* (owned) */
} Writer;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = g_strdup_printf ("%d", seed);
  const char *arguments[] = { "--seed", number, NULL };
  const char *parent = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();

  fixture->sandbox = kayako_test_sandbox_new (arguments);
  /* A killed program leaves to the system what it has written: no disk is asked. */
  fixture->folder = g_build_filename (parent, "kayako-endurance-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (fixture->folder));
  fixture->random = g_rand_new_with_seed ((guint32) seed);
  fixture->kept = g_hash_table_new (NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  kayako_test_sandbox_free (fixture->sandbox);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_rand_free (fixture->random);
  g_hash_table_unref (fixture->kept);
}

static void
start (Writer *self, Fixture *fixture, const char *what, guint first, guint count)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_BUILT, "endurance", "endurance-writer", NULL);
  g_autofree char *first_text = g_strdup_printf ("%u", first);
  g_autofree char *count_text = g_strdup_printf ("%u", count);
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, what,
                                    kayako_test_sandbox_get_base_uri (fixture->sandbox),
                                    fixture->folder, first_text, count_text, NULL);
  g_assert_no_error (error);
  self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

static void
kill_writer (Writer *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (self->process, SIGKILL);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (self->process));
  g_assert_cmpint (g_subprocess_get_term_sig (self->process), ==, SIGKILL);
}

static void
clear_writer (Writer *self)
{
  g_clear_object (&self->lines);
  g_clear_object (&self->process);
}

/* Reads "WORD NUMBER". FALSE where the program has nothing more to say. */
static gboolean
read_line (Writer *self, char **word, guint *number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (self->lines, NULL, NULL, &error);
  char *space = NULL;

  g_assert_no_error (error);
  if (line == NULL)
    return FALSE;

  space = strchr (line, ' ');
  *number = space != NULL ? (guint) strtoul (space + 1, NULL, 10) : 0;
  g_clear_pointer (word, g_free);
  *word = space != NULL ? g_strndup (line, (gsize) (space - line)) : g_strdup (line);
  return TRUE;
}

/* Reads what the writer says, @n_lines of it or until all is sent. */
static void
follow (Fixture *fixture, Writer *writer, guint n_lines)
{
  g_autofree char *word = NULL;
  guint number = 0;

  for (; n_lines > 0; n_lines--) {
    if (!read_line (writer, &word, &number))
      g_error ("The writer has ended by itself");
    if (g_str_equal (word, "empty"))
      return;
    if (g_str_equal (word, "submitted"))
      fixture->n_submitted = number + 1;
    if (!g_str_equal (word, "submitted"))
      g_hash_table_add (fixture->kept, GUINT_TO_POINTER (number));
  }
}

/* What the writer had said before it was killed is read, too: it was true. */
static void
follow_rest (Fixture *fixture, Writer *writer)
{
  g_autofree char *word = NULL;
  guint number = 0;

  while (read_line (writer, &word, &number)) {
    if (g_str_equal (word, "submitted"))
      fixture->n_submitted = number + 1;
    else if (!g_str_equal (word, "empty"))
      g_hash_table_add (fixture->kept, GUINT_TO_POINTER (number));
  }
}

static char *
ask (Fixture *fixture, const char *path)
{
  guint status = 0;
  char *body = kayako_test_sandbox_ask (fixture->sandbox, "GET", path, KAYAKO_TEST_SECOND_AGENT,
                                        NULL, &status);

  g_assert_cmpuint (status, ==, 200);
  return body;
}

static char *
ask_messages (Fixture *fixture, gint64 conversation_id)
{
  g_autofree char *path = g_strdup_printf (
      "/api/v1/conversations/%" G_GINT64_FORMAT "/messages.json?limit=1000000", conversation_id);

  return ask (fixture, path);
}

/* So that a cause can be found. */
static void
tell_double (const char *body, guint number)
{
  g_autofree char *text = kayako_endurance_dup_text (number);
  g_auto (GStrv) messages = g_strsplit (body, "\"uuid\"", -1);

  for (gsize i = 0; messages[i] != NULL; i++)
    if (strstr (messages[i], text) != NULL)
      g_test_message ("Message %u is there twice: %s", number, messages[i]);
}

/* Counts what is on the helpdesk, and sees that it is in order. */
static void
count_on_server (Fixture *fixture, gint64 conversation_id, guint *counts)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"content_text\"\\s*:\\s*\"(Endurance [^\"]*)\"",
                                          G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *body = ask_messages (fixture, conversation_id);
  g_autoptr (GMatchInfo) match = NULL;
  guint last = G_MAXUINT;

  g_regex_match (regex, body, G_REGEX_MATCH_DEFAULT, &match);
  /* The newest one comes first. */
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *text = g_match_info_fetch (match, 1);
    guint number = 0;

    g_assert_true (kayako_endurance_parse (text, &number));
    g_assert_false (kayako_endurance_is_beginning (number));
    g_assert_cmpint (kayako_endurance_get_conversation (number), ==, conversation_id);
    counts[number]++;
    if (counts[number] > 1)
      tell_double (body, number);
    else if (number > last)
      g_error ("Message %u was sent before message %u", number, last);
    last = number;
  }
}

/* Counts the conversations that were begun, by their subjects. */
static void
count_beginnings (Fixture *fixture, guint *counts)
{
  g_autofree char *body = ask (fixture, "/api/v1/conversations.json?limit=1000000&fields=subject");

  for (guint i = 0; i < fixture->n_submitted; i++) {
    g_autofree char *subject = kayako_endurance_dup_subject (i);
    g_auto (GStrv) parts = NULL;

    if (!kayako_endurance_is_beginning (i))
      continue;

    parts = g_strsplit (body, subject, -1);
    counts[i] = g_strv_length (parts) - 1;
    if (counts[i] > 1)
      g_test_message ("Conversation %u is there %u times", i, counts[i]);
  }
}

/* Of the subjects of one conversation the last that was kept has to be there, or
 * one that was submitted since. */
static void
check_subject (Fixture *fixture, gint64 conversation_id)
{
  g_autofree char *path = g_strdup_printf (
      "/api/v1/conversations/%" G_GINT64_FORMAT ".json?fields=subject", conversation_id);
  g_autofree char *body = ask (fixture, path);

  for (guint i = fixture->n_submitted; i > 0; i--) {
    guint number = i - 1;
    g_autofree char *subject = kayako_endurance_dup_subject (number);

    if (kayako_endurance_is_beginning (number) || !kayako_endurance_has_subject (number) ||
        kayako_endurance_get_conversation (number) != conversation_id)
      continue;

    if (strstr (body, subject) != NULL)
      return;
    if (g_hash_table_contains (fixture->kept, GUINT_TO_POINTER (number)))
      g_error ("Subject %u is not there: %s", number, body);
  }
}

static void
compare (Fixture *fixture)
{
  g_autofree guint *counts = g_new0 (guint, (gsize) fixture->n_submitted);
  guint n_lost = 0;
  guint n_double = 0;
  guint n_there = 0;

  for (gsize i = 0; i < kayako_endurance_n_conversations; i++) {
    count_on_server (fixture, kayako_endurance_conversations[i], counts);
    check_subject (fixture, kayako_endurance_conversations[i]);
  }
  count_beginnings (fixture, counts);

  for (guint i = 0; i < fixture->n_submitted; i++) {
    n_there += counts[i] > 0;
    n_double += counts[i] > 1;
    if (counts[i] == 0 && g_hash_table_contains (fixture->kept, GUINT_TO_POINTER (i))) {
      g_test_message ("%s %u is lost",
                      kayako_endurance_is_beginning (i) ? "Conversation" : "Message", i);
      n_lost++;
    }
  }

  g_test_message ("%u submitted, %u of them kept, %u there, %u lost, %u double",
                  fixture->n_submitted, g_hash_table_size (fixture->kept), n_there, n_lost,
                  n_double);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpuint (n_double, ==, 0);
  g_assert_cmpuint (g_hash_table_size (fixture->kept), >=, (guint) n_sends);
}

static void
test_sends (Fixture *fixture, gconstpointer data)
{
  guint per_life = (guint) MAX (n_sends / MAX (n_kills, 1), 1);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    kayako_test_sandbox_fault (fixture->sandbox, faults[i]);

  for (int i = 0; i < n_kills; i++) {
    Writer writer = { NULL };

    start (&writer, fixture, "send", fixture->n_submitted, per_life);
    follow (fixture, &writer, (guint) g_rand_int_range (fixture->random, 1, (int) per_life * 3));
    kill_writer (&writer);
    follow_rest (fixture, &writer);
    clear_writer (&writer);
    if (i % 20 == 19)
      g_test_message ("Killed %d times, %u messages submitted", i + 1, fixture->n_submitted);
  }

  {
    Writer writer = { NULL };
    guint n_kept = g_hash_table_size (fixture->kept);

    start (&writer, fixture, "send", fixture->n_submitted,
           n_kept < (guint) n_sends ? (guint) n_sends - n_kept : 1);
    follow (fixture, &writer, G_MAXUINT);
    kill_writer (&writer);
    clear_writer (&writer);
  }

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  compare (fixture);
}

/* As many keys as there can be in a second. */
#define KEYS_PER_SECOND (1000 / KAYAKO_ENDURANCE_KEY_MILLISECONDS)

static void
test_drafts (Fixture *fixture, gconstpointer data)
{
  guint most = 0;
  guint typed = 0;

  for (int i = 0; i <= n_kills; i++) {
    Writer writer = { NULL };
    g_autofree char *word = NULL;
    guint found = 0;

    start (&writer, fixture, "type", 0, 0);
    g_assert_true (read_line (&writer, &word, &found));
    g_assert_cmpstr (word, ==, "found");
    g_assert_cmpuint (found, <=, typed);
    most = MAX (most, typed - found);
    typed = found;
    for (int n = g_rand_int_range (fixture->random, 0, KEYS_PER_SECOND * 5 / 4); n > 0; n--)
      g_assert_true (read_line (&writer, &word, &typed));
    kill_writer (&writer);
    while (read_line (&writer, &word, &typed))
      ;
    clear_writer (&writer);
    if (i % 20 == 19)
      g_test_message ("Killed %d times, %u letters typed", i + 1, typed);
  }

  g_test_message ("Of the typing at most %u ms were lost",
                  most * KAYAKO_ENDURANCE_KEY_MILLISECONDS);
  g_assert_cmpuint (most, <=, KEYS_PER_SECOND);
  g_assert_cmpuint (typed, >, 0);
}

int
main (int argc, char *argv[])
{
  const GOptionEntry entries[] = {
    { "kills", 0, 0, G_OPTION_ARG_INT, &n_kills, "How often the program is killed", "N" },
    { "sends", 0, 0, G_OPTION_ARG_INT, &n_sends, "How many messages are sent", "N" },
    { "random", 0, 0, G_OPTION_ARG_INT, &seed, "The same makes the same chances", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_parse (context, &argc, &argv, &error);
  g_assert_no_error (error);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/endurance/sends", Fixture, NULL, set_up, test_sends, tear_down);
  g_test_add ("/endurance/drafts", Fixture, NULL, set_up, test_drafts, tear_down);

  return g_test_run ();
}
