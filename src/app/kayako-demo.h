/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_DEMO (kayako_demo_get_type ())

G_DECLARE_FINAL_TYPE (KayakoDemo, kayako_demo, KAYAKO, DEMO, GObject)

KayakoDemo *kayako_demo_new (const char *program) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_demo_start (KayakoDemo *self) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_demo_get_email (const char *role);
const char *kayako_demo_get_name (void);
const char *kayako_demo_get_password (void);

G_END_DECLS
