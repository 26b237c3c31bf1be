/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-v1-codec.h"

G_BEGIN_DECLS

/* The wire samples of tests/data/v1. */

GBytes *kayako_v1_sample_read (const char *name) G_GNUC_WARN_UNUSED_RESULT;
KayakoV1Envelope *kayako_v1_sample_parse (const char *name) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *kayako_v1_sample_node (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
