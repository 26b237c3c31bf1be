/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoAccountScheme:
 * @KAYAKO_ACCOUNT_SCHEME_PASSWORD: an email and a password, and whatever the
 *   helpdesk asks for besides
 * @KAYAKO_ACCOUNT_SCHEME_OAUTH: tokens, had by way of the browser
 * @KAYAKO_ACCOUNT_SCHEME_JWT: what a web site signed that knows the person
 * @KAYAKO_ACCOUNT_SCHEME_FINGERPRINT: a made-up id; the person has no account
 *
 * How a person gets in, and so what to ask for when they have to sign in again.
 */
typedef enum {
  KAYAKO_ACCOUNT_SCHEME_PASSWORD,
  KAYAKO_ACCOUNT_SCHEME_OAUTH,
  KAYAKO_ACCOUNT_SCHEME_JWT,
  KAYAKO_ACCOUNT_SCHEME_FINGERPRINT,
} KayakoAccountScheme;

/* How many colours accounts are told apart by. */
#define KAYAKO_ACCOUNT_N_COLOURS 8

/**
 * KayakoAccountRecord:
 * @id: (not nullable): names the account here and in the keyring; a UUID
 * @address: (not nullable): the helpdesk's base URI
 * @email: (not nullable): who signs in, empty where the person has no account
 * @scheme: how
 * @user_id: that person's id, 0 when not known
 * @full_name: (not nullable): that person's name, empty when not known
 * @role: what that person is
 * @colour: which of %KAYAKO_ACCOUNT_N_COLOURS, from 0
 *
 * What is kept of an account outside the keyring: nothing secret, and enough
 * to show it before the helpdesk has answered.
 */
typedef struct {
  char *id;
  char *address;
  char *email;
  KayakoAccountScheme scheme;
  gint64 user_id;
  char *full_name;
  KayakoRoleType role;
  guint colour;
} KayakoAccountRecord;

#define KAYAKO_TYPE_ACCOUNT_SCHEME (kayako_account_scheme_get_type ())

GType kayako_account_scheme_get_type (void) G_GNUC_CONST;

#define KAYAKO_TYPE_ACCOUNT_RECORD (kayako_account_record_get_type ())

GType kayako_account_record_get_type (void) G_GNUC_CONST;

KayakoAccountRecord *kayako_account_record_new (const char *id,
                                                const char *address,
                                                const char *email) G_GNUC_WARN_UNUSED_RESULT;
KayakoAccountRecord *
kayako_account_record_copy (const KayakoAccountRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_account_record_free (KayakoAccountRecord *self);

char *kayako_account_record_dup_place (const KayakoAccountRecord *self) G_GNUC_WARN_UNUSED_RESULT;
char *
kayako_account_record_dup_store_name (const KayakoAccountRecord *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *kayako_account_records_parse (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_account_records_print (GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoAccountRecord, kayako_account_record_free)

G_END_DECLS
