/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-oauth.h"

G_BEGIN_DECLS

/* What the page says. All of it may come from anywhere: it is escaped. */
typedef struct {
  const char *query;     /* (nullable): the request's own, to come back with */
  const char *client_id; /* (nullable) */
  const char *scope;     /* (nullable) */
  const char *problem;   /* (nullable): a sentence */
  const char *step;      /* (nullable): the token of the one-time password's step */
} KayakoSandboxOauthPage;

/* In kayako-sandbox-oauth-page.c */
void kayako_sandbox_oauth_reply_form (KayakoSandboxRequest *request,
                                      guint status,
                                      const KayakoSandboxOauthPage *page);
void kayako_sandbox_oauth_reply_problem (KayakoSandboxRequest *request, const char *problem);
void kayako_sandbox_oauth_reply_redirect (KayakoSandboxRequest *request, const char *location);
void
kayako_sandbox_oauth_reply_json (KayakoSandboxRequest *request, guint status, JsonObject *object);

/* In kayako-sandbox-oauth-token.c */
void kayako_sandbox_oauth_token (KayakoSandboxRequest *request);

G_END_DECLS
