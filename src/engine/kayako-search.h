/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-search-hit.h"
#include "kayako-search-query.h"

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * KayakoSearchState:
 * @KAYAKO_SEARCH_STATE_EMPTY: nothing is looked for
 * @KAYAKO_SEARCH_STATE_SEARCHING: there is no answer yet; what had been found
 *   for the text before stays until then
 * @KAYAKO_SEARCH_STATE_FOUND: something was found
 * @KAYAKO_SEARCH_STATE_NOTHING: nothing was found
 * @KAYAKO_SEARCH_STATE_FAILED: what is stored cannot be read;
 *   #KayakoSearch:error says why
 *
 * How far a search has come.
 */
typedef enum {
  KAYAKO_SEARCH_STATE_EMPTY,
  KAYAKO_SEARCH_STATE_SEARCHING,
  KAYAKO_SEARCH_STATE_FOUND,
  KAYAKO_SEARCH_STATE_NOTHING,
  KAYAKO_SEARCH_STATE_FAILED,
} KayakoSearchState;

#define KAYAKO_TYPE_SEARCH_STATE (kayako_search_state_get_type ())
#define KAYAKO_TYPE_SEARCH       (kayako_search_get_type ())

/* Properties, all readable, all notifying only on change: text (string, never
 * NULL, writable), state (KayakoSearchState), error (GError, nullable), hits
 * (GListModel of KayakoSearchHit, what fits best first; always the same). */
G_DECLARE_FINAL_TYPE (KayakoSearch, kayako_search, KAYAKO, SEARCH, GObject)

GType kayako_search_state_get_type (void) G_GNUC_CONST;

const char *kayako_search_get_text (KayakoSearch *self);
void kayako_search_set_text (KayakoSearch *self, const char *text);
KayakoSearchState kayako_search_get_state (KayakoSearch *self);
const GError *kayako_search_get_error (KayakoSearch *self);
GListModel *kayako_search_get_hits (KayakoSearch *self);
guint kayako_search_get_n_found (KayakoSearch *self, gboolean *is_exact);

void kayako_search_refresh (KayakoSearch *self);
void kayako_search_load_more (KayakoSearch *self);
DexFuture *kayako_search_load_conversation (KayakoSearch *self,
                                            KayakoSearchHit *hit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
