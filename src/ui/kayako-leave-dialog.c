/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-leave-dialog.h"

#include <glib/gi18n.h>

static char *
dup_kept_text (guint n)
{
  return g_strdup_printf (
      /* Translators: %u is a number of messages. */
      ngettext ("%u message has not been sent yet. It will be kept until you come back.",
                "%u messages have not been sent yet. They will be kept until you come back.", n),
      n);
}

static char *
dup_messages_text (guint n)
{
  return g_strdup_printf (/* Translators: %u is a number of messages. */
                          ngettext ("%u message has not been sent yet and will be lost.",
                                    "%u messages have not been sent yet and will be lost.", n),
                          n);
}

static char *
dup_drafts_text (guint n)
{
  return g_strdup_printf (/* Translators: %u is a number of replies. */
                          ngettext ("%u reply is not finished and will be lost.",
                                    "%u replies are not finished and will be lost.", n),
                          n);
}

/**
 * kayako_leave_dialog_new:
 * @heading: the question, such as “Sign Out?”
 * @leave: what the button that does it says, with a mnemonic
 * @n_kept: how many messages would not be sent, but kept
 * @n_messages: how many messages would be lost
 * @n_drafts: how many replies that are being written would be lost
 *
 * Makes a dialog that asks before something that was written is not sent or lost.
 * Its response is “leave” where the person wants that.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_leave_dialog_new (const char *heading,
                         const char *leave,
                         guint n_kept,
                         guint n_messages,
                         guint n_drafts)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *body = NULL;
  AdwDialog *dialog = NULL;

  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (leave != NULL, NULL);

  if (n_kept > 0)
    g_strv_builder_take (sentences, dup_kept_text (n_kept));
  if (n_messages > 0)
    g_strv_builder_take (sentences, dup_messages_text (n_messages));
  if (n_drafts > 0)
    g_strv_builder_take (sentences, dup_drafts_text (n_drafts));
  parts = g_strv_builder_end (sentences);
  body = g_strjoinv (" ", parts);

  dialog = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "leave",
                                  leave, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave",
                                            ADW_RESPONSE_DESTRUCTIVE);

  return dialog;
}
