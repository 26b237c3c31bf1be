/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void
kayako_sample_compare (JsonNode *wanted, JsonNode *ours, const char *sample, const char *where);

G_END_DECLS
