/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A parsed fields= argument, or what is in one of its parentheses. */
typedef struct _KayakoSandboxFields KayakoSandboxFields;

typedef gboolean (*KayakoSandboxOnRequestFunc) (const char *resource_type, const char *field);

KayakoSandboxFields *kayako_sandbox_fields_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_fields_free (KayakoSandboxFields *self);

const KayakoSandboxFields *
kayako_sandbox_fields_of_member (const KayakoSandboxFields *self, const char *member);
void kayako_sandbox_fields_apply (const KayakoSandboxFields *self,
                                  JsonObject *object,
                                  KayakoSandboxOnRequestFunc is_on_request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxFields, kayako_sandbox_fields_free)

G_END_DECLS
