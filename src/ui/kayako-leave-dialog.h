/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *kayako_leave_dialog_new (const char *heading,
                                    const char *leave,
                                    guint n_kept,
                                    guint n_messages,
                                    guint n_drafts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
