/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/**
 * KayakoShared:
 *
 * Work that its owner keeps and others may join: it is cancelled when the
 * owner clears it and nobody else waits for it, and never because one of those
 * who joined goes away. (A plain reference does not count as interest: the
 * last chain that is dropped cancels, whoever else holds the future.)
 */
typedef struct {
  DexFuture *future; /* (owned) (nullable): the work */
  DexFuture *hold;   /* (owned) (nullable): the owner's interest in it */
} KayakoShared;

void kayako_shared_set (KayakoShared *self, DexFuture *future);
DexFuture *kayako_shared_join (KayakoShared *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_shared_is_running (KayakoShared *self);
void kayako_shared_clear (KayakoShared *self);

G_END_DECLS
