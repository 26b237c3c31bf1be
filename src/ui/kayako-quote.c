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

/**
 * kayako_quote_find:
 * @text: (nullable): what a message says
 *
 * Finds where the words of somebody else begin that a message ends with: lines
 * marked with “>”, and the line that says whose they are. Quotes that are
 * answered below do not count, nor does a message of nothing else.
 *
 * Returns: how many bytes of @text are the message's own, all of it when there
 *   is no such quote
 */
gsize
kayako_quote_find (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  const char *own_end = text + length; /* where the first line of the quote begins */
  const char *end = own_end;
  gboolean any = FALSE;
  const char *line = NULL;

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

  if (!any || end == text)
    return length;

  if (is_attribution (line, end) && line > text)
    own_end = line;

  return own_end - text;
}
