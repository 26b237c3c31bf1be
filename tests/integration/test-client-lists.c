/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client-fixture.h"

#include "kayako-case-type.h"
#include "kayako-field.h"
#include "kayako-file.h"
#include "kayako-form.h"
#include "kayako-locale.h"
#include "kayako-priority.h"
#include "kayako-starter.h"
#include "kayako-status.h"
#include "kayako-test.h"

static void
check_list (KayakoPage *page, GType type, guint at_least)
{
  g_autoptr (KayakoPage) owned = page;
  GPtrArray *items = kayako_page_get_items (owned);

  g_assert_cmpuint (items->len, >=, at_least);
  g_assert_false (kayako_page_get_has_more (owned));
  for (guint i = 0; i < items->len; i++) {
    g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (g_ptr_array_index (items, i), type));
    client_fixture_assert_full (g_ptr_array_index (items, i));
  }
}

/* Nobody has to be signed in for these. */
static void
test_choices (ClientFixture *fixture, gconstpointer email)
{
  KayakoClient *client = fixture->client;

  check_list (client_fixture_page (kayako_client_list_statuses (client)), KAYAKO_TYPE_STATUS, 5);
  check_list (client_fixture_page (kayako_client_list_priorities (client)), KAYAKO_TYPE_PRIORITY,
              4);
  check_list (client_fixture_page (kayako_client_list_types (client)), KAYAKO_TYPE_CASE_TYPE, 4);
  check_list (client_fixture_page (kayako_client_list_locales (client)), KAYAKO_TYPE_LOCALE, 2);
  check_list (client_fixture_page (kayako_client_list_forms (client)), KAYAKO_TYPE_FORM, 1);
  check_list (client_fixture_page (kayako_client_list_fields (client, 0, 100)), KAYAKO_TYPE_FIELD,
              12);
}

static void
test_one (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) forms = client_fixture_page (kayako_client_list_forms (fixture->client));
  g_autoptr (KayakoPage) fields =
      client_fixture_page (kayako_client_list_fields (fixture->client, 0, 5));
  gint64 form_id = kayako_form_get_id (client_fixture_item (forms, 0));
  gint64 field_id = kayako_field_get_id (client_fixture_item (fields, 0));
  g_autoptr (KayakoForm) form =
      client_fixture_object (kayako_client_get_form (fixture->client, form_id));
  g_autoptr (KayakoField) field =
      client_fixture_object (kayako_client_get_field (fixture->client, field_id));

  g_assert_cmpuint (kayako_page_get_items (fields)->len, ==, 5);
  g_assert_true (kayako_page_get_has_more (fields));
  g_assert_cmpint (kayako_form_get_id (form), ==, form_id);
  g_assert_cmpint (kayako_field_get_id (field), ==, field_id);
  client_fixture_assert_full (form);
  client_fixture_assert_full (field);
  client_fixture_expect (kayako_client_get_form (fixture->client, 999999), KAYAKO_ERROR_NOT_FOUND);
  client_fixture_expect (kayako_client_get_field (fixture->client, 999999), KAYAKO_ERROR_NOT_FOUND);
}

static void
test_starter (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoStarter) starter =
      client_fixture_object (kayako_client_get_starter (fixture->client));
  GListModel *agents = kayako_starter_get_last_active_agents (starter);
  g_autoptr (KayakoUser) agent = g_list_model_get_item (agents, 0);

  g_assert_nonnull (agent);
  client_fixture_assert_full (agent);
  g_assert_nonnull (kayako_starter_get_realtime_url (starter));
}

static void
test_files (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"a\":1}", 7);
  g_autoptr (KayakoFile) file = client_fixture_object (
      kayako_client_upload_file (fixture->client, "data.json", "application/json", bytes));
  g_autoptr (GBytes) avatar = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kayako_file_get_name (file), ==, "data.json");
  g_assert_cmpint (kayako_file_get_size (file), ==, 7);

  avatar = kayako_test_await_boxed (
      kayako_client_download (
          fixture->client, kayako_user_get_avatar_url (kayako_client_get_user (fixture->client))),
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (avatar), >, 100);
}

static void
test_download_refused (ClientFixture *fixture, gconstpointer email)
{
  g_autofree char *other = g_strdup_printf ("http://localhost:%u/api/v1/me",
                                            kayako_test_sandbox_get_port (fixture->sandbox));

  /* Plain http to what is not the helpdesk, were it this very machine. */
  client_fixture_expect (kayako_client_download (fixture->client, other), KAYAKO_ERROR_INSECURE);
  client_fixture_expect (kayako_client_download (fixture->client, "file:///etc/passwd"),
                         KAYAKO_ERROR_INSECURE);
  client_fixture_expect (kayako_client_download (fixture->client, "/api/v1/conversations/999999"),
                         KAYAKO_ERROR_NOT_FOUND);
}

static void
test_tests (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) first =
      client_fixture_page (kayako_client_list_tests (fixture->client, NULL, 0, 10));
  g_autoptr (KayakoPage) third =
      client_fixture_page (kayako_client_list_tests (fixture->client, NULL, 20, 10));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 chosen[] = { 3, 5 };
  g_autoptr (KayakoPage) some = NULL;

  g_assert_cmpuint (kayako_page_get_items (first)->len, ==, 10);
  g_assert_cmpint (kayako_page_get_total (first), ==, 25);
  g_assert_true (kayako_page_get_has_more (first));
  g_assert_cmpint (kayako_test_get_id (client_fixture_item (third, 0)), ==, 21);
  g_assert_cmpuint (kayako_page_get_items (third)->len, ==, 5);
  g_assert_false (kayako_page_get_has_more (third));

  g_array_append_vals (ids, chosen, G_N_ELEMENTS (chosen));
  some = client_fixture_page (kayako_client_list_tests (fixture->client, ids, 0, 10));
  g_assert_cmpuint (kayako_page_get_items (some)->len, ==, 2);
  g_assert_cmpint (kayako_test_get_id (client_fixture_item (some, 1)), ==, 5);
}

static void
test_test (ClientFixture *fixture, gconstpointer email)
{
  static const char *const items[] = { "1", "2", "3", NULL };
  g_autoptr (KayakoTestDraft) draft = kayako_test_draft_new ();
  g_autoptr (KayakoTestDraft) change = kayako_test_draft_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Caryn Pryor", 11);
  g_autoptr (KayakoTest) made = NULL;
  g_autoptr (KayakoTest) changed = NULL;
  g_autoptr (KayakoTest) read = NULL;
  g_autoptr (KayakoTest) held = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  kayako_test_draft_set_name (draft, "Caryn Pryor");
  kayako_test_draft_set_array_items (draft, items);
  kayako_test_draft_set_is_boolean (draft, TRUE);
  kayako_test_draft_set_option (draft, "BAR");
  kayako_test_draft_set_integer_number (draft, 80014400777);
  kayako_test_draft_set_float_number (draft, 1.5);
  kayako_test_draft_set_date (draft, 1441118684);
  kayako_test_draft_set_binary_data (draft, bytes);
  made = client_fixture_object (kayako_client_create_test (fixture->client, draft));
  id = kayako_test_get_id (made);

  kayako_test_draft_set_is_boolean (change, FALSE);
  kayako_test_draft_set_option (change, "NONE");
  changed = client_fixture_object (kayako_client_update_test (fixture->client, id, change));
  g_assert_false (kayako_test_get_is_boolean (changed));

  read = client_fixture_object (kayako_client_get_test (fixture->client, id));
  g_assert_cmpstr (kayako_test_get_name (read), ==, "Caryn Pryor");
  g_assert_cmpstrv (kayako_test_get_array_items (read), items);
  g_assert_cmpstr (kayako_test_get_option (read), ==, "NONE");
  g_assert_cmpint (kayako_test_get_integer_number (read), ==, 80014400777);
  g_assert_cmpfloat (kayako_test_get_float_number (read), ==, 1.5);
  g_assert_cmpint (kayako_test_get_date (read), ==, 1441118684);
  g_assert_true (g_bytes_equal (kayako_test_get_binary_data (read), bytes));

  /* Not modified: a fresh object from what we hold. */
  held = client_fixture_object (kayako_client_get_test (fixture->client, id));
  g_assert_true (held != read);
  g_assert_cmpstr (kayako_test_get_name (held), ==, "Caryn Pryor");

  g_assert_true (
      kayako_test_await_boolean (kayako_client_delete_test (fixture->client, id), &error));
  g_assert_no_error (error);
  client_fixture_expect (kayako_client_get_test (fixture->client, id), KAYAKO_ERROR_NOT_FOUND);
  client_fixture_expect (kayako_client_delete_test (fixture->client, id), KAYAKO_ERROR_NOT_FOUND);
}

static void
test_tests_in_bulk (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) twice = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 chosen[] = { 1, 2, 3 };
  const gint64 doubled[] = { 1, 1 };
  g_autoptr (KayakoTestDraft) change = kayako_test_draft_new ();
  g_autoptr (KayakoTest) test = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (ids, chosen, G_N_ELEMENTS (chosen));
  g_array_append_vals (twice, doubled, G_N_ELEMENTS (doubled));
  kayako_test_draft_set_option (change, "ANY");

  g_assert_cmpint (
      kayako_test_await_int (kayako_client_update_tests (fixture->client, ids, change), &error), ==,
      3);
  g_assert_no_error (error);
  test = client_fixture_object (kayako_client_get_test (fixture->client, 2));
  g_assert_cmpstr (kayako_test_get_option (test), ==, "ANY");

  client_fixture_expect (kayako_client_update_tests (fixture->client, twice, change),
                         KAYAKO_ERROR_REJECTED);
  g_assert_cmpint (
      kayako_test_await_int (kayako_client_delete_tests (fixture->client, ids), &error), ==, 3);
  g_assert_no_error (error);
  client_fixture_expect (kayako_client_get_test (fixture->client, 2), KAYAKO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  CLIENT_TEST ("/client/lists/choices", NULL, test_choices);
  CLIENT_TEST ("/client/lists/one", KAYAKO_TEST_AGENT, test_one);
  CLIENT_TEST ("/client/lists/starter", KAYAKO_TEST_CUSTOMER, test_starter);
  CLIENT_TEST ("/client/files/up-and-down", KAYAKO_TEST_AGENT, test_files);
  CLIENT_TEST ("/client/files/download-refused", KAYAKO_TEST_AGENT, test_download_refused);
  CLIENT_TEST ("/client/tests/list", NULL, test_tests);
  CLIENT_TEST ("/client/tests/one", NULL, test_test);
  CLIENT_TEST ("/client/tests/bulk", NULL, test_tests_in_bulk);

  return client_fixture_run ();
}
