/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-closures.h"

#include "kayako-status.h"
#include "kayako-times.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kayako_search_take_filters:
 * @text: what was typed
 * @all: whether also what may still go on is a filter
 * @filters: (element-type utf8): where to put the filters behind those it has
 *
 * Tells the filters that were typed from the words among which they stand. One
 * is done when something was typed behind it.
 *
 * Returns: (transfer full): @text without them, as it was typed
 */
char *
kayako_search_take_filters (const char *text, gboolean all, GPtrArray *filters)
{
  g_autofree char *rest = g_strdup (text);
  guint position = 0;

  for (;;) {
    g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (rest);
    g_autofree char *without = NULL;
    g_autofree char *joined = NULL;
    const char *gap = NULL;

    if (position >= kayako_search_query_get_n_filters (query))
      return g_steal_pointer (&rest);

    if (!all && kayako_search_query_is_filter_open (query, position)) {
      position++;
      continue;
    }

    g_ptr_array_add (filters, kayako_search_query_dup_filter_text (query, position));
    without = kayako_search_query_dup_text_without (query, position);
    /* What is typed next is a word of its own. */
    gap = *without != '\0' && g_str_has_suffix (rest, " ") ? " " : "";
    joined = g_strconcat (without, gap, NULL);
    g_set_str (&rest, joined);
  }
}

static gboolean
read_filter (const char *text, KayakoSearchFilter *filter, char **value)
{
  g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (text);
  const char *typed = NULL;

  if (kayako_search_query_get_n_filters (query) != 1)
    return FALSE;

  *filter = kayako_search_query_get_filter (query, 0, &typed, NULL);
  *value = g_utf8_casefold (typed, -1);

  return TRUE;
}

/**
 * kayako_search_filter_is_same:
 * @newer: a filter as it was typed
 * @older: another
 *
 * Tells whether two filters mean the same.
 *
 * Returns: whether one of them is enough
 */
gboolean
kayako_search_filter_is_same (const char *newer, const char *older)
{
  KayakoSearchFilter kinds[2] = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  return read_filter (newer, &kinds[0], &first) && read_filter (older, &kinds[1], &second) &&
         kinds[0] == kinds[1] && g_str_equal (first, second);
}

/**
 * kayako_search_filter_replaces:
 * @newer: a filter as it was typed
 * @older: one that was there before
 *
 * Tells whether a filter takes the place of another: they are the same, or no
 * conversation can fit both, as with two statuses, or one of two days says
 * nothing.
 *
 * Returns: whether only one of them is to stay
 */
gboolean
kayako_search_filter_replaces (const char *newer, const char *older)
{
  KayakoSearchFilter kinds[2] = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!read_filter (newer, &kinds[0], &first) || !read_filter (older, &kinds[1], &second) ||
      kinds[0] != kinds[1])
    return FALSE;

  return g_str_equal (first, second) || kinds[0] == KAYAKO_SEARCH_FILTER_STATUS ||
         kinds[0] == KAYAKO_SEARCH_FILTER_BEFORE || kinds[0] == KAYAKO_SEARCH_FILTER_AFTER;
}

/**
 * kayako_search_join:
 * @filters: (element-type utf8): filters as they were typed
 * @text: words
 *
 * Puts together what is looked for.
 *
 * Returns: (transfer full): text that means all of it
 */
char *
kayako_search_join (GPtrArray *filters, const char *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (joined, "%s ", (const char *) filters->pdata[i]);
  g_string_append (joined, text);

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
dup_title (KayakoSearchFilter filter, const char *value)
{
  switch (filter) {
  case KAYAKO_SEARCH_FILTER_FROM:
    /* Translators: a filter of a search: who wrote it. */
    return g_strdup_printf (_ ("From: %s"), value);
  case KAYAKO_SEARCH_FILTER_TO:
    /* Translators: a filter of a search: whose conversation it is. */
    return g_strdup_printf (_ ("To: %s"), value);
  case KAYAKO_SEARCH_FILTER_STATUS:
    return g_strdup_printf (_ ("Status: %s"), value);
  case KAYAKO_SEARCH_FILTER_BEFORE:
    /* Translators: a filter of a search; %s is a day, such as 2026-11-22. */
    return g_strdup_printf (_ ("Before: %s"), value);
  case KAYAKO_SEARCH_FILTER_AFTER:
    /* Translators: a filter of a search; %s is a day, such as 2026-11-22. */
    return g_strdup_printf (_ ("After: %s"), value);
  case KAYAKO_SEARCH_FILTER_HAS_ATTACHMENT:
    return g_strdup (_ ("Has attachment"));
  case KAYAKO_SEARCH_FILTER_IS_UNREAD:
    /* Translators: a filter of a search: with something that was not read. */
    return g_strdup (_ ("Unread"));
  case KAYAKO_SEARCH_FILTER_IN:
    /* Translators: a filter of a search; %s is a view, such as inbox, or a team. */
    return g_strdup_printf (_ ("In: %s"), value);
  default:
    g_assert_not_reached ();
  }
}

/**
 * kayako_closure_filter_title:
 * @filter: a filter as it was typed
 *
 * Says what a filter does.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_filter_title (const char *filter)
{
  g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (filter);
  const char *value = NULL;
  KayakoSearchFilter kind = KAYAKO_SEARCH_FILTER_FROM;

  if (kayako_search_query_get_n_filters (query) == 0)
    return g_strdup (filter);

  kind = kayako_search_query_get_filter (query, 0, &value, NULL);

  return dup_title (kind, value);
}

/**
 * kayako_closure_status_filter:
 * @label: what a status is called
 *
 * Makes what one types to narrow a search to a status.
 *
 * Returns: (transfer full): a filter
 */
char *
kayako_closure_status_filter (const char *label)
{
  g_autofree char *value = g_strdelimit (g_strdup (label), "\"", ' ');

  return g_strdup_printf (strpbrk (value, " \t") != NULL ? "status:\"%s\"" : "status:%s", value);
}

/**
 * kayako_closure_view_filter:
 * @kind: a view of the sidebar
 *
 * Makes what one types to narrow a search to a view: its name, the same in every
 * language.
 *
 * Returns: (transfer full) (nullable): a filter, %NULL for a view that only the
 *   helpdesk can decide
 */
char *
kayako_closure_view_filter (KayakoViewKind kind)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (KAYAKO_TYPE_VIEW_KIND);
  GEnumValue *value = g_enum_get_value (kinds, (int) kind);

  if (value == NULL || kind == KAYAKO_VIEW_KIND_MY_ORGANIZATION || kind == KAYAKO_VIEW_KIND_CUSTOM)
    return NULL;

  return g_strconcat ("in:", value->value_nick, NULL);
}

static gboolean
is_of (const char *word, const char *prefix)
{
  return g_ascii_strncasecmp (word, prefix, strlen (prefix)) == 0;
}

static char *
dup_word_hint (const char *word)
{
  if (is_of (word, "before:") || is_of (word, "after:"))
    return g_strdup (_ ("Write a day as 2026-11-22, a month as 2026-11."));

  if (is_of (word, "has:"))
    return g_strdup (_ ("Write has:attachment for messages with files."));

  if (is_of (word, "is:"))
    return g_strdup (_ ("Write is:unread for what was not read."));

  return NULL;
}

static char *
dup_status_hint (const char *value, GListModel *statuses)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (statuses); i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);
    const char *label = kayako_status_get_label (status);

    if (label == NULL || *label == '\0')
      continue;

    if (g_str_match_string (value, label, TRUE))
      return NULL;

    if (labels->len > 0)
      /* Translators: between the names of a list. */
      g_string_append (labels, C_ ("between names", ", "));
    g_string_append (labels, label);
  }

  if (labels->len == 0)
    return NULL;

  /* Translators: the first %s is what somebody typed, the second all statuses. */
  return g_strdup_printf (_ ("No status is called “%s”. There are: %s."), value, labels->str);
}

static char *
dup_in_hint (const char *value)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (KAYAKO_TYPE_VIEW_KIND);
  g_autofree char *name = g_ascii_strdown (value, -1);

  if (g_enum_get_value_by_nick (kinds, name) != NULL)
    return NULL;

  /* Translators: the names of views are typed in English in every language. */
  return g_strdup (_ ("Write in: and a view – inbox, mine, unassigned, pending, completed "
                      "or all – or the name of a team."));
}

/**
 * kayako_closure_search_hint:
 * @text: what was typed
 * @statuses: (element-type KayakoStatus): those of the helpdesk
 * @is_nothing: whether nothing was found
 *
 * Says what to write where what looks like a filter means nothing: it is looked
 * for as text, or nothing can fit it.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL where all is well
 */
char *
kayako_closure_search_hint (const char *text, GListModel *statuses, gboolean is_nothing)
{
  g_autoptr (KayakoSearchQuery) query = kayako_search_query_new (text);
  char *hint = NULL;

  for (guint i = 0; hint == NULL && i < kayako_search_query_get_n_words (query); i++)
    hint = dup_word_hint (kayako_search_query_get_word (query, i));

  if (!is_nothing)
    return hint;

  for (guint i = 0; hint == NULL && i < kayako_search_query_get_n_filters (query); i++) {
    const char *value = NULL;
    KayakoSearchFilter filter = kayako_search_query_get_filter (query, i, &value, NULL);

    if (filter == KAYAKO_SEARCH_FILTER_STATUS)
      hint = dup_status_hint (value, statuses);
    else if (filter == KAYAKO_SEARCH_FILTER_IN)
      hint = dup_in_hint (value);
  }

  return hint;
}

/**
 * kayako_closure_n_results:
 * @n: how many results there are
 * @is_all: whether there are no more
 *
 * Says how much was found, where that is not known with a round number that is
 * less.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_n_results (guint n, gboolean is_all)
{
  if (n == 0)
    return g_strdup (_ ("No results"));

  if (is_all)
    /* Translators: %u is how many conversations a search has found. */
    return g_strdup_printf (ngettext ("%u result", "%u results", n), n);

  if (n > 10)
    n -= n % (n > 100 ? 100 : 10);

  /* Translators: %u is how many conversations a search has found at least. */
  return g_strdup_printf (ngettext ("More than %u result", "More than %u results", n), n);
}

/**
 * kayako_closure_highlights:
 * @ranges: (nullable) (array length=n_ranges): terms in a text, in bytes
 * @n_ranges: how many there are
 *
 * Makes terms bold.
 *
 * Returns: (transfer full): attributes for the text
 */
PangoAttrList *
kayako_closure_highlights (const KayakoSearchRange *ranges, gsize n_ranges)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (gsize i = 0; i < n_ranges; i++) {
    PangoAttribute *attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

    attribute->start_index = ranges[i].start;
    attribute->end_index = ranges[i].end;
    pango_attr_list_insert (attributes, attribute);
  }

  return attributes;
}

/**
 * kayako_closure_hit_subject:
 * @hit: what was found
 *
 * Finds what to show as the subject of its conversation. Each character stays
 * where it was, so that what is highlighted does.
 *
 * Returns: (transfer full): plain text in one line, never empty
 */
char *
kayako_closure_hit_subject (KayakoSearchHit *hit)
{
  const char *subject = kayako_search_hit_get_subject (hit);

  if (subject == NULL || *subject == '\0')
    return g_strdup (_ ("No subject"));

  return g_strdelimit (g_strdup (subject), "\r\n\t", ' ');
}

static void
add_part (GString *sentence, const char *part)
{
  if (part == NULL || *part == '\0')
    return;

  if (sentence->len > 0)
    /* Translators: between the parts of a row that is read aloud. */
    g_string_append (sentence, C_ ("between parts", ", "));
  g_string_append (sentence, part);
}

/**
 * kayako_closure_hit_sentence:
 * @hit: what was found
 * @now: the present moment, seconds since 1970 in UTC
 *
 * Says a result's row in one sentence for a screen reader: who, about what, what
 * it says there, and when.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_hit_sentence (KayakoSearchHit *hit, gint64 now)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *subject = kayako_closure_hit_subject (hit);
  g_autofree char *time = kayako_dup_short_time (kayako_search_hit_get_time (hit), now);
  const char *snippet = kayako_search_hit_get_snippet (hit);

  add_part (sentence, kayako_search_hit_get_person (hit));
  add_part (sentence, subject);
  if (snippet != NULL && kayako_search_hit_get_place (hit) == KAYAKO_SEARCH_HIT_PLACE_FILE) {
    /* Translators: an attached file as a screen reader says it; %s is its name. */
    g_autofree char *file = g_strdup_printf (_ ("Attachment: %s"), snippet);

    add_part (sentence, file);
  } else if (kayako_search_hit_get_place (hit) != KAYAKO_SEARCH_HIT_PLACE_PERSON) {
    add_part (sentence, snippet);
  }
  add_part (sentence, time);

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
