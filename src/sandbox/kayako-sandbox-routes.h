/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-request.h"
#include "kayako-sandbox.h"

G_BEGIN_DECLS

typedef enum {
  KAYAKO_SANDBOX_ROUTE_FINGERPRINT = 1 << 0, /* an anonymous device may call it */
  KAYAKO_SANDBOX_ROUTE_BYTES = 1 << 1,       /* answers no JSON: any Accept will do */
  KAYAKO_SANDBOX_ROUTE_RAW = 1 << 2,         /* takes a body of any type as a file */
  KAYAKO_SANDBOX_ROUTE_SIGNS_IN = 1 << 3,    /* finds out itself who asks; what it writes stays,
                                                also where it refuses */
} KayakoSandboxRouteFlags;

/* What a path leads to. In a pattern, ":id" (as often as needed) stands for a
 * number and any other ":name" for any text. A pattern is under /api/v1/
 * unless it begins with a slash: "/avatar/get/:uuid". The first match in table
 * order wins, so "conversations/starter" stands before "conversations/:id"
 * (although "starter" is no number and would not match). */
typedef struct {
  const char *method; /* "GET", "POST", "PUT", "DELETE"; HEAD uses GET's */
  const char *pattern;
  KayakoSandboxAccess access;
  KayakoSandboxRouteFlags flags;
  /* (nullable): the type of the pattern's last ":id", by which If-Match and
   * If-Unmodified-Since of a PUT or DELETE are checked */
  const char *resource_type;
  /* Must reply exactly once, before it returns. */
  void (*handle) (KayakoSandboxRequest *request);
} KayakoSandboxRoute;

/* Provided by the content; the last entry's method is NULL. */
extern const KayakoSandboxRoute kayako_sandbox_content_routes[];

/* Provided by the content: fills a database whose tables are empty with the
 * demo helpdesk, its sign-ins and the generated conversations. Runs in a
 * transaction of the caller's. Called for a new database and by
 * POST /sandbox/reset. */
gboolean kayako_sandbox_content_fill (KayakoSandboxDatabase *database,
                                      const KayakoSandboxOptions *options,
                                      GError **error);

/* Provided by the content: one simulated person does one thing (--live,
 * POST /sandbox/advance). Runs in a transaction of the caller's. */
void kayako_sandbox_content_act (KayakoSandboxDatabase *database, GRand *random);

G_END_DECLS
