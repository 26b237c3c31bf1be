/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SEARCH_HIT       (kayako_search_hit_get_type ())
#define KAYAKO_TYPE_SEARCH_HIT_PLACE (kayako_search_hit_place_get_type ())

/**
 * KayakoSearchHitPlace:
 * @KAYAKO_SEARCH_HIT_PLACE_SUBJECT: the conversation's subject
 * @KAYAKO_SEARCH_HIT_PLACE_PERSON: who asked for help
 * @KAYAKO_SEARCH_HIT_PLACE_MESSAGE: what a message says
 * @KAYAKO_SEARCH_HIT_PLACE_FILE: the name of a file with a message
 *
 * Where what was looked for stands.
 */
typedef enum {
  KAYAKO_SEARCH_HIT_PLACE_SUBJECT,
  KAYAKO_SEARCH_HIT_PLACE_PERSON,
  KAYAKO_SEARCH_HIT_PLACE_MESSAGE,
  KAYAKO_SEARCH_HIT_PLACE_FILE,
} KayakoSearchHitPlace;

/**
 * KayakoSearchRange:
 * @start: where a term begins, in bytes of the text
 * @end: where it ends
 *
 * A term to highlight.
 */
typedef struct {
  guint start;
  guint end;
} KayakoSearchRange;

G_DECLARE_FINAL_TYPE (KayakoSearchHit, kayako_search_hit, KAYAKO, SEARCH_HIT, GObject)

KayakoSearchHit *kayako_search_hit_new (gint64 conversation_id,
                                        gint64 message_id,
                                        KayakoSearchHitPlace place,
                                        gint64 time) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_search_hit_get_conversation_id (KayakoSearchHit *self);
gint64 kayako_search_hit_get_message_id (KayakoSearchHit *self);
KayakoSearchHitPlace kayako_search_hit_get_place (KayakoSearchHit *self);
gint64 kayako_search_hit_get_time (KayakoSearchHit *self);

const char *kayako_search_hit_get_subject (KayakoSearchHit *self);
const char *kayako_search_hit_get_person (KayakoSearchHit *self);
const char *kayako_search_hit_get_snippet (KayakoSearchHit *self);
const KayakoSearchRange *
kayako_search_hit_get_subject_ranges (KayakoSearchHit *self, gsize *n_ranges);
const KayakoSearchRange *
kayako_search_hit_get_snippet_ranges (KayakoSearchHit *self, gsize *n_ranges);

KayakoConversation *kayako_search_hit_get_conversation (KayakoSearchHit *self);
gboolean kayako_search_hit_is_same (KayakoSearchHit *self, KayakoSearchHit *other);

void kayako_search_hit_set_conversation (KayakoSearchHit *self, KayakoConversation *conversation);
void kayako_search_hit_set_subject (KayakoSearchHit *self, const char *subject, GArray *ranges);
void kayako_search_hit_set_person (KayakoSearchHit *self, const char *person);
void kayako_search_hit_set_snippet (KayakoSearchHit *self, const char *snippet, GArray *ranges);

GType kayako_search_hit_place_get_type (void) G_GNUC_CONST;

G_END_DECLS
