/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_RESOURCE (kayako_resource_get_type ())

G_DECLARE_INTERFACE (KayakoResource, kayako_resource, KAYAKO, RESOURCE, GObject)

typedef struct _KayakoRegistry KayakoRegistry;

gint64 kayako_resource_get_id (KayakoResource *self);
gboolean kayako_resource_is_stub (KayakoResource *self);

KayakoResource *kayako_resource_copy (KayakoResource *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_resource_merge (KayakoResource *self, KayakoResource *fresh);
void kayako_resource_adopt (KayakoResource *self, KayakoRegistry *registry);

G_END_DECLS
