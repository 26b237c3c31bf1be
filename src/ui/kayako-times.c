/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-times.h"

#include <glib/gi18n.h>

/* The number of calendar days from @then to @now, negative for the future. */
static int
days_between (GDateTime *then, GDateTime *now)
{
  GDate then_date;
  GDate now_date;

  g_date_clear (&then_date, 1);
  g_date_clear (&now_date, 1);
  g_date_set_dmy (&then_date, g_date_time_get_day_of_month (then), g_date_time_get_month (then),
                  g_date_time_get_year (then));
  g_date_set_dmy (&now_date, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));

  return g_date_days_between (&then_date, &now_date);
}

static char *
format (GDateTime *date_time, const char *pattern)
{
  char *text = g_date_time_format (date_time, pattern);

  return text != NULL ? text : g_strdup ("");
}

/**
 * kayako_dup_clock_time:
 * @time: seconds since 1970 in UTC, 0 when unknown
 *
 * Tells the time of day of a moment, as in “9:41”.
 *
 * Returns: (transfer full): the text, empty when the time is unknown
 */
char *
kayako_dup_clock_time (gint64 time)
{
  g_autoptr (GDateTime) then = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;

  if (then == NULL)
    return g_strdup ("");

  /* Translators: a time of day, see the documentation of g_date_time_format(). */
  return format (then, _ ("%-H:%M"));
}

/**
 * kayako_dup_short_time:
 * @time: seconds since 1970 in UTC, 0 when unknown
 * @now: the present moment, in the same way
 *
 * Tells a moment as briefly as a list can: the time of day for today, then
 * “Yesterday”, the weekday within a week, the day and month within this year,
 * and the year too before that.
 *
 * Returns: (transfer full): the text, empty when the time is unknown
 */
char *
kayako_dup_short_time (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) then = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;
  g_autoptr (GDateTime) present = g_date_time_new_from_unix_local (now);
  int days;

  if (then == NULL || present == NULL)
    return g_strdup ("");

  days = days_between (then, present);

  if (days == 0)
    return kayako_dup_clock_time (time);

  if (days == 1)
    return g_strdup (_ ("Yesterday"));

  if (days > 1 && days < 7)
    /* Translators: an abbreviated weekday, see g_date_time_format(). */
    return format (then, C_ ("short weekday", "%a"));

  if (g_date_time_get_year (then) == g_date_time_get_year (present))
    /* Translators: a day and an abbreviated month, see g_date_time_format(). */
    return format (then, C_ ("short date", "%-d %b"));

  /* Translators: a day, an abbreviated month and a year, see g_date_time_format(). */
  return format (then, C_ ("short date", "%-d %b %Y"));
}

/**
 * kayako_dup_full_time:
 * @time: seconds since 1970 in UTC, 0 when unknown
 *
 * Tells a moment completely, for tooltips and details.
 *
 * Returns: (transfer full): the text, empty when the time is unknown
 */
char *
kayako_dup_full_time (gint64 time)
{
  g_autoptr (GDateTime) then = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;

  if (then == NULL)
    return g_strdup ("");

  /* Translators: weekday, day, month, year and time, see g_date_time_format(). */
  return format (then, _ ("%A, %-d %B %Y, %-H:%M"));
}

/**
 * kayako_dup_date_time:
 * @time: seconds since 1970 in UTC, 0 when unknown
 *
 * Tells a moment in a line that fits into a narrow column.
 *
 * Returns: (transfer full): the text, empty when the time is unknown
 */
char *
kayako_dup_date_time (gint64 time)
{
  g_autoptr (GDateTime) then = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;

  if (then == NULL)
    return g_strdup ("");

  /* Translators: day, abbreviated month, year and time, see g_date_time_format(). */
  return format (then, _ ("%-d %b %Y, %-H:%M"));
}

/**
 * kayako_dup_day:
 * @time: seconds since 1970 in UTC, 0 when unknown
 * @now: the present moment, in the same way
 *
 * Names the day of a moment, for the line between two days of messages.
 *
 * Returns: (transfer full): the text, empty when the time is unknown
 */
char *
kayako_dup_day (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) then = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;
  g_autoptr (GDateTime) present = g_date_time_new_from_unix_local (now);
  int days;

  if (then == NULL || present == NULL)
    return g_strdup ("");

  days = days_between (then, present);

  if (days == 0)
    return g_strdup (_ ("Today"));

  if (days == 1)
    return g_strdup (_ ("Yesterday"));

  if (days > 1 && days < 7)
    /* Translators: a weekday, see g_date_time_format(). */
    return format (then, C_ ("weekday", "%A"));

  if (g_date_time_get_year (then) == g_date_time_get_year (present))
    /* Translators: a day and a month, see g_date_time_format(). */
    return format (then, C_ ("long date", "%-d %B"));

  /* Translators: a day, a month and a year, see g_date_time_format(). */
  return format (then, C_ ("long date", "%-d %B %Y"));
}

/**
 * kayako_next_midnight:
 * @now: the present moment, seconds since 1970 in UTC
 *
 * Finds the moment when what is called “today” changes.
 *
 * Returns: seconds since 1970 in UTC, later than @now
 */
gint64
kayako_next_midnight (gint64 now)
{
  g_autoptr (GDateTime) present = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) tomorrow = NULL;
  g_autoptr (GDateTime) midnight = NULL;

  g_return_val_if_fail (present != NULL, now + 24 * 60 * 60);

  tomorrow = g_date_time_add_days (present, 1);
  midnight =
      g_date_time_new_local (g_date_time_get_year (tomorrow), g_date_time_get_month (tomorrow),
                             g_date_time_get_day_of_month (tomorrow), 0, 0, 0);
  if (midnight == NULL)
    return now + 24 * 60 * 60;

  return MAX (g_date_time_to_unix (midnight), now + 1);
}
