/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"
#include "kayako-search-hit.h"
#include "kayako-search-query.h"

#include <gio/gio.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* What is said of a search, and how what is typed becomes chips, apart from any
 * widget. */

char *kayako_search_take_filters (const char *text,
                                  gboolean all,
                                  GPtrArray *filters) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_search_join (GPtrArray *filters, const char *text) G_GNUC_WARN_UNUSED_RESULT;

gboolean kayako_search_filter_is_same (const char *newer, const char *older);
gboolean kayako_search_filter_replaces (const char *newer, const char *older);

char *kayako_closure_filter_title (const char *filter) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_status_filter (const char *label) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_view_filter (KayakoViewKind kind) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_search_hint (const char *text,
                                  GListModel *statuses,
                                  gboolean is_nothing) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_n_results (guint n, gboolean is_all) G_GNUC_WARN_UNUSED_RESULT;
PangoAttrList *kayako_closure_highlights (const KayakoSearchRange *ranges,
                                          gsize n_ranges) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_hit_subject (KayakoSearchHit *hit) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_hit_sentence (KayakoSearchHit *hit, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
