/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *kayako_address_to_base_uri (const char *address, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_address_dup_origin (GUri *uri) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_address_is_loopback (const char *host);
gboolean kayako_address_same_origin (GUri *first, GUri *second);

G_END_DECLS
