/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-store-batch.h"

G_BEGIN_DECLS

/* What the store reads of a batch. */

typedef enum {
  KAYAKO_STORE_STEP_ADD,
  KAYAKO_STORE_STEP_REMOVE,
  KAYAKO_STORE_STEP_VIEW,
  KAYAKO_STORE_STEP_VALIDATOR,
  KAYAKO_STORE_STEP_CURSOR,
  KAYAKO_STORE_STEP_FINISH,
} KayakoStoreStepKind;

typedef struct {
  KayakoStoreStepKind kind;
  KayakoResource *resource; /* (owned) (nullable): to add */
  gint64 owner_id;          /* the conversation of a message, else 0 */
  GType type;               /* to remove */
  gint64 id;                /* to remove or to finish; a cursor's number */
  char *name;               /* (owned) (nullable): a view, a validator, a cursor */
  char *text;               /* (owned) (nullable): a validator, a cursor */
  GArray *ids;              /* (owned) (nullable): gint64, a view's members */
  gboolean is_whole;        /* whether a view has no other members */
} KayakoStoreStep;

struct _KayakoStoreBatch {
  GPtrArray *steps;    /* (owned) (element-type KayakoStoreStep) */
  gboolean is_written; /* whether it is about what somebody wrote */
};

G_END_DECLS
