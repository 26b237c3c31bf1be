/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "kayako-sandbox-body.h"
#include "kayako-sandbox-names.h"

G_BEGIN_DECLS

#define KAYAKO_SANDBOX_DEFAULT_LIMIT 10

/* Where the links of a collection lead. */
typedef struct {
  const char *base_uri;                    /* without a slash at the end */
  const char *path;                        /* "/api/v1/conversations", without ".json" */
  const KayakoSandboxArguments *arguments; /* what the caller sent */
  KayakoSandboxCase output_case;           /* how to write the arguments' names */
} KayakoSandboxLinks;

void kayako_sandbox_links_add_offset (const KayakoSandboxLinks *self,
                                      JsonObject *envelope,
                                      gint64 offset,
                                      gint64 limit,
                                      gint64 total_count);
void kayako_sandbox_links_add_cursor (const KayakoSandboxLinks *self,
                                      JsonObject *envelope,
                                      GArray *all_ids,
                                      guint start,
                                      guint length,
                                      guint limit);

G_END_DECLS
