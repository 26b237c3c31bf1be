/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KAYAKO_SANDBOX_JWT_SECRET "sandbox-jwt-secret"

/* What a web site says about somebody whom it knows. */
typedef struct {
  char *email; /* (owned) */
  char *name;  /* (owned) (nullable) */
  char *role;  /* (owned): as the wire names roles: CUSTOMER, AGENT… */
} KayakoSandboxClaims;

gboolean kayako_sandbox_jwt_is_one (const char *token);
gboolean kayako_sandbox_jwt_read (const char *token,
                                  const char *secret,
                                  gint64 now,
                                  KayakoSandboxClaims *claims);
void kayako_sandbox_claims_clear (KayakoSandboxClaims *claims);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KayakoSandboxClaims, kayako_sandbox_claims_clear)

G_END_DECLS
