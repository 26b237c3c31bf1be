/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"
#include "kayako-error.h"
#include "kayako-memory-vault.h"
#include "kayako-test-await.h"
#include "kayako-test-sandbox.h"
#include "kayako-vault.h"

G_BEGIN_DECLS

/* A list of accounts of its own, and a helpdesk of its own. */
typedef struct {
  KayakoTestSandbox *sandbox; /* (owned) (nullable) */
  KayakoVault *vault;         /* (owned) (not nullable) */
  char *folder;               /* (owned) (not nullable): the settings' */
  KayakoAccounts *accounts;   /* (owned) (nullable) */
} EngineFixture;

void engine_fixture_set_up (EngineFixture *fixture, gconstpointer arguments);
void engine_fixture_make_accounts (EngineFixture *fixture);
void engine_fixture_tear_down (EngineFixture *fixture, gconstpointer arguments);

KayakoAccount *
engine_fixture_sign_in (EngineFixture *fixture, const char *email) G_GNUC_WARN_UNUSED_RESULT;
void engine_fixture_drop_accounts (EngineFixture *fixture);
void engine_fixture_stop (EngineFixture *fixture);
void engine_fixture_start (EngineFixture *fixture, const char *const *arguments);
void engine_fixture_let_pass (EngineFixture *fixture, guint milliseconds);
void engine_fixture_call_slow (KayakoAccount *account, gint64 microseconds);
guint engine_fixture_count_faults (EngineFixture *fixture);
guint
engine_fixture_count_on_server (EngineFixture *fixture, gint64 conversation_id, const char *text);

KayakoView *engine_fixture_get_view (KayakoAccount *account, KayakoViewKind kind);
KayakoConversationFeed *
engine_fixture_load_feed (KayakoAccount *account, KayakoViewKind kind) G_GNUC_WARN_UNUSED_RESULT;
KayakoThread *
engine_fixture_load_thread (KayakoAccount *account, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

void engine_fixture_wait_property (gpointer object, const char *property, int value);
void engine_fixture_wait_delivery (KayakoMessage *message, KayakoDelivery delivery);

#define ENGINE_TEST(path, func)                                                                    \
  g_test_add (path, EngineFixture, NULL, engine_fixture_set_up, func, engine_fixture_tear_down)

G_END_DECLS
