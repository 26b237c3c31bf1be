/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-row-context.h"

#include "kayako-account.h"
#include "kayako-view.h"

G_DEFINE_INTERFACE (KayakoRowContext, kayako_row_context, GTK_TYPE_WIDGET)

static void
kayako_row_context_default_init (KayakoRowContextInterface *iface)
{
  g_object_interface_install_property (
      iface, g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT,
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_interface_install_property (
      iface, g_param_spec_object ("view", NULL, NULL, KAYAKO_TYPE_VIEW,
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_interface_install_property (
      iface, g_param_spec_int64 ("now", NULL, NULL, 0, G_MAXINT64, 0,
                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}
