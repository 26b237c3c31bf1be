/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoAccountRecord:
 * @id: (not nullable): names the account here and in the keyring; a UUID
 * @address: (not nullable): the helpdesk's base URI
 * @email: (not nullable): who signs in
 * @user_id: that person's id, 0 when not known
 * @full_name: (not nullable): that person's name, empty when not known
 * @role: what that person is
 *
 * What is kept of an account outside the keyring: nothing secret, and enough
 * to show it before the helpdesk has answered.
 */
typedef struct {
  char *id;
  char *address;
  char *email;
  gint64 user_id;
  char *full_name;
  KayakoRoleType role;
} KayakoAccountRecord;

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
