/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-links.h"

static void
test_may_open (void)
{
  static const struct {
    const char *uri;
    gboolean may;
  } expectations[] = {
    { "https://support.example.com/article", TRUE },
    { "http://support.example.com/", TRUE },
    { "HTTPS://support.example.com/", TRUE },
    { "mailto:support@example.com", TRUE },
    { "file:///etc/passwd", FALSE },
    { "javascript:alert(1)", FALSE },
    { "data:text/html,x", FALSE },
    { "smb://server/share", FALSE },
    { "/relative", FALSE },
    { "not a link", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++)
    g_assert_cmpint (kayako_links_may_open (expectations[i].uri), ==, expectations[i].may);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/links/may-open", test_may_open);

  return g_test_run ();
}
