/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-closures.h"
#include "kayako-status.h"

/* Tuesday, 4 November 2025, 15:30 UTC; the tests run in UTC. */
#define NOW 1762270200

/* What is typed, which of it becomes chips while one types and at the end, and
 * what stays. */
static const struct {
  const char *text;
  const char *typing;
  const char *entered;
} cases[] = {
  { "", "/", "/" },
  { "leak", "/leak", "/leak" },
  { "from:simon", "/from:simon", "from:simon/" },
  { "from:simon ", "from:simon/", "from:simon/" },
  { "red from:simon ", "from:simon/red ", "from:simon/red " },
  { "from:simon leak", "from:simon/leak", "from:simon/leak" },
  { "from:\"Simon B", "/from:\"Simon B", "from:\"Simon B/" },
  { "from:\"Simon B\" x", "from:\"Simon B\"/x", "from:\"Simon B\"/x" },
  { "is:unread to:a b is:unread", "is:unread,to:a/b is:unread", "is:unread,to:a,is:unread/b" },
  { "FROM:x  after:2026-01 in:", "FROM:x,after:2026-01/in:", "FROM:x,after:2026-01/in:" },
  /* No filters. */
  { "before:yesterday has:wings ", "/before:yesterday has:wings ", "/before:yesterday has:wings " },
  { "a:b \" ( ", "/a:b \" ( ", "/a:b \" ( " },
};

static char *
describe (const char *text, gboolean all)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rest = kayako_search_take_filters (text, all, filters);
  g_autoptr (GString) meaning = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (meaning, "%s%s", i > 0 ? "," : "", (char *) filters->pdata[i]);

  g_string_append_printf (meaning, "/%s", rest);
  return g_string_free (g_steal_pointer (&meaning), FALSE);
}

static void
test_chips (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *typing = describe (cases[i].text, FALSE);
    g_autofree char *entered = describe (cases[i].text, TRUE);

    g_assert_cmpstr (typing, ==, cases[i].typing);
    g_assert_cmpstr (entered, ==, cases[i].entered);
  }
}

/* What chips and text mean together is what was typed. */
static void
test_join (void)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rest = kayako_search_take_filters ("red to:\"a b\" is:unread", TRUE, filters);
  g_autofree char *joined = kayako_search_join (filters, rest);
  g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (joined);

  g_assert_cmpstr (joined, ==, "to:\"a b\" is:unread red");
  g_assert_cmpuint (kayako_search_query_get_n_filters (query), ==, 2);
  g_assert_cmpuint (kayako_search_query_get_n_words (query), ==, 1);
}

static const struct {
  const char *filter;
  const char *title;
} titles[] = {
  { "from:simon", "From: simon" },   { "TO:\"Ada L\"", "To: Ada L" },
  { "status:open", "Status: open" }, { "before:2026-01-31", "Before: 2026-01-31" },
  { "after:2026", "After: 2026" },   { "has:attachment", "Has attachment" },
  { "is:unread", "Unread" },         { "in:sales", "In: sales" },
  { "nonsense", "nonsense" },
};

static void
test_titles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *title = kayako_closure_filter_title (titles[i].filter);

    g_assert_cmpstr (title, ==, titles[i].title);
  }
}

/* A status is found by what it is called, whatever that is. */
static void
test_status (void)
{
  static const char *const labels[] = { "Open", "On hold", "Say \"no\" now", "保留" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *filter = kayako_closure_status_filter (labels[i]);
    g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (filter);

    g_assert_cmpuint (kayako_search_query_get_n_filters (query), ==, 1);
    g_assert_cmpuint (kayako_search_query_get_n_words (query), ==, 0);
    g_assert_cmpint (kayako_search_query_get_filter (query, 0, NULL, NULL), ==,
                     KAYAKO_SEARCH_FILTER_STATUS);
  }
}

/* Of the same kind, only one stays where two say nothing. */
static void
test_replaces (void)
{
  static const struct {
    const char *newer;
    const char *older;
    gboolean is_same;
    gboolean replaces;
  } pairs[] = {
    { "is:unread", "IS:unread", TRUE, TRUE },
    { "from:\"simon\"", "from:Simon", TRUE, TRUE },
    { "from:simon", "from:ada", FALSE, FALSE },
    { "from:simon", "to:simon", FALSE, FALSE },
    { "status:open", "status:pending", FALSE, TRUE },
    { "before:2026", "before:2025", FALSE, TRUE },
    { "before:2026", "after:2026", FALSE, FALSE },
    { "in:pending", "in:sales", FALSE, FALSE },
    { "nonsense", "nonsense", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_assert_cmpint (kayako_search_filter_is_same (pairs[i].newer, pairs[i].older), ==,
                     pairs[i].is_same);
    g_assert_cmpint (kayako_search_filter_replaces (pairs[i].newer, pairs[i].older), ==,
                     pairs[i].replaces);
  }
}

static void
test_views (void)
{
  g_autofree char *inbox = kayako_closure_view_filter (KAYAKO_VIEW_KIND_INBOX);
  g_autofree char *custom = kayako_closure_view_filter (KAYAKO_VIEW_KIND_CUSTOM);

  g_assert_cmpstr (inbox, ==, "in:inbox");
  g_assert_null (custom);
}

/* What looks like a filter and is none is looked for, and it is said how to write
 * it; so is a value that nothing can fit, once nothing was found. */
static void
test_hints (void)
{
  static const struct {
    const char *text;
    gboolean is_nothing;
    const char *begins; /* (nullable) */
  } hints[] = {
    { "leak from:simon after:2026-01", FALSE, NULL },
    { "leak", TRUE, NULL },
    { "leak before:yesterday", FALSE, "Write a day as " },
    { "After:", FALSE, "Write a day as " },
    { "has:wings", TRUE, "Write has:attachment " },
    { "is:red", FALSE, "Write is:unread " },
    { "status:foo", FALSE, NULL },
    { "status:foo", TRUE, "No status is called “foo”. There are: Open, On hold." },
    { "status:HOLD", TRUE, NULL },
    { "in:nowhere", FALSE, NULL },
    { "in:nowhere", TRUE, "Write in: and a view " },
    { "in:Mine", TRUE, NULL },
    { "inner:peace", TRUE, NULL },
  };
  g_autoptr (GListStore) statuses = g_list_store_new (KAYAKO_TYPE_STATUS);
  g_autoptr (KayakoStatus) open = kayako_status_new (1);
  g_autoptr (KayakoStatus) hold = kayako_status_new (2);

  kayako_status_set_label (open, "Open");
  kayako_status_set_label (hold, "On hold");
  g_list_store_append (statuses, open);
  g_list_store_append (statuses, hold);
  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++) {
    g_autofree char *hint =
        kayako_closure_search_hint (hints[i].text, G_LIST_MODEL (statuses), hints[i].is_nothing);

    if (hints[i].begins == NULL)
      g_assert_null (hint);
    else
      g_assert_true (hint != NULL && g_str_has_prefix (hint, hints[i].begins));
  }
}

static void
test_results (void)
{
  static const struct {
    guint n;
    gboolean is_all;
    const char *text;
  } results[] = {
    { 0, TRUE, "No results" },
    { 1, TRUE, "1 result" },
    { 3, TRUE, "3 results" },
    { 372, TRUE, "372 results" },
    { 7, FALSE, "More than 7 results" },
    { 50, FALSE, "More than 50 results" },
    { 57, FALSE, "More than 50 results" },
    { 100, FALSE, "More than 100 results" },
    { 437, FALSE, "More than 400 results" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++) {
    g_autofree char *text = kayako_closure_n_results (results[i].n, results[i].is_all);

    g_assert_cmpstr (text, ==, results[i].text);
  }
}

static void
test_highlights (void)
{
  static const KayakoSearchRange ranges[] = { { 0, 4 }, { 9, 12 } };
  g_autoptr (PangoAttrList) attributes = kayako_closure_highlights (ranges, 2);
  g_autoptr (PangoAttrList) none = kayako_closure_highlights (NULL, 0);
  g_autofree char *text = pango_attr_list_to_string (attributes);
  g_autofree char *nothing = pango_attr_list_to_string (none);

  g_assert_cmpstr (text, ==, "0 4 weight bold\n9 12 weight bold");
  g_assert_cmpstr (nothing, ==, "");
}

static void
expect_sentence (KayakoSearchHitPlace place, const char *snippet, const char *sentence)
{
  g_autoptr (KayakoSearchHit) hit = kayako_search_hit_new (1, 2, place, NOW - 3600);
  g_autofree char *said = NULL;

  kayako_search_hit_set_person (hit, "Ada");
  kayako_search_hit_set_subject (hit, "One\ntwo", NULL);
  kayako_search_hit_set_snippet (hit, snippet, NULL);
  said = kayako_closure_hit_sentence (hit, NOW);
  g_assert_cmpstr (said, ==, sentence);
}

static void
test_sentences (void)
{
  g_autoptr (KayakoSearchHit) bare =
      kayako_search_hit_new (1, 0, KAYAKO_SEARCH_HIT_PLACE_SUBJECT, NOW);
  g_autofree char *said = kayako_closure_hit_sentence (bare, NOW);

  g_assert_cmpstr (said, ==, "No subject, 15:30");
  expect_sentence (KAYAKO_SEARCH_HIT_PLACE_MESSAGE, "…it leaks", "Ada, One two, …it leaks, 14:30");
  expect_sentence (KAYAKO_SEARCH_HIT_PLACE_FILE, "a.pdf", "Ada, One two, Attachment: a.pdf, 14:30");
  expect_sentence (KAYAKO_SEARCH_HIT_PLACE_PERSON, "Ada", "Ada, One two, 14:30");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-closures/chips", test_chips);
  g_test_add_func ("/search-closures/join", test_join);
  g_test_add_func ("/search-closures/titles", test_titles);
  g_test_add_func ("/search-closures/status", test_status);
  g_test_add_func ("/search-closures/replaces", test_replaces);
  g_test_add_func ("/search-closures/views", test_views);
  g_test_add_func ("/search-closures/hints", test_hints);
  g_test_add_func ("/search-closures/results", test_results);
  g_test_add_func ("/search-closures/highlights", test_highlights);
  g_test_add_func ("/search-closures/sentences", test_sentences);

  return g_test_run ();
}
