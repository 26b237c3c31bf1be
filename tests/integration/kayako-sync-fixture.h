/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account-private.h"
#include "kayako-engine-fixture.h"
#include "kayako-sync-private.h"

G_BEGIN_DECLS

/* A helpdesk that writes down what it is asked. */
typedef struct {
  EngineFixture engine;
  char *folder; /* (owned): the log's */
  char *log;    /* (owned) */
} SyncFixture;

/* A line of the log: one request. */
typedef struct {
  char *path;   /* (owned) */
  gint64 begun; /* microseconds */
  gint64 ended;
  guint status;
} SyncAsked;

void sync_fixture_set_up (SyncFixture *fixture, gconstpointer data);
void sync_fixture_tear_down (SyncFixture *fixture, gconstpointer data);
void
sync_fixture_act (SyncFixture *fixture, const char *method, const char *path, const char *json);
void sync_fixture_let_time_pass (SyncFixture *fixture);
gint64 sync_fixture_read_number (SyncFixture *fixture, const char *path, const char *pattern);
guint sync_fixture_count_on_server (SyncFixture *fixture, const char *path);
GPtrArray *sync_fixture_read_log (SyncFixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
gboolean sync_fixture_is_of_sync (const SyncAsked *asked);
guint sync_fixture_count_asked (SyncFixture *fixture);
GArray *
sync_fixture_list_stored (KayakoAccount *account, KayakoViewKind kind) G_GNUC_WARN_UNUSED_RESULT;
guint sync_fixture_count_stored (KayakoAccount *account);
guint sync_fixture_count_messages (KayakoAccount *account, gint64 id);
KayakoConversation *sync_fixture_load (KayakoAccount *account, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
void sync_fixture_await (DexFuture *future);
KayakoAccount *
sync_fixture_sign_in_and_pull (SyncFixture *fixture, const char *email) G_GNUC_WARN_UNUSED_RESULT;
void sync_fixture_check_all (SyncFixture *fixture, KayakoAccount *account);

G_END_DECLS
