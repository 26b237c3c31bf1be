/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *kayako_test_certificate_write (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_test_certificate_remove (char *path);

G_END_DECLS
