/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoNotification:
 *
 * A word of the helpdesk to the person, which came with any answer and has to
 * be shown (api/v1.md §2.4). Immutable.
 */
typedef struct _KayakoNotification KayakoNotification;

#define KAYAKO_TYPE_NOTIFICATION (kayako_notification_get_type ())

GType kayako_notification_get_type (void) G_GNUC_CONST;

KayakoNotification *kayako_notification_new (KayakoNotificationType type,
                                             const char *message,
                                             gboolean sticky,
                                             const char *related_url,
                                             const char *related_href,
                                             const char *related_label) G_GNUC_WARN_UNUSED_RESULT;
KayakoNotification *kayako_notification_ref (KayakoNotification *self);
void kayako_notification_unref (KayakoNotification *self);

KayakoNotificationType kayako_notification_get_kind (const KayakoNotification *self);
const char *kayako_notification_get_message (const KayakoNotification *self);
gboolean kayako_notification_get_sticky (const KayakoNotification *self);
const char *kayako_notification_get_related_url (const KayakoNotification *self);
const char *kayako_notification_get_related_href (const KayakoNotification *self);
const char *kayako_notification_get_related_label (const KayakoNotification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoNotification, kayako_notification_unref)

G_END_DECLS
