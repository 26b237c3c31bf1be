/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-doctor-text.h"

#include "kayako-enums.h"
#include "kayako-error-text.h"
#include "kayako-times.h"

#include <glib/gi18n.h>

/**
 * kayako_doctor_title:
 * @subject: what is looked at
 *
 * Returns: what people call it
 */
const char *
kayako_doctor_title (KayakoDoctorSubject subject)
{
  switch (subject) {
  case KAYAKO_DOCTOR_SUBJECT_NAME:
    return _ ("Address");
  case KAYAKO_DOCTOR_SUBJECT_ENCRYPTION:
    return _ ("Encryption");
  case KAYAKO_DOCTOR_SUBJECT_VERSION:
    return _ ("Version");
  case KAYAKO_DOCTOR_SUBJECT_CLOCK:
    return _ ("Clock");
  case KAYAKO_DOCTOR_SUBJECT_SIGN_IN:
    return _ ("Sign-In");
  case KAYAKO_DOCTOR_SUBJECT_ROLE:
    return _ ("Role");
  case KAYAKO_DOCTOR_SUBJECT_REALTIME:
    return _ ("News");
  case KAYAKO_DOCTOR_SUBJECT_CREATE:
    return _ ("Create");
  case KAYAKO_DOCTOR_SUBJECT_READ:
    return _ ("Read");
  case KAYAKO_DOCTOR_SUBJECT_UPDATE:
    return _ ("Change");
  case KAYAKO_DOCTOR_SUBJECT_UPDATE_ALL:
    return _ ("Change Several");
  case KAYAKO_DOCTOR_SUBJECT_DELETE:
  default:
    return _ ("Remove");
  }
}

/**
 * kayako_doctor_verdict_name:
 * @verdict: what came out
 *
 * Returns: a word for it, for who does not see the icon
 */
const char *
kayako_doctor_verdict_name (KayakoDoctorVerdict verdict)
{
  switch (verdict) {
  case KAYAKO_DOCTOR_VERDICT_RUNNING:
    return _ ("Checking");
  case KAYAKO_DOCTOR_VERDICT_GOOD:
    return _ ("Good");
  case KAYAKO_DOCTOR_VERDICT_DOUBTFUL:
    return _ ("Look at this");
  case KAYAKO_DOCTOR_VERDICT_BAD:
    return _ ("Problem");
  case KAYAKO_DOCTOR_VERDICT_NONE:
  default:
    return _ ("Not checked");
  }
}

static char *
dup_encryption (KayakoDoctorCheck *check)
{
  const char *protocol = kayako_doctor_check_get_detail (check);
  gint64 expires_at = kayako_doctor_check_get_number (check);
  g_autofree char *end = NULL;

  if (protocol == NULL)
    return g_strdup (_ ("Not encrypted: the helpdesk is on this computer"));
  if (expires_at == 0)
    return g_strdup_printf (/* Translators: %s is a protocol, such as “TLS 1.3”. */
                            _ ("Encrypted with %s"), protocol);

  end = kayako_dup_date_time (expires_at);
  return g_strdup_printf (/* Translators: a protocol, such as “TLS 1.3”, and a date. */
                          _ ("Encrypted with %s; the certificate is good until %s"), protocol, end);
}

static char *
dup_version (KayakoDoctorCheck *check)
{
  const char *version = kayako_doctor_check_get_detail (check);

  if (version == NULL)
    return g_strdup (_ ("The helpdesk does not say what it speaks"));
  if (kayako_doctor_check_get_verdict (check) == KAYAKO_DOCTOR_VERDICT_DOUBTFUL)
    return g_strdup_printf (_ ("Kayako API %s, which is unknown here"), version);

  return g_strdup_printf (_ ("Kayako API %s"), version);
}

static char *
dup_clock (KayakoDoctorCheck *check)
{
  gint64 offset = kayako_doctor_check_get_number (check);
  gulong seconds = (gulong) ABS (offset);

  if (offset == 0)
    return g_strdup (_ ("The helpdesk's clock and this computer's agree"));
  if (offset > 0)
    return g_strdup_printf (ngettext ("The helpdesk's clock is %lu second ahead",
                                      "The helpdesk's clock is %lu seconds ahead", seconds),
                            seconds);

  return g_strdup_printf (ngettext ("The helpdesk's clock is %lu second behind",
                                    "The helpdesk's clock is %lu seconds behind", seconds),
                          seconds);
}

static char *
dup_sign_in (KayakoDoctorCheck *check)
{
  const char *name = kayako_doctor_check_get_detail (check);

  if (name == NULL)
    return g_strdup (_ ("Let in without an account"));

  return g_strdup_printf (/* Translators: %s is a person's name. */
                          _ ("Let in as %s"), name);
}

static const char *
get_role (KayakoRoleType role)
{
  switch (role) {
  case KAYAKO_ROLE_TYPE_CUSTOMER:
    return _ ("Customer");
  case KAYAKO_ROLE_TYPE_COLLABORATOR:
    return _ ("Collaborator");
  case KAYAKO_ROLE_TYPE_AGENT:
    return _ ("Agent");
  case KAYAKO_ROLE_TYPE_ADMIN:
    return _ ("Administrator");
  case KAYAKO_ROLE_TYPE_OWNER:
    return _ ("Owner");
  case KAYAKO_ROLE_TYPE_UNKNOWN:
  default:
    return _ ("None");
  }
}

static char *
dup_found (KayakoDoctorCheck *check)
{
  gulong n = (gulong) kayako_doctor_check_get_number (check);

  switch (kayako_doctor_check_get_subject (check)) {
  case KAYAKO_DOCTOR_SUBJECT_NAME:
    return g_strdup_printf (/* Translators: %s is a number on the network. */
                            _ ("Found at %s"), kayako_doctor_check_get_detail (check));
  case KAYAKO_DOCTOR_SUBJECT_ENCRYPTION:
    return dup_encryption (check);
  case KAYAKO_DOCTOR_SUBJECT_VERSION:
    return dup_version (check);
  case KAYAKO_DOCTOR_SUBJECT_CLOCK:
    return dup_clock (check);
  case KAYAKO_DOCTOR_SUBJECT_SIGN_IN:
    return dup_sign_in (check);
  case KAYAKO_DOCTOR_SUBJECT_ROLE:
    return g_strdup (get_role ((KayakoRoleType) kayako_doctor_check_get_number (check)));
  case KAYAKO_DOCTOR_SUBJECT_CREATE:
    return g_strdup_printf (ngettext ("%lu test was made", "%lu tests were made", n), n);
  case KAYAKO_DOCTOR_SUBJECT_READ:
    return g_strdup (_ ("It is there as it was written"));
  case KAYAKO_DOCTOR_SUBJECT_UPDATE:
    return g_strdup (_ ("It changed as it should"));
  case KAYAKO_DOCTOR_SUBJECT_UPDATE_ALL:
    return g_strdup_printf (ngettext ("%lu changed at once", "%lu changed at once", n), n);
  case KAYAKO_DOCTOR_SUBJECT_REALTIME:
  case KAYAKO_DOCTOR_SUBJECT_DELETE:
  default:
    return g_strdup (_ ("Nothing is left behind"));
  }
}

/**
 * kayako_doctor_text:
 * @check: a check
 *
 * Says what was found, in a line.
 *
 * Returns: (transfer full): a sentence
 */
char *
kayako_doctor_text (KayakoDoctorCheck *check)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR_CHECK (check), NULL);

  switch (kayako_doctor_check_get_verdict (check)) {
  case KAYAKO_DOCTOR_VERDICT_RUNNING:
    return g_strdup (_ ("Checking…"));
  case KAYAKO_DOCTOR_VERDICT_BAD:
    return kayako_error_text (kayako_doctor_check_get_error (check), NULL);
  case KAYAKO_DOCTOR_VERDICT_GOOD:
  case KAYAKO_DOCTOR_VERDICT_DOUBTFUL:
    return dup_found (check);
  case KAYAKO_DOCTOR_VERDICT_NONE:
  default:
    if (kayako_doctor_check_get_subject (check) == KAYAKO_DOCTOR_SUBJECT_REALTIME)
      return g_strdup (_ ("The helpdesk is asked for news again and again"));
    return g_strdup (_ ("Not checked"));
  }
}

/**
 * kayako_doctor_report:
 * @doctor: a doctor who has looked
 * @version: this program's
 * @now: the time, in Unix seconds
 *
 * Writes down what was found and what was asked of the helpdesk, for whoever is
 * to help: no secrets, and nobody's texts.
 *
 * Returns: (transfer full): lines
 */
char *
kayako_doctor_report (KayakoDoctor *doctor, const char *version, gint64 now)
{
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *date = time != NULL ? g_date_time_format_iso8601 (time) : NULL;
  g_autofree char *requests = NULL;
  GListModel *checks = NULL;

  g_return_val_if_fail (KAYAKO_IS_DOCTOR (doctor), NULL);
  g_return_val_if_fail (version != NULL, NULL);

  checks = kayako_doctor_get_checks (doctor);
  g_string_append_printf (report, "Kayako %s, %s\n\n", version, date != NULL ? date : "-");
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++) {
    g_autoptr (KayakoDoctorCheck) check = g_list_model_get_item (checks, i);
    g_autofree char *text = kayako_doctor_text (check);

    g_string_append_printf (
        report, "%s: %s. %s\n", kayako_doctor_title (kayako_doctor_check_get_subject (check)),
        kayako_doctor_verdict_name (kayako_doctor_check_get_verdict (check)), text);
  }

  requests = kayako_request_log_dup_text (kayako_doctor_get_request_log (doctor));
  g_string_append_printf (report, "\n%s\n%s", _ ("Last requests, the newest first:"), requests);
  return g_string_free_and_steal (g_steal_pointer (&report));
}
