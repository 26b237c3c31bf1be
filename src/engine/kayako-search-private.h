/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine: how kayako-search.c, which looks for things, and
 * kayako-search-opening.c, which gets what was found, know it. */

#pragma once

#include "kayako-library.h"
#include "kayako-search.h"
#include "kayako-session.h"

G_BEGIN_DECLS

struct _KayakoSearch {
  GObject parent_instance;

  KayakoLibrary *library; /* (owned) (not nullable) */
  KayakoSession *session; /* (owned) (not nullable) */

  char *text;               /* (owned) (not nullable) */
  KayakoSearchQuery *query; /* (owned) (not nullable): what @text means */
  GListStore *hits;         /* (owned) (not nullable) */
  KayakoSearchState state;
  GError *error;   /* (owned) (nullable) */
  DexFuture *work; /* (owned) (nullable): the answer that is waited for */
  guint64 number;  /* of the latest question */
  guint limit;     /* how many conversations are asked for */
  guint n_found;   /* how many there are, also those that are not shown */
  gboolean is_exact;
  guint refresh_id; /* GSource id, 0 when nothing new was stored */
};

KayakoSearch *
kayako_search_new (KayakoLibrary *library, KayakoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
