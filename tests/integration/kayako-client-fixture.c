/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client-fixture.h"

#include "kayako-resource.h"
#include "kayako-v1-client.h"

static KayakoTestSandbox *shared_sandbox;

/* Runs the tests with one sandbox for all of them. */
int
client_fixture_run (void)
{
  int status = 0;

  shared_sandbox = kayako_test_sandbox_new (NULL);
  status = g_test_run ();
  g_clear_pointer (&shared_sandbox, kayako_test_sandbox_free);

  return status;
}

static void
notified_cb (ClientFixture *fixture)
{
  fixture->notified++;
}

static void
session_changed_cb (ClientFixture *fixture)
{
  fixture->session_changes++;
}

static void
reached_cb (ClientFixture *fixture, gboolean reached)
{
  if (reached)
    fixture->reached++;
  else
    fixture->not_reached++;
}

/* Signs in with credentials that the caller has no other use for. */
DexFuture *
client_fixture_enter (KayakoClient *client, KayakoCredentials *credentials)
{
  g_autoptr (KayakoCredentials) owned = credentials;

  return kayako_client_sign_in (client, owned);
}

void
client_fixture_set_up (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;

  fixture->sandbox = shared_sandbox;
  fixture->client = KAYAKO_CLIENT (
      kayako_v1_client_new (kayako_test_sandbox_get_base_uri (shared_sandbox), &error));
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->client, "notified", G_CALLBACK (notified_cb), fixture);
  g_signal_connect_swapped (fixture->client, "credentials-changed", G_CALLBACK (session_changed_cb),
                            fixture);
  g_signal_connect_swapped (fixture->client, "reached", G_CALLBACK (reached_cb), fixture);

  if (email != NULL)
    client_fixture_sign_in (fixture, email);
}

void
client_fixture_tear_down (ClientFixture *fixture, gconstpointer email)
{
  if (fixture->client != NULL)
    g_assert_finalize_object (fixture->client);
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  kayako_test_sandbox_reset (fixture->sandbox);
}

void
client_fixture_sign_in (ClientFixture *fixture, const char *email)
{
  g_autoptr (KayakoUser) user = client_fixture_object (client_fixture_enter (
      fixture->client, kayako_credentials_new_password (email, KAYAKO_TEST_PASSWORD)));

  g_assert_true (kayako_client_get_user (fixture->client) == user);
}

/* Waits for a future that has to reject, with the one code. */
void
client_fixture_expect (DexFuture *future, KayakoError code)
{
  g_autoptr (GError) error = kayako_test_await_error (future);

  g_assert_error (error, KAYAKO_ERROR, (int) code);
}

/* Waits for an object that has to come. */
gpointer
client_fixture_object (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gpointer object = kayako_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (object);

  return object;
}

/* Waits for a page that has to come. */
KayakoPage *
client_fixture_page (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  KayakoPage *page = kayako_test_await_boxed (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page);

  return page;
}

/* The item at a position, owned by the page. */
gpointer
client_fixture_item (KayakoPage *page, guint position)
{
  GPtrArray *items = kayako_page_get_items (page);

  g_assert_cmpuint (position, <, items->len);

  return g_ptr_array_index (items, position);
}

static void
assert_value_full (const GValue *value)
{
  gpointer object = g_value_get_object (value);

  if (KAYAKO_IS_RESOURCE (object))
    client_fixture_assert_full (object);

  if (!G_IS_LIST_MODEL (object))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (object); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (object, i);

    client_fixture_assert_full (item);
  }
}

/* Whatever can be reached from here came with its properties. */
void
client_fixture_assert_full (gpointer resource)
{
  guint n_properties = 0;
  g_autofree GParamSpec **properties =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (resource), &n_properties);

  if (KAYAKO_IS_RESOURCE (resource) && kayako_resource_is_stub (resource))
    g_error ("%s %" G_GINT64_FORMAT " is a stub", G_OBJECT_TYPE_NAME (resource),
             kayako_resource_get_id (resource));

  for (guint i = 0; i < n_properties; i++) {
    g_auto (GValue) value = G_VALUE_INIT;

    if (!g_type_is_a (properties[i]->value_type, G_TYPE_OBJECT) &&
        !g_type_is_a (properties[i]->value_type, G_TYPE_INTERFACE))
      continue;

    g_value_init (&value, properties[i]->value_type);
    g_object_get_property (resource, properties[i]->name, &value);
    assert_value_full (&value);
  }
}
