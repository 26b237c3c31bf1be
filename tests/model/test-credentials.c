/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-credentials.h"

static void
test_parts (void)
{
  g_autoptr (KayakoCredentials) password =
      kayako_credentials_new_password ("  ann@example.test ", " secret ");
  g_autoptr (KayakoCredentials) session = kayako_credentials_new_session ("id", NULL);
  g_autoptr (KayakoCredentials) oauth =
      kayako_credentials_new_oauth ("client", NULL, "access", "refresh", 17);
  g_autoptr (KayakoCredentials) conversation = kayako_credentials_new_conversation (5, "token");

  g_assert_cmpstr (kayako_credentials_get (password, KAYAKO_CREDENTIALS_EMAIL), ==,
                   "ann@example.test");
  g_assert_cmpstr (kayako_credentials_get (password, KAYAKO_CREDENTIALS_SECRET), ==, " secret ");
  g_assert_null (kayako_credentials_get (password, KAYAKO_CREDENTIALS_TOKEN));
  g_assert_cmpstr (kayako_credentials_get (session, KAYAKO_CREDENTIALS_TOKEN), ==, "id");
  g_assert_null (kayako_credentials_get (session, KAYAKO_CREDENTIALS_SECOND_TOKEN));
  g_assert_cmpint (kayako_credentials_get_kind (oauth), ==, KAYAKO_CREDENTIALS_OAUTH);
  g_assert_cmpint (kayako_credentials_get_expires_at (oauth), ==, 17);
  g_assert_cmpstr (kayako_credentials_get (oauth, KAYAKO_CREDENTIALS_CLIENT_ID), ==, "client");
  g_assert_cmpint (kayako_credentials_get_conversation_id (conversation), ==, 5);
}

static void
test_copy (void)
{
  g_autoptr (KayakoCredentials) first = kayako_credentials_new_session ("id", "old");
  g_autoptr (KayakoCredentials) second =
      kayako_credentials_copy_with (first, KAYAKO_CREDENTIALS_SECOND_TOKEN, "new");
  g_autoptr (KayakoCredentials) third =
      kayako_credentials_copy_with (second, KAYAKO_CREDENTIALS_SECOND_TOKEN, NULL);

  g_assert_cmpstr (kayako_credentials_get (first, KAYAKO_CREDENTIALS_SECOND_TOKEN), ==, "old");
  g_assert_cmpstr (kayako_credentials_get (second, KAYAKO_CREDENTIALS_SECOND_TOKEN), ==, "new");
  g_assert_cmpstr (kayako_credentials_get (second, KAYAKO_CREDENTIALS_TOKEN), ==, "id");
  g_assert_null (kayako_credentials_get (third, KAYAKO_CREDENTIALS_SECOND_TOKEN));
}

static void
test_equal (void)
{
  g_autoptr (KayakoCredentials) first = kayako_credentials_new_session ("id", "token");
  g_autoptr (KayakoCredentials) same = kayako_credentials_new_session ("id", "token");
  g_autoptr (KayakoCredentials) other = kayako_credentials_new_session ("id", NULL);
  g_autoptr (KayakoCredentials) jwt = kayako_credentials_new_jwt ("id");
  g_autoptr (KayakoCredentials) finger = kayako_credentials_new_fingerprint ("id");
  g_autoptr (KayakoCredentials) one = kayako_credentials_new_conversation (1, "t");
  g_autoptr (KayakoCredentials) two = kayako_credentials_new_conversation (2, "t");
  g_autoptr (KayakoCredentials) soon = kayako_credentials_new_oauth ("c", NULL, "a", "r", 1);
  g_autoptr (KayakoCredentials) late = kayako_credentials_new_oauth ("c", NULL, "a", "r", 2);

  g_assert_true (kayako_credentials_equal (first, first));
  g_assert_true (kayako_credentials_equal (first, same));
  g_assert_true (kayako_credentials_equal (NULL, NULL));
  g_assert_false (kayako_credentials_equal (first, NULL));
  g_assert_false (kayako_credentials_equal (NULL, first));
  g_assert_false (kayako_credentials_equal (first, other));
  g_assert_false (kayako_credentials_equal (jwt, finger));
  g_assert_false (kayako_credentials_equal (one, two));
  g_assert_false (kayako_credentials_equal (soon, late));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credentials/parts", test_parts);
  g_test_add_func ("/credentials/copy", test_copy);
  g_test_add_func ("/credentials/equal", test_equal);

  return g_test_run ();
}
