/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-memory-vault.h"
#include "kayako-test-await.h"

static void
test_save_and_load (void)
{
  KayakoVault *vault = kayako_memory_vault_new ();
  g_autoptr (KayakoSecret) first = kayako_secret_new (KAYAKO_SECRET_PASSWORD, "1", NULL);
  g_autoptr (KayakoSecret) second = kayako_secret_new (KAYAKO_SECRET_PASSWORD, "2", NULL);
  g_autoptr (KayakoSecret) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      kayako_test_await_boolean (kayako_vault_save (vault, "a", "A", NULL, first), &error));
  g_assert_no_error (error);
  g_assert_true (
      kayako_test_await_boolean (kayako_vault_save (vault, "a", "A", NULL, second), &error));
  g_assert_no_error (error);

  loaded = kayako_test_await_boxed (kayako_vault_load (vault, "a"), &error);
  g_assert_no_error (error);
  g_assert_true (kayako_secret_equal (loaded, second));
  g_assert_finalize_object (vault);
}

static void
test_missing (void)
{
  KayakoVault *vault = kayako_memory_vault_new ();
  g_autoptr (GError) error = kayako_test_await_error (kayako_vault_load (vault, "nobody"));

  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  g_assert_finalize_object (vault);
}

static void
test_forget (void)
{
  KayakoVault *vault = kayako_memory_vault_new ();
  g_autoptr (KayakoSecret) secret = kayako_secret_new (KAYAKO_SECRET_PASSWORD, "1", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gone = NULL;

  g_assert_true (
      kayako_test_await_boolean (kayako_vault_save (vault, "a", "A", NULL, secret), &error));
  g_assert_true (kayako_test_await_boolean (kayako_vault_forget (vault, "a"), &error));
  g_assert_true (kayako_test_await_boolean (kayako_vault_forget (vault, "a"), &error));
  g_assert_no_error (error);

  gone = kayako_test_await_error (kayako_vault_load (vault, "a"));
  g_assert_error (gone, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  g_assert_finalize_object (vault);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/memory-vault/save-and-load", test_save_and_load);
  g_test_add_func ("/memory-vault/missing", test_missing);
  g_test_add_func ("/memory-vault/forget", test_forget);

  return g_test_run ();
}
