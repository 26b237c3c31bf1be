/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A person's browser, played by a small HTTP client, and what it sees. */
typedef struct {
  guint status;   /* 0 where nobody answers */
  char *body;     /* (owned) (nullable) */
  char *location; /* (owned) (nullable) */
} BrowserSight;

void browser_sight_clear (BrowserSight *sight);

BrowserSight browser_visit (const char *method, const char *uri, const char *form);
char *browser_dup_action (const char *page, const char *base_uri) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BrowserSight, browser_sight_clear)

G_END_DECLS
