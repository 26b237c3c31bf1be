/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-times.h"

/* Tuesday, 4 November 2025, 15:30 UTC; the tests run in UTC. */
#define NOW  1762270200
#define HOUR (60 * 60)
#define DAY  (24 * HOUR)

typedef struct {
  gint64 time;
  const char *text;
} Expectation;

static void
test_clock_time (void)
{
  g_autofree char *morning = kayako_dup_clock_time (NOW - 6 * HOUR);
  g_autofree char *unknown = kayako_dup_clock_time (0);

  g_assert_cmpstr (morning, ==, "9:30");
  g_assert_cmpstr (unknown, ==, "");
}

static void
test_short_time (void)
{
  static const Expectation expectations[] = {
    { 0, "" },
    { NOW, "15:30" },
    { NOW - 15 * HOUR, "0:30" },
    { NOW - 16 * HOUR, "Yesterday" },
    { NOW - 39 * HOUR, "Yesterday" },
    { NOW - 40 * HOUR, "Sun" },
    { NOW - 6 * DAY, "Wed" },
    { NOW - 7 * DAY, "28 Oct" },
    { NOW - 300 * DAY, "8 Jan" },
    { NOW - 310 * DAY, "29 Dec 2024" },
    /* A clock that is ahead of ours is no reason to say nonsense. */
    { NOW + HOUR, "16:30" },
    { NOW + DAY, "5 Nov" },
    { G_MAXINT64, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++) {
    g_autofree char *text = kayako_dup_short_time (expectations[i].time, NOW);

    g_assert_cmpstr (text, ==, expectations[i].text);
  }
}

static void
test_full_time (void)
{
  g_autofree char *text = kayako_dup_full_time (NOW);
  g_autofree char *unknown = kayako_dup_full_time (0);
  g_autofree char *narrow = kayako_dup_date_time (NOW);
  g_autofree char *narrow_unknown = kayako_dup_date_time (0);

  g_assert_cmpstr (text, ==, "Tuesday, 4 November 2025, 15:30");
  g_assert_cmpstr (unknown, ==, "");
  g_assert_cmpstr (narrow, ==, "4 Nov 2025, 15:30");
  g_assert_cmpstr (narrow_unknown, ==, "");
}

static void
test_day (void)
{
  static const Expectation expectations[] = {
    { 0, "" },
    { NOW, "Today" },
    { NOW - DAY, "Yesterday" },
    { NOW - 2 * DAY, "Sunday" },
    { NOW - 7 * DAY, "28 October" },
    { NOW - 310 * DAY, "29 December 2024" },
    { NOW + DAY, "5 November" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++) {
    g_autofree char *text = kayako_dup_day (expectations[i].time, NOW);

    g_assert_cmpstr (text, ==, expectations[i].text);
  }
}

static void
test_next_midnight (void)
{
  g_assert_cmpint (kayako_next_midnight (NOW), ==, NOW + 8 * HOUR + HOUR / 2);
  g_assert_cmpint (kayako_next_midnight (NOW + 8 * HOUR + HOUR / 2), ==,
                   NOW + DAY + 8 * HOUR + HOUR / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/times/clock-time", test_clock_time);
  g_test_add_func ("/times/short-time", test_short_time);
  g_test_add_func ("/times/full-time", test_full_time);
  g_test_add_func ("/times/day", test_day);
  g_test_add_func ("/times/next-midnight", test_next_midnight);

  return g_test_run ();
}
