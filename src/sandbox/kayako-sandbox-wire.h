/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "kayako-sandbox-request-private.h"

G_BEGIN_DECLS

/* An answer to what is not read; both are literals. */
#define KAYAKO_SANDBOX_WIRE_ENVELOPE(status, message)                                              \
  "{\"status\":" status ",\"errors\":[{\"code\":\"ACTION_FAILED\",\"message\":\"" message          \
  "\",\"more_info\":\"https://developer.kayako.com/api/v1/reference/errors/ACTION_FAILED\"}]}"

/* How a reply is sent when it is not sent as it should be. */
typedef struct {
  guint64 filler;         /* bytes to put between the reply's body and its tail */
  const char *tail;       /* (nullable) (static): what follows the filler */
  gint64 stop_after;      /* of the body's bytes, then the connection closes; -1 for never */
  guint bytes_per_second; /* of the body; 0 for as fast as may be */
} KayakoSandboxWire;

void kayako_sandbox_wire_send (SoupServerMessage *message,
                               const KayakoSandboxReply *reply,
                               const KayakoSandboxWire *wire);
const char *kayako_sandbox_status_phrase (guint status);
void kayako_sandbox_wire_drop (SoupServerMessage *message);
void kayako_sandbox_wire_watch (SoupServerMessage *message);

G_END_DECLS
