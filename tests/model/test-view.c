/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-view.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
test_properties (void)
{
  g_autoptr (KayakoView) view = kayako_view_new (KAYAKO_VIEW_KIND_UNASSIGNED);
  g_autoptr (KayakoView) custom = kayako_view_new_custom ("12", "Wholesale");
  guint n = 0;

  g_assert_cmpstr (kayako_view_get_id (view), ==, "unassigned");
  g_assert_cmpint (kayako_view_get_kind (view), ==, KAYAKO_VIEW_KIND_UNASSIGNED);
  g_assert_null (kayako_view_get_title (view));
  g_assert_cmpint (kayako_view_get_count (view), ==, -1);
  g_assert_cmpint (kayako_view_get_kind (custom), ==, KAYAKO_VIEW_KIND_CUSTOM);
  g_assert_cmpstr (kayako_view_get_id (custom), ==, "12");
  g_assert_cmpstr (kayako_view_get_title (custom), ==, "Wholesale");

  g_signal_connect (view, "notify::count", G_CALLBACK (count_cb), &n);
  kayako_view_set_count (view, 12);
  kayako_view_set_count (view, 12);
  g_object_set (view, "count", 12, NULL);
  g_assert_cmpuint (n, ==, 1);

  g_assert_finalize_object (g_steal_pointer (&view));
  g_assert_finalize_object (g_steal_pointer (&custom));
}

typedef struct {
  KayakoStatusType type;
  gboolean is_closed;
  gint64 requester_id; /* 7 is me */
  gint64 agent_id;     /* 0: nobody */
  const char *views;   /* ids of those it belongs in */
} MatchRow;

static KayakoConversation *
create_conversation (const MatchRow *row)
{
  KayakoConversation *conversation = kayako_conversation_new (1);
  g_autoptr (KayakoUser) requester = kayako_user_new (row->requester_id);
  g_autoptr (KayakoStatus) status = kayako_status_new (1);

  kayako_status_set_status_type (status, row->type);
  if (row->type != KAYAKO_STATUS_TYPE_UNKNOWN)
    kayako_conversation_set_status (conversation, status);
  kayako_conversation_set_is_closed (conversation, row->is_closed);
  kayako_conversation_set_requester (conversation, requester);

  if (row->agent_id != 0) {
    g_autoptr (KayakoUser) agent = kayako_user_new (row->agent_id);

    kayako_conversation_set_agent (conversation, agent);
  }

  return conversation;
}

static void
test_matches (void)
{
  static const MatchRow rows[] = {
    { KAYAKO_STATUS_TYPE_NEW, FALSE, 2, 0, "inbox unassigned" },
    { KAYAKO_STATUS_TYPE_OPEN, FALSE, 2, 7, "inbox mine" },
    { KAYAKO_STATUS_TYPE_OPEN, FALSE, 7, 3, "inbox my-conversations" },
    { KAYAKO_STATUS_TYPE_CUSTOM, FALSE, 2, 3, "inbox" },
    { KAYAKO_STATUS_TYPE_CUSTOM, TRUE, 7, 7, "closed" },
    { KAYAKO_STATUS_TYPE_PENDING, FALSE, 7, 7, "mine pending my-conversations" },
    { KAYAKO_STATUS_TYPE_PENDING, FALSE, 2, 0, "unassigned pending" },
    { KAYAKO_STATUS_TYPE_COMPLETED, FALSE, 7, 7, "completed closed" },
    { KAYAKO_STATUS_TYPE_CLOSED, TRUE, 7, 0, "closed" },
    { KAYAKO_STATUS_TYPE_CLOSED, TRUE, 2, 7, "" },
    { KAYAKO_STATUS_TYPE_UNKNOWN, FALSE, 7, 0, "inbox unassigned my-conversations" },
    { KAYAKO_STATUS_TYPE_UNKNOWN, TRUE, 7, 0, "closed" },
  };
  g_autoptr (KayakoUser) me = kayako_user_new (7);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KayakoConversation) conversation = create_conversation (&rows[i]);
    g_auto (GStrv) expected = g_strsplit (rows[i].views, " ", -1);

    for (KayakoViewKind kind = KAYAKO_VIEW_KIND_INBOX; kind <= KAYAKO_VIEW_KIND_CLOSED; kind++) {
      g_autoptr (KayakoView) view = kayako_view_new (kind);
      const char *id = kayako_view_get_id (view);
      gboolean always = kind == KAYAKO_VIEW_KIND_ALL || kind == KAYAKO_VIEW_KIND_MY_ORGANIZATION;

      g_test_message ("row %u, view %s", i, id);
      g_assert_cmpint (kayako_view_matches (view, conversation, me), ==,
                       always || g_strv_contains ((const char *const *) expected, id));
    }

    g_assert_finalize_object (g_steal_pointer (&conversation));
  }

  g_assert_finalize_object (g_steal_pointer (&me));
}

static void
test_nobody (void)
{
  MatchRow row = { KAYAKO_STATUS_TYPE_OPEN, FALSE, 7, 7, "" };
  g_autoptr (KayakoConversation) conversation = create_conversation (&row);
  g_autoptr (KayakoView) mine = kayako_view_new (KAYAKO_VIEW_KIND_MINE);
  g_autoptr (KayakoView) custom = kayako_view_new_custom ("12", "Wholesale");

  g_assert_false (kayako_view_matches (mine, conversation, NULL));
  g_assert_true (kayako_view_matches (custom, conversation, NULL));
}

/* What a view shows, its query must ask for. */
static void
test_query_covers (void)
{
  for (KayakoViewKind kind = KAYAKO_VIEW_KIND_INBOX; kind <= KAYAKO_VIEW_KIND_CLOSED; kind++) {
    g_autoptr (KayakoView) view = kayako_view_new (kind);
    g_autoptr (KayakoConversationQuery) query = kayako_view_dup_query (view);
    g_autoptr (KayakoUser) me = kayako_user_new (7);

    g_assert_cmpuint (kayako_conversation_query_get_offset (query), ==, 0);
    g_assert_cmpint (kayako_conversation_query_get_my_organization (query), ==,
                     kind == KAYAKO_VIEW_KIND_MY_ORGANIZATION);

    for (KayakoStatusType type = KAYAKO_STATUS_TYPE_NEW; type <= KAYAKO_STATUS_TYPE_CUSTOM;
         type++) {
      MatchRow row = { type, type == KAYAKO_STATUS_TYPE_CLOSED, 7, 0, "" };
      g_autoptr (KayakoConversation) conversation = create_conversation (&row);

      if (kayako_view_matches (view, conversation, me))
        g_assert_true (kayako_conversation_query_has_status (query, type));
    }
  }
}

static void
test_query (void)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();
  g_autoptr (KayakoConversationQuery) copy = NULL;

  g_assert_cmpuint (kayako_conversation_query_get_limit (query), ==, 10);
  g_assert_true (kayako_conversation_query_has_status (query, KAYAKO_STATUS_TYPE_CLOSED));

  kayako_conversation_query_set_statuses (query, KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_OPEN));
  kayako_conversation_query_set_priority_level (query, 3);
  kayako_conversation_query_set_my_organization (query, TRUE);
  kayako_conversation_query_set_offset (query, 20);
  kayako_conversation_query_set_limit (query, 50);
  copy = g_boxed_copy (KAYAKO_TYPE_CONVERSATION_QUERY, query);
  g_clear_pointer (&query, kayako_conversation_query_free);

  g_assert_true (kayako_conversation_query_has_status (copy, KAYAKO_STATUS_TYPE_OPEN));
  g_assert_false (kayako_conversation_query_has_status (copy, KAYAKO_STATUS_TYPE_CLOSED));
  g_assert_cmpuint (kayako_conversation_query_get_statuses (copy), ==,
                    KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_OPEN));
  g_assert_cmpint (kayako_conversation_query_get_priority_level (copy), ==, 3);
  g_assert_true (kayako_conversation_query_get_my_organization (copy));
  g_assert_cmpuint (kayako_conversation_query_get_offset (copy), ==, 20);
  g_assert_cmpuint (kayako_conversation_query_get_limit (copy), ==, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/properties", test_properties);
  g_test_add_func ("/view/matches", test_matches);
  g_test_add_func ("/view/nobody", test_nobody);
  g_test_add_func ("/view/query-covers", test_query_covers);
  g_test_add_func ("/conversation-query/values", test_query);

  return g_test_run ();
}
