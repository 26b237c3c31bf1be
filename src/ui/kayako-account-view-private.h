/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to the view of an account: its state, for the file with what moves
 * through it. */

#pragma once

#include "kayako-account-view.h"
#include "kayako-conversation-page.h"
#include "kayako-sidebar.h"
#include "kayako-thread-page.h"

G_BEGIN_DECLS

/* One account on the screen: views, conversations and a thread, side by side
 * where there is room, else one after the other. How much room there is is
 * decided by the window. */
struct _KayakoAccountView {
  AdwBin parent_instance;

  AdwNavigationSplitView *outer;
  AdwNavigationSplitView *inner;
  AdwNavigationPage *content_page;
  KayakoSidebar *sidebar;
  KayakoConversationPage *list_page;
  KayakoThreadPage *thread_page; /* (nullable): NULL until a conversation is chosen */

  KayakoAccount *account;    /* (owned) (nullable) */
  GMenuModel *account_menu;  /* (owned) (nullable) */
  KayakoConversation *shown; /* (owned) (nullable): the thread's conversation */
  gboolean sidebar_collapsed;
  gboolean sidebar_hidden; /* by the person, while there is room for it */
  gboolean single_pane;
  gboolean details_collapsed;
  guint rest_id; /* GSource id, 0 when the selection rests */
};

void kayako_account_view_show_thread (KayakoAccountView *self);
void kayako_account_view_open_thread (KayakoAccountView *self);
void kayako_account_view_update_panes (KayakoAccountView *self);

G_END_DECLS
