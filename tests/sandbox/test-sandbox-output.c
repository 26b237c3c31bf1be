/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-names.h"
#include "kayako-sandbox-output.h"

/* A small helpdesk: what each stub leads to. A team leads to itself. */
static const struct {
  const char *type;
  gint64 id;
  const char *json;
} resources[] = {
  { "user_minimal", 2,
    "{\"id\":2,\"full_name\":\"Simon\",\"role\":{\"id\":1,\"resource_type\":\"role\"},"
    "\"teams\":[{\"id\":7,\"legacy_id\":null,\"resource_type\":\"team\"}],\"nickname\":null,"
    "\"secret\":\"s\",\"resource_type\":\"user_minimal\"}" },
  { "role", 1, "{\"id\":1,\"title\":\"Agent\",\"type\":\"AGENT\",\"resource_type\":\"role\"}" },
  { "team", 7,
    "{\"id\":7,\"title\":\"Growth\",\"parent\":{\"id\":7,\"resource_type\":\"team\"},"
    "\"resource_type\":\"team\"}" },
};

static const char conversation[] =
    "{\"status\":200,\"data\":{\"id\":1,\"subject\":\"s\",\"tags\":[\"a\"],"
    "\"requester\":{\"id\":2,\"resource_type\":\"user_minimal\"},"
    "\"creator\":{\"id\":2,\"resource_type\":\"user_minimal\"},"
    "\"gone\":{\"id\":9,\"resource_type\":\"role\"},\"empty\":[],\"nothing\":null,"
    "\"metadata\":{\"user_agent\":\"\"},\"resource_type\":\"conversation\"},"
    "\"resource\":\"conversation\"}";

static guint rendered;

static JsonObject *
render (const char *type, gint64 id, gpointer user_data)
{
  rendered++;
  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    if (resources[i].id == id && strcmp (resources[i].type, type) == 0) {
      g_autoptr (JsonNode) node = json_from_string (resources[i].json, NULL);

      return json_node_dup_object (node);
    }

  return NULL;
}

static gboolean
is_on_request (const char *resource_type, const char *field)
{
  return strcmp (field, "tags") == 0 || strcmp (field, "secret") == 0;
}

/* The data of the small conversation, or the whole answer, as asked for. */
static char *
write_output (const KayakoSandboxOutput *output, const char *member)
{
  g_autoptr (JsonNode) root = json_from_string (conversation, NULL);
  JsonObject *envelope = json_node_get_object (root);

  rendered = 0;
  kayako_sandbox_output_expand (output, envelope, render, is_on_request, NULL);
  if (member == NULL)
    return json_to_string (root, FALSE);

  return json_object_has_member (envelope, member)
             ? json_to_string (json_object_get_member (envelope, member), FALSE)
             : g_strdup ("absent");
}

#define START "{\"id\":1,\"subject\":\"s\","
#define END                                                                                        \
  "\"gone\":{\"id\":9,\"resource_type\":\"role\"},\"empty\":[],\"nothing\":null,"                  \
  "\"metadata\":{\"user_agent\":\"\"},\"resource_type\":\"conversation\"}"
#define STUB      "{\"id\":2,\"resource_type\":\"user_minimal\"}"
#define ROLE_STUB "{\"id\":1,\"resource_type\":\"role\"}"
#define ROLE      "{\"id\":1,\"title\":\"Agent\",\"type\":\"AGENT\",\"resource_type\":\"role\"}"
#define TEAM_STUB "{\"id\":7,\"legacy_id\":null,\"resource_type\":\"team\"}"
#define USER(role, team)                                                                           \
  "{\"id\":2,\"full_name\":\"Simon\",\"role\":" role ",\"teams\":[" team "],\"nickname\":null,"    \
  "\"resource_type\":\"user_minimal\"}"
#define BOTH(user) START "\"requester\":" user ",\"creator\":" user "," END

static void
test_include (void)
{
  static const char whole_team[] =
      BOTH (USER (ROLE, "{\"id\":7,\"title\":\"Growth\",\"parent\":{\"id\":7,"
                        "\"resource_type\":\"team\"},\"resource_type\":\"team\"}"));
  static const struct {
    const char *include;
    const char *data;
  } cases[] = {
    { NULL, BOTH (STUB) },
    { "", BOTH (STUB) },
    { "nothing,", BOTH (STUB) },
    { "role", NULL }, /* below */
    { "user_minimal,", BOTH (USER (ROLE_STUB, TEAM_STUB)) },
    { "userMinimal", BOTH (USER (ROLE_STUB, TEAM_STUB)) },
    { "UserMinimal , role", BOTH (USER (ROLE, TEAM_STUB)) },
    { "*", whole_team },
    { "conversation,user-minimal,role,team", whole_team },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KayakoSandboxOutput output = { .include = cases[i].include };
    g_autofree char *data = write_output (&output, "data");

    g_assert_cmpstr (data, ==, cases[i].data != NULL ? cases[i].data : BOTH (STUB));
  }
}

static void
test_include_once (void)
{
  KayakoSandboxOutput output = { .include = "user_minimal,role" };
  g_autofree char *data = write_output (&output, "data");

  /* The user and its role once for both members, and the role that is gone. */
  g_assert_cmpuint (rendered, ==, 3);
}

static void
test_fields (void)
{
#define NESTED(user) "{\"id\":1,\"requester\":" user ",\"resource_type\":\"conversation\"}"
  static const struct {
    const char *fields;
    const char *data;
  } cases[] = {
    { "subject", "{\"id\":1,\"subject\":\"s\",\"resource_type\":\"conversation\"}" },
    { "Subject,nonsense", "{\"id\":1,\"subject\":\"s\",\"resource_type\":\"conversation\"}" },
    { "nonsense", BOTH (USER (ROLE, TEAM_STUB)) },
    { "tags", START "\"tags\":[\"a\"],\"requester\":" USER (ROLE, TEAM_STUB) ",\"creator\":" USER (
                  ROLE, TEAM_STUB) "," END },
    { "+tags,-requester,-creator,-empty,-nothing,-metadata,-gone",
      "{\"id\":1,\"subject\":\"s\",\"tags\":[\"a\"],\"resource_type\":\"conversation\"}" },
    { "subject,tags",
      "{\"id\":1,\"subject\":\"s\",\"tags\":[\"a\"],\"resource_type\":\"conversation\"}" },
    { "-id,-resource_type,subject",
      "{\"id\":1,\"subject\":\"s\",\"resource_type\":\"conversation\"}" },
    { "requester(full_name)", NESTED ("{\"id\":2,\"full_name\":\"Simon\","
                                      "\"resource_type\":\"user_minimal\"}") },
    { "requester(+secret,-teams,-nickname,-role)",
      NESTED ("{\"id\":2,\"full_name\":\"Simon\",\"secret\":\"s\","
              "\"resource_type\":\"user_minimal\"}") },
    { "requester(fullName,role(-type))",
      NESTED ("{\"id\":2,\"full_name\":\"Simon\",\"role\":{\"id\":1,\"title\":\"Agent\","
              "\"resource_type\":\"role\"},\"resource_type\":\"user_minimal\"}") },
    { "requester(*)",
      NESTED ("{\"id\":2,\"full_name\":\"Simon\",\"role\":" ROLE ",\"teams\":[" TEAM_STUB
              "],\"nickname\":null,\"secret\":\"s\",\"resource_type\":\"user_minimal\"}") },
    { "requester(full_name", NESTED ("{\"id\":2,\"full_name\":\"Simon\","
                                     "\"resource_type\":\"user_minimal\"}") },
    { "requester(full_name)),", NESTED ("{\"id\":2,\"full_name\":\"Simon\","
                                        "\"resource_type\":\"user_minimal\"}") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KayakoSandboxOutput output = { .include = "user_minimal,role", .fields = cases[i].fields };
    g_autofree char *data = write_output (&output, "data");

    g_test_message ("%s", cases[i].fields);
    g_assert_cmpstr (data, ==, cases[i].data);
  }
}

static void
test_all_fields (void)
{
  KayakoSandboxOutput one = { .include = "user_minimal", .fields = "*" };
  KayakoSandboxOutput all = { .include = "user_minimal", .fields = "*(*)" };
  g_autofree char *here = write_output (&one, "data");
  g_autofree char *everywhere = write_output (&all, "data");

  g_assert_nonnull (strstr (here, "\"tags\""));
  g_assert_null (strstr (here, "\"secret\""));
  g_assert_nonnull (strstr (everywhere, "\"tags\""));
  g_assert_nonnull (strstr (everywhere, "\"secret\""));
}

static void
test_deep_fields (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KayakoSandboxFields) fields = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "a(");

  fields = kayako_sandbox_fields_parse (text->str);
  g_assert_nonnull (fields);
}

static void
test_flat (void)
{
  KayakoSandboxOutput output = { .include = "user_minimal,role", .flat = TRUE };
  KayakoSandboxOutput nothing = { .flat = TRUE };
  g_autofree char *data = write_output (&output, "data");
  g_autofree char *aside = write_output (&output, "resources");
  g_autofree char *empty = write_output (&nothing, "resources");

  g_assert_cmpstr (data, ==, BOTH (STUB));
  g_assert_cmpstr (aside, ==,
                   "{\"user_minimal\":{\"2\":" USER (ROLE_STUB, TEAM_STUB) "},"
                                                                           "\"role\":{\"1\":" ROLE
                                                                           "}}");
  g_assert_cmpstr (empty, ==, "{}");
}

static void
test_no_empty (void)
{
  KayakoSandboxOutput output = { .include = "user_minimal", .no_empty = TRUE };
  g_autofree char *data = write_output (&output, "data");

  g_assert_null (strstr (data, "empty"));
  g_assert_null (strstr (data, "nothing"));
  g_assert_null (strstr (data, "nickname"));
  g_assert_nonnull (strstr (data, "\"user_agent\":\"\""));
}

static JsonNode *
load_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "v1", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static void assert_snake (JsonNode *node);

static void
assert_snake_member (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  for (const char *at = name; *at != '\0'; at++)
    g_assert_false (g_ascii_isupper (*at));
  assert_snake (node);
}

static void
assert_snake (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), assert_snake_member, NULL);
}

static char *
rename_text (const char *json, KayakoSandboxCase names)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (JsonNode) renamed = kayako_sandbox_output_rename (names, node);

  return json_to_string (renamed, FALSE);
}

/* The live capture says what camel case does: to names and types, not to a
 * message's type and not inside of metadata. */
static void
test_case_sample (void)
{
  g_autoptr (JsonNode) camel = load_sample ("message_case_camel.json");
  JsonObject *data = json_object_get_object_member (json_node_get_object (camel), "data");
  g_autoptr (JsonNode) snake = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GRegex) names = g_regex_new ("\"([a-z]+[A-Z][A-Za-z]*)\":", 0, 0, NULL);
  g_autofree char *written = json_to_string (camel, FALSE);
  GMatchInfo *match = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* The same message in snake case. */
  g_string_assign (text, written);
  g_regex_match (names, written, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *name = g_match_info_fetch (match, 1);
    g_autofree char *snaked = kayako_sandbox_name_to_snake (name);
    g_autofree char *from = g_strdup_printf ("\"%s\":", name);
    g_autofree char *to = g_strdup_printf ("\"%s\":", snaked);

    if (g_hash_table_add (seen, g_strdup (name)))
      g_string_replace (text, from, to, 0);
  }
  g_match_info_free (match);
  g_string_replace (text, "userMinimal", "user_minimal", 0);
  g_string_replace (text, "conversationMessage", "conversation_message", 0);

  snake = json_from_string (text->str, NULL);
  assert_snake (snake);
  again = kayako_sandbox_output_rename (KAYAKO_SANDBOX_CASE_CAMEL, snake);
  g_assert_true (json_node_equal (again, camel));
  g_assert_cmpstr (json_object_get_string_member (data, "resourceType"), ==, "case_message");
}

static void
test_case (void)
{
  static const char json[] = "{\"total_count\":1,\"_x_y\":2,\"resource\":\"user_minimal\","
                             "\"resource_type\":\"case_message\","
                             "\"metadata\":{\"user_agent\":\"a_b\"},\"a\":[{\"b_c\":\"d_e\"}]}";
  g_autofree char *camel = rename_text (json, KAYAKO_SANDBOX_CASE_CAMEL);
  g_autofree char *pascal = rename_text (json, KAYAKO_SANDBOX_CASE_PASCAL);

  g_assert_cmpstr (camel, ==,
                   "{\"totalCount\":1,\"_xY\":2,\"resource\":\"userMinimal\","
                   "\"resourceType\":\"case_message\","
                   "\"metadata\":{\"user_agent\":\"a_b\"},\"a\":[{\"bC\":\"d_e\"}]}");
  g_assert_cmpstr (pascal, ==,
                   "{\"TotalCount\":1,\"_XY\":2,\"Resource\":\"UserMinimal\","
                   "\"ResourceType\":\"case_message\","
                   "\"Metadata\":{\"user_agent\":\"a_b\"},\"A\":[{\"BC\":\"d_e\"}]}");
}

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "full_name", "full_name" },
    { "fullName", "full_name" },
    { "FullName", "full_name" },
    { "_Case", "_case" },
    { "_jsonpCallback", "_jsonp_callback" },
    { "caseMessageID", "case_message_id" },
    { "HTMLBody", "html_body" },
    { "field2Name", "field2_name" },
    { "case-field", "case_field" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *snake = kayako_sandbox_name_to_snake (names[i][0]);

    g_assert_cmpstr (snake, ==, names[i][1]);
  }
}

/* The published flat answer, made again from its own parts. */
static JsonNode *flat_sample;

static JsonObject *
render_from_sample (const char *type, gint64 id, gpointer user_data)
{
  JsonObject *types =
      json_object_get_object_member (json_node_get_object (flat_sample), "resources");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  JsonObject *of_type =
      json_object_has_member (types, type) ? json_object_get_object_member (types, type) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) copy = NULL;

  if (of_type == NULL || !json_object_has_member (of_type, key))
    return NULL;

  text = json_to_string (json_object_get_member (of_type, key), FALSE);
  copy = json_from_string (text, NULL);
  return json_node_dup_object (copy);
}

static void
test_flat_sample (void)
{
  KayakoSandboxOutput output = { .include = "*", .flat = TRUE };
  g_autoptr (JsonNode) made = load_sample ("flat_mode.json");

  flat_sample = load_sample ("flat_mode.json");
  json_object_remove_member (json_node_get_object (made), "resources");
  kayako_sandbox_output_expand (&output, json_node_get_object (made), render_from_sample,
                                is_on_request, NULL);

  g_assert_true (json_node_equal (made, flat_sample));
  g_clear_pointer (&flat_sample, json_node_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/output/include", test_include);
  g_test_add_func ("/sandbox/output/include/once", test_include_once);
  g_test_add_func ("/sandbox/output/fields", test_fields);
  g_test_add_func ("/sandbox/output/fields/all", test_all_fields);
  g_test_add_func ("/sandbox/output/fields/deep", test_deep_fields);
  g_test_add_func ("/sandbox/output/flat", test_flat);
  g_test_add_func ("/sandbox/output/flat/sample", test_flat_sample);
  g_test_add_func ("/sandbox/output/no-empty", test_no_empty);
  g_test_add_func ("/sandbox/output/case", test_case);
  g_test_add_func ("/sandbox/output/case/sample", test_case_sample);
  g_test_add_func ("/sandbox/names", test_names);

  return g_test_run ();
}
