/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"
#include "kayako-compose-bar.h"
#include "kayako-test-sandbox.h"
#include "kayako-thread-page.h"

G_BEGIN_DECLS

/* A thread page in front of the real engine and the real sandbox. */
typedef struct {
  KayakoTestSandbox *sandbox;
  char *folder;
  KayakoAccounts *accounts;
  KayakoAccount *account;
  GtkWindow *window;
  KayakoThreadPage *page;
  GString *toasts;
} ThreadFixture;

void thread_fixture_set_up (ThreadFixture *fixture, gconstpointer email);
void thread_fixture_wait_for_frames (ThreadFixture *fixture, int frames);
void thread_fixture_tear_down (ThreadFixture *fixture, gconstpointer email);
gpointer
thread_fixture_find_in (GtkWidget *widget, GType type, const char *property, const char *part);
gpointer
thread_fixture_find (ThreadFixture *fixture, GType type, const char *property, const char *part);
gpointer thread_fixture_wait_for (ThreadFixture *fixture,
                                  GType type,
                                  const char *property,
                                  const char *part);
KayakoThread *
thread_fixture_open_thread (ThreadFixture *fixture, KayakoViewKind kind, const char *subject);
KayakoComposeBar *thread_fixture_get_compose (ThreadFixture *fixture);
void thread_fixture_type_reply (ThreadFixture *fixture, const char *text);

GtkAdjustment *thread_fixture_get_adjustment (ThreadFixture *fixture);
gboolean thread_fixture_is_at_end (gpointer data);

G_END_DECLS
