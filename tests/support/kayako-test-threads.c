/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test-threads.h"

#include "kayako-test-await.h"

#include <string.h>

#define LOOKS    3  /* in which all were found at rest */
#define INTERVAL 10 /* ms between two */

static gboolean
is_at_work (const char *id)
{
  g_autofree char *name_path = g_build_filename ("/proc/self/task", id, "comm", NULL);
  g_autofree char *state_path = g_build_filename ("/proc/self/task", id, "stat", NULL);
  g_autofree char *name = NULL;
  g_autofree char *state = NULL;
  const char *end = NULL;

  if (!g_file_get_contents (name_path, &name, NULL, NULL) ||
      !g_str_has_prefix (name, "dex-thread-pool") ||
      !g_file_get_contents (state_path, &state, NULL, NULL))
    return FALSE;

  end = strrchr (state, ')');
  return end != NULL && !g_str_has_prefix (end, ") S");
}

static gboolean
are_at_rest (gpointer data)
{
  guint *n_looks = data;
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *id = NULL;

  g_assert_nonnull (threads);
  while ((id = g_dir_read_name (threads)) != NULL) {
    if (is_at_work (id)) {
      *n_looks = 0;
      return FALSE;
    }
  }

  return ++*n_looks >= LOOKS;
}

static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * kayako_test_wait_threads:
 *
 * Runs the main loop until no thread of the pool reads an answer any more: what
 * it holds while the program ends looks lost.
 */
void
kayako_test_wait_threads (void)
{
  guint n_looks = 0;
  guint source_id = g_timeout_add (INTERVAL, look_again_cb, NULL);

  kayako_test_wait_until (are_at_rest, &n_looks);
  g_source_remove (source_id);
}
