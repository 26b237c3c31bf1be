/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-view.h"

#include <glib.h>

G_BEGIN_DECLS

/* What the window says and shows of models: pure functions of their arguments,
 * so that templates can bind to them and tests need no display. */

const char *kayako_closure_view_title (KayakoView *view);
const char *kayako_closure_view_icon_name (KayakoView *view);
char *kayako_closure_view_subtitle (KayakoView *view, int count) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_view_least (guint count) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_closure_view_empty_title (KayakoView *view);
const char *kayako_closure_view_empty_text (KayakoView *view);
char *kayako_closure_count (int count) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_closure_state_word (KayakoAccountState state);
const char *kayako_closure_state_text (KayakoAccountState state);
const char *kayako_closure_state_class (KayakoAccountState state);
char *
kayako_closure_place (const char *helpdesk, KayakoAccountState state) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_closure_offline_text (gboolean has_network);
char *kayako_closure_offline_reason (const char *helpdesk,
                                     gboolean has_network) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_sync_text (guint n, guint n_total) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_closure_is_this_computer (const char *host);

guint kayako_closure_reading_time (const char *text);

G_END_DECLS
