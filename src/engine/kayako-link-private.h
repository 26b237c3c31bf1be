/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-link.c, which knows how it stands, kayako-link-recovery.c,
 * which finds out, and kayako-link-request.c, which asks. */

#pragma once

#include "kayako-link.h"
#include "kayako-shared.h"

G_BEGIN_DECLS

/* How a signed-in account stands with its helpdesk: the one way for everything
 * in engine to ask the client something. It renews a session that ended, knows
 * whether the helpdesk can be reached and tries again when it cannot, and
 * holds the registry in which every answer is adopted. Whatever waits here
 * ends with %G_IO_ERROR_CANCELLED when the link is closed. */
struct _KayakoLink {
  GObject parent_instance;

  KayakoClient *client;     /* (owned) (not nullable) */
  KayakoRegistry *registry; /* (owned) (not nullable) */
  KayakoLibrary *library;   /* (owned) (not nullable) */
  KayakoSession *session;   /* (owned) (not nullable) */

  KayakoAccountState state;
  GError *error; /* (owned) (nullable) */

  DexPromise *closed;      /* (owned) (not nullable): rejected by kayako_link_close() */
  KayakoShared connecting; /* the latest attempt */
  DexFuture *recovery;     /* (owned) (nullable): keeps trying while offline */
  guint generation;        /* sessions so far */
  guint failures;          /* attempts that failed since it last worked */
  gint64 break_until;      /* monotonic, when the break ends that the helpdesk asked for */
  guint n_requests;        /* that somebody waits for */
  DexPromise *stirred;     /* (owned) (nullable): for who waits until nobody else does */
};

DexFuture *kayako_link_until_closed (KayakoLink *self, DexFuture *future) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_link_ensure_connecting (KayakoLink *self, gboolean renew) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_link_is_closed (KayakoLink *self);
gboolean kayako_link_is_connecting (KayakoLink *self);
void kayako_link_set_state (KayakoLink *self, KayakoAccountState state, const GError *error);
gboolean kayako_link_error_needs_person (const GError *error);
gboolean kayako_link_error_asks_for_break (const GError *error);

void kayako_link_watch (KayakoLink *self);
void kayako_link_note_failure (KayakoLink *self, const GError *error);
void kayako_link_end_break (KayakoLink *self);
guint kayako_link_get_break (KayakoLink *self);
void kayako_link_stir (KayakoLink *self);
GError *kayako_link_dup_break_error (KayakoLink *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
