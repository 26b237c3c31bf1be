/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-v1-codec-envelope.h"
#include "kayako-v1-private.h"

G_BEGIN_DECLS

/* How a call differs from an ordinary one of the signed-in person. */
typedef enum {
  KAYAKO_V1_CALL_DEFAULT = 0,
  KAYAKO_V1_CALL_ANONYMOUS = 1 << 0,  /* the session stays out of it */
  KAYAKO_V1_CALL_SIGNING_IN = 1 << 1, /* anonymous, with a password; opens a session */
  KAYAKO_V1_CALL_PROBING = 1 << 2,    /* anonymous; any odd answer is no helpdesk's */
} KayakoV1CallFlags;

/* What a reader reads. */
typedef struct {
  const KayakoV1Envelope *envelope; /* (not nullable) */
  guint offset;                     /* as asked for */
  guint limit;                      /* as asked for, 0 where not */
} KayakoV1Reading;

/* Makes the result of an answer; may run in any thread. Initialises @value
 * exactly where it returns TRUE. */
typedef gboolean (*KayakoV1Reader) (const KayakoV1Reading *reading, GValue *value, GError **error);

KayakoHttpRequest *kayako_v1_request_new (const char *method,
                                          const char *path,
                                          KayakoHttpFlags flags) G_GNUC_WARN_UNUSED_RESULT;
void kayako_v1_request_add_ids (KayakoHttpRequest *request, GArray *ids);

DexFuture *kayako_v1_call (KayakoV1Client *self,
                           KayakoHttpRequest *request,
                           KayakoV1CallFlags flags,
                           KayakoV1Reader reader) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_v1_call_page (KayakoV1Client *self,
                                KayakoHttpRequest *request,
                                guint offset,
                                guint limit,
                                KayakoV1Reader reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
