/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_ROW_CONTEXT (kayako_row_context_get_type ())

/**
 * KayakoRowContextInterface:
 *
 * Whoever holds a list of conversations: tells its rows for whom and in which
 * view they are shown, and what day it is. It has the properties account, view
 * and now.
 */
G_DECLARE_INTERFACE (KayakoRowContext, kayako_row_context, KAYAKO, ROW_CONTEXT, GtkWidget)

struct _KayakoRowContextInterface {
  GTypeInterface parent_iface;
};

G_END_DECLS
