/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-unsent.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CHOICE_ROW (kayako_choice_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoChoiceRow, kayako_choice_row, KAYAKO, CHOICE_ROW, AdwComboRow)

GListModel *kayako_choice_row_get_choices (KayakoChoiceRow *self);
void kayako_choice_row_set_choices (KayakoChoiceRow *self, GListModel *choices);
GObject *kayako_choice_row_get_current (KayakoChoiceRow *self);
void kayako_choice_row_set_current (KayakoChoiceRow *self, GObject *current);
const char *kayako_choice_row_get_choice_action (KayakoChoiceRow *self);
void kayako_choice_row_set_choice_action (KayakoChoiceRow *self, const char *choice_action);

void kayako_choice_row_set_changing (KayakoChoiceRow *self, KayakoChanging changing);

G_END_DECLS
