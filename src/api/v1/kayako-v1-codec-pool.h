/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What one call of the codec has made so far, private to it: a resource that
 * an answer names several times is one object, read once. */
typedef struct _KayakoV1Pool KayakoV1Pool;

/* Sets on @resource what @object tells. */
typedef void (*KayakoV1Fill) (KayakoV1Pool *pool, gpointer resource, JsonObject *object);

/* A kind of resource on the wire. */
typedef struct {
  const char *name; /* for errors */
  GType (*get_type) (void);
  KayakoV1Fill fill;
} KayakoV1Kind;

KayakoV1Pool *kayako_v1_pool_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_v1_pool_free (KayakoV1Pool *self);

gpointer kayako_v1_pool_read (KayakoV1Pool *self, const KayakoV1Kind *kind, JsonObject *object);
gboolean kayako_v1_pool_read_member (KayakoV1Pool *self,
                                     const KayakoV1Kind *kind,
                                     JsonObject *object,
                                     const char *name,
                                     gpointer *resource);
GPtrArray *kayako_v1_pool_read_list (KayakoV1Pool *self,
                                     const KayakoV1Kind *kind,
                                     JsonObject *object,
                                     const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoV1Pool, kayako_v1_pool_free)

G_END_DECLS
