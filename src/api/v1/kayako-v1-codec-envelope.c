/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-envelope.h"

#include "kayako-error.h"
#include "kayako-v1-codec-body.h"
#include "kayako-v1-codec-enums.h"
#include "kayako-v1-codec-json.h"

#include <string.h>

struct _KayakoV1Envelope {
  JsonNode *root; /* (owned): holds all that is borrowed below */
  JsonNode *data; /* (not owned) (nullable) */
  int status;     /* 0 when not told */
  const char *resource;
  const char *next_url;
  const char *session_id; /* a secret */
  const char *auth_token; /* a secret */
  gint64 offset;          /* -1 when not told, as the next two */
  gint64 limit;
  gint64 total_count;
  GPtrArray *errors;        /* (owned): KayakoV1Error */
  GPtrArray *notifications; /* (owned): KayakoNotification */
  GPtrArray *logs;          /* (owned): KayakoV1Log */
};

static void
v1_error_free (gpointer data)
{
  KayakoV1Error *self = data;

  g_free (self->code);
  g_free (self->message);
  g_free (self->parameter);
  g_strfreev (self->parameters);
  g_free (self->pointer);
  g_free (self);
}

static void
v1_log_free (gpointer data)
{
  KayakoV1Log *self = data;

  g_free (self->level);
  g_free (self->message);
  g_free (self);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  const char *text = NULL;

  return kayako_v1_json_read_text (object, name, &text) ? text : NULL;
}

static gint64
get_count (JsonObject *object, const char *name)
{
  gint64 count;

  if (kayako_v1_json_is_null (object, name) || !kayako_v1_json_read_int64 (object, name, &count))
    return -1;

  return MAX (count, -1);
}

static GStrv
dup_parameters (JsonObject *object)
{
  JsonArray *array = kayako_v1_json_read_array (object, "parameters");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *name = kayako_v1_json_dup_text (json_array_get_element (array, i));

    if (name != NULL)
      g_strv_builder_add (builder, name);
  }

  return g_strv_builder_end (builder);
}

static gpointer
read_error (JsonObject *object)
{
  KayakoV1Error *self = g_new0 (KayakoV1Error, 1);
  const char *code = get_text (object, "code");
  const char *parameter = get_text (object, "parameter");

  self->code = g_strdup (code != NULL ? code : "UNKNOWN");
  self->message = g_strdup (get_text (object, "message"));
  self->parameters = dup_parameters (object);
  if (parameter == NULL && self->parameters != NULL)
    parameter = self->parameters[0];
  self->parameter = g_strdup (parameter);
  self->pointer = g_strdup (get_text (object, "pointer"));

  return self;
}

/* The server escapes line breaks twice (api/v1.md §2.4). */
static char *
unescape_breaks (const char *message)
{
  g_autoptr (GString) text = g_string_new (message);

  g_string_replace (text, "\\n", "\n", 0);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gpointer
read_notification (JsonObject *object)
{
  const char *message = get_text (object, "message");
  g_autofree char *text = NULL;
  gboolean sticky = FALSE;

  if (message == NULL)
    return NULL;

  text = unescape_breaks (message);
  kayako_v1_json_read_boolean (object, "sticky", &sticky);

  return kayako_notification_new (
      kayako_v1_codec_notification_type_from_wire (get_text (object, "type")), text, sticky,
      get_text (object, "related_url"), get_text (object, "related_href"),
      get_text (object, "related_label"));
}

static gpointer
read_log (JsonObject *object)
{
  const char *level = get_text (object, "level");
  const char *message = get_text (object, "message");
  KayakoV1Log *self;

  if (message == NULL)
    return NULL;

  self = g_new0 (KayakoV1Log, 1);
  self->level = g_strdup (level != NULL ? level : "NOTICE");
  self->message = g_strdup (message);

  return self;
}

static GPtrArray *
read_items (JsonObject *root,
            const char *name,
            gpointer (*read) (JsonObject *object),
            GDestroyNotify item_free)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  JsonArray *array = kayako_v1_json_read_array (root, name);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *object = kayako_v1_json_get_object (json_array_get_element (array, i));
    gpointer item = object != NULL ? read (object) : NULL;

    if (item != NULL)
      g_ptr_array_add (items, item);
  }

  return items;
}

static gboolean
check_root (JsonNode *root, GError **error)
{
  JsonObject *object = kayako_v1_json_get_object (root);

  if (object == NULL) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "Answer is not an object");
    return FALSE;
  }

  if (!json_object_has_member (object, "status") && !json_object_has_member (object, "data") &&
      !json_object_has_member (object, "errors")) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK,
                         "Answer is JSON of another kind of server");
    return FALSE;
  }

  return TRUE;
}

/**
 * kayako_v1_envelope_parse:
 * @body: what came as an answer
 * @error: %KAYAKO_ERROR_NOT_HELPDESK for a web page or the JSON of something
 *   else, %KAYAKO_ERROR_PROTOCOL for what is empty, cut off or malformed
 *
 * Takes the envelope out of an answer. An answer that tells of errors is one
 * as well; see kayako_v1_envelope_get_errors().
 *
 * Returns: (transfer full) (nullable): the envelope
 */
KayakoV1Envelope *
kayako_v1_envelope_parse (GBytes *body, GError **error)
{
  return kayako_v1_envelope_parse_typed (body, NULL, error);
}

/**
 * kayako_v1_envelope_parse_typed:
 * @body: what came as an answer
 * @content_type: (nullable): what the server says it is
 * @error: as of kayako_v1_envelope_parse()
 *
 * As kayako_v1_envelope_parse(), believing a server that says it sent a page.
 *
 * Returns: (transfer full) (nullable): the envelope
 */
KayakoV1Envelope *
kayako_v1_envelope_parse_typed (GBytes *body, const char *content_type, GError **error)
{
  g_autoptr (KayakoV1Envelope) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (body != NULL, NULL);

  root = kayako_v1_codec_parse_body (body, content_type, error);
  if (root == NULL || !check_root (root, error))
    return NULL;

  object = json_node_get_object (root);
  self = g_new0 (KayakoV1Envelope, 1);
  self->root = g_steal_pointer (&root);
  self->data = json_object_get_member (object, "data");
  kayako_v1_json_read_int (object, "status", &self->status);
  self->resource = get_text (object, "resource");
  self->next_url = get_text (object, "next_url");
  self->session_id = get_text (object, "session_id");
  self->auth_token = get_text (object, "auth_token");
  self->offset = get_count (object, "offset");
  self->limit = get_count (object, "limit");
  self->total_count = get_count (object, "total_count");
  self->errors = read_items (object, "errors", read_error, v1_error_free);
  self->notifications = read_items (object, "notifications", read_notification,
                                    (GDestroyNotify) kayako_notification_unref);
  self->logs = read_items (object, "logs", read_log, v1_log_free);

  return g_steal_pointer (&self);
}

/**
 * kayako_v1_envelope_free:
 * @self: (transfer full): a `KayakoV1Envelope`
 *
 * Frees @self and everything borrowed from it.
 */
void
kayako_v1_envelope_free (KayakoV1Envelope *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->errors, g_ptr_array_unref);
  g_clear_pointer (&self->notifications, g_ptr_array_unref);
  g_clear_pointer (&self->logs, g_ptr_array_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

/**
 * kayako_v1_envelope_get_status:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: the status the body tells, which under JSONP is the only true one; 0 when it tells none
 */
int
kayako_v1_envelope_get_status (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status;
}

/**
 * kayako_v1_envelope_get_data:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (transfer none) (nullable): the resource or the array of them
 */
JsonNode *
kayako_v1_envelope_get_data (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

/**
 * kayako_v1_envelope_get_resource:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (nullable): the type of the resource
 */
const char *
kayako_v1_envelope_get_resource (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->resource;
}

/**
 * kayako_v1_envelope_get_offset:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: how many were left out before the page; -1 when not told
 */
gint64
kayako_v1_envelope_get_offset (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->offset;
}

/**
 * kayako_v1_envelope_get_limit:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: how many a page holds; -1 when not told
 */
gint64
kayako_v1_envelope_get_limit (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->limit;
}

/**
 * kayako_v1_envelope_get_total_count:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: how many there are in all; -1 when not told
 */
gint64
kayako_v1_envelope_get_total_count (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->total_count;
}

/**
 * kayako_v1_envelope_get_next_url:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (nullable): where the next page is
 */
const char *
kayako_v1_envelope_get_next_url (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next_url;
}

/**
 * kayako_v1_envelope_get_session_id:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (nullable): the session this request made; a secret
 */
const char *
kayako_v1_envelope_get_session_id (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->session_id;
}

/**
 * kayako_v1_envelope_get_auth_token:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (nullable): the token of the next sign-in step; a secret
 */
const char *
kayako_v1_envelope_get_auth_token (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->auth_token;
}

/**
 * kayako_v1_envelope_get_errors:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (transfer none) (element-type KayakoV1Error): what went wrong, empty when nothing did
 */
GPtrArray *
kayako_v1_envelope_get_errors (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->errors;
}

/**
 * kayako_v1_envelope_get_notifications:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (transfer none) (element-type KayakoNotification): what to show the person
 */
GPtrArray *
kayako_v1_envelope_get_notifications (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->notifications;
}

/**
 * kayako_v1_envelope_get_logs:
 * @self: a `KayakoV1Envelope`
 *
 * Returns: (transfer none) (element-type KayakoV1Log): what the server says to developers
 */
GPtrArray *
kayako_v1_envelope_get_logs (const KayakoV1Envelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->logs;
}

/**
 * kayako_v1_envelope_has_error:
 * @self: a `KayakoV1Envelope`
 * @code: a code of api/v1.md §2.3
 *
 * Returns: whether that is among what went wrong
 */
gboolean
kayako_v1_envelope_has_error (const KayakoV1Envelope *self, const char *code)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < self->errors->len; i++) {
    const KayakoV1Error *item = self->errors->pdata[i];

    if (strcmp (item->code, code) == 0)
      return TRUE;
  }

  return FALSE;
}
