/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pages as a helpdesk sends them, of any number of full resources. */

GBytes *bench_pages_create_conversations (guint first, guint n) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bench_pages_create_messages (guint first, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
