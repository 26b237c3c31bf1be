/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-list.h"

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

static KayakoMessage *
create_message (gint64 id, gint64 time, const char *client_id)
{
  KayakoMessage *message = kayako_message_new (id);

  kayako_message_set_created_at (message, time);
  kayako_message_set_client_id (message, client_id);

  return message;
}

static void
add (KayakoMessageList *list, gint64 id, gint64 time, const char *client_id)
{
  g_autoptr (KayakoMessage) message = create_message (id, time, client_id);

  kayako_message_list_add (list, message);
}

static KayakoMessage *
add_local (KayakoMessageList *list, const char *client_id)
{
  KayakoMessage *message = kayako_message_new_local (client_id, "Hello", NULL);

  kayako_message_list_add (list, message);

  return message;
}

/* Ids, or client ids for local messages. */
static void
assert_order (KayakoMessageList *list, const char *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (G_LIST_MODEL (list), i);

    if (i > 0)
      g_string_append_c (order, ' ');
    if (kayako_message_is_local (message))
      g_string_append (order, kayako_message_get_client_id (message));
    else
      g_string_append_printf (order, "%" G_GINT64_FORMAT, kayako_message_get_id (message));
  }

  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (KayakoMessageList) list = kayako_message_list_new ();

  add (list, 3, 200, NULL);
  add (list, 2, 200, NULL);
  add (list, 1, 300, NULL);
  assert_order (list, "2 3 1");
  g_assert_cmpint (kayako_message_get_id (kayako_message_list_get_first (list)), ==, 2);
  g_assert_cmpint (kayako_message_get_id (kayako_message_list_get_last (list)), ==, 1);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == KAYAKO_TYPE_MESSAGE);

  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_no_change (void)
{
  g_autoptr (KayakoMessageList) list = kayako_message_list_new ();
  g_autoptr (GString) changes = g_string_new (NULL);

  add (list, 1, 100, NULL);
  add (list, 2, 200, "c-1");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);
  add (list, 2, 200, "c-1");
  add (list, 1, 100, NULL);
  g_assert_cmpstr (changes->str, ==, "");

  g_assert_finalize_object (g_steal_pointer (&list));
}

/* Local messages keep the order they were written in, after all others. */
static void
test_local_last (void)
{
  g_autoptr (KayakoMessageList) list = kayako_message_list_new ();
  g_autoptr (KayakoMessage) first = add_local (list, "c-1");
  g_autoptr (KayakoMessage) second = add_local (list, "c-2");

  kayako_message_set_created_at (first, 900);
  kayako_message_set_created_at (second, 800);
  add (list, 1, G_MAXINT64, NULL);
  assert_order (list, "1 c-1 c-2");
  g_assert_true (kayako_message_list_get_last (list) == second);
  g_assert_cmpint (kayako_message_get_id (kayako_message_list_get_last_remote (list)), ==, 1);
  g_assert_true (kayako_message_list_lookup_client_id (list, "c-1") == first);
  g_assert_null (kayako_message_list_lookup_client_id (list, "c-3"));
  g_assert_null (kayako_message_list_lookup (list, 0));

  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_finalize_object (g_steal_pointer (&first));
  g_assert_finalize_object (g_steal_pointer (&second));
}

static void
test_copy_takes_place (void)
{
  g_autoptr (KayakoMessageList) list = kayako_message_list_new ();
  g_autoptr (KayakoMessage) first = NULL;
  g_autoptr (KayakoMessage) second = NULL;
  g_autoptr (GString) changes = g_string_new (NULL);

  add (list, 1, 100, NULL);
  first = add_local (list, "c-1");
  second = add_local (list, "c-2");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  add (list, 2, 200, "c-1");
  assert_order (list, "1 2 c-2");
  g_assert_cmpstr (changes->str, ==, "1-1+1 ");
  g_assert_false (kayako_message_list_find (list, first, NULL));

  /* The later one is confirmed first: it goes before what still waits. */
  g_string_truncate (changes, 0);
  g_clear_object (&first);
  first = add_local (list, "c-3");
  add (list, 3, 300, "c-3");
  assert_order (list, "1 2 3 c-2");
  g_assert_cmpstr (changes->str, ==, "3-0+1 2-2+2 ");

  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_finalize_object (g_steal_pointer (&first));
  g_assert_finalize_object (g_steal_pointer (&second));
}

/* A poll may bring the copy before the request that sent it has its answer. */
static void
test_copy_is_there (void)
{
  g_autoptr (KayakoMessageList) list = kayako_message_list_new ();
  g_autoptr (KayakoMessage) late = NULL;
  g_autoptr (KayakoMessage) local = NULL;

  add (list, 1, 100, "c-1");
  late = add_local (list, "c-1");
  assert_order (list, "1");

  local = add_local (list, "c-2");
  add (list, 2, 200, NULL);
  assert_order (list, "1 2 c-2");
  add (list, 2, 200, "c-2");
  assert_order (list, "1 2");

  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_finalize_object (g_steal_pointer (&late));
  g_assert_finalize_object (g_steal_pointer (&local));
}

static void
test_page_with_copy (void)
{
  g_autoptr (KayakoMessageList) list = kayako_message_list_new ();
  g_autoptr (KayakoMessage) local = NULL;
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) changes = g_string_new (NULL);

  add (list, 1, 100, NULL);
  local = add_local (list, "c-1");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  g_ptr_array_add (page, create_message (3, 300, "c-1"));
  g_ptr_array_add (page, create_message (2, 200, NULL));
  g_ptr_array_add (page, create_message (1, 100, NULL));
  kayako_message_list_merge (list, page);
  assert_order (list, "1 2 3");
  g_assert_cmpstr (changes->str, ==, "1-1+1 1-0+1 ");

  g_clear_pointer (&page, g_ptr_array_unref);
  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_finalize_object (g_steal_pointer (&local));
}

static void
test_remove (void)
{
  g_autoptr (KayakoMessageList) list = kayako_message_list_new ();
  g_autoptr (KayakoMessage) local = add_local (list, "c-1");

  g_assert_true (kayako_message_list_remove (list, local));
  g_assert_false (kayako_message_list_remove (list, local));
  add (list, 1, 100, "c-1");
  assert_order (list, "1");

  kayako_message_list_clear (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (kayako_message_list_get_last_remote (list));

  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_finalize_object (g_steal_pointer (&local));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message-list/order", test_order);
  g_test_add_func ("/message-list/no-change", test_no_change);
  g_test_add_func ("/message-list/local-last", test_local_last);
  g_test_add_func ("/message-list/copy-takes-place", test_copy_takes_place);
  g_test_add_func ("/message-list/copy-is-there", test_copy_is_there);
  g_test_add_func ("/message-list/page-with-copy", test_page_with_copy);
  g_test_add_func ("/message-list/remove", test_remove);

  return g_test_run ();
}
