/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-oauth-private.h"

#include <string.h>

#include "kayako-sandbox-request-private.h"

/* What a browser shows, and how OAuth answers at all. */

static void
reply (KayakoSandboxRequest *request, guint status, const char *type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  kayako_sandbox_request_reply_bytes (request, type, bytes, NULL);
  request->status = status;
  kayako_sandbox_request_add_header (request, "Cache-Control", "no-store");
  kayako_sandbox_request_add_header (request, "Referrer-Policy", "no-referrer");
}

static void
reply_page (KayakoSandboxRequest *request, guint status, const char *body)
{
  kayako_sandbox_request_add_header (
      request, "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  reply (
      request, status, "text/html; charset=utf-8",
      g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<title>Brewfictus</title>\n"
                       "<style>body { font-family: sans-serif; max-width: 24em; margin: 3em auto; }"
                       " label, input { display: block; width: 100%%; margin: 0.5em 0; }</style>\n"
                       "</head>\n<body>\n<h1>Brewfictus</h1>\n%s</body>\n</html>\n",
                       body));
}

/**
 * kayako_sandbox_oauth_reply_form:
 * @request: a request
 * @status: the HTTP status
 * @page: what it says
 *
 * Answers with the page on which somebody signs in and says whether an
 * application may act in their name.
 */
void
kayako_sandbox_oauth_reply_form (KayakoSandboxRequest *request,
                                 guint status,
                                 const KayakoSandboxOauthPage *page)
{
  g_autofree char *intro = g_markup_printf_escaped (
      "<p>The application <strong>%s</strong> wants to use: <em>%s</em>.</p>\n", page->client_id,
      page->scope);
  g_autofree char *problem =
      page->problem != NULL ? g_markup_printf_escaped ("<p role=\"alert\">%s</p>\n", page->problem)
                            : g_strdup ("");
  g_autofree char *fields =
      page->step != NULL
          ? g_markup_printf_escaped (
                "<input type=\"hidden\" name=\"auth_token\" value=\"%s\">\n"
                "<label>One-time password <input name=\"otp\" autocomplete=\"one-time-code\">"
                "</label>\n",
                page->step)
          : g_strdup ("<label>Email <input name=\"email\" type=\"email\" autocomplete=\"username\">"
                      "</label>\n"
                      "<label>Password <input name=\"password\" type=\"password\""
                      " autocomplete=\"current-password\"></label>\n");
  g_autofree char *form = g_markup_printf_escaped (
      "<form method=\"post\" action=\"/oauth/token/authorize?%s\">\n", page->query);
  g_autofree char *body =
      g_strconcat (intro, problem, form, fields,
                   "<button name=\"decision\" value=\"allow\">Allow</button>\n"
                   "<button name=\"decision\" value=\"deny\" formnovalidate>Deny</button>\n"
                   "</form>\n",
                   NULL);

  reply_page (request, status, body);
}

/**
 * kayako_sandbox_oauth_reply_problem:
 * @request: a request
 * @problem: a sentence
 *
 * Answers with a page that leads nowhere: where one cannot know who asks,
 * nothing may be sent to them.
 */
void
kayako_sandbox_oauth_reply_problem (KayakoSandboxRequest *request, const char *problem)
{
  g_autofree char *body = g_markup_printf_escaped ("<p role=\"alert\">%s</p>\n", problem);

  reply_page (request, SOUP_STATUS_BAD_REQUEST, body);
}

/**
 * kayako_sandbox_oauth_reply_redirect:
 * @request: a request
 * @location: where the browser is to go on
 *
 * Sends the browser back to the application.
 */
void
kayako_sandbox_oauth_reply_redirect (KayakoSandboxRequest *request, const char *location)
{
  kayako_sandbox_request_add_header (request, "Location", location);
  reply (request, SOUP_STATUS_FOUND, "text/plain", g_strdup (""));
}

/**
 * kayako_sandbox_oauth_reply_json:
 * @request: a request
 * @status: the HTTP status
 * @object: (transfer full): the answer
 *
 * Answers an application, without the API's envelope.
 */
void
kayako_sandbox_oauth_reply_json (KayakoSandboxRequest *request, guint status, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  reply (request, status, "application/json", json_to_string (node, FALSE));
  kayako_sandbox_request_add_header (request, "Pragma", "no-cache");
}
