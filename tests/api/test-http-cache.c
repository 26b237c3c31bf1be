/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-cache.h"

#define CAPACITY 400 /* bytes */

/* An answer whose body has a size. */
static KayakoHttpResponse *
new_answer (guint status, gsize size, const char *validator, const char *value)
{
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (size), size);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  KayakoHttpResponse *response = NULL;

  if (validator != NULL)
    soup_message_headers_append (headers, validator, value);
  response = kayako_http_response_new (status, headers, body);
  soup_message_headers_unref (headers);

  return response;
}

static void
keep (KayakoHttpCache *cache, const char *key, gsize size)
{
  g_autoptr (KayakoHttpResponse) response = new_answer (200, size, "ETag", key);

  kayako_http_cache_keep (cache, key, response);
}

static gboolean
is_held (KayakoHttpCache *cache, const char *key)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, "http://127.0.0.1/");

  return kayako_http_cache_ask (cache, key, message);
}

static void
test_validators (void)
{
  g_autoptr (KayakoHttpCache) cache = kayako_http_cache_new (CAPACITY);
  g_autoptr (KayakoHttpResponse) tagged = new_answer (200, 1, "ETag", "c5096115");
  g_autoptr (KayakoHttpResponse) dated =
      new_answer (200, 1, "Last-Modified", "Thu, 09 Jul 2015 05:20:11 GMT");
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, "http://127.0.0.1/");
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (KayakoHttpResponse) held = NULL;

  kayako_http_cache_keep (cache, "tagged", tagged);
  kayako_http_cache_keep (cache, "dated", dated);

  g_assert_false (kayako_http_cache_ask (cache, "other", message));
  g_assert_true (kayako_http_cache_ask (cache, "tagged", message));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "If-None-Match"), ==, "c5096115");
  g_assert_null (soup_message_headers_get_one (headers, "If-Modified-Since"));
  g_assert_true (kayako_http_cache_ask (cache, "dated", message));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "If-Modified-Since"), ==,
                   "Thu, 09 Jul 2015 05:20:11 GMT");

  held = kayako_http_cache_dup (cache, "tagged");
  g_assert_true (held == tagged);
  g_assert_null (kayako_http_cache_dup (cache, "other"));
}

static void
test_not_kept (void)
{
  g_autoptr (KayakoHttpCache) cache = kayako_http_cache_new (CAPACITY);
  g_autoptr (KayakoHttpResponse) plain = new_answer (200, 1, NULL, NULL);
  g_autoptr (KayakoHttpResponse) refused = new_answer (403, 1, "ETag", "a");
  g_autoptr (KayakoHttpResponse) large = new_answer (200, CAPACITY / 4 + 1, "ETag", "a");

  kayako_http_cache_keep (cache, "plain", plain);
  kayako_http_cache_keep (cache, "refused", refused);
  kayako_http_cache_keep (cache, "large", large);
  g_assert_false (is_held (cache, "plain"));
  g_assert_false (is_held (cache, "refused"));
  g_assert_false (is_held (cache, "large"));

  /* What is not kept takes the place of what was. */
  keep (cache, "a", 1);
  kayako_http_cache_keep (cache, "a", refused);
  g_assert_false (is_held (cache, "a"));
}

static void
test_eviction (void)
{
  g_autoptr (KayakoHttpCache) cache = kayako_http_cache_new (CAPACITY);
  g_autoptr (KayakoHttpResponse) used = NULL;

  keep (cache, "a", 100);
  keep (cache, "b", 100);
  keep (cache, "c", 100);
  keep (cache, "d", 100);
  g_assert_true (is_held (cache, "a"));

  used = kayako_http_cache_dup (cache, "a");
  g_assert_nonnull (used);
  keep (cache, "e", 100);
  g_assert_true (is_held (cache, "a"));
  g_assert_false (is_held (cache, "b"));
  g_assert_true (is_held (cache, "c"));

  /* The same key again takes no more room. */
  keep (cache, "e", 100);
  g_assert_true (is_held (cache, "c"));
}

static void
test_forget (void)
{
  g_autoptr (KayakoHttpCache) cache = kayako_http_cache_new (CAPACITY);

  keep (cache, "a", 1);
  keep (cache, "b", 1);
  kayako_http_cache_forget (cache);
  g_assert_false (is_held (cache, "a"));
  g_assert_false (is_held (cache, "b"));
  g_assert_null (kayako_http_cache_dup (cache, "a"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-cache/validators", test_validators);
  g_test_add_func ("/http-cache/not-kept", test_not_kept);
  g_test_add_func ("/http-cache/eviction", test_eviction);
  g_test_add_func ("/http-cache/forget", test_forget);

  return g_test_run ();
}
