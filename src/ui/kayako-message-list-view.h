/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-thread.h"
#include "kayako-user.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE_LIST_VIEW (kayako_message_list_view_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMessageListView,
                      kayako_message_list_view,
                      KAYAKO,
                      MESSAGE_LIST_VIEW,
                      AdwBin)

GtkWidget *kayako_message_list_view_new (void);

void kayako_message_list_view_set_thread (KayakoMessageListView *self, KayakoThread *thread);
void kayako_message_list_view_set_viewer (KayakoMessageListView *self, KayakoUser *viewer);
void kayako_message_list_view_show_message (KayakoMessageListView *self, gint64 message_id);
void kayako_message_list_view_set_looked_for (KayakoMessageListView *self, const char *looked_for);
gboolean kayako_message_list_view_shows_end (KayakoMessageListView *self);

G_END_DECLS
