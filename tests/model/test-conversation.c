/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation.h"

#include "kayako-resource.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
test_last_activity (void)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  guint n = 0;

  g_signal_connect (conversation, "notify::last-activity-at", G_CALLBACK (count_cb), &n);
  kayako_conversation_set_created_at (conversation, 100);
  g_assert_cmpint (kayako_conversation_get_last_activity_at (conversation), ==, 100);
  kayako_conversation_set_last_replied_at (conversation, 200);
  g_assert_cmpint (kayako_conversation_get_last_activity_at (conversation), ==, 200);
  g_assert_cmpuint (n, ==, 2);

  kayako_conversation_set_created_at (conversation, 150);
  kayako_conversation_set_updated_at (conversation, 300);
  g_assert_cmpint (kayako_conversation_get_last_activity_at (conversation), ==, 200);
  g_assert_cmpuint (n, ==, 2);

  g_assert_finalize_object (g_steal_pointer (&conversation));
}

static void
test_unread_count (void)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (48);
  g_autoptr (KayakoReadMarker) other = kayako_read_marker_new (49);
  guint n = 0;

  g_signal_connect (conversation, "notify::unread-count", G_CALLBACK (count_cb), &n);
  kayako_conversation_set_read_marker (conversation, marker);
  g_assert_cmpuint (n, ==, 0);

  kayako_read_marker_set_unread_count (marker, 2);
  g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 2);
  g_assert_cmpuint (n, ==, 1);

  kayako_conversation_set_read_marker (conversation, other);
  g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 0);
  g_assert_cmpuint (n, ==, 2);

  kayako_read_marker_set_unread_count (marker, 3);
  g_assert_cmpuint (n, ==, 2);

  kayako_read_marker_set_unread_count (other, 4);
  kayako_conversation_set_read_marker (conversation, NULL);
  g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 0);
  g_assert_cmpuint (n, ==, 4);

  g_assert_finalize_object (g_steal_pointer (&conversation));
  g_assert_finalize_object (g_steal_pointer (&marker));
  g_assert_finalize_object (g_steal_pointer (&other));
}

/* The marker may outlive the conversation that follows it. */
static void
test_marker_survives (void)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (48);

  kayako_conversation_set_read_marker (conversation, marker);
  g_assert_finalize_object (g_steal_pointer (&conversation));
  kayako_read_marker_set_unread_count (marker, 2);
  g_assert_finalize_object (g_steal_pointer (&marker));
}

static KayakoConversation *
create_conversation (gint64 replied_at, int unread)
{
  KayakoConversation *conversation = kayako_conversation_new (1);
  g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (48);

  kayako_read_marker_set_unread_count (marker, unread);
  kayako_conversation_set_read_marker (conversation, marker);
  kayako_conversation_set_created_at (conversation, 100);
  kayako_conversation_set_last_replied_at (conversation, replied_at);

  return conversation;
}

static void
test_merge (void)
{
  g_autoptr (KayakoConversation) conversation = create_conversation (200, 0);
  g_autoptr (KayakoConversation) same = create_conversation (200, 0);
  g_autoptr (KayakoConversation) fresh = create_conversation (300, 1);
  guint n = 0;

  g_signal_connect (conversation, "notify", G_CALLBACK (count_cb), &n);
  kayako_resource_merge (KAYAKO_RESOURCE (conversation), KAYAKO_RESOURCE (same));
  g_assert_cmpuint (n, ==, 0);

  kayako_resource_merge (KAYAKO_RESOURCE (conversation), KAYAKO_RESOURCE (fresh));
  g_assert_cmpint (kayako_conversation_get_last_activity_at (conversation), ==, 300);
  g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 1);
  g_assert_cmpuint (n, ==, 3);

  g_assert_finalize_object (g_steal_pointer (&conversation));
  g_assert_finalize_object (g_steal_pointer (&same));
  g_assert_finalize_object (g_steal_pointer (&fresh));
}

/* A fresh copy that was told one time only does not take the other away. */
static void
test_merge_partial (void)
{
  g_autoptr (KayakoConversation) conversation = create_conversation (200, 0);
  g_autoptr (KayakoConversation) fresh = kayako_conversation_new (1);

  kayako_conversation_set_created_at (fresh, 90);
  kayako_resource_merge (KAYAKO_RESOURCE (conversation), KAYAKO_RESOURCE (fresh));
  g_assert_cmpint (kayako_conversation_get_created_at (conversation), ==, 90);
  g_assert_cmpint (kayako_conversation_get_last_activity_at (conversation), ==, 200);

  g_assert_finalize_object (g_steal_pointer (&conversation));
  g_assert_finalize_object (g_steal_pointer (&fresh));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conversation/last-activity", test_last_activity);
  g_test_add_func ("/conversation/unread-count", test_unread_count);
  g_test_add_func ("/conversation/marker-survives", test_marker_survives);
  g_test_add_func ("/conversation/merge", test_merge);
  g_test_add_func ("/conversation/merge-partial", test_merge_partial);

  return g_test_run ();
}
