/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-query.h"

/* What each means: its words, then its filters by their numbers and values. */
static const struct {
  const char *text;
  const char *meaning;
} cases[] = {
  { "", "" },
  { "  \t ", "" },
  { "printer", "printer;" },
  { " Printer  on fire ", "Printer;on;fire;" },
  { "\"on fire\" now", "on fire;now;" },
  { "“on fire” now", "on fire;now;" },
  { "\"on fire", "on fire;" },
  { "\"\"", "" },
  { "\"", "" },
  { "from:ada", "0=ada;" },
  { "FROM:Ada reply", "reply;0=Ada;" },
  { "from:\"Ada Lovelace\" to:bob@example.test", "0=Ada Lovelace;1=bob@example.test;" },
  { "status:open in:Sales", "2=open;7=Sales;" },
  { "has:attachment is:unread", "5=attachment;6=unread;" },
  { "before:2026-11-22", "3=2026-11-22@1795305600;" },
  { "after:2026-11", "4=2026-11@1793491200;" },
  { "after:2026", "4=2026@1767225600;" },
  /* None of these is an error. */
  { "from:", "from:;" },
  { "has:wings is:a", "has:wings;is:a;" },
  { "before:yesterday after:2026-13 before:2026- after:26", "before:yesterday;after:2026-13;"
                                                            "before:2026-;after:26;" },
  { "AND OR NOT ( * ^ NEAR/3 a:b", "AND;OR;NOT;(;*;^;NEAR/3;a:b;" },
  { "設定 é", "設定;é;" },
  { "a\xff", "a\357\277\275;" },
};

static char *
describe (KayakoSearchQuery *query)
{
  g_autoptr (GString) meaning = g_string_new (NULL);

  for (guint i = 0; i < kayako_search_query_get_n_words (query); i++)
    g_string_append_printf (meaning, "%s;", kayako_search_query_get_word (query, i));

  for (guint i = 0; i < kayako_search_query_get_n_filters (query); i++) {
    const char *value = NULL;
    gint64 time = 0;
    KayakoSearchFilter filter = kayako_search_query_get_filter (query, i, &value, &time);

    g_string_append_printf (meaning, "%d=%s", (int) filter, value);
    if (time != 0)
      g_string_append_printf (meaning, "@%" G_GINT64_FORMAT, time);
    g_string_append_c (meaning, ';');
  }

  return g_string_free (g_steal_pointer (&meaning), FALSE);
}

static void
test_meanings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (cases[i].text);
    g_autofree char *meaning = describe (query);

    g_assert_cmpstr (meaning, ==, cases[i].meaning);
    g_assert_true (kayako_search_query_is_empty (query) == (*meaning == '\0'));
  }
}

/* A chip that is closed takes its words with it. */
static void
test_without (void)
{
  g_autoptr (KayakoSearchQuery) query =
      kayako_search_query_new ("red from:\"Ada L\"  ink is:unread");
  g_autofree char *first = kayako_search_query_dup_text_without (query, 0);
  g_autofree char *second = kayako_search_query_dup_text_without (query, 1);
  g_autoptr (KayakoSearchQuery) only = kayako_search_query_new ("is:unread");
  g_autofree char *none = kayako_search_query_dup_text_without (only, 0);

  g_assert_cmpstr (first, ==, "red ink is:unread");
  g_assert_cmpstr (second, ==, "red from:\"Ada L\"  ink");
  g_assert_cmpstr (none, ==, "");
}

/* A chip holds what was typed, and may be made when nothing more belongs to it. */
static void
test_chips (void)
{
  g_autoptr (KayakoSearchQuery) query =
      kayako_search_query_new ("red from:\"Ada L\"  ink status:op");
  g_autofree char *first = kayako_search_query_dup_filter_text (query, 0);
  g_autofree char *second = kayako_search_query_dup_filter_text (query, 1);

  g_assert_cmpstr (first, ==, "from:\"Ada L\"");
  g_assert_false (kayako_search_query_is_filter_open (query, 0));
  g_assert_cmpstr (second, ==, "status:op");
  g_assert_true (kayako_search_query_is_filter_open (query, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-query/meanings", test_meanings);
  g_test_add_func ("/search-query/without", test_without);
  g_test_add_func ("/search-query/chips", test_chips);

  return g_test_run ();
}
