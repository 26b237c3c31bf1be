/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-database.h"
#include "kayako-sandbox-routes.h"

G_BEGIN_DECLS

extern const KayakoSandboxRoute kayako_sandbox_oauth_routes[];

/* What somebody lets an application do. */
typedef struct {
  gint64 id; /* 0 when there is no such grant */
  gint64 user_id;
  char *client_id;    /* (owned) */
  char *scope;        /* (owned) */
  char *redirect_uri; /* (owned) (nullable): where the code went, of a code's grant */
  char *challenge;    /* (owned) (nullable): of PKCE */
  gboolean is_public; /* it was redeemed without the client's secret */
} KayakoSandboxGrant;

void kayako_sandbox_grant_clear (KayakoSandboxGrant *grant);

gboolean kayako_sandbox_oauth_is_client (KayakoSandboxDatabase *database, const char *client_id);
gboolean kayako_sandbox_oauth_is_secret (KayakoSandboxDatabase *database,
                                         const char *client_id,
                                         const char *secret);
gint64 kayako_sandbox_oauth_get_lifetime (KayakoSandboxDatabase *database, const char *client_id);
void kayako_sandbox_oauth_set_lifetime (KayakoSandboxDatabase *database, gint64 seconds);

gint64
kayako_sandbox_oauth_add_grant (KayakoSandboxDatabase *database, const KayakoSandboxGrant *grant);
void kayako_sandbox_oauth_set_public (KayakoSandboxDatabase *database, gint64 grant_id);
void kayako_sandbox_oauth_remove_grant (KayakoSandboxDatabase *database, gint64 grant_id);

/* What stands for a grant; each kind is good for one thing only. */
typedef enum {
  KAYAKO_SANDBOX_OAUTH_CODE,
  KAYAKO_SANDBOX_OAUTH_ACCESS,
  KAYAKO_SANDBOX_OAUTH_REFRESH,
} KayakoSandboxOauthKind;

char *kayako_sandbox_oauth_add_token (KayakoSandboxDatabase *database,
                                      const KayakoSandboxGrant *grant,
                                      KayakoSandboxOauthKind kind) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sandbox_oauth_find (KayakoSandboxDatabase *database,
                                    const char *token,
                                    KayakoSandboxOauthKind kind,
                                    KayakoSandboxGrant *grant);
gboolean kayako_sandbox_oauth_spend (KayakoSandboxDatabase *database,
                                     const char *token,
                                     KayakoSandboxOauthKind kind,
                                     KayakoSandboxGrant *grant);
void kayako_sandbox_oauth_revoke (KayakoSandboxDatabase *database, const char *token);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KayakoSandboxGrant, kayako_sandbox_grant_clear)

G_END_DECLS
