/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-request.h"

G_BEGIN_DECLS

gboolean kayako_sandbox_authenticate (KayakoSandboxRequest *request);

G_END_DECLS
