/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-direction.h"

#include <gtk/gtk.h>
#include <string.h>

#define FIRST_STRONG_ISOLATE    "\xe2\x81\xa8"
#define POP_DIRECTIONAL_ISOLATE "\xe2\x81\xa9"

/* The blocks that Unicode keeps for writing to the left. */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) ||
         (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
         (c >= 0x1e800 && c <= 0x1efff);
}

static gboolean
runs_to_the_left (const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (is_right_to_left (g_utf8_get_char (p)))
      return TRUE;
  }

  return FALSE;
}

/* Which way a paragraph runs is decided by its first letter. */
static GtkTextDirection
get_paragraph_direction (const char *line, const char *end)
{
  const char *p;

  for (p = line; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_right_to_left (c))
      return GTK_TEXT_DIR_RTL;
    if (g_unichar_isalpha (c))
      return GTK_TEXT_DIR_LTR;
  }

  return GTK_TEXT_DIR_NONE;
}

/**
 * kayako_runs_against:
 * @text: valid UTF-8, of one or several paragraphs
 *
 * Tells whether @text begins its lines where the window ends them.
 *
 * Returns: whether there is a paragraph that runs the other way than the window,
 *   and none that runs with it
 */
gboolean
kayako_runs_against (const char *text)
{
  gboolean any = FALSE;
  const char *line;

  for (line = text; *line != '\0';) {
    const char *end = strchrnul (line, '\n');
    GtkTextDirection direction = get_paragraph_direction (line, end);

    if (direction == gtk_widget_get_default_direction ())
      return FALSE;

    any = any || direction != GTK_TEXT_DIR_NONE;
    line = *end != '\0' ? end + 1 : end;
  }

  return any;
}

/**
 * kayako_dup_isolated:
 * @text: valid UTF-8 in one line, such as a name or a number
 *
 * Makes @text fit to be put into a sentence: wherever it or the sentence may
 * run to the left, each keeps its own direction and its own order.
 *
 * Returns: (transfer full): @text, between marks that are not seen where it
 *   needs them
 */
char *
kayako_dup_isolated (const char *text)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL && !runs_to_the_left (text))
    return g_strdup (text);

  return g_strconcat (FIRST_STRONG_ISOLATE, text, POP_DIRECTIONAL_ISOLATE, NULL);
}
