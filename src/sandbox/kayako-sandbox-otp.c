/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-otp.h"

#include <string.h>

/* Time-based one-time passwords (RFC 6238, RFC 4226). */

#define STEP_SECONDS 30
#define DIGITS       6

/**
 * kayako_sandbox_otp_decode_secret:
 * @text: a secret in base 32, in either case, spaces and padding allowed
 *
 * Returns: (transfer full) (nullable): the secret's bytes, %NULL when @text
 *   is not base 32
 */
GBytes *
kayako_sandbox_otp_decode_secret (const char *text)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 buffer = 0;
  guint bits = 0;

  for (const char *at = text; *at != '\0'; at++) {
    const char *found = NULL;

    if (*at == ' ' || *at == '=')
      continue;

    found = strchr (alphabet, g_ascii_toupper (*at));
    if (found == NULL)
      return NULL;

    buffer = (buffer << 5) | (guint32) (found - alphabet);
    bits += 5;
    if (bits >= 8) {
      guint8 byte = (guint8) (buffer >> (bits - 8));

      g_byte_array_append (bytes, &byte, 1);
      bits -= 8;
    }
  }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * kayako_sandbox_otp_at:
 * @secret: the shared secret
 * @unix_seconds: when
 * @checksum: the hash, SHA-1 with every authenticator
 * @digits: how long the password is, at most 9
 *
 * Returns: (transfer full): the password of the 30 seconds around then
 */
char *
kayako_sandbox_otp_at (GBytes *secret, gint64 unix_seconds, GChecksumType checksum, guint digits)
{
  gsize key_size = 0;
  const guint8 *key = g_bytes_get_data (secret, &key_size);
  g_autoptr (GHmac) hmac = g_hmac_new (checksum, key, key_size);
  guint64 counter = GUINT64_TO_BE ((guint64) (unix_seconds / STEP_SECONDS));
  guint8 digest[64] = { 0 };
  gsize digest_size = sizeof digest;
  guint32 modulo = 1;
  guint32 number = 0;
  guint offset = 0;

  g_hmac_update (hmac, (const guchar *) &counter, sizeof counter);
  g_hmac_get_digest (hmac, digest, &digest_size);

  offset = digest[digest_size - 1] & 0x0f;
  for (guint i = 0; i < 4; i++)
    number = (number << 8) | digest[offset + i];
  for (guint i = 0; i < digits; i++)
    modulo *= 10;

  return g_strdup_printf ("%0*u", (int) digits, (number & 0x7fffffff) % modulo);
}

/**
 * kayako_sandbox_otp_check:
 * @secret: the shared secret in base 32
 * @code: what was typed
 * @now: Unix seconds
 *
 * Compares a password with those of now and the steps before and after, for
 * clocks that differ.
 *
 * Returns: whether it is right
 */
gboolean
kayako_sandbox_otp_check (const char *secret, const char *code, gint64 now)
{
  g_autoptr (GBytes) key = kayako_sandbox_otp_decode_secret (secret);

  if (key == NULL || g_bytes_get_size (key) == 0)
    return FALSE;

  for (int step = -1; step <= 1; step++) {
    g_autofree char *expected =
        kayako_sandbox_otp_at (key, now + step * STEP_SECONDS, G_CHECKSUM_SHA1, DIGITS);

    if (g_strcmp0 (expected, code) == 0)
      return TRUE;
  }

  return FALSE;
}
