/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-attachment.h"

#include <libdex.h>

G_BEGIN_DECLS

GVariant *kayako_local_files_to_variant (GListModel *files) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *kayako_local_files_from_variant (GVariant *files) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_local_files_dup_path (KayakoAttachment *file) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_local_files_copy (const char *folder, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_local_files_write (const char *folder,
                                     const char *name,
                                     const char *content_type,
                                     GBytes *content) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_local_files_read (KayakoAttachment *file) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_local_files_list_old (const char *folder, gint64 age) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_local_files_remove (GPtrArray *paths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
