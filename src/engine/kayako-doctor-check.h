/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KayakoDoctorSubject:
 * @KAYAKO_DOCTOR_SUBJECT_NAME: whether the helpdesk's name leads anywhere; the
 *   detail is an address
 * @KAYAKO_DOCTOR_SUBJECT_ENCRYPTION: who can read along; the detail is the
 *   protocol, none where nothing is encrypted; the number is when the
 *   certificate ends, in Unix seconds
 * @KAYAKO_DOCTOR_SUBJECT_VERSION: what the helpdesk speaks; the detail is the
 *   API's version
 * @KAYAKO_DOCTOR_SUBJECT_CLOCK: the number is by how many seconds the
 *   helpdesk's clock is ahead of ours
 * @KAYAKO_DOCTOR_SUBJECT_SIGN_IN: whom the helpdesk lets in; the detail is the
 *   name, none for somebody without an account
 * @KAYAKO_DOCTOR_SUBJECT_ROLE: the number is their #KayakoRoleType
 * @KAYAKO_DOCTOR_SUBJECT_REALTIME: whether news come by themselves
 * @KAYAKO_DOCTOR_SUBJECT_CREATE: making two tests
 * @KAYAKO_DOCTOR_SUBJECT_READ: reading one back
 * @KAYAKO_DOCTOR_SUBJECT_UPDATE: changing one
 * @KAYAKO_DOCTOR_SUBJECT_UPDATE_ALL: changing both at once
 * @KAYAKO_DOCTOR_SUBJECT_DELETE: removing both
 *
 * What is looked at, in this order.
 */
typedef enum {
  KAYAKO_DOCTOR_SUBJECT_NAME,
  KAYAKO_DOCTOR_SUBJECT_ENCRYPTION,
  KAYAKO_DOCTOR_SUBJECT_VERSION,
  KAYAKO_DOCTOR_SUBJECT_CLOCK,
  KAYAKO_DOCTOR_SUBJECT_SIGN_IN,
  KAYAKO_DOCTOR_SUBJECT_ROLE,
  KAYAKO_DOCTOR_SUBJECT_REALTIME,
  KAYAKO_DOCTOR_SUBJECT_CREATE,
  KAYAKO_DOCTOR_SUBJECT_READ,
  KAYAKO_DOCTOR_SUBJECT_UPDATE,
  KAYAKO_DOCTOR_SUBJECT_UPDATE_ALL,
  KAYAKO_DOCTOR_SUBJECT_DELETE,
} KayakoDoctorSubject;

#define KAYAKO_N_DOCTOR_SUBJECTS (KAYAKO_DOCTOR_SUBJECT_DELETE + 1)

/**
 * KayakoDoctorVerdict:
 * @KAYAKO_DOCTOR_VERDICT_NONE: it was not looked at
 * @KAYAKO_DOCTOR_VERDICT_RUNNING: it is being looked at
 * @KAYAKO_DOCTOR_VERDICT_GOOD: all is well
 * @KAYAKO_DOCTOR_VERDICT_DOUBTFUL: it works, but look at it
 * @KAYAKO_DOCTOR_VERDICT_BAD: it does not work; the error says why
 *
 * What came out of a look.
 */
typedef enum {
  KAYAKO_DOCTOR_VERDICT_NONE,
  KAYAKO_DOCTOR_VERDICT_RUNNING,
  KAYAKO_DOCTOR_VERDICT_GOOD,
  KAYAKO_DOCTOR_VERDICT_DOUBTFUL,
  KAYAKO_DOCTOR_VERDICT_BAD,
} KayakoDoctorVerdict;

#define KAYAKO_TYPE_DOCTOR_VERDICT (kayako_doctor_verdict_get_type ())

GType kayako_doctor_verdict_get_type (void) G_GNUC_CONST;

#define KAYAKO_TYPE_DOCTOR_CHECK (kayako_doctor_check_get_type ())

/* Property, readable, notifying on change: verdict (KayakoDoctorVerdict). What
 * belongs to it is there when it notifies. */
G_DECLARE_FINAL_TYPE (KayakoDoctorCheck, kayako_doctor_check, KAYAKO, DOCTOR_CHECK, GObject)

KayakoDoctorCheck *kayako_doctor_check_new (KayakoDoctorSubject subject) G_GNUC_WARN_UNUSED_RESULT;

KayakoDoctorSubject kayako_doctor_check_get_subject (KayakoDoctorCheck *self);
KayakoDoctorVerdict kayako_doctor_check_get_verdict (KayakoDoctorCheck *self);
const GError *kayako_doctor_check_get_error (KayakoDoctorCheck *self);
const char *kayako_doctor_check_get_detail (KayakoDoctorCheck *self);
gint64 kayako_doctor_check_get_number (KayakoDoctorCheck *self);

void kayako_doctor_check_begin (KayakoDoctorCheck *self);
void kayako_doctor_check_skip (KayakoDoctorCheck *self);
void kayako_doctor_check_fail (KayakoDoctorCheck *self, const GError *error);
void kayako_doctor_check_end (KayakoDoctorCheck *self,
                              KayakoDoctorVerdict verdict,
                              const char *detail,
                              gint64 number);

G_END_DECLS
