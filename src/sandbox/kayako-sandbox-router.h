/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kayako-sandbox-request.h"
#include "kayako-sandbox-routes.h"

G_BEGIN_DECLS

/* Which action a request is. */
typedef enum {
  KAYAKO_SANDBOX_FOUND,
  KAYAKO_SANDBOX_NO_APP,      /* nothing begins like this */
  KAYAKO_SANDBOX_NO_ACTION,   /* something does, but it goes on otherwise */
  KAYAKO_SANDBOX_NO_METHOD,   /* there is, but not with this method */
  KAYAKO_SANDBOX_NO_RESOURCE, /* a number in the path is too big to be an id */
} KayakoSandboxFinding;

KayakoSandboxFinding kayako_sandbox_router_find (const KayakoSandboxRoute *const *tables,
                                                 KayakoSandboxRequest *request,
                                                 const KayakoSandboxRoute **route);
void kayako_sandbox_router_serve (const KayakoSandboxRoute *const *tables,
                                  KayakoSandboxRequest *request);

G_END_DECLS
