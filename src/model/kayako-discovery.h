/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "kayako-enums.h"

G_BEGIN_DECLS

/**
 * KayakoDiscovery:
 *
 * What is at an address that somebody typed. Immutable.
 */
typedef struct _KayakoDiscovery KayakoDiscovery;

#define KAYAKO_TYPE_DISCOVERY (kayako_discovery_get_type ())

GType kayako_discovery_get_type (void) G_GNUC_CONST;

KayakoDiscovery *kayako_discovery_new (KayakoHelpdeskKind kind,
                                       const char *base_uri,
                                       const char *api_uri,
                                       const GError *error) G_GNUC_WARN_UNUSED_RESULT;
KayakoDiscovery *kayako_discovery_ref (KayakoDiscovery *self);
void kayako_discovery_unref (KayakoDiscovery *self);

KayakoHelpdeskKind kayako_discovery_get_kind (KayakoDiscovery *self);
const char *kayako_discovery_get_base_uri (KayakoDiscovery *self);
const char *kayako_discovery_get_api_uri (KayakoDiscovery *self);
gboolean kayako_discovery_get_is_secure (KayakoDiscovery *self);
const GError *kayako_discovery_get_error (KayakoDiscovery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoDiscovery, kayako_discovery_unref)

G_END_DECLS
