/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-message.h"
#include "kayako-thread-page.h"
#include "kayako-thread.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SEND_TOAST (kayako_send_toast_get_type ())

/* A reply that was just sent and has not left yet. */
G_DECLARE_FINAL_TYPE (KayakoSendToast, kayako_send_toast, KAYAKO, SEND_TOAST, GObject)

AdwToast *kayako_send_toast_create (KayakoThread *thread,
                                    KayakoMessage *message,
                                    guint seconds,
                                    KayakoThreadPage *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
