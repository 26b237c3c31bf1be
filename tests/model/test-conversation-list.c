/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-list.h"

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

static KayakoConversation *
create_conversation (gint64 id, gint64 time)
{
  KayakoConversation *conversation = kayako_conversation_new (id);

  kayako_conversation_set_last_replied_at (conversation, time);

  return conversation;
}

/* A page written as "id@time id@time". */
static GPtrArray *
create_page (const char *text)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], "@", 2);

    g_ptr_array_add (page, create_conversation (g_ascii_strtoll (parts[0], NULL, 10),
                                                g_ascii_strtoll (parts[1], NULL, 10)));
  }

  return page;
}

static void
merge (KayakoConversationList *list, const char *text)
{
  g_autoptr (GPtrArray) page = create_page (text);

  kayako_conversation_list_merge (list, page);
}

static char *
dup_order (KayakoConversationList *list)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (KayakoConversation) conversation = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_string_append_printf (order, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            kayako_conversation_get_id (conversation));
  }

  return g_string_free_and_steal (g_steal_pointer (&order));
}

static void
assert_order (KayakoConversationList *list, const char *expected)
{
  g_autofree char *order = dup_order (list);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (GPtrArray) page = g_ptr_array_new ();

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == KAYAKO_TYPE_CONVERSATION);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_assert_null (kayako_conversation_list_lookup (list, 1));
  kayako_conversation_list_merge (list, page);
  kayako_conversation_list_clear (list);

  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_order (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();

  merge (list, "1@100 2@300 3@200 4@200");
  assert_order (list, "2 4 3 1");

  g_assert_finalize_object (g_steal_pointer (&list));
}

typedef struct {
  const char *page;
  const char *order;
  const char *changes;
} MergeRow;

static void
test_merge (void)
{
  static const MergeRow rows[] = {
    { "", "9 6 3", "" },
    { "9@90 6@60 3@30", "9 6 3", "" },
    { "3@30", "9 6 3", "" },
    { "2@20 1@10", "9 6 3 2 1", "3-0+2 " },
    { "11@110 10@100", "11 10 9 6 3 2 1", "0-0+2 " },
    { "5@50 8@80 4@40 7@70", "11 10 9 8 7 6 5 4 3 2 1", "3-0+2 6-0+2 " },
    { "12@120 12@120", "12 11 10 9 8 7 6 5 4 3 2 1", "0-0+1 " },
  };
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (GString) changes = g_string_new (NULL);

  merge (list, "9@90 6@60 3@30");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("page %s", rows[i].page);
    g_string_truncate (changes, 0);
    merge (list, rows[i].page);
    assert_order (list, rows[i].order);
    g_assert_cmpstr (changes->str, ==, rows[i].changes);
  }

  g_assert_finalize_object (g_steal_pointer (&list));
}

/* The object that rows show stays, whatever copy arrives. */
static void
test_identity (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (KayakoConversation) conversation = create_conversation (1, 100);
  g_autoptr (KayakoConversation) copy = create_conversation (1, 100);

  kayako_conversation_list_add (list, conversation);
  kayako_conversation_set_subject (copy, "Coffee");
  kayako_conversation_list_add (list, copy);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_true (kayako_conversation_list_lookup (list, 1) == conversation);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Coffee");

  g_assert_finalize_object (g_steal_pointer (&copy));
  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_finalize_object (g_steal_pointer (&conversation));
}

typedef struct {
  gint64 id;
  gint64 time;
  const char *order;
  const char *changes;
} MoveRow;

static void
test_move (void)
{
  static const MoveRow rows[] = {
    { 3, 30, "5 4 3 2 1", "" },       { 3, 35, "5 4 3 2 1", "" },
    { 1, 60, "1 5 4 3 2", "0-5+5 " }, { 4, 33, "1 5 3 4 2", "2-2+2 " },
    { 1, 5, "5 3 4 2 1", "0-5+5 " },  { 2, 33, "5 3 4 2 1", "" },
  };
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (GString) changes = g_string_new (NULL);

  merge (list, "5@50 4@40 3@30 2@20 1@10");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%" G_GINT64_FORMAT " at %" G_GINT64_FORMAT, rows[i].id, rows[i].time);
    g_string_truncate (changes, 0);
    kayako_conversation_set_last_replied_at (kayako_conversation_list_lookup (list, rows[i].id),
                                             rows[i].time);
    assert_order (list, rows[i].order);
    g_assert_cmpstr (changes->str, ==, rows[i].changes);
  }

  g_assert_finalize_object (g_steal_pointer (&list));
}

/* Other properties move nothing. */
static void
test_update (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (GString) changes = g_string_new (NULL);

  merge (list, "2@20 1@10");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);
  kayako_conversation_set_subject (kayako_conversation_list_lookup (list, 1), "Coffee");
  kayako_conversation_set_updated_at (kayako_conversation_list_lookup (list, 1), 99);
  g_assert_cmpstr (changes->str, ==, "");

  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_remove (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (KayakoConversation) conversation = create_conversation (2, 20);
  g_autoptr (GString) changes = g_string_new (NULL);

  kayako_conversation_list_add (list, conversation);
  merge (list, "3@30 1@10");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  g_assert_true (kayako_conversation_list_remove (list, conversation));
  g_assert_false (kayako_conversation_list_remove (list, conversation));
  g_assert_cmpstr (changes->str, ==, "1-1+0 ");
  assert_order (list, "3 1");

  kayako_conversation_set_last_replied_at (conversation, 99);
  g_assert_cmpstr (changes->str, ==, "1-1+0 ");

  kayako_conversation_list_add (list, conversation);
  assert_order (list, "2 3 1");
  kayako_conversation_list_clear (list);
  g_assert_cmpstr (changes->str, ==, "1-1+0 0-0+1 0-3+0 ");

  g_assert_finalize_object (g_steal_pointer (&conversation));
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_find (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (KayakoConversation) stranger = create_conversation (8, 80);
  guint position = 99;

  merge (list, "3@30 2@20 1@10");
  g_assert_true (
      kayako_conversation_list_find (list, kayako_conversation_list_lookup (list, 2), &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (kayako_conversation_list_find (list, stranger, &position));

  g_assert_finalize_object (g_steal_pointer (&list));
  g_assert_finalize_object (g_steal_pointer (&stranger));
}

static void
test_lets_go (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (KayakoConversation) conversation = create_conversation (1, 10);

  kayako_conversation_list_add (list, conversation);
  g_assert_finalize_object (g_steal_pointer (&list));
  kayako_conversation_set_last_replied_at (conversation, 20);
  g_assert_finalize_object (g_steal_pointer (&conversation));
}

/* Whatever the order of arrival, the list is in order, and what it said about
 * its changes leads to what it holds. */
static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  GPtrArray *mirror = user_data;

  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, position + i);

    g_ptr_array_insert (mirror, position + i, item);
  }
}

static void
test_random (void)
{
  g_autoptr (KayakoConversationList) list = kayako_conversation_list_new ();
  g_autoptr (GPtrArray) mirror = g_ptr_array_new ();
  gint64 previous = G_MAXINT64;

  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  for (guint i = 0; i < 200; i++) {
    g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint k = 0; k < 10; k++)
      g_ptr_array_add (page, create_conversation (g_test_rand_int_range (1, 300),
                                                  g_test_rand_int_range (0, 1000)));
    kayako_conversation_list_merge (list, page);
    if (i % 7 == 0) {
      g_autoptr (KayakoConversation) last = g_list_model_get_item (
          G_LIST_MODEL (list), g_list_model_get_n_items (G_LIST_MODEL (list)) - 1);

      kayako_conversation_list_remove (list, last);
    }
  }

  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < mirror->len; i++) {
    g_autoptr (KayakoConversation) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_assert_true (mirror->pdata[i] == item);
    g_assert_cmpint (kayako_conversation_get_last_activity_at (item), <=, previous);
    previous = kayako_conversation_get_last_activity_at (item);
  }

  g_assert_finalize_object (g_steal_pointer (&list));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conversation-list/empty", test_empty);
  g_test_add_func ("/conversation-list/order", test_order);
  g_test_add_func ("/conversation-list/merge", test_merge);
  g_test_add_func ("/conversation-list/identity", test_identity);
  g_test_add_func ("/conversation-list/move", test_move);
  g_test_add_func ("/conversation-list/update", test_update);
  g_test_add_func ("/conversation-list/remove", test_remove);
  g_test_add_func ("/conversation-list/find", test_find);
  g_test_add_func ("/conversation-list/lets-go", test_lets_go);
  g_test_add_func ("/conversation-list/random", test_random);

  return g_test_run ();
}
