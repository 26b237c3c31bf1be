/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-backoff.h"

#define FIRST_DELAY 1000  /* milliseconds */
#define LAST_DELAY  60000 /* milliseconds */

/**
 * kayako_backoff_delay:
 * @attempt: failures so far, from 1; 0 counts as 1
 * @jitter: a random number from 0 to 1
 *
 * How long to wait before the next try: doubling from one second, never more
 * than 60, plus up to a quarter of that by @jitter, so that many programs that
 * lost the same server do not come back in the same moment.
 *
 * Returns: milliseconds, from 1,000 to 75,000
 */
guint
kayako_backoff_delay (guint attempt, double jitter)
{
  guint doublings = attempt > 0 ? MIN (attempt - 1, 16) : 0;
  guint delay = MIN (FIRST_DELAY << doublings, LAST_DELAY);

  return delay + (guint) (delay / 4 * CLAMP (jitter, 0.0, 1.0));
}
