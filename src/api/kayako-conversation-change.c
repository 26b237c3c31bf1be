/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-change.h"

/**
 * KayakoConversationChange:
 *
 * Which properties of a conversation are to become what. What was not set
 * stays as it is. Everything is set before it is given away; after that it
 * does not change.
 */
struct _KayakoConversationChange {
  char *subject;    /* (owned) (nullable) */
  char *validator;  /* (owned) (nullable) */
  gint64 status_id; /* 0 when not set */
  gint64 priority_id;
  gint64 type_id;
  GHashTable *field_values; /* (owned) (not nullable): key → value */
  gboolean has_priority_id;
  gboolean has_type_id;
};

G_DEFINE_BOXED_TYPE (KayakoConversationChange,
                     kayako_conversation_change,
                     kayako_conversation_change_ref,
                     kayako_conversation_change_unref)

/**
 * kayako_conversation_change_new:
 *
 * Makes a change that changes nothing yet.
 *
 * Returns: (transfer full): a change
 */
KayakoConversationChange *
kayako_conversation_change_new (void)
{
  KayakoConversationChange *self = g_atomic_rc_box_new0 (KayakoConversationChange);

  self->field_values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

static void
draft_clear (gpointer data)
{
  KayakoConversationChange *self = data;

  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->validator, g_free);
  g_clear_pointer (&self->field_values, g_hash_table_unref);
}

/**
 * kayako_conversation_change_ref:
 * @self: a change
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoConversationChange *
kayako_conversation_change_ref (KayakoConversationChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kayako_conversation_change_unref:
 * @self: (transfer full): a change
 *
 * Drops a reference, and the change with the last one.
 */
void
kayako_conversation_change_unref (KayakoConversationChange *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, draft_clear);
}

/**
 * kayako_conversation_change_get_subject:
 * @self: a change
 *
 * The new subject.
 *
 * Returns: (nullable): a line, or %NULL where it stays
 */
const char *
kayako_conversation_change_get_subject (const KayakoConversationChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * kayako_conversation_change_set_subject:
 * @self: a change
 * @subject: (nullable): a line, or %NULL where it stays
 *
 * Changes the subject.
 */
void
kayako_conversation_change_set_subject (KayakoConversationChange *self, const char *subject)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->subject, subject);
}

/**
 * kayako_conversation_change_get_status_id:
 * @self: a change
 *
 * The new status.
 *
 * Returns: an id, 0 where it stays
 */
gint64
kayako_conversation_change_get_status_id (const KayakoConversationChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status_id;
}

/**
 * kayako_conversation_change_set_status_id:
 * @self: a change
 * @status_id: an id, 0 where it stays
 *
 * Changes the status.
 */
void
kayako_conversation_change_set_status_id (KayakoConversationChange *self, gint64 status_id)
{
  g_return_if_fail (self != NULL);

  self->status_id = status_id;
}

/**
 * kayako_conversation_change_get_priority_id:
 * @self: a change
 * @priority_id: (out) (optional): where to put it
 *
 * The new priority: an id, or 0 where it is taken away.
 *
 * Returns: whether it was set
 */
gboolean
kayako_conversation_change_get_priority_id (const KayakoConversationChange *self,
                                            gint64 *priority_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (priority_id != NULL)
    *priority_id = self->priority_id;

  return self->has_priority_id;
}

/**
 * kayako_conversation_change_set_priority_id:
 * @self: a change
 * @priority_id: the value to send
 *
 * Changes the priority; 0 takes it away.
 */
void
kayako_conversation_change_set_priority_id (KayakoConversationChange *self, gint64 priority_id)
{
  g_return_if_fail (self != NULL);

  self->priority_id = priority_id;
  self->has_priority_id = TRUE;
}

/**
 * kayako_conversation_change_get_type_id:
 * @self: a change
 * @type_id: (out) (optional): where to put it
 *
 * The new type: an id, or 0 where it is taken away.
 *
 * Returns: whether it was set
 */
gboolean
kayako_conversation_change_get_type_id (const KayakoConversationChange *self, gint64 *type_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (type_id != NULL)
    *type_id = self->type_id;

  return self->has_type_id;
}

/**
 * kayako_conversation_change_set_type_id:
 * @self: a change
 * @type_id: the value to send
 *
 * Changes the type; 0 takes it away.
 */
void
kayako_conversation_change_set_type_id (KayakoConversationChange *self, gint64 type_id)
{
  g_return_if_fail (self != NULL);

  self->type_id = type_id;
  self->has_type_id = TRUE;
}

/**
 * kayako_conversation_change_get_field_values:
 * @self: a change
 *
 * The new values of custom fields, by their keys.
 *
 * Returns: (transfer none) (element-type utf8 utf8): values, owned by @self
 */
GHashTable *
kayako_conversation_change_get_field_values (const KayakoConversationChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field_values;
}

/**
 * kayako_conversation_change_set_field_value:
 * @self: a change
 * @key: the field's key
 * @value: its value, always as text; empty clears it
 *
 * Changes a custom field.
 */
void
kayako_conversation_change_set_field_value (KayakoConversationChange *self,
                                            const char *key,
                                            const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);
  g_return_if_fail (value != NULL);

  g_hash_table_replace (self->field_values, g_strdup (key), g_strdup (value));
}

/**
 * kayako_conversation_change_get_validator:
 * @self: a change
 *
 * Which version of the conversation the change was made to.
 *
 * Returns: (nullable): the validator as the server wrote it, owned by @self
 */
const char *
kayako_conversation_change_get_validator (const KayakoConversationChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->validator;
}

/**
 * kayako_conversation_change_set_validator:
 * @self: a change
 * @validator: (nullable): a conversation's validator
 *
 * Has the server refuse the change (%KAYAKO_ERROR_CONFLICT) where the
 * conversation is no longer as it was.
 */
void
kayako_conversation_change_set_validator (KayakoConversationChange *self, const char *validator)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->validator, validator);
}
