/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files travel with a reply: once, whatever happens on the way, and whenever the
 * program ends. */

#include "kayako-engine-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define CONVERSATION 1
#define NAME         "Größe.txt"
#define CONTENT      "What is in the file."
#define TEXT         "See the file"
#define LARGE        (8 * 1000 * 1000)
#define POSTS        "method=POST,path=/api/v1/conversations/*"
#define UPLOADS      "method=POST,path=/api/v1/files*"

static GFile *
create_file (EngineFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, CONTENT, -1, NULL));
  return g_file_new_for_path (path);
}

static void
attach (EngineFixture *fixture, KayakoThread *thread)
{
  g_autoptr (GFile) file = create_file (fixture, NAME);
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_thread_attach (thread, file), &error);
  g_assert_no_error (error);
  /* It is ours now. */
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* More than a connection takes before somebody reads it. */
static GFile *
create_large (EngineFixture *fixture)
{
  GFile *file = create_file (fixture, NAME);

  g_assert_cmpint (truncate (g_file_peek_path (file), LARGE), ==, 0);
  return file;
}

static KayakoAttachment *
dup_file (GListModel *files)
{
  g_assert_cmpuint (g_list_model_get_n_items (files), ==, 1);
  return g_list_model_get_item (files, 0);
}

static void
expect_file_of (GListModel *files, gint64 size)
{
  g_autoptr (KayakoAttachment) file = dup_file (files);

  g_assert_cmpstr (kayako_attachment_get_name (file), ==, NAME);
  g_assert_cmpint (kayako_attachment_get_size (file), ==, size);
}

static void
expect_file (GListModel *files)
{
  g_autoptr (KayakoAttachment) file = dup_file (files);

  expect_file_of (files, (gint64) strlen (CONTENT));
  g_assert_cmpstr (kayako_attachment_get_content_type (file), ==, "text/plain");
}

static guint
count_on_server (EngineFixture *fixture)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("\"name\"\\s*:\\s*\"" NAME "\"", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (
      fixture->sandbox, "GET",
      "/api/v1/conversations/" G_STRINGIFY (CONVERSATION) "/messages.json?limit=1000"
                                                          "&include=attachment&_flat=true",
      KAYAKO_TEST_SECOND_AGENT, NULL, &status);
  guint count = 0;

  g_assert_cmpuint (status, ==, 200);
  g_regex_match (regex, body, G_REGEX_MATCH_DEFAULT, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    count++;
  return count;
}

static void
expect_sent (EngineFixture *fixture, DexFuture *future, gint64 size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoMessage) message = kayako_test_await_object (future, &error);

  g_assert_no_error (error);
  expect_file_of (kayako_message_get_attachments (message), size);
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, TEXT), ==, 1);
  g_assert_cmpuint (count_on_server (fixture), ==, 1);
}

/* Sends a file with a reply while something goes wrong. */
static void
send_file (EngineFixture *fixture, const char *fault)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  DexFuture *future = NULL;

  kayako_thread_set_draft (thread, TEXT);
  attach (fixture, thread);
  expect_file (kayako_thread_get_draft_files (thread));
  if (fault != NULL)
    kayako_test_sandbox_fault (fixture->sandbox, fault);

  future = kayako_thread_send (thread, TEXT);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_thread_get_draft_files (thread)), ==, 0);
  expect_file (kayako_message_get_attachments (
      kayako_message_list_get_last (kayako_thread_get_messages (thread))));
  expect_sent (fixture, future, (gint64) strlen (CONTENT));
}

static void
test_sent (EngineFixture *fixture, gconstpointer data)
{
  send_file (fixture, NULL);
}

static void
test_drop_after (EngineFixture *fixture, gconstpointer data)
{
  send_file (fixture, "drop-after:" POSTS ",times=1");
}

static void
test_upload_drop_before (EngineFixture *fixture, gconstpointer data)
{
  send_file (fixture, "drop-before:" UPLOADS ",times=1");
}

static void
test_upload_drop_after (EngineFixture *fixture, gconstpointer data)
{
  send_file (fixture, "drop-after:" UPLOADS ",times=1");
}

static void
test_upload_fails (EngineFixture *fixture, gconstpointer data)
{
  send_file (fixture, "status:code=503," UPLOADS ",times=1");
}

/* A helpdesk that hangs up on every file: what may have arrived is nothing to ask, a
 * person gets the message back, and may try again. */
static void
test_breaks (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GFile) large = create_large (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) broken = NULL;
  KayakoMessage *message = NULL;

  kayako_thread_set_draft (thread, TEXT);
  kayako_test_await_boolean (kayako_thread_attach (thread, large), &error);
  g_assert_no_error (error);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-during:" UPLOADS);
  broken = kayako_test_await_error (kayako_thread_send (thread, TEXT));
  g_assert_error (broken, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  message = kayako_message_list_get_last (kayako_thread_get_messages (thread));
  g_assert_cmpint (kayako_message_get_delivery (message), ==, KAYAKO_DELIVERY_FAILED);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 4);

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  expect_sent (fixture, kayako_thread_retry (thread, message), LARGE);
}

/* The connection breaks while a file is on its way up: it goes again by itself. */
static void
test_upload_drop_during (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GFile) large = create_large (fixture);
  g_autoptr (GError) error = NULL;
  DexFuture *sent = NULL;

  kayako_thread_set_draft (thread, TEXT);
  kayako_test_await_boolean (kayako_thread_attach (thread, large), &error);
  g_assert_no_error (error);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-during:" UPLOADS ",times=1");
  sent = kayako_thread_send (thread, TEXT);
  kayako_test_wait (sent);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);
  expect_sent (fixture, sent, LARGE);
}

/* A file says enough. */
static void
test_alone (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  attach (fixture, thread);
  kayako_account_set_send_delay (account, 60);
  dex_future_disown (kayako_thread_send (thread, ""));
  g_assert_cmpuint (g_list_model_get_n_items (kayako_thread_get_draft_files (thread)), ==, 0);
  /* It is no gap before what is typed since. */
  kayako_thread_set_draft (thread, "Typed since");
  g_assert_true (kayako_thread_take_back (
      thread, kayako_message_list_get_last (kayako_thread_get_messages (thread))));
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "Typed since");
  kayako_thread_set_draft (thread, "");

  kayako_account_set_send_delay (account, 0);
  message = kayako_test_await_object (kayako_thread_send (thread, ""), &error);
  g_assert_no_error (error);
  expect_file (kayako_message_get_attachments (message));
  g_assert_cmpuint (count_on_server (fixture), ==, 1);
}

static gboolean
has_file (gpointer data)
{
  return g_list_model_get_n_items (kayako_thread_get_draft_files (data)) > 0;
}

static gboolean
has_sent (gpointer data)
{
  return count_on_server (data) == 1;
}

static KayakoAccount *
restart (EngineFixture *fixture)
{
  engine_fixture_drop_accounts (fixture);
  engine_fixture_make_accounts (fixture);
  return engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
}

/* The file is there again with the draft, and where it was waiting to be sent it
 * is sent. */
static void
test_restarted (EngineFixture *fixture, gconstpointer data)
{
  KayakoAccount *account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  KayakoThread *thread = engine_fixture_load_thread (account, CONVERSATION);

  kayako_thread_set_draft (thread, TEXT);
  attach (fixture, thread);
  g_clear_object (&thread);
  g_clear_object (&account);

  account = restart (fixture);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  kayako_test_wait_until (has_file, thread);
  expect_file (kayako_thread_get_draft_files (thread));
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, TEXT);

  kayako_account_set_send_delay (account, 60);
  dex_future_disown (kayako_thread_send (thread, TEXT));
  g_assert_true (kayako_thread_take_back (
      thread, kayako_message_list_get_last (kayako_thread_get_messages (thread))));
  expect_file (kayako_thread_get_draft_files (thread));

  kayako_account_set_send_delay (account, 1);
  dex_future_disown (kayako_thread_send (thread, TEXT));
  g_clear_object (&thread);
  g_clear_object (&account);
  account = restart (fixture);
  kayako_test_wait_until (has_sent, fixture);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, TEXT), ==, 1);
  g_clear_object (&account);
}

/* What cannot be sent is said at once, and nothing is left of it. */
static void
test_refused (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GFile) large = create_file (fixture, "large");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) missing = g_file_get_child (folder, "missing");
  g_autoptr (GError) too_large = NULL;
  g_autoptr (GError) no_file = NULL;
  g_autoptr (GError) not_there = NULL;

  g_assert_cmpint (truncate (g_file_peek_path (large), KAYAKO_THREAD_FILE_LIMIT + 1), ==, 0);
  too_large = kayako_test_await_error (kayako_thread_attach (thread, large));
  g_assert_error (too_large, KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE);
  no_file = kayako_test_await_error (kayako_thread_attach (thread, folder));
  g_assert_error (no_file, KAYAKO_ERROR, KAYAKO_ERROR_REJECTED);
  not_there = kayako_test_await_error (kayako_thread_attach (thread, missing));
  g_assert_error (not_there, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  g_assert_false (has_file (thread));
}

static guint
count_copies (EngineFixture *fixture)
{
  g_autofree char *data = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (GDir) folder = g_dir_open (data, 0, NULL);
  const char *name = NULL;
  guint count = 0;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (data, name, NULL);
    g_autoptr (GDir) files = NULL;

    if (!g_str_has_suffix (name, ".files"))
      continue;

    files = g_dir_open (path, 0, NULL);
    while (files != NULL && g_dir_read_name (files) != NULL)
      count++;
  }

  return count;
}

/* What is removed while it is being copied is gone, also its copy; and a reply that
 * is sent meanwhile leaves it where it is. */
static void
test_coming (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GFile) file = create_file (fixture, NAME);
  g_autoptr (KayakoAttachment) coming = NULL;
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *attaching = kayako_thread_attach (thread, file);

  coming = dup_file (kayako_thread_get_draft_files (thread));
  g_assert_cmpstr (kayako_attachment_get_name (coming), ==, NAME);
  g_assert_null (kayako_attachment_get_url (coming));
  g_assert_true (kayako_thread_get_attaching (thread));
  kayako_thread_detach (thread, coming);
  g_assert_false (kayako_thread_get_attaching (thread));
  kayako_test_await_boolean (attaching, &error);
  g_assert_no_error (error);
  g_assert_false (has_file (thread));
  g_assert_cmpuint (count_copies (fixture), ==, 0);

  attaching = kayako_thread_attach (thread, file);
  kayako_thread_set_draft (thread, TEXT);
  message = kayako_test_await_object (kayako_thread_send (thread, TEXT), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_message_get_attachments (message)), ==, 0);
  kayako_test_await_boolean (attaching, &error);
  g_assert_no_error (error);
  expect_file (kayako_thread_get_draft_files (thread));
  g_assert_cmpuint (count_copies (fixture), ==, 1);
}

/* A copy that is not what was attached is not sent, and the message waits for a
 * person. */
static void
test_damaged (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoAttachment) file = NULL;
  g_autoptr (GError) cut = NULL;
  g_autoptr (GError) gone = NULL;
  g_autofree char *path = NULL;
  KayakoMessage *message = NULL;

  kayako_thread_set_draft (thread, TEXT);
  attach (fixture, thread);
  file = dup_file (kayako_thread_get_draft_files (thread));
  path = g_filename_from_uri (kayako_attachment_get_url (file), NULL, NULL);
  g_assert_cmpint (truncate (path, 3), ==, 0);
  cut = kayako_test_await_error (kayako_thread_send (thread, TEXT));
  g_assert_error (cut, KAYAKO_ERROR, KAYAKO_ERROR_STORE);

  message = kayako_message_list_get_last (kayako_thread_get_messages (thread));
  g_assert_cmpint (g_unlink (path), ==, 0);
  gone = kayako_test_await_error (kayako_thread_retry (thread, message));
  g_assert_error (gone, KAYAKO_ERROR, KAYAKO_ERROR_STORE);
  g_assert_cmpuint (count_on_server (fixture), ==, 0);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, TEXT), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/files/sent", test_sent);
  ENGINE_TEST ("/files/drop-after", test_drop_after);
  ENGINE_TEST ("/files/upload-drop-before", test_upload_drop_before);
  ENGINE_TEST ("/files/upload-drop-after", test_upload_drop_after);
  ENGINE_TEST ("/files/upload-drop-during", test_upload_drop_during);
  ENGINE_TEST ("/files/upload-fails", test_upload_fails);
  ENGINE_TEST ("/files/breaks", test_breaks);
  ENGINE_TEST ("/files/alone", test_alone);
  ENGINE_TEST ("/files/restarted", test_restarted);
  ENGINE_TEST ("/files/refused", test_refused);
  ENGINE_TEST ("/files/coming", test_coming);
  ENGINE_TEST ("/files/damaged", test_damaged);

  return g_test_run ();
}
