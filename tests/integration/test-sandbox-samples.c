/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sample.h"
#include "kayako-sandbox.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

/* The sandbox's answers against the documentation's samples: every key of a
 * sample is there, with the same JSON type. */

#define PASSWORD  "sandbox"
#define AGENT     "caryn.pryor@brewfictus.test"
#define CUSTOMER  "simon.blackhouse@atmosphere.test"

#define MULTIPART "multipart/form-data; boundary=b0undary"
#define FORM      "application/x-www-form-urlencoded"

#define PICTURE                                                                                    \
  "--b0undary\r\nContent-Disposition: form-data; name=\"contents\"\r\n\r\nSee this.\r\n"           \
  "--b0undary\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"n.txt\"\r\n"         \
  "Content-Type: text/plain\r\n\r\nhello\r\n--b0undary--\r\n"

/* One answer to be compared. */
typedef struct {
  const char *sample; /* a file of tests/data/v1 */
  const char *member; /* (nullable): which part of the answer the sample is, "data.attachments.0" */
  const char *method;
  const char *path;
  const char *email;   /* (nullable): who signs in */
  const char *type;    /* (nullable): the body's */
  const char *body;    /* (nullable) */
  const char *headers; /* (nullable): "Name: value" */
  guint status;
  const char *part; /* (nullable): which part of the file is the sample */
} Answer;

static const Answer answers[] = {
  { "conversations.json", NULL, "GET", "/conversations", AGENT },
  { "conversations_page2_links.json", NULL, "GET",
    "/conversations?include=user_minimal,team,case_status&limit=3&offset=5", AGENT },
  { "conversations_past_end.json", NULL, "GET", "/conversations?limit=5&offset=100000", AGENT },
  { "conversation.json", NULL, "GET", "/conversations/1", AGENT },
  { "conversation_expanded.json", NULL, "GET", "/conversations/1?include=user_minimal,case_status",
    AGENT },
  { "conversation_created.json", NULL, "POST", "/conversations", CUSTOMER, FORM,
    "subject=Hello&contents=World&source=API&form_id=1&field_values[reported_issues]=12", NULL,
    201 },
  { "conversation_messages.json", NULL, "GET", "/conversations/1/messages", CUSTOMER },
  { "messages_expanded_page.json", NULL, "GET",
    "/conversations/1/messages?include=user_minimal&limit=1", AGENT },
  { "conversation_message.json", NULL, "GET", "/conversations/1/messages/1", AGENT },
  { "message_created_with_attachment.json", NULL, "POST",
    "/conversations/1/messages?include=user_minimal,attachment", CUSTOMER, MULTIPART, PICTURE, NULL,
    201 },
  { "message_case_camel.json", NULL, "GET",
    "/conversations/1/messages/1?include=user_minimal&_case=camel", AGENT },
  { "status_only.json", NULL, "PUT", "/conversations/1/messages/1", AGENT, FORM,
    "message_status=SEEN" },
  { "attachment.json", "data.attachments.0", "GET",
    "/conversations/1/messages/1?include=attachment", CUSTOMER },
  { "attachment.json", "data", "GET", "/conversations/1/messages/1/attachments/1", CUSTOMER },
  { "participants.json", NULL, "GET", "/conversations/1/participants", AGENT },
  { "user_minimal.json", "data.creator", "GET", "/conversations/1/messages/2?include=user_minimal",
    CUSTOMER },
  { "read_marker.json", "data.read_marker", "GET", "/conversations/1?include=read_marker", AGENT },
  { "conversation_forms.json", NULL, "GET", "/conversations/forms", NULL },
  { "conversation_fields.json", NULL, "GET", "/conversations/fields?offset=9&limit=1", NULL },
  { "field_option.json", "data.options.0", "GET",
    "/conversations/fields/2?include=field_option,locale_field", NULL },
  { "locale_field.json", "data.titles.0", "GET", "/conversations/fields/1?include=locale_field",
    NULL },
  { "locale_field.json", "data", "GET", "/locale/fields/1", NULL },
  { "conversation_rating_created.json", NULL, "POST", "/conversations/1/ratings", CUSTOMER, FORM,
    "score=GOOD&comment=Excellent+service!", NULL, 201 },
  { "conversation_ratings.json", NULL, "GET", "/conversations/1/ratings", CUSTOMER },
  { "ratings_live.json", NULL, "GET", "/conversations/1/ratings", CUSTOMER },
  { "conversation_starter.json", NULL, "GET", "/conversations/starter?include=user_minimal", NULL },
  { "cases.json", NULL, "GET", "/cases?ids=1", AGENT },
  { "case.json", NULL, "GET", "/cases/1", AGENT },
  { "case_statuses.json", NULL, "GET", "/cases/statuses", NULL },
  { "case_statuses_default_set.json", NULL, "GET", "/cases/statuses", NULL },
  { "case_priorities.json", NULL, "GET", "/cases/priorities", NULL },
  { "case_priorities_default_set.json", NULL, "GET", "/cases/priorities", NULL },
  { "case_types.json", NULL, "GET", "/cases/types", NULL },
  { "roles.json", NULL, "GET", "/roles", AGENT },
  { "teams.json", NULL, "GET", "/teams", AGENT },
  { "user.json", NULL, "GET", "/me", AGENT },
  { "user.json", NULL, "GET", "/users/2", AGENT },
  { "identity_email.json", "data.emails.0", "GET", "/me?include=identity_email", CUSTOMER },
  { "profile.json", NULL, "GET", "/profile", AGENT },
  { "session.json", NULL, "GET", "/session", AGENT },
  { "session_basic_auth.json", NULL, "GET", "/me", AGENT },
  { "file.json", NULL, "POST", "/files?_filename=coffee.txt", AGENT, "text/plain", "beans", NULL,
    201 },
  { "locale.json", NULL, "GET", "/locales/1", NULL },
  { "locale.json", NULL, "GET", "/locales/current", NULL },
  { "test.json", NULL, "POST", "/tests", NULL, FORM,
    "name=Caryn+Pryor&array_items=1,2,3&is_boolean=true", NULL, 201 },
  { "test_paged.json", NULL, "GET", "/tests?count=35&after_id=10", NULL },
  { .sample = "flat_mode.json",
    .part = "resources.business_hour.1",
    .member = "resources.business_hour.1",
    .method = "GET",
    .path = "/teams/1?include=*&_flat=true",
    .email = AGENT },
  { .sample = "flat_mode.json",
    .part = "resources.team.1",
    .member = "resources.team.1",
    .method = "GET",
    .path = "/me?include=*&_flat=true",
    .email = AGENT },
  { .sample = "flat_mode.json",
    .part = "resources.role.1",
    .member = "resources.role.3",
    .method = "GET",
    .path = "/me?include=*&_flat=true",
    .email = AGENT },
  { .sample = "flat_mode.json",
    .part = "resources.identity_email.1",
    .member = "resources.identity_email.2",
    .method = "GET",
    .path = "/me?include=*&_flat=true",
    .email = CUSTOMER },
  { .sample = "flat_mode.json",
    .part = "resources.organization.7",
    .member = "resources.organization.1",
    .method = "GET",
    .path = "/me?include=*&_flat=true",
    .email = CUSTOMER },
  { .sample = "flat_mode.json",
    .part = "resources.identity_domain.5",
    .member = "resources.identity_domain.1",
    .method = "GET",
    .path = "/me?include=*&_flat=true",
    .email = CUSTOMER },
  { .sample = "flat_mode.json",
    .part = "resources.user.1",
    .member = "resources.user.2",
    .method = "GET",
    .path = "/tests/1?include=*&_flat=true",
    .email = CUSTOMER },
  { "error_field_required.json", NULL, "POST", "/conversations", CUSTOMER, FORM, "subject=x", NULL,
    400 },
  { "error_field_invalid.json", NULL, "GET", "/conversations?status=NEVER", AGENT, NULL, NULL, NULL,
    400 },
  { "error_authentication_failed.json", NULL, "GET", "/me", "nobody@brewfictus.test", NULL, NULL,
    NULL, 401 },
  { "error_authentication_locked.json", NULL, "GET", "/me", "locked@brewfictus.test", NULL, NULL,
    NULL, 429 },
  { "error_credential_expired.json", NULL, "GET", "/me", "expired@brewfictus.test", NULL, NULL,
    NULL, 403 },
  { "error_otp_expected.json", NULL, "GET", "/me", "otp@brewfictus.test", NULL, NULL, NULL, 403 },
  { "error_app_not_found.json", NULL, "GET", "/nowhere/1", AGENT, NULL, NULL, NULL, 400 },
  { "error_resource_not_found.json", NULL, "GET", "/conversations/999999", AGENT, NULL, NULL, NULL,
    404 },
  { "error_method_not_supported.json", NULL, "DELETE", "/conversations/1", AGENT, NULL, NULL, NULL,
    405 },
  { "error_session_loading_failed.json", NULL, "GET", "/me", NULL, NULL, NULL,
    "X-Session-ID: no-such-session", 454 },
  { "error_resource_modified.json", NULL, "PUT", "/conversations/1", AGENT, FORM, "subject=x",
    "If-Match: stale", 412 },
  { "error_parameters_inconsistent.json", NULL, "GET", "/tests?ids=1,1", NULL, NULL, NULL, NULL,
    400 },
  { "error_one_field_expected.json", NULL, "GET", "/tests?count=35&after_id=1&before_id=9", NULL,
    NULL, NULL, NULL, 400 },
  { "error_resource_action_not_available.json", NULL, "GET", "/conversations/1/nothing", AGENT,
    NULL, NULL, NULL, 400 },
};

/* An answer, and the folder of the helpdesk that every answer begins with:
 * filling one takes long, copying it does not. */
typedef struct {
  const Answer *answer;
  const char *folder;
} Case;

typedef struct {
  KayakoSandbox *sandbox; /* (owned) */
  SoupSession *session;   /* (owned) */
  char *database;         /* (owned): a copy of the filled helpdesk */
} Fixture;

/* Fills a helpdesk in @folder and ends it. */
static void
fill_helpdesk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "filled", NULL);
  KayakoSandboxOptions options = { .database = path };
  g_autoptr (GError) error = NULL;
  KayakoSandbox *sandbox = kayako_sandbox_new (&options, &error);

  g_assert_no_error (error);
  g_assert_finalize_object (sandbox);
}

static void
copy_helpdesk (const char *folder, const char *to)
{
  g_autofree char *path = g_build_filename (folder, "filled", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer user_data)
{
  const Case *one = user_data;
  KayakoSandboxOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  fixture->database = g_build_filename (one->folder, "copy", NULL);
  copy_helpdesk (one->folder, fixture->database);
  options.database = fixture->database;
  fixture->sandbox = kayako_sandbox_new (&options, &error);
  g_assert_no_error (error);
  kayako_sandbox_start (fixture->sandbox, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new_with_options ("user-agent", "test-sandbox-samples", NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer user_data)
{
  kayako_sandbox_stop (fixture->sandbox);
  g_clear_object (&fixture->session);
  g_assert_finalize_object (g_steal_pointer (&fixture->sandbox));
  g_assert_cmpint (g_remove (fixture->database), ==, 0);
  g_clear_pointer (&fixture->database, g_free);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GBytes **body = user_data;
  g_autoptr (GError) error = NULL;

  *body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static void
set_up_message (SoupMessage *message, const Answer *answer)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "X-CSRF", "false");

  if (answer->email != NULL) {
    g_autofree char *pair = g_strconcat (answer->email, ":", PASSWORD, NULL);
    g_autofree char *base64 = g_base64_encode ((const guchar *) pair, strlen (pair));
    g_autofree char *basic = g_strconcat ("Basic ", base64, NULL);

    soup_message_headers_replace (headers, "Authorization", basic);
  }

  if (answer->headers != NULL) {
    g_auto (GStrv) pair = g_strsplit (answer->headers, ": ", 2);

    soup_message_headers_replace (headers, pair[0], pair[1]);
  }

  if (answer->body != NULL) {
    g_autoptr (GBytes) body = g_bytes_new_static (answer->body, strlen (answer->body));

    soup_message_set_request_body_from_bytes (message, answer->type, body);
  }
}

/* The server is in this thread too: the request runs in its main loop. */
static JsonNode *
fetch (Fixture *fixture, const Answer *answer)
{
  g_autofree char *uri =
      g_strconcat (kayako_sandbox_get_base_uri (fixture->sandbox), "/api/v1", answer->path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (answer->method, uri);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  set_up_message (message, answer);
  /* A wrong password is an answer here, not a question. */
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, sent_cb,
                                    &body);
  while (body == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_test_message ("%s %s: %u %.*s", answer->method, answer->path, soup_message_get_status (message),
                  (int) g_bytes_get_size (body), (const char *) g_bytes_get_data (body, NULL));
  g_assert_cmpuint (soup_message_get_status (message), ==,
                    answer->status != 0 ? answer->status : 200);
  json_parser_load_from_data (parser, g_bytes_get_data (body, NULL), g_bytes_get_size (body),
                              &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

/* "data.options.0": a list's first; "resources.role.1": an object's "1". */
static JsonNode *
find_part (JsonNode *root, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path != NULL ? path : "", ".", -1);
  JsonNode *node = root;

  for (guint i = 0; steps[i] != NULL; i++) {
    if (JSON_NODE_HOLDS_ARRAY (node)) {
      JsonArray *array = json_node_get_array (node);

      g_assert_cmpuint (json_array_get_length (array), >, 0);
      node = json_array_get_element (array, g_ascii_strtoull (steps[i], NULL, 10));
    } else
      node = json_object_get_member (json_node_get_object (node), steps[i]);
    g_assert_nonnull (node);
  }

  return node;
}

static void
test_answer (Fixture *fixture, gconstpointer user_data)
{
  const Answer *answer = ((const Case *) user_data)->answer;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "v1", answer->sample, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) ours = NULL;
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  /* A rating is only there when somebody has rated. */
  if (g_str_has_suffix (answer->path, "/ratings") && strcmp (answer->method, "GET") == 0) {
    const Answer rate = {
      NULL, NULL, "POST", "/conversations/1/ratings", CUSTOMER, FORM, "score=GOOD&comment=Yes",
      NULL, 201
    };
    g_autoptr (JsonNode) rated = fetch (fixture, &rate);
  }

  ours = fetch (fixture, answer);
  kayako_sample_compare (find_part (json_parser_get_root (parser), answer->part),
                         find_part (ours, answer->member), answer->sample,
                         answer->member != NULL ? answer->member : "");
}

int
main (int argc, char *argv[])
{
  Case cases[G_N_ELEMENTS (answers)] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kayako-samples-XXXXXX", &error);
  g_autofree char *filled = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_no_error (error);
  filled = g_build_filename (folder, "filled", NULL);
  fill_helpdesk (folder);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *path = g_strdup_printf ("/sandbox/samples/%02u-%s", i + 1, answers[i].sample);

    cases[i] = (Case) { &answers[i], folder };
    g_test_add (path, Fixture, &cases[i], fixture_set_up, test_answer, fixture_tear_down);
  }

  result = g_test_run ();
  g_assert_cmpint (g_remove (filled), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return result;
}
