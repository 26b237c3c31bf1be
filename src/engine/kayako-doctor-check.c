/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-doctor-check.h"

/* One thing that may be wrong with a connection, and what was found. */
struct _KayakoDoctorCheck {
  GObject parent_instance;

  KayakoDoctorSubject subject;
  KayakoDoctorVerdict verdict;
  GError *error; /* (owned) (nullable): exactly where the verdict is bad */
  char *detail;  /* (owned) (nullable) */
  gint64 number;
};

enum {
  PROP_VERDICT = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ENUM_TYPE (KayakoDoctorVerdict,
                    kayako_doctor_verdict,
                    G_DEFINE_ENUM_VALUE (KAYAKO_DOCTOR_VERDICT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DOCTOR_VERDICT_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DOCTOR_VERDICT_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DOCTOR_VERDICT_DOUBTFUL, "doubtful"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DOCTOR_VERDICT_BAD, "bad"))

G_DEFINE_FINAL_TYPE (KayakoDoctorCheck, kayako_doctor_check, G_TYPE_OBJECT)

static void
kayako_doctor_check_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (property_id != PROP_VERDICT) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    return;
  }

  g_value_set_enum (value, (int) KAYAKO_DOCTOR_CHECK (object)->verdict);
}

static void
kayako_doctor_check_finalize (GObject *object)
{
  KayakoDoctorCheck *self = KAYAKO_DOCTOR_CHECK (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->detail, g_free);

  G_OBJECT_CLASS (kayako_doctor_check_parent_class)->finalize (object);
}

static void
kayako_doctor_check_class_init (KayakoDoctorCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_doctor_check_get_property;
  object_class->finalize = kayako_doctor_check_finalize;

  properties[PROP_VERDICT] = g_param_spec_enum (
      "verdict", NULL, NULL, KAYAKO_TYPE_DOCTOR_VERDICT, KAYAKO_DOCTOR_VERDICT_NONE,
      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kayako_doctor_check_init (KayakoDoctorCheck *self)
{
}

/**
 * kayako_doctor_check_new:
 * @subject: what is looked at
 *
 * Makes a check that was not made yet.
 *
 * Returns: (transfer full): the check
 */
KayakoDoctorCheck *
kayako_doctor_check_new (KayakoDoctorSubject subject)
{
  KayakoDoctorCheck *self = g_object_new (KAYAKO_TYPE_DOCTOR_CHECK, NULL);

  self->subject = subject;
  return self;
}

/**
 * kayako_doctor_check_get_subject:
 * @self: a check
 *
 * Returns: what is looked at
 */
KayakoDoctorSubject
kayako_doctor_check_get_subject (KayakoDoctorCheck *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR_CHECK (self), KAYAKO_DOCTOR_SUBJECT_NAME);

  return self->subject;
}

/**
 * kayako_doctor_check_get_verdict:
 * @self: a check
 *
 * Returns: what came out
 */
KayakoDoctorVerdict
kayako_doctor_check_get_verdict (KayakoDoctorCheck *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR_CHECK (self), KAYAKO_DOCTOR_VERDICT_NONE);

  return self->verdict;
}

/**
 * kayako_doctor_check_get_error:
 * @self: a check
 *
 * Returns: (nullable): why it is bad
 */
const GError *
kayako_doctor_check_get_error (KayakoDoctorCheck *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR_CHECK (self), NULL);

  return self->error;
}

/**
 * kayako_doctor_check_get_detail:
 * @self: a check
 *
 * Returns: (nullable): what was found, see #KayakoDoctorSubject
 */
const char *
kayako_doctor_check_get_detail (KayakoDoctorCheck *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR_CHECK (self), NULL);

  return self->detail;
}

/**
 * kayako_doctor_check_get_number:
 * @self: a check
 *
 * Returns: what was found, see #KayakoDoctorSubject
 */
gint64
kayako_doctor_check_get_number (KayakoDoctorCheck *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR_CHECK (self), 0);

  return self->number;
}

static void
set (KayakoDoctorCheck *self,
     KayakoDoctorVerdict verdict,
     const GError *error,
     const char *detail,
     gint64 number)
{
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_set_str (&self->detail, detail);
  self->number = number;
  if (self->verdict == verdict)
    return;

  self->verdict = verdict;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
}

/**
 * kayako_doctor_check_begin:
 * @self: a check
 *
 * Says that it is being made.
 */
void
kayako_doctor_check_begin (KayakoDoctorCheck *self)
{
  g_return_if_fail (KAYAKO_IS_DOCTOR_CHECK (self));

  set (self, KAYAKO_DOCTOR_VERDICT_RUNNING, NULL, NULL, 0);
}

/**
 * kayako_doctor_check_skip:
 * @self: a check
 *
 * Says that it is not made.
 */
void
kayako_doctor_check_skip (KayakoDoctorCheck *self)
{
  g_return_if_fail (KAYAKO_IS_DOCTOR_CHECK (self));

  set (self, KAYAKO_DOCTOR_VERDICT_NONE, NULL, NULL, 0);
}

/**
 * kayako_doctor_check_fail:
 * @self: a check
 * @error: why
 *
 * Says that something does not work.
 */
void
kayako_doctor_check_fail (KayakoDoctorCheck *self, const GError *error)
{
  g_return_if_fail (KAYAKO_IS_DOCTOR_CHECK (self));
  g_return_if_fail (error != NULL);

  set (self, KAYAKO_DOCTOR_VERDICT_BAD, error, NULL, 0);
}

/**
 * kayako_doctor_check_end:
 * @self: a check
 * @verdict: what came out, but for %KAYAKO_DOCTOR_VERDICT_BAD
 * @detail: (nullable): what was found
 * @number: what was found
 *
 * Says what was found, see #KayakoDoctorSubject.
 */
void
kayako_doctor_check_end (KayakoDoctorCheck *self,
                         KayakoDoctorVerdict verdict,
                         const char *detail,
                         gint64 number)
{
  g_return_if_fail (KAYAKO_IS_DOCTOR_CHECK (self));
  g_return_if_fail (verdict != KAYAKO_DOCTOR_VERDICT_BAD);

  set (self, verdict, NULL, detail, number);
}
