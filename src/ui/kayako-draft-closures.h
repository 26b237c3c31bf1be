/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-draft-version.h"

G_BEGIN_DECLS

char *kayako_closure_draft_files (KayakoDraftVersion *version) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_draft_words (KayakoDraftVersion *version) G_GNUC_WARN_UNUSED_RESULT;
char *
kayako_closure_draft_moment (KayakoDraftVersion *version, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_draft_version (KayakoDraftVersion *version,
                                    gboolean is_current,
                                    gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
