/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message.h"

#include "kayako-resource.h"

#include <gio/gio.h>

static void
test_local (void)
{
  g_autoptr (KayakoUser) me = kayako_user_new (7);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (KayakoMessage) message = kayako_message_new_local ("c-1", "Hello", me);

  g_assert_true (kayako_message_is_local (message));
  g_assert_cmpint (kayako_message_get_id (message), ==, 0);
  g_assert_cmpstr (kayako_message_get_client_id (message), ==, "c-1");
  g_assert_cmpstr (kayako_message_get_content_text (message), ==, "Hello");
  g_assert_true (kayako_message_get_creator (message) == me);
  g_assert_cmpint (kayako_message_get_delivery (message), ==, KAYAKO_DELIVERY_SENDING);
  g_assert_cmpint (kayako_message_get_kind (message), ==, KAYAKO_MESSAGE_KIND_MESSAGE);
  g_assert_cmpint (kayako_message_get_created_at (message), >=, now);
  g_assert_null (kayako_message_get_error (message));
  g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (message)));

  g_assert_finalize_object (g_steal_pointer (&message));
  g_assert_finalize_object (g_steal_pointer (&me));
}

static void
test_remote (void)
{
  g_autoptr (KayakoMessage) message = kayako_message_new (5);

  g_assert_false (kayako_message_is_local (message));
  g_assert_cmpint (kayako_message_get_delivery (message), ==, KAYAKO_DELIVERY_UNKNOWN);

  g_assert_finalize_object (g_steal_pointer (&message));
}

static void
test_error (void)
{
  g_autoptr (KayakoMessage) message = kayako_message_new_local ("c-1", "Hello", NULL);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Not sent");

  kayako_message_set_error (message, error);
  g_assert_error (kayako_message_get_error (message), G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_true (kayako_message_get_error (message) != error);

  kayako_message_set_error (message, NULL);
  g_assert_no_error (kayako_message_get_error (message));

  g_assert_finalize_object (g_steal_pointer (&message));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message/local", test_local);
  g_test_add_func ("/message/remote", test_remote);
  g_test_add_func ("/message/error", test_error);

  return g_test_run ();
}
