/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE_SEPARATOR (kayako_message_separator_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMessageSeparator,
                      kayako_message_separator,
                      KAYAKO,
                      MESSAGE_SEPARATOR,
                      AdwBin)

GtkWidget *kayako_message_separator_new (const char *day, gboolean is_new);

const char *kayako_message_separator_get_day (KayakoMessageSeparator *self);
gboolean kayako_message_separator_get_is_new (KayakoMessageSeparator *self);

G_END_DECLS
