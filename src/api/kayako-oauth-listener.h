/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "kayako-oauth.h"

G_BEGIN_DECLS

/* What the browser brings back. */
typedef struct _KayakoOauthListener KayakoOauthListener;

KayakoOauthListener *kayako_oauth_listener_new (const char *state,
                                                const KayakoOauthWords *words,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kayako_oauth_listener_free (KayakoOauthListener *self);

const char *kayako_oauth_listener_get_uri (KayakoOauthListener *self);
DexFuture *kayako_oauth_listener_wait (KayakoOauthListener *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoOauthListener, kayako_oauth_listener_free)

G_END_DECLS
