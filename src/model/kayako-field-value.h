/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-field.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_FIELD_VALUE (kayako_field_value_get_type ())

G_DECLARE_FINAL_TYPE (KayakoFieldValue, kayako_field_value, KAYAKO, FIELD_VALUE, GObject)

KayakoFieldValue *kayako_field_value_new (void) G_GNUC_WARN_UNUSED_RESULT;

KayakoField *kayako_field_value_get_field (KayakoFieldValue *self);
void kayako_field_value_set_field (KayakoFieldValue *self, KayakoField *field);
const char *kayako_field_value_get_value (KayakoFieldValue *self);
void kayako_field_value_set_value (KayakoFieldValue *self, const char *value);

G_END_DECLS
