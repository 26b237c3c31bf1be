/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-message.h"
#include "kayako-row-source.h"

G_BEGIN_DECLS

/* Private to this folder: messages of which the list knows no more than their
 * ids, and their order. */
typedef struct _KayakoEarlier KayakoEarlier;

typedef struct {
  guint position;
  guint removed;
  guint added;
} KayakoEarlierChange;

KayakoEarlier *kayako_earlier_new (KayakoRowSource *source) G_GNUC_WARN_UNUSED_RESULT;
void kayako_earlier_free (KayakoEarlier *self);

guint kayako_earlier_get_n_ids (KayakoEarlier *self);
gint64 kayako_earlier_get_id (KayakoEarlier *self, guint position);
KayakoMessage *
kayako_earlier_dup_message (KayakoEarlier *self, guint position) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_earlier_find (KayakoEarlier *self, gint64 id, guint *position);
gboolean kayako_earlier_set_ids (KayakoEarlier *self,
                                 const gint64 *ids,
                                 guint n_ids,
                                 KayakoEarlierChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoEarlier, kayako_earlier_free)

G_END_DECLS
