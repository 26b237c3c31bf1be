/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-list.h"

/* Has an object for every id, and counts how many it has made. */
#define TEST_TYPE_SOURCE (test_source_get_type ())

G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource {
  GObject parent_instance;

  guint n_made;
};

static gpointer
dup_row (KayakoRowSource *source, GType type, gint64 id)
{
  g_assert_true (type == KAYAKO_TYPE_MESSAGE);
  TEST_SOURCE (source)->n_made++;

  return kayako_message_new (id);
}

static void
row_source_iface_init (KayakoRowSourceInterface *iface)
{
  iface->dup_row = dup_row;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource,
                               test_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_ROW_SOURCE,
                                                      row_source_iface_init))

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
}

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

static void
assert_changes (GString *changes, const char *expected)
{
  g_assert_cmpstr (changes->str, ==, expected);
  g_string_truncate (changes, 0);
}

/* Of the earliest ones the list needs no more than their ids. */
static void
test_earlier (void)
{
  const gint64 some[] = { 3, 4, 5 };
  const gint64 more[] = { 1, 2, 3, 4, 5 };
  const gint64 fewer[] = { 1, 2, 4, 5 };
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);
  g_autoptr (GString) changes = g_string_new (NULL);
  KayakoMessageList *list = kayako_message_list_new ();
  guint position = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);
  kayako_message_list_set_source (list, KAYAKO_ROW_SOURCE (source));
  add (list, 6, 600, NULL);
  add (list, 7, 700, NULL);
  g_string_truncate (changes, 0);

  kayako_message_list_set_earlier (list, some, G_N_ELEMENTS (some));
  assert_changes (changes, "0-0+3 ");
  kayako_message_list_set_earlier (list, some, G_N_ELEMENTS (some));
  assert_changes (changes, "");
  kayako_message_list_set_earlier (list, more, G_N_ELEMENTS (more));
  assert_changes (changes, "0-0+2 ");

  /* Those after them are told of where they are. */
  add (list, 8, 800, NULL);
  assert_changes (changes, "7-0+1 ");
  g_assert_cmpuint (kayako_message_list_get_n_earlier (list), ==, 5);
  g_assert_true (kayako_message_list_find_id (list, 2, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_true (kayako_message_list_find_id (list, 7, &position));
  g_assert_cmpuint (position, ==, 6);
  g_assert_true (kayako_message_list_find (list, kayako_message_list_get_last (list), &position));
  g_assert_cmpuint (position, ==, 7);
  g_assert_false (kayako_message_list_find_id (list, 9, NULL));
  g_assert_cmpint (kayako_message_list_get_id (list, 1), ==, 2);
  g_assert_cmpint (kayako_message_list_get_id (list, 6), ==, 7);
  g_assert_cmpuint (source->n_made, ==, 0);

  /* One that is asked for twice is the same. */
  assert_order (list, "1 2 3 4 5 6 7 8");
  assert_order (list, "1 2 3 4 5 6 7 8");
  g_assert_cmpuint (source->n_made, ==, 5);

  /* The helpdesk's copy of an earlier one is not one more. */
  add (list, 4, 400, NULL);
  assert_changes (changes, "");

  /* Each kind can go. */
  g_assert_true (kayako_message_list_remove_id (list, 3));
  assert_changes (changes, "2-1+0 ");
  g_assert_false (kayako_message_list_remove_id (list, 3));
  g_assert_true (kayako_message_list_remove_id (list, 7));
  assert_changes (changes, "5-1+0 ");
  kayako_message_list_set_earlier (list, fewer, G_N_ELEMENTS (fewer));
  assert_changes (changes, "");
  assert_order (list, "1 2 4 5 6 8");
  kayako_message_list_clear (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);

  g_assert_finalize_object (list);
}

/* However many are asked for, few objects are kept. */
static void
test_many_earlier (void)
{
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KayakoMessageList *list = kayako_message_list_new ();
  gpointer first = NULL;

  for (gint64 id = 1; id <= 10000; id++)
    g_array_append_val (ids, id);
  kayako_message_list_set_source (list, KAYAKO_ROW_SOURCE (source));
  kayako_message_list_set_earlier (list, (const gint64 *) (gconstpointer) ids->data, ids->len);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_assert_cmpint (kayako_message_get_id (message), ==, i + 1);
    if (i == 0)
      g_set_weak_pointer (&first, message);
  }
  g_assert_null (first);
  g_assert_cmpuint (source->n_made, ==, 10000);

  g_assert_finalize_object (list);
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
  g_test_add_func ("/message-list/earlier", test_earlier);
  g_test_add_func ("/message-list/many-earlier", test_many_earlier);

  return g_test_run ();
}
