/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-page.h"
#include "kayako-v1-readers.h"

#define NEXT "https://brewfictus.kayako.com/api/v1/conversations.json?"

/* Whether items follow those of a page, by what the answer says of them. */
static void
test_has_more (void)
{
  static const struct {
    const char *items;
    const char *members;
    guint asked;
    gboolean has_more;
  } table[] = {
    { "{\"id\": 1}", "", 0, FALSE },
    { "{\"id\": 1}", ", \"next_url\": \"" NEXT "offset=1\"", 0, TRUE },
    { "{\"id\": 1}", ", \"next_url\": \"" NEXT "limit=1&offset=2\"", 1, TRUE },
    { "{\"id\": 1}", ", \"next_url\": \"" NEXT "after_id=1\"", 0, TRUE },
    { "{\"id\": 1}", ", \"next_url\": \"" NEXT "offset=x\"", 5, TRUE },
    { "{\"id\": 1}", ", \"next_url\": \"/api/v1/conversations?offset=6\"", 5, TRUE },
    /* They lead back. */
    { "{\"id\": 1}", ", \"next_url\": \"" NEXT "offset=1\"", 1, FALSE },
    { "{\"id\": 1}", ", \"next_url\": \"" NEXT "offset=0\"", 0, FALSE },
    { "{\"id\": 1}", ", \"next_url\": \"" NEXT "limit=1&offset=1\"", 50, FALSE },
    { "", ", \"next_url\": \"" NEXT "offset=1\"", 0, FALSE },
    { "{\"id\": 1}", ", \"offset\": 0, \"total_count\": 2", 0, TRUE },
    { "{\"id\": 1}", ", \"offset\": 1, \"total_count\": 2", 1, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    char *text =
        g_strdup_printf ("{\"status\": 200, \"data\": [%s], \"resource\": \"conversation\"%s}",
                         table[i].items, table[i].members);
    g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (body, &error);
    KayakoV1Reading reading = { envelope, table[i].asked, 1 };
    g_auto (GValue) value = G_VALUE_INIT;

    g_assert_no_error (error);
    g_assert_true (kayako_v1_read_conversations (&reading, &value, &error));
    g_assert_no_error (error);
    g_test_message ("%s", table[i].members);
    g_assert_cmpint (kayako_page_get_has_more (g_value_get_boxed (&value)), ==, table[i].has_more);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/v1/readers/has-more", test_has_more);

  return g_test_run ();
}
