/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoCredentialsKind:
 * @KAYAKO_CREDENTIALS_PASSWORD: an address and a password; opens a session
 * @KAYAKO_CREDENTIALS_OTP: a one-time password and the token of that step;
 *   opens a session
 * @KAYAKO_CREDENTIALS_NEW_PASSWORD: another password, where the old one has
 *   expired, and the token of that step; opens a session
 * @KAYAKO_CREDENTIALS_SESSION: a session that is open
 * @KAYAKO_CREDENTIALS_REMEMBERED: a device that the helpdesk remembers; opens a
 *   session
 * @KAYAKO_CREDENTIALS_OAUTH: tokens of a helpdesk that let this program in
 * @KAYAKO_CREDENTIALS_JWT: what a web site signed that knows the person
 * @KAYAKO_CREDENTIALS_FINGERPRINT: the made-up id of somebody without an
 *   account
 * @KAYAKO_CREDENTIALS_CONVERSATION: the token that shows one conversation for
 *   two minutes
 *
 * In what way somebody is let in (api/v1.md §3).
 */
typedef enum {
  KAYAKO_CREDENTIALS_PASSWORD,
  KAYAKO_CREDENTIALS_OTP,
  KAYAKO_CREDENTIALS_NEW_PASSWORD,
  KAYAKO_CREDENTIALS_SESSION,
  KAYAKO_CREDENTIALS_REMEMBERED,
  KAYAKO_CREDENTIALS_OAUTH,
  KAYAKO_CREDENTIALS_JWT,
  KAYAKO_CREDENTIALS_FINGERPRINT,
  KAYAKO_CREDENTIALS_CONVERSATION,
} KayakoCredentialsKind;

/**
 * KayakoCredentialsPart:
 * @KAYAKO_CREDENTIALS_EMAIL: who signs in, with a password or in a further step
 * @KAYAKO_CREDENTIALS_SECRET: a password or a one-time password
 * @KAYAKO_CREDENTIALS_TOKEN: what lets in: of a session its id, of a remembered
 *   device its token, of OAuth the access token, a JWT, a fingerprint, a
 *   conversation's token; of a one-time or another password the token of the step
 * @KAYAKO_CREDENTIALS_SECOND_TOKEN: of a session its CSRF token, of OAuth the
 *   refresh token
 * @KAYAKO_CREDENTIALS_DEVICE: this device's id, where the helpdesk is to
 *   remember it or does
 * @KAYAKO_CREDENTIALS_REMEMBER_TOKEN: of a session, what opens another one from
 *   this device
 * @KAYAKO_CREDENTIALS_CLIENT_ID: of OAuth, what the helpdesk calls this program
 * @KAYAKO_CREDENTIALS_CLIENT_SECRET: of OAuth, the program's secret
 *
 * What credentials are made of. All but the address and the client's id are
 * secrets.
 */
typedef enum {
  KAYAKO_CREDENTIALS_EMAIL,
  KAYAKO_CREDENTIALS_SECRET,
  KAYAKO_CREDENTIALS_TOKEN,
  KAYAKO_CREDENTIALS_SECOND_TOKEN,
  KAYAKO_CREDENTIALS_DEVICE,
  KAYAKO_CREDENTIALS_REMEMBER_TOKEN,
  KAYAKO_CREDENTIALS_CLIENT_ID,
  KAYAKO_CREDENTIALS_CLIENT_SECRET,
} KayakoCredentialsPart;

#define KAYAKO_TYPE_CREDENTIALS (kayako_credentials_get_type ())

typedef struct _KayakoCredentials KayakoCredentials;

GType kayako_credentials_get_type (void) G_GNUC_CONST;

KayakoCredentials *
kayako_credentials_new_password (const char *email, const char *password) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *
kayako_credentials_new_otp (const char *auth_token, const char *otp) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *
kayako_credentials_new_changed_password (const char *email,
                                         const char *auth_token,
                                         const char *password) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *
kayako_credentials_new_session (const char *id, const char *csrf_token) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *
kayako_credentials_new_remembered (const char *token, const char *device) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *kayako_credentials_new_oauth (const char *client_id,
                                                 const char *client_secret,
                                                 const char *access_token,
                                                 const char *refresh_token,
                                                 gint64 expires_at) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *kayako_credentials_new_jwt (const char *jwt) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *kayako_credentials_new_fingerprint (const char *uuid) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *
kayako_credentials_new_conversation (gint64 id, const char *token) G_GNUC_WARN_UNUSED_RESULT;

KayakoCredentials *kayako_credentials_copy_with (KayakoCredentials *self,
                                                 KayakoCredentialsPart part,
                                                 const char *value) G_GNUC_WARN_UNUSED_RESULT;
KayakoCredentials *kayako_credentials_ref (KayakoCredentials *self);
void kayako_credentials_unref (KayakoCredentials *self);

KayakoCredentialsKind kayako_credentials_get_kind (KayakoCredentials *self);
const char *kayako_credentials_get (KayakoCredentials *self, KayakoCredentialsPart part);
gint64 kayako_credentials_get_expires_at (KayakoCredentials *self);
gint64 kayako_credentials_get_conversation_id (KayakoCredentials *self);
gboolean kayako_credentials_equal (KayakoCredentials *first, KayakoCredentials *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoCredentials, kayako_credentials_unref)

G_END_DECLS
