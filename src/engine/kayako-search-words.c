/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-words.h"

#include "kayako-search-query.h"
#include "kayako-search-snippet.h"

/**
 * kayako_search_find_words:
 * @looked_for: what was typed into a search, words and filters
 * @text: a text
 *
 * Finds the words of a search in a text, as the search itself does: without
 * regard to case and accents, and as the beginnings of words.
 *
 * Returns: (transfer full) (element-type KayakoSearchRange): where they stand, in
 *   the order of the text
 */
GArray *
kayako_search_find_words (const char *looked_for, const char *text)
{
  g_autoptr (KayakoSearchQuery) query = NULL;
  g_autoptr (KayakoSearchTerms) terms = NULL;

  g_return_val_if_fail (looked_for != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  query = kayako_search_query_new (looked_for);
  terms = kayako_search_terms_new (query);

  return kayako_search_terms_find (terms, text);
}
