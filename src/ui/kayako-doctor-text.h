/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-doctor.h"

G_BEGIN_DECLS

const char *kayako_doctor_title (KayakoDoctorSubject subject);
const char *kayako_doctor_verdict_name (KayakoDoctorVerdict verdict);
char *kayako_doctor_text (KayakoDoctorCheck *check) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_doctor_report (KayakoDoctor *doctor,
                            const char *version,
                            gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
