/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-library.h"
#include "kayako-link.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SYNC (kayako_sync_get_type ())

/* Properties, notifying: "is-first" (boolean): what the helpdesk has is pulled
 * for the first time; "fraction" (double): how much of it is there. */
G_DECLARE_FINAL_TYPE (KayakoSync, kayako_sync, KAYAKO, SYNC, GObject)

KayakoSync *kayako_sync_new (KayakoLink *link, KayakoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

void kayako_sync_start (KayakoSync *self);
DexFuture *kayako_sync_poll (KayakoSync *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_sync_sweep (KayakoSync *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sync_note_activity (KayakoSync *self);

gboolean kayako_sync_get_is_first (KayakoSync *self);
double kayako_sync_get_fraction (KayakoSync *self);
guint kayako_sync_get_n_pulled (KayakoSync *self, guint *n_total);

G_END_DECLS
