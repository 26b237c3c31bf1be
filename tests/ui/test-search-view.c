/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one sees of a search while its answer is on its way. */

#include "kayako-account-private.h"
#include "kayako-search-view.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-ui.h"
#include "kayako-v1-client.h"

#define NAME "somebody"

/* So soon that nobody asks whether anything happens, in microseconds. */
#define SOON (300 * 1000)

typedef struct {
  char *folder;           /* (owned) */
  DexPromise *opening;    /* (owned): nothing can be looked for before */
  KayakoAccount *account; /* (owned): of a helpdesk that nobody can reach */
  GtkWindow *window;
  KayakoSearchView *view;
  GtkWidget *spinner;
} Fixture;

static GtkWidget *
find (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, css_class);

  return found;
}

static void
make_account (Fixture *fixture)
{
  g_autoptr (KayakoAccountRecord) record =
      kayako_account_record_new (NAME, "http://127.0.0.1:1", "somebody@example.test");
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new (record->address, NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), record->email);
  KayakoLibrary *library = kayako_link_get_library (link);

  fixture->opening = dex_promise_new ();
  kayako_library_set_place (library, fixture->folder, NAME);
  kayako_library_set_after (library, dex_ref (DEX_FUTURE (fixture->opening)));
  fixture->account = kayako_account_new (record, link, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kayako-search-XXXXXX", NULL);
  make_account (fixture);
  fixture->view = KAYAKO_SEARCH_VIEW (kayako_search_view_new (fixture->account));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
  fixture->spinner = find (GTK_WIDGET (fixture->view), "search-spinner");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoDrafts) drafts = g_object_ref (kayako_account_get_drafts (fixture->account));
  gpointer account = fixture->account;

  gtk_window_destroy (fixture->window);
  g_object_add_weak_pointer (account, &account);
  kayako_test_await_boolean (kayako_drafts_close (drafts), NULL);
  g_clear_object (&fixture->account);
  kayako_test_wait_gone (&account);
  dex_clear (&fixture->opening);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
is_spinning (gpointer data)
{
  return gtk_widget_get_visible (((Fixture *) data)->spinner);
}

static gboolean
has_answer (gpointer data)
{
  return kayako_search_get_state (kayako_search_view_get_search (((Fixture *) data)->view)) ==
         KAYAKO_SEARCH_STATE_NOTHING;
}

/* Who waits is told so, after a moment and until there is an answer. Letters typed
 * meanwhile do not put it off. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  gint64 begun_at = g_get_monotonic_time ();

  g_assert_nonnull (fixture->spinner);
  g_assert_false (is_spinning (fixture));
  kayako_search_view_set_text (fixture->view, "grin");
  g_assert_false (is_spinning (fixture));
  kayako_test_wait_until (is_spinning, fixture);
  g_assert_cmpint (g_get_monotonic_time () - begun_at, >=, SOON);

  kayako_search_view_set_text (fixture->view, "grinder");
  g_assert_true (is_spinning (fixture));
  dex_promise_resolve_boolean (fixture->opening, TRUE);
  kayako_test_wait_until (has_answer, fixture);
  g_assert_false (is_spinning (fixture));
}

/* Nobody waits any more: nothing spins for them. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  kayako_search_view_set_text (fixture->view, "grinder");
  kayako_test_wait_until (is_spinning, fixture);
  kayako_search_view_set_text (fixture->view, "");
  g_assert_false (is_spinning (fixture));
  dex_promise_resolve_boolean (fixture->opening, TRUE);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  dex_init ();
  kayako_ui_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/search-view/waiting", test_waiting);
  ADD ("/search-view/given-up", test_given_up);

  return g_test_run ();
}
