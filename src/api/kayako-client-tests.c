/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client.h"

/**
 * kayako_client_list_tests:
 * @self: a #KayakoClient
 * @ids: (nullable) (element-type gint64): only these tests
 * @after_id: the last id of the page before, 0 for the first page
 * @limit: how many at most
 *
 * Asks for a page of the public test resource.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoTest, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_tests (KayakoClient *self, GArray *ids, gint64 after_id, guint limit)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_tests (self, ids, after_id, limit);
}

/**
 * kayako_client_get_test:
 * @self: a #KayakoClient
 * @id: which test
 *
 * Asks for one test.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoTest, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_get_test (KayakoClient *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_test (self, id);
}

/**
 * kayako_client_create_test:
 * @self: a #KayakoClient
 * @draft: what it holds
 *
 * Makes a test.
 *
 * Returns: (transfer full): a future that resolves to the new #KayakoTest, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_create_test (KayakoClient *self, KayakoTestDraft *draft)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->create_test (self, draft);
}

/**
 * kayako_client_update_test:
 * @self: a #KayakoClient
 * @id: which test
 * @draft: what becomes what
 *
 * Changes a test.
 *
 * Returns: (transfer full): a future that resolves to the changed #KayakoTest, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_update_test (KayakoClient *self, gint64 id, KayakoTestDraft *draft)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->update_test (self, id, draft);
}

/**
 * kayako_client_update_tests:
 * @self: a #KayakoClient
 * @ids: (element-type gint64): which tests, at least one
 * @draft: what becomes what
 *
 * Changes several tests at once.
 *
 * Returns: (transfer full): a future that resolves to how many were changed, an
 *   int, or rejects with #KayakoError
 */
DexFuture *
kayako_client_update_tests (KayakoClient *self, GArray *ids, KayakoTestDraft *draft)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (ids != NULL && ids->len > 0, NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->update_tests (self, ids, draft);
}

/**
 * kayako_client_delete_test:
 * @self: a #KayakoClient
 * @id: which test
 *
 * Removes a test.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_client_delete_test (KayakoClient *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->delete_test (self, id);
}

/**
 * kayako_client_delete_tests:
 * @self: a #KayakoClient
 * @ids: (element-type gint64): which tests, at least one
 *
 * Removes several tests at once.
 *
 * Returns: (transfer full): a future that resolves to how many were removed, an
 *   int, or rejects with #KayakoError
 */
DexFuture *
kayako_client_delete_tests (KayakoClient *self, GArray *ids)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (ids != NULL && ids->len > 0, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->delete_tests (self, ids);
}
