/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whenever the program is killed in the middle of the first pull, it goes on, and
 * in the end its store has what the helpdesk has, which changes meanwhile. Longer
 * runs:
 *
 *   test-endurance-pull --kills 500 --random 5
 */

#include "kayako-test-folder.h"
#include "kayako-test-sandbox.h"
#include "kayako-v1-codec.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

/* When all is there, in thousandths. */
#define ALL 1000

static int n_kills = 25;
static int seed = 1;

typedef struct {
  KayakoTestSandbox *sandbox; /* (owned) */
  char *folder;               /* (owned) */
  GRand *random;              /* (owned) */
} Fixture;

typedef struct {
  GSubprocess *process;    /* (owned) */
  GDataInputStream *lines; /* (owned) */
} Puller;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--conversations", "60", "--messages", "6", "--seed", "1", NULL };

  fixture->sandbox = kayako_test_sandbox_new (arguments);
  fixture->folder = g_dir_make_tmp ("kayako-endurance-XXXXXX", NULL);
  fixture->random = g_rand_new_with_seed ((guint32) seed);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kayako_test_sandbox_free (fixture->sandbox);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_rand_free (fixture->random);
}

static void
start (Puller *self, Fixture *fixture)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_BUILT, "endurance", "endurance-puller", NULL);
  g_autoptr (GError) error = NULL;

  self->process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path,
                        kayako_test_sandbox_get_base_uri (fixture->sandbox), fixture->folder, NULL);
  g_assert_no_error (error);
  self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

static void
clear (Puller *self)
{
  g_clear_object (&self->lines);
  g_clear_object (&self->process);
}

static char *
read_line (Puller *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->lines, NULL, NULL, &error);

  g_assert_no_error (error);
  return line;
}

/* Lets it say so much, and kills it. Returns how far it had come. */
static int
pull_and_kill (Fixture *fixture, guint n_lines)
{
  Puller puller = { NULL };
  int fraction = 0;

  start (&puller, fixture);
  for (; n_lines > 0; n_lines--) {
    g_autofree char *line = read_line (&puller);

    g_assert_nonnull (line);
    if (!g_str_has_prefix (line, "at ")) {
      fraction = ALL;
      break;
    }
    fraction = (int) g_ascii_strtoll (line + strlen ("at "), NULL, 10);
  }

  g_subprocess_send_signal (puller.process, SIGKILL);
  g_subprocess_wait (puller.process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (puller.process));
  clear (&puller);
  return fraction;
}

/* What the store has, in the order of the lines. */
static GPtrArray *
pull_whole (Fixture *fixture)
{
  Puller puller = { NULL };
  GPtrArray *stored = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  start (&puller, fixture);
  while ((line = read_line (&puller)) != NULL && !g_str_equal (line, "whole"))
    if (g_str_has_prefix (line, "at "))
      g_free (line);
    else
      g_ptr_array_add (stored, g_steal_pointer (&line));

  g_assert_cmpstr (line, ==, "whole");
  g_assert_true (g_subprocess_wait_check (puller.process, NULL, NULL));
  clear (&puller);
  return stored;
}

static GPtrArray *
ask (Fixture *fixture, const char *path, GPtrArray *(*read) (JsonNode *, GError **) )
{
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (fixture->sandbox, "GET", path,
                                                   KAYAKO_TEST_SECOND_AGENT, NULL, &status);
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (bytes, &error);
  GPtrArray *items = NULL;

  g_assert_cmpuint (status, ==, 200);
  g_assert_no_error (error);
  items = read (kayako_v1_envelope_get_data (envelope), &error);
  g_assert_no_error (error);
  return items;
}

static void
add_line (GHashTable *lines, const char *what, gint64 id, const char *text)
{
  g_hash_table_add (lines, g_strdup_printf ("%s %" G_GINT64_FORMAT " %u", what, id,
                                            g_str_hash (text != NULL ? text : "")));
}

static GHashTable *
read_server (Fixture *fixture)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) conversations =
      ask (fixture, "/api/v1/conversations.json?limit=1000000", kayako_v1_codec_read_conversations);

  for (guint i = 0; i < conversations->len; i++) {
    gint64 id = kayako_conversation_get_id (conversations->pdata[i]);
    g_autofree char *path = g_strdup_printf (
        "/api/v1/conversations/%" G_GINT64_FORMAT "/messages.json?limit=1000000", id);
    g_autoptr (GPtrArray) messages = ask (fixture, path, kayako_v1_codec_read_messages);

    add_line (lines, "conversation", id, kayako_conversation_get_subject (conversations->pdata[i]));
    for (guint j = 0; j < messages->len; j++)
      add_line (lines, "message", kayako_message_get_id (messages->pdata[j]),
                kayako_message_get_content_text (messages->pdata[j]));
  }

  return lines;
}

static void
test_pull (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GHashTable) server = NULL;
  int fraction = 0;

  for (int i = 0; i < n_kills && fraction < ALL; i++) {
    fraction = pull_and_kill (fixture, (guint) g_rand_int_range (fixture->random, 1, 12));
    kayako_test_sandbox_advance (fixture->sandbox, 1);
    g_test_message ("Killed %d times, at %d of %d", i + 1, fraction, ALL);
  }

  g_assert_cmpint (fraction, >, 0);
  stored = pull_whole (fixture);
  server = read_server (fixture);
  g_assert_cmpuint (stored->len, ==, g_hash_table_size (server));
  for (guint i = 0; i < stored->len; i++)
    if (!g_hash_table_contains (server, stored->pdata[i]))
      g_error ("The helpdesk has it otherwise: %s", (const char *) stored->pdata[i]);
}

int
main (int argc, char *argv[])
{
  const GOptionEntry entries[] = {
    { "kills", 0, 0, G_OPTION_ARG_INT, &n_kills, "How often the program is killed", "N" },
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

  g_test_add ("/endurance/pull", Fixture, NULL, set_up, test_pull, tear_down);

  return g_test_run ();
}
