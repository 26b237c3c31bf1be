/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"

#include <gio/gio.h>

static void
test_details (void)
{
  g_autoptr (GError) error = g_error_new (KAYAKO_ERROR, KAYAKO_ERROR_LOCKED, "Session");
  g_autoptr (GError) copy = NULL;

  g_assert_cmpuint (kayako_error_get_retry_after (error), ==, 0);
  g_assert_null (kayako_error_get_parameter (error));
  g_assert_null (kayako_error_get_server_code (error));
  g_assert_null (kayako_error_get_auth_token (error));

  kayako_error_set_retry_after (error, 600);
  kayako_error_set_parameter (error, "email");
  kayako_error_set_server_code (error, "AUTHENTICATION_LOCKED");
  kayako_error_set_auth_token (error, "t");

  copy = g_error_copy (error);
  g_clear_error (&error);

  g_assert_cmpuint (kayako_error_get_retry_after (copy), ==, 600);
  g_assert_cmpstr (kayako_error_get_parameter (copy), ==, "email");
  g_assert_cmpstr (kayako_error_get_server_code (copy), ==, "AUTHENTICATION_LOCKED");
  g_assert_cmpstr (kayako_error_get_auth_token (copy), ==, "t");
}

static void
test_other_domain (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  g_assert_cmpuint (kayako_error_get_retry_after (error), ==, 0);
  g_assert_null (kayako_error_get_parameter (error));
  g_assert_null (kayako_error_get_server_code (error));
  g_assert_null (kayako_error_get_auth_token (error));
  g_assert_cmpuint (kayako_error_get_retry_after (NULL), ==, 0);
}

static void
test_may_pass (void)
{
  static const struct {
    KayakoError code;
    gboolean may_pass;
  } rows[] = {
    { KAYAKO_ERROR_NETWORK, TRUE },      { KAYAKO_ERROR_SERVER, TRUE },
    { KAYAKO_ERROR_RATE_LIMITED, TRUE }, { KAYAKO_ERROR_UNCLEAR, FALSE },
    { KAYAKO_ERROR_LOCKED, FALSE },      { KAYAKO_ERROR_REJECTED, FALSE },
    { KAYAKO_ERROR_FORBIDDEN, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = g_error_new (KAYAKO_ERROR, (int) rows[i].code, "Row %zu", i);

    g_assert_cmpint (kayako_error_may_pass (error), ==, rows[i].may_pass);
  }

  g_assert_false (kayako_error_may_pass (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/details", test_details);
  g_test_add_func ("/error/other-domain", test_other_domain);
  g_test_add_func ("/error/may-pass", test_may_pass);

  return g_test_run ();
}
