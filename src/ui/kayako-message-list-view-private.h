/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to the message list: its state, for the file that loads pages. */

#pragma once

#include "kayako-message-list-view.h"
#include "kayako-rows-view.h"

G_BEGIN_DECLS

struct _KayakoMessageListView {
  AdwBin parent_instance;

  KayakoRowsView *rows;
  GtkWidget *older_failure;
  GtkLabel *older_label;

  KayakoThread *thread;         /* (owned) (nullable) */
  KayakoUser *viewer;           /* (owned) (nullable) */
  GSignalGroup *thread_signals; /* (owned) */
  GSignalGroup *list_signals;   /* (owned) */
  DexFuture *older;             /* (owned) (nullable): a page under way */

  gint64 target_id;        /* the message to open at, 0 for where reading goes on */
  gint64 found_message_id; /* the one that is pointed out, 0 for none */
  guint found_id;          /* GSource id, 0 when none is */
  gboolean wants_focus;    /* what is pointed out, as soon as it has its place */

  char *looked_for; /* (owned) (nullable): of which the words are pointed out */

  GHashTable *unfolded; /* (owned): id to KayakoMessageUnfolding, while out of sight */

  gint64 unread_id; /* the message below the “New” line, 0 for none */
  gint64 seen_id;   /* newest message that was visible */
  guint n_new;
  guint opening_pages; /* loaded so far to find the first unread one */
  guint settle_id;     /* GSource id, 0 when idle */
  gboolean is_open;    /* whether it has been decided where to begin */
  gboolean is_settled; /* whether it has been looked where reading stands */
  gboolean is_placed;  /* whether everything has its place since the last change */
  gboolean is_away;
  gboolean knows_dates; /* of rows that had none when they were made */
};

KayakoMessageList *kayako_message_list_view_get_messages (KayakoMessageListView *self);

void kayako_message_list_view_focus_found (KayakoMessageListView *self);
void kayako_message_list_view_forget_found (KayakoMessageListView *self);
void kayako_message_list_view_try_open (KayakoMessageListView *self);
gboolean kayako_message_list_view_may_load_older (KayakoMessageListView *self);
void kayako_message_list_view_load_older (KayakoMessageListView *self);

G_END_DECLS
