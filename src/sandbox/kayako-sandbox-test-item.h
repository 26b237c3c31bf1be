/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-routes.h"

G_BEGIN_DECLS

/* The type under which an item is rendered even when it does not exist. */
#define KAYAKO_SANDBOX_PRETENDED_TEST "pretended_test"

extern const KayakoSandboxRoute kayako_sandbox_test_item_routes[];

JsonObject *kayako_sandbox_test_item_render (KayakoSandboxDatabase *database,
                                             const KayakoSandboxCaller *viewer,
                                             gint64 id,
                                             gboolean pretend) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_test_item_fill (KayakoSandboxDatabase *database);

gint64 kayako_sandbox_test_item_get_updated_at (KayakoSandboxDatabase *database, gint64 id);
void kayako_sandbox_test_item_reply (KayakoSandboxRequest *request, guint status, gint64 id);
KayakoSandboxPresence
kayako_sandbox_test_item_list_asked (KayakoSandboxRequest *request, GArray **ids);
GArray *
kayako_sandbox_test_item_require_asked (KayakoSandboxRequest *request) G_GNUC_WARN_UNUSED_RESULT;

/* In kayako-sandbox-test-change.c */
void kayako_sandbox_test_item_create (KayakoSandboxRequest *request);
void kayako_sandbox_test_item_change (KayakoSandboxRequest *request);
void kayako_sandbox_test_item_change_all (KayakoSandboxRequest *request);

G_END_DECLS
