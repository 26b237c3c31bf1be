/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"
#include "kayako-translations.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_FIELD (kayako_field_get_type ())

G_DECLARE_FINAL_TYPE (KayakoField, kayako_field, KAYAKO, FIELD, GObject)

KayakoField *kayako_field_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_field_get_id (KayakoField *self);
const char *kayako_field_get_uuid (KayakoField *self);
void kayako_field_set_uuid (KayakoField *self, const char *uuid);
const char *kayako_field_get_key (KayakoField *self);
void kayako_field_set_key (KayakoField *self, const char *key);
KayakoFieldType kayako_field_get_field_type (KayakoField *self);
void kayako_field_set_field_type (KayakoField *self, KayakoFieldType field_type);
KayakoTranslations *kayako_field_get_titles (KayakoField *self);
void kayako_field_set_titles (KayakoField *self, KayakoTranslations *titles);
KayakoTranslations *kayako_field_get_descriptions (KayakoField *self);
void kayako_field_set_descriptions (KayakoField *self, KayakoTranslations *descriptions);
gboolean kayako_field_get_is_required (KayakoField *self);
void kayako_field_set_is_required (KayakoField *self, gboolean is_required);
gboolean kayako_field_get_is_editable (KayakoField *self);
void kayako_field_set_is_editable (KayakoField *self, gboolean is_editable);
gboolean kayako_field_get_is_system (KayakoField *self);
void kayako_field_set_is_system (KayakoField *self, gboolean is_system);
const char *kayako_field_get_regular_expression (KayakoField *self);
void kayako_field_set_regular_expression (KayakoField *self, const char *regular_expression);
GListModel *kayako_field_get_options (KayakoField *self);
void kayako_field_set_options (KayakoField *self, GPtrArray *options);

G_END_DECLS
