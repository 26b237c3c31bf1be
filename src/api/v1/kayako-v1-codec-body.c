/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-body.h"

#include "kayako-error.h"

#include <string.h>

/* Where the text begins: after a byte order mark and blanks. */
static const char *
skip_blanks (const char *text, const char *end)
{
  if (end - text >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;

  while (text < end && g_ascii_isspace (*text))
    text++;

  return text;
}

static gboolean
is_html_type (const char *content_type)
{
  return content_type != NULL &&
         (g_ascii_strncasecmp (content_type, "text/html", strlen ("text/html")) == 0 ||
          g_ascii_strncasecmp (content_type, "application/xhtml", strlen ("application/xhtml")) ==
              0);
}

static JsonNode *
parse_json (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local_error = NULL;

  /* Its own errors quote the text, which may be anybody's: only the kind is
   * passed on. */
  if (!json_parser_load_from_data (parser, text, length, &local_error)) {
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL,
                 "Answer of %" G_GSSIZE_FORMAT " bytes is not JSON (kind %d)", length,
                 local_error->code);
    return NULL;
  }

  return json_parser_steal_root (parser);
}

/* Turns the bytes of an answer into JSON. What is no JSON because it is a web
 * page is KAYAKO_ERROR_NOT_HELPDESK; else KAYAKO_ERROR_PROTOCOL: nothing, cut
 * off, malformed or nested too deep. */
JsonNode *
kayako_v1_codec_parse_body (GBytes *body, const char *content_type, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  const char *end = bytes + length;
  const char *text = bytes != NULL ? skip_blanks (bytes, end) : end;

  if (text == end) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "Answer is empty");
    return NULL;
  }

  if (*text == '<' || is_html_type (content_type)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK,
                         "Answer is a page, not JSON");
    return NULL;
  }

  if (!g_utf8_validate_len (text, end - text, NULL)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "Answer is not UTF-8");
    return NULL;
  }

  return parse_json (text, end - text, error);
}
