/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "kayako-sandbox-fields.h"
#include "kayako-sandbox-names.h"

G_BEGIN_DECLS

typedef JsonObject *(*KayakoSandboxRenderFunc) (const char *resource_type,
                                                gint64 id,
                                                gpointer user_data);

/* How the caller wants an answer's resources (api/v1.md §1.3 to 1.5). */
typedef struct {
  const char *include;     /* (nullable): the types to expand */
  const char *fields;      /* (nullable): the fields to show */
  KayakoSandboxCase names; /* how to write names */
  gboolean no_empty;       /* leave out null and [] */
  gboolean flat;           /* expanded resources go under "resources" */
} KayakoSandboxOutput;

void kayako_sandbox_output_expand (const KayakoSandboxOutput *self,
                                   JsonObject *envelope,
                                   KayakoSandboxRenderFunc render,
                                   KayakoSandboxOnRequestFunc is_on_request,
                                   gpointer user_data);
JsonNode *kayako_sandbox_output_rename (KayakoSandboxCase output_case,
                                        JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
