/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sandbox-database.h"
#include "kayako-sandbox.h"

G_BEGIN_DECLS

typedef struct _KayakoSandboxWords KayakoSandboxWords;

KayakoSandboxWords *kayako_sandbox_words_new (GError **error);
void kayako_sandbox_words_free (KayakoSandboxWords *self);
char *kayako_sandbox_words_say_name (KayakoSandboxWords *self, GRand *random);
char *kayako_sandbox_words_say_subject (KayakoSandboxWords *self, GRand *random);
char *kayako_sandbox_words_say_message (KayakoSandboxWords *self, GRand *random, gboolean by_staff);
const char *kayako_sandbox_words_say_organization (KayakoSandboxWords *self, GRand *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxWords, kayako_sandbox_words_free)

gboolean kayako_sandbox_generator_fill (KayakoSandboxDatabase *database,
                                        const KayakoSandboxOptions *options,
                                        GError **error);

G_END_DECLS
