/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *kayako_address_to_base_uri (const char *address, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_address_dup_origin (GUri *uri) G_GNUC_WARN_UNUSED_RESULT;
/**
 * KayakoAddress:
 * @scheme: (nullable): `http` or `https`, %NULL where none was typed
 * @host: in lower case, in the form DNS takes
 * @port: -1 where none was typed
 * @path: beginning with a slash, or empty
 *
 * An address, taken apart.
 */
typedef struct {
  char *scheme;
  char *host;
  int port;
  char *path;
} KayakoAddress;

gboolean kayako_address_parse (const char *typed, KayakoAddress *address, GError **error);
void kayako_address_clear (KayakoAddress *address);
char *kayako_address_format_origin (const KayakoAddress *address,
                                    const char *scheme) G_GNUC_WARN_UNUSED_RESULT;

gboolean kayako_address_is_loopback (const char *host);
gboolean kayako_address_same_origin (GUri *first, GUri *second);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KayakoAddress, kayako_address_clear)

G_END_DECLS
