/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sync-pace.h"

#define ROUND_SECONDS   60
#define WATCHED_SECONDS 20

/* From so many rounds on in which nothing had changed. */
#define CALM            10
#define ASLEEP          30

#define CALM_SECONDS    120
#define ASLEEP_SECONDS  300
#define METERED_SECONDS 600

#define METERED_PAUSE   2000 /* milliseconds */

/**
 * kayako_sync_pace_round:
 * @n_quiet: how many rounds have found nothing new, one after the other
 * @is_watched: whether somebody is at it and sees what comes
 * @has_swept: whether the last one looked for what is gone instead
 * @metered: whether what is sent and received costs somebody money
 *
 * How long to wait until the helpdesk is asked again what has changed: less
 * while somebody waits for it, a minute while things happen, longer when they do
 * not.
 *
 * Returns: seconds
 */
guint
kayako_sync_pace_round (guint n_quiet, gboolean is_watched, gboolean has_swept, gboolean metered)
{
  /* Who waits for what is new does not wait for a second round. */
  if (is_watched && has_swept && !metered)
    return 0;
  if (is_watched)
    return metered ? ROUND_SECONDS : WATCHED_SECONDS;
  if (metered)
    return METERED_SECONDS;
  if (n_quiet >= ASLEEP)
    return ASLEEP_SECONDS;

  return n_quiet >= CALM ? CALM_SECONDS : ROUND_SECONDS;
}

/**
 * kayako_sync_pace_request:
 * @metered: whether what is sent and received costs somebody money
 *
 * How long to wait before each request of the many that there may be.
 *
 * Returns: milliseconds
 */
guint
kayako_sync_pace_request (gboolean metered)
{
  return metered ? METERED_PAUSE : 0;
}
