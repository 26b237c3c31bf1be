/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_APPLICATION (kayako_application_get_type ())

G_DECLARE_FINAL_TYPE (KayakoApplication, kayako_application, KAYAKO, APPLICATION, AdwApplication)

GApplication *kayako_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
