/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-names.h"

/**
 * kayako_sandbox_name_to_snake:
 * @name: a name in snake, camel or Pascal case
 *
 * Writes a name as the server knows it: `fullName` and `FullName` become
 * `full_name`, `_Case` becomes `_case`. Hyphens count as underscores.
 *
 * Returns: (transfer full): the name in snake case
 */
char *
kayako_sandbox_name_to_snake (const char *name)
{
  GString *snake = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at++) {
    gboolean after_word = at > name && (g_ascii_islower (at[-1]) || g_ascii_isdigit (at[-1]));
    gboolean before_word = at > name && g_ascii_isupper (at[-1]) && g_ascii_islower (at[1]);

    if (g_ascii_isupper (*at) && (after_word || before_word))
      g_string_append_c (snake, '_');
    g_string_append_c (snake, *at == '-' ? '_' : g_ascii_tolower (*at));
  }

  return g_string_free_and_steal (snake);
}

/**
 * kayako_sandbox_name_from_snake:
 * @name: a name in snake case
 * @output_case: the case to write it in
 *
 * Writes a name of the server's as the caller asked for it. Underscores at
 * its start stay.
 *
 * Returns: (transfer full): the name
 */
char *
kayako_sandbox_name_from_snake (const char *name, KayakoSandboxCase output_case)
{
  GString *result = g_string_new (NULL);
  gboolean capital = output_case == KAYAKO_SANDBOX_CASE_PASCAL;

  if (output_case == KAYAKO_SANDBOX_CASE_SNAKE) {
    g_string_append (result, name);
    return g_string_free_and_steal (result);
  }

  for (; *name == '_'; name++)
    g_string_append_c (result, '_');

  for (; *name != '\0'; name++) {
    if (*name == '_') {
      capital = TRUE;
      continue;
    }
    g_string_append_c (result, capital ? g_ascii_toupper (*name) : *name);
    capital = FALSE;
  }

  return g_string_free_and_steal (result);
}
