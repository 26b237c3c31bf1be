/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-random.h"

#include <unistd.h>

/**
 * kayako_random_fill:
 * @bytes: (array length=length): where to put them
 * @length: how many bytes, 256 at most
 *
 * Gets bytes that nobody can guess, for secrets; g_random_int() and its like are
 * for everything else. A system that gives none ends the program: there is no
 * weaker way to go on.
 */
void
kayako_random_fill (guint8 *bytes, gsize length)
{
  g_return_if_fail (bytes != NULL && length <= 256);

  if (getentropy (bytes, length) != 0)
    g_error ("The system gives no random bytes");
}
