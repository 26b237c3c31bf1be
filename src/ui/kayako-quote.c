/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-quote.h"

#include <string.h>

typedef enum {
  LINE_OF_WORDS,
  LINE_OF_QUOTE,
  LINE_BLANK,
} LineKind;

static LineKind
get_kind (const char *line, const char *end)
{
  while (line < end && g_ascii_isspace (*line))
    line++;
  if (line == end)
    return LINE_BLANK;

  return *line == '>' ? LINE_OF_QUOTE : LINE_OF_WORDS;
}

static const char *
find_line_start (const char *text, const char *end)
{
  while (end > text && end[-1] != '\n')
    end--;

  return end;
}

/* “On Tuesday Simon wrote:” belongs to the quote below it. */
static gboolean
is_attribution (const char *line, const char *end)
{
  while (end > line && g_ascii_isspace (end[-1]))
    end--;

  return end > line && end[-1] == ':';
}

/* “-- ” alone on a line, as RFC 3676 has it. */
static gboolean
is_separator (const char *line, const char *end)
{
  if (end > line && end[-1] == '\r')
    end--;

  return end - line == 3 && strncmp (line, "-- ", 3) == 0;
}

/* Where the signature begins that a text ends with, else the text's end. */
static const char *
find_signature (const char *text)
{
  const char *text_end = text + strlen (text);
  const char *end = text_end;

  while (end > text) {
    const char *line = find_line_start (text, end);

    if (is_separator (line, end))
      return line;

    end = line > text ? line - 1 : text;
  }

  return text_end;
}

/* Where the quote begins that ends at @end, @end where there is none, or %NULL
 * when there are no words before it. */
static const char *
find_own_end (const char *text, const char *end)
{
  const char *own_end = end; /* where the first line of the quote begins */
  const char *line = NULL;
  gboolean any = FALSE;

  while (end > text) {
    LineKind kind;

    line = find_line_start (text, end);
    kind = get_kind (line, end);
    if (kind == LINE_OF_WORDS)
      break;

    if (kind == LINE_OF_QUOTE) {
      any = TRUE;
      own_end = line;
    }
    end = line > text ? line - 1 : text;
  }

  if (end == text)
    return NULL;

  if (any && is_attribution (line, end) && line > text)
    own_end = line;

  return own_end;
}

/**
 * kayako_quote_find:
 * @text: (nullable): what a message says
 *
 * Finds where that begins which a message ends with and which is no news: lines
 * of somebody else's, marked with “>”, with the line that says whose they are,
 * and a signature below a line of “-- ”. Quotes that are answered below do not
 * count, nor does a message of nothing else.
 *
 * Returns: how many bytes of @text are the message's own words, all of it when
 *   nothing of that kind follows them
 */
gsize
kayako_quote_find (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  const char *own_end = NULL;

  if (length == 0)
    return 0;

  own_end = find_own_end (text, find_signature (text));
  if (own_end == NULL)
    own_end = find_own_end (text, text + length);

  return own_end != NULL ? (gsize) (own_end - text) : length;
}
