/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-doctor-check.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_DOCTOR_ROW (kayako_doctor_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoDoctorRow, kayako_doctor_row, KAYAKO, DOCTOR_ROW, AdwActionRow)

GtkWidget *kayako_doctor_row_new (KayakoDoctorCheck *check) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
