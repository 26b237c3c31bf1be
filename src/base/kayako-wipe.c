/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-wipe.h"

#include <string.h>

static gpointer
copy_text (gpointer text)
{
  return g_strdup (text);
}

static void
free_text (gpointer text)
{
  kayako_wipe_free (text);
}

G_DEFINE_BOXED_TYPE (KayakoWipedText, kayako_wiped_text, copy_text, free_text)

/**
 * kayako_wipe:
 * @text: (nullable): a text that must not stay in memory
 *
 * Overwrites @text with zeros.
 */
void
kayako_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
}

/**
 * kayako_wipe_free:
 * @text: (nullable) (transfer full): a text that must not stay in memory
 *
 * Overwrites @text and frees it.
 */
void
kayako_wipe_free (char *text)
{
  kayako_wipe (text);
  g_free (text);
}

/**
 * kayako_wipe_replace:
 * @place: (inout) (nullable): where a text is kept
 * @text: (nullable): the new one
 *
 * Keeps a copy of @text in place of what was there, which is overwritten.
 *
 * Returns: whether the two differ
 */
gboolean
kayako_wipe_replace (char **place, const char *text)
{
  char *copy = NULL;

  g_return_val_if_fail (place != NULL, FALSE);

  if (g_strcmp0 (*place, text) == 0)
    return FALSE;

  copy = g_strdup (text);
  g_clear_pointer (place, kayako_wipe_free);
  *place = copy;
  return TRUE;
}
