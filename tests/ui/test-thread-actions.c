/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with a conversation by the keyboard. */

#include "kayako-test-await.h"
#include "kayako-ui.h"
#include "thread-fixture.h"

#include <string.h>

static gboolean
is_completed (gpointer data)
{
  KayakoStatus *status = kayako_conversation_get_status (data);

  return status != NULL && kayako_status_get_status_type (status) == KAYAKO_STATUS_TYPE_COMPLETED;
}

/* Who completes a conversation before it is known how is told so, and it is done
 * then. */
static void
test_complete_early (ThreadFixture *fixture, gconstpointer email)
{
  KayakoThread *thread =
      thread_fixture_open_thread (fixture, KAYAKO_VIEW_KIND_INBOX, "Coffee machine leaks again");
  GListStore *statuses = G_LIST_STORE (kayako_account_get_statuses (fixture->account));
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_object_unref);

  thread_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "the group head on our BC-200");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (statuses)); i++)
    g_ptr_array_add (known, g_list_model_get_item (G_LIST_MODEL (statuses), i));
  g_list_store_remove_all (statuses);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "thread.complete", NULL);
  g_assert_nonnull (strstr (fixture->toasts->str, "as soon as the helpdesk has told how"));
  g_assert_false (is_completed (kayako_thread_get_conversation (thread)));

  g_list_store_splice (statuses, 0, 0, known->pdata, known->len);
  kayako_test_wait_until (is_completed, kayako_thread_get_conversation (thread));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();

  g_test_add ("/thread-actions/complete-early", ThreadFixture, KAYAKO_TEST_AGENT,
              thread_fixture_set_up, test_complete_early, thread_fixture_tear_down);

  return g_test_run ();
}
