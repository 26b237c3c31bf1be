/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CASE_TYPE (kayako_case_type_get_type ())

G_DECLARE_FINAL_TYPE (KayakoCaseType, kayako_case_type, KAYAKO, CASE_TYPE, GObject)

KayakoCaseType *kayako_case_type_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_case_type_get_id (KayakoCaseType *self);
const char *kayako_case_type_get_label (KayakoCaseType *self);
void kayako_case_type_set_label (KayakoCaseType *self, const char *label);

G_END_DECLS
