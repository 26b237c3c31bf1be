/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

G_BEGIN_DECLS

/**
 * KayakoSearchQuery:
 *
 * What somebody looks for: words, and filters that were typed among them.
 * Immutable.
 */
typedef struct _KayakoSearchQuery KayakoSearchQuery;

#define KAYAKO_TYPE_SEARCH_QUERY (kayako_search_query_get_type ())

/**
 * KayakoSearchFilter:
 * @KAYAKO_SEARCH_FILTER_FROM: who wrote it: part of a name or an address
 * @KAYAKO_SEARCH_FILTER_TO: whose conversation it is: part of a name or an address
 * @KAYAKO_SEARCH_FILTER_STATUS: where the conversation stands: part of a label
 * @KAYAKO_SEARCH_FILTER_BEFORE: before a day
 * @KAYAKO_SEARCH_FILTER_AFTER: on a day or after it
 * @KAYAKO_SEARCH_FILTER_HAS_ATTACHMENT: with a file
 * @KAYAKO_SEARCH_FILTER_IS_UNREAD: with something that was not read
 * @KAYAKO_SEARCH_FILTER_IN: in a view of the sidebar, by its name in English such
 *   as “inbox”, or of a team: part of its title
 *
 * What is not a word to look for, but narrows the search.
 */
typedef enum {
  KAYAKO_SEARCH_FILTER_FROM,
  KAYAKO_SEARCH_FILTER_TO,
  KAYAKO_SEARCH_FILTER_STATUS,
  KAYAKO_SEARCH_FILTER_BEFORE,
  KAYAKO_SEARCH_FILTER_AFTER,
  KAYAKO_SEARCH_FILTER_HAS_ATTACHMENT,
  KAYAKO_SEARCH_FILTER_IS_UNREAD,
  KAYAKO_SEARCH_FILTER_IN,
} KayakoSearchFilter;

GType kayako_search_query_get_type (void) G_GNUC_CONST;

KayakoSearchQuery *kayako_search_query_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
KayakoSearchQuery *kayako_search_query_ref (KayakoSearchQuery *self);
void kayako_search_query_unref (KayakoSearchQuery *self);

gboolean kayako_search_query_is_empty (const KayakoSearchQuery *self);
guint kayako_search_query_get_n_words (const KayakoSearchQuery *self);
const char *kayako_search_query_get_word (const KayakoSearchQuery *self, guint position);
guint kayako_search_query_get_n_filters (const KayakoSearchQuery *self);
KayakoSearchFilter kayako_search_query_get_filter (const KayakoSearchQuery *self,
                                                   guint position,
                                                   const char **value,
                                                   gint64 *time);
char *kayako_search_query_dup_filter_text (const KayakoSearchQuery *self,
                                           guint position) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_search_query_is_filter_open (const KayakoSearchQuery *self, guint position);
char *kayako_search_query_dup_text_without (const KayakoSearchQuery *self,
                                            guint position) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSearchQuery, kayako_search_query_unref)

G_END_DECLS
