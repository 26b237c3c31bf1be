/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KayakoSignInFields:
 *
 * The fields of a form, in their order, and what is said of each that is left
 * empty. They belong to the form's template.
 */
typedef struct _KayakoSignInFields KayakoSignInFields;

KayakoSignInFields *kayako_sign_in_fields_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sign_in_fields_free (KayakoSignInFields *self);

void kayako_sign_in_fields_add (KayakoSignInFields *self, AdwEntryRow *row, const char *missing);
AdwEntryRow *kayako_sign_in_fields_find_empty (KayakoSignInFields *self, const char **missing);
AdwEntryRow *kayako_sign_in_fields_get_last_needed (KayakoSignInFields *self);
void kayako_sign_in_fields_mark (AdwEntryRow *row, gboolean wrong);
void kayako_sign_in_fields_clear_marks (KayakoSignInFields *self);
void kayako_sign_in_fields_forget_secrets (KayakoSignInFields *self);

G_END_DECLS
