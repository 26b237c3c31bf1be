/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-engine-fixture.h"
#include "kayako-status.h"

G_BEGIN_DECLS

/* The conversation whose status everybody changes, and its statuses. */
#define STATUS_FIXTURE_CONVERSATION 1
#define NEW                         "1"
#define OPEN                        "2"
#define PENDING                     "3"
#define COMPLETED                   "4"

/* What a colleague does, and what is on the helpdesk, as anybody could see. */
void status_fixture_ask (EngineFixture *fixture, const char *json);
gboolean status_fixture_matches (EngineFixture *fixture, const char *pattern);
gboolean status_fixture_has (EngineFixture *fixture, const char *id);

KayakoStatus *status_fixture_get (KayakoAccount *account, const char *id);
DexFuture *status_fixture_set (KayakoAccount *account,
                               KayakoThread *thread,
                               const char *id) G_GNUC_WARN_UNUSED_RESULT;
void status_fixture_assert_shows (KayakoThread *thread, const char *id);
void status_fixture_assert_made (DexFuture *future);
void engine_fixture_restart (EngineFixture *fixture);

G_END_DECLS
