/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-retry.h"

#define FIRST_DELAY 300  /* milliseconds */
#define MOST_DELAY  5000 /* milliseconds */

/**
 * kayako_http_retry_delay:
 * @attempt: failures so far, from 1
 * @jitter: a random number from 0 to 1
 *
 * How long to wait before a request is repeated: doubling from 300 ms, never
 * more than five seconds, plus up to a quarter of that by @jitter, so that
 * clients that failed together do not come back together.
 *
 * Returns: milliseconds, always positive
 */
guint
kayako_http_retry_delay (guint attempt, double jitter)
{
  guint delay = FIRST_DELAY;

  g_return_val_if_fail (attempt > 0, FIRST_DELAY);

  for (guint i = 1; i < attempt && delay < MOST_DELAY; i++)
    delay *= 2;

  delay = MIN (delay, MOST_DELAY);

  return delay + (guint) (delay * CLAMP (jitter, 0.0, 1.0) / 4.0);
}
