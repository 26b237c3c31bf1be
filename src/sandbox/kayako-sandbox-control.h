/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-private.h"
#include "kayako-sandbox-request-private.h"

G_BEGIN_DECLS

KayakoSandboxReply *kayako_sandbox_control (KayakoSandbox *self,
                                            KayakoSandboxRequest *request,
                                            GBytes *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
