/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-translations.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_FIELD_OPTION (kayako_field_option_get_type ())

G_DECLARE_FINAL_TYPE (KayakoFieldOption, kayako_field_option, KAYAKO, FIELD_OPTION, GObject)

KayakoFieldOption *kayako_field_option_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_field_option_get_id (KayakoFieldOption *self);
KayakoTranslations *kayako_field_option_get_values (KayakoFieldOption *self);
void kayako_field_option_set_values (KayakoFieldOption *self, KayakoTranslations *values);
const char *kayako_field_option_get_tag (KayakoFieldOption *self);
void kayako_field_option_set_tag (KayakoFieldOption *self, const char *tag);
int kayako_field_option_get_sort_order (KayakoFieldOption *self);
void kayako_field_option_set_sort_order (KayakoFieldOption *self, int sort_order);

G_END_DECLS
