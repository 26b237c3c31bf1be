/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "kayako-discovery.h"

G_BEGIN_DECLS

DexFuture *kayako_discover (const char *typed) G_GNUC_WARN_UNUSED_RESULT;

GStrv kayako_discover_list_folders (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
