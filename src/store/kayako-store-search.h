/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-search-answer.h"
#include "kayako-search-hit.h"
#include "kayako-search-query.h"
#include "kayako-store.h"

G_BEGIN_DECLS

DexFuture *kayako_store_search (KayakoStore *self,
                                KayakoSearchQuery *query,
                                gint64 me_id,
                                guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
