/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ascending, so that roles compare with < and >=. */
typedef enum {
  KAYAKO_SANDBOX_ROLE_PUBLIC,
  KAYAKO_SANDBOX_ROLE_CUSTOMER,
  KAYAKO_SANDBOX_ROLE_COLLABORATOR,
  KAYAKO_SANDBOX_ROLE_AGENT,
  KAYAKO_SANDBOX_ROLE_ADMIN,
  KAYAKO_SANDBOX_ROLE_OWNER,
} KayakoSandboxRole;

/* Who makes a request. */
typedef struct {
  gint64 user_id; /* 0 when nobody is signed in */
  KayakoSandboxRole role;
  char *session_id;  /* (owned) (nullable) */
  char *scope;       /* (owned) (nullable): what an application may do in the user's name */
  char *fingerprint; /* (owned) (nullable): an anonymous device's id */
  char *base_uri; /* (owned): what links begin with, "http://127.0.0.1:8080", no slash at the end */
} KayakoSandboxCaller;

/* Collaborators, agents, admins and owners. */
#define KAYAKO_SANDBOX_CALLER_IS_STAFF(caller) ((caller)->role >= KAYAKO_SANDBOX_ROLE_COLLABORATOR)

KayakoSandboxCaller *kayako_sandbox_caller_new (const char *base_uri);
void kayako_sandbox_caller_free (KayakoSandboxCaller *self);
KayakoSandboxRole kayako_sandbox_role_from_string (const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxCaller, kayako_sandbox_caller_free)

G_END_DECLS
