/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"

G_BEGIN_DECLS

/* Keeps what can be looked for in step with the tables.
 *
 * Whatever a transaction adds is gathered and written at its end: SQLite has the
 * index write a piece of its own before each statement on the tables that it may
 * have to take back, which costs more than all the rest. */
typedef struct _KayakoSearchIndex KayakoSearchIndex;

KayakoSearchIndex *kayako_search_index_new (KayakoDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
void kayako_search_index_free (KayakoSearchIndex *self);

void kayako_search_index_add_conversation (KayakoSearchIndex *self,
                                           gint64 id,
                                           GVariant *old,
                                           GVariant *facts);
void kayako_search_index_add_requester (KayakoSearchIndex *self, gint64 user_id);
void kayako_search_index_add_message (KayakoSearchIndex *self,
                                      gint64 id,
                                      GVariant *old,
                                      GVariant *facts);
void kayako_search_index_write (KayakoSearchIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSearchIndex, kayako_search_index_free)

G_END_DECLS
