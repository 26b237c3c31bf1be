/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-attachment.h"
#include "kayako-database.h"
#include "kayako-store-fixture.h"
#include "kayako-store-search.h"

#include <string.h>

#define YEAR_2026 G_GINT64_CONSTANT (1767225600)
#define DAY       (24 * 60 * 60)

/* Who looks: they asked for help with the printer. */
#define ME 1001

static void
add_conversation (KayakoStoreBatch *batch,
                  gint64 id,
                  const char *subject,
                  const char *requester_name,
                  KayakoStatusType status_type,
                  const char *team_title)
{
  KayakoConversation *conversation = kayako_store_fixture_conversation (id, subject);
  g_autoptr (KayakoUser) requester = kayako_store_fixture_user (1000 + id, requester_name);
  g_autoptr (KayakoStatus) status = kayako_store_fixture_status (10 + status_type, status_type);
  g_autoptr (KayakoTeam) team = kayako_team_new (500 + id);
  g_autofree char *email = g_strdup_printf ("person%" G_GINT64_FORMAT "@example.test", id);

  kayako_user_set_email (requester, email);
  kayako_team_set_title (team, team_title);
  kayako_conversation_set_created_at (conversation, YEAR_2026 + id * DAY);
  kayako_conversation_set_requester (conversation, requester);
  kayako_conversation_set_status (conversation, status);
  kayako_conversation_set_team (conversation, team);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
}

static void
add_message (KayakoStoreBatch *batch,
             gint64 id,
             gint64 conversation_id,
             const char *creator_name,
             const char *text,
             const char *file_name)
{
  KayakoMessage *message = kayako_store_fixture_message (id, text);
  g_autoptr (KayakoUser) creator = kayako_store_fixture_user (2000 + id, creator_name);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  kayako_message_set_created_at (message, YEAR_2026 + id * DAY);
  kayako_message_set_creator (message, creator);
  if (file_name != NULL) {
    g_ptr_array_add (files, kayako_attachment_new (id));
    kayako_attachment_set_name (files->pdata[0], file_name);
    kayako_message_set_attachments (message, files);
  }
  kayako_store_batch_add_message (batch, conversation_id, message);
}

static void
set_up (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  KayakoReadMarker *marker = kayako_read_marker_new (7);
  KayakoConversation *unread = kayako_conversation_new (2);

  kayako_store_fixture_set_up (fixture, data);
  kayako_store_fixture_open (fixture);
  add_conversation (batch, 1, "Printer is on fire", "Ada Lovelace", KAYAKO_STATUS_TYPE_OPEN,
                    "Hardware");
  add_conversation (batch, 2, "Rechnung für März", "Jürgen Groß", KAYAKO_STATUS_TYPE_PENDING,
                    "Sales");
  add_conversation (batch, 3, "設定画面が開かない", "山田太郎", KAYAKO_STATUS_TYPE_OPEN, "Sales");
  add_conversation (batch, 4, "Ελληνικά", "Łukasz Øre", KAYAKO_STATUS_TYPE_CLOSED, "Sales");
  add_message (batch, 1, 1, "Ada Lovelace", "It smells. Please send help, quickly.", NULL);
  add_message (batch, 2, 1, "Bob Agent", "We have sent the fire brigade.", "evacuation-plan.pdf");
  add_message (batch, 3, 2, "Jürgen Groß", "Der Café-Automat druckt keine Straße mehr.", NULL);
  add_message (batch, 4, 3, "山田太郎", "昨日から한국어 ภาษาไทย が使えません。", NULL);
  add_message (batch, 5, 4, "Łukasz Øre", "a_b c@d.test 100% 'quoted' \"double\" -minus", NULL);
  kayako_read_marker_set_unread_count (marker, 2);
  kayako_conversation_set_read_marker (unread, marker);
  g_object_unref (marker);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (unread));
  kayako_store_fixture_store (fixture, batch);
}

static GPtrArray *
search (KayakoStoreFixture *fixture, const char *text)
{
  g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoSearchAnswer) answer =
      kayako_test_await_object (kayako_store_search (fixture->store, query, ME, 50), &error);

  g_assert_no_error (error);
  g_assert_true (kayako_search_answer_get_is_exact (answer));
  g_assert_cmpuint (kayako_search_answer_get_n_found (answer), ==,
                    kayako_search_answer_get_hits (answer)->len);

  return g_ptr_array_ref (kayako_search_answer_get_hits (answer));
}

/* The conversations that are found, in ascending order. */
static char *
describe (GPtrArray *hits)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (gint64 id = 1; id <= 9; id++)
    for (guint i = 0; i < hits->len; i++)
      if (kayako_search_hit_get_conversation_id (hits->pdata[i]) == id)
        g_string_append_printf (found, "%" G_GINT64_FORMAT, id);

  return g_string_free (g_steal_pointer (&found), FALSE);
}

static const struct {
  const char *text;
  const char *found;
} cases[] = {
  /* From the first letter on, in every place. */
  { "p", "1234" },
  { "pr", "1" },
  { "PRINTER", "1" },
  { "rinter", "" },
  { "fire printer", "1" },
  { "printer flood", "" },
  { "lovelace", "1" },
  { "person2@example", "2" },
  { "evacuation", "1" },
  { "brigade", "1" },
  /* Accents are folded, on both sides. */
  { "marz", "2" },
  { "märz", "2" },
  { "MÄRZ", "2" },
  { "Ma\314\210rz", "2" },
  { "jurgen", "2" },
  { "gross", "2" },
  { "strasse", "2" },
  { "cafe", "2" },
  { "lukasz ore", "4" },
  { "ελληνικα", "4" },
  /* Scripts without spaces: one sign, two, more, in the middle and at the end. */
  { "設", "3" },
  { "面", "3" },
  { "い", "3" },
  { "画面", "3" },
  { "設定画面", "3" },
  { "定設", "" },
  { "開かない", "3" },
  { "田太", "3" },
  { "국", "3" },
  { "한국어", "3" },
  { "ไทย", "3" },
  /* Phrases. */
  { "\"on fire\"", "1" },
  { "\"fire on\"", "" },
  /* Filters. */
  { "from:ada", "1" },
  { "from:lace", "" },
  { "from:bob fire", "1" },
  { "from:ada brigade", "" },
  { "to:jürgen", "2" },
  { "to:\"ada love\"", "1" },
  { "from:山田", "3" },
  { "status:pending", "2" },
  { "status:open", "13" },
  { "in:sales", "234" },
  { "in:hardware smells", "1" },
  { "in:inbox", "13" },
  { "IN:Inbox smells", "1" },
  { "in:mine", "1" },
  { "in:unassigned", "123" },
  { "in:pending", "2" },
  { "in:completed", "" },
  { "in:closed", "4" },
  { "in:all", "1234" },
  { "in:all in:sales in:pending", "2" },
  { "in:nowhere", "" },
  { "has:attachment", "1" },
  { "has:attachment smells", "" },
  { "is:unread", "2" },
  { "is:unread printer", "" },
  /* Without words, when something was done in a conversation last. */
  { "after:2026-01-04", "34" },
  { "before:2026-01-03", "1" },
  { "after:2026-01-03 before:2026-01-05", "23" },
  { "status:open before:2026-01-03", "1" },
  /* With words, when it was written, or done last. */
  { "brigade before:2026-01-03", "" },
  { "brigade after:2026-01-03", "1" },
  { "printer before:2026-01-03", "1" },
  { "printer after:2026-01-03", "" },
  /* Whose conversation it is has written its subject; one with a file has it
   * wherever it is. */
  { "from:ada printer", "1" },
  { "from:bob printer", "" },
  { "has:attachment printer", "1" },
  { "has:attachment rechnung", "" },
  { "from:nobody", "" },
  { "status:%", "1234" },
  /* Whatever is typed means something, and is no error. */
  { "", "" },
  { "   ", "" },
  { "\"", "" },
  { "*", "" },
  { "( ) ^ :", "" },
  { "a_b", "4" },
  { "100%", "4" },
  { "'quoted'", "4" },
  { "-minus", "4" },
  { "subject:printer", "" },
  { "NEAR(fire brigade)", "" },
  { "printer AND", "" },
  { "fire OR flood", "" },
  { "from:'); DROP TABLE message; --", "" },
  { "brig* \"", "1" },
  { "\357\277\276 printer", "1" },
};

static void
test_found (KayakoStoreFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) hits = search (fixture, cases[i].text);
    g_autofree char *found = describe (hits);

    if (strcmp (found, cases[i].found) != 0)
      g_error ("‘%s’ finds %s, not %s", cases[i].text, found, cases[i].found);
  }
}

static char *
mark (const char *text, const KayakoSearchRange *ranges, gsize n_ranges)
{
  g_autoptr (GString) marked = g_string_new (text);

  for (gsize i = n_ranges; i > 0; i--) {
    g_string_insert_c (marked, ranges[i - 1].end, ']');
    g_string_insert_c (marked, ranges[i - 1].start, '[');
  }

  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static char *
dup_marked_snippet (KayakoSearchHit *hit)
{
  gsize n_ranges = 0;
  const KayakoSearchRange *ranges = kayako_search_hit_get_snippet_ranges (hit, &n_ranges);

  return mark (kayako_search_hit_get_snippet (hit), ranges, n_ranges);
}

static const struct {
  const char *text;
  KayakoSearchHitPlace place;
  gint64 message_id;
  const char *snippet;
} places[] = {
  { "brigade", KAYAKO_SEARCH_HIT_PLACE_MESSAGE, 2, "We have sent the fire [brigade]." },
  { "send help", KAYAKO_SEARCH_HIT_PLACE_MESSAGE, 1, "It smells. Please [send] [help], quickly." },
  { "\"send hel\"", KAYAKO_SEARCH_HIT_PLACE_MESSAGE, 1, "It smells. Please [send help], quickly." },
  { "evac", KAYAKO_SEARCH_HIT_PLACE_FILE, 2, "[evacuation]-plan.pdf" },
  { "strasse", KAYAKO_SEARCH_HIT_PLACE_MESSAGE, 3, "Der Café-Automat druckt keine [Straße] mehr." },
  { "昨日", KAYAKO_SEARCH_HIT_PLACE_MESSAGE, 4, "[昨日]から한국어 ภาษาไทย が使えません。" },
  { "to:ada lovelace", KAYAKO_SEARCH_HIT_PLACE_PERSON, 0, "Ada [Lovelace]" },
  { "to:ada", KAYAKO_SEARCH_HIT_PLACE_SUBJECT, 0, "" },
};

/* Where it stands, and what to highlight there. */
static void
test_places (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) subjects = search (fixture, "printer");
  const KayakoSearchRange *ranges = NULL;
  gsize n_ranges = 0;
  g_autofree char *subject = NULL;

  ranges = kayako_search_hit_get_subject_ranges (subjects->pdata[0], &n_ranges);
  subject = mark (kayako_search_hit_get_subject (subjects->pdata[0]), ranges, n_ranges);
  g_assert_cmpstr (subject, ==, "[Printer] is on fire");
  g_assert_cmpint (kayako_search_hit_get_place (subjects->pdata[0]), ==,
                   KAYAKO_SEARCH_HIT_PLACE_SUBJECT);
  g_assert_cmpstr (kayako_search_hit_get_person (subjects->pdata[0]), ==, "Ada Lovelace");

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GPtrArray) hits = search (fixture, places[i].text);
    g_autofree char *snippet = NULL;

    g_assert_cmpint (hits->len, ==, 1);
    snippet = dup_marked_snippet (hits->pdata[0]);
    g_assert_cmpstr (snippet, ==, places[i].snippet);
    g_assert_cmpint (kayako_search_hit_get_place (hits->pdata[0]), ==, places[i].place);
    g_assert_cmpint (kayako_search_hit_get_message_id (hits->pdata[0]), ==, places[i].message_id);
  }
}

/* A line around what was found, out of a long text. */
static void
test_long (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *text = g_strconcat ("ä ", filler, "\n\nfind nëedle here ", filler, NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *snippet = NULL;

  add_message (batch, 9, 1, "Ada", text, NULL);
  kayako_store_fixture_store (fixture, batch);
  hits = search (fixture, "needle");
  snippet = dup_marked_snippet (hits->pdata[0]);
  g_assert_true (g_str_has_prefix (snippet, "…find [nëedle] here"));
  g_assert_nonnull (strstr (snippet, "find [nëedle] here xxx"));
  g_assert_true (g_str_has_suffix (snippet, "xxx…"));
  g_assert_cmpint (g_utf8_strlen (snippet, -1), <, 200);
}

/* A subject counts more than a text, and what is new more than what is old. */
static void
test_order (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) narrowed = NULL;
  static const gint64 expected[] = { 7, 6, 5 };

  add_conversation (batch, 5, "Other", "Eve", KAYAKO_STATUS_TYPE_OPEN, "Sales");
  add_conversation (batch, 6, "Other", "Eve", KAYAKO_STATUS_TYPE_OPEN, "Sales");
  add_conversation (batch, 7, "Zebra", "Eve", KAYAKO_STATUS_TYPE_OPEN, "Sales");
  add_message (batch, 50, 5, "Eve", "One zebra was here", NULL);
  add_message (batch, 300, 6, "Eve", "One zebra was here", NULL);
  kayako_store_fixture_store (fixture, batch);
  hits = search (fixture, "zebra");
  g_assert_cmpint (hits->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpint (kayako_search_hit_get_conversation_id (hits->pdata[i]), ==, expected[i]);

  /* Where there are only filters, what is new comes first. */
  narrowed = search (fixture, "in:sales");
  g_assert_cmpint (narrowed->len, ==, 6);
  for (guint i = 0; i < narrowed->len; i++)
    g_assert_cmpint (kayako_search_hit_get_conversation_id (narrowed->pdata[i]), ==, 7 - i);
}

/* How much there is is told, also of what is not shown; and where it is too much
 * to look at, that there is more. */
static void
test_count (KayakoStoreFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    guint n_found;
    gboolean is_exact;
  } counts[] = {
    { "zebra", 70, TRUE },           { "zebra to:eve", 70, TRUE },   { "to:eve", 70, TRUE },
    { "yak", 400, FALSE },           { "yak in:sales", 400, FALSE }, { "to:bob", 400, FALSE },
    { "yak in:hardware", 99, TRUE }, { "nothing", 0, TRUE },
  };
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  for (gint64 id = 100; id < 170; id++)
    add_conversation (batch, id, "Zebra", "Eve", KAYAKO_STATUS_TYPE_OPEN, "Sales");
  for (gint64 id = 1100; id < 1600; id++)
    add_conversation (batch, id, "Yak", "Bob", KAYAKO_STATUS_TYPE_OPEN,
                      id < 1501 ? "Sales" : "Hardware");
  kayako_store_fixture_store (fixture, batch);

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (counts[i].text);
    g_autoptr (KayakoSearchAnswer) answer =
        kayako_test_await_object (kayako_store_search (fixture->store, query, 0, 50), NULL);

    g_assert_cmpuint (kayako_search_answer_get_n_found (answer), ==, counts[i].n_found);
    g_assert_cmpint (kayako_search_answer_get_is_exact (answer), ==, counts[i].is_exact);
    g_assert_cmpuint (kayako_search_answer_get_hits (answer)->len, ==, MIN (counts[i].n_found, 50));
  }
}

static void
assert_found (KayakoStoreFixture *fixture, const char *text, const char *expected)
{
  g_autoptr (GPtrArray) hits = search (fixture, text);
  g_autofree char *found = describe (hits);

  g_assert_cmpstr (found, ==, expected);
}

/* The index follows what changes and what goes. */
static void
test_follows (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  KayakoConversation *conversation = kayako_conversation_new (1);

  kayako_conversation_set_subject (conversation, "Scanner");
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (kayako_store_fixture_user (1001, "Grace")));
  kayako_store_batch_add_message (batch, 1, kayako_store_fixture_message (2, "Never mind"));
  kayako_store_batch_remove (batch, KAYAKO_TYPE_MESSAGE, 1);
  kayako_store_fixture_store (fixture, batch);
  assert_found (fixture, "printer", "");
  assert_found (fixture, "scanner", "1");
  assert_found (fixture, "lovelace", "");
  assert_found (fixture, "grace", "1");
  assert_found (fixture, "brigade", "");
  assert_found (fixture, "evacuation", "1");
  assert_found (fixture, "smells", "");

  batch = kayako_store_batch_new ();
  kayako_store_batch_remove (batch, KAYAKO_TYPE_CONVERSATION, 1);
  kayako_store_fixture_store (fixture, batch);
  assert_found (fixture, "scanner", "");
  assert_found (fixture, "never", "");
}

/* How many words' rows there are more than rows that have them. */
static gint64
count_left_over (KayakoStoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoDatabase) database =
      kayako_database_new (fixture->path, KAYAKO_DATABASE_READ, &error);

  g_assert_no_error (error);
  return kayako_database_get_int (
      database,
      "SELECT (SELECT count(*) FROM message_search_docsize WHERE id NOT IN"
      "         (SELECT id FROM message))"
      " + (SELECT count(*) FROM conversation_search_docsize WHERE id NOT IN"
      "     (SELECT id FROM conversation))",
      "");
}

/* Also where something comes, goes and comes otherwise at once. */
static void
test_at_once (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  add_conversation (batch, 6, "Zeppelin", "Grace", KAYAKO_STATUS_TYPE_OPEN, "Sales");
  add_message (batch, 6, 6, "Grace", "Ballast", NULL);
  add_message (batch, 7, 6, "Grace", "Hangar", NULL);
  kayako_store_batch_remove (batch, KAYAKO_TYPE_MESSAGE, 6);
  add_message (batch, 6, 6, "Grace", "Rudder", "chart.pdf");
  add_message (batch, 7, 6, "Grace", "Mooring", NULL);
  kayako_store_fixture_store (fixture, batch);
  assert_found (fixture, "zeppelin", "6");
  assert_found (fixture, "ballast", "");
  assert_found (fixture, "hangar", "");
  assert_found (fixture, "rudder", "6");
  assert_found (fixture, "chart", "6");
  assert_found (fixture, "mooring", "6");

  batch = kayako_store_batch_new ();
  add_conversation (batch, 6, "Airship", "Grace", KAYAKO_STATUS_TYPE_OPEN, "Sales");
  add_message (batch, 8, 6, "Grace", "Propeller", NULL);
  kayako_store_batch_remove (batch, KAYAKO_TYPE_CONVERSATION, 6);
  add_message (batch, 9, 6, "Grace", "Envelope", NULL);
  kayako_store_fixture_store (fixture, batch);
  assert_found (fixture, "airship", "");
  assert_found (fixture, "propeller", "");
  assert_found (fixture, "rudder", "");
  g_assert_cmpint (count_left_over (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func)                                                                            \
  g_test_add (path, KayakoStoreFixture, NULL, set_up, func, kayako_store_fixture_tear_down)
  ADD ("/store-search/found", test_found);
  ADD ("/store-search/places", test_places);
  ADD ("/store-search/long", test_long);
  ADD ("/store-search/order", test_order);
  ADD ("/store-search/count", test_count);
  ADD ("/store-search/follows", test_follows);
  ADD ("/store-search/at-once", test_at_once);

  return g_test_run ();
}
