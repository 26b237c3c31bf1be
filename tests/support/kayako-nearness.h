/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint kayako_nearness (const char *pattern, const char *name);

G_END_DECLS
