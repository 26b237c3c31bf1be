/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-doctor.h"

#include "kayako-account-private.h"
#include "kayako-doctor-private.h"
#include "kayako-error.h"
#include "kayako-future.h"

/* What two clocks may differ by before anybody notices. */
#define CLOCK_TOLERANCE 60 /* seconds */

/* How long before its end a certificate is worth a word. */
#define EXPIRY_NOTICE (14 * 24 * 60 * 60) /* seconds */

/* Finds out what is wrong with the connection of an account, one thing after the
 * other. */
struct _KayakoDoctor {
  GObject parent_instance;

  KayakoAccount *account; /* (owned) (not nullable) */
  GListStore *checks;     /* (owned) (not nullable): in the order of KayakoDoctorSubject */
  gboolean running;
};

enum {
  PROP_RUNNING = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (KayakoDoctor, kayako_doctor, G_TYPE_OBJECT)

/* Looks at one thing in a fibre, and ends @check where that works. */
typedef gboolean (*CheckFunc) (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error);

static gboolean
await_name (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GError) cause = NULL;
  g_autofree char *address = NULL;
  g_autolist (GInetAddress) addresses =
      dex_await_boxed (kayako_chain (dex_resolver_lookup_by_name (resolver, run->host)), &cause);

  if (addresses == NULL) {
    /* GIO's text names the host, which no log may. */
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_NO_SERVER, "The name leads nowhere");
    return FALSE;
  }

  address = g_inet_address_to_string (addresses->data);
  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, address, 0);
  return TRUE;
}

static DexFuture *
inspect (KayakoClient *client, gpointer user_data)
{
  return kayako_client_inspect (client);
}

/* Nothing is encrypted only where it does not leave this machine; the client
 * goes nowhere else without. */
static gboolean
await_encryption (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  KayakoDoctorVerdict verdict = KAYAKO_DOCTOR_VERDICT_GOOD;
  gint64 expires_at = 0;

  run->inspection =
      dex_await_boxed (kayako_chain (inspect (kayako_link_get_client (run->link), NULL)), error);
  if (run->inspection == NULL)
    return FALSE;

  expires_at = kayako_inspection_get_expires_at (run->inspection);
  if (expires_at > 0 && expires_at - g_get_real_time () / G_USEC_PER_SEC < EXPIRY_NOTICE)
    verdict = KAYAKO_DOCTOR_VERDICT_DOUBTFUL;
  kayako_doctor_check_end (check, verdict, kayako_inspection_get_encryption (run->inspection),
                           expires_at);
  return TRUE;
}

static gboolean
await_version (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  const char *version = kayako_inspection_get_api_version (run->inspection);

  kayako_doctor_check_end (check,
                           g_strcmp0 (version, "1") == 0 ? KAYAKO_DOCTOR_VERDICT_GOOD
                                                         : KAYAKO_DOCTOR_VERDICT_DOUBTFUL,
                           version, 0);
  return TRUE;
}

static gboolean
await_clock (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  gint64 offset = 0;

  if (!kayako_inspection_get_clock_offset (run->inspection, &offset)) {
    kayako_doctor_check_skip (check);
    return TRUE;
  }

  kayako_doctor_check_end (check,
                           ABS (offset) <= CLOCK_TOLERANCE ? KAYAKO_DOCTOR_VERDICT_GOOD
                                                           : KAYAKO_DOCTOR_VERDICT_DOUBTFUL,
                           NULL, offset);
  return TRUE;
}

static DexFuture *
identify (KayakoClient *client, gpointer user_data)
{
  return kayako_client_identify (client);
}

static gboolean
await_sign_in (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  run->user = dex_await_object (kayako_link_request (run->link, identify, NULL, NULL), error);
  if (run->user == NULL)
    return FALSE;

  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, kayako_user_get_full_name (run->user),
                           0);
  return TRUE;
}

static gboolean
await_role (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  if (run->user == NULL) {
    kayako_doctor_check_skip (check);
    return TRUE;
  }

  kayako_doctor_check_end (check, KAYAKO_DOCTOR_VERDICT_GOOD, NULL,
                           kayako_user_get_role (run->user));
  return TRUE;
}

/* News are asked for; they do not come by themselves. */
static gboolean
await_realtime (KayakoDoctorRun *run, KayakoDoctorCheck *check, GError **error)
{
  kayako_doctor_check_skip (check);
  return TRUE;
}

/* Whoever comes after it needs it. */
static gboolean
is_needed (KayakoDoctorSubject subject)
{
  switch (subject) {
  case KAYAKO_DOCTOR_SUBJECT_ENCRYPTION:
    return TRUE;
  case KAYAKO_DOCTOR_SUBJECT_NAME:
  case KAYAKO_DOCTOR_SUBJECT_VERSION:
  case KAYAKO_DOCTOR_SUBJECT_CLOCK:
  case KAYAKO_DOCTOR_SUBJECT_SIGN_IN:
  case KAYAKO_DOCTOR_SUBJECT_ROLE:
  case KAYAKO_DOCTOR_SUBJECT_REALTIME:
  case KAYAKO_DOCTOR_SUBJECT_CREATE:
  case KAYAKO_DOCTOR_SUBJECT_READ:
  case KAYAKO_DOCTOR_SUBJECT_UPDATE:
  case KAYAKO_DOCTOR_SUBJECT_UPDATE_ALL:
  case KAYAKO_DOCTOR_SUBJECT_DELETE:
  default:
    return FALSE;
  }
}

static void
run_clear (KayakoDoctorRun *run)
{
  g_clear_object (&run->link);
  g_clear_object (&run->user);
  g_clear_pointer (&run->inspection, kayako_inspection_unref);
  g_clear_pointer (&run->tests, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KayakoDoctorRun, run_clear)

static const CheckFunc funcs[KAYAKO_N_DOCTOR_SUBJECTS] = {
  [KAYAKO_DOCTOR_SUBJECT_NAME] = await_name,
  [KAYAKO_DOCTOR_SUBJECT_ENCRYPTION] = await_encryption,
  [KAYAKO_DOCTOR_SUBJECT_VERSION] = await_version,
  [KAYAKO_DOCTOR_SUBJECT_CLOCK] = await_clock,
  [KAYAKO_DOCTOR_SUBJECT_SIGN_IN] = await_sign_in,
  [KAYAKO_DOCTOR_SUBJECT_ROLE] = await_role,
  [KAYAKO_DOCTOR_SUBJECT_REALTIME] = await_realtime,
  [KAYAKO_DOCTOR_SUBJECT_CREATE] = kayako_doctor_await_create,
  [KAYAKO_DOCTOR_SUBJECT_READ] = kayako_doctor_await_read,
  [KAYAKO_DOCTOR_SUBJECT_UPDATE] = kayako_doctor_await_update,
  [KAYAKO_DOCTOR_SUBJECT_UPDATE_ALL] = kayako_doctor_await_update_all,
  [KAYAKO_DOCTOR_SUBJECT_DELETE] = kayako_doctor_await_delete,
};

/* There is nothing to read or change where nothing could be made. */
static gboolean
can_be_made (KayakoDoctorRun *run, KayakoDoctorSubject subject)
{
  return subject <= KAYAKO_DOCTOR_SUBJECT_CREATE || run->tests->len > 0;
}

static DexFuture *
run_fiber (gpointer user_data)
{
  KayakoDoctor *self = user_data;
  g_auto (KayakoDoctorRun) run = { 0 };

  run.link = g_object_ref (kayako_account_get_link (self->account));
  run.host = kayako_account_get_host (self->account);
  run.tests = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < KAYAKO_N_DOCTOR_SUBJECTS; i++) {
    g_autoptr (KayakoDoctorCheck) check = g_list_model_get_item (G_LIST_MODEL (self->checks), i);
    g_autoptr (GError) error = NULL;

    if (!can_be_made (&run, i))
      continue;

    kayako_doctor_check_begin (check);
    if (funcs[i](&run, check, &error))
      continue;

    kayako_doctor_check_fail (check, error);
    if (is_needed (i))
      break;
  }

  self->running = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  return dex_future_new_true ();
}

static void
kayako_doctor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id != PROP_RUNNING) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    return;
  }

  g_value_set_boolean (value, KAYAKO_DOCTOR (object)->running);
}

static void
kayako_doctor_finalize (GObject *object)
{
  KayakoDoctor *self = KAYAKO_DOCTOR (object);

  g_clear_object (&self->account);
  g_clear_object (&self->checks);

  G_OBJECT_CLASS (kayako_doctor_parent_class)->finalize (object);
}

static void
kayako_doctor_class_init (KayakoDoctorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_doctor_get_property;
  object_class->finalize = kayako_doctor_finalize;

  properties[PROP_RUNNING] =
      g_param_spec_boolean ("running", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kayako_doctor_init (KayakoDoctor *self)
{
  self->checks = g_list_store_new (KAYAKO_TYPE_DOCTOR_CHECK);
  for (guint i = 0; i < KAYAKO_N_DOCTOR_SUBJECTS; i++) {
    g_autoptr (KayakoDoctorCheck) check = kayako_doctor_check_new (i);

    g_list_store_append (self->checks, check);
  }
}

/**
 * kayako_doctor_new:
 * @account: whose connection is to be looked at
 *
 * Makes a doctor, who has not looked yet.
 *
 * Returns: (transfer full): a doctor
 */
KayakoDoctor *
kayako_doctor_new (KayakoAccount *account)
{
  KayakoDoctor *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  self = g_object_new (KAYAKO_TYPE_DOCTOR, NULL);
  self->account = g_object_ref (account);
  return self;
}

/**
 * kayako_doctor_get_checks:
 * @self: a doctor
 *
 * Gets what is looked at and what was found. The list never changes, the checks
 * do.
 *
 * Returns: a list of #KayakoDoctorCheck, owned by @self
 */
GListModel *
kayako_doctor_get_checks (KayakoDoctor *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR (self), NULL);

  return G_LIST_MODEL (self->checks);
}

/**
 * kayako_doctor_get_request_log:
 * @self: a doctor
 *
 * Gets the last requests of the account.
 *
 * Returns: the log, owned by the account
 */
KayakoRequestLog *
kayako_doctor_get_request_log (KayakoDoctor *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR (self), NULL);

  return kayako_client_get_request_log (
      kayako_link_get_client (kayako_account_get_link (self->account)));
}

/**
 * kayako_doctor_get_running:
 * @self: a doctor
 *
 * Returns: whether an examination is going on
 */
gboolean
kayako_doctor_get_running (KayakoDoctor *self)
{
  g_return_val_if_fail (KAYAKO_IS_DOCTOR (self), FALSE);

  return self->running;
}

/**
 * kayako_doctor_run:
 * @self: a doctor
 *
 * Looks at everything again. What has begun goes on to its end, also when nobody
 * looks any more, so that nothing is left behind at the helpdesk.
 */
void
kayako_doctor_run (KayakoDoctor *self)
{
  g_return_if_fail (KAYAKO_IS_DOCTOR (self));

  if (self->running)
    return;

  for (guint i = 0; i < KAYAKO_N_DOCTOR_SUBJECTS; i++) {
    g_autoptr (KayakoDoctorCheck) check = g_list_model_get_item (G_LIST_MODEL (self->checks), i);

    kayako_doctor_check_skip (check);
  }

  self->running = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  dex_future_disown (kayako_spawn (run_fiber, g_object_ref (self), g_object_unref));
}
