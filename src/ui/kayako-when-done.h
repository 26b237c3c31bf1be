/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * KayakoDoneFunc:
 * @object: who waited; alive for the length of the call
 * @value: (nullable): what the future resolved to, %NULL when it failed
 * @error: (nullable): what went wrong, %NULL when nothing did
 *
 * Tells a view how something that it asked for ended.
 */
typedef void (*KayakoDoneFunc) (gpointer object, const GValue *value, const GError *error);

DexFuture *kayako_when_done (DexFuture *future,
                             gpointer object,
                             KayakoDoneFunc func) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
