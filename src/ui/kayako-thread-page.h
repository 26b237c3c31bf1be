/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-account.h"
#include "kayako-thread.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_THREAD_PAGE (kayako_thread_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoThreadPage, kayako_thread_page, KAYAKO, THREAD_PAGE, AdwNavigationPage)

GtkWidget *kayako_thread_page_new (void);

KayakoThread *kayako_thread_page_get_thread (KayakoThreadPage *self);
void kayako_thread_page_set_thread (KayakoThreadPage *self, KayakoThread *thread);
void kayako_thread_page_set_account (KayakoThreadPage *self, KayakoAccount *account);
void kayako_thread_page_set_show_details (KayakoThreadPage *self, gboolean show_details);
void kayako_thread_page_show_message (KayakoThreadPage *self, gint64 message_id);
void kayako_thread_page_set_looked_for (KayakoThreadPage *self, const char *looked_for);
gboolean kayako_thread_page_go_back (KayakoThreadPage *self);
void kayako_thread_page_set_details_collapsed (KayakoThreadPage *self, gboolean details_collapsed);

G_END_DECLS
