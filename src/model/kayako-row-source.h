/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-resource.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_ROW_SOURCE (kayako_row_source_get_type ())

G_DECLARE_INTERFACE (KayakoRowSource, kayako_row_source, KAYAKO, ROW_SOURCE, GObject)

struct _KayakoRowSourceInterface {
  GTypeInterface g_iface;

  gpointer (*dup_row) (KayakoRowSource *self, GType type, gint64 id);
};

gpointer
kayako_row_source_dup_row (KayakoRowSource *self, GType type, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
