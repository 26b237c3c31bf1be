/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-v1-call.h"

G_BEGIN_DECLS

/**
 * KayakoV1Answer:
 *
 * An answer being read, or read: either its error is set or its value is. May
 * be read in a thread; counted by references, so that whoever is left frees
 * it.
 */
typedef struct {
  /* What came. */
  guint status;
  guint retry_after;  /* seconds, 0 where the server named none */
  gboolean changes;   /* whether the request changed something */
  GBytes *body;       /* (owned) (not nullable) */
  char *content_type; /* (owned) (nullable) */

  /* How to read it. */
  KayakoV1CallFlags flags;
  KayakoV1Reader reader;
  guint offset;
  guint limit;

  /* What it says. */
  GPtrArray *notifications; /* (owned) (nullable) (element-type KayakoNotification) */
  GPtrArray *logs;          /* (owned) (nullable) (element-type KayakoV1Log) */
  GValue value;             /* unset where there is an error */
  GError *error;            /* (owned) (nullable) */
} KayakoV1Answer;

KayakoV1Answer *
kayako_v1_answer_new (KayakoHttpResponse *response, gboolean changes) G_GNUC_WARN_UNUSED_RESULT;
KayakoV1Answer *kayako_v1_answer_ref (KayakoV1Answer *self);
void kayako_v1_answer_unref (KayakoV1Answer *self);

void kayako_v1_answer_read (KayakoV1Answer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoV1Answer, kayako_v1_answer_unref)

G_END_DECLS
