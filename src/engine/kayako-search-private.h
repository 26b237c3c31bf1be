/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine: how kayako-search.c, which looks for things, and
 * kayako-search-opening.c, which gets what was found, know it. */

#pragma once

#include "kayako-drafts.h"
#include "kayako-registry.h"
#include "kayako-search.h"

G_BEGIN_DECLS

struct _KayakoSearch {
  GObject parent_instance;

  KayakoRegistry *registry; /* (owned) (not nullable) */
  KayakoDrafts *drafts;     /* (owned) (not nullable): it knows the store */

  char *text;               /* (owned) (not nullable) */
  KayakoSearchQuery *query; /* (owned) (not nullable): what @text means */
  GListStore *hits;         /* (owned) (not nullable) */
  KayakoSearchState state;
  GError *error;   /* (owned) (nullable) */
  DexFuture *work; /* (owned) (nullable): the answer that is waited for */
  guint64 number;  /* of the latest question */
  guint limit;     /* how many conversations are asked for */
  gboolean is_opening;
};

KayakoSearch *
kayako_search_new (KayakoRegistry *registry, KayakoDrafts *drafts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
