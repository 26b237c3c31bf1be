/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the doctor finds, at a helpdesk that is well and at others that are not. */

#include "kayako-doctor.h"
#include "kayako-engine-fixture.h"
#include "kayako-enums.h"

#include <string.h>

static gboolean
has_ended (gpointer data)
{
  return !kayako_doctor_get_running (data);
}

static KayakoDoctor *
examine (KayakoAccount *account)
{
  KayakoDoctor *doctor = kayako_doctor_new (account);

  kayako_doctor_run (doctor);
  g_assert_true (kayako_doctor_get_running (doctor));
  kayako_test_wait_until (has_ended, doctor);
  return doctor;
}

static KayakoDoctorCheck *
get_check (KayakoDoctor *doctor, KayakoDoctorSubject subject)
{
  g_autoptr (KayakoDoctorCheck) check =
      g_list_model_get_item (kayako_doctor_get_checks (doctor), subject);

  g_assert_cmpint ((int) kayako_doctor_check_get_subject (check), ==, (int) subject);
  return check;
}

static void
assert_verdict (KayakoDoctor *doctor, KayakoDoctorSubject subject, KayakoDoctorVerdict verdict)
{
  g_assert_cmpint ((int) kayako_doctor_check_get_verdict (get_check (doctor, subject)), ==,
                   (int) verdict);
}

static void
assert_bad (KayakoDoctor *doctor, KayakoDoctorSubject subject, KayakoError code)
{
  assert_verdict (doctor, subject, KAYAKO_DOCTOR_VERDICT_BAD);
  g_assert_error (kayako_doctor_check_get_error (get_check (doctor, subject)), KAYAKO_ERROR,
                  (int) code);
}

/* What the public test resource holds. */
static char *
list_tests (EngineFixture *fixture)
{
  return kayako_test_sandbox_ask (fixture->sandbox, "GET", "/api/v1/tests?limit=100", NULL, NULL,
                                  NULL);
}

static void
test_well (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoDoctor) doctor = examine (account);
  g_autofree char *left = NULL;
  g_autofree char *log = NULL;

  for (guint i = 0; i < KAYAKO_N_DOCTOR_SUBJECTS; i++) {
    if (i != KAYAKO_DOCTOR_SUBJECT_REALTIME)
      assert_verdict (doctor, i, KAYAKO_DOCTOR_VERDICT_GOOD);
  }

  g_assert_cmpstr (kayako_doctor_check_get_detail (get_check (doctor, KAYAKO_DOCTOR_SUBJECT_NAME)),
                   ==, "127.0.0.1");
  g_assert_null (
      kayako_doctor_check_get_detail (get_check (doctor, KAYAKO_DOCTOR_SUBJECT_ENCRYPTION)));
  g_assert_cmpstr (
      kayako_doctor_check_get_detail (get_check (doctor, KAYAKO_DOCTOR_SUBJECT_VERSION)), ==, "1");
  g_assert_cmpstr (
      kayako_doctor_check_get_detail (get_check (doctor, KAYAKO_DOCTOR_SUBJECT_SIGN_IN)), ==,
      "Caryn Pryor");
  g_assert_cmpint (kayako_doctor_check_get_number (get_check (doctor, KAYAKO_DOCTOR_SUBJECT_ROLE)),
                   ==, KAYAKO_ROLE_TYPE_AGENT);

  /* It leaves nothing behind, and its requests are in the log. */
  left = list_tests (fixture);
  g_assert_null (strstr (left, "Kayako for GNOME"));
  log = kayako_request_log_dup_text (kayako_doctor_get_request_log (doctor));
  g_assert_nonnull (strstr (log, "POST /api/v1/tests"));
  g_assert_nonnull (strstr (log, "DELETE /api/v1/tests"));
}

static void
test_customer (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
  g_autoptr (KayakoDoctor) doctor = examine (account);

  g_assert_cmpint (kayako_doctor_check_get_number (get_check (doctor, KAYAKO_DOCTOR_SUBJECT_ROLE)),
                   ==, KAYAKO_ROLE_TYPE_CUSTOMER);
}

static void
test_away (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoDoctor) doctor = NULL;

  engine_fixture_stop (fixture);
  doctor = examine (account);
  assert_verdict (doctor, KAYAKO_DOCTOR_SUBJECT_NAME, KAYAKO_DOCTOR_VERDICT_GOOD);
  assert_bad (doctor, KAYAKO_DOCTOR_SUBJECT_ENCRYPTION, KAYAKO_ERROR_NO_SERVER);

  /* What cannot be known is not said to be wrong. */
  for (guint i = KAYAKO_DOCTOR_SUBJECT_VERSION; i < KAYAKO_N_DOCTOR_SUBJECTS; i++)
    assert_verdict (doctor, i, KAYAKO_DOCTOR_VERDICT_NONE);
}

static void
test_page (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoDoctor) doctor = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "html:code=200,times=1000,path=/api/v1/tests");
  doctor = examine (account);
  assert_bad (doctor, KAYAKO_DOCTOR_SUBJECT_ENCRYPTION, KAYAKO_ERROR_NOT_HELPDESK);
}

/* Whatever fails on the way, what was made is removed. */
static void
test_broken (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoDoctor) doctor = NULL;
  g_autofree char *left = NULL;

  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=500,times=1000,path=/api/v1/tests*,method=PUT");
  doctor = examine (account);
  assert_verdict (doctor, KAYAKO_DOCTOR_SUBJECT_READ, KAYAKO_DOCTOR_VERDICT_GOOD);
  assert_bad (doctor, KAYAKO_DOCTOR_SUBJECT_UPDATE, KAYAKO_ERROR_SERVER);
  assert_bad (doctor, KAYAKO_DOCTOR_SUBJECT_UPDATE_ALL, KAYAKO_ERROR_SERVER);
  assert_verdict (doctor, KAYAKO_DOCTOR_SUBJECT_DELETE, KAYAKO_DOCTOR_VERDICT_GOOD);
  left = list_tests (fixture);
  g_assert_null (strstr (left, "Kayako for GNOME"));

  /* Well again, and looked at again. */
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  kayako_doctor_run (doctor);
  kayako_test_wait_until (has_ended, doctor);
  assert_verdict (doctor, KAYAKO_DOCTOR_SUBJECT_UPDATE, KAYAKO_DOCTOR_VERDICT_GOOD);
}

static void
test_clock (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autofree char *answer = kayako_test_sandbox_ask (
      fixture->sandbox, "POST", "/sandbox/advance?seconds=300", NULL, NULL, NULL);
  g_autoptr (KayakoDoctor) doctor = examine (account);

  assert_verdict (doctor, KAYAKO_DOCTOR_SUBJECT_CLOCK, KAYAKO_DOCTOR_VERDICT_DOUBTFUL);
  g_assert_cmpint (kayako_doctor_check_get_number (get_check (doctor, KAYAKO_DOCTOR_SUBJECT_CLOCK)),
                   >=, 290);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ENGINE_TEST ("/engine/doctor/well", test_well);
  ENGINE_TEST ("/engine/doctor/customer", test_customer);
  ENGINE_TEST ("/engine/doctor/away", test_away);
  ENGINE_TEST ("/engine/doctor/page", test_page);
  ENGINE_TEST ("/engine/doctor/broken", test_broken);
  ENGINE_TEST ("/engine/doctor/clock", test_clock);

  return g_test_run ();
}
