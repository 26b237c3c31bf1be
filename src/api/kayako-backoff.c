/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-backoff.h"

/**
 * kayako_backoff_delay:
 * @attempt: failures so far, from 1
 * @first: how long to wait after the first failure, in milliseconds
 * @most: how long to wait at most, before jitter, in milliseconds
 * @jitter: a random number from 0 to 1
 *
 * How long to wait before the next try: doubling from @first, never more than
 * @most, plus up to a quarter of that by @jitter, so that clients that failed
 * together do not come back together.
 *
 * Returns: milliseconds, always positive
 */
guint
kayako_backoff_delay (guint attempt, guint first, guint most, double jitter)
{
  guint64 delay = MAX (first, 1);

  g_return_val_if_fail (attempt > 0, 1);

  most = MAX (most, 1);
  for (guint i = 1; i < attempt && delay < most; i++)
    delay *= 2;

  delay = MIN (delay, most);
  delay += (guint64) ((double) delay * CLAMP (jitter, 0.0, 1.0) / 4.0);

  return (guint) MIN (delay, G_MAXUINT);
}
