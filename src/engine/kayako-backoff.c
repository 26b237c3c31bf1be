/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-backoff.h"

#define FIRST_DELAY 1000  /* milliseconds */
#define LAST_DELAY  60000 /* milliseconds */

/* Nobody understands a program that waits longer than this without a try. */
#define LONGEST_BREAK (15 * 60) /* seconds */

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

/**
 * kayako_backoff_break:
 * @seconds: how long the helpdesk asks to wait (header Retry-After)
 * @jitter: a random number from 0 to 1
 *
 * How long to leave the helpdesk alone: as long as it asks, but no longer than
 * 15 minutes, plus up to a tenth of that by @jitter.
 *
 * Returns: milliseconds, at most 990,000
 */
guint
kayako_backoff_break (guint seconds, double jitter)
{
  guint delay = MIN (seconds, LONGEST_BREAK) * 1000;

  return delay + (guint) (delay / 10 * CLAMP (jitter, 0.0, 1.0));
}
