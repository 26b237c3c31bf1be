/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-credentials.h"
#include "kayako-test-sandbox.h"

G_BEGIN_DECLS

/* What people bring to get in, as the sandbox takes it. */

#define WAYS_OTP_PERSON     "otp@brewfictus.test"
#define WAYS_EXPIRED_PERSON "expired@brewfictus.test"
#define WAYS_LOCKED_PERSON  "locked@brewfictus.test"

char *ways_dup_otp (void) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *ways_create_jwt (const char *email) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *
ways_create_oauth (KayakoTestSandbox *sandbox, const char *email) G_GNUC_WARN_UNUSED_RESULT;
void ways_decide (KayakoTestSandbox *sandbox, const char *page_uri, const char *decision);
void ways_pass_time (KayakoTestSandbox *sandbox, guint seconds);

G_END_DECLS
