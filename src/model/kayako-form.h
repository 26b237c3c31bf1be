/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-translations.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_FORM (kayako_form_get_type ())

G_DECLARE_FINAL_TYPE (KayakoForm, kayako_form, KAYAKO, FORM, GObject)

KayakoForm *kayako_form_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_form_get_id (KayakoForm *self);
KayakoTranslations *kayako_form_get_titles (KayakoForm *self);
void kayako_form_set_titles (KayakoForm *self, KayakoTranslations *titles);
KayakoTranslations *kayako_form_get_descriptions (KayakoForm *self);
void kayako_form_set_descriptions (KayakoForm *self, KayakoTranslations *descriptions);
GListModel *kayako_form_get_fields (KayakoForm *self);
void kayako_form_set_fields (KayakoForm *self, GPtrArray *fields);

G_END_DECLS
