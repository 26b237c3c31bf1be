/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-database.h"

G_BEGIN_DECLS

/* What a password, or a one-time password, is worth. */
typedef enum {
  KAYAKO_SANDBOX_PASSWORD_RIGHT,
  KAYAKO_SANDBOX_PASSWORD_WRONG,
  KAYAKO_SANDBOX_PASSWORD_LOCKED,    /* it is not even looked at */
  KAYAKO_SANDBOX_PASSWORD_EXPIRED,   /* right, but to be changed first */
  KAYAKO_SANDBOX_PASSWORD_NEEDS_OTP, /* right, but not enough */
} KayakoSandboxPassword;

gint64 kayako_sandbox_find_user (KayakoSandboxDatabase *database, const char *email);
gint64 kayako_sandbox_find_locked_seconds (KayakoSandboxDatabase *database, gint64 user_id);

KayakoSandboxPassword kayako_sandbox_check_password (KayakoSandboxDatabase *database,
                                                     const char *email,
                                                     const char *password,
                                                     gint64 *user_id);
KayakoSandboxPassword kayako_sandbox_check_otp (KayakoSandboxDatabase *database,
                                                const char *token,
                                                const char *otp,
                                                gint64 *user_id);

G_END_DECLS
