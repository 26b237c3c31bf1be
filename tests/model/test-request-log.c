/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-request-log.h"

static KayakoRequestEntry *
new_entry (const char *uri, guint status)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);

  g_assert_nonnull (parsed);
  return kayako_request_entry_new ("GET", parsed, status, 12, 1700000000);
}

/* Only what is known to be harmless is shown. */
static void
test_secrets (void)
{
  static const struct {
    const char *uri;
    const char *path;
  } cases[] = {
    { "https://desk.test", "/" },
    { "https://desk.test/api/v1/cases?limit=20&offset=5", "/api/v1/cases?limit=20&offset=5" },
    { "https://desk.test/api/v1/conversations/7?token=abc&include=user",
      "/api/v1/conversations/7?token=…&include=user" },
    { "https://desk.test/api/v1/me?access_token=abc", "/api/v1/me?access_token=…" },
    { "https://desk.test/api/v1/me?accessToken=abc&_jwt=a.b.c&_session_id=1&_otp=2",
      "/api/v1/me?accessToken=…&_jwt=…&_session_id=…&_otp=…" },
    { "https://desk.test/api/v1/search?query=my%20words", "/api/v1/search?query=…" },
    { "https://desk.test/x?secret", "/x?…" },
    { "https://desk.test/x?limit=1=2", "/x?limit=1=2" },
    { "https://desk.test/x?", "/x?" },
    { "https://desk.test/thumb&width=5&_token=abc", "/thumb&width=…&_token=…" },
    { "https://desk.test/api/index.php?/Core/TestAPI&apikey=1&salt=2",
      "/api/index.php?/Core/TestAPI&apikey=…&salt=…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KayakoRequestEntry) entry = new_entry (cases[i].uri, 200);

    g_assert_cmpstr (kayako_request_entry_get_path (entry), ==, cases[i].path);
  }
}

static void
test_curl (void)
{
  g_autoptr (KayakoRequestEntry) entry =
      new_entry ("https://ann:word@desk.test:8443/it's?limit=1&token=abc", 200);
  g_autofree char *curl = kayako_request_entry_dup_curl (entry);

  g_assert_cmpstr (curl, ==,
                   "curl --globoff --request GET --header 'Accept: application/json' "
                   "'https://desk.test:8443/it'\\''s?limit=1&token=…'");
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  guint *rows = user_data;

  *rows += removed + added;
}

static guint
get_status_at (KayakoRequestLog *log, guint position)
{
  g_autoptr (KayakoRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (log), position);

  return entry != NULL ? kayako_request_entry_get_status (entry) : 0;
}

/* The newest first, and no more than there is room for. */
static void
test_order (void)
{
  g_autoptr (KayakoRequestLog) log = kayako_request_log_new (3);
  guint rows = 0;

  g_signal_connect (log, "items-changed", G_CALLBACK (count_cb), &rows);
  for (guint i = 1; i <= 8; i++) {
    g_autoptr (KayakoRequestEntry) entry = new_entry ("https://desk.test/", 200 + i);

    kayako_request_log_add (log, entry);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (log)), ==, MIN (i, 3));
    g_assert_cmpuint (get_status_at (log, 0), ==, 200 + i);
    g_assert_cmpuint (get_status_at (log, MIN (i, 3) - 1), ==, 200 + i - MIN (i, 3) + 1);
    g_assert_cmpuint (get_status_at (log, MIN (i, 3)), ==, 0);
  }
  /* No row is made anew because another one came. */
  g_assert_cmpuint (rows, ==, 8 + 5);

  kayako_request_log_clear (log);
  kayako_request_log_clear (log);
  g_assert_cmpuint (rows, ==, 8 + 5 + 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (log)), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&log));
}

static void
test_text (void)
{
  g_autoptr (KayakoRequestLog) log = kayako_request_log_new (3);
  g_autoptr (KayakoRequestEntry) first = new_entry ("https://desk.test/a?token=x", 200);
  g_autoptr (KayakoRequestEntry) second = new_entry ("https://desk.test/b", 0);
  g_autofree char *text = NULL;

  kayako_request_log_add (log, first);
  kayako_request_log_add (log, second);
  text = kayako_request_log_dup_text (log);
  g_assert_cmpstr (text, ==,
                   "2023-11-14T22:13:20Z     12 ms   0 GET /b\n"
                   "2023-11-14T22:13:20Z     12 ms 200 GET /a?token=…\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request-log/secrets", test_secrets);
  g_test_add_func ("/request-log/curl", test_curl);
  g_test_add_func ("/request-log/order", test_order);
  g_test_add_func ("/request-log/text", test_text);

  return g_test_run ();
}
