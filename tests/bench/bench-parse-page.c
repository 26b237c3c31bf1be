/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a page of 100 full conversations takes to become objects, over how
 * long json-glib alone takes for the same bytes. Both sides take turns, so
 * that what else the machine does meets both. */

#include "bench-pages.h"
#include "kayako-v1-codec.h"

#define N_CONVERSATIONS 100
#define N_RUNS          51

static gint64
time_baseline (GBytes *page)
{
  gint64 start = g_get_monotonic_time ();
  gsize length;
  const char *text = g_bytes_get_data (page, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, text, length, &error))
    g_error ("%s", error->message);

  return g_get_monotonic_time () - start;
}

static gint64
time_objects (GBytes *page)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (page, &error);
  g_autoptr (GPtrArray) conversations = NULL;

  if (envelope != NULL)
    conversations =
        kayako_v1_codec_read_conversations (kayako_v1_envelope_get_data (envelope), &error);
  if (conversations == NULL)
    g_error ("%s", error->message);
  g_assert (conversations->len == N_CONVERSATIONS);

  return g_get_monotonic_time () - start;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return *first < *second ? -1 : *first > *second;
}

static double
get_median (gint64 *times)
{
  qsort (times, N_RUNS, sizeof *times, compare_times);

  return (double) times[N_RUNS / 2] / 1000.0;
}

int
main (void)
{
  g_autoptr (GBytes) page = bench_pages_create_conversations (1, N_CONVERSATIONS);
  static gint64 objects[N_RUNS];
  static gint64 baseline[N_RUNS];

  /* The first of each registers types and warms the memory. */
  time_baseline (page);
  time_objects (page);

  for (guint i = 0; i < N_RUNS; i++) {
    baseline[i] = time_baseline (page);
    objects[i] = time_objects (page);
  }

  g_print ("parse-page %.3f %.3f\n", get_median (objects), get_median (baseline));

  return 0;
}
