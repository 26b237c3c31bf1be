/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-thread.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_COMPOSE_BAR (kayako_compose_bar_get_type ())

G_DECLARE_FINAL_TYPE (KayakoComposeBar, kayako_compose_bar, KAYAKO, COMPOSE_BAR, AdwBin)

GtkWidget *kayako_compose_bar_new (void);

KayakoThread *kayako_compose_bar_get_thread (KayakoComposeBar *self);
void kayako_compose_bar_set_thread (KayakoComposeBar *self, KayakoThread *thread);
void kayako_compose_bar_set_person (KayakoComposeBar *self, KayakoUser *person);
gboolean kayako_compose_bar_get_can_set_status (KayakoComposeBar *self);
void kayako_compose_bar_set_can_set_status (KayakoComposeBar *self, gboolean can_set_status);
void kayako_compose_bar_set_compact (KayakoComposeBar *self, gboolean compact);
void kayako_compose_bar_restore (KayakoComposeBar *self, KayakoDraftVersion *version);

char *kayako_compose_bar_dup_text (KayakoComposeBar *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
