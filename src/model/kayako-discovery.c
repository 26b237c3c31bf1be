/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-discovery.h"

struct _KayakoDiscovery {
  gatomicrefcount refs;
  KayakoHelpdeskKind kind;
  char *base_uri; /* (owned) (nullable) */
  char *api_uri;  /* (owned) (nullable) */
  GError *error;  /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (KayakoDiscovery,
                     kayako_discovery,
                     kayako_discovery_ref,
                     kayako_discovery_unref)

/**
 * kayako_discovery_new:
 * @kind: which kind of helpdesk it is
 * @base_uri: (nullable): scheme, host and port without a slash at the end
 * @api_uri: (nullable): where its API is
 * @error: (nullable): why there is none, exactly where @kind says so
 *
 * Returns: (transfer full): what is there
 */
KayakoDiscovery *
kayako_discovery_new (KayakoHelpdeskKind kind,
                      const char *base_uri,
                      const char *api_uri,
                      const GError *error)
{
  KayakoDiscovery *self = NULL;

  g_return_val_if_fail ((kind == KAYAKO_HELPDESK_KIND_NONE) == (error != NULL), NULL);

  self = g_new0 (KayakoDiscovery, 1);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->base_uri = g_strdup (base_uri);
  self->api_uri = g_strdup (api_uri);
  self->error = error != NULL ? g_error_copy (error) : NULL;

  return self;
}

/**
 * kayako_discovery_ref:
 * @self: a `KayakoDiscovery`
 *
 * Returns: (transfer full): @self
 */
KayakoDiscovery *
kayako_discovery_ref (KayakoDiscovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * kayako_discovery_unref:
 * @self: (transfer full): a `KayakoDiscovery`
 *
 * Lets go of @self.
 */
void
kayako_discovery_unref (KayakoDiscovery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->base_uri);
  g_free (self->api_uri);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * kayako_discovery_get_kind:
 * @self: a `KayakoDiscovery`
 *
 * Returns: which kind of helpdesk it is
 */
KayakoHelpdeskKind
kayako_discovery_get_kind (KayakoDiscovery *self)
{
  g_return_val_if_fail (self != NULL, KAYAKO_HELPDESK_KIND_NONE);

  return self->kind;
}

/**
 * kayako_discovery_get_base_uri:
 * @self: a `KayakoDiscovery`
 *
 * Where it is, or was looked for.
 *
 * Returns: (nullable): scheme, host and port without a slash at the end, %NULL
 *   where what was typed is no address
 */
const char *
kayako_discovery_get_base_uri (KayakoDiscovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base_uri;
}

/**
 * kayako_discovery_get_api_uri:
 * @self: a `KayakoDiscovery`
 *
 * Where its API is. Of a Classic helpdesk it ends in what a request goes on
 * after: `?` or `?e=`.
 *
 * Returns: (nullable): an address, %NULL where there is no helpdesk
 */
const char *
kayako_discovery_get_api_uri (KayakoDiscovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->api_uri;
}

/**
 * kayako_discovery_get_is_secure:
 * @self: a `KayakoDiscovery`
 *
 * Whether nobody on the way can read along: by TLS. What is on this very
 * machine may do without.
 *
 * Returns: %TRUE where it is TLS
 */
gboolean
kayako_discovery_get_is_secure (KayakoDiscovery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->base_uri != NULL && g_str_has_prefix (self->base_uri, "https:");
}

/**
 * kayako_discovery_get_error:
 * @self: a `KayakoDiscovery`
 *
 * Why there is no helpdesk.
 *
 * Returns: (nullable): a #KayakoError, owned by @self, or %NULL where there is
 *   one
 */
const GError *
kayako_discovery_get_error (KayakoDiscovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}
