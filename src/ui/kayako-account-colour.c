/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-colour.h"

#include "kayako-account.h"

#include <glib/gi18n.h>

/* The style sheet has a class for each. */
static const struct {
  const char *css_class;
  const char *name;
} colours[KAYAKO_ACCOUNT_N_COLOURS] = {
  { "account-blue", N_ ("Blue") },     { "account-teal", N_ ("Teal") },
  { "account-green", N_ ("Green") },   { "account-yellow", N_ ("Yellow") },
  { "account-orange", N_ ("Orange") }, { "account-red", N_ ("Red") },
  { "account-pink", N_ ("Pink") },     { "account-purple", N_ ("Purple") },
};

/**
 * kayako_account_colour_get_name:
 * @colour: one of %KAYAKO_ACCOUNT_N_COLOURS
 *
 * Names a colour, for those who do not see it.
 *
 * Returns: translated plain text, owned by the translations
 */
const char *
kayako_account_colour_get_name (guint colour)
{
  g_return_val_if_fail (colour < G_N_ELEMENTS (colours), NULL);

  return _ (colours[colour].name);
}

/**
 * kayako_account_colour_show:
 * @widget: what shows it
 * @colour: one of %KAYAKO_ACCOUNT_N_COLOURS
 *
 * Gives a widget the colour of an account, in place of another one.
 */
void
kayako_account_colour_show (GtkWidget *widget, guint colour)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++) {
    if (i == colour)
      gtk_widget_add_css_class (widget, colours[i].css_class);
    else
      gtk_widget_remove_css_class (widget, colours[i].css_class);
  }
}
