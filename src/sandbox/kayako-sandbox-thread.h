/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sandbox-database.h"

G_BEGIN_DECLS

/* A message to be written. */
typedef struct {
  gint64 conversation_id;
  gint64 creator_id;
  const char *contents;
  const char *source;     /* (nullable) */
  const char *client_id;  /* (nullable) */
  const char *user_agent; /* (nullable) */
  const char *page_url;   /* (nullable) */
  const char *metadata;   /* (nullable): further metadata, a JSON object */
} KayakoSandboxNewMessage;

gint64 kayako_sandbox_thread_add (KayakoSandboxDatabase *database,
                                  const KayakoSandboxNewMessage *message,
                                  gboolean is_reply);
void kayako_sandbox_thread_attach (KayakoSandboxDatabase *database,
                                   gint64 message_id,
                                   const char *name,
                                   const char *type,
                                   gint64 content_id,
                                   GBytes *bytes);
gint64 kayako_sandbox_thread_keep_bytes (KayakoSandboxDatabase *database, GBytes *bytes);
void kayako_sandbox_thread_mark (KayakoSandboxDatabase *database,
                                 gint64 message_id,
                                 gint64 reader_id,
                                 gboolean seen);
void kayako_sandbox_thread_set_read (KayakoSandboxDatabase *database,
                                     gint64 conversation_id,
                                     gint64 reader_id,
                                     gint64 message_id);
gboolean kayako_sandbox_thread_is_of_staff (KayakoSandboxDatabase *database,
                                            gint64 conversation_id,
                                            gint64 user_id);

G_END_DECLS
