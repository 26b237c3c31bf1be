/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-changes.h"

#include "kayako-error.h"
#include "kayako-resource.h"

static KayakoResource *
get_current (KayakoThreadChange change, KayakoConversation *conversation)
{
  switch (change) {
  case KAYAKO_THREAD_CHANGE_STATUS:
    return (KayakoResource *) kayako_conversation_get_status (conversation);
  case KAYAKO_THREAD_CHANGE_PRIORITY:
    return (KayakoResource *) kayako_conversation_get_priority (conversation);
  case KAYAKO_THREAD_CHANGE_TYPE:
    return (KayakoResource *) kayako_conversation_get_case_type (conversation);
  default:
    g_assert_not_reached ();
  }
}

static GListModel *
get_choices (KayakoThreadChange change, KayakoAccount *account)
{
  switch (change) {
  case KAYAKO_THREAD_CHANGE_STATUS:
    return kayako_account_get_statuses (account);
  case KAYAKO_THREAD_CHANGE_PRIORITY:
    return kayako_account_get_priorities (account);
  case KAYAKO_THREAD_CHANGE_TYPE:
    return kayako_account_get_case_types (account);
  default:
    g_assert_not_reached ();
  }
}

static KayakoResource *
dup_choice (GListModel *choices, const char *id)
{
  gint64 wanted = g_ascii_strtoll (id, NULL, 10);
  guint n = g_list_model_get_n_items (choices);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (KayakoResource) choice = g_list_model_get_item (choices, i);

    if (kayako_resource_get_id (choice) == wanted)
      return g_steal_pointer (&choice);
  }

  return NULL;
}

/**
 * kayako_thread_change_dup_current:
 * @change: what of the conversation
 * @conversation: (nullable): the conversation
 *
 * Returns: (transfer full): the id of what it is now, empty when it has none
 */
char *
kayako_thread_change_dup_current (KayakoThreadChange change, KayakoConversation *conversation)
{
  KayakoResource *current = conversation != NULL ? get_current (change, conversation) : NULL;

  if (current == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT, kayako_resource_get_id (current));
}

/**
 * kayako_thread_change_find_status:
 * @account: an account
 * @type: what the status shall mean
 *
 * Returns: (nullable) (transfer none): the helpdesk's first status of that kind
 */
KayakoStatus *
kayako_thread_change_find_status (KayakoAccount *account, KayakoStatusType type)
{
  GListModel *statuses = kayako_account_get_statuses (account);
  guint n = g_list_model_get_n_items (statuses);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);

    /* The list keeps it alive. */
    if (kayako_status_get_status_type (status) == type)
      return status;
  }

  return NULL;
}

/**
 * kayako_thread_change_request:
 * @change: what to set
 * @account: the conversation's account
 * @conversation: the conversation
 * @id: the id of a resource that @account offers
 *
 * Sets a property of a conversation; it shows at once and is taken back when
 * the helpdesk does not take it.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoConversation or
 *   rejects with #KayakoError, %KAYAKO_ERROR_NOT_FOUND when there is no such id
 */
DexFuture *
kayako_thread_change_request (KayakoThreadChange change,
                              KayakoAccount *account,
                              KayakoConversation *conversation,
                              const char *id)
{
  g_autoptr (KayakoResource) choice = dup_choice (get_choices (change, account), id);

  if (choice == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND, "No choice ‘%s’", id);

  switch (change) {
  case KAYAKO_THREAD_CHANGE_STATUS:
    return kayako_account_change_status (account, conversation, KAYAKO_STATUS (choice));
  case KAYAKO_THREAD_CHANGE_PRIORITY:
    return kayako_account_change_priority (account, conversation, KAYAKO_PRIORITY (choice));
  case KAYAKO_THREAD_CHANGE_TYPE:
    return kayako_account_change_case_type (account, conversation, KAYAKO_CASE_TYPE (choice));
  default:
    g_assert_not_reached ();
  }
}

typedef struct {
  KayakoAccount *account;           /* (owned) */
  KayakoConversation *conversation; /* (owned) */
  GWeakRef object;                  /* who is told how it ended */
  KayakoDoneFunc func;
} AfterData;

static void
after_data_free (gpointer data)
{
  AfterData *after = data;

  g_object_unref (after->account);
  g_object_unref (after->conversation);
  g_weak_ref_clear (&after->object);
  g_free (after);
}

static DexFuture *
after_cb (DexFuture *future, gpointer user_data)
{
  AfterData *data = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&data->object);
  DexFuture *change = kayako_account_wait_changed (data->account, data->conversation);

  /* The change goes on without whoever asked for it. */
  return object != NULL ? kayako_when_done (change, object, data->func) : change;
}

/**
 * kayako_thread_change_after:
 * @future: (transfer full): what has to succeed first
 * @account: the conversation's account
 * @conversation: the conversation
 * @object: (type GObject): who is told how it ended; held weakly
 * @func: how @object is told; not called when @future itself fails
 *
 * Waits for what kayako_thread_send_and_set() sets once something is sent.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoConversation or
 *   rejects with what went wrong first
 */
DexFuture *
kayako_thread_change_after (DexFuture *future,
                            KayakoAccount *account,
                            KayakoConversation *conversation,
                            gpointer object,
                            KayakoDoneFunc func)
{
  AfterData *data = g_new0 (AfterData, 1);

  data->account = g_object_ref (account);
  data->conversation = g_object_ref (conversation);
  g_weak_ref_init (&data->object, object);
  data->func = func;

  return dex_future_then (future, after_cb, data, after_data_free);
}
