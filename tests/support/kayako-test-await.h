/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

G_BEGIN_DECLS

typedef gboolean (*KayakoTestCondition) (gpointer data);

void kayako_test_wait_until (KayakoTestCondition condition, gpointer data);
void kayako_test_wait_gone (gpointer *object);
void kayako_test_wait (DexFuture *future);

gpointer kayako_test_await_object (DexFuture *future, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer kayako_test_await_boxed (DexFuture *future, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_test_await_boolean (DexFuture *future, GError **error);
int kayako_test_await_int (DexFuture *future, GError **error);
GError *kayako_test_await_error (DexFuture *future) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
