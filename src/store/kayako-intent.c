/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-intent.h"

G_DEFINE_BOXED_TYPE (KayakoIntent, kayako_intent, kayako_intent_copy, kayako_intent_free)

G_DEFINE_ENUM_TYPE (KayakoIntentState,
                    kayako_intent_state,
                    G_DEFINE_ENUM_VALUE (KAYAKO_INTENT_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_INTENT_STATE_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_INTENT_STATE_UNCLEAR, "unclear"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_INTENT_STATE_FAILED, "failed"))

/**
 * kayako_intent_new:
 * @client_id: the name invented for it
 * @kind: what is to be done
 * @payload: what it takes
 *
 * Makes an intent that waits; its other fields are set by hand, and owned by
 * it.
 *
 * Returns: (transfer full): the intent
 */
KayakoIntent *
kayako_intent_new (const char *client_id, const char *kind, GBytes *payload)
{
  KayakoIntent *self = NULL;

  g_return_val_if_fail (client_id != NULL && kind != NULL && payload != NULL, NULL);

  self = g_new0 (KayakoIntent, 1);
  self->client_id = g_strdup (client_id);
  self->kind = g_strdup (kind);
  self->payload = g_bytes_ref (payload);

  return self;
}

/**
 * kayako_intent_copy:
 * @self: an intent
 *
 * Returns: (transfer full): a copy
 */
KayakoIntent *
kayako_intent_copy (const KayakoIntent *self)
{
  KayakoIntent *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->client_id = g_strdup (self->client_id);
  copy->kind = g_strdup (self->kind);
  copy->local_id = g_strdup (self->local_id);
  copy->payload = g_bytes_ref (self->payload);
  copy->error_domain = g_strdup (self->error_domain);
  copy->error_text = g_strdup (self->error_text);

  return copy;
}

/**
 * kayako_intent_free:
 * @self: (transfer full): an intent
 *
 * Frees @self.
 */
void
kayako_intent_free (KayakoIntent *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->client_id);
  g_free (self->kind);
  g_free (self->local_id);
  g_bytes_unref (self->payload);
  g_free (self->error_domain);
  g_free (self->error_text);
  g_free (self);
}

/**
 * kayako_intent_set_error:
 * @self: an intent
 * @error: (nullable): why it failed last
 *
 * Sets the fields that tell of the last failure.
 */
void
kayako_intent_set_error (KayakoIntent *self, const GError *error)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->error_domain, error != NULL ? g_quark_to_string (error->domain) : NULL);
  g_set_str (&self->error_text, error != NULL ? error->message : NULL);
  self->error_code = error != NULL ? error->code : 0;
}
