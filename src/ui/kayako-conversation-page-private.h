/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to the page of conversations: its state, for the file that lets the
 * search take the place of the list. */

#pragma once

#include "kayako-conversation-list-view.h"
#include "kayako-conversation-page.h"
#include "kayako-search-pane.h"
#include "kayako-status-pages.h"
#include "kayako-sync-status.h"
#include "kayako-today.h"

G_BEGIN_DECLS

/* The conversations of one view, newest activity first. It shows what the
 * account's feed holds, asks it for more when the end comes near, and keeps
 * the selection on the conversation, wherever a refresh moves it. */
struct _KayakoConversationPage {
  AdwNavigationPage parent_instance;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  KayakoSyncStatus *sync_status; /* (nullable): NULL until it was needed */
  KayakoSearchPane *search_pane;
  KayakoStatusPages *status_pages;
  KayakoConversationListView *list;

  KayakoAccount *account;        /* (owned) (nullable) */
  KayakoView *view;              /* (owned) (nullable) */
  KayakoConversationFeed *feed;  /* (owned) (nullable): NULL without a view */
  GSignalGroup *account_signals; /* (owned) */
  GSignalGroup *view_signals;    /* (owned) */
  GSignalGroup *feed_signals;    /* (owned) */
  GSignalGroup *items_signals;   /* (owned) */
  DexFuture *refresh;            /* (owned) (nullable): what F5 waits for */
  gboolean loading;              /* there is nothing to say about the view yet */
  gboolean more_failed;          /* wait for the person before asking again */
  gboolean keeps_up;             /* the account was told to keep up */
  KayakoToday *today;            /* (owned) (not nullable) */
};

void kayako_conversation_page_update_title (KayakoConversationPage *self);
void kayako_conversation_page_tell_conversation (KayakoConversationPage *self);

G_END_DECLS
