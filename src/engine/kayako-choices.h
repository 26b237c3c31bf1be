/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-link.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CHOICES (kayako_choices_get_type ())

G_DECLARE_FINAL_TYPE (KayakoChoices, kayako_choices, KAYAKO, CHOICES, GObject)

KayakoChoices *kayako_choices_new (KayakoLink *link) G_GNUC_WARN_UNUSED_RESULT;

GListModel *kayako_choices_get_views (KayakoChoices *self);
GListModel *kayako_choices_get_statuses (KayakoChoices *self);
GListModel *kayako_choices_get_priorities (KayakoChoices *self);
GListModel *kayako_choices_get_case_types (KayakoChoices *self);

void kayako_choices_set_staff (KayakoChoices *self, gboolean staff);
void kayako_choices_count (KayakoChoices *self);
void kayako_choices_close (KayakoChoices *self);

G_END_DECLS
