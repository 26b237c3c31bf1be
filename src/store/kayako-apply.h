/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"
#include "kayako-resource.h"
#include "kayako-search-index.h"
#include "kayako-store-changes.h"

G_BEGIN_DECLS

/* One batch on its way into the tables. */
typedef struct {
  KayakoDatabase *database;
  KayakoStoreChanges *changes; /* (owned) */
  GHashTable *done;            /* (owned): resources that were seen to already */
  KayakoSearchIndex *index;    /* (owned): what of it is to be found */
  gint64 noted_id;             /* the conversation of which a row was made sure of last */
} KayakoApply;

/* How one type of resource is kept. */
typedef struct {
  const char *kind;
  const char *select; /* by id: the facts and whom it belongs to, else 0 */
  const char *remove; /* by id */
  /* Writes what has changed; @old is %NULL where it was not known. */
  void (*write) (KayakoApply *apply, gint64 id, gint64 owner_id, GVariant *old, GVariant *facts);
} KayakoTable;

extern const KayakoTable kayako_table_conversation;
extern const KayakoTable kayako_table_message;
extern const KayakoTable kayako_table_attachment;
extern const KayakoTable kayako_table_user;
extern const KayakoTable kayako_table_read_marker;

void kayako_table_note_conversation (KayakoApply *apply, gint64 id);
void kayako_table_update_places (KayakoApply *apply, gint64 status_id, GVariant *facts);
GVariant *kayako_table_dup_facts (KayakoDatabase *database,
                                  const char *kind,
                                  gint64 id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
