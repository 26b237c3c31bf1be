/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-message.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *kayako_crossing_dialog_new (KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
