/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_PAGE (kayako_page_get_type ())

typedef struct _KayakoPage KayakoPage;

GType kayako_page_get_type (void) G_GNUC_CONST;

KayakoPage *
kayako_page_new (GPtrArray *items, guint offset, guint limit, int total, gboolean has_more)
    G_GNUC_WARN_UNUSED_RESULT;
KayakoPage *kayako_page_ref (KayakoPage *self);
void kayako_page_unref (KayakoPage *self);

GPtrArray *kayako_page_get_items (const KayakoPage *self);
guint kayako_page_get_offset (const KayakoPage *self);
guint kayako_page_get_limit (const KayakoPage *self);
int kayako_page_get_total (const KayakoPage *self);
gboolean kayako_page_get_has_more (const KayakoPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoPage, kayako_page_unref)

G_END_DECLS
