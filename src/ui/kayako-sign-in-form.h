/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-when-done.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIGN_IN_FORM (kayako_sign_in_form_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSignInForm, kayako_sign_in_form, KAYAKO, SIGN_IN_FORM, AdwBin)

void kayako_sign_in_form_add_row (KayakoSignInForm *self, AdwEntryRow *row, const char *missing);
void kayako_sign_in_form_wait (KayakoSignInForm *self,
                               DexFuture *future,
                               gpointer object,
                               KayakoDoneFunc func);
void kayako_sign_in_form_stop (KayakoSignInForm *self);
gboolean kayako_sign_in_form_is_in_stack (KayakoSignInForm *self);
void kayako_sign_in_form_forget (KayakoSignInForm *self);
void kayako_sign_in_form_set_introduction (KayakoSignInForm *self, const char *introduction);
void kayako_sign_in_form_mark (KayakoSignInForm *self, AdwEntryRow *row);
void kayako_sign_in_form_show_error (KayakoSignInForm *self, const char *text);
void kayako_sign_in_form_clear_error (KayakoSignInForm *self);

G_END_DECLS
