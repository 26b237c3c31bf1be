/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-text.h"

#include <string.h>

#define PREVIEW_LENGTH 140

/**
 * kayako_sandbox_text_to_html:
 * @text: what a person wrote
 *
 * Writes plain text as the helpdesk's `content_html`: marks escaped, each line
 * break a `<br />` before it.
 *
 * Returns: (transfer full): the HTML
 */
char *
kayako_sandbox_text_to_html (const char *text)
{
  g_autoptr (GString) html = g_string_new (NULL);
  const char *entity = NULL;

  for (const char *at = text; *at != '\0'; at++) {
    switch (*at) {
    case '&':
      entity = "&amp;";
      break;
    case '<':
      entity = "&lt;";
      break;
    case '>':
      entity = "&gt;";
      break;
    case '"':
      entity = "&quot;";
      break;
    case '\n':
      entity = "<br />\n";
      break;
    default:
      entity = NULL;
    }

    if (entity != NULL)
      g_string_append (html, entity);
    else
      g_string_append_c (html, *at);
  }

  return g_string_free_and_steal (g_steal_pointer (&html));
}

/**
 * kayako_sandbox_text_preview:
 * @text: a message
 *
 * Puts the beginning of @text on one line: runs of blanks become one space, and
 * what is over 140 characters is left out.
 *
 * Returns: (transfer full): the preview
 */
char *
kayako_sandbox_text_preview (const char *text)
{
  g_autoptr (GString) preview = g_string_sized_new (PREVIEW_LENGTH * 2);
  gboolean blank = FALSE;
  guint n_chars = 0;

  for (const char *at = text; *at != '\0' && n_chars < PREVIEW_LENGTH; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isspace (c)) {
      blank = preview->len > 0;
      continue;
    }

    if (blank)
      g_string_append_c (preview, ' ');
    n_chars += blank ? 2 : 1;
    blank = FALSE;
    g_string_append_unichar (preview, c);
  }

  return g_string_free_and_steal (g_steal_pointer (&preview));
}

/**
 * kayako_sandbox_text_is_blank:
 * @text: a text
 *
 * Returns: whether there is nothing in it but spaces, of any script
 */
gboolean
kayako_sandbox_text_is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/**
 * kayako_sandbox_text_name_browser:
 * @raw: a User-Agent header
 *
 * Names the program behind a raw user agent as a person would. The order
 * matters: most browsers also claim to be those they descend from.
 *
 * Returns: (transfer full): a name such as `Firefox`, or @raw's own first
 *   product where none is known
 */
char *
kayako_sandbox_text_name_browser (const char *raw)
{
  static const struct {
    const char *token;
    const char *name;
  } browsers[] = {
    { "Edg/", "Edge" },        { "OPR/", "Opera" },     { "Epiphany/", "Web" },
    { "Firefox/", "Firefox" }, { "Chrome/", "Chrome" }, { "Version/", "Safari" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (browsers); i++) {
    if (strstr (raw, browsers[i].token) != NULL)
      return g_strdup (browsers[i].name);
  }

  return g_strndup (raw, strcspn (raw, "/ "));
}

/**
 * kayako_sandbox_text_uuid:
 * @kind: what it names, such as `user`
 * @number: its id
 *
 * Makes the same UUID (version 5 in shape) for the same thing in every run.
 *
 * Returns: (transfer full): the UUID
 */
char *
kayako_sandbox_text_uuid (const char *kind, gint64 number)
{
  g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT, kind, number);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, name, -1);

  return g_strdup_printf ("%.8s-%.4s-5%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15,
                          hash + 18);
}

/**
 * kayako_sandbox_text_parse_ago:
 * @text: (nullable): such as `2d3h20m`; units are w, d, h, m and s
 * @seconds: (out): how many seconds that is
 *
 * Reads how long ago something was.
 *
 * Returns: whether @text is such a time
 */
gboolean
kayako_sandbox_text_parse_ago (const char *text, gint64 *seconds)
{
  static const struct {
    char unit;
    gint64 seconds;
  } units[] = { { 'w', 604800 }, { 'd', 86400 }, { 'h', 3600 }, { 'm', 60 }, { 's', 1 } };
  char *at = (char *) text;

  *seconds = 0;
  if (text == NULL || *text == '\0')
    return FALSE;

  while (*at != '\0') {
    guint64 number = 0;
    guint i = 0;

    if (!g_ascii_isdigit (*at))
      return FALSE;

    number = g_ascii_strtoull (at, &at, 10);
    while (i < G_N_ELEMENTS (units) && units[i].unit != *at)
      i++;
    if (i == G_N_ELEMENTS (units) || number > G_MAXINT32)
      return FALSE;

    *seconds += (gint64) number * units[i].seconds;
    at++;
  }

  return TRUE;
}
