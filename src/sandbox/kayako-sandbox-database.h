/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SANDBOX_DATABASE (kayako_sandbox_database_get_type ())
G_DECLARE_FINAL_TYPE (KayakoSandboxDatabase,
                      kayako_sandbox_database,
                      KAYAKO,
                      SANDBOX_DATABASE,
                      GObject)

/* Rows of a running query; freeing gives the statement back. */
typedef struct _KayakoSandboxRows KayakoSandboxRows;

/* The helpdesk's tables, in kayako-sandbox-schema.c. Sessions, failed sign-ins
 * and test items are not in it: kayako_sandbox_core_schema has them and is run
 * first. What the core reads of the helpdesk's tables:
 *   user (id, full_name, role_id, password, otp_secret, is_password_expired, is_locked, …)
 *   role (id, type)                       type: 'OWNER', 'ADMIN', …
 *   identity_email (user_id, email)       the sign-in
 * and writes: user.password, user.is_password_expired, user.last_logged_in_at,
 * user.last_activity_at, user.last_active_at, user.last_seen_at. */
extern const char *const kayako_sandbox_schema;
extern const char *const kayako_sandbox_core_schema;

KayakoSandboxDatabase *
kayako_sandbox_database_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Unix seconds of the helpdesk's clock: the machine's, plus what
 * POST /sandbox/advance added. */
gint64 kayako_sandbox_database_get_now (KayakoSandboxDatabase *self);
void kayako_sandbox_database_reset_clock (KayakoSandboxDatabase *self);
void kayako_sandbox_database_advance_clock (KayakoSandboxDatabase *self, gint64 seconds);

/* One or more statements without values, such as a schema. */
gboolean kayako_sandbox_database_run (KayakoSandboxDatabase *self, const char *sql);

/* @types has one letter for each value, bound to ?1, ?2, …:
 *   i gint64   b gboolean   d double   s const char * (NULL binds NULL)
 *   B GBytes * (NULL binds NULL)   n no value: binds NULL
 * A gint64 must be passed as one: write (gint64) 1, not 1.
 *
 * None of these return an error. The first failure is kept until
 * kayako_sandbox_database_check() fetches it; until then every further
 * statement does nothing. The server checks after every handler, rolls back
 * and answers 500 ACTION_FAILED; the loader's caller checks after it. */
KayakoSandboxRows *kayako_sandbox_database_query (KayakoSandboxDatabase *self,
                                                  const char *sql,
                                                  const char *types,
                                                  ...) G_GNUC_WARN_UNUSED_RESULT;
/* Returns the number of changed rows. */
gint64 kayako_sandbox_database_execute (KayakoSandboxDatabase *self,
                                        const char *sql,
                                        const char *types,
                                        ...);
/* Returns the new row's id. */
gint64 kayako_sandbox_database_insert (KayakoSandboxDatabase *self,
                                       const char *sql,
                                       const char *types,
                                       ...);
/* The first column of the first row; @fallback when there is none or it is NULL. */
gint64 kayako_sandbox_database_get_int64 (KayakoSandboxDatabase *self,
                                          gint64 fallback,
                                          const char *sql,
                                          const char *types,
                                          ...);
char *kayako_sandbox_database_dup_string (KayakoSandboxDatabase *self,
                                          const char *sql,
                                          const char *types,
                                          ...) G_GNUC_WARN_UNUSED_RESULT;
/* The first column of every row, as gint64. */
GArray *kayako_sandbox_database_list_ids (KayakoSandboxDatabase *self,
                                          const char *sql,
                                          const char *types,
                                          ...) G_GNUC_WARN_UNUSED_RESULT;

/* Transactions do not nest. The server wraps every POST, PUT and DELETE. */
void kayako_sandbox_database_begin (KayakoSandboxDatabase *self);
void kayako_sandbox_database_commit (KayakoSandboxDatabase *self);
void kayako_sandbox_database_rollback (KayakoSandboxDatabase *self);
gboolean kayako_sandbox_database_check (KayakoSandboxDatabase *self, GError **error);

/* Columns count from 0. Strings are owned by the rows until the next step. */
gboolean kayako_sandbox_rows_next (KayakoSandboxRows *self);
gboolean kayako_sandbox_rows_is_null (KayakoSandboxRows *self, int column);
gint64 kayako_sandbox_rows_get_int64 (KayakoSandboxRows *self, int column);
gboolean kayako_sandbox_rows_get_boolean (KayakoSandboxRows *self, int column);
double kayako_sandbox_rows_get_double (KayakoSandboxRows *self, int column);
const char *kayako_sandbox_rows_get_string (KayakoSandboxRows *self, int column);
GBytes *
kayako_sandbox_rows_dup_bytes (KayakoSandboxRows *self, int column) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_rows_free (KayakoSandboxRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxRows, kayako_sandbox_rows_free)

G_END_DECLS
