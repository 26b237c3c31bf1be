/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"
#include "kayako-search-query.h"

G_BEGIN_DECLS

/* What a search is narrowed to, in the database's words. */

typedef struct {
  gint64 me_id;             /* whose is what is “mine”, 0 for nobody */
  GString *of_message;      /* (owned): " AND …", of message m in conversation c */
  GString *of_conversation; /* (owned): " AND …", of conversation c as a whole */
  gboolean about_messages;  /* whether something is wanted that a message has */
} KayakoSearchConditions;

void kayako_search_filter_read (KayakoSearchConditions *conditions,
                                KayakoDatabase *database,
                                const KayakoSearchQuery *query);

G_END_DECLS
