/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-request-private.h"

G_BEGIN_DECLS

gboolean kayako_sandbox_classic_is_path (const char *path);
char *kayako_sandbox_classic_dup_action (const char *query) G_GNUC_WARN_UNUSED_RESULT;
gboolean
kayako_sandbox_classic_is_signature (const char *secret, const char *salt, const char *signature);

KayakoSandboxReply *kayako_sandbox_classic_serve (KayakoSandboxRequest *request,
                                                  const char *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
