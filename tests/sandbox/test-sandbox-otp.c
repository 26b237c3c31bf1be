/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-otp.h"

/* The test vectors of RFC 6238, appendix B. */
static void
test_vectors (void)
{
  static const struct {
    gint64 time;
    GChecksumType checksum;
    const char *code;
  } vectors[] = {
    { 59, G_CHECKSUM_SHA1, "94287082" },
    { 59, G_CHECKSUM_SHA256, "46119246" },
    { 59, G_CHECKSUM_SHA512, "90693936" },
    { 1111111109, G_CHECKSUM_SHA1, "07081804" },
    { 1111111109, G_CHECKSUM_SHA256, "68084774" },
    { 1111111109, G_CHECKSUM_SHA512, "25091201" },
    { 1111111111, G_CHECKSUM_SHA1, "14050471" },
    { 1234567890, G_CHECKSUM_SHA1, "89005924" },
    { 2000000000, G_CHECKSUM_SHA1, "69279037" },
    { 20000000000, G_CHECKSUM_SHA1, "65353130" },
    { 20000000000, G_CHECKSUM_SHA512, "47863826" },
  };
  static const char digits[] = "1234567890123456789012345678901234567890123456789012345678901234";

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gssize length = g_checksum_type_get_length (vectors[i].checksum);
    g_autoptr (GBytes) secret = g_bytes_new_static (digits, length);
    g_autofree char *code = kayako_sandbox_otp_at (secret, vectors[i].time, vectors[i].checksum, 8);

    g_assert_cmpstr (code, ==, vectors[i].code);
  }
}

static void
test_base32 (void)
{
  g_autoptr (GBytes) secret = kayako_sandbox_otp_decode_secret ("jbsw y3dp EHPK 3PXP==");
  g_autoptr (GBytes) wrong = kayako_sandbox_otp_decode_secret ("JBSW1");

  g_assert_cmpmem (g_bytes_get_data (secret, NULL), g_bytes_get_size (secret),
                   "Hello!\xde\xad\xbe\xef", 10);
  g_assert_null (wrong);
}

static void
test_window (void)
{
  static const char secret[] = "JBSWY3DPEHPK3PXP";
  static const gint64 now = 1700000000;
  g_autoptr (GBytes) key = kayako_sandbox_otp_decode_secret (secret);
  g_autofree char *code = kayako_sandbox_otp_at (key, now, G_CHECKSUM_SHA1, 6);

  g_assert_true (kayako_sandbox_otp_check (secret, code, now));
  g_assert_true (kayako_sandbox_otp_check (secret, code, now + 30));
  g_assert_true (kayako_sandbox_otp_check (secret, code, now - 30));
  g_assert_false (kayako_sandbox_otp_check (secret, code, now + 90));
  g_assert_false (kayako_sandbox_otp_check (secret, "", now));
  g_assert_false (kayako_sandbox_otp_check ("", code, now));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/otp/vectors", test_vectors);
  g_test_add_func ("/sandbox/otp/base32", test_base32);
  g_test_add_func ("/sandbox/otp/window", test_window);

  return g_test_run ();
}
