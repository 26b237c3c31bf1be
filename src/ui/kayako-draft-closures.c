/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-closures.h"

#include <glib/gi18n.h>

#include "kayako-details-closures.h"
#include "kayako-times.h"

/* How much of a version a row can show, in characters. */
#define N_WORDS 200

/**
 * kayako_closure_draft_files:
 * @version: what a reply was
 *
 * Names the files that were to be sent with it.
 *
 * Returns: (transfer full): the names, empty where there is none
 */
char *
kayako_closure_draft_files (KayakoDraftVersion *version)
{
  GPtrArray *files = kayako_draft_version_get_files (version);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++) {
    g_autofree char *name = kayako_closure_attachment_name (files->pdata[i]);

    /* Translators: between the names of files. */
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list of files", ", ") : "", name);
  }

  return g_string_free (names, FALSE);
}

/**
 * kayako_closure_draft_words:
 * @version: what a reply was
 *
 * Cuts a version to its first words, in one line. Where there is none, it is its
 * files.
 *
 * Returns: (transfer full): the words
 */
char *
kayako_closure_draft_words (KayakoDraftVersion *version)
{
  GString *words = g_string_new (NULL);
  const char *text = kayako_draft_version_get_text (version);
  gboolean is_space = FALSE;

  for (guint n = 0; *text != '\0' && n < N_WORDS; text = g_utf8_next_char (text)) {
    gunichar letter = g_utf8_get_char (text);

    if (g_unichar_isspace (letter)) {
      is_space = words->len > 0;
      continue;
    }

    if (is_space)
      g_string_append_c (words, ' ');
    is_space = FALSE;
    g_string_append_unichar (words, letter);
    n++;
  }

  if (words->len == 0) {
    g_string_free (words, TRUE);
    return kayako_closure_draft_files (version);
  }

  return g_string_free (words, FALSE);
}

/**
 * kayako_closure_draft_moment:
 * @version: what a reply was
 * @now: the present moment, seconds since 1970 in UTC
 *
 * Tells the day and the time of day of a version.
 *
 * Returns: (transfer full): the text
 */
char *
kayako_closure_draft_moment (KayakoDraftVersion *version, gint64 now)
{
  gint64 saved_at = kayako_draft_version_get_saved_at (version);
  g_autofree char *day = kayako_dup_day (saved_at, now);
  g_autofree char *time = kayako_dup_clock_time (saved_at);

  /* Translators: a day and a time of day, as in “Yesterday, 9:41”. */
  return g_strdup_printf (C_ ("day and time", "%s, %s"), day, time);
}

/**
 * kayako_closure_draft_version:
 * @version: what a reply was
 * @is_current: whether it is that still
 * @now: the present moment, seconds since 1970 in UTC
 *
 * Says all that a row shows of a version, as a screen reader says it.
 *
 * Returns: (transfer full): the sentence
 */
char *
kayako_closure_draft_version (KayakoDraftVersion *version, gboolean is_current, gint64 now)
{
  g_autofree char *moment = kayako_closure_draft_moment (version, now);
  g_autofree char *words = kayako_closure_draft_words (version);

  if (is_current)
    /* Translators: a version of a reply: a day and time, and its first words. */
    return g_strdup_printf (_ ("%s, current: %s"), moment, words);

  /* Translators: a version of a reply: a day and time, and its first words. */
  return g_strdup_printf (C_ ("version of a reply", "%s: %s"), moment, words);
}
