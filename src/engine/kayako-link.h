/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-account.h"
#include "kayako-client.h"
#include "kayako-library.h"
#include "kayako-registry.h"
#include "kayako-session.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_LINK (kayako_link_get_type ())

G_DECLARE_FINAL_TYPE (KayakoLink, kayako_link, KAYAKO, LINK, GObject)

/**
 * KayakoLinkFunc:
 * @client: whom to ask
 * @user_data: what was handed to kayako_link_request()
 *
 * Makes one request. It is called again when the session had ended and was
 * renewed.
 *
 * Returns: (transfer full): the request's future
 */
typedef DexFuture *(*KayakoLinkFunc) (KayakoClient *client, gpointer user_data);

KayakoLink *kayako_link_new (KayakoClient *client, const char *email) G_GNUC_WARN_UNUSED_RESULT;

KayakoClient *kayako_link_get_client (KayakoLink *self);
KayakoRegistry *kayako_link_get_registry (KayakoLink *self);
KayakoLibrary *kayako_link_get_library (KayakoLink *self);
KayakoSession *kayako_link_get_session (KayakoLink *self);
KayakoAccountState kayako_link_get_state (KayakoLink *self);
const GError *kayako_link_get_error (KayakoLink *self);

DexFuture *kayako_link_connect (KayakoLink *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_link_restore (KayakoLink *self, DexFuture *secret) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_link_sign_in (KayakoLink *self, KayakoCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_link_may_poll (KayakoLink *self);
gboolean kayako_link_is_waiting (KayakoLink *self);
void kayako_link_expire (KayakoLink *self, const GError *error);
void kayako_link_close (KayakoLink *self);

DexFuture *kayako_link_request (KayakoLink *self,
                                KayakoLinkFunc func,
                                gpointer user_data,
                                GDestroyNotify user_data_free) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_link_request_quietly (KayakoLink *self,
                                        KayakoLinkFunc func,
                                        gpointer user_data,
                                        GDestroyNotify user_data_free) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_link_when_quiet (KayakoLink *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_link_delay (KayakoLink *self, guint milliseconds) G_GNUC_WARN_UNUSED_RESULT;

void kayako_link_adopt_conversations (KayakoLink *self, GPtrArray *conversations);

gboolean kayako_link_error_is_cancelled (const GError *error);

G_END_DECLS
