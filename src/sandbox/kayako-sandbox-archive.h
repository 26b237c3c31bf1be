/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KayakoSandboxArchive KayakoSandboxArchive;

KayakoSandboxArchive *kayako_sandbox_archive_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_archive_free (KayakoSandboxArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxArchive, kayako_sandbox_archive_free)

void kayako_sandbox_archive_add (KayakoSandboxArchive *self, const char *name, GBytes *bytes);
GBytes *kayako_sandbox_archive_finish (KayakoSandboxArchive *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
