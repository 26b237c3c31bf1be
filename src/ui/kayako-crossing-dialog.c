/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-crossing-dialog.h"

#include "kayako-conversation-closures.h"
#include "kayako-direction.h"
#include "kayako-thread-closures.h"

#include <glib/gi18n.h>

/* How much of what was written is shown, in bytes and in lines: the rest is in the
 * thread. */
#define TEXT_LIMIT 1024
#define TEXT_LINES 8

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

static void
show_author (AdwAlertDialog *dialog, KayakoMessage *message)
{
  g_autofree char *body = dup_body (message != NULL ? kayako_message_get_creator (message) : NULL);

  adw_alert_dialog_set_body (dialog, body);
}

static GtkWidget *
create_text (const char *text)
{
  gboolean is_cut = FALSE;
  g_autofree char *shown = kayako_closure_body_text (text, TEXT_LIMIT, &is_cut);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), TEXT_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), kayako_runs_against (shown) ? 1.0F : 0.0F);
  gtk_widget_add_css_class (label, "crossing-text");

  return label;
}

/* It is known that there is one before it is known what it says. */
static GtkWidget *
create_waiting (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *spinner = adw_spinner_new ();
  GtkWidget *label = gtk_label_new (_ ("Getting the message…"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Loading"), -1);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "dimmed");

  return box;
}

static void
show_text (AdwAlertDialog *dialog, KayakoMessage *message)
{
  const char *text = kayako_message_get_content_text (message);
  gboolean has_text = text != NULL && *text != '\0';
  gboolean is_known = has_text || kayako_message_get_created_at (message) != 0;

  if (has_text)
    adw_alert_dialog_set_extra_child (dialog, create_text (text));
  else
    adw_alert_dialog_set_extra_child (dialog, is_known ? NULL : create_waiting ());
}

static void
author_cb (KayakoMessage *message, GParamSpec *pspec, AdwAlertDialog *dialog)
{
  show_author (dialog, message);
}

static void
text_cb (KayakoMessage *message, GParamSpec *pspec, AdwAlertDialog *dialog)
{
  show_text (dialog, message);
}

/**
 * kayako_crossing_dialog_new:
 * @message: (nullable): what would be crossed
 *
 * Makes a dialog that asks before a reply crosses a message that has not been
 * seen: who wrote, and what, as soon as that is there. Its response is “show” or
 * “send”; closing it is neither.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_crossing_dialog_new (KayakoMessage *message)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Read First?"), NULL);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "send", _ ("Send _Anyway"), "show",
                                  _ ("_Show"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "show",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "show");
  show_author (ADW_ALERT_DIALOG (dialog), message);
  if (message == NULL)
    return dialog;

  show_text (ADW_ALERT_DIALOG (dialog), message);
  g_signal_connect_object (message, "notify::creator", G_CALLBACK (author_cb), dialog, 0);
  g_signal_connect_object (message, "notify::content-text", G_CALLBACK (text_cb), dialog, 0);
  g_signal_connect_object (message, "notify::created-at", G_CALLBACK (text_cb), dialog, 0);

  return dialog;
}
