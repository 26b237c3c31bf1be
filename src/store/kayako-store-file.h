/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"

G_BEGIN_DECLS

/* The file of one account, and what keeps other programs from it. The threads
 * of a store share it; it is held locked until the last has let go. */
typedef struct _KayakoStoreFile KayakoStoreFile;

KayakoStoreFile *
kayako_store_file_new (const char *folder, const char *account_id) G_GNUC_WARN_UNUSED_RESULT;
KayakoStoreFile *kayako_store_file_ref (KayakoStoreFile *self);
void kayako_store_file_unref (gpointer self);
gboolean kayako_store_file_exists (KayakoStoreFile *self);

KayakoDatabase *kayako_store_file_open_to_write (gpointer self, GError **error);
KayakoDatabase *kayako_store_file_open_to_read (gpointer self, GError **error);
void kayako_store_file_note_damage (gpointer self);
void kayako_store_file_refuse (KayakoStoreFile *self);

const char *kayako_store_file_get_set_aside (KayakoStoreFile *self);
guint kayako_store_file_get_n_rescued (KayakoStoreFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoStoreFile, kayako_store_file_unref)

G_END_DECLS
