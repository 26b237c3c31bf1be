/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-resource.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_REGISTRY (kayako_registry_get_type ())

G_DECLARE_FINAL_TYPE (KayakoRegistry, kayako_registry, KAYAKO, REGISTRY, GObject)

KayakoRegistry *kayako_registry_new (void) G_GNUC_WARN_UNUSED_RESULT;

gpointer kayako_registry_adopt (KayakoRegistry *self, gpointer fresh) G_GNUC_WARN_UNUSED_RESULT;
void kayako_registry_adopt_all (KayakoRegistry *self, GPtrArray *resources);
gpointer kayako_registry_lookup (KayakoRegistry *self, GType type, gint64 id);

G_END_DECLS
