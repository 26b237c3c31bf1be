/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-message.h"
#include "kayako-store-writing.h"
#include "kayako-test-await.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A store in a folder of its own. */
typedef struct {
  char *folder;       /* (owned) */
  char *path;         /* (owned): of the store's file */
  KayakoStore *store; /* (owned) (nullable) */
} KayakoStoreFixture;

#define KAYAKO_STORE_ACCOUNT "5f0c1d2e-0000-4000-8000-000000000001"

void kayako_store_fixture_set_up (KayakoStoreFixture *fixture, gconstpointer data);
void kayako_store_fixture_tear_down (KayakoStoreFixture *fixture, gconstpointer data);

void kayako_store_fixture_open (KayakoStoreFixture *fixture);
void kayako_store_fixture_close (KayakoStoreFixture *fixture);

KayakoStoreChanges *kayako_store_fixture_apply (KayakoStoreFixture *fixture,
                                                KayakoStoreBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
void kayako_store_fixture_store (KayakoStoreFixture *fixture, KayakoStoreBatch *batch);
void kayako_store_fixture_run_sql (KayakoStoreFixture *fixture, const char *sql);
void kayako_store_fixture_fill (KayakoStoreFixture *fixture,
                                gint64 n_conversations,
                                gboolean with_messages,
                                guint n_drafts);
gpointer kayako_store_fixture_load (KayakoStoreFixture *fixture,
                                    GType type,
                                    gint64 id) G_GNUC_WARN_UNUSED_RESULT;
GArray *kayako_store_fixture_list (KayakoStoreFixture *fixture,
                                   KayakoViewKind kind,
                                   gint64 me_id) G_GNUC_WARN_UNUSED_RESULT;
gint64 kayako_store_fixture_await_int64 (DexFuture *future);
char *kayako_store_fixture_await_string (DexFuture *future) G_GNUC_WARN_UNUSED_RESULT;
void kayako_store_fixture_await (DexFuture *future);

KayakoConversation *
kayako_store_fixture_conversation (gint64 id, const char *subject) G_GNUC_WARN_UNUSED_RESULT;
KayakoMessage *kayako_store_fixture_message (gint64 id, const char *text) G_GNUC_WARN_UNUSED_RESULT;
KayakoUser *kayako_store_fixture_user (gint64 id, const char *name) G_GNUC_WARN_UNUSED_RESULT;
KayakoStatus *
kayako_store_fixture_status (gint64 id, KayakoStatusType type) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
