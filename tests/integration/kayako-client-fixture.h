/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-client.h"
#include "kayako-error.h"
#include "kayako-test-await.h"
#include "kayako-test-sandbox.h"

G_BEGIN_DECLS

/* A client and the helpdesk of the whole test program, which is as new for
 * each test. */
typedef struct {
  KayakoTestSandbox *sandbox; /* (not owned) (not nullable) */
  KayakoClient *client;       /* (owned) (nullable) */
  guint notified;
  guint session_changes;
  guint reached;
  guint not_reached;
} ClientFixture;

int client_fixture_run (void);

void client_fixture_set_up (ClientFixture *fixture, gconstpointer email);
void client_fixture_tear_down (ClientFixture *fixture, gconstpointer email);
void client_fixture_sign_in (ClientFixture *fixture, const char *email);
DexFuture *client_fixture_enter (KayakoClient *client,
                                 KayakoCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
void client_fixture_expect (DexFuture *future, KayakoError code);

gpointer client_fixture_object (DexFuture *future) G_GNUC_WARN_UNUSED_RESULT;
gpointer client_fixture_item (KayakoPage *page, guint position);
void client_fixture_assert_full (gpointer resource);
KayakoPage *client_fixture_page (DexFuture *future) G_GNUC_WARN_UNUSED_RESULT;

/* A test as the person whose address is given, or signed out. */
#define CLIENT_TEST(path, email, func)                                                             \
  g_test_add (path, ClientFixture, email, client_fixture_set_up, func, client_fixture_tear_down)

G_END_DECLS
