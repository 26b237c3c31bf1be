/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that is killed while it sets a damaged file aside. Whatever it was
 * at, what somebody wrote is there the next time. */

#include "kayako-store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_DRAFTS        3
#define N_CONVERSATIONS 400

/* More than there are. */
#define MOST_STEPS 200

/* Where the program that is to be killed finds what it is to open. */
#define FOLDER_VARIABLE "KAYAKO_TEST_STORE"
#define VICTIM_PATH     "/store-kills/victim"

static void
assert_written (KayakoStoreFixture *fixture)
{
  g_autoptr (GPtrArray) drafts =
      kayako_test_await_boxed (kayako_store_list_drafts (fixture->store), NULL);
  g_autoptr (GPtrArray) intents =
      kayako_test_await_boxed (kayako_store_list_intents (fixture->store), NULL);
  g_autoptr (GArray) ids = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_ALL, 0);

  g_assert_cmpint (drafts->len, ==, N_DRAFTS);
  g_assert_cmpint (intents->len, ==, N_DRAFTS);
  g_assert_cmpint (ids->len, ==, 0);
}

/* What lies on the disk when a program ends. */
typedef struct {
  char *content; /* (owned) */
  gsize size;
  char *log; /* (owned) (nullable) */
  gsize log_size;
} Remains;

static void
remains_clear (Remains *remains)
{
  g_free (remains->content);
  g_free (remains->log);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Remains, remains_clear)

/* A file of which half is lost, as it was closed; or a whole one that was noted
 * to be damaged, with a log beside it. */
static void
gather (KayakoStoreFixture *fixture, gboolean has_log, Remains *remains)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  if (!has_log)
    kayako_store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &remains->content, &remains->size, NULL));
  if (!has_log)
    remains->size /= 2;
  else
    g_assert_true (g_file_get_contents (log, &remains->log, &remains->log_size, NULL));
  kayako_store_fixture_close (fixture);
}

static void
put (KayakoStoreFixture *fixture, const Remains *remains)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *mark = g_strconcat (fixture->path, ".damaged", NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_true (
      g_file_set_contents (fixture->path, remains->content, (gssize) remains->size, NULL));
  if (remains->log == NULL)
    return;

  g_assert_true (g_file_set_contents (log, remains->log, (gssize) remains->log_size, NULL));
  g_assert_true (g_file_set_contents (mark, "", 0, NULL));
}

/* Whether what a program asks of the system may move what is on the disk from
 * one state to another. */
static gboolean
is_step (guint64 number)
{
  switch (number) {
#ifdef SYS_rename
  case SYS_rename:
  case SYS_unlink:
#endif
  case SYS_renameat:
  case SYS_renameat2:
  case SYS_unlinkat:
  case SYS_fsync:
  case SYS_fdatasync:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
stands_before_step (pid_t thread)
{
  struct __ptrace_syscall_info info;

  return ptrace (PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) > 0 &&
         info.op == PTRACE_SYSCALL_INFO_ENTRY && is_step (info.entry.nr);
}

/* Waits until the program ends or any of its threads stops. */
static pid_t
wait_for_stop (int *status)
{
  pid_t thread = waitpid (-1, status, __WALL);

  g_assert_cmpint (thread, >, 0);
  return thread;
}

/* Goes on to the next call, and hands on what the program was sent meanwhile. */
static void
resume (pid_t thread, int status)
{
  int signal = WSTOPSIG (status);
  gboolean is_own = signal == (SIGTRAP | 0x80) || signal == SIGTRAP || signal == SIGSTOP;

  ptrace (PTRACE_SYSCALL, thread, 0, is_own ? 0 : signal);
}

/* Opens the store in another program, which is killed right before step @n.
 * FALSE where it ended before. */
static gboolean
kill_before_step (KayakoStoreFixture *fixture, guint n)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = { self, (char *) "--tap", (char *) "-p", (char *) VICTIM_PATH, NULL };
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), FOLDER_VARIABLE, fixture->folder, TRUE);
  pid_t process = fork ();
  int status = 0;

  if (process == 0) {
    ptrace (PTRACE_TRACEME, 0, 0, 0);
    close (STDOUT_FILENO);
    execve (self, argv, environment);
    _exit (127);
  }

  g_assert_cmpint (waitpid (process, &status, 0), ==, process);
  g_assert_true (WIFSTOPPED (status));
  ptrace (PTRACE_SETOPTIONS, process, 0,
          PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
  ptrace (PTRACE_SYSCALL, process, 0, 0);
  for (;;) {
    pid_t thread = wait_for_stop (&status);

    if (thread == process && WIFSIGNALED (status))
      return TRUE;
    if (thread == process && WIFEXITED (status)) {
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      return FALSE;
    }
    if (!WIFSTOPPED (status))
      continue;
    if (WSTOPSIG (status) == (SIGTRAP | 0x80) && stands_before_step (thread) && --n == 0)
      kill (process, SIGKILL);
    else
      resume (thread, status);
  }
}

static void
test_killed (KayakoStoreFixture *fixture, gconstpointer has_log)
{
  g_auto (Remains) remains = { 0 };
  guint n_kills = 0;

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, FALSE, N_DRAFTS);
  gather (fixture, has_log != NULL, &remains);
  put (fixture, &remains);
  while (kill_before_step (fixture, n_kills + 1)) {
    n_kills++;
    g_assert_cmpint (n_kills, <, MOST_STEPS);
    g_test_message ("Killed before step %u", n_kills);
    kayako_store_fixture_open (fixture);
    assert_written (fixture);
    kayako_store_fixture_close (fixture);
    put (fixture, &remains);
  }

  g_assert_cmpint (n_kills, >, 5);
  kayako_store_fixture_open (fixture);
  assert_written (fixture);
}

/* Is killed before it comes to its end, all but once. */
static void
test_victim (void)
{
  const char *folder = g_getenv (FOLDER_VARIABLE);
  g_autoptr (KayakoStore) store = NULL;

  if (folder == NULL)
    return;

  store = kayako_test_await_object (kayako_store_open (folder, KAYAKO_STORE_ACCOUNT), NULL);
  g_assert_nonnull (store);
  /* What looks for leaks would look as a tracer, and there is one. */
  _exit (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, has_log)                                                                         \
  g_test_add (path, KayakoStoreFixture, GINT_TO_POINTER (has_log), kayako_store_fixture_set_up,    \
              test_killed, kayako_store_fixture_tear_down)
  ADD ("/store-kills/half", FALSE);
  ADD ("/store-kills/with-log", TRUE);
  g_test_add_func (VICTIM_PATH, test_victim);

  return g_test_run ();
}
