/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"

G_BEGIN_DECLS

/* Keeps what can be looked for in step with the tables. */

void kayako_search_index_conversation (KayakoDatabase *database,
                                       gint64 id,
                                       GVariant *old,
                                       GVariant *facts);
void kayako_search_index_requester (KayakoDatabase *database, gint64 user_id);
void
kayako_search_index_message (KayakoDatabase *database, gint64 id, GVariant *old, GVariant *facts);

G_END_DECLS
