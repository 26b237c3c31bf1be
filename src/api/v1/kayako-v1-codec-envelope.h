/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-notification.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KayakoV1Envelope:
 *
 * An answer of the v1 API taken out of its JSON: what is around the resource
 * (api/v1.md §2). Immutable; may be read in any thread, by one at a time.
 */
typedef struct _KayakoV1Envelope KayakoV1Envelope;

/**
 * KayakoV1Error:
 * @code: (not nullable): the stable code, as in `FIELD_INVALID`
 * @message: (nullable): English, for developers
 * @parameter: (nullable): what is wrong: @parameter, else the first of @parameters
 * @parameters: (nullable): what is wrong together
 * @pointer: (nullable): the place inside a structured parameter
 *
 * One item of `errors[]`.
 */
typedef struct {
  char *code;
  char *message;
  char *parameter;
  GStrv parameters;
  char *pointer;
} KayakoV1Error;

/**
 * KayakoV1Log:
 * @level: (not nullable): `ERROR`, `WARNING` or `NOTICE`
 * @message: (not nullable): for developers
 *
 * One item of `logs[]`.
 */
typedef struct {
  char *level;
  char *message;
} KayakoV1Log;

KayakoV1Envelope *kayako_v1_envelope_parse (GBytes *body, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoV1Envelope *kayako_v1_envelope_parse_typed (GBytes *body,
                                                  const char *content_type,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kayako_v1_envelope_free (KayakoV1Envelope *self);

int kayako_v1_envelope_get_status (const KayakoV1Envelope *self);
JsonNode *kayako_v1_envelope_get_data (const KayakoV1Envelope *self);
const char *kayako_v1_envelope_get_resource (const KayakoV1Envelope *self);
gint64 kayako_v1_envelope_get_offset (const KayakoV1Envelope *self);
gint64 kayako_v1_envelope_get_limit (const KayakoV1Envelope *self);
gint64 kayako_v1_envelope_get_total_count (const KayakoV1Envelope *self);
const char *kayako_v1_envelope_get_next_url (const KayakoV1Envelope *self);
const char *kayako_v1_envelope_get_session_id (const KayakoV1Envelope *self);
const char *kayako_v1_envelope_get_auth_token (const KayakoV1Envelope *self);

GPtrArray *kayako_v1_envelope_get_errors (const KayakoV1Envelope *self);
GPtrArray *kayako_v1_envelope_get_notifications (const KayakoV1Envelope *self);
GPtrArray *kayako_v1_envelope_get_logs (const KayakoV1Envelope *self);

gboolean kayako_v1_envelope_has_error (const KayakoV1Envelope *self, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoV1Envelope, kayako_v1_envelope_free)

G_END_DECLS
