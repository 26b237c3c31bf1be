/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

G_BEGIN_DECLS

DexFuture *
kayako_spawn (DexFiberFunc func, gpointer data, GDestroyNotify data_free) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_spawn_in_thread (DexFiberFunc func,
                                   gpointer data,
                                   GDestroyNotify data_free) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_chain (DexFuture *future) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
