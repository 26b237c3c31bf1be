/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a change of a conversation's properties gets to the helpdesk. */

#include "kayako-send-private.h"

#include "kayako-api-drafts.h"
#include "kayako-error.h"

/* How often somebody else may be quicker in one attempt. */
#define MAX_COMPARISONS 4

typedef struct {
  gint64 conversation_id;
  KayakoConversationChange *request; /* (owned) */
} RequestData;

static void
request_data_free (gpointer user_data)
{
  RequestData *data = user_data;

  kayako_conversation_change_unref (data->request);
  g_free (data);
}

static DexFuture *
update_conversation (KayakoClient *client, gpointer user_data)
{
  RequestData *data = user_data;

  return kayako_client_update_conversation (client, data->conversation_id, data->request);
}

static DexFuture *
get_conversation (KayakoClient *client, gpointer user_data)
{
  return kayako_client_get_conversation (client, *(gint64 *) user_data);
}

static void
adopt (KayakoLink *link, KayakoConversation *fresh)
{
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (conversations, fresh);
  kayako_link_adopt_conversations (link, conversations);
}

/* Compares with how things stand. */
static gboolean
await_comparison (KayakoSend *self, KayakoLink *link, KayakoChange *change, GError **error)
{
  gint64 id = kayako_conversation_get_id (self->conversation);
  KayakoConversation *fresh = dex_await_object (
      kayako_link_request (link, get_conversation, g_memdup2 (&id, sizeof (id)), g_free), error);

  if (fresh == NULL)
    return FALSE;

  kayako_change_compare (change, fresh);
  self->unclear = FALSE;
  adopt (link, fresh);
  return TRUE;
}

/* FALSE without @error where somebody else was quicker. */
static gboolean
await_request (KayakoSend *self,
               KayakoLink *link,
               KayakoChange *change,
               KayakoConversationChange *wanted,
               GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RequestData *request = g_new0 (RequestData, 1);
  KayakoConversation *fresh = NULL;

  request->conversation_id = kayako_conversation_get_id (self->conversation);
  request->request = kayako_conversation_change_ref (wanted);
  kayako_send_note_attempt (self);
  fresh = dex_await_object (
      kayako_link_request (link, update_conversation, request, request_data_free), &local_error);
  if (fresh != NULL) {
    self->unclear = FALSE;
    kayako_change_note_made (change, kayako_conversation_get_validator (fresh));
    adopt (link, fresh);
    return TRUE;
  }

  kayako_send_note_failure (self, local_error, g_get_monotonic_time ());
  kayako_change_set_validator (change, NULL);
  if (!g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_CONFLICT))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * kayako_send_await_changed:
 * @self: a change on its way
 * @link: the helpdesk
 * @change: what is to be changed
 * @error: return location
 *
 * Changes a conversation, but nothing that somebody else has changed to
 * something else since it was seen. That it is done twice does no harm: where
 * it is not known how things stand, the helpdesk is asked first. Only in a
 * fibre.
 *
 * Returns: %TRUE where the helpdesk has all of it, or %FALSE with @error set:
 *   %KAYAKO_ERROR_CONFLICT where a person must decide about some of it
 */
gboolean
kayako_send_await_changed (KayakoSend *self, KayakoLink *link, KayakoChange *change, GError **error)
{
  g_return_val_if_fail (self != NULL && change != NULL, FALSE);
  g_return_val_if_fail (KAYAKO_IS_LINK (link), FALSE);

  self->attempts++;
  for (guint i = 0; i < MAX_COMPARISONS; i++) {
    g_autoptr (KayakoConversationChange) request = NULL;
    g_autoptr (GError) local_error = NULL;

    if ((self->unclear || kayako_change_get_validator (change) == NULL) &&
        !await_comparison (self, link, change, error))
      return FALSE;

    request = kayako_change_create_request (change);
    if (request != NULL && !await_request (self, link, change, request, &local_error)) {
      if (local_error == NULL)
        continue;

      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

    if (kayako_change_is_empty (change))
      return TRUE;

    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_CONFLICT,
                         "Somebody else has changed the same properties");
    return FALSE;
  }

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER,
                       "The conversation changes all the time");
  return FALSE;
}
