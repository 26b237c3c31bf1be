/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-store-thread.h"
#include "kayako-store.h"

G_BEGIN_DECLS

/* What the files of the store do their work with. @data is freed in the thread
 * that does the work. */

DexFuture *kayako_store_read (KayakoStore *self,
                              KayakoStoreFunc func,
                              gpointer data,
                              GDestroyNotify data_free) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_write (KayakoStore *self,
                               KayakoStoreCare care,
                               KayakoStoreFunc func,
                               gpointer data,
                               GDestroyNotify data_free) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_write_or_leave (KayakoStore *self,
                                        KayakoStoreCare care,
                                        KayakoStoreFunc func,
                                        gpointer data,
                                        GDestroyNotify data_free,
                                        gpointer *left) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
