/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The names of what an account keeps. */
#define KAYAKO_SECRET_PASSWORD       "password"
#define KAYAKO_SECRET_SESSION_ID     "session-id"
#define KAYAKO_SECRET_CSRF_TOKEN     "csrf-token"
#define KAYAKO_SECRET_DEVICE         "device"
#define KAYAKO_SECRET_REMEMBER_TOKEN "remember-token"
#define KAYAKO_SECRET_CLIENT_ID      "client-id"
#define KAYAKO_SECRET_CLIENT_SECRET  "client-secret"
#define KAYAKO_SECRET_ACCESS_TOKEN   "access-token"
#define KAYAKO_SECRET_REFRESH_TOKEN  "refresh-token"
#define KAYAKO_SECRET_EXPIRES_AT     "expires-at"
#define KAYAKO_SECRET_JWT            "jwt"
#define KAYAKO_SECRET_FINGERPRINT    "fingerprint"

#define KAYAKO_TYPE_SECRET           (kayako_secret_get_type ())

typedef struct _KayakoSecret KayakoSecret;

GType kayako_secret_get_type (void) G_GNUC_CONST;

KayakoSecret *kayako_secret_new (const char *first_name, ...) G_GNUC_NULL_TERMINATED;
KayakoSecret *kayako_secret_ref (KayakoSecret *self);
void kayako_secret_unref (KayakoSecret *self);

const char *kayako_secret_get (const KayakoSecret *self, const char *name);
gboolean kayako_secret_equal (const KayakoSecret *a, const KayakoSecret *b);

char *kayako_secret_to_text (const KayakoSecret *self) G_GNUC_WARN_UNUSED_RESULT;
KayakoSecret *kayako_secret_from_text (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSecret, kayako_secret_unref)

G_END_DECLS
