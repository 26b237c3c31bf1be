/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-crossing-dialog.h"

#include "kayako-conversation-closures.h"
#include "kayako-direction.h"

#include <glib/gi18n.h>

static char *
dup_body (KayakoUser *user)
{
  g_autofree char *name = user != NULL ? kayako_closure_user_name (user) : NULL;
  g_autofree char *own_name = kayako_dup_isolated (name != NULL ? name : "");

  if (name == NULL || *name == '\0')
    return g_strdup (_ ("Somebody wrote while you were typing. Your reply has not been sent yet."));

  /* Translators: %s is who wrote. */
  return g_strdup_printf (_ ("%s wrote while you were typing. Your reply has not been sent yet."),
                          own_name);
}

/**
 * kayako_crossing_dialog_new:
 * @user: (nullable): who wrote
 *
 * Makes a dialog that asks before a reply crosses a message that has not been
 * seen. Its response is “show” or “send”; closing it is neither.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_crossing_dialog_new (KayakoUser *user)
{
  g_autofree char *body = dup_body (user);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Read First?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "send", _ ("Send _Anyway"), "show",
                                  _ ("_Show"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "show",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "show");

  return dialog;
}
