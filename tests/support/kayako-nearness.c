/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-nearness.h"

#include <string.h>

#define WINDOW 3

/**
 * kayako_nearness:
 * @pattern: a glob
 * @name: what it does not match
 *
 * How much of what was looked for is in something else, so that the likely
 * ones can be shown first: the places of @pattern, without its wildcards,
 * whose next three bytes are in @name too, in small or capital letters.
 *
 * Returns: 0 when they have nothing in common
 */
guint
kayako_nearness (const char *pattern, const char *name)
{
  g_autofree char *wanted = g_utf8_strdown (pattern, -1);
  g_autofree char *there = g_utf8_strdown (name, -1);
  guint n_shared = 0;

  for (const char *at = wanted; strlen (at) >= WINDOW; at++) {
    char part[WINDOW + 1] = { 0 };

    memcpy (part, at, WINDOW);
    if (strpbrk (part, "*?") == NULL && strstr (there, part) != NULL)
      n_shared++;
  }

  return n_shared;
}
