/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-drafts-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (KayakoDrafts, kayako_drafts, G_TYPE_OBJECT)

typedef enum {
  PROP_ERROR = 1,
} KayakoDraftsProperty;

static GParamSpec *props[PROP_ERROR + 1];

enum {
  SIGNAL_TEXT_CHANGED,
  SIGNAL_MARK_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
draft_free (gpointer user_data)
{
  KayakoDraft *draft = user_data;

  g_free (draft->text);
  g_object_unref (draft->files);
  g_free (draft);
}

static KayakoDraft *
find (KayakoDrafts *self, gint64 conversation_id)
{
  return g_hash_table_lookup (self->entries, &conversation_id);
}

/**
 * kayako_drafts_ensure:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Gets the draft of a conversation, an empty one where there is none.
 *
 * Returns: (transfer none): the draft, which stays as long as @self
 */
KayakoDraft *
kayako_drafts_ensure (KayakoDrafts *self, gint64 conversation_id)
{
  KayakoDraft *draft = find (self, conversation_id);

  if (draft != NULL)
    return draft;

  draft = g_new0 (KayakoDraft, 1);
  draft->conversation_id = conversation_id;
  draft->text = g_strdup ("");
  draft->files = g_list_store_new (KAYAKO_TYPE_ATTACHMENT);
  g_hash_table_insert (self->entries, &draft->conversation_id, draft);
  return draft;
}

/**
 * kayako_draft_is_empty:
 * @draft: a draft
 *
 * Returns: whether there is neither a text nor a file
 */
gboolean
kayako_draft_is_empty (KayakoDraft *draft)
{
  return *draft->text == '\0' && g_list_model_get_n_items (G_LIST_MODEL (draft->files)) == 0;
}

/**
 * kayako_drafts_tell_mark:
 * @self: the drafts
 * @draft: one of them
 *
 * Tells everybody whether there is a draft and whether it is saved, where they
 * know otherwise.
 */
void
kayako_drafts_tell_mark (KayakoDrafts *self, KayakoDraft *draft)
{
  gboolean has_text = !kayako_draft_is_empty (draft);

  draft->is_saved = draft->is_saved && has_text;
  if (draft->told_mark == has_text && draft->told_saved == draft->is_saved)
    return;

  draft->told_mark = has_text;
  draft->told_saved = draft->is_saved;
  g_signal_emit (self, signals[SIGNAL_MARK_CHANGED], 0, draft->conversation_id);
}

/**
 * kayako_drafts_replace:
 * @self: the drafts
 * @draft: one of them
 * @text: (transfer full): what it says now
 * @caret: where the caret is
 *
 * Changes a draft, without having it saved.
 */
void
kayako_drafts_replace (KayakoDrafts *self, KayakoDraft *draft, char *text, gint64 caret)
{
  g_free (draft->text);
  draft->text = text;
  draft->caret = caret;
  g_signal_emit (self, signals[SIGNAL_TEXT_CHANGED], 0, draft->conversation_id);
  kayako_drafts_tell_mark (self, draft);
}

/**
 * kayako_drafts_set_error:
 * @self: the drafts
 * @error: (nullable): why nothing can be saved
 *
 * Notes whether drafts can be saved. The same trouble is told once.
 */
void
kayako_drafts_set_error (KayakoDrafts *self, const GError *error)
{
  if (error == self->error || (error != NULL && self->error != NULL &&
                               g_error_matches (self->error, error->domain, error->code)))
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/**
 * kayako_drafts_dup_unsent:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Puts together what was written there, has not arrived and is not kept by the
 * outbox.
 *
 * Returns: (transfer full): text, empty where there is none
 */
char *
kayako_drafts_dup_unsent (KayakoDrafts *self, gint64 conversation_id)
{
  g_autoptr (GPtrArray) messages = kayako_outbox_dup_unkept (self->outbox, conversation_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++) {
    if (i > 0)
      g_string_append (text, "\n\n");
    g_string_append (text, kayako_message_get_content_text (g_ptr_array_index (messages, i)));
  }

  return g_string_free (text, FALSE);
}

/* The disk must have it before, or have it no more after, whatever ends the
 * program then. */
static void
unkept_cb (KayakoDrafts *self, gint64 conversation_id)
{
  kayako_drafts_ensure (self, conversation_id)->is_changed = TRUE;
  dex_future_disown (kayako_drafts_save (self));
}

static KayakoStoredDraft *
create_typed (gpointer self, gint64 conversation_id)
{
  return kayako_drafts_create_typed (self, conversation_id);
}

static void
kayako_drafts_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoDrafts *self = KAYAKO_DRAFTS (object);

  switch ((KayakoDraftsProperty) prop_id) {
  case PROP_ERROR:
    g_value_set_boxed (value, self->error);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_drafts_dispose (GObject *object)
{
  KayakoDrafts *self = KAYAKO_DRAFTS (object);

  g_clear_handle_id (&self->open_id, g_source_remove);
  g_clear_handle_id (&self->timer_id, g_source_remove);

  G_OBJECT_CLASS (kayako_drafts_parent_class)->dispose (object);
}

static void
kayako_drafts_finalize (GObject *object)
{
  KayakoDrafts *self = KAYAKO_DRAFTS (object);

  dex_clear (&self->work);
  dex_clear (&self->closing);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  if (self->outbox != NULL)
    kayako_outbox_set_draft_func (self->outbox, NULL, NULL);
  g_clear_object (&self->outbox);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (kayako_drafts_parent_class)->finalize (object);
}

static void
kayako_drafts_class_init (KayakoDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_drafts_get_property;
  object_class->dispose = kayako_drafts_dispose;
  object_class->finalize = kayako_drafts_finalize;

  /**
   * KayakoDrafts:error:
   *
   * Why nothing can be saved now, %NULL while it can. It is tried again.
   */
  props[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoDrafts::text-changed:
   * @self: the drafts
   * @conversation_id: whose draft says something else
   */
  signals[SIGNAL_TEXT_CHANGED] =
      g_signal_new ("text-changed", KAYAKO_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * KayakoDrafts::mark-changed:
   * @self: the drafts
   * @conversation_id: where there is a draft, or none any more, or one that is
   *   saved, or not any more
   */
  signals[SIGNAL_MARK_CHANGED] =
      g_signal_new ("mark-changed", KAYAKO_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
kayako_drafts_init (KayakoDrafts *self)
{
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, draft_free);
}

/**
 * kayako_drafts_new:
 * @outbox: where what is written goes
 * @library: of the same account
 *
 * Makes drafts that are kept in memory, and in the library's store as soon as
 * that has a place and kayako_drafts_open() was called.
 *
 * Returns: (transfer full): the drafts
 */
KayakoDrafts *
kayako_drafts_new (KayakoOutbox *outbox, KayakoLibrary *library)
{
  KayakoDrafts *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (outbox), NULL);
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (library), NULL);

  self = g_object_new (KAYAKO_TYPE_DRAFTS, NULL);
  self->outbox = g_object_ref (outbox);
  self->library = g_object_ref (library);
  g_signal_connect_object (outbox, "unkept-changed", G_CALLBACK (unkept_cb), self,
                           G_CONNECT_SWAPPED);
  kayako_outbox_set_draft_func (outbox, create_typed, self);
  return self;
}

/**
 * kayako_drafts_get_text:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Gets what is being written.
 *
 * Returns: the text, owned by @self; empty where there is none
 */
const char *
kayako_drafts_get_text (KayakoDrafts *self, gint64 conversation_id)
{
  KayakoDraft *draft = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), "");

  draft = find (self, conversation_id);
  return draft != NULL ? draft->text : "";
}

/**
 * kayako_drafts_has:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Returns: whether something is being written there, or to be sent
 */
gboolean
kayako_drafts_has (KayakoDrafts *self, gint64 conversation_id)
{
  KayakoDraft *draft = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), FALSE);

  draft = find (self, conversation_id);
  return draft != NULL && !kayako_draft_is_empty (draft);
}

/**
 * kayako_drafts_get_caret:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Gets where one was writing.
 *
 * Returns: characters from the beginning of the text
 */
gint64
kayako_drafts_get_caret (KayakoDrafts *self, gint64 conversation_id)
{
  KayakoDraft *draft = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), 0);

  draft = find (self, conversation_id);
  return draft != NULL ? draft->caret : 0;
}

/**
 * kayako_drafts_get_saved:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Tells whether there is a draft and the disk has it, all but the last second
 * of typing. It stays so while one types on, unless saving fails.
 *
 * Returns: %FALSE also where there is no draft
 */
gboolean
kayako_drafts_get_saved (KayakoDrafts *self, gint64 conversation_id)
{
  KayakoDraft *draft = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), FALSE);

  draft = find (self, conversation_id);
  return draft != NULL && draft->is_saved;
}

/**
 * kayako_drafts_get_trouble:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Tells what keeps a draft from the disk, as soon as that is known: where nothing
 * can be saved, before it is tried.
 *
 * Returns: (nullable): the error, owned by @self; %NULL also where there is no draft
 */
const GError *
kayako_drafts_get_trouble (KayakoDrafts *self, gint64 conversation_id)
{
  KayakoDraft *draft = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  draft = find (self, conversation_id);
  if (draft == NULL || kayako_draft_is_empty (draft) || draft->is_saved)
    return NULL;
  if (self->error != NULL || !kayako_library_get_in_memory (self->library))
    return self->error;

  return kayako_library_get_error (self->library);
}

/**
 * kayako_drafts_set_text:
 * @self: the drafts
 * @conversation_id: a conversation
 * @text: what is being written; empty for nothing
 *
 * Changes a draft, and has it saved within a second. The caret goes to the end.
 */
void
kayako_drafts_set_text (KayakoDrafts *self, gint64 conversation_id, const char *text)
{
  KayakoDraft *draft = NULL;

  g_return_if_fail (KAYAKO_IS_DRAFTS (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (kayako_drafts_get_text (self, conversation_id), text))
    return;

  draft = kayako_drafts_ensure (self, conversation_id);
  kayako_drafts_save_soon (self, draft);
  kayako_drafts_replace (self, draft, g_strdup (text), g_utf8_strlen (text, -1));
}

/**
 * kayako_drafts_set_caret:
 * @self: the drafts
 * @conversation_id: a conversation
 * @caret: where one writes, in characters from the beginning
 *
 * Notes where the caret is, and has that saved with the text.
 */
void
kayako_drafts_set_caret (KayakoDrafts *self, gint64 conversation_id, gint64 caret)
{
  KayakoDraft *draft = NULL;

  g_return_if_fail (KAYAKO_IS_DRAFTS (self));

  draft = find (self, conversation_id);
  if (draft == NULL || *draft->text == '\0' || draft->caret == caret)
    return;

  draft->caret = caret;
  kayako_drafts_save_soon (self, draft);
}

/**
 * kayako_drafts_get_error:
 * @self: the drafts
 *
 * Gets why nothing can be saved now.
 *
 * Returns: (nullable): the error, owned by @self; %NULL while it can be
 */
const GError *
kayako_drafts_get_error (KayakoDrafts *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  return self->error;
}

static guint
count (KayakoDrafts *self, gboolean of_unsaved)
{
  GHashTableIter iter;
  gpointer value = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoDraft *draft = value;

    n += !kayako_draft_is_empty (draft) && (!of_unsaved || draft->is_changed);
  }

  return n;
}

/**
 * kayako_drafts_get_n:
 * @self: the drafts
 *
 * Returns: in how many conversations something is being written
 */
guint
kayako_drafts_get_n (KayakoDrafts *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), 0);

  return count (self, FALSE);
}

/**
 * kayako_drafts_get_n_unsaved:
 * @self: the drafts
 *
 * Counts what would be lost if the program ended.
 *
 * Returns: how many drafts cannot be saved
 */
guint
kayako_drafts_get_n_unsaved (KayakoDrafts *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), 0);

  return self->error != NULL ? count (self, TRUE) : 0;
}
