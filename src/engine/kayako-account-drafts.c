/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where something is being written, and what. */

#include "kayako-account-private.h"

#include "kayako-drafts-private.h"
#include "kayako-future.h"

/**
 * kayako_account_get_n_drafts:
 * @self: an account
 *
 * Counts what is being written; #KayakoAccount::draft-changed tells when that changes.
 *
 * Returns: in how many conversations there is a draft
 */
guint
kayako_account_get_n_drafts (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0);

  return kayako_drafts_get_n (self->drafts);
}

/**
 * kayako_account_get_draft_text:
 * @self: an account
 * @conversation: one of its conversations
 *
 * Gets what is being written there.
 *
 * Returns: the text, owned by @self; empty when there is none
 */
const char *
kayako_account_get_draft_text (KayakoAccount *self, KayakoConversation *conversation)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), "");
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), "");

  return kayako_drafts_get_text (self->drafts, kayako_conversation_get_id (conversation));
}

static GArray *
create_ids (KayakoDrafts *drafts)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, drafts->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoDraft *draft = value;

    if (!kayako_draft_is_empty (draft))
      g_array_append_val (ids, draft->conversation_id);
  }

  return ids;
}

static gint
compare_activity (gconstpointer a, gconstpointer b)
{
  gint64 first = kayako_conversation_get_last_activity_at (*(KayakoConversation *const *) a);
  gint64 second = kayako_conversation_get_last_activity_at (*(KayakoConversation *const *) b);

  return first == second ? 0 : first > second ? -1 : 1;
}

static DexFuture *
list_fiber (gpointer user_data)
{
  KayakoAccount *self = user_data;
  g_autoptr (GArray) ids = create_ids (self->drafts);
  g_autoptr (GPtrArray) conversations = NULL;
  g_autoptr (GError) error = NULL;

  conversations = dex_await_boxed (
      kayako_library_load (kayako_link_get_library (self->link), KAYAKO_TYPE_CONVERSATION,
                           (const gint64 *) (gconstpointer) ids->data, ids->len),
      &error);
  if (conversations == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  g_ptr_array_sort (conversations, compare_activity);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&conversations));
}

/**
 * kayako_account_list_drafts:
 * @self: an account
 *
 * Finds where something is being written, from what is stored.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoConversation, the latest activity first, or rejects with #KayakoError
 */
DexFuture *
kayako_account_list_drafts (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_spawn (list_fiber, g_object_ref (self), g_object_unref);
}
