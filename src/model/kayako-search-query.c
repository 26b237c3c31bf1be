/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-query.h"

#include <string.h>

typedef struct {
  KayakoSearchFilter filter;
  char *value; /* (owned) */
  gint64 time; /* Unix seconds, 0 where it is about no time */
  gsize start; /* in the text, in bytes */
  gsize end;
} Filter;

struct _KayakoSearchQuery {
  gatomicrefcount ref_count;
  char *text;       /* (owned): as it was typed */
  GPtrArray *words; /* (owned) (element-type utf8) */
  GArray *filters;  /* (owned) (element-type Filter) */
};

G_DEFINE_BOXED_TYPE (KayakoSearchQuery,
                     kayako_search_query,
                     kayako_search_query_ref,
                     kayako_search_query_unref)

/* The names of the filters, as they are typed in every language: they are part
 * of what people learn and write down. */
static const struct {
  const char *prefix;
  KayakoSearchFilter filter;
  const char *only; /* (nullable): the one value there is */
} prefixes[] = {
  { "from:", KAYAKO_SEARCH_FILTER_FROM, NULL },
  { "to:", KAYAKO_SEARCH_FILTER_TO, NULL },
  { "status:", KAYAKO_SEARCH_FILTER_STATUS, NULL },
  { "before:", KAYAKO_SEARCH_FILTER_BEFORE, NULL },
  { "after:", KAYAKO_SEARCH_FILTER_AFTER, NULL },
  { "has:", KAYAKO_SEARCH_FILTER_HAS_ATTACHMENT, "attachment" },
  { "is:", KAYAKO_SEARCH_FILTER_IS_UNREAD, "unread" },
  { "in:", KAYAKO_SEARCH_FILTER_IN, NULL },
};

static void
filter_clear (gpointer data)
{
  Filter *filter = data;

  g_free (filter->value);
}

/* A day here, as 2026-11-22, 2026-11 or 2026: when it begins. */
static gboolean
parse_day (const char *value, gint64 *time)
{
  guint parts[] = { 0, 1, 1 };
  const char *position = value;
  g_autoptr (GDateTime) day = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    guint64 number = 0;
    char *end = NULL;

    if (!g_ascii_isdigit (*position))
      return FALSE;
    number = g_ascii_strtoull (position, &end, 10);
    if (number > 9999)
      return FALSE;
    parts[i] = (guint) number;
    position = end;
    if (*position != '-')
      break;
    position++;
  }

  if (*position != '\0' || position[-1] == '-' || parts[0] < 1000)
    return FALSE;

  day = g_date_time_new_local ((int) parts[0], (int) parts[1], (int) parts[2], 0, 0, 0);
  if (day == NULL)
    return FALSE;

  *time = g_date_time_to_unix (day);
  return TRUE;
}

static gboolean
parse_filter (const char *token, Filter *filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    gsize length = strlen (prefixes[i].prefix);
    const char *value = token + length;

    if (g_ascii_strncasecmp (token, prefixes[i].prefix, length) != 0 || *value == '\0')
      continue;

    if (prefixes[i].only != NULL && g_ascii_strcasecmp (value, prefixes[i].only) != 0)
      return FALSE;

    filter->filter = prefixes[i].filter;
    filter->time = 0;
    if ((filter->filter == KAYAKO_SEARCH_FILTER_BEFORE ||
         filter->filter == KAYAKO_SEARCH_FILTER_AFTER) &&
        !parse_day (value, &filter->time))
      return FALSE;

    filter->value = g_strdup (value);
    return TRUE;
  }

  return FALSE;
}

/* The next word, up to a space that is not between quotation marks. Quotation
 * marks are left out; one without another goes to the end. */
static char *
take_token (const char **position, const char **start)
{
  g_autoptr (GString) token = g_string_new (NULL);
  gboolean is_quoted = FALSE;
  const char *text = *position;

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  *start = text;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (c == '"' || c == 0x201c || c == 0x201d || c == 0x201e) {
      is_quoted = !is_quoted;
      continue;
    }
    if (!is_quoted && g_unichar_isspace (c))
      break;
    g_string_append_unichar (token, c);
  }

  *position = text;
  return g_string_free (g_steal_pointer (&token), FALSE);
}

static void
parse (KayakoSearchQuery *self)
{
  const char *position = self->text;

  while (*position != '\0') {
    const char *start = NULL;
    g_autofree char *token = take_token (&position, &start);
    Filter filter = { 0 };

    if (parse_filter (token, &filter)) {
      filter.start = (gsize) (start - self->text);
      filter.end = (gsize) (position - self->text);
      g_array_append_val (self->filters, filter);
    } else if (*token != '\0') {
      g_ptr_array_add (self->words, g_steal_pointer (&token));
    }
  }
}

/**
 * kayako_search_query_new:
 * @text: what was typed
 *
 * Reads what was typed. Whatever it is, it means something: what is no filter
 * is words to look for, and what stands between quotation marks is one of them.
 *
 * Returns: (transfer full): the query
 */
KayakoSearchQuery *
kayako_search_query_new (const char *text)
{
  KayakoSearchQuery *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (KayakoSearchQuery, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_utf8_make_valid (text, -1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, filter_clear);
  parse (self);

  return self;
}

/**
 * kayako_search_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
KayakoSearchQuery *
kayako_search_query_ref (KayakoSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * kayako_search_query_unref:
 * @self: (transfer full): a query
 *
 * Lets go of @self, in any thread.
 */
void
kayako_search_query_unref (KayakoSearchQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_ptr_array_unref (self->words);
  g_array_unref (self->filters);
  g_free (self);
}

/**
 * kayako_search_query_is_empty:
 * @self: a query
 *
 * Returns: whether it asks for nothing
 */
gboolean
kayako_search_query_is_empty (const KayakoSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->words->len == 0 && self->filters->len == 0;
}

/**
 * kayako_search_query_get_n_words:
 * @self: a query
 *
 * Returns: how many words are looked for, each of which has to be there
 */
guint
kayako_search_query_get_n_words (const KayakoSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words->len;
}

/**
 * kayako_search_query_get_word:
 * @self: a query
 * @position: less than kayako_search_query_get_n_words()
 *
 * Returns: (not nullable): a word, or a phrase that was quoted; owned by @self
 */
const char *
kayako_search_query_get_word (const KayakoSearchQuery *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->words->len, NULL);

  return self->words->pdata[position];
}

/**
 * kayako_search_query_get_n_filters:
 * @self: a query
 *
 * Returns: how many filters there are, each of which has to hold
 */
guint
kayako_search_query_get_n_filters (const KayakoSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->filters->len;
}

/**
 * kayako_search_query_get_filter:
 * @self: a query
 * @position: less than kayako_search_query_get_n_filters()
 * @value: (out) (optional) (transfer none): what was typed behind its name
 * @time: (out) (optional): of a day, when it begins; Unix seconds, else 0
 *
 * Returns: what it narrows
 */
KayakoSearchFilter
kayako_search_query_get_filter (const KayakoSearchQuery *self,
                                guint position,
                                const char **value,
                                gint64 *time)
{
  const Filter *filter = NULL;

  g_return_val_if_fail (self != NULL && position < self->filters->len, KAYAKO_SEARCH_FILTER_FROM);

  filter = &g_array_index (self->filters, Filter, position);
  if (value != NULL)
    *value = filter->value;
  if (time != NULL)
    *time = filter->time;

  return filter->filter;
}

/**
 * kayako_search_query_dup_filter_text:
 * @self: a query
 * @position: less than kayako_search_query_get_n_filters()
 *
 * Gets a filter as it was typed, quotation marks and all, so that it means the
 * same again.
 *
 * Returns: (transfer full): text
 */
char *
kayako_search_query_dup_filter_text (const KayakoSearchQuery *self, guint position)
{
  const Filter *filter = NULL;

  g_return_val_if_fail (self != NULL && position < self->filters->len, NULL);

  filter = &g_array_index (self->filters, Filter, position);

  return g_strndup (self->text + filter->start, filter->end - filter->start);
}

/**
 * kayako_search_query_is_filter_open:
 * @self: a query
 * @position: less than kayako_search_query_get_n_filters()
 *
 * Tells whether what is typed next still belongs to a filter: nothing stands
 * behind it.
 *
 * Returns: whether it may go on
 */
gboolean
kayako_search_query_is_filter_open (const KayakoSearchQuery *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->filters->len, FALSE);

  return self->text[g_array_index (self->filters, Filter, position).end] == '\0';
}

/**
 * kayako_search_query_dup_text_without:
 * @self: a query
 * @position: less than kayako_search_query_get_n_filters()
 *
 * For a chip that takes its filter away.
 *
 * Returns: (transfer full): what was typed, without that filter
 */
char *
kayako_search_query_dup_text_without (const KayakoSearchQuery *self, guint position)
{
  const Filter *filter = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (self != NULL && position < self->filters->len, NULL);

  filter = &g_array_index (self->filters, Filter, position);
  before = g_strchomp (g_strndup (self->text, filter->start));
  after = g_strchug (g_strdup (self->text + filter->end));

  return g_strconcat (before, *before != '\0' && *after != '\0' ? " " : "", after, NULL);
}
