/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-account-private.h"

G_BEGIN_DECLS

/* Where the stores of accounts are. */
typedef struct _KayakoStorePlace KayakoStorePlace;

KayakoStorePlace *kayako_store_place_new (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void kayako_store_place_free (KayakoStorePlace *self);

void kayako_store_place_open (KayakoStorePlace *self, KayakoAccount *account);
DexFuture *
kayako_store_place_erase (KayakoStorePlace *self, KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_place_close (KayakoStorePlace *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoStorePlace, kayako_store_place_free)

G_END_DECLS
