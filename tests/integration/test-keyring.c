/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The vault against the real gnome-keyring that support/with-keyring runs. */

#include "kayako-error.h"
#include "kayako-keyring-vault.h"
#include "kayako-test-await.h"

#include <gio/gio.h>
#include <signal.h>

#define SERVICE    "org.freedesktop.secrets"
#define PATH       "/org/freedesktop/secrets"
#define COLLECTION "/org/freedesktop/secrets/collection/login"

static GVariant *
call_keyring (const char *method, GVariant *parameters)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *answer = NULL;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  answer =
      g_dbus_connection_call_sync (bus, SERVICE, PATH, "org.freedesktop.Secret.Service", method,
                                   parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static void
save (KayakoVault *vault, const char *id, const char *password)
{
  g_autoptr (KayakoSecret) secret =
      kayako_secret_new (KAYAKO_SECRET_PASSWORD, password, KAYAKO_SECRET_SESSION_ID, "s", NULL);
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (attributes, (gpointer) "address", (gpointer) "https://a.test");
  g_hash_table_insert (attributes, (gpointer) "email", (gpointer) "x@a.test");
  g_assert_true (kayako_test_await_boolean (
      kayako_vault_save (vault, id, "Label", attributes, secret), &error));
  g_assert_no_error (error);
}

static void
assert_loads (KayakoVault *vault, const char *id, const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoSecret) secret = kayako_test_await_boxed (kayako_vault_load (vault, id), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kayako_secret_get (secret, KAYAKO_SECRET_PASSWORD), ==, password);
  g_assert_cmpstr (kayako_secret_get (secret, KAYAKO_SECRET_SESSION_ID), ==, "s");
}

static void
assert_keyring_error (DexFuture *future, const char *reason)
{
  g_autoptr (GError) error = kayako_test_await_error (future);

  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_KEYRING);
  g_assert_cmpstr (kayako_error_get_server_code (error), ==, reason);
}

static void
test_save_and_load (void)
{
  KayakoVault *vault = kayako_keyring_vault_new ();

  save (vault, "one", "first ’quoted’");
  save (vault, "two", "other");
  save (vault, "one", "second");
  assert_loads (vault, "one", "second");
  assert_loads (vault, "two", "other");
  g_assert_finalize_object (vault);
}

static void
test_attributes (void)
{
  KayakoVault *vault = kayako_keyring_vault_new ();
  g_autoptr (GVariant) found = NULL;
  g_autoptr (GVariant) unlocked = NULL;

  save (vault, "attributes", "p");
  found = call_keyring ("SearchItems",
                        g_variant_new_parsed ("({'xdg:schema': 'org.example.Kayako.Account', "
                                              "'account-id': 'attributes', "
                                              "'address': 'https://a.test', "
                                              "'email': 'x@a.test'},)"));
  unlocked = g_variant_get_child_value (found, 0);
  g_assert_cmpuint (g_variant_n_children (unlocked), ==, 1);
  g_assert_finalize_object (vault);
}

static void
test_forget (void)
{
  KayakoVault *vault = kayako_keyring_vault_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gone = NULL;

  save (vault, "forget", "p");
  g_assert_true (kayako_test_await_boolean (kayako_vault_forget (vault, "forget"), &error));
  g_assert_no_error (error);
  g_assert_true (kayako_test_await_boolean (kayako_vault_forget (vault, "forget"), &error));
  g_assert_no_error (error);

  gone = kayako_test_await_error (kayako_vault_load (vault, "forget"));
  g_assert_error (gone, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  g_assert_finalize_object (vault);
}

static void
test_cancelled (void)
{
  KayakoVault *vault = kayako_keyring_vault_new ();
  DexFuture *future = kayako_vault_load (vault, "cancelled");

  /* Whoever does not wait any more must not be called back. */
  dex_clear (&future);
  save (vault, "cancelled", "p");
  assert_loads (vault, "cancelled", "p");
  g_assert_finalize_object (vault);
}

/* Nobody is there to answer the keyring's question for its password. */
static void
test_locked (void)
{
  KayakoVault *vault = kayako_keyring_vault_new ();
  g_autoptr (KayakoSecret) secret = kayako_secret_new (KAYAKO_SECRET_PASSWORD, "p", NULL);
  g_autoptr (GVariant) answer = NULL;

  save (vault, "locked", "p");
  answer = call_keyring ("Lock", g_variant_new_parsed ("([%o],)", COLLECTION));
  assert_keyring_error (kayako_vault_load (vault, "locked"), KAYAKO_KEYRING_DISMISSED);
  assert_keyring_error (kayako_vault_save (vault, "new", "Label", NULL, secret),
                        KAYAKO_KEYRING_LOCKED);
  g_assert_finalize_object (vault);
}

static void
name_owner_cb (GDBusConnection *bus,
               const char *sender,
               const char *path,
               const char *interface,
               const char *signal,
               GVariant *parameters,
               gpointer user_data)
{
  const char *name = NULL;
  const char *owner = NULL;

  g_variant_get (parameters, "(&s&s&s)", &name, NULL, &owner);
  if (g_str_equal (name, SERVICE) && *owner == '\0')
    *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The last test: there is no keyring any more afterwards. */
static void
test_missing (void)
{
  KayakoVault *vault = kayako_keyring_vault_new ();
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (KayakoSecret) secret = kayako_secret_new (KAYAKO_SECRET_PASSWORD, "p", NULL);
  const char *pid = g_getenv ("KAYAKO_KEYRING_PID");
  gboolean gone = FALSE;
  guint id = g_dbus_connection_signal_subscribe (
      bus, "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", NULL, SERVICE,
      G_DBUS_SIGNAL_FLAGS_NONE, name_owner_cb, &gone, NULL);

  g_assert_nonnull (pid);
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (pid, NULL, 10), SIGTERM), ==, 0);
  kayako_test_wait_until (is_true, &gone);
  g_dbus_connection_signal_unsubscribe (bus, id);

  assert_keyring_error (kayako_vault_load (vault, "x"), KAYAKO_KEYRING_MISSING);
  assert_keyring_error (kayako_vault_save (vault, "x", "Label", NULL, secret),
                        KAYAKO_KEYRING_MISSING);
  assert_keyring_error (kayako_vault_forget (vault, "x"), KAYAKO_KEYRING_MISSING);
  g_assert_finalize_object (vault);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/keyring/save-and-load", test_save_and_load);
  g_test_add_func ("/keyring/attributes", test_attributes);
  g_test_add_func ("/keyring/forget", test_forget);
  g_test_add_func ("/keyring/cancelled", test_cancelled);
  g_test_add_func ("/keyring/locked", test_locked);
  g_test_add_func ("/keyring/missing", test_missing);

  return g_test_run ();
}
