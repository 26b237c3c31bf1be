/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_PRIORITY (kayako_priority_get_type ())

G_DECLARE_FINAL_TYPE (KayakoPriority, kayako_priority, KAYAKO, PRIORITY, GObject)

KayakoPriority *kayako_priority_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_priority_get_id (KayakoPriority *self);
const char *kayako_priority_get_label (KayakoPriority *self);
void kayako_priority_set_label (KayakoPriority *self, const char *label);
int kayako_priority_get_level (KayakoPriority *self);
void kayako_priority_set_level (KayakoPriority *self, int level);

G_END_DECLS
