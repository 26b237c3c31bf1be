/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-search-hit.h"

G_BEGIN_DECLS

GArray *
kayako_search_find_words (const char *looked_for, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
