/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-doctor-private.h"

#include "kayako-error.h"
#include "kayako-test.h"

/* The public test resource, used as its vendor shows it (seed 000): make, read,
 * change, change several at once, remove. It touches no conversation. */

#define N_TESTS 2
#define NAME    "Kayako for GNOME"

static const char *const items[] = { "1", "2", "3", NULL };

/* What is asked of the helpdesk. */
typedef struct {
  gint64 id;
  GArray *ids;            /* (owned) (nullable) */
  KayakoTestDraft *draft; /* (owned) (nullable) */
} Question;

static void
question_free (gpointer user_data)
{
  Question *question = user_data;

  g_clear_pointer (&question->ids, g_array_unref);
  g_clear_pointer (&question->draft, kayako_test_draft_unref);
  g_free (question);
}

static DexFuture *
ask (KayakoDoctorRun *run, KayakoLinkFunc func, gint64 id, KayakoTestDraft *draft)
{
  Question *question = g_new0 (Question, 1);

  question->id = id;
  question->ids = g_array_ref (run->tests);
  question->draft = draft;
  return kayako_link_request (run->link, func, question, question_free);
}

static DexFuture *
create_test (KayakoClient *client, gpointer user_data)
{
  Question *question = user_data;

  return kayako_client_create_test (client, question->draft);
}

static DexFuture *
get_test (KayakoClient *client, gpointer user_data)
{
  Question *question = user_data;

  return kayako_client_get_test (client, question->id);
}

static DexFuture *
list_tests (KayakoClient *client, gpointer user_data)
{
  Question *question = user_data;

  return kayako_client_list_tests (client, question->ids, 0, N_TESTS);
}

static DexFuture *
update_test (KayakoClient *client, gpointer user_data)
{
  Question *question = user_data;

  return kayako_client_update_test (client, question->id, question->draft);
}

static DexFuture *
update_tests (KayakoClient *client, gpointer user_data)
{
  Question *question = user_data;

  return kayako_client_update_tests (client, question->ids, question->draft);
}

static DexFuture *
delete_test (KayakoClient *client, gpointer user_data)
{
  Question *question = user_data;

  return kayako_client_delete_test (client, question->id);
}

static DexFuture *
delete_tests (KayakoClient *client, gpointer user_data)
{
  Question *question = user_data;

  return kayako_client_delete_tests (client, question->ids);
}

static gint64
get_first (KayakoDoctorRun *run)
{
  return run->tests->len > 0 ? g_array_index (run->tests, gint64, 0) : 0;
}

/* The helpdesk does not do what it says. */
static gboolean
holds (gboolean as_written, GError **error)
{
  if (!as_written)
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL,
                         "A test does not hold what was written into it");

  return as_written;
}

/**
 * kayako_doctor_await_create:
 * @run: an examination
 * @check: what becomes of it
 * @error: return location for a #KayakoError
 *
 * Makes two tests, in a fibre.
 *
 * Returns: whether that works
 */
gboolean
kayako_doctor_await_create (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  for (guint i = 0; i < N_TESTS; i++) {
    KayakoTestDraft *draft = kayako_test_draft_new ();
    g_autoptr (KayakoTest) test = NULL;
    gint64 id = 0;

    kayako_test_draft_set_name (draft, NAME);
    kayako_test_draft_set_array_items (draft, items);
    kayako_test_draft_set_is_boolean (draft, TRUE);
    kayako_test_draft_set_option (draft, "BAR");
    test = dex_await_object (ask (run, create_test, 0, draft), error);
    if (test == NULL)
      return FALSE;

    id = kayako_test_get_id (test);
    g_array_append_val (run->tests, id);
  }

  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, NULL, N_TESTS);
  return TRUE;
}

/**
 * kayako_doctor_await_read:
 * @run: an examination
 * @check: what becomes of it
 * @error: return location for a #KayakoError
 *
 * Reads what was made, in a fibre.
 *
 * Returns: whether that works
 */
gboolean
kayako_doctor_await_read (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  g_autoptr (KayakoTest) test =
      dex_await_object (ask (run, get_test, get_first (run), NULL), error);
  const char *const *found = NULL;

  if (test == NULL)
    return FALSE;

  found = kayako_test_get_array_items (test);
  if (!holds (g_strcmp0 (kayako_test_get_name (test), NAME) == 0 && found != NULL &&
                  g_strv_equal (found, items) && kayako_test_get_is_boolean (test) &&
                  g_strcmp0 (kayako_test_get_option (test), "BAR") == 0,
              error))
    return FALSE;

  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, NULL, 1);
  return TRUE;
}

/**
 * kayako_doctor_await_update:
 * @run: an examination
 * @check: what becomes of it
 * @error: return location for a #KayakoError
 *
 * Changes one test, in a fibre.
 *
 * Returns: whether that works
 */
gboolean
kayako_doctor_await_update (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  KayakoTestDraft *draft = kayako_test_draft_new ();
  g_autoptr (KayakoTest) test = NULL;

  kayako_test_draft_set_is_boolean (draft, FALSE);
  kayako_test_draft_set_option (draft, "NONE");
  test = dex_await_object (ask (run, update_test, get_first (run), draft), error);
  if (test == NULL)
    return FALSE;

  if (!holds (!kayako_test_get_is_boolean (test) &&
                  g_strcmp0 (kayako_test_get_option (test), "NONE") == 0,
              error))
    return FALSE;

  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, NULL, 1);
  return TRUE;
}

static gboolean
all_have_option (GPtrArray *tests, const char *option)
{
  for (guint i = 0; i < tests->len; i++) {
    if (g_strcmp0 (kayako_test_get_option (g_ptr_array_index (tests, i)), option) != 0)
      return FALSE;
  }

  return tests->len == N_TESTS;
}

/**
 * kayako_doctor_await_update_all:
 * @run: an examination
 * @check: what becomes of it
 * @error: return location for a #KayakoError
 *
 * Changes both tests at once and reads them back, in a fibre.
 *
 * Returns: whether that works
 */
gboolean
kayako_doctor_await_update_all (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  KayakoTestDraft *draft = kayako_test_draft_new ();
  g_autoptr (KayakoPage) page = NULL;

  kayako_test_draft_set_option (draft, "ANY");
  if (!dex_await (ask (run, update_tests, 0, draft), error))
    return FALSE;

  page = dex_await_boxed (ask (run, list_tests, 0, NULL), error);
  if (page == NULL)
    return FALSE;

  if (!holds (all_have_option (kayako_page_get_items (page), "ANY"), error))
    return FALSE;

  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, NULL, N_TESTS);
  return TRUE;
}

/* Whether the helpdesk has nothing there any more. */
static gboolean
await_gone (KayakoDoctorRun *run, gint64 id, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (KayakoTest) test = dex_await_object (ask (run, get_test, id, NULL), &cause);

  if (test != NULL)
    return holds (FALSE, error);

  if (g_error_matches (cause, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * kayako_doctor_await_delete:
 * @run: an examination
 * @check: what becomes of it
 * @error: return location for a #KayakoError
 *
 * Removes what was made: one by itself, the rest at once, in a fibre.
 *
 * Returns: whether that works
 */
gboolean
kayako_doctor_await_delete (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  guint n = run->tests->len;
  gint64 first = get_first (run);

  if (n == 0) {
    kayako_doctor_check_skip (check);
    return TRUE;
  }

  if (!dex_await (ask (run, delete_test, first, NULL), error))
    return FALSE;

  g_array_remove_index (run->tests, 0);
  if (run->tests->len > 0 && !dex_await (ask (run, delete_tests, 0, NULL), error))
    return FALSE;

  g_array_set_size (run->tests, 0);
  if (!await_gone (run, first, error))
    return FALSE;

  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, NULL, n);
  return TRUE;
}
