/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/**
 * KayakoInspection:
 *
 * What a helpdesk's server says of itself beside its answers. Immutable.
 */
typedef struct _KayakoInspection KayakoInspection;

#define KAYAKO_TYPE_INSPECTION (kayako_inspection_get_type ())

GType kayako_inspection_get_type (void) G_GNUC_CONST;

DexFuture *kayako_inspect (const char *uri) G_GNUC_WARN_UNUSED_RESULT;

KayakoInspection *kayako_inspection_ref (KayakoInspection *self);
void kayako_inspection_unref (KayakoInspection *self);

const char *kayako_inspection_get_encryption (KayakoInspection *self);
gint64 kayako_inspection_get_expires_at (KayakoInspection *self);
const char *kayako_inspection_get_api_version (KayakoInspection *self);
gboolean kayako_inspection_get_clock_offset (KayakoInspection *self, gint64 *seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoInspection, kayako_inspection_unref)

G_END_DECLS
