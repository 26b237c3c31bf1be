/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum {
  KAYAKO_SANDBOX_FAULT_STATUS,      /* code, error */
  KAYAKO_SANDBOX_FAULT_DELAY,       /* ms */
  KAYAKO_SANDBOX_FAULT_DROP_DURING, /* close before the body is there */
  KAYAKO_SANDBOX_FAULT_DROP_BEFORE, /* close before handling */
  KAYAKO_SANDBOX_FAULT_DROP_AFTER,  /* handle, then close without answering */
  KAYAKO_SANDBOX_FAULT_TRUNCATE,    /* bytes: of the body, then close */
  KAYAKO_SANDBOX_FAULT_MALFORMED,   /* broken JSON */
  KAYAKO_SANDBOX_FAULT_HTML,        /* code: a proxy's error page */
  KAYAKO_SANDBOX_FAULT_RATE_LIMIT,  /* seconds */
  KAYAKO_SANDBOX_FAULT_REVOKE_SESSION,
  KAYAKO_SANDBOX_FAULT_SLOW,         /* bytes-per-second */
  KAYAKO_SANDBOX_FAULT_REDIRECT,     /* to, code */
  KAYAKO_SANDBOX_FAULT_OVERSIZE,     /* bytes */
  KAYAKO_SANDBOX_FAULT_DEEP,         /* levels */
  KAYAKO_SANDBOX_FAULT_NOTIFICATION, /* type, message, sticky, related-url, related-href,
                                        related-label */
  KAYAKO_SANDBOX_FAULT_SOCKET_CLOSE, /* this and what follows is of the web socket */
  KAYAKO_SANDBOX_FAULT_SOCKET_SILENT,
  KAYAKO_SANDBOX_FAULT_DUPLICATE_EVENTS,
  KAYAKO_SANDBOX_FAULT_LOSE_EVENTS,
} KayakoSandboxFaultKind;

/* One thing that goes wrong, and for which requests. */
typedef struct _KayakoSandboxFault KayakoSandboxFault;

KayakoSandboxFault *
kayako_sandbox_fault_parse (const char *spec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoSandboxFault *kayako_sandbox_fault_ref (KayakoSandboxFault *self);
void kayako_sandbox_fault_unref (KayakoSandboxFault *self);

KayakoSandboxFaultKind kayako_sandbox_fault_get_kind (const KayakoSandboxFault *self);
const char *kayako_sandbox_fault_get_spec (const KayakoSandboxFault *self);
const char *kayako_sandbox_fault_get_text (const KayakoSandboxFault *self, const char *key);
gint64
kayako_sandbox_fault_get_number (const KayakoSandboxFault *self, const char *key, gint64 fallback);
guint64 kayako_sandbox_fault_get_fired (const KayakoSandboxFault *self);

gboolean kayako_sandbox_fault_fire (KayakoSandboxFault *self,
                                    const char *method,
                                    const char *path,
                                    GRand *random,
                                    gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxFault, kayako_sandbox_fault_unref)

G_END_DECLS
