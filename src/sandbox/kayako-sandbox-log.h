/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The request log: one JSON line a request. */
typedef struct _KayakoSandboxLog KayakoSandboxLog;

KayakoSandboxLog *
kayako_sandbox_log_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_log_write (KayakoSandboxLog *self,
                               const char *method,
                               const char *path,
                               guint status,
                               gint64 duration_us);
void kayako_sandbox_log_free (KayakoSandboxLog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxLog, kayako_sandbox_log_free)

G_END_DECLS
