/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KayakoTestSandbox:
 *
 * The real kayako-sandbox program, started for a test: a helpdesk of its own
 * on a port of its own, whose faults the test posts.
 */
typedef struct _KayakoTestSandbox KayakoTestSandbox;

#define KAYAKO_TEST_PASSWORD     "sandbox"
#define KAYAKO_TEST_AGENT        "caryn.pryor@brewfictus.test"
#define KAYAKO_TEST_SECOND_AGENT "jordan.mitchell@brewfictus.test"
#define KAYAKO_TEST_CUSTOMER     "simon.blackhouse@atmosphere.test"

KayakoTestSandbox *kayako_test_sandbox_new (const char *const *arguments) G_GNUC_WARN_UNUSED_RESULT;
void kayako_test_sandbox_stop (KayakoTestSandbox *self);
void kayako_test_sandbox_free (KayakoTestSandbox *self);

const char *kayako_test_sandbox_get_base_uri (KayakoTestSandbox *self);
guint kayako_test_sandbox_get_port (KayakoTestSandbox *self);

void kayako_test_sandbox_fault (KayakoTestSandbox *self, const char *spec);
gboolean kayako_test_sandbox_has_struck (KayakoTestSandbox *self, const char *spec);
void kayako_test_sandbox_remove_fault (KayakoTestSandbox *self, const char *spec);
void kayako_test_sandbox_clear_faults (KayakoTestSandbox *self);
void kayako_test_sandbox_reset (KayakoTestSandbox *self);
void kayako_test_sandbox_advance (KayakoTestSandbox *self, guint times);

char *kayako_test_sandbox_ask (KayakoTestSandbox *self,
                               const char *method,
                               const char *path,
                               const char *email,
                               const char *json,
                               guint *status) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoTestSandbox, kayako_test_sandbox_free)

G_END_DECLS
