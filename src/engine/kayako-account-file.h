/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include <libdex.h>

G_BEGIN_DECLS

DexFuture *kayako_account_file_load (const char *path) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_account_file_save (const char *path, char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
