/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-http.h"
#include "kayako-shared.h"
#include "kayako-v1-client.h"

G_BEGIN_DECLS

/* What the parts of KayakoV1Client share. Nobody else includes this. */

#define KAYAKO_V1_ROOT "/api/v1"

KayakoHttp *kayako_v1_client_get_http (KayakoV1Client *self);
void kayako_v1_client_set_credentials (KayakoV1Client *self, KayakoCredentials *credentials);
void kayako_v1_client_renew_credentials (KayakoV1Client *self, KayakoCredentials *credentials);
DexFuture *kayako_v1_client_when_kept (KayakoV1Client *self) G_GNUC_WARN_UNUSED_RESULT;
KayakoShared *kayako_v1_client_get_renewal (KayakoV1Client *self);
void kayako_v1_client_set_user (KayakoV1Client *self, KayakoUser *user);
void
kayako_v1_client_set_request_token (KayakoV1Client *self, gint64 id, const char *request_token);

/* In kayako-v1-signing.c */
void kayako_v1_client_sign_request (KayakoV1Client *self, KayakoHttpRequest *request);
KayakoHttpResponse *kayako_v1_client_await_signed (KayakoV1Client *self,
                                                   KayakoHttpRequest *request,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

void kayako_v1_client_init_conversations (KayakoClientInterface *iface);
void kayako_v1_client_init_messages (KayakoClientInterface *iface);
void kayako_v1_client_init_lists (KayakoClientInterface *iface);
void kayako_v1_client_init_files (KayakoClientInterface *iface);
void kayako_v1_client_init_session (KayakoClientInterface *iface);
void kayako_v1_client_init_tests (KayakoClientInterface *iface);

G_END_DECLS
