/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"

#include <libdex.h>

G_BEGIN_DECLS

/* A thread with a database of its own, that does one job after the other. */

/* Makes the thread's database. */
typedef KayakoDatabase *(*KayakoStoreOpenFunc) (gpointer data, GError **error);

/* Hears that a job found its database damaged. */
typedef void (*KayakoStoreDamagedFunc) (gpointer data);

/* Does a job. It touches nothing that another thread touches, and sets the
 * value it resolves to, which the main thread takes over. */
typedef gboolean (*KayakoStoreFunc) (KayakoDatabase *database,
                                     gpointer data,
                                     GValue *result,
                                     GError **error);

/**
 * KayakoStoreCare:
 * @KAYAKO_STORE_CARE_READ: reads one state of everything, and stops when
 *   nobody waits any more
 * @KAYAKO_STORE_CARE_PULLED: writes what can be pulled again: a power cut may
 *   take the last of it, and damages nothing
 * @KAYAKO_STORE_CARE_WRITTEN: writes what somebody wrote: it is on the disk
 *   when the future resolves
 *
 * How a job is done; each is one transaction.
 */
typedef enum {
  KAYAKO_STORE_CARE_READ,
  KAYAKO_STORE_CARE_PULLED,
  KAYAKO_STORE_CARE_WRITTEN,
} KayakoStoreCare;

typedef struct _KayakoStoreQueue KayakoStoreQueue;

KayakoStoreQueue *kayako_store_queue_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_store_queue_unref (KayakoStoreQueue *self);

DexFuture *kayako_store_queue_start (KayakoStoreQueue *self,
                                     const char *name,
                                     KayakoStoreOpenFunc func,
                                     KayakoStoreDamagedFunc damaged,
                                     gpointer data,
                                     GDestroyNotify data_free) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_queue_push (KayakoStoreQueue *self,
                                    KayakoStoreCare care,
                                    KayakoStoreFunc func,
                                    gpointer data,
                                    GDestroyNotify data_free,
                                    gpointer *left) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_queue_end (KayakoStoreQueue *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoStoreQueue, kayako_store_queue_unref)

G_END_DECLS
