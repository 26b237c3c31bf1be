/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "kayako-enums.h"

G_BEGIN_DECLS

const char *kayako_closure_delivery_icon (KayakoDelivery delivery);
const char *kayako_closure_delivery_word (KayakoDelivery delivery);
gboolean kayako_closure_is_mark (KayakoDelivery delivery);
char *
kayako_closure_rejection (KayakoRejectType type, const char *reason) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_closure_is_held (const GError *error);
const char *kayako_closure_retry (const GError *error);
char *kayako_closure_failure (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_begin_failure (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_rating_failure (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_change_failure (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_closure_waiting (const GError *error);

G_END_DECLS
