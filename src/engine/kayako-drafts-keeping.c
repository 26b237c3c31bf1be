/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-drafts-private.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-local-files.h"
#include "kayako-store-writing.h"

/* From the first key on, whatever is typed after it: what is lost with the
 * program is less than a second, with the time that a disk takes. In
 * milliseconds. */
#define SAVE_DELAY 700

/* How long after saving failed it is tried again, in seconds. */
#define RETRY_DELAY 30

/**
 * kayako_drafts_dup_key:
 * @conversation_id: a conversation
 *
 * Returns: (transfer full): how the store names what is written there
 */
char *
kayako_drafts_dup_key (gint64 conversation_id)
{
  return g_strdup_printf ("conversation:%" G_GINT64_FORMAT, conversation_id);
}

static void
append_files (GListStore *store, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (KayakoAttachment) file = g_list_model_get_item (files, i);

    g_list_store_append (store, file);
  }
}

/* Those of what is unsent come first, as its text does. */
static KayakoStoredDraft *
create_stored (KayakoDraft *draft, const char *unsent, GPtrArray *messages)
{
  const char *gap = *unsent != '\0' && *draft->text != '\0' ? "\n\n" : "";
  g_autofree char *text = g_strconcat (unsent, gap, draft->text, NULL);
  g_autofree char *key = kayako_drafts_dup_key (draft->conversation_id);
  g_autoptr (GListStore) files = g_list_store_new (KAYAKO_TYPE_ATTACHMENT);
  KayakoStoredDraft *stored = kayako_stored_draft_new (key, text);

  for (guint i = 0; i < messages->len; i++)
    append_files (files, kayako_message_get_attachments (messages->pdata[i]));
  append_files (files, G_LIST_MODEL (draft->files));
  stored->conversation_id = draft->conversation_id;
  stored->caret = g_utf8_strlen (unsent, -1) + g_utf8_strlen (gap, -1) + draft->caret;
  stored->files = kayako_local_files_to_variant (G_LIST_MODEL (files));
  stored->is_apart = draft->is_apart;
  stored->saved_at = g_get_real_time () / 1000;
  return stored;
}

/**
 * kayako_drafts_create_stored:
 * @self: the drafts
 * @draft: one of them
 *
 * Puts together what is to be on the disk: see KayakoDrafts.
 *
 * Returns: (transfer full): the draft as the store knows it
 */
KayakoStoredDraft *
kayako_drafts_create_stored (KayakoDrafts *self, KayakoDraft *draft)
{
  g_autofree char *unsent = kayako_drafts_dup_unsent (self, draft->conversation_id);
  g_autoptr (GPtrArray) messages = kayako_outbox_dup_unkept (self->outbox, draft->conversation_id);

  return create_stored (draft, unsent, messages);
}

/**
 * kayako_drafts_create_typed:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Puts together what is to be on the disk where the outbox keeps all that was written
 * there.
 *
 * Returns: (transfer full) (nullable): the draft as the store knows it, %NULL where
 *   the disk may have more than is known here
 */
KayakoStoredDraft *
kayako_drafts_create_typed (KayakoDrafts *self, gint64 conversation_id)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return self->is_loaded ? create_stored (kayako_drafts_ensure (self, conversation_id), "", none)
                         : NULL;
}

static GPtrArray *
dup_array (GListModel *files)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (array, g_list_model_get_item (files, i));

  return array;
}

/* One after the other, where there are both. */
static char *
join_texts (const char *first, const char *second)
{
  return g_strconcat (first, *first != '\0' && *second != '\0' ? "\n\n" : "", second, NULL);
}

/* What was typed before the disk had answered comes after what it holds. */
static void
take_stored (KayakoDrafts *self, const KayakoStoredDraft *stored)
{
  KayakoDraft *draft = kayako_drafts_ensure (self, stored->conversation_id);
  g_autoptr (GPtrArray) files = NULL;

  files = kayako_local_files_from_variant (stored->files);
  g_list_store_splice (draft->files, 0, 0, files->pdata, files->len);
  draft->is_saved = TRUE;
  if (*draft->text == '\0') {
    kayako_drafts_replace (self, draft, g_strdup (stored->text), stored->caret);
    return;
  }

  kayako_drafts_save_soon (self, draft);
  kayako_drafts_replace (self, draft, join_texts (stored->text, draft->text),
                         *stored->text != '\0' ? g_utf8_strlen (stored->text, -1) + 2 + draft->caret
                                               : draft->caret);
}

static gboolean
await_loaded (KayakoDrafts *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = NULL;

  if (self->is_loaded)
    return TRUE;

  drafts = dex_await_boxed (kayako_store_list_drafts (self->store), error);
  if (drafts == NULL)
    return FALSE;

  self->is_loaded = TRUE;
  /* Nobody waits for it. */
  dex_future_disown (kayako_drafts_prune_files (self));
  for (guint i = 0; i < drafts->len; i++) {
    const KayakoStoredDraft *stored = g_ptr_array_index (drafts, i);

    if (stored->conversation_id != 0 && (*stored->text != '\0' || stored->files != NULL))
      take_stored (self, stored);
  }

  return TRUE;
}

static void
make_all_due (KayakoDrafts *self)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoDraft *draft = value;

    draft->is_changed = TRUE;
    draft->is_due = TRUE;
  }
}

/* What could only be read the last time may have become what can be written. */
static KayakoStore *
await_store (KayakoDrafts *self, GError **error)
{
  KayakoStore *store = dex_await_object (kayako_library_ensure_store (self->library), error);

  if (store == NULL || store != self->store || kayako_store_get_refusal (store) == NULL)
    return store;

  g_object_unref (store);
  return dex_await_object (kayako_library_reopen_store (self->library), error);
}

static gboolean
await_open (KayakoDrafts *self, GError **error)
{
  g_autoptr (KayakoStore) store = await_store (self, error);

  if (store == NULL) {
    kayako_outbox_set_store (self->outbox, NULL);
    return FALSE;
  }

  /* What a damaged store held of drafts was rescued when it was opened again, and
   * all that is known here is written to it once more. */
  if (self->store != NULL && self->store != store)
    make_all_due (self);
  if (g_set_object (&self->store, store))
    kayako_outbox_set_store (self->outbox, store);
  return await_loaded (self, error);
}

/* Until it is known where a message is, a draft can be written neither with it nor
 * without. */
static void
await_kept (KayakoDrafts *self, KayakoDraft *draft)
{
  DexFuture *keeping = NULL;

  while ((keeping = kayako_outbox_dup_keeping (self->outbox, draft->conversation_id)) != NULL)
    dex_await (keeping, NULL);
}

static gboolean
await_written (KayakoDrafts *self, KayakoDraft *draft, GError **error)
{
  g_autoptr (KayakoStoredDraft) stored = kayako_drafts_create_stored (self, draft);
  DexFuture *writing = *stored->text != '\0' || stored->files != NULL
                           ? kayako_store_save_draft (self->store, stored)
                           : kayako_store_clear_draft (self->store, stored->key);
  gboolean is_written = FALSE;

  draft->is_due = FALSE;
  draft->is_changed = FALSE;
  draft->is_apart = FALSE;
  draft->is_saved = is_written = dex_await (writing, error);
  if (!is_written) {
    draft->is_changed = TRUE;
    draft->is_apart = draft->is_apart || stored->is_apart;
  }
  kayako_drafts_tell_mark (self, draft);

  return is_written;
}

static KayakoDraft *
find_due (KayakoDrafts *self)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoDraft *draft = value;

    if (draft->is_due)
      return draft;
  }

  return NULL;
}

static gboolean
await_all_written (KayakoDrafts *self, GError **error)
{
  KayakoDraft *draft = NULL;

  if (!await_open (self, error))
    return FALSE;

  while ((draft = find_due (self)) != NULL) {
    await_kept (self, draft);
    if (!await_written (self, draft, error))
      return FALSE;
  }

  return TRUE;
}

static void
timer_cb (gpointer user_data)
{
  KayakoDrafts *self = user_data;

  self->timer_id = 0;
  dex_future_disown (kayako_drafts_save (self));
}

static DexFuture *
work_fiber (gpointer user_data)
{
  KayakoDrafts *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = await_all_written (self, &error);

  if (self->store != NULL && g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED)) {
    g_clear_error (&error);
    kayako_outbox_drop_store (self->outbox);
    dex_await (kayako_library_replace_store (self->library, self->store), NULL);
    is_done = await_all_written (self, &error);
  }

  self->is_working = FALSE;
  kayako_drafts_set_error (self, error);
  if (is_done)
    return dex_future_new_true ();

  g_debug ("Drafts are not saved: %s", error->message);
  if (self->timer_id == 0 && self->closing == NULL)
    self->timer_id = g_timeout_add_seconds_once (RETRY_DELAY, timer_cb, self);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static void
start_work (KayakoDrafts *self)
{
  if (self->is_working)
    return;

  dex_clear (&self->work);
  self->is_working = TRUE;
  self->work = kayako_spawn (work_fiber, g_object_ref (self), g_object_unref);
  dex_future_disown (dex_ref (self->work));
}

/* Returns: whether there is anything to write */
static gboolean
make_due (KayakoDrafts *self)
{
  GHashTableIter iter;
  gpointer value = NULL;
  gboolean has_due = FALSE;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoDraft *draft = value;

    draft->is_due = draft->is_due || draft->is_changed;
    has_due = has_due || draft->is_due;
  }

  return has_due;
}

/**
 * kayako_drafts_hand_over:
 * @self: the drafts
 * @conversation_id: a conversation
 * @text: what the outbox is about to be given
 * @files: (out) (transfer full) (nullable) (element-type KayakoAttachment): what is
 *   to be sent with it
 *
 * Empties a draft that says @text, which may be nothing where there are files. The disk has it
 * until the outbox does.
 *
 * Returns: (transfer full) (nullable): what is to go from the disk then, or %NULL
 *   where nothing is
 */
char *
kayako_drafts_hand_over (KayakoDrafts *self,
                         gint64 conversation_id,
                         const char *text,
                         GPtrArray **files)
{
  KayakoDraft *draft = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *sent = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (text != NULL && files != NULL, NULL);

  *files = NULL;
  draft = kayako_drafts_ensure (self, conversation_id);
  typed = g_strdup (draft->text);
  sent = g_strdup (text);
  if (kayako_draft_is_empty (draft) || !g_str_equal (g_strstrip (typed), g_strstrip (sent)))
    return NULL;

  /* What the disk had at the beginning may be something else. */
  if (!self->is_loaded)
    kayako_drafts_save_soon (self, draft);
  else
    kayako_drafts_write_replaced (self, draft);
  draft->is_changed = !self->is_loaded;
  *files = kayako_drafts_dup_files (self, conversation_id);
  kayako_draft_drop_files (draft);
  kayako_drafts_replace (self, draft, g_strdup (""), 0);
  return self->is_loaded ? kayako_drafts_dup_key (conversation_id) : NULL;
}

/**
 * kayako_drafts_take_back:
 * @self: the drafts
 * @conversation_id: a conversation
 * @text: what the outbox is about to give up
 * @files: (nullable): what was to be sent with it
 *
 * Puts @text before what is being written, the caret to its end. The disk is to
 * have it as soon as the outbox does not.
 *
 * Returns: (transfer full): what is to be on the disk then
 */
KayakoStoredDraft *
kayako_drafts_take_back (KayakoDrafts *self,
                         gint64 conversation_id,
                         const char *text,
                         GListModel *files)
{
  KayakoDraft *draft = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *both = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  draft = kayako_drafts_ensure (self, conversation_id);
  typed = g_strdup (draft->text);
  both = *g_strstrip (typed) != '\0' ? join_texts (text, draft->text) : g_strdup (text);
  back = dup_array (files);
  g_list_store_splice (draft->files, 0, 0, back->pdata, back->len);
  kayako_drafts_save_soon (self, draft);
  kayako_drafts_replace (self, draft, g_steal_pointer (&both), g_utf8_strlen (text, -1));
  return kayako_drafts_create_stored (self, draft);
}

/**
 * kayako_drafts_take_message:
 * @self: the drafts
 * @conversation_id: a conversation
 * @message: one of the outbox, of that conversation
 *
 * Makes a message the draft again, before what is being written.
 *
 * Returns: %FALSE where it is on its way at this moment, or has been sent
 */
gboolean
kayako_drafts_take_message (KayakoDrafts *self, gint64 conversation_id, KayakoMessage *message)
{
  g_autoptr (KayakoStoredDraft) draft = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), FALSE);

  if (!kayako_outbox_can_discard (self->outbox, message))
    return FALSE;

  draft = kayako_drafts_take_back (self, conversation_id, kayako_message_get_content_text (message),
                                   kayako_message_get_attachments (message));
  text = kayako_outbox_discard (self->outbox, message, draft);
  return text != NULL;
}

/**
 * kayako_drafts_save_soon:
 * @self: the drafts
 * @draft: one that is being changed
 *
 * Has a draft saved within a second. The time runs from the first change, not
 * from the last: who types without a break is not made to wait.
 */
void
kayako_drafts_save_soon (KayakoDrafts *self, KayakoDraft *draft)
{
  draft->is_changed = TRUE;
  if (self->timer_id == 0 && kayako_library_has_place (self->library) && self->closing == NULL)
    self->timer_id = g_timeout_add_once (SAVE_DELAY, timer_cb, self);
}

/**
 * kayako_drafts_save:
 * @self: the drafts
 *
 * Saves at once what has been typed. Without a place there is nothing to do.
 * Dropping the future changes nothing.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is on the
 *   disk, or rejects with why it is not; KayakoDrafts:error says it, too
 */
DexFuture *
kayako_drafts_save (KayakoDrafts *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  if (!kayako_library_has_place (self->library) || self->closing != NULL)
    return dex_future_new_true ();

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!make_due (self) && self->store != NULL && !self->is_working)
    return dex_future_new_true ();

  start_work (self);
  return dex_ref (self->work);
}

static gboolean
open_cb (gpointer user_data)
{
  KayakoDrafts *self = user_data;

  self->open_id = 0;
  dex_future_disown (kayako_drafts_save (self));
  return G_SOURCE_REMOVE;
}

/**
 * kayako_drafts_open:
 * @self: the drafts, of which the library has got its place
 *
 * Gets what was being written last time from the store as soon as nothing else
 * is to do. KayakoDrafts:error tells where that cannot
 * be; they stay in memory then, and it is tried again.
 */
void
kayako_drafts_open (KayakoDrafts *self)
{
  g_return_if_fail (KAYAKO_IS_DRAFTS (self));
  g_return_if_fail (self->open_id == 0 && self->closing == NULL);

  kayako_outbox_expect_store (self->outbox);
  /* The list of conversations comes first. */
  self->open_id = g_idle_add_full (G_PRIORITY_LOW, open_cb, self, NULL);
}

static DexFuture *
close_fiber (gpointer user_data)
{
  KayakoDrafts *self = user_data;

  if (self->is_working)
    dex_await (dex_ref (self->work), NULL);

  if (kayako_library_has_place (self->library) && make_due (self)) {
    start_work (self);
    dex_await (dex_ref (self->work), NULL);
  }

  g_clear_object (&self->store);
  kayako_outbox_drop_store (self->outbox);
  dex_await (kayako_library_close (self->library), NULL);

  return dex_future_new_true ();
}

/**
 * kayako_drafts_close:
 * @self: the drafts
 *
 * Saves what has been typed and closes the library.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the store is
 *   free for others, whatever could be saved
 */
DexFuture *
kayako_drafts_close (KayakoDrafts *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  if (self->closing == NULL) {
    g_clear_handle_id (&self->open_id, g_source_remove);
    g_clear_handle_id (&self->timer_id, g_source_remove);
    self->closing = kayako_spawn (close_fiber, g_object_ref (self), g_object_unref);
    dex_future_disown (dex_ref (self->closing));
  }

  return dex_ref (self->closing);
}

/**
 * kayako_drafts_get_closed:
 * @self: the drafts
 *
 * Returns: whether kayako_drafts_close() was called
 */
gboolean
kayako_drafts_get_closed (KayakoDrafts *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), FALSE);

  return self->closing != NULL;
}
