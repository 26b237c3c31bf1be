/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-text.h"

static void
test_html (void)
{
  static const struct {
    const char *text;
    const char *html;
  } cases[] = {
    { "", "" },
    { "Grüße, 田中", "Grüße, 田中" },
    { "a\n\nb", "a<br />\n<br />\nb" },
    { "<b>\"1 & 2\"</b>", "&lt;b&gt;&quot;1 &amp; 2&quot;&lt;/b&gt;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *html = kayako_sandbox_text_to_html (cases[i].text);

    g_assert_cmpstr (html, ==, cases[i].html);
  }
}

static void
test_blank (void)
{
  static const char *const blank[] = { "", " ", "\t\r\n", "\u00a0\u2003\u3000" };
  static const char *const said[] = { "x", " x", "\u00a0.", "\u200b" };

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    g_assert_true (kayako_sandbox_text_is_blank (blank[i]));
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_false (kayako_sandbox_text_is_blank (said[i]));
}

static void
test_preview (void)
{
  g_autofree char *line = kayako_sandbox_text_preview ("\n Good  evening,\n\n\tno steam. ");
  g_autofree char *nothing = kayako_sandbox_text_preview (" \n ");
  g_autofree char *many = g_strnfill (1000, 'x');
  g_autofree char *start = kayako_sandbox_text_preview (many);
  g_autofree char *wide = kayako_sandbox_text_preview ("日本語");

  g_assert_cmpstr (line, ==, "Good evening, no steam.");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpint (g_utf8_strlen (start, -1), ==, 140);
  g_assert_cmpstr (wide, ==, "日本語");
}

static void
test_browser (void)
{
  static const struct {
    const char *raw;
    const char *name;
  } cases[] = {
    { "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox" },
    { "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/55.0 Safari/537.36",
      "Chrome" },
    { "Mozilla/5.0 (Windows) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge" },
    { "Mozilla/5.0 (Macintosh) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.1 Safari/605.1",
      "Safari" },
    { "curl/8.5.0", "curl" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = kayako_sandbox_text_name_browser (cases[i].raw);

    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

static void
test_uuid (void)
{
  g_autofree char *one = kayako_sandbox_text_uuid ("user", 1);
  g_autofree char *again = kayako_sandbox_text_uuid ("user", 1);
  g_autofree char *other = kayako_sandbox_text_uuid ("user", 2);

  g_assert_true (g_uuid_string_is_valid (one));
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
}

static void
test_ago (void)
{
  static const struct {
    const char *text;
    gboolean good;
    gint64 seconds;
  } cases[] = {
    { "9m", TRUE, 540 },    { "2d3h20m", TRUE, 184800 },
    { "1w", TRUE, 604800 }, { "0s", TRUE, 0 },
    { "", FALSE, 0 },       { NULL, FALSE, 0 },
    { "h", FALSE, 0 },      { "12", FALSE, 0 },
    { "3y", FALSE, 0 },     { "-1d", FALSE, 0 },
    { "1d 2h", FALSE, 0 },  { "99999999999d", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 seconds = -1;
    gboolean good = kayako_sandbox_text_parse_ago (cases[i].text, &seconds);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (good, ==, cases[i].good);
    if (good)
      g_assert_cmpint (seconds, ==, cases[i].seconds);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/text/html", test_html);
  g_test_add_func ("/sandbox/text/blank", test_blank);
  g_test_add_func ("/sandbox/text/preview", test_preview);
  g_test_add_func ("/sandbox/text/browser", test_browser);
  g_test_add_func ("/sandbox/text/uuid", test_uuid);
  g_test_add_func ("/sandbox/text/ago", test_ago);

  return g_test_run ();
}
