/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KayakoError:
 * @KAYAKO_ERROR_NETWORK: no connection, a time-out, a connection that broke
 *   before the request left; retrying may help
 * @KAYAKO_ERROR_UNCLEAR: the connection broke after a changing request left;
 *   it may have been carried out, so look before repeating it
 * @KAYAKO_ERROR_SERVER: the helpdesk failed (5xx); retrying may help
 * @KAYAKO_ERROR_RATE_LIMITED: wait kayako_error_get_retry_after() seconds
 * @KAYAKO_ERROR_CREDENTIALS: email or password is wrong
 * @KAYAKO_ERROR_LOCKED: too many failed sign-ins; wait, never retry by itself
 * @KAYAKO_ERROR_OTP_EXPECTED: a one-time password is needed; the token of the
 *   next step is kayako_error_get_auth_token()
 * @KAYAKO_ERROR_PASSWORD_EXPIRED: the password must be changed first; the token
 *   of the next step is kayako_error_get_auth_token()
 * @KAYAKO_ERROR_UNAUTHORIZED: the session has ended; sign in again
 * @KAYAKO_ERROR_FORBIDDEN: this person may not do this
 * @KAYAKO_ERROR_NOT_FOUND: it is not there, or no longer
 * @KAYAKO_ERROR_REJECTED: change the request; kayako_error_get_parameter()
 *   names what is wrong
 * @KAYAKO_ERROR_CONFLICT: somebody changed it meanwhile (412)
 * @KAYAKO_ERROR_TOO_LARGE: the body is over a limit, ours or the server's
 * @KAYAKO_ERROR_LICENSE: the helpdesk's licence does not allow it (402, 426)
 * @KAYAKO_ERROR_ADDRESS: the helpdesk's address is not usable
 * @KAYAKO_ERROR_INSECURE: plain http to a host that is not this machine
 * @KAYAKO_ERROR_CERTIFICATE: the server's certificate cannot be trusted
 * @KAYAKO_ERROR_REDIRECTED: the server sends us to another host
 * @KAYAKO_ERROR_NOT_HELPDESK: the answer is not a Kayako helpdesk's
 * @KAYAKO_ERROR_PROTOCOL: an answer that cannot be understood; report it
 * @KAYAKO_ERROR_KEYRING: the keyring is missing, locked or refuses
 * @KAYAKO_ERROR_DISK_FULL: no room to save; make some, then try again
 * @KAYAKO_ERROR_STORE_BUSY: another program uses what is saved; close it
 * @KAYAKO_ERROR_STORE_READ_ONLY: what is saved, or its folder, cannot be
 *   written; mend its permissions
 * @KAYAKO_ERROR_STORE_NEWER: a newer version of this program saved it; update
 * @KAYAKO_ERROR_STORE_DAMAGED: what is saved cannot be understood; open it
 *   again to have it set aside
 * @KAYAKO_ERROR_STORE: saving or reading failed in another way; report it
 * @KAYAKO_ERROR_DENIED: the person did not let this program in; ask again when
 *   they want to
 * @KAYAKO_ERROR_PORTAL: a network that wants to be signed in to answers instead
 *   of the helpdesk; open a page in the browser
 * @KAYAKO_ERROR_NO_SERVER: there is nothing at the address; look at its
 *   spelling
 * @KAYAKO_ERROR_TIMED_OUT: the server does not answer in time; retrying may
 *   help
 * @KAYAKO_ERROR_CROSSED: somebody has written what the writer had not seen; it
 *   was not sent, read first
 * @KAYAKO_ERROR_NOT_ACCEPTED: what let this program in is not taken any more,
 *   such as a token that was withdrawn; sign in again
 * @KAYAKO_ERROR_SESSION_LOST: the helpdesk does not find the session, or it is
 *   of another place or person; sign in again
 * @KAYAKO_ERROR_CSRF: the token that every change must carry was missing or
 *   wrong; sign in again
 * @KAYAKO_ERROR_BEHIND: it waits for something before it, which a person must
 *   see to
 *
 * What went wrong, told by what helps. Every error that leaves `api`, `store`
 * or `secrets` is of this domain; cancellation (%G_IO_ERROR_CANCELLED) passes
 * untouched.
 */
typedef enum {
  KAYAKO_ERROR_NETWORK,
  KAYAKO_ERROR_UNCLEAR,
  KAYAKO_ERROR_SERVER,
  KAYAKO_ERROR_RATE_LIMITED,
  KAYAKO_ERROR_CREDENTIALS,
  KAYAKO_ERROR_LOCKED,
  KAYAKO_ERROR_OTP_EXPECTED,
  KAYAKO_ERROR_PASSWORD_EXPIRED,
  KAYAKO_ERROR_UNAUTHORIZED,
  KAYAKO_ERROR_FORBIDDEN,
  KAYAKO_ERROR_NOT_FOUND,
  KAYAKO_ERROR_REJECTED,
  KAYAKO_ERROR_CONFLICT,
  KAYAKO_ERROR_TOO_LARGE,
  KAYAKO_ERROR_LICENSE,
  KAYAKO_ERROR_ADDRESS,
  KAYAKO_ERROR_INSECURE,
  KAYAKO_ERROR_CERTIFICATE,
  KAYAKO_ERROR_REDIRECTED,
  KAYAKO_ERROR_NOT_HELPDESK,
  KAYAKO_ERROR_PROTOCOL,
  KAYAKO_ERROR_KEYRING,
  KAYAKO_ERROR_DISK_FULL,
  KAYAKO_ERROR_STORE_BUSY,
  KAYAKO_ERROR_STORE_READ_ONLY,
  KAYAKO_ERROR_STORE_NEWER,
  KAYAKO_ERROR_STORE_DAMAGED,
  KAYAKO_ERROR_STORE,
  KAYAKO_ERROR_CROSSED,
  KAYAKO_ERROR_DENIED,
  KAYAKO_ERROR_PORTAL,
  KAYAKO_ERROR_NO_SERVER,
  KAYAKO_ERROR_TIMED_OUT,
  KAYAKO_ERROR_NOT_ACCEPTED,
  KAYAKO_ERROR_SESSION_LOST,
  KAYAKO_ERROR_CSRF,
  KAYAKO_ERROR_BEHIND,
} KayakoError;

/* How many codes there are, from 0; keep it with the last one. */
#define KAYAKO_N_ERRORS (KAYAKO_ERROR_BEHIND + 1)

#define KAYAKO_ERROR    (kayako_error_quark ())

GQuark kayako_error_quark (void);

guint kayako_error_get_retry_after (const GError *error);
void kayako_error_set_retry_after (GError *error, guint seconds);
const char *kayako_error_get_parameter (const GError *error);
void kayako_error_set_parameter (GError *error, const char *parameter);
const char *kayako_error_get_server_code (const GError *error);
void kayako_error_set_server_code (GError *error, const char *server_code);
const char *kayako_error_get_auth_token (const GError *error);
void kayako_error_set_auth_token (GError *error, const char *auth_token);

gboolean kayako_error_may_pass (const GError *error);
gboolean kayako_error_ends_session (const GError *error);

G_END_DECLS
