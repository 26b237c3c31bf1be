/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_DRAFT_VERSION (kayako_draft_version_get_type ())

/* What a reply was at some time. It does not change. */
G_DECLARE_FINAL_TYPE (KayakoDraftVersion, kayako_draft_version, KAYAKO, DRAFT_VERSION, GObject)

KayakoDraftVersion *kayako_draft_version_new (const char *text,
                                              gint64 caret,
                                              GPtrArray *files,
                                              gint64 saved_at) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_draft_version_get_text (KayakoDraftVersion *self);
gint64 kayako_draft_version_get_caret (KayakoDraftVersion *self);
GPtrArray *kayako_draft_version_get_files (KayakoDraftVersion *self);
gint64 kayako_draft_version_get_saved_at (KayakoDraftVersion *self);

G_END_DECLS
