/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-client.h"
#include "kayako-registry.h"
#include "kayako-secret.h"
#include "kayako-user.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SESSION (kayako_session_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSession, kayako_session, KAYAKO, SESSION, GObject)

KayakoSession *kayako_session_new (KayakoClient *client,
                                   KayakoRegistry *registry,
                                   const char *email) G_GNUC_WARN_UNUSED_RESULT;

KayakoUser *kayako_session_get_user (KayakoSession *self);
void kayako_session_set_user (KayakoSession *self, KayakoUser *user);
KayakoSecret *kayako_session_get_secret (KayakoSession *self);
void kayako_session_set_secret (KayakoSession *self, KayakoSecret *secret);
void kayako_session_set_remembers (KayakoSession *self, gboolean remembers);

DexFuture *kayako_session_open (KayakoSession *self,
                                KayakoCredentials *typed,
                                gboolean renew) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
