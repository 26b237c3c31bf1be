/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "kayako-credentials.h"
#include "kayako-http.h"

G_BEGIN_DECLS

/* The program as the helpdesk knows it. */
typedef struct {
  const char *id;
  const char *secret; /* (nullable) */
} KayakoOauthClient;

DexFuture *kayako_oauth_token_redeem (KayakoHttp *http,
                                      const KayakoOauthClient *client,
                                      const char *code,
                                      const char *verifier,
                                      const char *redirect_uri) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_oauth_token_take_password (KayakoHttp *http,
                                             const KayakoOauthClient *client,
                                             const char *email,
                                             const char *password,
                                             const char *scope) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_oauth_token_refresh (KayakoHttp *http,
                                       KayakoCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
