/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-request.h"

#include <string.h>

/**
 * KayakoHttpRequest:
 *
 * What is to be asked, before anything is sent: it can be made into a message
 * as often as it has to be repeated. Not changed once it is sent.
 */
struct _KayakoHttpRequest {
  char *method;                /* (owned) (not nullable) */
  char *target;                /* (owned) (not nullable): a path, or a whole address */
  GString *query;              /* (owned) (not nullable) */
  SoupMessageHeaders *headers; /* (owned) (not nullable) */
  char *content_type;          /* (owned) (nullable) */
  GBytes *body;                /* (owned) (nullable) */
  KayakoHttpFlags flags;
};

/**
 * kayako_http_request_new:
 * @method: `GET`, `HEAD`, `POST`, `PUT` or `DELETE`
 * @target: a path from the root, or a whole address
 * @flags: how to treat it
 *
 * Makes a request without arguments, headers or body.
 *
 * Returns: (transfer full): a request
 */
KayakoHttpRequest *
kayako_http_request_new (const char *method, const char *target, KayakoHttpFlags flags)
{
  KayakoHttpRequest *self = NULL;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  self = g_rc_box_new0 (KayakoHttpRequest);
  self->method = g_strdup (method);
  self->target = g_strdup (target);
  self->query = g_string_new (NULL);
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  self->flags = flags;

  return self;
}

/**
 * kayako_http_request_ref:
 * @self: a request
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoHttpRequest *
kayako_http_request_ref (KayakoHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
request_clear (gpointer data)
{
  KayakoHttpRequest *self = data;

  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->target, g_free);
  g_string_free (g_steal_pointer (&self->query), TRUE);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
}

/**
 * kayako_http_request_unref:
 * @self: (transfer full): a request
 *
 * Drops a reference, and the request with the last one.
 */
void
kayako_http_request_unref (KayakoHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, request_clear);
}

/**
 * kayako_http_request_get_flags:
 * @self: a request
 *
 * How the request is treated.
 *
 * Returns: flags
 */
KayakoHttpFlags
kayako_http_request_get_flags (KayakoHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, KAYAKO_HTTP_NONE);

  return self->flags;
}

/**
 * kayako_http_request_get_method:
 * @self: a request
 *
 * What is to be done.
 *
 * Returns: the HTTP method, owned by @self
 */
const char *
kayako_http_request_get_method (KayakoHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->method;
}

/**
 * kayako_http_request_get_target:
 * @self: a request
 *
 * What it is about, without the arguments that were added.
 *
 * Returns: a path from the root, or a whole address, owned by @self
 */
const char *
kayako_http_request_get_target (KayakoHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->target;
}

/**
 * kayako_http_request_get_changes:
 * @self: a request
 *
 * Whether the request changes something on the server, so that it must not be
 * sent twice.
 *
 * Returns: %TRUE for all but `GET` and `HEAD`
 */
gboolean
kayako_http_request_get_changes (KayakoHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !g_str_equal (self->method, SOUP_METHOD_GET) &&
         !g_str_equal (self->method, SOUP_METHOD_HEAD);
}

/**
 * kayako_http_request_add_argument:
 * @self: a request
 * @name: the name in the query string
 * @value: its value; escaped here
 *
 * Adds an argument.
 */
void
kayako_http_request_add_argument (KayakoHttpRequest *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  if (self->query->len > 0)
    g_string_append_c (self->query, '&');
  g_string_append_uri_escaped (self->query, name, NULL, FALSE);
  g_string_append_c (self->query, '=');
  g_string_append_uri_escaped (self->query, value, ",", FALSE);
}

/**
 * kayako_http_request_set_header:
 * @self: a request
 * @name: a header's name
 * @value: (nullable): its value; %NULL takes the header away
 *
 * Sets a header, in place of one that was set before.
 */
void
kayako_http_request_set_header (KayakoHttpRequest *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  if (value != NULL)
    soup_message_headers_replace (self->headers, name, value);
  else
    soup_message_headers_remove (self->headers, name);
}

/**
 * kayako_http_request_set_body:
 * @self: a request
 * @content_type: the MIME type of @body
 * @body: the bytes to send
 *
 * Sets the body.
 */
void
kayako_http_request_set_body (KayakoHttpRequest *self, const char *content_type, GBytes *body)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (content_type != NULL);
  g_return_if_fail (body != NULL);

  g_set_str (&self->content_type, content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (body);
}

/**
 * kayako_http_request_get_body:
 * @self: a request
 * @content_type: (out) (optional): its MIME type
 *
 * The body.
 *
 * Returns: (transfer none) (nullable): bytes, owned by @self
 */
GBytes *
kayako_http_request_get_body (KayakoHttpRequest *self, const char **content_type)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (content_type != NULL)
    *content_type = self->content_type;

  return self->body;
}

/**
 * kayako_http_request_get_header:
 * @self: a request
 * @name: a header's name
 *
 * A header that was set.
 *
 * Returns: (nullable): its value, owned by @self
 */
const char *
kayako_http_request_get_header (KayakoHttpRequest *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return soup_message_headers_get_one (self->headers, name);
}

/**
 * kayako_http_request_dup_uri:
 * @self: a request
 * @base: the helpdesk's address
 *
 * Where the request goes, with its arguments. Arguments the target has of its
 * own stay in front.
 *
 * Returns: (transfer full) (nullable): an address, or %NULL where the target
 *   is none
 */
GUri *
kayako_http_request_dup_uri (KayakoHttpRequest *self, GUri *base)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (base != NULL, NULL);

  if (self->query->len > 0)
    target = g_strconcat (self->target, strchr (self->target, '?') != NULL ? "&" : "?",
                          self->query->str, NULL);
  else
    target = g_strdup (self->target);

  return g_uri_parse_relative (base, target, SOUP_HTTP_URI_FLAGS, NULL);
}

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  SoupMessageHeaders *headers = user_data;

  soup_message_headers_replace (headers, name, value);
}

/**
 * kayako_http_request_dup_message:
 * @self: a request
 * @uri: where it goes
 *
 * Makes a message that can be sent once. It follows no redirect and asks
 * nobody for a password by itself.
 *
 * Returns: (transfer full): a message
 */
SoupMessage *
kayako_http_request_dup_message (KayakoHttpRequest *self, GUri *uri)
{
  SoupMessage *message = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  message = soup_message_new_from_uri (self->method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  /* A kept connection may turn out to be closed, and one cannot know whether
   * before or after the server read what was sent. libsoup repeats PUT and DELETE
   * by itself then, which may do them twice, and fails a POST, which makes a reply
   * unclear that never left. On a new connection neither happens, so a change
   * costs one on purpose. */
  if (kayako_http_request_get_changes (self))
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  if (self->body != NULL)
    soup_message_set_request_body_from_bytes (message, self->content_type, self->body);
  soup_message_headers_foreach (self->headers, copy_header,
                                soup_message_get_request_headers (message));

  return message;
}
