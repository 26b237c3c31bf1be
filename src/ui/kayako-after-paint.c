/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-after-paint.h"

static void
weak_ref_free (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

static gboolean
idle_cb (gpointer user_data)
{
  g_autoptr (KayakoAccount) account = g_weak_ref_get (user_data);

  if (account != NULL)
    kayako_account_keep_up (account);

  return G_SOURCE_REMOVE;
}

static void
keep_up_soon (KayakoAccount *account)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, account);
  g_idle_add_full (G_PRIORITY_LOW, idle_cb, ref, weak_ref_free);
}

static void
after_paint_cb (KayakoAccount *account, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, account);
  keep_up_soon (account);
}

/**
 * kayako_after_paint_keep_up:
 * @widget: a widget that has just got something to show
 * @account: whose it is
 *
 * Has an account keep up with its helpdesk as soon as a person sees what
 * @widget shows: nothing of it may hold up the first list.
 */
void
kayako_after_paint_keep_up (GtkWidget *widget, KayakoAccount *account)
{
  GdkFrameClock *clock = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (KAYAKO_IS_ACCOUNT (account));

  clock = gtk_widget_get_frame_clock (widget);
  if (clock == NULL) {
    keep_up_soon (account);
    return;
  }

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), account,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (widget);
}
