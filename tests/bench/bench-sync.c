/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keeping up with a helpdesk costs who uses the program meanwhile:
 *
 *   bench-sync stall N [FILE]
 *                       pulls a helpdesk of N conversations, which is kept in FILE,
 *                       for the first time, and tells the longest dispatch of the
 *                       main loop by processor time and how many used more than a
 *                       frame
 *   bench-sync idle N   has all, shows a list and a thread, and tells how many
 *                       requests are made and how often the main loop wakes in a
 *                       minute, of two, when nobody has touched anything for one
 *
 * In front of the sandbox, which runs as a program of its own. */

#include "kayako-account-private.h"
#include "kayako-accounts.h"
#include "kayako-memory-vault.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-test-sandbox.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FRAME   16000 /* microseconds */
#define MINUTES 2

static gint64 longest; /* microseconds */
static gint64 waited;  /* microseconds that were charged for waiting */
static guint n_long;
static guint n_wakeups;

static gint64
get_thread_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* A virtual machine that is held up while a thread goes to sleep or wakes charges
 * that thread with all of it, which can be tens of milliseconds: nothing of ours
 * runs then. */
static int
poll_cb (GPollFD *files, guint n_files, int timeout)
{
  gint64 begun = get_thread_time ();
  int n_ready = g_poll (files, n_files, timeout);

  waited += get_thread_time () - begun;
  return n_ready;
}

/* One turn of the loop: what it dispatches holds up everything else. */
static void
turn (void)
{
  gint64 begun = get_thread_time ();
  gint64 waited_before = waited;
  gint64 used = 0;

  g_main_context_iteration (NULL, TRUE);
  used = get_thread_time () - begun - (waited - waited_before);
  n_wakeups++;
  longest = MAX (longest, used);
  n_long += used > FRAME;
}

static KayakoAccount *
sign_in (KayakoAccounts *accounts, KayakoTestSandbox *sandbox)
{
  g_autoptr (GError) error = NULL;
  KayakoAccount *account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (accounts, kayako_test_sandbox_get_base_uri (sandbox),
                                             KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD, TRUE),
      &error);

  if (account == NULL)
    g_error ("%s", error->message);

  return account;
}

static void
pull (KayakoAccount *account)
{
  DexFuture *done = NULL;

  kayako_account_keep_up (account);
  done = kayako_sync_poll (account->sync);
  while (dex_future_is_pending (done))
    turn ();
  if (!dex_future_is_resolved (done))
    g_error ("It was not pulled");
  dex_unref (done);
}

static gint64
count_requests (KayakoTestSandbox *sandbox)
{
  g_autofree char *state =
      kayako_test_sandbox_ask (sandbox, "GET", "/sandbox/state", NULL, NULL, NULL);
  const char *at = strstr (state, "\"requests\"");

  return at != NULL ? g_ascii_strtoll (strchr (at, ':') + 1, NULL, 10) : -1;
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  gboolean *is_up = user_data;

  *is_up = TRUE;
  return G_SOURCE_REMOVE;
}

static void
turn_for (guint minutes)
{
  gboolean is_up = FALSE;

  g_timeout_add_seconds (60 * minutes, time_is_up_cb, &is_up);
  while (!is_up)
    turn ();
}

static void
idle (KayakoTestSandbox *sandbox, KayakoAccount *account)
{
  g_autoptr (KayakoConversationFeed) feed = NULL;
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoView) view = g_list_model_get_item (kayako_account_get_views (account), 0);
  gint64 before = 0;

  feed = kayako_account_dup_feed (account, view);
  pull (account);
  thread = kayako_account_dup_thread (account, conversation);
  turn_for (1);
  before = count_requests (sandbox);
  n_wakeups = 0;
  turn_for (MINUTES);

  g_print ("idle %.1f %u\n", (double) (count_requests (sandbox) - before) / MINUTES,
           n_wakeups / MINUTES);
}

int
main (int argc, char *argv[])
{
  const char *what = argc > 1 ? argv[1] : "stall";
  const char *number = argc > 2 ? argv[2] : "1000";
  const char *file = argc > 3 ? argv[3] : NULL;
  const char *arguments[] = { "--conversations",
                              number,
                              "--messages",
                              "10",
                              "--seed",
                              "1",
                              file != NULL ? "--database" : NULL,
                              file,
                              NULL };
  g_autofree char *folder = NULL;
  g_autofree char *data_dir = NULL;
  g_autoptr (KayakoTestSandbox) sandbox = NULL;
  g_autoptr (KayakoVault) vault = NULL;
  g_autoptr (KayakoAccounts) accounts = NULL;
  g_autoptr (KayakoAccount) account = NULL;

  /* As the program does. */
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MXFAST, 0);
  dex_init ();
  g_main_context_set_poll_func (NULL, poll_cb);
  folder = g_dir_make_tmp ("kayako-bench-XXXXXX", NULL);
  data_dir = g_build_filename (folder, "data", NULL);
  sandbox = kayako_test_sandbox_new (arguments);
  vault = kayako_memory_vault_new ();
  accounts = kayako_accounts_new (vault, folder, data_dir);
  account = sign_in (accounts, sandbox);

  if (g_str_equal (what, "idle")) {
    idle (sandbox, account);
  } else {
    longest = 0;
    n_long = 0;
    pull (account);
    g_print ("stall-sync %.2f %u\n", (double) longest / 1000, n_long);
  }

  g_clear_object (&account);
  kayako_test_await_boolean (kayako_accounts_close (accounts), NULL);
  g_clear_object (&accounts);
  kayako_test_remove_folder (folder);

  return EXIT_SUCCESS;
}
