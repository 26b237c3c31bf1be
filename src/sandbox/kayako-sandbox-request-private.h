/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-body.h"
#include "kayako-sandbox-links.h"
#include "kayako-sandbox-output.h"
#include "kayako-sandbox-request.h"
#include "kayako-sandbox-validators.h"

G_BEGIN_DECLS

/* What goes back over the wire. */
typedef struct {
  guint status;
  SoupMessageHeaders *headers; /* (owned) */
  GBytes *body;                /* (owned) */
} KayakoSandboxReply;

/* For the server's own parts: routing, authentication, replying. */
struct _KayakoSandboxRequest {
  GObject parent_instance;

  KayakoSandboxDatabase *database;   /* (owned) */
  KayakoSandboxCaller *caller;       /* (owned) */
  SoupMessageHeaders *headers;       /* (owned): the request's */
  char *method;                      /* (owned) */
  char *path;                        /* (owned): as sent, without the query */
  GStrv segments;                    /* (owned): decoded; without "api/v1", app and ".json" */
  gboolean is_api;                   /* the path is under /api/v1 */
  char *app;                         /* (owned) (nullable): "base", "core" */
  KayakoSandboxArguments *arguments; /* (owned) */
  KayakoSandboxBody *body;           /* (owned) (nullable): NULL when it is malformed */
  GHashTable *texts;                 /* (owned) (element-type utf8 utf8): parameters as texts */

  GArray *ids;       /* (owned) (element-type gint64): of the pattern */
  GHashTable *words; /* (owned) (element-type utf8 utf8): texts of the pattern */

  gboolean replied;
  guint status;
  JsonObject *envelope;               /* (owned) (nullable): NULL with bytes */
  KayakoSandboxValidators validators; /* of the reply's data */
  GBytes *bytes;                      /* (owned) (nullable) */
  JsonArray *errors;                  /* (owned) */
  JsonArray *notifications;           /* (owned) */
  JsonArray *logs;                    /* (owned) */
  JsonObject *members;                /* (owned): further ones of the envelope */
  SoupMessageHeaders *reply_headers;  /* (owned) */
};

KayakoSandboxRequest *kayako_sandbox_request_new (KayakoSandboxDatabase *database,
                                                  const char *base_uri,
                                                  const char *method,
                                                  const char *path,
                                                  const char *query,
                                                  SoupMessageHeaders *headers,
                                                  GBytes *body) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_sandbox_request_get_jsonp_callback (KayakoSandboxRequest *self);
KayakoSandboxPresence
kayako_sandbox_request_get_case (KayakoSandboxRequest *self, KayakoSandboxCase *output_case);
void kayako_sandbox_request_forget_reply (KayakoSandboxRequest *self);
void kayako_sandbox_request_set_last_modified (KayakoSandboxRequest *self, gint64 unix_seconds);

JsonObject *kayako_sandbox_request_begin_envelope (KayakoSandboxRequest *self, guint status);

void kayako_sandbox_request_reply_cursor_as (KayakoSandboxRequest *self,
                                             const char *resource,
                                             const char *rendered_as,
                                             GArray *all_ids);

/* In kayako-sandbox-finish.c */
KayakoSandboxReply *
kayako_sandbox_request_finish (KayakoSandboxRequest *self) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *kayako_sandbox_render_any (KayakoSandboxDatabase *database,
                                       const KayakoSandboxCaller *viewer,
                                       const char *resource_type,
                                       gint64 id) G_GNUC_WARN_UNUSED_RESULT;

KayakoSandboxReply *
kayako_sandbox_reply_new (guint status, const char *type, GBytes *body) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_reply_free (KayakoSandboxReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxReply, kayako_sandbox_reply_free)

G_END_DECLS
