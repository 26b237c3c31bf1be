/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"
#include "kayako-search-query.h"

G_BEGIN_DECLS

/* What a search is narrowed to, in the database's words. */

typedef struct {
  GString *conditions;  /* (owned): " AND …", of message m and conversation c */
  gboolean of_messages; /* whether only a message can meet them */
} KayakoSearchConditions;

void kayako_search_filter_read (KayakoSearchConditions *conditions,
                                KayakoDatabase *database,
                                const KayakoSearchQuery *query);

G_END_DECLS
