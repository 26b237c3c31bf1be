/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-store-batch-private.h"

static void
step_free (gpointer data)
{
  KayakoStoreStep *step = data;

  g_clear_object (&step->resource);
  g_clear_pointer (&step->ids, g_array_unref);
  g_free (step->name);
  g_free (step->text);
  g_free (step);
}

static KayakoStoreStep *
add_step (KayakoStoreBatch *self, KayakoStoreStepKind kind)
{
  KayakoStoreStep *step = g_new0 (KayakoStoreStep, 1);

  step->kind = kind;
  g_ptr_array_add (self->steps, step);

  return step;
}

/**
 * kayako_store_batch_new:
 *
 * Returns: (transfer full): a batch that changes nothing
 */
KayakoStoreBatch *
kayako_store_batch_new (void)
{
  KayakoStoreBatch *self = g_new0 (KayakoStoreBatch, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);

  return self;
}

/**
 * kayako_store_batch_free:
 * @self: (transfer full): a batch that was not applied
 *
 * Frees @self and what is in it.
 */
void
kayako_store_batch_free (KayakoStoreBatch *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * kayako_store_batch_add:
 * @self: a batch
 * @resource: (transfer full): a fresh resource with an id, but no message
 *
 * Adds what the helpdesk told of a resource and of all that is nested in it.
 * What it did not tell stays as it is stored; a stub changes nothing.
 */
void
kayako_store_batch_add (KayakoStoreBatch *self, KayakoResource *resource)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KAYAKO_IS_RESOURCE (resource) && !KAYAKO_IS_MESSAGE (resource));
  g_return_if_fail (kayako_resource_get_id (resource) != 0);

  add_step (self, KAYAKO_STORE_STEP_ADD)->resource = resource;
}

/**
 * kayako_store_batch_add_message:
 * @self: a batch
 * @conversation_id: whose message it is
 * @message: (transfer full): a fresh message of the helpdesk's
 *
 * Adds what the helpdesk told of a message.
 */
void
kayako_store_batch_add_message (KayakoStoreBatch *self,
                                gint64 conversation_id,
                                KayakoMessage *message)
{
  KayakoStoreStep *step = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (conversation_id != 0);
  g_return_if_fail (KAYAKO_IS_MESSAGE (message) && kayako_message_get_id (message) != 0);

  step = add_step (self, KAYAKO_STORE_STEP_ADD);
  step->resource = KAYAKO_RESOURCE (message);
  step->owner_id = conversation_id;
}

/**
 * kayako_store_batch_remove:
 * @self: a batch
 * @type: the type of a resource
 * @id: its id
 *
 * Forgets a resource, and a conversation's messages with it. What somebody
 * wrote in answer to it stays.
 */
void
kayako_store_batch_remove (KayakoStoreBatch *self, GType type, gint64 id)
{
  KayakoStoreStep *step = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (g_type_is_a (type, KAYAKO_TYPE_RESOURCE));

  step = add_step (self, KAYAKO_STORE_STEP_REMOVE);
  step->type = type;
  step->id = id;
}

/**
 * kayako_store_batch_set_view:
 * @self: a batch
 * @view_id: names a view of which only the helpdesk knows the members
 * @conversation_ids: (array length=n_ids): members
 * @n_ids: how many
 * @is_whole: whether there are no others
 *
 * Notes which conversations a view shows.
 */
void
kayako_store_batch_set_view (KayakoStoreBatch *self,
                             const char *view_id,
                             const gint64 *conversation_ids,
                             gsize n_ids,
                             gboolean is_whole)
{
  KayakoStoreStep *step = NULL;

  g_return_if_fail (self != NULL && view_id != NULL);
  g_return_if_fail (conversation_ids != NULL || n_ids == 0);

  step = add_step (self, KAYAKO_STORE_STEP_VIEW);
  step->name = g_strdup (view_id);
  step->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_ids > 0)
    g_array_append_vals (step->ids, conversation_ids, (guint) n_ids);
  step->is_whole = is_whole;
}

/**
 * kayako_store_batch_set_validator:
 * @self: a batch
 * @name: what was asked for
 * @validator: (nullable): the ETag that came with the answer
 *
 * Notes how to ask whether anything has changed.
 */
void
kayako_store_batch_set_validator (KayakoStoreBatch *self, const char *name, const char *validator)
{
  KayakoStoreStep *step = NULL;

  g_return_if_fail (self != NULL && name != NULL);

  step = add_step (self, KAYAKO_STORE_STEP_VALIDATOR);
  step->name = g_strdup (name);
  step->text = g_strdup (validator);
}

/**
 * kayako_store_batch_set_cursor:
 * @self: a batch
 * @name: names the cursor
 * @number: where it is
 * @text: (nullable): where it is, in words
 *
 * Notes how far a pull has come, together with what it has brought.
 */
void
kayako_store_batch_set_cursor (KayakoStoreBatch *self,
                               const char *name,
                               gint64 number,
                               const char *text)
{
  KayakoStoreStep *step = NULL;

  g_return_if_fail (self != NULL && name != NULL);

  step = add_step (self, KAYAKO_STORE_STEP_CURSOR);
  step->name = g_strdup (name);
  step->id = number;
  step->text = g_strdup (text);
}

/**
 * kayako_store_batch_forget_progress:
 * @self: a batch
 *
 * Takes the cursors and validators out of @self: those of a batch that comes
 * into another store than it was made for tell of what only that one has.
 */
void
kayako_store_batch_forget_progress (KayakoStoreBatch *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->steps->len; i > 0; i--) {
    const KayakoStoreStep *step = self->steps->pdata[i - 1];

    if (step->kind == KAYAKO_STORE_STEP_CURSOR || step->kind == KAYAKO_STORE_STEP_VALIDATOR)
      g_ptr_array_remove_index (self->steps, i - 1);
  }
}

/**
 * kayako_store_batch_finish_intent:
 * @self: a batch
 * @intent_id: an intent of the outbox
 *
 * Takes an intent out of the outbox, together with what came of it: it is never
 * in both places, nor in neither.
 */
void
kayako_store_batch_finish_intent (KayakoStoreBatch *self, gint64 intent_id)
{
  g_return_if_fail (self != NULL);

  add_step (self, KAYAKO_STORE_STEP_FINISH)->id = intent_id;
  self->is_written = TRUE;
}

static void
tell_step (const KayakoStoreStep *step, KayakoStoreChanges *changes)
{
  switch (step->kind) {
  case KAYAKO_STORE_STEP_ADD:
    kayako_store_changes_add (changes, KAYAKO_STORE_CHANGE_UPDATED, G_OBJECT_TYPE (step->resource),
                              kayako_resource_get_id (step->resource));
    if (step->owner_id != 0)
      kayako_store_changes_add_thread (changes, step->owner_id);
    break;
  case KAYAKO_STORE_STEP_REMOVE:
    kayako_store_changes_add (changes, KAYAKO_STORE_CHANGE_DELETED, step->type, step->id);
    break;
  case KAYAKO_STORE_STEP_VIEW:
    kayako_store_changes_note_views (changes);
    break;
  case KAYAKO_STORE_STEP_VALIDATOR:
  case KAYAKO_STORE_STEP_CURSOR:
  case KAYAKO_STORE_STEP_FINISH:
    break;
  default:
    g_assert_not_reached ();
  }
}

/**
 * kayako_store_batch_take_apart:
 * @self: (transfer full): a batch
 * @changes: changes that nobody else has seen
 * @owner_ids: (element-type gint64): where to put of which conversation each is a
 *   message, 0 where it is none
 *
 * Gets what is in a batch, for who has no store. What it would add is noted as
 * updated, whether it was known or not.
 *
 * Returns: (transfer full) (element-type KayakoResource): what it would add, in
 *   order
 */
GPtrArray *
kayako_store_batch_take_apart (KayakoStoreBatch *self,
                               KayakoStoreChanges *changes,
                               GArray *owner_ids)
{
  GPtrArray *resources = NULL;

  g_return_val_if_fail (self != NULL && changes != NULL && owner_ids != NULL, NULL);

  resources = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->steps->len; i++) {
    KayakoStoreStep *step = self->steps->pdata[i];

    tell_step (step, changes);
    if (step->resource == NULL)
      continue;

    g_array_append_val (owner_ids, step->owner_id);
    g_ptr_array_add (resources, g_steal_pointer (&step->resource));
  }
  kayako_store_batch_free (self);

  return resources;
}
