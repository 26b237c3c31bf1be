/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-send.c, which sends, kayako-send-files.c, which uploads what is
 * sent with it, and kayako-send-search.c, which looks for what has been sent. */

#pragma once

#include "kayako-send.h"

G_BEGIN_DECLS

/* One message on its way. Before it is repeated, the conversation's newest
 * messages are searched for its client_id, so that it is there once whatever
 * happened to the answer. */
struct _KayakoSend {
  gatomicrefcount ref_count;
  KayakoConversation *conversation; /* (owned) (not nullable) */
  KayakoMessage *message;           /* (owned) (not nullable): the local one */

  gint64 seen_id;       /* the newest message its writer has seen, 0 where that does not matter */
  gboolean is_crossing; /* the latest search has found such a message */
  gboolean has_waited;  /* others may have written since */
  gint64 limit;         /* what is slow, in microseconds */
  gint64 newest_id;     /* the newest message before it was first tried, 0 when there was none */
  gint64 newest_until;  /* when that has to be asked again, monotonic; 0: it is not known */
  gint64 attempted_at;  /* when it was tried last; Unix milliseconds, 0 for never */
  gint64 settled_at;    /* when an attempt before this program's start has ended, monotonic */
  gboolean doubtful;    /* an earlier program says that it had not tried it */
  gboolean attempted;   /* it has been tried */
  gboolean unclear;     /* an earlier attempt may have been carried out */
  gboolean settling;    /* that attempt broke off just now */
  gboolean slow;        /* that attempt broke off after a long wait */
  gboolean undecided;   /* it was slow, and has not been found */
  gboolean unsearched;  /* it could not be looked for */
  GArray *file_ids;     /* (owned) (not nullable) (element-type gint64): uploaded, in order */
  guint n_broken;       /* how often the connection broke under one, since a person asked */
  guint attempts;       /* since a person last asked for it */
};

gboolean kayako_send_await_files (KayakoSend *self, KayakoLink *link, GError **error);
void kayako_send_note_failure (KayakoSend *self, const GError *error, gint64 begun_at);
guint kayako_send_get_settling_time (KayakoSend *self);

G_END_DECLS
