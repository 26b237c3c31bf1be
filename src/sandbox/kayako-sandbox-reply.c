/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-errors.h"
#include "kayako-sandbox-request-private.h"

/* The replies that handlers give (api/v1.md §2). They are made here and
 * written out by kayako_sandbox_request_finish(), once what the handler did is
 * in the database. */

/**
 * kayako_sandbox_request_add_header:
 * @self: a request
 * @name: a header
 * @value: its value
 *
 * Sends a header with the reply.
 */
void
kayako_sandbox_request_add_header (KayakoSandboxRequest *self, const char *name, const char *value)
{
  soup_message_headers_replace (self->reply_headers, name, value);
}

/**
 * kayako_sandbox_request_add_notification:
 * @self: a request
 * @entry: (transfer full): type, message and what else a notification has
 *
 * Tells the caller's user something.
 */
void
kayako_sandbox_request_add_notification (KayakoSandboxRequest *self, JsonObject *entry)
{
  json_array_add_object_element (self->notifications, entry);
}

/**
 * kayako_sandbox_request_add_log:
 * @self: a request
 * @level: ERROR, WARNING or NOTICE
 * @message: what to say
 *
 * Tells the caller's developer something.
 */
void
kayako_sandbox_request_add_log (KayakoSandboxRequest *self, const char *level, const char *message)
{
  JsonObject *entry = json_object_new ();

  json_object_set_string_member (entry, "level", level);
  json_object_set_string_member (entry, "message", message);
  json_array_add_object_element (self->logs, entry);
}

/**
 * kayako_sandbox_request_add_member:
 * @self: a request
 * @name: a name, in snake case
 * @value: (transfer full): its value
 *
 * Adds a member to the reply itself.
 */
void
kayako_sandbox_request_add_member (KayakoSandboxRequest *self, const char *name, JsonNode *value)
{
  json_object_set_member (self->members, name, value);
}

/**
 * kayako_sandbox_request_add_error:
 * @self: a request
 * @code: the error's code
 * @parameter: (nullable): what it is about
 *
 * Notes one of several errors.
 */
void
kayako_sandbox_request_add_error (KayakoSandboxRequest *self,
                                  const char *code,
                                  const char *parameter)
{
  json_array_add_object_element (self->errors,
                                 kayako_sandbox_error_to_json (code, parameter, NULL));
}

/**
 * kayako_sandbox_request_forget_reply:
 * @self: a request
 *
 * Takes a reply back, for what went wrong after it was given.
 */
void
kayako_sandbox_request_forget_reply (KayakoSandboxRequest *self)
{
  self->replied = FALSE;
  g_clear_pointer (&self->envelope, json_object_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  kayako_sandbox_validators_clear (&self->validators);
  json_array_unref (self->errors);
  self->errors = json_array_new ();
}

static void
begin_reply (KayakoSandboxRequest *self, guint status)
{
  g_return_if_fail (!self->replied);

  self->replied = TRUE;
  self->status = status;
}

/**
 * kayako_sandbox_request_begin_envelope:
 * @self: a request
 * @status: the HTTP status
 *
 * Begins a JSON reply.
 *
 * Returns: (transfer none): the envelope, with the status
 */
JsonObject *
kayako_sandbox_request_begin_envelope (KayakoSandboxRequest *self, guint status)
{
  begin_reply (self, status);
  self->envelope = json_object_new ();
  json_object_set_int_member (self->envelope, "status", status);

  return self->envelope;
}

/**
 * kayako_sandbox_request_set_last_modified:
 * @self: a request that has been replied to
 * @unix_seconds: when what it shows was changed last
 *
 * For data that does not say so itself.
 */
void
kayako_sandbox_request_set_last_modified (KayakoSandboxRequest *self, gint64 unix_seconds)
{
  self->validators.last_modified = unix_seconds;
}

/**
 * kayako_sandbox_request_reply_object:
 * @self: a request
 * @status: the HTTP status
 * @resource: what @object is
 * @object: (transfer full): the data
 *
 * Replies with one resource.
 */
void
kayako_sandbox_request_reply_object (KayakoSandboxRequest *self,
                                     guint status,
                                     const char *resource,
                                     JsonObject *object)
{
  JsonObject *envelope = kayako_sandbox_request_begin_envelope (self, status);

  kayako_sandbox_validators_read_resource (&self->validators, object);
  json_object_set_object_member (envelope, "data", object);
  json_object_set_string_member (envelope, "resource", resource);
}

/**
 * kayako_sandbox_request_reply_resource:
 * @self: a request
 * @status: the HTTP status
 * @resource: a type
 * @id: a resource of this type
 *
 * Replies with one resource, or 404 when there is none with this id.
 */
void
kayako_sandbox_request_reply_resource (KayakoSandboxRequest *self,
                                       guint status,
                                       const char *resource,
                                       gint64 id)
{
  JsonObject *object = kayako_sandbox_render_any (self->database, self->caller, resource, id);
  const char *uri = NULL;

  if (object == NULL) {
    kayako_sandbox_request_reply_error (self, "RESOURCE_NOT_FOUND", NULL);
    return;
  }

  uri = json_object_get_string_member_with_default (object, "resource_url", NULL);
  if (status == SOUP_STATUS_CREATED && uri != NULL)
    kayako_sandbox_request_add_header (self, "Content-Location", uri);
  kayako_sandbox_request_reply_object (self, status, resource, object);
}

/**
 * kayako_sandbox_request_reply_status:
 * @self: a request
 * @status: the HTTP status
 *
 * Replies with the status alone.
 */
void
kayako_sandbox_request_reply_status (KayakoSandboxRequest *self, guint status)
{
  kayako_sandbox_request_begin_envelope (self, status);
}

/**
 * kayako_sandbox_request_reply_count:
 * @self: a request
 * @total_count: how many resources a bulk action changed
 *
 * Replies that a bulk action was done.
 */
void
kayako_sandbox_request_reply_count (KayakoSandboxRequest *self, gint64 total_count)
{
  json_object_set_int_member (kayako_sandbox_request_begin_envelope (self, SOUP_STATUS_OK),
                              "total_count", total_count);
}

/**
 * kayako_sandbox_request_reply_error:
 * @self: a request
 * @code: the error's code
 * @parameter: (nullable): the parameter or argument it is about
 *
 * Replies with an error; its HTTP status follows from its code.
 */
void
kayako_sandbox_request_reply_error (KayakoSandboxRequest *self,
                                    const char *code,
                                    const char *parameter)
{
  kayako_sandbox_request_add_error (self, code, parameter);
  kayako_sandbox_request_reply_errors (self);
}

/**
 * kayako_sandbox_request_reply_error_parameters:
 * @self: a request
 * @code: the error's code
 * @parameters: (array zero-terminated=1): the parameters it is about
 *
 * Replies with an error that is about several parameters.
 */
void
kayako_sandbox_request_reply_error_parameters (KayakoSandboxRequest *self,
                                               const char *code,
                                               const char *const *parameters)
{
  json_array_add_object_element (self->errors,
                                 kayako_sandbox_error_to_json (code, NULL, parameters));
  kayako_sandbox_request_reply_errors (self);
}

/**
 * kayako_sandbox_request_reply_failure:
 * @self: a request
 * @status: an HTTP status that no error code stands for: 406, 413, 415
 * @message: what went wrong, for developers
 *
 * Replies with the general error code and a status of its own.
 */
void
kayako_sandbox_request_reply_failure (KayakoSandboxRequest *self, guint status, const char *message)
{
  JsonObject *entry = kayako_sandbox_error_to_json ("ACTION_FAILED", NULL, NULL);

  json_object_set_string_member (entry, "message", message);
  json_array_add_object_element (self->errors, entry);
  kayako_sandbox_request_begin_envelope (self, status);
}

/**
 * kayako_sandbox_request_reply_errors:
 * @self: a request
 *
 * Replies with the errors that were added; the first one's HTTP status counts.
 */
void
kayako_sandbox_request_reply_errors (KayakoSandboxRequest *self)
{
  JsonObject *first = NULL;
  const char *code = NULL;
  guint status = 0;

  g_return_if_fail (json_array_get_length (self->errors) > 0);

  first = json_array_get_object_element (self->errors, 0);
  code = json_object_get_string_member (first, "code");
  status = kayako_sandbox_error_get_status (code);
  kayako_sandbox_request_begin_envelope (self,
                                         status != 0 ? status : SOUP_STATUS_INTERNAL_SERVER_ERROR);

  /* A page in a browser that asks by script gets no login box. */
  if (status == SOUP_STATUS_UNAUTHORIZED &&
      kayako_sandbox_request_get_header (self, "X-Requested-With") == NULL)
    kayako_sandbox_request_add_header (self, "WWW-Authenticate", "Basic realm=\"Kayako\"");
}

/**
 * kayako_sandbox_request_reply_bytes:
 * @self: a request
 * @type: the MIME type
 * @bytes: what to send
 * @name: (nullable): the name to save it by, %NULL to show it
 *
 * Replies with something other than JSON.
 */
void
kayako_sandbox_request_reply_bytes (KayakoSandboxRequest *self,
                                    const char *type,
                                    GBytes *bytes,
                                    const char *name)
{
  begin_reply (self, SOUP_STATUS_OK);
  self->bytes = g_bytes_ref (bytes);
  kayako_sandbox_request_add_header (self, "Content-Type", type);

  if (name != NULL) {
    g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

    g_hash_table_insert (values, (gpointer) "filename", (gpointer) name);
    soup_message_headers_set_content_disposition (self->reply_headers, "attachment", values);
  }
}
