/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-doctor.c, which looks at the connection, and
 * kayako-doctor-tests.c, which tries what can be done over it. */

#pragma once

#include "kayako-doctor-check.h"
#include "kayako-inspection.h"
#include "kayako-link.h"

G_BEGIN_DECLS

/* One examination. */
typedef struct {
  KayakoLink *link;             /* (owned) (not nullable) */
  const char *host;             /* (not owned) (not nullable) */
  KayakoInspection *inspection; /* (owned) (nullable): NULL until it is there */
  KayakoUser *user;             /* (owned) (nullable): NULL until it is known */
  GArray *tests;                /* (owned) (not nullable) (element-type gint64): to be removed */
} KayakoDoctorRun;

gboolean
kayako_doctor_await_create (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error);
gboolean kayako_doctor_await_read (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error);
gboolean
kayako_doctor_await_update (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error);
gboolean
kayako_doctor_await_update_all (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error);
gboolean
kayako_doctor_await_delete (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error);

G_END_DECLS
