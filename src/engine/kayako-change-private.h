/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-change.c, which says what is changed, and
 * kayako-change-sight.c, which says how a conversation looks. */

#pragma once

#include "kayako-change.h"

G_BEGIN_DECLS

struct _KayakoChange {
  gatomicrefcount ref_count;
  GPtrArray *fields; /* (owned) (element-type KayakoChangedField) */
  char *validator;   /* (owned) (nullable): of what was seen; NULL: look first */
  char *replaced;    /* (owned) (nullable): the validator of what it has changed */

  KayakoStatusType status_seen; /* of what type the status to be replaced was */
  gboolean may_be_opened;       /* a reply that went before it opens such a conversation */
  gboolean is_after_reply;      /* a reply has gone before it */
};

char *kayako_change_dup_id (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
gint64 kayako_change_read_id (const char *value);
char *kayako_change_dup_value (KayakoConversation *conversation,
                               KayakoChangedWhat what,
                               const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
