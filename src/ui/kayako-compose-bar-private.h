/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to the compose bar: its state, for the files that change what is written
 * and what is sent with it. */

#pragma once

#include "kayako-compose-bar.h"
#include "kayako-file-tray.h"

G_BEGIN_DECLS

struct _KayakoComposeBar {
  AdwBin parent_instance;

  GtkWidget *text_view;
  GtkTextBuffer *buffer; /* (unowned): of the text view */
  GtkWidget *hint_label;
  GtkWidget *send_button;
  GtkMenuButton *more_button;
  KayakoFileTray *file_tray;

  KayakoThread *thread;         /* (owned) (nullable) */
  KayakoUser *person;           /* (owned) (nullable) */
  GSignalGroup *thread_signals; /* (owned) */
  GSignalGroup *files_signals;  /* (owned): of the thread's files */
  gboolean can_set_status;
  gboolean compact;
  gboolean is_replacing; /* the text changes, and nobody types */
  gboolean is_restoring; /* the text changes, and that can be undone by a key */
  gboolean is_waiting;   /* to be sent as soon as its files are there */
  guint n_reading;       /* how often the clipboard is being read for the thread */
  KayakoStatusType waiting_status;
};

void kayako_compose_bar_replace_text (KayakoComposeBar *self, const char *text, gint64 caret);
void kayako_compose_bar_set_waiting (KayakoComposeBar *self, gboolean is_waiting);
void kayako_compose_bar_stop_waiting (KayakoComposeBar *self);
void kayako_compose_bar_file_came (KayakoComposeBar *self);
void kayako_compose_bar_update_actions (KayakoComposeBar *self);
void kayako_compose_bar_install_actions (GtkWidgetClass *widget_class);
void kayako_compose_bar_install_file_actions (GtkWidgetClass *widget_class);
void kayako_compose_bar_accept_files (KayakoComposeBar *self);
void kayako_compose_bar_name_dropdown (GtkWidget *widget, const char *name);

G_END_DECLS
