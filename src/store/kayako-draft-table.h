/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"
#include "kayako-stored-draft.h"

G_BEGIN_DECLS

/* Drafts, within a transaction of others. */

void kayako_draft_table_save (KayakoDatabase *database, const KayakoStoredDraft *draft);
void kayako_draft_table_prune (KayakoDatabase *database, gint64 now);
void kayako_draft_table_remember (KayakoDatabase *database, const KayakoStoredDraft *draft);
void kayako_draft_table_clear (KayakoDatabase *database, const char *key);

G_END_DECLS
