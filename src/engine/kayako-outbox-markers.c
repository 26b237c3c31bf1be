/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far people have read, on its way to the helpdesk. Nobody sees that it
 * waits, of each conversation only the newest is told, and telling it twice does
 * no harm. */

#include "kayako-outbox-private.h"

#include "kayako-backoff.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-read-marker.h"

#define KIND         "seen"
#define MAX_ATTEMPTS 4

struct _KayakoOutboxMarker {
  KayakoConversation *conversation; /* (owned) (not nullable) */
  gint64 message_id;
  gboolean is_kept;   /* it is on the disk */
  DexPromise *done;   /* (owned) (not nullable) */
  DexFuture *telling; /* (owned) (nullable): the latest attempts */
};

/**
 * kayako_outbox_marker_free:
 * @user_data: (transfer full): how far somebody has read
 *
 * Frees a marker.
 */
void
kayako_outbox_marker_free (gpointer user_data)
{
  KayakoOutboxMarker *marker = user_data;

  if (dex_future_is_pending (DEX_FUTURE (marker->done)))
    dex_promise_reject (
        marker->done, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The outbox is gone"));
  dex_clear (&marker->done);
  dex_clear (&marker->telling);
  g_clear_object (&marker->conversation);
  g_free (marker);
}

static char *
dup_client_id (gint64 conversation_id)
{
  return g_strdup_printf (KIND ":%" G_GINT64_FORMAT, conversation_id);
}

static gint64
get_id (KayakoOutboxMarker *marker)
{
  return kayako_conversation_get_id (marker->conversation);
}

static KayakoIntent *
create_intent (KayakoOutboxMarker *marker)
{
  g_autofree char *client_id = dup_client_id (get_id (marker));
  g_autoptr (GVariant) payload = g_variant_ref_sink (g_variant_new_int64 (marker->message_id));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (payload);
  KayakoIntent *intent = kayako_intent_new (client_id, KIND, bytes);

  intent->conversation_id = get_id (marker);
  intent->created_at = g_get_real_time () / 1000;
  return intent;
}

/* Only what has to wait is written: where it gets through at once there is
 * nothing to be lost. */
static void
keep (KayakoOutbox *self, KayakoOutboxMarker *marker)
{
  g_autoptr (KayakoIntent) intent = NULL;

  if (self->store == NULL)
    return;

  intent = create_intent (marker);
  if (!marker->is_kept)
    dex_future_disown (kayako_store_add_intent (self->store, intent, NULL));
  dex_future_disown (kayako_store_update_intent (self->store, intent));
  marker->is_kept = TRUE;
}

static void
take_out (KayakoOutbox *self, KayakoOutboxMarker *marker, GError *error)
{
  gint64 id = get_id (marker);
  g_autofree char *client_id = dup_client_id (id);

  if (marker->is_kept && self->store != NULL)
    dex_future_disown (kayako_store_remove_intent (self->store, client_id, NULL));
  if (error != NULL)
    dex_promise_reject (marker->done, error);
  else
    dex_promise_resolve_boolean (marker->done, TRUE);
  g_hash_table_remove (self->markers, &id);
}

typedef struct {
  KayakoOutbox *outbox; /* (owned) */
  gint64 conversation_id;
  gint64 message_id;
} TellData;

static void
tell_data_free (gpointer user_data)
{
  TellData *data = user_data;

  g_object_unref (data->outbox);
  g_free (data);
}

static DexFuture *
set_seen (KayakoClient *client, gpointer user_data)
{
  const TellData *data = user_data;

  return kayako_client_set_message_status (client, data->conversation_id, data->message_id,
                                           KAYAKO_DELIVERY_SEEN);
}

static DexFuture *
get_conversation (KayakoClient *client, gpointer user_data)
{
  return kayako_client_get_conversation (client, *(gint64 *) user_data);
}

/* What was read elsewhere meanwhile brought the old count with it. */
static void
await_count (KayakoOutbox *self, gint64 conversation_id)
{
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);
  KayakoConversation *conversation =
      dex_await_object (kayako_link_request (self->link, get_conversation,
                                             g_memdup2 (&conversation_id, sizeof (gint64)), g_free),
                        NULL);

  /* The next poll brings it otherwise. */
  if (conversation == NULL)
    return;

  g_ptr_array_add (conversations, conversation);
  kayako_link_adopt_conversations (self->link, conversations);
}

static gboolean
is_temporary (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED) ||
         kayako_error_ends_session (error) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK);
}

static KayakoOutboxMarker *
find (KayakoOutbox *self, gint64 conversation_id)
{
  return g_hash_table_lookup (self->markers, &conversation_id);
}

/* TRUE where @data's marker has been dealt with; a newer one may be there. */
static gboolean
await_told (TellData *data, GError **error)
{
  KayakoOutbox *self = data->outbox;
  g_autoptr (GError) local_error = NULL;
  KayakoOutboxMarker *marker = NULL;
  gboolean is_told = FALSE;
  gboolean was_kept = FALSE;

  is_told =
      dex_await (kayako_link_request (self->link, set_seen, g_memdup2 (data, sizeof *data), g_free),
                 &local_error);
  if (!is_told && (kayako_link_error_is_cancelled (local_error) || is_temporary (local_error))) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }

  marker = find (self, data->conversation_id);
  if (marker == NULL || marker->message_id != data->message_id)
    return TRUE;

  was_kept = marker->is_kept;
  take_out (self, marker, g_steal_pointer (&local_error));
  if (is_told && was_kept)
    await_count (self, data->conversation_id);
  return TRUE;
}

static DexFuture *
tell_fiber (gpointer user_data)
{
  TellData *data = user_data;
  KayakoOutbox *self = data->outbox;
  KayakoOutboxMarker *marker = NULL;

  for (guint attempts = 0; (marker = find (self, data->conversation_id)) != NULL;) {
    g_autoptr (GError) error = NULL;

    data->message_id = marker->message_id;
    if (await_told (data, &error))
      continue;
    if (kayako_link_error_is_cancelled (error))
      return dex_future_new_for_error (g_steal_pointer (&error));

    marker = find (self, data->conversation_id);
    if (marker != NULL)
      keep (self, marker);
    if (++attempts == MAX_ATTEMPTS ||
        kayako_link_get_state (self->link) != KAYAKO_ACCOUNT_STATE_ONLINE ||
        !dex_await (
            kayako_link_delay (self->link, kayako_backoff_delay (attempts, g_random_double ())),
            NULL))
      break;
  }

  return dex_future_new_true ();
}

static void
start (KayakoOutbox *self, KayakoOutboxMarker *marker)
{
  TellData *data = NULL;

  if (marker->telling != NULL && dex_future_is_pending (marker->telling))
    return;

  data = g_new0 (TellData, 1);
  data->outbox = g_object_ref (self);
  data->conversation_id = get_id (marker);
  dex_clear (&marker->telling);
  marker->telling = kayako_spawn (tell_fiber, data, tell_data_free);
  dex_future_disown (dex_ref (marker->telling));
}

/**
 * kayako_outbox_start_markers:
 * @self: an outbox
 *
 * Tells what has been waiting for the connection.
 */
void
kayako_outbox_start_markers (KayakoOutbox *self)
{
  g_autoptr (GPtrArray) markers = g_hash_table_get_values_as_ptr_array (self->markers);

  for (guint i = 0; i < markers->len; i++)
    start (self, markers->pdata[i]);
}

static KayakoOutboxMarker *
add (KayakoOutbox *self, KayakoConversation *conversation, gint64 message_id)
{
  gint64 id = kayako_conversation_get_id (conversation);
  KayakoOutboxMarker *marker = find (self, id);

  if (marker == NULL) {
    marker = g_new0 (KayakoOutboxMarker, 1);
    marker->conversation = g_object_ref (conversation);
    marker->done = dex_promise_new ();
    g_hash_table_insert (self->markers, g_memdup2 (&id, sizeof (id)), marker);
  }

  marker->message_id = MAX (marker->message_id, message_id);
  return marker;
}

/**
 * kayako_outbox_mark_seen:
 * @self: an outbox
 * @conversation: where
 * @message_id: the newest message that has been read
 *
 * Says that a conversation has been read so far: it shows at once, and the
 * helpdesk is told when it can be reached.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the helpdesk knows
 *   it, or rejects with #KayakoError where it does not want to. Dropping the future
 *   changes nothing
 */
DexFuture *
kayako_outbox_mark_seen (KayakoOutbox *self, KayakoConversation *conversation, gint64 message_id)
{
  KayakoReadMarker *shown = NULL;
  KayakoOutboxMarker *marker = NULL;
  DexFuture *done = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);

  marker = add (self, conversation, message_id);
  done = dex_ref (DEX_FUTURE (marker->done));
  shown = kayako_conversation_get_read_marker (conversation);
  if (shown != NULL && kayako_read_marker_get_unread_count (shown) > 0) {
    g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);

    kayako_read_marker_set_unread_count (shown, 0);
    g_ptr_array_add (conversations, g_object_ref (conversation));
    kayako_link_adopt_conversations (self->link, conversations);
  }
  if (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE)
    start (self, marker);
  else
    keep (self, marker);
  return done;
}

/**
 * kayako_outbox_restore_marker:
 * @self: an outbox
 * @intent: what the disk has
 *
 * Gets back how far somebody had read in an earlier run of the program.
 *
 * Returns: whether @intent is about that
 */
gboolean
kayako_outbox_restore_marker (KayakoOutbox *self, const KayakoIntent *intent)
{
  g_autoptr (GVariant) payload = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;

  if (!g_str_equal (intent->kind, KIND))
    return FALSE;

  payload =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_INT64, intent->payload, FALSE));
  conversation = kayako_registry_adopt (kayako_link_get_registry (self->link),
                                        kayako_conversation_new (intent->conversation_id));
  add (self, conversation, g_variant_get_int64 (payload))->is_kept = TRUE;
  return TRUE;
}

/**
 * kayako_outbox_keep_markers:
 * @self: an outbox that has got its store
 *
 * Has what waits on the disk.
 */
void
kayako_outbox_keep_markers (KayakoOutbox *self)
{
  g_autoptr (GPtrArray) markers = g_hash_table_get_values_as_ptr_array (self->markers);

  if (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE)
    return;

  for (guint i = 0; i < markers->len; i++)
    keep (self, markers->pdata[i]);
}
