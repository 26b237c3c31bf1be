/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-change.h"

#include "kayako-error.h"
#include "kayako-future.h"

/* A change of a conversation that is shown before the helpdesk has agreed, and
 * taken back if it does not: only where nobody has changed it again since. Where
 * nobody knows whether it was made, the helpdesk is asked how things stand. */
typedef struct {
  KayakoLink *link;                 /* (owned) */
  KayakoConversation *conversation; /* (owned): canonical */
  KayakoConversationChange *change; /* (owned) */

  char *old_subject;            /* (owned) (nullable) */
  KayakoStatus *old_status;     /* (owned) (nullable) */
  KayakoPriority *old_priority; /* (owned) (nullable) */
  KayakoCaseType *old_type;     /* (owned) (nullable) */
  KayakoStatus *new_status;     /* (owned) (nullable) */
  KayakoPriority *new_priority; /* (owned) (nullable) */
  KayakoCaseType *new_type;     /* (owned) (nullable) */
} ChangeData;

static void
change_data_free (gpointer user_data)
{
  ChangeData *data = user_data;

  g_object_unref (data->link);
  g_object_unref (data->conversation);
  kayako_conversation_change_unref (data->change);
  g_free (data->old_subject);
  g_clear_object (&data->old_status);
  g_clear_object (&data->old_priority);
  g_clear_object (&data->old_type);
  g_clear_object (&data->new_status);
  g_clear_object (&data->new_priority);
  g_clear_object (&data->new_type);
  g_free (data);
}

static void
tell_everybody (ChangeData *data)
{
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (conversations, g_object_ref (data->conversation));
  kayako_link_adopt_conversations (data->link, conversations);
}

/* Shows what can be shown: a resource that is known by now. */
static void
show_change (ChangeData *data)
{
  KayakoRegistry *registry = kayako_link_get_registry (data->link);
  const char *subject = kayako_conversation_change_get_subject (data->change);
  gint64 status_id = kayako_conversation_change_get_status_id (data->change);
  gint64 id = 0;

  g_set_str (&data->old_subject, kayako_conversation_get_subject (data->conversation));
  g_set_object (&data->old_status, kayako_conversation_get_status (data->conversation));
  g_set_object (&data->old_priority, kayako_conversation_get_priority (data->conversation));
  g_set_object (&data->old_type, kayako_conversation_get_case_type (data->conversation));

  if (subject != NULL)
    kayako_conversation_set_subject (data->conversation, subject);
  if (status_id != 0 &&
      g_set_object (&data->new_status,
                    kayako_registry_lookup (registry, KAYAKO_TYPE_STATUS, status_id)))
    kayako_conversation_set_status (data->conversation, data->new_status);
  if (kayako_conversation_change_get_priority_id (data->change, &id) &&
      g_set_object (&data->new_priority,
                    kayako_registry_lookup (registry, KAYAKO_TYPE_PRIORITY, id)))
    kayako_conversation_set_priority (data->conversation, data->new_priority);
  if (kayako_conversation_change_get_type_id (data->change, &id) &&
      g_set_object (&data->new_type, kayako_registry_lookup (registry, KAYAKO_TYPE_CASE_TYPE, id)))
    kayako_conversation_set_case_type (data->conversation, data->new_type);
  tell_everybody (data);
}

static void
take_back (ChangeData *data)
{
  KayakoConversation *conversation = data->conversation;
  const char *subject = kayako_conversation_change_get_subject (data->change);

  if (subject != NULL && g_strcmp0 (kayako_conversation_get_subject (conversation), subject) == 0)
    kayako_conversation_set_subject (conversation, data->old_subject);
  if (data->new_status != NULL && kayako_conversation_get_status (conversation) == data->new_status)
    kayako_conversation_set_status (conversation, data->old_status);
  if (data->new_priority != NULL &&
      kayako_conversation_get_priority (conversation) == data->new_priority)
    kayako_conversation_set_priority (conversation, data->old_priority);
  if (data->new_type != NULL && kayako_conversation_get_case_type (conversation) == data->new_type)
    kayako_conversation_set_case_type (conversation, data->old_type);
  tell_everybody (data);
}

typedef struct {
  gint64 conversation_id;
  KayakoConversationChange *change; /* (owned) */
} RequestData;

static void
request_data_free (gpointer user_data)
{
  RequestData *data = user_data;

  kayako_conversation_change_unref (data->change);
  g_free (data);
}

static DexFuture *
update_conversation (KayakoClient *client, gpointer user_data)
{
  RequestData *data = user_data;

  return kayako_client_update_conversation (client, data->conversation_id, data->change);
}

static DexFuture *
get_conversation (KayakoClient *client, gpointer user_data)
{
  return kayako_client_get_conversation (client, *(gint64 *) user_data);
}

/* Whether the helpdesk may have made the change although it has not said so. */
static gboolean
is_unclear (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
}

static gboolean
has_id (gpointer resource, gint64 id)
{
  return resource != NULL ? kayako_resource_get_id (resource) == id : id == 0;
}

/* Whether the conversation, as the helpdesk has just told it, is as was asked. */
static gboolean
is_made (ChangeData *data)
{
  KayakoConversation *conversation = data->conversation;
  const char *subject = kayako_conversation_change_get_subject (data->change);
  gint64 status_id = kayako_conversation_change_get_status_id (data->change);
  gint64 id = 0;

  /* What fields hold is not compared: a person looks. */
  return g_hash_table_size (kayako_conversation_change_get_field_values (data->change)) == 0 &&
         (subject == NULL ||
          g_strcmp0 (kayako_conversation_get_subject (conversation), subject) == 0) &&
         (status_id == 0 || has_id (kayako_conversation_get_status (conversation), status_id)) &&
         (!kayako_conversation_change_get_priority_id (data->change, &id) ||
          has_id (kayako_conversation_get_priority (conversation), id)) &&
         (!kayako_conversation_change_get_type_id (data->change, &id) ||
          has_id (kayako_conversation_get_case_type (conversation), id));
}

/* FALSE where the helpdesk does not say how things stand either. */
static gboolean
await_truth (ChangeData *data)
{
  gint64 id = kayako_conversation_get_id (data->conversation);
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  KayakoConversation *fresh = dex_await_object (
      kayako_link_request (data->link, get_conversation, g_memdup2 (&id, sizeof (id)), g_free),
      &error);

  if (fresh == NULL) {
    g_debug ("Conversation %" G_GINT64_FORMAT " was not read after a change: %s", id,
             error->message);
    return FALSE;
  }

  g_ptr_array_add (conversations, fresh);
  kayako_link_adopt_conversations (data->link, conversations);
  return TRUE;
}

static DexFuture *
apply_fiber (gpointer user_data)
{
  ChangeData *data = user_data;
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  RequestData *request = g_new0 (RequestData, 1);
  KayakoConversation *fresh = NULL;

  request->conversation_id = kayako_conversation_get_id (data->conversation);
  request->change = kayako_conversation_change_ref (data->change);
  fresh = dex_await_object (
      kayako_link_request (data->link, update_conversation, request, request_data_free), &error);
  if (fresh == NULL) {
    if (!is_unclear (error) || !await_truth (data))
      take_back (data);
    else if (is_made (data))
      return dex_future_new_for_object (data->conversation);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  g_ptr_array_add (conversations, fresh);
  kayako_link_adopt_conversations (data->link, conversations);
  return dex_future_new_for_object (data->conversation);
}

/**
 * kayako_change_apply:
 * @link: the helpdesk
 * @conversation: a canonical conversation
 * @change: what to change
 *
 * Changes a conversation, here at once and then there. Dropping the future
 * changes nothing.
 *
 * Returns: (transfer full): a future that resolves to @conversation, or rejects
 *   with #KayakoError after it is as it was before, or as the helpdesk says
 *   where it is not clear what became of the change
 */
DexFuture *
kayako_change_apply (KayakoLink *link,
                     KayakoConversation *conversation,
                     KayakoConversationChange *change)
{
  ChangeData *data = NULL;
  DexFuture *future = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  data = g_new0 (ChangeData, 1);
  data->link = g_object_ref (link);
  data->conversation = g_object_ref (conversation);
  data->change = kayako_conversation_change_ref (change);
  show_change (data);
  future = kayako_spawn (apply_fiber, data, change_data_free);
  dex_future_disown (dex_ref (future));
  return future;
}
