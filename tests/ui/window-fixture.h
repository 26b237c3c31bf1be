/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"
#include "kayako-test-sandbox.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The whole window in front of the real engine and the real sandbox. */
typedef struct {
  KayakoTestSandbox *sandbox;
  char *folder;
  KayakoVault *vault;
  KayakoAccounts *accounts;
  GSettings *settings;
  GtkWindow *window;
} WindowFixture;

void window_fixture_init (int *argc, char ***argv);
void window_fixture_set_up (WindowFixture *fixture, gconstpointer data);
void window_fixture_set_up_wide (WindowFixture *fixture, gconstpointer data);
void window_fixture_activate (WindowFixture *fixture, const char *action);
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer data);
gpointer
window_fixture_find (GtkWidget *widget, GType type, const char *property, const char *wanted);
gpointer window_fixture_wait_for (WindowFixture *fixture,
                                  GType type,
                                  const char *property,
                                  const char *wanted);
void window_fixture_wait_for_frames (WindowFixture *fixture, int frames);
void window_fixture_type (WindowFixture *fixture, const char *title, const char *text);
void window_fixture_submit (WindowFixture *fixture, GType page_type);
void window_fixture_go_to (WindowFixture *fixture, const char *address);
void window_fixture_sign_in (WindowFixture *fixture,
                             const char *address,
                             const char *email,
                             const char *password);
void window_fixture_sign_in_agent (WindowFixture *fixture);
void window_fixture_hold_pull (WindowFixture *fixture);
void window_fixture_recover (WindowFixture *fixture);

G_END_DECLS
