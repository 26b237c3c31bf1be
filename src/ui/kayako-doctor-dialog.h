/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-account.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_DOCTOR_DIALOG (kayako_doctor_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KayakoDoctorDialog, kayako_doctor_dialog, KAYAKO, DOCTOR_DIALOG, AdwDialog)

AdwDialog *kayako_doctor_dialog_new (KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
