/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-discard-toast.h"

#include <glib/gi18n.h>

/* How long what was discarded can be had back by the button, in seconds. */
#define TOAST_TIMEOUT 10

/* What its toast puts back. It lives as long as that. */
typedef struct {
  KayakoAccount *account; /* (owned) (not nullable) */
  KayakoUnsent *unsent;   /* (owned) (not nullable) */
} Discarded;

static void
discarded_free (gpointer data, GClosure *closure)
{
  Discarded *discarded = data;

  g_object_unref (discarded->account);
  g_object_unref (discarded->unsent);
  g_free (discarded);
}

static void
button_clicked_cb (AdwToast *toast, Discarded *discarded)
{
  kayako_account_put_back (discarded->account, discarded->unsent);
}

static const char *
get_text (KayakoUnsentKind kind)
{
  switch (kind) {
  case KAYAKO_UNSENT_CHANGE:
    return _ ("Change discarded");
  case KAYAKO_UNSENT_RATING:
    return _ ("Rating discarded");
  case KAYAKO_UNSENT_CONVERSATION:
    return _ ("New conversation discarded");
  case KAYAKO_UNSENT_REPLY:
  default:
    return _ ("Message discarded");
  }
}

/**
 * kayako_discard_toast_create:
 * @account: who had written it
 * @unsent: what kayako_account_discard() has given up
 *
 * Makes the toast that offers to put back what was discarded, where it was.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
kayako_discard_toast_create (KayakoAccount *account, KayakoUnsent *unsent)
{
  AdwToast *toast = NULL;
  Discarded *discarded = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (KAYAKO_IS_UNSENT (unsent), NULL);

  discarded = g_new0 (Discarded, 1);
  discarded->account = g_object_ref (account);
  discarded->unsent = g_object_ref (unsent);
  toast = adw_toast_new (get_text (kayako_unsent_get_kind (unsent)));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, TOAST_TIMEOUT);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (button_clicked_cb), discarded,
                         discarded_free, 0);
  return toast;
}
