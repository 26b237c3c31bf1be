/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-endurance.h"

#include <stdlib.h>
#include <string.h>

#define PREFIX "Endurance message "

/* Some of the demo's that take replies. */
const gint64 kayako_endurance_conversations[] = { 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14 };

const gsize kayako_endurance_n_conversations = G_N_ELEMENTS (kayako_endurance_conversations);

/* Where message @number belongs. */
gint64
kayako_endurance_get_conversation (guint number)
{
  return kayako_endurance_conversations[number % kayako_endurance_n_conversations];
}

/* Whether it begins a conversation of its own. */
gboolean
kayako_endurance_is_beginning (guint number)
{
  return number % 10 == 9;
}

/* Whether its conversation gets another subject together with it. */
gboolean
kayako_endurance_has_subject (guint number)
{
  return number % 5 == 3;
}

/* The subject that comes with it. */
char *
kayako_endurance_dup_subject (guint number)
{
  return g_strdup_printf ("Endurance subject %u.", number);
}

/* What it says. */
char *
kayako_endurance_dup_text (guint number)
{
  return g_strdup_printf (PREFIX "%u.", number);
}

/* Reads its number from what it says. */
gboolean
kayako_endurance_parse (const char *text, guint *number)
{
  char *end = NULL;

  if (text == NULL || !g_str_has_prefix (text, PREFIX))
    return FALSE;

  *number = (guint) strtoul (text + strlen (PREFIX), &end, 10);
  return *end == '.';
}
