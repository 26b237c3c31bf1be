/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-credentials.h"
#include "kayako-secret.h"

G_BEGIN_DECLS

/**
 * KayakoKept:
 * @credentials: (nullable): what calls are signed with: a session, the tokens of
 *   OAuth, a JWT or a fingerprint
 * @device: (nullable): how the helpdesk knows this device
 * @remember_token: (nullable): what opens another session from @device
 * @password: (nullable): what opens one where nothing else does
 *
 * What an account is let in with, now and next time.
 */
typedef struct {
  KayakoCredentials *credentials;
  char *device;
  char *remember_token;
  char *password;
} KayakoKept;

void kayako_kept_clear (KayakoKept *self);
void kayako_kept_take (KayakoKept *self, KayakoCredentials *credentials);
void kayako_kept_read (KayakoKept *self, KayakoSecret *secret);
KayakoSecret *kayako_kept_create_secret (const KayakoKept *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KayakoKept, kayako_kept_clear)

G_END_DECLS
