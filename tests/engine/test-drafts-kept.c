/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is being written, and the disk. */

#include "kayako-drafts.h"
#include "kayako-error.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-v1-client.h"

#include <glib/gstdio.h>

#define NAME "somebody"

typedef struct {
  char *folder;           /* (owned) */
  KayakoOutbox *outbox;   /* (owned): of nobody who can be reached */
  KayakoLibrary *library; /* (owned) */
  KayakoDrafts *drafts;   /* (owned) */
} Fixture;

static void
make_drafts (Fixture *fixture)
{
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), "somebody@example.test");

  fixture->outbox = kayako_outbox_new (link);
  fixture->library = kayako_library_new (kayako_link_get_registry (link));
  fixture->drafts = kayako_drafts_new (fixture->outbox, fixture->library);
}

static void
open_drafts (Fixture *fixture)
{
  kayako_library_set_place (fixture->library, fixture->folder, NAME);
  kayako_drafts_open (fixture->drafts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kayako-drafts-XXXXXX", NULL);
  make_drafts (fixture);
  open_drafts (fixture);
}

static void
drop_drafts (Fixture *fixture)
{
  gpointer gone = fixture->drafts;

  g_object_add_weak_pointer (gone, &gone);
  kayako_test_await_boolean (kayako_drafts_close (fixture->drafts), NULL);
  g_clear_object (&fixture->drafts);
  g_clear_object (&fixture->library);
  kayako_test_wait_gone (&gone);
  g_clear_object (&fixture->outbox);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drop_drafts (fixture);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* The program ends, and is started again. */
static void
restart (Fixture *fixture)
{
  drop_drafts (fixture);
  make_drafts (fixture);
  open_drafts (fixture);
}

static gboolean
is_saved (gpointer data)
{
  Fixture *fixture = data;

  return kayako_drafts_get_saved (fixture->drafts, 1);
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_drafts_save (fixture->drafts), &error);
  g_assert_no_error (error);
}

static void
count_cb (KayakoDrafts *drafts, gint64 conversation_id, guint *count)
{
  g_assert_cmpint (conversation_id, ==, 1);
  (*count)++;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  guint n_texts = 0;
  guint n_marks = 0;

  kayako_drafts_set_text (fixture->drafts, 1, "Grüße, and");
  kayako_drafts_set_caret (fixture->drafts, 1, 5);
  g_assert_false (is_saved (fixture));
  kayako_test_wait_until (is_saved, fixture);

  restart (fixture);
  g_signal_connect (fixture->drafts, "text-changed", G_CALLBACK (count_cb), &n_texts);
  g_signal_connect (fixture->drafts, "mark-changed", G_CALLBACK (count_cb), &n_marks);
  kayako_test_wait_until (is_saved, fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Grüße, and");
  g_assert_cmpint (kayako_drafts_get_caret (fixture->drafts, 1), ==, 5);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 2), ==, "");
  g_assert_cmpuint (n_texts, ==, 1);
  g_assert_cmpuint (n_marks, ==, 1);

  /* What is deleted is deleted. */
  kayako_drafts_set_text (fixture->drafts, 1, "");
  g_assert_false (is_saved (fixture));
  restart (fixture);
  save (fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "");
}

typedef struct {
  Fixture *fixture;
  GString *text;
} Typist;

static gboolean
type_cb (gpointer user_data)
{
  Typist *typist = user_data;

  g_string_append_c (typist->text, 'a');
  kayako_drafts_set_text (typist->fixture->drafts, 1, typist->text->str);
  return G_SOURCE_CONTINUE;
}

/* Who never pauses is saved nevertheless: the timer is not begun anew with each
 * key. */
static void
test_without_pause (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Typist typist = { fixture, text };
  guint source_id = g_timeout_add (20, type_cb, &typist);

  kayako_test_wait_until (is_saved, fixture);
  g_source_remove (source_id);
}

/* What is typed before the disk has answered takes nothing from what it holds. */
static void
test_early (Fixture *fixture, gconstpointer data)
{
  kayako_drafts_set_text (fixture->drafts, 1, "Of yesterday");
  restart (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "Of today");
  kayako_drafts_set_caret (fixture->drafts, 1, 2);
  kayako_test_wait_until (is_saved, fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Of yesterday\n\nOf today");
  g_assert_cmpint (kayako_drafts_get_caret (fixture->drafts, 1), ==, 16);
}

/* Another program has the store: what is typed stays here, and is saved as soon
 * as that can be. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .folder = fixture->folder };

  save (fixture);
  make_drafts (&other);
  open_drafts (&other);
  kayako_drafts_set_text (other.drafts, 1, "Typed");
  {
    g_autoptr (GError) error = kayako_test_await_error (kayako_drafts_save (other.drafts));

    g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY);
  }
  g_assert_error (kayako_drafts_get_error (other.drafts), KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY);
  g_assert_cmpstr (kayako_drafts_get_text (other.drafts, 1), ==, "Typed");
  g_assert_cmpuint (kayako_drafts_get_n_unsaved (other.drafts), ==, 1);
  g_assert_false (is_saved (&other));

  kayako_test_await_boolean (kayako_drafts_close (fixture->drafts), NULL);
  save (&other);
  g_assert_null (kayako_drafts_get_error (other.drafts));
  g_assert_cmpuint (kayako_drafts_get_n_unsaved (other.drafts), ==, 0);
  g_assert_true (is_saved (&other));
  drop_drafts (&other);
}

/* It is there, and nobody is just trying to reach the helpdesk for it. */
static gboolean
has_messages (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) messages = kayako_outbox_dup_messages (fixture->outbox, 1);

  return messages->len > 0 && kayako_outbox_can_discard (fixture->outbox, messages->pdata[0]);
}

static guint
count_stored_intents (Fixture *fixture)
{
  g_autoptr (KayakoStore) store =
      kayako_test_await_object (kayako_library_ensure_store (fixture->library), NULL);
  g_autoptr (GPtrArray) intents = kayako_test_await_boxed (kayako_store_list_intents (store), NULL);

  return intents->len;
}

static gboolean
is_kept (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) unkept = kayako_outbox_dup_unkept (fixture->outbox, 1);

  return unkept->len == 0;
}

static char *
dup_outbox (Fixture *fixture)
{
  g_autoptr (GPtrArray) messages = kayako_outbox_dup_messages (fixture->outbox, 1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    g_string_append_printf (text, "%s;", kayako_message_get_content_text (messages->pdata[i]));

  return g_string_free (text, FALSE);
}

static void
send (Fixture *fixture, const char *text)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *key = kayako_drafts_hand_over (fixture->drafts, 1, text, &files);

  dex_future_disown (
      kayako_outbox_send_files (fixture->outbox, conversation, text, files, 0, 0, key));
}

/* What has not arrived waits again, in its order, and what was being typed is
 * what was being typed. */
static void
test_unsent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autofree char *given_up = NULL;
  g_autofree char *back = NULL;

  send (fixture, "First");
  send (fixture, "Second");
  send (fixture, "Third");
  messages = kayako_outbox_dup_messages (fixture->outbox, 1);
  kayako_drafts_set_text (fixture->drafts, 1, "Half a th");
  kayako_drafts_set_caret (fixture->drafts, 1, 4);
  given_up = kayako_outbox_discard (fixture->outbox, g_ptr_array_index (messages, 1), NULL);
  g_assert_cmpstr (given_up, ==, "Second");
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Half a th");
  g_clear_pointer (&messages, g_ptr_array_unref);

  restart (fixture);
  kayako_test_wait_until (is_saved, fixture);
  kayako_test_wait_until (has_messages, fixture);
  back = dup_outbox (fixture);
  g_assert_cmpstr (back, ==, "First;Third;");
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Half a th");
  g_assert_cmpint (kayako_drafts_get_caret (fixture->drafts, 1), ==, 4);
}

/* A message is a draft or in the outbox, never both. */
static void
test_either (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (KayakoStoredDraft) draft = NULL;
  g_autofree char *text = NULL;

  save (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "To be sent\n");
  save (fixture);
  send (fixture, "To be sent");
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "");
  restart (fixture);
  save (fixture);
  kayako_test_wait_until (has_messages, fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "");

  kayako_drafts_set_text (fixture->drafts, 1, "Typed");
  messages = kayako_outbox_dup_messages (fixture->outbox, 1);
  draft = kayako_drafts_take_back (fixture->drafts, 1, "To be sent", NULL);
  text = kayako_outbox_discard (fixture->outbox, g_ptr_array_index (messages, 0), draft);
  g_assert_cmpstr (text, ==, "To be sent");
  g_clear_pointer (&messages, g_ptr_array_unref);
  restart (fixture);
  save (fixture);
  g_assert_cmpuint (count_stored_intents (fixture), ==, 0);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "To be sent\n\nTyped");
  g_assert_cmpint (kayako_drafts_get_caret (fixture->drafts, 1), ==, 10);
}

/* What is sent before the disk has answered comes after what it holds, and takes
 * nothing from it. */
static void
test_sent_early (Fixture *fixture, gconstpointer data)
{
  g_autofree char *back = NULL;

  save (fixture);
  send (fixture, "Of yesterday");
  kayako_drafts_set_text (fixture->drafts, 1, "Typed yesterday");
  restart (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "Of today");
  send (fixture, "Of today");
  kayako_test_wait_until (is_saved, fixture);
  restart (fixture);
  save (fixture);
  kayako_test_wait_until (has_messages, fixture);
  back = dup_outbox (fixture);
  g_assert_cmpstr (back, ==, "Of yesterday;Of today;");
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Typed yesterday");
}

/* Where there is no store messages are in memory only, and that is said; as soon
 * as there is one they are kept. */
static void
test_unkept (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .folder = fixture->folder };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;

  save (fixture);
  make_drafts (&other);
  open_drafts (&other);
  send (&other, "Written");
  error = kayako_test_await_error (kayako_drafts_save (other.drafts));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY);
  g_assert_nonnull (kayako_drafts_get_error (other.drafts));
  before = kayako_outbox_dup_unkept (other.outbox, 1);
  g_assert_cmpuint (before->len, ==, 1);

  kayako_test_await_boolean (kayako_drafts_close (fixture->drafts), NULL);
  save (&other);
  kayako_test_wait_until (is_kept, &other);
  drop_drafts (&other);

  restart (fixture);
  kayako_test_wait_until (has_messages, fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "");
}

static GPtrArray *
list_versions (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions =
      kayako_test_await_boxed (kayako_drafts_list_versions (fixture->drafts, 1), &error);

  g_assert_no_error (error);
  return versions;
}

static const char *
get_text (GPtrArray *versions, guint position)
{
  g_assert_cmpuint (position, <, versions->len);
  return kayako_draft_version_get_text (versions->pdata[position]);
}

/* What was thrown away comes back, what it replaces is not lost by that, and all
 * of it is there when the program ends at once. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = list_versions (fixture);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KayakoDraftVersion) now = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  kayako_drafts_set_text (fixture->drafts, 1, "Thrown away");
  kayako_drafts_set_caret (fixture->drafts, 1, 3);
  save (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "");
  save (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "Written instead of it");
  /* It is not asked for before it is saved. */
  first = list_versions (fixture);
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpstr (get_text (first, 0), ==, "Written instead of it");
  g_assert_cmpstr (get_text (first, 1), ==, "Thrown away");

  kayako_drafts_set_text (fixture->drafts, 1, "Written instead of it, and more");
  now = kayako_drafts_dup_version (fixture->drafts, 1);
  kayako_drafts_restore (fixture->drafts, 1, first->pdata[1]);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Thrown away");
  g_assert_cmpint (kayako_drafts_get_caret (fixture->drafts, 1), ==, 3);
  restart (fixture);
  save (fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Thrown away");
  all = list_versions (fixture);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (get_text (all, 0), ==, "Thrown away");
  g_assert_cmpstr (get_text (all, 1), ==, "Written instead of it, and more");
  g_assert_cmpstr (get_text (all, 2), ==, "Thrown away");

  kayako_drafts_restore (fixture->drafts, 1, now);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==,
                   "Written instead of it, and more");
}

/* Where there is no store that is said. */
static void
test_no_history (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .folder = fixture->folder };
  g_autoptr (GError) error = NULL;

  save (fixture);
  make_drafts (&other);
  open_drafts (&other);
  error = kayako_test_await_error (kayako_drafts_list_versions (other.drafts, 1));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY);
  drop_drafts (&other);
}

static KayakoAttachment *
attach (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GListModel *files = kayako_drafts_get_files (fixture->drafts, 1);

  g_assert_true (g_file_set_contents (path, name, -1, NULL));
  kayako_test_await_boolean (kayako_drafts_attach (fixture->drafts, 1, file), &error);
  g_assert_no_error (error);
  return g_list_model_get_item (files, g_list_model_get_n_items (files) - 1);
}

static guint
count_files (Fixture *fixture)
{
  return g_list_model_get_n_items (kayako_drafts_get_files (fixture->drafts, 1));
}

static gboolean
has_files (gpointer data)
{
  return count_files (data) > 0;
}

static char *
dup_path (KayakoAttachment *file)
{
  return g_filename_from_uri (kayako_attachment_get_url (file), NULL, NULL);
}

/* A file is a draft also without a word, nobody else can read it, and it is there
 * again; a version has it back. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAttachment) first = NULL;
  g_autoptr (KayakoAttachment) second = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *path = NULL;
  GStatBuf info;

  save (fixture);
  first = attach (fixture, "first.txt");
  second = attach (fixture, "second.txt");
  g_assert_true (is_saved (fixture));
  g_assert_cmpuint (kayako_drafts_get_n (fixture->drafts), ==, 1);
  path = dup_path (first);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  restart (fixture);
  kayako_test_wait_until (has_files, fixture);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  g_assert_true (kayako_drafts_has (fixture->drafts, 1));
  g_clear_object (&second);
  second = g_list_model_get_item (kayako_drafts_get_files (fixture->drafts, 1), 1);
  g_assert_cmpstr (kayako_attachment_get_name (second), ==, "second.txt");
  kayako_drafts_detach (fixture->drafts, 1, second);
  restart (fixture);
  kayako_test_wait_until (has_files, fixture);
  g_assert_cmpuint (count_files (fixture), ==, 1);

  versions = list_versions (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "And a word");
  save (fixture);
  kayako_drafts_restore (fixture->drafts, 1, versions->pdata[versions->len - 1]);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "");
  g_assert_cmpuint (count_files (fixture), >=, 1);
}

/* A file goes where its draft goes. */
static void
test_files_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAttachment) file = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  save (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "To be sent");
  file = attach (fixture, "file.txt");
  send (fixture, "To be sent");
  g_assert_cmpuint (count_files (fixture), ==, 0);
  restart (fixture);
  kayako_test_wait_until (has_messages, fixture);
  g_assert_cmpuint (count_files (fixture), ==, 0);
  messages = kayako_outbox_dup_messages (fixture->outbox, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_message_get_attachments (messages->pdata[0])),
                    ==, 1);
  g_assert_true (kayako_drafts_take_message (fixture->drafts, 1, messages->pdata[0]));
  g_clear_pointer (&messages, g_ptr_array_unref);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  restart (fixture);
  kayako_test_wait_until (has_files, fixture);
}

static void
make_old (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000000000,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
}

static gboolean
is_gone (gpointer data)
{
  return !g_file_test (data, G_FILE_TEST_EXISTS);
}

/* What nobody can have back any more is deleted, and nothing else. */
static void
test_files_pruned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAttachment) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *fresh = NULL;

  save (fixture);
  file = attach (fixture, "file.txt");
  path = dup_path (file);
  folder = g_path_get_dirname (path);
  lost = g_build_filename (folder, "lost", NULL);
  fresh = g_build_filename (folder, "fresh", NULL);
  g_assert_true (g_file_set_contents (lost, "x", 1, NULL));
  g_assert_true (g_file_set_contents (fresh, "x", 1, NULL));
  make_old (path);
  make_old (lost);
  /* A version has it still. */
  kayako_drafts_detach (fixture->drafts, 1, file);
  restart (fixture);
  kayako_test_wait_until (is_gone, lost);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
#define DRAFTS_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  DRAFTS_TEST ("/drafts/kept", test_kept);
  DRAFTS_TEST ("/drafts/without-pause", test_without_pause);
  DRAFTS_TEST ("/drafts/early", test_early);
  DRAFTS_TEST ("/drafts/busy", test_busy);
  DRAFTS_TEST ("/drafts/unsent", test_unsent);
  DRAFTS_TEST ("/drafts/either", test_either);
  DRAFTS_TEST ("/drafts/sent-early", test_sent_early);
  DRAFTS_TEST ("/drafts/unkept", test_unkept);
  DRAFTS_TEST ("/drafts/history", test_history);
  DRAFTS_TEST ("/drafts/files", test_files);
  DRAFTS_TEST ("/drafts/files-sent", test_files_sent);
  DRAFTS_TEST ("/drafts/files-pruned", test_files_pruned);
  DRAFTS_TEST ("/drafts/no-history", test_no_history);

  return g_test_run ();
}
