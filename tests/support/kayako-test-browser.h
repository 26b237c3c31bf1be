/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The desktop's default browser, which only notes where it is sent. */

void kayako_test_browser_install (const char *data_home, const char *config_home);
char *kayako_test_browser_take_uri (const char *data_home) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
