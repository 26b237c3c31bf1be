/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-table.h"
#include "kayako-error.h"
#include "kayako-store-private.h"
#include "kayako-store-writing.h"

/* What is done to one intent, and to a draft together with it. */
typedef struct {
  KayakoIntent *intent;     /* (owned) (nullable) */
  gint64 id;                /* of a conversation */
  KayakoStoredDraft *draft; /* (owned) (nullable): to save */
  char *draft_key;          /* (owned) (nullable): to clear */
  char *client_id;          /* (owned) (nullable): where there is no intent */
  GPtrArray *intents;       /* (owned) (nullable) (element-type KayakoIntent): to write */
  char **gone;              /* (owned) (nullable): client ids, to remove */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->intent, kayako_intent_free);
  g_clear_pointer (&work->draft, kayako_stored_draft_free);
  g_free (work->draft_key);
  g_clear_pointer (&work->intents, g_ptr_array_unref);
  g_strfreev (work->gone);
  g_free (work->client_id);
  g_free (work);
}

static const char *
state_to_text (KayakoIntentState state)
{
  switch (state) {
  case KAYAKO_INTENT_STATE_SENDING:
    return "sending";
  case KAYAKO_INTENT_STATE_UNCLEAR:
    return "unclear";
  case KAYAKO_INTENT_STATE_FAILED:
    return "failed";
  case KAYAKO_INTENT_STATE_WAITING:
  default:
    return "waiting";
  }
}

static KayakoIntentState
state_from_text (const char *text)
{
  static const KayakoIntentState states[] = { KAYAKO_INTENT_STATE_SENDING,
                                              KAYAKO_INTENT_STATE_UNCLEAR,
                                              KAYAKO_INTENT_STATE_FAILED };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (text, state_to_text (states[i])) == 0)
      return states[i];

  return KAYAKO_INTENT_STATE_WAITING;
}

static gint64
insert_intent (KayakoDatabase *database, const KayakoIntent *intent)
{
  kayako_database_change (
      database,
      "INSERT INTO outbox (client_id, intent, conversation_id, local_id, position, payload, state,"
      " attempts, attempted_at, not_before, error_domain, error_code, error_text, created_at)"
      " VALUES (?1, ?2, ?3, ?4, 1 + coalesce ((SELECT max (position) FROM outbox"
      " WHERE conversation_id IS ?3 AND local_id IS ?4), 0), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
      " ?13)",
      "ssnsbsiiisisi", intent->client_id, intent->kind, intent->conversation_id, intent->local_id,
      intent->payload, state_to_text (intent->state), intent->attempts, intent->attempted_at,
      intent->not_before, intent->error_domain, intent->error_code, intent->error_text,
      intent->created_at);

  return kayako_database_get_last_id (database);
}

static gboolean
add_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  Work *work = data;
  gint64 id = kayako_database_get_int (database, "SELECT id FROM outbox WHERE client_id = ?", "s",
                                       work->intent->client_id);

  if (id == 0)
    id = insert_intent (database, work->intent);
  if (work->draft_key != NULL)
    kayako_draft_table_clear (database, work->draft_key);

  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, id);

  return TRUE;
}

/**
 * kayako_store_add_intent:
 * @self: a `KayakoStore`
 * @intent: what a person has decided; its id and position are not looked at
 * @draft_key: (nullable): the draft that it was, which is cleared
 *
 * Puts an intent into the outbox, behind the others of its conversation. The
 * draft goes at the same time: what was written is in one of the two places,
 * whatever happens. An intent that is there already, by its client id, is not
 * added again.
 *
 * Returns: (transfer full): a future that resolves to its id, a gint64, when it
 *   is on the disk, or rejects as kayako_store_apply() does
 */
DexFuture *
kayako_store_add_intent (KayakoStore *self, const KayakoIntent *intent, const char *draft_key)
{
  Work *work = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (intent != NULL, NULL);

  work = g_new0 (Work, 1);
  work->intent = kayako_intent_copy (intent);
  work->draft_key = g_strdup (draft_key);

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, add_func, work, work_free);
}

static gboolean
fail_if_missing (KayakoDatabase *database, gint64 before, GError **error)
{
  if (kayako_database_has_failed (database) || kayako_database_get_n_changes (database) > before)
    return TRUE;

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                       "The intent is no longer in the outbox");
  return FALSE;
}

/* Whether it was there. */
static gboolean
update_intent (KayakoDatabase *database, const KayakoIntent *intent)
{
  gint64 before = kayako_database_get_n_changes (database);

  kayako_database_change (
      database,
      "UPDATE outbox SET conversation_id = ?2, local_id = ?3, payload = ?4, state = ?5,"
      " attempts = ?6, attempted_at = ?7, not_before = ?8, error_domain = ?9, error_code = ?10,"
      " error_text = ?11 WHERE client_id = ?1",
      "snsbsiiisis", intent->client_id, intent->conversation_id, intent->local_id, intent->payload,
      state_to_text (intent->state), intent->attempts, intent->attempted_at, intent->not_before,
      intent->error_domain, intent->error_code, intent->error_text);

  return kayako_database_get_n_changes (database) > before;
}

static gboolean
update_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  gint64 before = kayako_database_get_n_changes (database);

  update_intent (database, data);
  return fail_if_missing (database, before, error);
}

/**
 * kayako_store_update_intent:
 * @self: a `KayakoStore`
 * @intent: an intent as it is now; its id and position are not looked at
 *
 * Saves how far an intent has come, or what became of it. Before it is sent,
 * wait for this to resolve with the state sending: an intent that is found so
 * when the store is opened becomes unclear.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is on the
 *   disk, or rejects with %KAYAKO_ERROR_NOT_FOUND where it is no longer in the
 *   outbox, or as kayako_store_apply() does
 */
DexFuture *
kayako_store_update_intent (KayakoStore *self, const KayakoIntent *intent)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (intent != NULL, NULL);

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, update_func,
                             kayako_intent_copy (intent), (GDestroyNotify) kayako_intent_free);
}

static gboolean
remove_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  Work *work = data;
  gint64 before = kayako_database_get_n_changes (database);

  kayako_database_change (database, "DELETE FROM outbox WHERE client_id = ?", "s", work->client_id);
  if (!fail_if_missing (database, before, error))
    return FALSE;

  if (work->draft != NULL)
    kayako_draft_table_save (database, work->draft);

  return TRUE;
}

/**
 * kayako_store_remove_intent:
 * @self: a `KayakoStore`
 * @client_id: names an intent that is done with
 * @draft: (nullable): what it becomes again, to be edited
 *
 * Takes an intent out of the outbox, and back to a draft at the same time.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is done, or
 *   rejects with %KAYAKO_ERROR_NOT_FOUND where it is no longer in the outbox, or
 *   as kayako_store_apply() does
 */
DexFuture *
kayako_store_remove_intent (KayakoStore *self,
                            const char *client_id,
                            const KayakoStoredDraft *draft)
{
  Work *work = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self) && client_id != NULL, NULL);

  work = g_new0 (Work, 1);
  work->client_id = g_strdup (client_id);
  work->draft = draft != NULL ? kayako_stored_draft_copy (draft) : NULL;

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, remove_func, work, work_free);
}

static gboolean
discard_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  Work *work = data;

  kayako_database_change (database, "DELETE FROM outbox WHERE client_id = ?", "s", work->client_id);
  work->draft->is_apart = TRUE;
  kayako_draft_table_remember (database, work->draft);
  return TRUE;
}

/**
 * kayako_store_discard_intent:
 * @self: a `KayakoStore`
 * @client_id: names an intent that is given up
 * @version: what was written in it
 *
 * Takes an intent out of the outbox, if it is there. What it said is in the history
 * of its draft at the same time; the draft as it is now stays.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is done, or
 *   rejects as kayako_store_apply() does
 */
DexFuture *
kayako_store_discard_intent (KayakoStore *self,
                             const char *client_id,
                             const KayakoStoredDraft *version)
{
  Work *work = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (client_id != NULL && version != NULL, NULL);

  work = g_new0 (Work, 1);
  work->client_id = g_strdup (client_id);
  work->draft = kayako_stored_draft_copy (version);

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, discard_func, work, work_free);
}

static gboolean
exchange_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  Work *work = data;

  for (guint i = 0; work->gone[i] != NULL; i++)
    kayako_database_change (database, "DELETE FROM outbox WHERE client_id = ?", "s", work->gone[i]);
  for (guint i = 0; i < work->intents->len; i++)
    if (!update_intent (database, work->intents->pdata[i]))
      insert_intent (database, work->intents->pdata[i]);
  if (work->draft != NULL && *work->draft->text == '\0' && work->draft->files == NULL)
    kayako_draft_table_clear (database, work->draft->key);
  else if (work->draft != NULL)
    kayako_draft_table_save (database, work->draft);

  return TRUE;
}

/**
 * kayako_store_exchange_intents:
 * @self: a `KayakoStore`
 * @gone: client ids of intents whose place others take
 * @intents: (transfer full) (element-type KayakoIntent): the others as they are now;
 *   those that are not in the outbox are put behind the others of their conversation
 * @draft: (nullable): what is still being written there; cleared where that is
 *   nothing
 *
 * Has some intents take the place of others, or of what a draft held, all at the same
 * time: what was decided is in one or the other, whatever happens.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is on the disk,
 *   or rejects as kayako_store_apply() does
 */
DexFuture *
kayako_store_exchange_intents (KayakoStore *self,
                               const char *const *gone,
                               GPtrArray *intents,
                               const KayakoStoredDraft *draft)
{
  Work *work = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (gone != NULL && intents != NULL, NULL);

  work = g_new0 (Work, 1);
  work->gone = g_strdupv ((char **) gone);
  work->intents = intents;
  work->draft = draft != NULL ? kayako_stored_draft_copy (draft) : NULL;

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, exchange_func, work, work_free);
}

static gboolean
settle_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  Work *work = data;

  kayako_database_change (database,
                          "UPDATE outbox SET conversation_id = ?2, local_id = NULL"
                          " WHERE local_id = ?1",
                          "si", work->draft_key, work->id);
  return TRUE;
}

/**
 * kayako_store_settle_intents:
 * @self: a `KayakoStore`
 * @local_id: names a conversation that was not begun yet
 * @conversation_id: what the helpdesk calls it now
 *
 * Has the intents that wait for a conversation belong to it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is done, or
 *   rejects as kayako_store_apply() does
 */
DexFuture *
kayako_store_settle_intents (KayakoStore *self, const char *local_id, gint64 conversation_id)
{
  Work *work = NULL;

  g_return_val_if_fail (KAYAKO_IS_STORE (self) && local_id != NULL, NULL);
  g_return_val_if_fail (conversation_id != 0, NULL);

  work = g_new0 (Work, 1);
  work->draft_key = g_strdup (local_id);
  work->id = conversation_id;

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, settle_func, work, work_free);
}

static KayakoIntent *
read_intent (sqlite3_stmt *statement)
{
  KayakoIntent *intent = g_new0 (KayakoIntent, 1);

  intent->id = sqlite3_column_int64 (statement, 0);
  intent->client_id = kayako_database_dup_text (statement, 1);
  intent->kind = kayako_database_dup_text (statement, 2);
  intent->conversation_id = sqlite3_column_int64 (statement, 3);
  intent->local_id = kayako_database_dup_text (statement, 4);
  intent->position = sqlite3_column_int64 (statement, 5);
  intent->payload = kayako_database_dup_bytes (statement, 6);
  intent->state = state_from_text ((const char *) sqlite3_column_text (statement, 7));
  intent->attempts = sqlite3_column_int64 (statement, 8);
  intent->attempted_at = sqlite3_column_int64 (statement, 9);
  intent->not_before = sqlite3_column_int64 (statement, 10);
  intent->error_domain = kayako_database_dup_text (statement, 11);
  intent->error_code = sqlite3_column_int64 (statement, 12);
  intent->error_text = kayako_database_dup_text (statement, 13);
  intent->created_at = sqlite3_column_int64 (statement, 14);

  return intent;
}

static gboolean
list_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  g_autoptr (GPtrArray) intents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_intent_free);
  sqlite3_stmt *statement = kayako_database_query (
      database,
      "SELECT id, client_id, intent, conversation_id, local_id, position, payload, state, attempts,"
      " attempted_at, not_before, error_domain, error_code, error_text, created_at FROM outbox"
      " ORDER BY conversation_id, local_id, position, id",
      "");

  while (kayako_database_step (database, statement))
    g_ptr_array_add (intents, read_intent (statement));

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&intents));

  return TRUE;
}

/**
 * kayako_store_list_intents:
 * @self: a `KayakoStore`
 *
 * Reads the outbox.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoIntent, those of one conversation together and in their order, or
 *   rejects with %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list_intents (KayakoStore *self)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  return kayako_store_read (self, list_func, NULL, NULL);
}
