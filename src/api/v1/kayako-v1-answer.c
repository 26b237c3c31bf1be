/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-answer.h"

#include "kayako-v1-error.h"

/**
 * kayako_v1_answer_new:
 * @response: what the server sent
 * @changes: whether the request changed something
 *
 * Takes from @response what reading it needs, so that a thread can do it.
 *
 * Returns: (transfer full): an answer that was not read yet
 */
KayakoV1Answer *
kayako_v1_answer_new (KayakoHttpResponse *response, gboolean changes)
{
  KayakoV1Answer *self = g_atomic_rc_box_new0 (KayakoV1Answer);

  self->status = kayako_http_response_get_status (response);
  self->retry_after = kayako_http_response_get_retry_after (response);
  self->body = g_bytes_ref (kayako_http_response_get_body (response));
  self->content_type = g_strdup (kayako_http_response_get_header (response, "Content-Type"));
  self->changes = changes;

  return self;
}

/**
 * kayako_v1_answer_ref:
 * @self: an answer
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoV1Answer *
kayako_v1_answer_ref (KayakoV1Answer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
answer_clear (gpointer data)
{
  KayakoV1Answer *self = data;

  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->notifications, g_ptr_array_unref);
  g_clear_pointer (&self->logs, g_ptr_array_unref);
  g_clear_error (&self->error);
  if (G_IS_VALUE (&self->value))
    g_value_unset (&self->value);
}

/**
 * kayako_v1_answer_unref:
 * @self: (transfer full): an answer
 *
 * Drops a reference, and the answer with the last one.
 */
void
kayako_v1_answer_unref (KayakoV1Answer *self)
{
  g_atomic_rc_box_release_full (self, answer_clear);
}

static gboolean
says_yes (KayakoV1Answer *self, KayakoV1Envelope *envelope)
{
  GPtrArray *errors = kayako_v1_envelope_get_errors (envelope);
  int status = kayako_v1_envelope_get_status (envelope);

  if (!SOUP_STATUS_IS_SUCCESSFUL (self->status))
    return FALSE;

  /* A proxy may flatten the HTTP status; the body's own says no then. */
  return status < 400 || errors == NULL || errors->len == 0;
}

static guint
effective_status (KayakoV1Answer *self, KayakoV1Envelope *envelope)
{
  if (SOUP_STATUS_IS_SUCCESSFUL (self->status))
    return (guint) MAX (kayako_v1_envelope_get_status (envelope), 0);

  return self->status;
}

/* A body that cannot be read. What the status says counts more, except that
 * “not found” in a page of somebody else's says nothing about a resource. */
static GError *
new_unreadable (KayakoV1Answer *self, const GError *cause)
{
  if (SOUP_STATUS_IS_SUCCESSFUL (self->status) || self->status == 404)
    return g_error_copy (cause);

  return kayako_v1_error_new (self->status, NULL, self->retry_after,
                              (self->flags & KAYAKO_V1_CALL_SIGNING_IN) != 0);
}

/* While the address is being tried, an odd answer says that it is wrong. */
static void
doubt_helpdesk (GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (*error == NULL || kayako_error_may_pass (*error) ||
      g_error_matches (*error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK))
    return;

  cause = g_steal_pointer (error);
  g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK, "It answers oddly: %s",
               cause->message);
}

/* A change that was carried out, in an answer that cannot be understood. */
static void
doubt_outcome (KayakoV1Answer *self)
{
  g_autoptr (GError) cause = NULL;

  if (!self->changes || !SOUP_STATUS_IS_SUCCESSFUL (self->status) ||
      !g_error_matches (self->error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL))
    return;

  cause = g_steal_pointer (&self->error);
  g_set_error (&self->error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR, "HTTP %u, but %s", self->status,
               cause->message);
}

static GPtrArray *
ref_array (GPtrArray *array)
{
  return array != NULL ? g_ptr_array_ref (array) : NULL;
}

/* What it says besides stays; freeing all its JSON takes as long as parsing it. */
static void
read_envelope (KayakoV1Answer *self, KayakoV1Envelope *envelope)
{
  KayakoV1Reading reading = { envelope, self->offset, self->limit };

  self->notifications = ref_array (kayako_v1_envelope_get_notifications (envelope));
  self->logs = ref_array (kayako_v1_envelope_get_logs (envelope));
  if (!says_yes (self, envelope)) {
    self->error =
        kayako_v1_error_new (effective_status (self, envelope), envelope, self->retry_after,
                             (self->flags & KAYAKO_V1_CALL_SIGNING_IN) != 0);
    return;
  }

  if (!self->reader (&reading, &self->value, &self->error))
    doubt_outcome (self);
}

/**
 * kayako_v1_answer_read:
 * @self: an answer that was not read yet
 *
 * Reads the answer: afterwards it has a value or an error, and nothing of what
 * was parsed is left.
 */
void
kayako_v1_answer_read (KayakoV1Answer *self)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (KayakoV1Envelope) envelope =
      kayako_v1_envelope_parse_typed (self->body, self->content_type, &cause);

  if (envelope != NULL) {
    read_envelope (self, envelope);
  } else {
    self->error = new_unreadable (self, cause);
    doubt_outcome (self);
  }

  if ((self->flags & KAYAKO_V1_CALL_PROBING) != 0)
    doubt_helpdesk (&self->error);
}
