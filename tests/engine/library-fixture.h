/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-library.h"
#include "kayako-test-await.h"

G_BEGIN_DECLS

/* What its store is named once it has a place. */
#define LIBRARY_NAME "somebody"

/* A library of its own, in a folder of its own. */
typedef struct {
  char *folder;             /* (owned) */
  KayakoRegistry *registry; /* (owned) */
  KayakoLibrary *library;   /* (owned) */
  GPtrArray *told;          /* (owned) (element-type KayakoStoreChanges) */
} LibraryFixture;

void library_fixture_set_up (LibraryFixture *fixture, gconstpointer data);
void library_fixture_tear_down (LibraryFixture *fixture, gconstpointer data);
void library_fixture_make (LibraryFixture *fixture);
void library_fixture_drop (LibraryFixture *fixture);
void library_fixture_set_version (LibraryFixture *fixture, char readable_from, char version);

DexFuture *library_fixture_tell (LibraryFixture *fixture, gint64 id, const char *subject);
void library_fixture_await_told (DexFuture *future, KayakoStoreChange change, gint64 id);
KayakoConversation *library_fixture_load (LibraryFixture *fixture, gint64 id);

G_END_DECLS
