/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-rating.h"

#include "kayako-slots.h"

/**
 * KayakoRating:
 *
 * What the creator of a conversation thinks of the service.
 */
struct _KayakoRating {
  GObject parent_instance;

  KayakoSlotState state;
  KayakoScore score;
  char *comment;       /* (owned) (nullable) */
  KayakoUser *creator; /* (owned) (nullable) */
  gint64 conversation_id;
  gint64 created_at;
  gint64 updated_at;
};

typedef enum {
  PROP_SCORE = KAYAKO_SLOT_FIRST,
  PROP_COMMENT,
  PROP_CREATOR,
  PROP_CONVERSATION_ID,
  PROP_CREATED_AT,
  PROP_UPDATED_AT,
} KayakoRatingProperty;

static const KayakoSlot slots[] = {
  /** KayakoRating:score: good or bad */
  [PROP_SCORE] = { "score", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoRating, score),
                   kayako_score_get_type },
  /** KayakoRating:comment: the words with it */
  [PROP_COMMENT] = { "comment", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoRating, comment) },
  /** KayakoRating:creator: who rated */
  [PROP_CREATOR] = { "creator", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoRating, creator),
                     kayako_user_get_type },
  /** KayakoRating:conversation-id: what was rated; 0 when unknown */
  [PROP_CONVERSATION_ID] = { "conversation-id", KAYAKO_SLOT_INT64,
                             G_STRUCT_OFFSET (KayakoRating, conversation_id) },
  /** KayakoRating:created-at: when; Unix seconds, 0 when unknown */
  [PROP_CREATED_AT] = { "created-at", KAYAKO_SLOT_INT64,
                        G_STRUCT_OFFSET (KayakoRating, created_at) },
  /** KayakoRating:updated-at: when it was last changed; Unix seconds, 0 when unknown */
  [PROP_UPDATED_AT] = { "updated-at", KAYAKO_SLOT_INT64,
                        G_STRUCT_OFFSET (KayakoRating, updated_at) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoRating, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoRating,
                               kayako_rating,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_rating_class_init (KayakoRatingClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_rating_init (KayakoRating *self)
{
}

/**
 * kayako_rating_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoRating *
kayako_rating_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_RATING, "id", id, NULL);
}

/**
 * kayako_rating_get_id:
 * @self: a `KayakoRating`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_rating_get_id (KayakoRating *self)
{
  g_return_val_if_fail (KAYAKO_IS_RATING (self), 0);

  return self->state.id;
}

/**
 * kayako_rating_get_score:
 * @self: a `KayakoRating`
 *
 * Returns: good or bad
 */
KayakoScore
kayako_rating_get_score (KayakoRating *self)
{
  g_return_val_if_fail (KAYAKO_IS_RATING (self), KAYAKO_SCORE_NONE);

  return self->score;
}

/**
 * kayako_rating_set_score:
 * @self: a `KayakoRating`
 * @score: good or bad
 *
 * Sets #KayakoRating:score.
 */
void
kayako_rating_set_score (KayakoRating *self, KayakoScore score)
{
  g_return_if_fail (KAYAKO_IS_RATING (self));

  kayako_slots_set_int (&table, self, PROP_SCORE, score);
}

/**
 * kayako_rating_get_comment:
 * @self: a `KayakoRating`
 *
 * Returns: (nullable): the words with it
 */
const char *
kayako_rating_get_comment (KayakoRating *self)
{
  g_return_val_if_fail (KAYAKO_IS_RATING (self), NULL);

  return self->comment;
}

/**
 * kayako_rating_set_comment:
 * @self: a `KayakoRating`
 * @comment: (nullable): the words with it
 *
 * Sets #KayakoRating:comment.
 */
void
kayako_rating_set_comment (KayakoRating *self, const char *comment)
{
  g_return_if_fail (KAYAKO_IS_RATING (self));

  kayako_slots_set_string (&table, self, PROP_COMMENT, comment);
}

/**
 * kayako_rating_get_creator:
 * @self: a `KayakoRating`
 *
 * Returns: (transfer none) (nullable): who rated
 */
KayakoUser *
kayako_rating_get_creator (KayakoRating *self)
{
  g_return_val_if_fail (KAYAKO_IS_RATING (self), NULL);

  return self->creator;
}

/**
 * kayako_rating_set_creator:
 * @self: a `KayakoRating`
 * @creator: (nullable): who rated
 *
 * Sets #KayakoRating:creator.
 */
void
kayako_rating_set_creator (KayakoRating *self, KayakoUser *creator)
{
  g_return_if_fail (KAYAKO_IS_RATING (self));
  g_return_if_fail (creator == NULL || KAYAKO_IS_USER (creator));

  kayako_slots_set_object (&table, self, PROP_CREATOR, creator);
}

/**
 * kayako_rating_get_conversation_id:
 * @self: a `KayakoRating`
 *
 * Returns: what was rated; 0 when unknown
 */
gint64
kayako_rating_get_conversation_id (KayakoRating *self)
{
  g_return_val_if_fail (KAYAKO_IS_RATING (self), 0);

  return self->conversation_id;
}

/**
 * kayako_rating_set_conversation_id:
 * @self: a `KayakoRating`
 * @conversation_id: what was rated; 0 when unknown
 *
 * Sets #KayakoRating:conversation-id.
 */
void
kayako_rating_set_conversation_id (KayakoRating *self, gint64 conversation_id)
{
  g_return_if_fail (KAYAKO_IS_RATING (self));

  kayako_slots_set_int64 (&table, self, PROP_CONVERSATION_ID, conversation_id);
}

/**
 * kayako_rating_get_created_at:
 * @self: a `KayakoRating`
 *
 * Returns: when; Unix seconds, 0 when unknown
 */
gint64
kayako_rating_get_created_at (KayakoRating *self)
{
  g_return_val_if_fail (KAYAKO_IS_RATING (self), 0);

  return self->created_at;
}

/**
 * kayako_rating_set_created_at:
 * @self: a `KayakoRating`
 * @created_at: when; Unix seconds, 0 when unknown
 *
 * Sets #KayakoRating:created-at.
 */
void
kayako_rating_set_created_at (KayakoRating *self, gint64 created_at)
{
  g_return_if_fail (KAYAKO_IS_RATING (self));

  kayako_slots_set_int64 (&table, self, PROP_CREATED_AT, created_at);
}

/**
 * kayako_rating_get_updated_at:
 * @self: a `KayakoRating`
 *
 * Returns: when it was last changed; Unix seconds, 0 when unknown
 */
gint64
kayako_rating_get_updated_at (KayakoRating *self)
{
  g_return_val_if_fail (KAYAKO_IS_RATING (self), 0);

  return self->updated_at;
}

/**
 * kayako_rating_set_updated_at:
 * @self: a `KayakoRating`
 * @updated_at: when it was last changed; Unix seconds, 0 when unknown
 *
 * Sets #KayakoRating:updated-at.
 */
void
kayako_rating_set_updated_at (KayakoRating *self, gint64 updated_at)
{
  g_return_if_fail (KAYAKO_IS_RATING (self));

  kayako_slots_set_int64 (&table, self, PROP_UPDATED_AT, updated_at);
}
