/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-api-drafts.h"
#include "kayako-page.h"
#include "kayako-v1-bodies.h"

#include <json-glib/json-glib.h>
#include <string.h>

static KayakoHttpRequest *
new_request (void)
{
  return kayako_http_request_new (SOUP_METHOD_POST, "/x", KAYAKO_HTTP_NONE);
}

/* The body, with its members in a fixed order. */
static void
assert_json (KayakoHttpRequest *request, const char *expected)
{
  const char *content_type = NULL;
  GBytes *body = kayako_http_request_get_body (request, &content_type);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  g_assert_cmpstr (content_type, ==, "application/json");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_message (void)
{
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello \"x\"\n", "id-1");
  g_autoptr (KayakoMessageDraft) same = kayako_message_draft_ref (draft);
  g_autoptr (KayakoHttpRequest) request = new_request ();
  g_autoptr (KayakoHttpRequest) full = new_request ();

  kayako_v1_body_set_message (request, draft);
  assert_json (request,
               "{\"contents\":\"Hello \\\"x\\\"\\n\",\"source\":\"API\",\"client_id\":\"id-1\"}");

  kayako_message_draft_set_source (draft, KAYAKO_SOURCE_HELPCENTER);
  kayako_message_draft_set_user_agent (draft, "Kayako");
  kayako_message_draft_add_file_id (draft, 80014400777);
  kayako_message_draft_add_file_id (draft, 2);
  kayako_v1_body_set_message (full, draft);
  assert_json (full, "{\"contents\":\"Hello \\\"x\\\"\\n\",\"source\":\"HELPCENTER\","
                     "\"client_id\":\"id-1\",\"file_ids\":\"80014400777,2\","
                     "\"metadata\":{\"user_agent\":\"Kayako\"}}");
}

static void
test_conversation (void)
{
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("Subject", "Text", "id-1");
  g_autoptr (KayakoHttpRequest) request = new_request ();

  kayako_conversation_draft_set_requester (draft, "Simon", "simon@atmosphere.test");
  kayako_conversation_draft_set_priority_id (draft, 3);
  kayako_conversation_draft_set_form_id (draft, 1);
  kayako_conversation_draft_set_user_agent (draft, "Kayako");
  kayako_conversation_draft_set_field_value (draft, "reported_issues", "11");
  kayako_conversation_draft_set_field_value (draft, "reported_issues", "12");
  kayako_v1_body_set_conversation (request, draft);
  assert_json (request,
               "{\"name\":\"Simon\",\"email\":\"simon@atmosphere.test\",\"subject\":\"Subject\","
               "\"contents\":\"Text\",\"source\":\"API\",\"client_id\":\"id-1\",\"priority_id\":3,"
               "\"form_id\":1,\"field_values\":{\"reported_issues\":\"12\"},"
               "\"metadata\":{\"user_agent\":\"Kayako\"}}");
}

static void
test_conversation_with_files (void)
{
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("Subject", "Text", NULL);
  g_autoptr (KayakoHttpRequest) request = new_request ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0\1\2", 3);
  const char *content_type = NULL;
  GBytes *body = NULL;
  const char *text = NULL;
  gsize size = 0;

  kayako_conversation_draft_set_field_value (draft, "k", "v");
  kayako_conversation_draft_add_file (draft, "a.bin", "application/octet-stream", bytes);
  kayako_v1_body_set_conversation (request, draft);

  body = kayako_http_request_get_body (request, &content_type);
  text = g_bytes_get_data (body, &size);
  g_assert_true (g_str_has_prefix (content_type, "multipart/form-data; boundary="));
  g_assert_nonnull (memmem (text, size, "name=\"subject\"", 14));
  g_assert_nonnull (memmem (text, size, "name=\"field_values[k]\"", 22));
  g_assert_nonnull (memmem (text, size, "name=\"files[]\"; filename=\"a.bin\"", 32));
  g_assert_nonnull (memmem (text, size, "\0\1\2", 3));
  g_assert_null (memmem (text, size, "client_id", 9));
}

static void
test_change (void)
{
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();
  g_autoptr (KayakoHttpRequest) empty = new_request ();
  g_autoptr (KayakoHttpRequest) full = new_request ();

  kayako_v1_body_set_change (empty, change);
  assert_json (empty, "{\"source\":\"API\"}");
  g_assert_null (kayako_http_request_get_header (empty, "If-Match"));

  kayako_conversation_change_set_subject (change, "New");
  kayako_conversation_change_set_status_id (change, 4);
  kayako_conversation_change_set_priority_id (change, 0);
  kayako_conversation_change_set_type_id (change, 2);
  kayako_conversation_change_set_field_value (change, "k", "");
  kayako_conversation_change_set_validator (change, "abc");
  kayako_v1_body_set_change (full, change);
  assert_json (full, "{\"source\":\"API\",\"subject\":\"New\",\"status_id\":4,"
                     "\"priority_id\":null,\"type_id\":2,\"field_values\":{\"k\":\"\"}}");
  /* As it came: this one without quotes. */
  g_assert_cmpstr (kayako_http_request_get_header (full, "If-Match"), ==, "abc");
}

static void
test_small (void)
{
  g_autoptr (KayakoHttpRequest) seen = new_request ();
  g_autoptr (KayakoHttpRequest) rating = new_request ();
  g_autoptr (KayakoHttpRequest) silent = new_request ();

  kayako_v1_body_set_message_status (seen, KAYAKO_DELIVERY_SEEN);
  assert_json (seen, "{\"message_status\":\"SEEN\"}");
  kayako_v1_body_set_rating (rating, KAYAKO_SCORE_GOOD, "Thanks");
  assert_json (rating, "{\"score\":\"GOOD\",\"comment\":\"Thanks\"}");
  kayako_v1_body_set_rating (silent, KAYAKO_SCORE_BAD, NULL);
  assert_json (silent, "{\"score\":\"BAD\"}");
}

static void
test_test (void)
{
  static const char *const items[] = { "1", "-2", "x", "3.5", NULL };
  g_autoptr (KayakoTestDraft) draft = kayako_test_draft_new ();
  g_autoptr (KayakoHttpRequest) empty = new_request ();
  g_autoptr (KayakoHttpRequest) full = new_request ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Caryn Pryor", 11);

  kayako_v1_body_set_test (empty, draft);
  assert_json (empty, "{}");

  kayako_test_draft_set_name (draft, "Caryn");
  kayako_test_draft_set_option (draft, "BAR");
  kayako_test_draft_set_integer_number (draft, G_MAXINT64);
  kayako_test_draft_set_float_number (draft, 1.5);
  kayako_test_draft_set_is_boolean (draft, FALSE);
  kayako_test_draft_set_date (draft, 1441118684);
  kayako_test_draft_set_array_items (draft, items);
  kayako_test_draft_set_binary_data (draft, bytes);
  kayako_v1_body_set_test (full, draft);
  assert_json (full, "{\"name\":\"Caryn\",\"option\":\"BAR\","
                     "\"integer_number\":9223372036854775807,\"float_number\":1.5,"
                     "\"is_boolean\":false,\"date\":\"2015-09-01T14:44:44Z\","
                     "\"array_items\":[1,-2,\"x\",\"3.5\"],"
                     "\"binary_data\":\"Q2FyeW4gUHJ5b3I=\"}");
}

static void
test_file (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GUri) base = g_uri_parse ("https://a.test", SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (KayakoHttpRequest) plain = new_request ();
  g_autoptr (KayakoHttpRequest) foreign = new_request ();
  g_autoptr (KayakoHttpRequest) json = new_request ();
  g_autoptr (GUri) uri = NULL;
  const char *content_type = NULL;

  kayako_v1_body_set_file (plain, "x.png", "image/png", bytes);
  g_assert_true (kayako_http_request_get_body (plain, &content_type) == bytes);
  g_assert_cmpstr (content_type, ==, "image/png");
  g_assert_cmpstr (kayako_http_request_get_header (plain, "Content-MD5"), ==,
                   "900150983cd24fb0d6963f7d28e17f72");
  g_assert_cmpstr (kayako_http_request_get_header (plain, "Content-Disposition"), ==,
                   "attachment; name=\"files\"; filename=\"x.png\"");

  /* A name that would break out of the header goes into the arguments. */
  kayako_v1_body_set_file (foreign, "ü\"\r\nX-Evil: 1.png", "image/png", bytes);
  g_assert_null (kayako_http_request_get_header (foreign, "Content-Disposition"));
  uri = kayako_http_request_dup_uri (foreign, base);
  g_assert_cmpstr (g_uri_get_query (uri), ==,
                   "_field=files&_filename=%C3%BC%22%0D%0AX-Evil%3A%201.png");

  /* Raw JSON would be taken for parameters. */
  kayako_v1_body_set_file (json, "x.json", "application/json", bytes);
  kayako_http_request_get_body (json, &content_type);
  g_assert_true (g_str_has_prefix (content_type, "multipart/form-data; boundary="));
}

static void
test_page (void)
{
  g_autoptr (KayakoPage) page =
      kayako_page_new (g_ptr_array_new_with_free_func (g_object_unref), 20, 10, -5, 7);
  g_autoptr (KayakoPage) same = kayako_page_ref (page);

  g_assert_cmpuint (kayako_page_get_items (same)->len, ==, 0);
  g_assert_cmpuint (kayako_page_get_offset (page), ==, 20);
  g_assert_cmpuint (kayako_page_get_limit (page), ==, 10);
  g_assert_cmpint (kayako_page_get_total (page), ==, -1);
  g_assert_true (kayako_page_get_has_more (page));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drafts/message", test_message);
  g_test_add_func ("/drafts/conversation", test_conversation);
  g_test_add_func ("/drafts/conversation-with-files", test_conversation_with_files);
  g_test_add_func ("/drafts/change", test_change);
  g_test_add_func ("/drafts/small", test_small);
  g_test_add_func ("/drafts/test", test_test);
  g_test_add_func ("/drafts/file", test_file);
  g_test_add_func ("/drafts/page", test_page);

  return g_test_run ();
}
