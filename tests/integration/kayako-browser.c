/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-browser.h"

#include "kayako-test-await.h"

#include <libsoup/soup.h>
#include <string.h>

void
browser_sight_clear (BrowserSight *sight)
{
  g_clear_pointer (&sight->body, g_free);
  g_clear_pointer (&sight->location, g_free);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
is_there (gpointer user_data)
{
  GAsyncResult **place = user_data;

  return *place != NULL;
}

BrowserSight
browser_visit (const char *method, const char *uri, const char *form)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new (method, uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  BrowserSight sight = { 0 };

  g_assert_nonnull (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (form != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (form, strlen (form));

    soup_message_set_request_body_from_bytes (message, SOUP_FORM_MIME_TYPE_URLENCODED, bytes);
  }

  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, sent_cb, &result);
  kayako_test_wait_until (is_there, &result);
  body = soup_session_send_and_read_finish (session, result, NULL);
  if (body == NULL)
    return sight;

  sight.status = soup_message_get_status (message);
  sight.body = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  sight.location = g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
  return sight;
}

/* Where the form on the page leads. */
char *
browser_dup_action (const char *page, const char *base_uri)
{
  g_autoptr (GRegex) regex = g_regex_new ("action=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) action = NULL;

  g_assert_true (g_regex_match (regex, page, 0, &match));
  action = g_string_new (base_uri);
  {
    g_autofree char *found = g_match_info_fetch (match, 1);

    g_string_append (action, found);
  }
  g_string_replace (action, "&amp;", "&", 0);

  return g_string_free_and_steal (g_steal_pointer (&action));
}
