/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How names in an answer are written (_case=). */
typedef enum {
  KAYAKO_SANDBOX_CASE_SNAKE,
  KAYAKO_SANDBOX_CASE_CAMEL,
  KAYAKO_SANDBOX_CASE_PASCAL,
} KayakoSandboxCase;

char *kayako_sandbox_name_to_snake (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_sandbox_name_from_snake (const char *name,
                                      KayakoSandboxCase output_case) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
