/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to the thread page: its state, for the file with its actions. */

#pragma once

#include "kayako-compose-bar.h"
#include "kayako-details-panel.h"
#include "kayako-message-list-view.h"
#include "kayako-notice-area.h"
#include "kayako-status-pages.h"
#include "kayako-thread-changes.h"
#include "kayako-thread-page.h"

G_BEGIN_DECLS

struct _KayakoThreadPage {
  AdwNavigationPage parent_instance;

  AdwOverlaySplitView *split_view;
  AdwWindowTitle *title_widget;
  GtkWidget *details_button;
  GtkMenuButton *status_menu_button;
  GMenu *status_menu;
  GtkStack *stack;
  GtkStack *reading_stack;
  KayakoStatusPages *none_pages;
  KayakoStatusPages *status_pages;
  KayakoMessageListView *list_view;
  KayakoComposeBar *compose_bar;
  KayakoNoticeArea *notice_area;
  GtkWidget *details;
  KayakoDetailsPanel *details_panel;

  KayakoThread *thread;               /* (owned) (nullable) */
  KayakoAccount *account;             /* (owned) (nullable) */
  KayakoThread *completing;           /* (owned) (nullable): once its status is known */
  GSignalGroup *thread_signals;       /* (owned) */
  GSignalGroup *messages_signals;     /* (owned) */
  GSignalGroup *conversation_signals; /* (owned) */
  GSignalGroup *account_signals;      /* (owned) */
  GSignalGroup *statuses_signals;     /* (owned) */
  GtkWindow *window;                  /* (nullable): while it is in one */
  gulong window_id;                   /* signal handler id, 0 outside a window */
  gboolean show_details;
  gboolean show_details_beside; /* what was wanted where there is room */
  gboolean details_collapsed;
  gboolean compact;
  guint compact_id; /* tick callback, 0 when idle */
};

KayakoConversation *kayako_thread_page_get_conversation (KayakoThreadPage *self);
void kayako_thread_page_conversation_changed (KayakoThreadPage *self);

void kayako_thread_page_update_header (KayakoThreadPage *self);
void kayako_thread_page_update_capabilities (KayakoThreadPage *self);
void kayako_thread_page_update_reply (KayakoThreadPage *self);
void kayako_thread_page_update_status_menu (KayakoThreadPage *self);

void kayako_thread_page_install_actions (GtkWidgetClass *widget_class);
void kayako_thread_page_complete_pending (KayakoThreadPage *self);
gboolean kayako_thread_page_can_act (KayakoThreadPage *self);
void kayako_thread_page_install_draft_actions (GtkWidgetClass *widget_class);
void kayako_thread_page_change (KayakoThreadPage *self, KayakoThreadChange what, const char *id);
void kayako_thread_page_submit (KayakoThreadPage *self, const char *text, KayakoStatusType type);

G_END_DECLS
