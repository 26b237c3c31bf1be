/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-request.h"
#include "kayako-sandbox-routes.h"

G_BEGIN_DECLS

#define KAYAKO_SANDBOX_SESSION_HOURS 8

extern const KayakoSandboxRoute kayako_sandbox_session_routes[];

char *kayako_sandbox_token_new (guint length) G_GNUC_WARN_UNUSED_RESULT;

void kayako_sandbox_session_set_caller (KayakoSandboxRequest *request,
                                        gint64 user_id,
                                        const char *session_id);
void kayako_sandbox_session_create (KayakoSandboxRequest *request, gint64 user_id);
gboolean kayako_sandbox_session_load (KayakoSandboxRequest *request, const char *id);
gboolean kayako_sandbox_session_exists_for (KayakoSandboxRequest *request, gint64 user_id);
gboolean kayako_sandbox_session_check_csrf (KayakoSandboxRequest *request);
void kayako_sandbox_session_delete (KayakoSandboxDatabase *database, const char *id);

/* The steps of a sign-in; each has its own tokens. */
char *kayako_sandbox_step_create (KayakoSandboxDatabase *database,
                                  gint64 user_id,
                                  const char *step) G_GNUC_WARN_UNUSED_RESULT;
gint64 kayako_sandbox_step_find_user (KayakoSandboxDatabase *database,
                                      const char *token,
                                      const char *step);
void kayako_sandbox_step_delete (KayakoSandboxDatabase *database, const char *token);

#define KAYAKO_SANDBOX_STEP_OTP      "OTP"
#define KAYAKO_SANDBOX_STEP_PASSWORD "PASSWORD"

G_END_DECLS
