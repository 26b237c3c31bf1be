/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-notification.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_NOTICES (kayako_notices_get_type ())

G_DECLARE_FINAL_TYPE (KayakoNotices, kayako_notices, KAYAKO, NOTICES, GObject)

KayakoNotices *kayako_notices_new (void) G_GNUC_WARN_UNUSED_RESULT;

KayakoNotification *kayako_notices_get_first (KayakoNotices *self);
const char *kayako_notices_get_first_action (KayakoNotices *self, const char **label);
guint kayako_notices_get_n_waiting (KayakoNotices *self);

void kayako_notices_add (KayakoNotices *self, KayakoNotification *notification);
void kayako_notices_add_with_action (KayakoNotices *self,
                                     KayakoNotification *notification,
                                     const char *label,
                                     const char *action);
void kayako_notices_dismiss (KayakoNotices *self);

G_END_DECLS
