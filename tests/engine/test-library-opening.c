/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When the store's file is made: what is read comes first. */

#include "kayako-library-private.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"

#define NAME "somebody"

/* As often as a window may be drawn before the first list is there. */
#define N_FRAMES 5

typedef struct {
  char *folder;             /* (owned) */
  KayakoRegistry *registry; /* (owned) */
  KayakoLibrary *library;   /* (owned) */
  guint n_frames;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kayako-library-XXXXXX", NULL);
  fixture->registry = kayako_registry_new ();
  fixture->library = kayako_library_new (fixture->registry);
  kayako_library_set_place (fixture->library, fixture->folder, NAME);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer library = fixture->library;

  kayako_test_await_boolean (kayako_library_close (fixture->library), NULL);
  g_object_add_weak_pointer (library, &library);
  g_clear_object (&fixture->library);
  kayako_test_wait_gone (&library);
  g_clear_object (&fixture->registry);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
take (Fixture *fixture, gint64 id)
{
  g_autoptr (GPtrArray) resources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (resources, kayako_conversation_new (id));
  kayako_library_take (fixture->library, resources, 0);
}

static gboolean
is_opening (Fixture *fixture)
{
  return fixture->library->store != NULL || kayako_shared_is_running (&fixture->library->opening) ||
         kayako_store_exists (fixture->folder, NAME);
}

/* With the priority of what draws a window. */
static gboolean
frame_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_false (is_opening (fixture));
  return ++fixture->n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_store (gpointer data)
{
  return ((Fixture *) data)->library->store != NULL;
}

/* The first list has come, and is drawn before the disk is asked for anything. */
static void
test_later (Fixture *fixture, gconstpointer data)
{
  take (fixture, 1);
  g_assert_false (is_opening (fixture));
  g_idle_add (frame_cb, fixture);
  kayako_test_wait_until (has_store, fixture);
  g_assert_cmpuint (fixture->n_frames, ==, N_FRAMES);
  g_assert_true (kayako_store_exists (fixture->folder, NAME));
}

/* Who asks for what is stored waits for nothing else. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  take (fixture, 1);
  dex_future_disown (kayako_library_ensure_store (fixture->library));
  g_assert_true (is_opening (fixture));
  kayako_test_wait_until (has_store, fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/library/opening/later", Fixture, NULL, set_up, test_later, tear_down);
  g_test_add ("/library/opening/asked", Fixture, NULL, set_up, test_asked, tear_down);

  return g_test_run ();
}
