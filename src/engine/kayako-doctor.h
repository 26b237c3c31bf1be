/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-doctor-check.h"
#include "kayako-request-log.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_DOCTOR (kayako_doctor_get_type ())

/* Property, readable, notifying on change: running (boolean). */
G_DECLARE_FINAL_TYPE (KayakoDoctor, kayako_doctor, KAYAKO, DOCTOR, GObject)

KayakoDoctor *kayako_doctor_new (KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;

GListModel *kayako_doctor_get_checks (KayakoDoctor *self);
KayakoRequestLog *kayako_doctor_get_request_log (KayakoDoctor *self);
gboolean kayako_doctor_get_running (KayakoDoctor *self);

void kayako_doctor_run (KayakoDoctor *self);

G_END_DECLS
