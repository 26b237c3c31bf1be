/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 kayako_sandbox_checksum (const guint8 *bytes, gsize n_bytes);

G_END_DECLS
