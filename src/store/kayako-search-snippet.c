/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-snippet.h"

#include "kayako-fold.h"
#include "kayako-search-hit.h"

#include <string.h>

/* In characters: how much of a text is shown, and how much of it before what
 * was found. */
#define SNIPPET_LENGTH 160
#define SNIPPET_LEAD   40

#define ELLIPSIS       "\342\200\246"

struct _KayakoSearchTerms {
  GPtrArray *terms;    /* (owned) (element-type GPtrArray): of folded words and signs */
  gboolean has_phrase; /* of more than one of them */
};

typedef struct {
  guint start;
  guint end;
  char *folded; /* (owned) */
} Token;

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_free (token->folded);
}

static gboolean
next_token (const char *text, const char **position, GString *folded, Token *token)
{
  KayakoFoldToken found;

  if (!kayako_fold_next (position, &found, folded))
    return FALSE;

  token->start = (guint) (found.start - text);
  token->end = (guint) (found.end - text);
  token->folded = g_strndup (folded->str, folded->len);

  return TRUE;
}

static GPtrArray *
split_word (const char *word)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) folded = g_string_new (NULL);
  const char *position = word;
  Token token;

  while (next_token (word, &position, folded, &token))
    g_ptr_array_add (parts, token.folded);

  return parts;
}

/**
 * kayako_search_terms_new:
 * @query: what is looked for
 *
 * Reads the words of @query.
 *
 * Returns: (transfer full): its words, as they are compared
 */
KayakoSearchTerms *
kayako_search_terms_new (const KayakoSearchQuery *query)
{
  KayakoSearchTerms *self = g_new0 (KayakoSearchTerms, 1);

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < kayako_search_query_get_n_words (query); i++) {
    g_autoptr (GPtrArray) parts = split_word (kayako_search_query_get_word (query, i));

    self->has_phrase = self->has_phrase || parts->len > 1;
    if (parts->len > 0)
      g_ptr_array_add (self->terms, g_steal_pointer (&parts));
  }

  return self;
}

/**
 * kayako_search_terms_free:
 * @self: (transfer full): words
 *
 * Frees @self.
 */
void
kayako_search_terms_free (KayakoSearchTerms *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/* Whether the last tokens are @parts, of which the last may be a beginning. */
static gboolean
ends_with (GArray *tokens, GPtrArray *parts)
{
  const Token *last = &g_array_index (tokens, Token, tokens->len - 1);

  if (parts->len > tokens->len || !g_str_has_prefix (last->folded, parts->pdata[parts->len - 1]))
    return FALSE;

  for (guint i = 1; i < parts->len; i++) {
    const Token *token = &g_array_index (tokens, Token, tokens->len - 1 - i);

    if (strcmp (token->folded, parts->pdata[parts->len - 1 - i]) != 0)
      return FALSE;
  }

  return TRUE;
}

/* Ranges come in the order of their ends; those that meet become one. */
static void
add_range (GArray *ranges, guint start, guint end)
{
  KayakoSearchRange range = { start, end };

  while (ranges->len > 0 &&
         g_array_index (ranges, KayakoSearchRange, ranges->len - 1).end >= range.start) {
    range.start =
        MIN (range.start, g_array_index (ranges, KayakoSearchRange, ranges->len - 1).start);
    g_array_set_size (ranges, ranges->len - 1);
  }

  g_array_append_val (ranges, range);
}

static void
note_ends (const KayakoSearchTerms *self, GArray *tokens, GArray *ranges)
{
  const Token *last = &g_array_index (tokens, Token, tokens->len - 1);

  for (guint i = 0; i < self->terms->len; i++) {
    GPtrArray *parts = self->terms->pdata[i];

    if (ends_with (tokens, parts))
      add_range (ranges, g_array_index (tokens, Token, tokens->len - parts->len).start, last->end);
  }
}

static gboolean
begins_word (const KayakoSearchTerms *self, const char *folded)
{
  for (guint i = 0; i < self->terms->len; i++)
    if (g_str_has_prefix (folded, ((GPtrArray *) self->terms->pdata[i])->pdata[0]))
      return TRUE;

  return FALSE;
}

/* Where every term is one word, no other has to be kept to find it. */
static GArray *
find_words (const KayakoSearchTerms *self, const char *text, gsize reach)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (KayakoSearchRange));
  g_autoptr (GString) folded = g_string_sized_new (32);
  const char *position = text;
  const char *end = NULL;
  KayakoFoldToken token;

  while ((end == NULL || position < end) && kayako_fold_next (&position, &token, folded)) {
    if (!begins_word (self, folded->str))
      continue;

    if (end == NULL)
      end = token.start + MIN (reach, strlen (token.start));
    add_range (ranges, (guint) (token.start - text), (guint) (token.end - text));
  }

  return ranges;
}

/* Only as far as a snippet from the first one would reach. */
static GArray *
find_ranges (const KayakoSearchTerms *self, const char *text, gsize reach)
{
  GArray *ranges = NULL;
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GString) folded = g_string_sized_new (32);
  const char *position = text;
  Token token;

  if (!self->has_phrase)
    return find_words (self, text, reach);

  ranges = g_array_new (FALSE, FALSE, sizeof (KayakoSearchRange));
  tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  g_array_set_clear_func (tokens, token_clear);
  while (next_token (text, &position, folded, &token)) {
    g_array_append_val (tokens, token);
    if (ranges->len > 0 && token.start > g_array_index (ranges, KayakoSearchRange, 0).start + reach)
      break;
    note_ends (self, tokens, ranges);
  }

  return ranges;
}

/**
 * kayako_search_terms_find:
 * @self: words
 * @text: a text
 *
 * Finds the words in a text.
 *
 * Returns: (transfer full) (element-type KayakoSearchRange): where they stand in
 *   @text, in its order
 */
GArray *
kayako_search_terms_find (const KayakoSearchTerms *self, const char *text)
{
  return find_ranges (self, text, strlen (text));
}

static const char *
go_back (const char *text, const char *position, guint n_characters)
{
  for (; n_characters > 0 && position > text; n_characters--)
    position = g_utf8_prev_char (position);

  return position;
}

/* The beginning of a word, where there is one before @first: else the middle of
 * one is as good as any. */
static const char *
go_to_word (const char *text, const char *position, const char *first)
{
  const char *word = position;

  if (position == text)
    return position;

  while (word < first && (g_unichar_isspace (g_utf8_get_char (word)) ||
                          !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (word)))))
    word = g_utf8_next_char (word);

  return word < first ? word : position;
}

static const char *
go_on (const char *position, guint n_characters)
{
  for (; n_characters > 0 && *position != '\0'; n_characters--)
    position = g_utf8_next_char (position);

  return position;
}

/* One line, whatever the text is. */
static void
append_line (GString *snippet, const char *start, const char *end)
{
  for (const char *position = start; position < end; position++)
    g_string_append_c (snippet, g_ascii_iscntrl (*position) ? ' ' : *position);
}

/**
 * kayako_search_terms_dup_snippet:
 * @self: words
 * @text: a text
 * @ranges: (out) (transfer full) (element-type KayakoSearchRange): what to highlight
 *   in the line
 *
 * Takes a line of @text around what is found first, or its beginning.
 *
 * Returns: (transfer full): the line
 */
char *
kayako_search_terms_dup_snippet (const KayakoSearchTerms *self, const char *text, GArray **ranges)
{
  g_autoptr (GArray) found = find_ranges (self, text, SNIPPET_LENGTH * 4);
  g_autoptr (GString) snippet = g_string_new (NULL);
  const char *first =
      found->len > 0 ? text + g_array_index (found, KayakoSearchRange, 0).start : text;
  const char *start = go_to_word (text, go_back (text, first, SNIPPET_LEAD), first);
  const char *end = go_on (start, SNIPPET_LENGTH);
  guint shift = 0;

  *ranges = g_array_new (FALSE, FALSE, sizeof (KayakoSearchRange));
  if (start > text)
    g_string_append (snippet, ELLIPSIS);
  shift = (guint) snippet->len;
  append_line (snippet, start, end);
  if (*end != '\0')
    g_string_append (snippet, ELLIPSIS);

  for (guint i = 0; i < found->len; i++) {
    KayakoSearchRange range = g_array_index (found, KayakoSearchRange, i);

    if (text + range.end > end)
      break;
    range.start = range.start - (guint) (start - text) + shift;
    range.end = range.end - (guint) (start - text) + shift;
    g_array_append_val (*ranges, range);
  }

  return g_string_free (g_steal_pointer (&snippet), FALSE);
}
