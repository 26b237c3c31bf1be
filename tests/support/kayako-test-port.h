/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint kayako_test_port_reserve (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
