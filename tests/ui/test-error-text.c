/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error-text.h"

#include "kayako-error.h"

#include <gio/gio.h>
#include <string.h>

/* The message of an error is for developers; people must never see it. */
#define DEVELOPERS_WORDS "GET /api/v1/me: 500"

static GError *
create_error (KayakoError code)
{
  return g_error_new_literal (KAYAKO_ERROR, (int) code, DEVELOPERS_WORDS);
}

static void
test_every_code (void)
{
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < KAYAKO_N_ERRORS; code++) {
    g_autoptr (GError) error = create_error ((KayakoError) code);
    g_autoptr (GError) unknown = g_error_new_literal (KAYAKO_ERROR, 9999, DEVELOPERS_WORDS);
    g_autofree char *text = kayako_error_text (error, NULL);
    g_autofree char *nothing_special = kayako_error_text (unknown, NULL);

    g_assert_cmpstr (text, !=, nothing_special);
    g_assert_true (g_str_has_suffix (text, "."));
    g_assert_null (strstr (text, "api"));
    g_assert_cmpstr (kayako_error_text_title (error), !=, kayako_error_text_title (unknown));
    g_assert_true (g_str_has_suffix (kayako_error_text_icon_name (error), "-symbolic"));
    g_assert_true (g_hash_table_add (sentences, g_steal_pointer (&text)));
  }
}

static void
test_foreign (void)
{
  g_autoptr (GError) foreign =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, DEVELOPERS_WORDS);
  KayakoRemedy remedy = KAYAKO_REMEDY_NONE;
  g_autofree char *text = kayako_error_text (foreign, &remedy);
  g_autofree char *none = kayako_error_text (NULL, NULL);

  g_assert_cmpstr (text, ==, none);
  g_assert_cmpint (remedy, ==, KAYAKO_REMEDY_RETRY);
}

/* An address that was just typed may be wrong; that of an account was right. */
static void
test_sign_in (void)
{
  static const KayakoError codes[] = { KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_REDIRECTED,
                                       KAYAKO_ERROR_NOT_HELPDESK };
  g_autoptr (GError) credentials = create_error (KAYAKO_ERROR_CREDENTIALS);
  g_autofree char *same = kayako_error_text (credentials, NULL);
  g_autofree char *same_at_sign_in = kayako_error_text_at_sign_in (credentials);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = create_error (codes[i]);
    KayakoRemedy remedy = KAYAKO_REMEDY_NONE;
    g_autofree char *text = kayako_error_text (error, &remedy);
    g_autofree char *text_at_sign_in = kayako_error_text_at_sign_in (error);

    g_assert_nonnull (strstr (text_at_sign_in, "address"));
    g_assert_cmpstr (text, !=, text_at_sign_in);
    g_assert_cmpint (remedy, ==, KAYAKO_REMEDY_RETRY);
  }

  g_assert_cmpstr (same, ==, same_at_sign_in);
}

/* What the helpdesk names is named, where there is a word for it. */
static void
test_parameter (void)
{
  g_autoptr (GError) refused = create_error (KAYAKO_ERROR_REJECTED);
  g_autoptr (GError) moved = create_error (KAYAKO_ERROR_REDIRECTED);
  g_autofree char *plain = kayako_error_text (refused, NULL);
  g_autofree char *named = NULL;
  g_autofree char *custom = NULL;
  g_autofree char *other = NULL;
  g_autofree char *wordless = NULL;
  g_autofree char *where = NULL;
  g_autofree char *where_at_sign_in = NULL;

  kayako_error_set_parameter (refused, "subject");
  named = kayako_error_text (refused, NULL);
  g_assert_nonnull (strstr (named, "the subject"));

  /* By the helpdesk's name where we have none. */
  kayako_error_set_parameter (refused, "field_values[serial_number]");
  custom = kayako_error_text (refused, NULL);
  g_assert_nonnull (strstr (custom, "serial_number"));
  g_assert_null (strstr (custom, "field_values"));
  kayako_error_set_parameter (refused, "warranty");
  other = kayako_error_text (refused, NULL);
  g_assert_nonnull (strstr (other, "warranty"));

  kayako_error_set_parameter (refused, "what\nis this");
  wordless = kayako_error_text (refused, NULL);
  g_assert_cmpstr (wordless, ==, plain);

  kayako_error_set_parameter (moved, "https://b.test");
  where = kayako_error_text (moved, NULL);
  where_at_sign_in = kayako_error_text_at_sign_in (moved);
  g_assert_nonnull (strstr (where, "“https://b.test”"));
  g_assert_nonnull (strstr (where_at_sign_in, "“https://b.test”"));
}

/* With address and email known, only the password can be wrong; and what a
 * banner says already is not said again below it. */
static void
test_places (void)
{
  g_autoptr (GError) credentials = create_error (KAYAKO_ERROR_CREDENTIALS);
  g_autoptr (GError) network = create_error (KAYAKO_ERROR_NETWORK);
  g_autoptr (GError) server = create_error (KAYAKO_ERROR_SERVER);
  KayakoRemedy remedy = KAYAKO_REMEDY_NONE;
  g_autofree char *password = kayako_error_text_at_password (credentials);
  g_autofree char *page = kayako_error_text_on_page (network, &remedy);
  g_autofree char *anywhere = kayako_error_text (server, NULL);
  g_autofree char *same_at_password = kayako_error_text_at_password (server);
  g_autofree char *same_on_page = kayako_error_text_on_page (server, NULL);

  g_assert_null (strstr (password, "email"));
  g_assert_null (strstr (page, "reached"));
  g_assert_cmpint (remedy, ==, KAYAKO_REMEDY_RETRY);
  g_assert_cmpstr (same_at_password, ==, anywhere);
  g_assert_cmpstr (same_on_page, ==, anywhere);
}

static void
test_waits (void)
{
  static const struct {
    KayakoError code;
    guint seconds;
    const char *part;
  } expectations[] = {
    { KAYAKO_ERROR_LOCKED, 0, "Try again later." },
    { KAYAKO_ERROR_LOCKED, 1, "Try again in 1 second." },
    { KAYAKO_ERROR_LOCKED, 59, "Try again in 59 seconds." },
    { KAYAKO_ERROR_LOCKED, 60, "Try again in 1 minute." },
    { KAYAKO_ERROR_LOCKED, 61, "Try again in 2 minutes." },
    { KAYAKO_ERROR_LOCKED, 900, "Try again in 15 minutes." },
    { KAYAKO_ERROR_RATE_LIMITED, 0, "Try again in a moment." },
    { KAYAKO_ERROR_RATE_LIMITED, 2, "a break of 2 seconds" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++) {
    g_autoptr (GError) error = create_error (expectations[i].code);
    g_autofree char *text = NULL;

    kayako_error_set_retry_after (error, expectations[i].seconds);
    text = kayako_error_text (error, NULL);
    g_assert_nonnull (strstr (text, expectations[i].part));
  }
}

static void
test_keyring (void)
{
  static const char *const codes[] = { "missing", "locked", "dismissed", "failed" };
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = create_error (KAYAKO_ERROR_KEYRING);
    g_autofree char *text = NULL;

    kayako_error_set_server_code (error, codes[i]);
    text = kayako_error_text (error, NULL);
    g_assert_nonnull (strstr (text, "will not be remembered"));
    g_hash_table_add (texts, g_steal_pointer (&text));
  }

  g_assert_cmpuint (g_hash_table_size (texts), ==, G_N_ELEMENTS (codes));
}

static void
test_remedies (void)
{
  static const struct {
    KayakoError code;
    KayakoRemedy remedy;
    const char *label;
  } expectations[] = {
    { KAYAKO_ERROR_NETWORK, KAYAKO_REMEDY_RETRY, "Retry" },
    { KAYAKO_ERROR_SERVER, KAYAKO_REMEDY_RETRY, "Retry" },
    { KAYAKO_ERROR_UNAUTHORIZED, KAYAKO_REMEDY_SIGN_IN_AGAIN, "Sign In Again" },
    { KAYAKO_ERROR_NOT_ACCEPTED, KAYAKO_REMEDY_SIGN_IN_AGAIN, "Sign In Again" },
    { KAYAKO_ERROR_SESSION_LOST, KAYAKO_REMEDY_SIGN_IN_AGAIN, "Sign In Again" },
    { KAYAKO_ERROR_CSRF, KAYAKO_REMEDY_SIGN_IN_AGAIN, "Sign In Again" },
    { KAYAKO_ERROR_DENIED, KAYAKO_REMEDY_CHANGE, NULL },
    { KAYAKO_ERROR_PORTAL, KAYAKO_REMEDY_RETRY, "Retry" },
    { KAYAKO_ERROR_NO_SERVER, KAYAKO_REMEDY_CHANGE, NULL },
    { KAYAKO_ERROR_TIMED_OUT, KAYAKO_REMEDY_RETRY, "Retry" },
    { KAYAKO_ERROR_CREDENTIALS, KAYAKO_REMEDY_CHANGE, NULL },
    { KAYAKO_ERROR_FORBIDDEN, KAYAKO_REMEDY_NONE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++) {
    g_autoptr (GError) error = create_error (expectations[i].code);
    KayakoRemedy remedy = KAYAKO_REMEDY_NONE;
    g_autofree char *text = kayako_error_text (error, &remedy);

    g_assert_cmpint (remedy, ==, expectations[i].remedy);
    g_assert_cmpstr (kayako_remedy_get_label (remedy), ==, expectations[i].label);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-text/every-code", test_every_code);
  g_test_add_func ("/error-text/foreign", test_foreign);
  g_test_add_func ("/error-text/sign-in", test_sign_in);
  g_test_add_func ("/error-text/parameter", test_parameter);
  g_test_add_func ("/error-text/places", test_places);
  g_test_add_func ("/error-text/waits", test_waits);
  g_test_add_func ("/error-text/keyring", test_keyring);
  g_test_add_func ("/error-text/remedies", test_remedies);

  return g_test_run ();
}
