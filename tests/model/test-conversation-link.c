/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-link.h"

static const struct {
  const char *text;
  const char *address; /* NULL where it is no link */
  gint64 id;
  const char *token;
} links[] = {
  { "https://a.test/conversations/12?token=t", "https://a.test", 12, "t" },
  { " https://a.test/en-us/conversations/12?x=1&token=a%2Bb ", "https://a.test", 12, "a+b" },
  { "https://a.test:8443/api/v1/conversations/12.json?token=t", "https://a.test:8443", 12, "t" },
  { "https://a.test/conversations/12", "https://a.test", 12, NULL },
  { "https://a.test/conversations/12?token=", "https://a.test", 12, NULL },
  { "kayako://a.test/conversations/12?token=t", "https://a.test", 12, "t" },
  { "KAYAKO:http://127.0.0.1:80/conversations/7?token=t", "http://127.0.0.1:80", 7, "t" },
  { "", NULL, 0, NULL },
  { "kayako:", NULL, 0, NULL },
  { "kayako:conversations/12?token=t", NULL, 0, NULL },
  { "https://a.test/", NULL, 0, NULL },
  { "https://a.test/conversations", NULL, 0, NULL },
  { "https://a.test/conversations/0?token=t", NULL, 0, NULL },
  { "https://a.test/conversations/-1?token=t", NULL, 0, NULL },
  { "https://a.test/conversations/99999999999999999999?token=t", NULL, 0, NULL },
  { "https://me:secret@a.test/conversations/12?token=t", NULL, 0, NULL },
  { "ftp://a.test/conversations/12?token=t", NULL, 0, NULL },
  { "file:///conversations/12", NULL, 0, NULL },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autofree char *address = NULL;
    g_autofree char *token = NULL;
    gint64 id = 0;
    gboolean is_link = kayako_conversation_link_parse (links[i].text, &address, &id, &token);

    g_test_message ("%s", links[i].text);
    g_assert_cmpint (is_link, ==, links[i].address != NULL);
    if (!is_link)
      continue;

    g_assert_cmpstr (address, ==, links[i].address);
    g_assert_cmpint (id, ==, links[i].id);
    g_assert_cmpstr (token, ==, links[i].token);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conversation-link/parse", test_parse);

  return g_test_run ();
}
