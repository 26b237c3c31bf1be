/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-caller.h"

static const char *const role_names[] = {
  [KAYAKO_SANDBOX_ROLE_PUBLIC] = NULL,
  [KAYAKO_SANDBOX_ROLE_CUSTOMER] = "CUSTOMER",
  [KAYAKO_SANDBOX_ROLE_COLLABORATOR] = "COLLABORATOR",
  [KAYAKO_SANDBOX_ROLE_AGENT] = "AGENT",
  [KAYAKO_SANDBOX_ROLE_ADMIN] = "ADMIN",
  [KAYAKO_SANDBOX_ROLE_OWNER] = "OWNER",
};

/**
 * kayako_sandbox_caller_new:
 * @base_uri: what links begin with, without a slash at the end
 *
 * Makes a caller who is nobody yet.
 *
 * Returns: (transfer full): the caller
 */
KayakoSandboxCaller *
kayako_sandbox_caller_new (const char *base_uri)
{
  KayakoSandboxCaller *self = g_new0 (KayakoSandboxCaller, 1);

  self->base_uri = g_strdup (base_uri);
  return self;
}

/**
 * kayako_sandbox_caller_free:
 * @self: a caller
 *
 * Frees what kayako_sandbox_caller_new() made.
 */
void
kayako_sandbox_caller_free (KayakoSandboxCaller *self)
{
  g_free (self->session_id);
  g_free (self->scope);
  g_free (self->fingerprint);
  g_free (self->base_uri);
  g_free (self);
}

/**
 * kayako_sandbox_role_from_string:
 * @type: (nullable): a role's type as the wire names it
 *
 * Returns: the role, %KAYAKO_SANDBOX_ROLE_PUBLIC when @type names none
 */
KayakoSandboxRole
kayako_sandbox_role_from_string (const char *type)
{
  for (guint role = KAYAKO_SANDBOX_ROLE_CUSTOMER; role < G_N_ELEMENTS (role_names); role++)
    if (g_strcmp0 (type, role_names[role]) == 0)
      return role;

  return KAYAKO_SANDBOX_ROLE_PUBLIC;
}
