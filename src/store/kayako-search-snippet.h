/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-search-query.h"

G_BEGIN_DECLS

/* What was looked for, word by word, as it is compared. */
typedef struct _KayakoSearchTerms KayakoSearchTerms;

KayakoSearchTerms *
kayako_search_terms_new (const KayakoSearchQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void kayako_search_terms_free (KayakoSearchTerms *self);

GArray *kayako_search_terms_find (const KayakoSearchTerms *self,
                                  const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_search_terms_dup_snippet (const KayakoSearchTerms *self,
                                       const char *text,
                                       GArray **ranges) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSearchTerms, kayako_search_terms_free)

G_END_DECLS
