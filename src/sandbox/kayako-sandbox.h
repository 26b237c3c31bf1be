/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The command line's choices (main.c). Zeroed, it is the demo helpdesk in memory. */
typedef struct {
  const char *database; /* (nullable): a file, else in memory */
  guint conversations;  /* generated ones, besides the demo's */
  guint messages;       /* generated ones, spread over the generated conversations */
  guint users;          /* generated customers */
  guint seed;           /* the same seed gives the same helpdesk */
  gboolean live;
  const char *const *faults; /* (nullable) (array zero-terminated=1) */
  const char *log;           /* (nullable): a file */
  const char *tls;           /* (nullable): a file with a certificate and its key, for https */
} KayakoSandboxOptions;

#define KAYAKO_TYPE_SANDBOX (kayako_sandbox_get_type ())
G_DECLARE_FINAL_TYPE (KayakoSandbox, kayako_sandbox, KAYAKO, SANDBOX, GObject)

KayakoSandbox *
kayako_sandbox_new (const KayakoSandboxOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint kayako_sandbox_get_port (KayakoSandbox *self);
const char *kayako_sandbox_get_base_uri (KayakoSandbox *self);

gboolean kayako_sandbox_start (KayakoSandbox *self, guint port, GError **error);
void kayako_sandbox_stop (KayakoSandbox *self);

G_END_DECLS
