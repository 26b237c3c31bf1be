/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sandbox-resources.h"

G_BEGIN_DECLS

/* Writes one resource; NULL when there is none with this id. */
typedef JsonObject *(*KayakoSandboxRenderer) (KayakoSandboxDatabase *database,
                                              const KayakoSandboxCaller *viewer,
                                              gint64 id);

/* What a file of renderers offers; the last entry's type is NULL. */
typedef struct {
  const char *resource_type;
  KayakoSandboxRenderer render;
} KayakoSandboxRendererEntry;

extern const KayakoSandboxRendererEntry kayako_sandbox_conversation_renderers[];
extern const KayakoSandboxRendererEntry kayako_sandbox_message_renderers[];
extern const KayakoSandboxRendererEntry kayako_sandbox_people_renderers[];
extern const KayakoSandboxRendererEntry kayako_sandbox_choice_renderers[];
extern const KayakoSandboxRendererEntry kayako_sandbox_form_renderers[];
extern const KayakoSandboxRendererEntry kayako_sandbox_case_renderers[];

void kayako_sandbox_set_string (JsonObject *object, const char *name, const char *value);
void
kayako_sandbox_set_date (JsonObject *object, const char *name, KayakoSandboxRows *rows, int column);
void kayako_sandbox_set_stub (JsonObject *object,
                              const char *name,
                              const char *resource_type,
                              gint64 id);
void kayako_sandbox_set_stubs (JsonObject *object,
                               const char *name,
                               const char *resource_type,
                               GArray *ids);
void kayako_sandbox_set_nulls (JsonObject *object, const char *const *names);
void kayako_sandbox_set_lists (JsonObject *object, const char *const *names);
void kayako_sandbox_set_type (JsonObject *object,
                              const KayakoSandboxCaller *viewer,
                              const char *resource_type,
                              const char *path,
                              ...) G_GNUC_PRINTF (4, 5);

void kayako_sandbox_set_realtime_channel (JsonObject *object,
                                          const KayakoSandboxCaller *viewer,
                                          gint64 id);
char *kayako_sandbox_dup_instance_hash (const KayakoSandboxCaller *viewer);
JsonObject *
kayako_sandbox_render_profile (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer);
JsonObject *
kayako_sandbox_render_starter (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer);

G_END_DECLS
