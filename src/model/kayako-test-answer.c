/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the server adds to a test by itself. */

#include "kayako-test-private.h"

/**
 * kayako_test_get_authentication_scheme:
 * @self: a `KayakoTest`
 *
 * Returns: (nullable): how the server saw us sign in
 */
const char *
kayako_test_get_authentication_scheme (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), NULL);

  return self->authentication_scheme;
}

/**
 * kayako_test_set_authentication_scheme:
 * @self: a `KayakoTest`
 * @authentication_scheme: (nullable): how the server saw us sign in
 *
 * Sets #KayakoTest:authentication-scheme.
 */
void
kayako_test_set_authentication_scheme (KayakoTest *self, const char *authentication_scheme)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_string (&kayako_test_table, self, PROP_AUTHENTICATION_SCHEME,
                           authentication_scheme);
}

/**
 * kayako_test_get_session_id:
 * @self: a `KayakoTest`
 *
 * Returns: (nullable): the session it saw; a secret
 */
const char *
kayako_test_get_session_id (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), NULL);

  return self->session_id;
}

/**
 * kayako_test_set_session_id:
 * @self: a `KayakoTest`
 * @session_id: (nullable): the session it saw; a secret
 *
 * Sets #KayakoTest:session-id.
 */
void
kayako_test_set_session_id (KayakoTest *self, const char *session_id)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_string (&kayako_test_table, self, PROP_SESSION_ID, session_id);
}

/**
 * kayako_test_get_is_base_installed:
 * @self: a `KayakoTest`
 *
 * Returns: whether the base app is there
 */
gboolean
kayako_test_get_is_base_installed (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), FALSE);

  return self->is_base_installed;
}

/**
 * kayako_test_set_is_base_installed:
 * @self: a `KayakoTest`
 * @is_base_installed: whether the base app is there
 *
 * Sets #KayakoTest:is-base-installed.
 */
void
kayako_test_set_is_base_installed (KayakoTest *self, gboolean is_base_installed)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_boolean (&kayako_test_table, self, PROP_IS_BASE_INSTALLED, is_base_installed);
}

/**
 * kayako_test_get_user:
 * @self: a `KayakoTest`
 *
 * Returns: (transfer none) (nullable): who it took us for
 */
KayakoUser *
kayako_test_get_user (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), NULL);

  return self->user;
}

/**
 * kayako_test_set_user:
 * @self: a `KayakoTest`
 * @user: (nullable): who it took us for
 *
 * Sets #KayakoTest:user.
 */
void
kayako_test_set_user (KayakoTest *self, KayakoUser *user)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));
  g_return_if_fail (user == NULL || KAYAKO_IS_USER (user));

  kayako_slots_set_object (&kayako_test_table, self, PROP_USER, user);
}

/**
 * kayako_test_get_is_odd:
 * @self: a `KayakoTest`
 *
 * Returns: whether the id is odd
 */
gboolean
kayako_test_get_is_odd (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), FALSE);

  return self->is_odd;
}

/**
 * kayako_test_set_is_odd:
 * @self: a `KayakoTest`
 * @is_odd: whether the id is odd
 *
 * Sets #KayakoTest:is-odd.
 */
void
kayako_test_set_is_odd (KayakoTest *self, gboolean is_odd)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_boolean (&kayako_test_table, self, PROP_IS_ODD, is_odd);
}

/**
 * kayako_test_get_generation_time:
 * @self: a `KayakoTest`
 *
 * Returns: how long the answer took to make, in seconds
 */
double
kayako_test_get_generation_time (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), 0.0);

  return self->generation_time;
}

/**
 * kayako_test_set_generation_time:
 * @self: a `KayakoTest`
 * @generation_time: how long the answer took to make, in seconds
 *
 * Sets #KayakoTest:generation-time.
 */
void
kayako_test_set_generation_time (KayakoTest *self, double generation_time)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_double (&kayako_test_table, self, PROP_GENERATION_TIME, generation_time);
}
