/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-slots.h"

G_BEGIN_DECLS

/* The values of a record that are neither resources nor lists of them. */

GVariant *kayako_record_value_encode_text (const char *text);
GVariant *kayako_record_value_encode (const KayakoSlot *slot, gpointer place);
void kayako_record_value_decode (const KayakoSlotTable *table,
                                 gpointer self,
                                 guint prop,
                                 GVariant *value);

G_END_DECLS
