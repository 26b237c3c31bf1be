/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "kayako-sandbox-database.h"
#include "kayako-sandbox-fault.h"
#include "kayako-sandbox-log.h"
#include "kayako-sandbox-routes.h"
#include "kayako-sandbox.h"

G_BEGIN_DECLS

/* For the server's own parts. */
KayakoSandboxDatabase *kayako_sandbox_get_database (KayakoSandbox *self);
const KayakoSandboxRoute *const *kayako_sandbox_get_routes (KayakoSandbox *self);
GPtrArray *kayako_sandbox_get_faults (KayakoSandbox *self);
GRand *kayako_sandbox_get_random (KayakoSandbox *self);
KayakoSandboxLog *kayako_sandbox_get_log (KayakoSandbox *self);
guint64 kayako_sandbox_get_request_count (KayakoSandbox *self);

gboolean kayako_sandbox_act (KayakoSandbox *self, GError **error);
gboolean kayako_sandbox_reset (KayakoSandbox *self, GError **error);

/* In kayako-sandbox-exchange.c */
void kayako_sandbox_exchange_begin (KayakoSandbox *self, SoupServerMessage *message);

G_END_DECLS
