/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_WINDOW (kayako_window_get_type ())

G_DECLARE_FINAL_TYPE (KayakoWindow, kayako_window, KAYAKO, WINDOW, AdwApplicationWindow)

GtkWindow *
kayako_window_new (GtkApplication *application, KayakoAccounts *accounts, GSettings *settings);

KayakoAccount *kayako_window_get_account (KayakoWindow *self);
void kayako_window_set_account (KayakoWindow *self, KayakoAccount *account);
void kayako_window_set_waiting (KayakoWindow *self, gboolean waiting);

void kayako_window_present_soon (KayakoWindow *self);
void kayako_window_add_toast (KayakoWindow *self, const char *text);

G_END_DECLS
