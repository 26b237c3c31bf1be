/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-shared.h"

#include "kayako-future.h"

/**
 * kayako_shared_set:
 * @self: shared work
 * @future: (transfer full): a fibre
 *
 * Lets go of the work before and takes up @future.
 */
void
kayako_shared_set (KayakoShared *self, DexFuture *future)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (DEX_IS_FUTURE (future));

  kayako_shared_clear (self);
  self->future = future;
  self->hold = kayako_chain (dex_ref (future));
}

/**
 * kayako_shared_join:
 * @self: shared work
 *
 * Waits with the others.
 *
 * Returns: (transfer full): a future with the outcome of the work, which may be
 *   dropped
 */
DexFuture *
kayako_shared_join (KayakoShared *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->future != NULL, NULL);

  return kayako_chain (dex_ref (self->future));
}

/**
 * kayako_shared_is_running:
 * @self: shared work
 *
 * Returns: whether there is work that has not ended
 */
gboolean
kayako_shared_is_running (KayakoShared *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->future != NULL && dex_future_is_pending (self->future);
}

/**
 * kayako_shared_clear:
 * @self: shared work
 *
 * Lets go of it.
 */
void
kayako_shared_clear (KayakoShared *self)
{
  g_return_if_fail (self != NULL);

  dex_clear (&self->hold);
  dex_clear (&self->future);
}
