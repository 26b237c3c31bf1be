/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-hit.h"

#include <string.h>

/**
 * KayakoSearchHit:
 *
 * Something that was found: a conversation, and the place in it that fits best.
 * Its setters are for who finds it; nobody is told of them.
 */
struct _KayakoSearchHit {
  GObject parent_instance;

  gint64 conversation_id;
  gint64 message_id;
  KayakoSearchHitPlace place;
  gint64 time;
  char *subject;                    /* (owned) (nullable) */
  char *person;                     /* (owned) (nullable) */
  char *snippet;                    /* (owned) (nullable) */
  GArray *subject_ranges;           /* (owned) (nullable) (element-type KayakoSearchRange) */
  GArray *snippet_ranges;           /* (owned) (nullable) (element-type KayakoSearchRange) */
  KayakoConversation *conversation; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSearchHit, kayako_search_hit, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (KayakoSearchHitPlace,
                    kayako_search_hit_place,
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_HIT_PLACE_SUBJECT, "subject"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_HIT_PLACE_PERSON, "person"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_HIT_PLACE_MESSAGE, "message"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_HIT_PLACE_FILE, "file"))

static void
kayako_search_hit_finalize (GObject *object)
{
  KayakoSearchHit *self = KAYAKO_SEARCH_HIT (object);

  g_free (self->subject);
  g_free (self->person);
  g_free (self->snippet);
  g_clear_pointer (&self->subject_ranges, g_array_unref);
  g_clear_pointer (&self->snippet_ranges, g_array_unref);
  g_clear_object (&self->conversation);

  G_OBJECT_CLASS (kayako_search_hit_parent_class)->finalize (object);
}

static void
kayako_search_hit_class_init (KayakoSearchHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_search_hit_finalize;
}

static void
kayako_search_hit_init (KayakoSearchHit *self)
{
}

/**
 * kayako_search_hit_new:
 * @conversation_id: the conversation it is in
 * @message_id: the message it is in, 0 where it is in none
 * @place: where it stands
 * @time: when that was written; Unix seconds
 *
 * Returns: (transfer full): a hit without words
 */
KayakoSearchHit *
kayako_search_hit_new (gint64 conversation_id,
                       gint64 message_id,
                       KayakoSearchHitPlace place,
                       gint64 time)
{
  KayakoSearchHit *self = g_object_new (KAYAKO_TYPE_SEARCH_HIT, NULL);

  self->conversation_id = conversation_id;
  self->message_id = message_id;
  self->place = place;
  self->time = time;

  return self;
}

/**
 * kayako_search_hit_get_conversation_id:
 * @self: a hit
 *
 * Returns: the conversation it is in
 */
gint64
kayako_search_hit_get_conversation_id (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), 0);

  return self->conversation_id;
}

/**
 * kayako_search_hit_get_message_id:
 * @self: a hit
 *
 * Returns: the message it is in, 0 where it is in none
 */
gint64
kayako_search_hit_get_message_id (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), 0);

  return self->message_id;
}

/**
 * kayako_search_hit_get_place:
 * @self: a hit
 *
 * Returns: where it stands
 */
KayakoSearchHitPlace
kayako_search_hit_get_place (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), KAYAKO_SEARCH_HIT_PLACE_SUBJECT);

  return self->place;
}

/**
 * kayako_search_hit_get_time:
 * @self: a hit
 *
 * Returns: when that was written; Unix seconds
 */
gint64
kayako_search_hit_get_time (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), 0);

  return self->time;
}

/**
 * kayako_search_hit_get_subject:
 * @self: a hit
 *
 * Returns: (nullable): what the conversation is about
 */
const char *
kayako_search_hit_get_subject (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), NULL);

  return self->subject;
}

/**
 * kayako_search_hit_get_person:
 * @self: a hit
 *
 * Returns: (nullable): who wrote it, or asked
 */
const char *
kayako_search_hit_get_person (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), NULL);

  return self->person;
}

/**
 * kayako_search_hit_get_snippet:
 * @self: a hit
 *
 * Returns: (nullable): a line around what was found
 */
const char *
kayako_search_hit_get_snippet (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), NULL);

  return self->snippet;
}

static const KayakoSearchRange *
get_ranges (GArray *ranges, gsize *n_ranges)
{
  *n_ranges = ranges != NULL ? ranges->len : 0;

  return ranges != NULL ? (const KayakoSearchRange *) (gconstpointer) ranges->data : NULL;
}

static void
set_ranges (GArray **place, GArray *ranges)
{
  g_clear_pointer (place, g_array_unref);
  if (ranges != NULL)
    *place = g_array_ref (ranges);
}

/**
 * kayako_search_hit_get_subject_ranges:
 * @self: a hit
 * @n_ranges: (out): how many there are
 *
 * Returns: (nullable) (array length=n_ranges): what to highlight in the subject, in
 *   its order, owned by @self
 */
const KayakoSearchRange *
kayako_search_hit_get_subject_ranges (KayakoSearchHit *self, gsize *n_ranges)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self) && n_ranges != NULL, NULL);

  return get_ranges (self->subject_ranges, n_ranges);
}

/**
 * kayako_search_hit_set_subject:
 * @self: a hit that nobody else has seen
 * @subject: (nullable): the subject
 * @ranges: (nullable) (element-type KayakoSearchRange): what to highlight in it
 *
 * Sets the subject.
 */
void
kayako_search_hit_set_subject (KayakoSearchHit *self, const char *subject, GArray *ranges)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_HIT (self));

  g_set_str (&self->subject, subject);
  set_ranges (&self->subject_ranges, ranges);
}

/**
 * kayako_search_hit_get_snippet_ranges:
 * @self: a hit
 * @n_ranges: (out): how many there are
 *
 * Returns: (nullable) (array length=n_ranges): what to highlight in the snippet, in
 *   its order, owned by @self
 */
const KayakoSearchRange *
kayako_search_hit_get_snippet_ranges (KayakoSearchHit *self, gsize *n_ranges)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self) && n_ranges != NULL, NULL);

  return get_ranges (self->snippet_ranges, n_ranges);
}

/**
 * kayako_search_hit_set_snippet:
 * @self: a hit that nobody else has seen
 * @snippet: (nullable): the snippet
 * @ranges: (nullable) (element-type KayakoSearchRange): what to highlight in it
 *
 * Sets the snippet.
 */
void
kayako_search_hit_set_snippet (KayakoSearchHit *self, const char *snippet, GArray *ranges)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_HIT (self));

  g_set_str (&self->snippet, snippet);
  set_ranges (&self->snippet_ranges, ranges);
}

/**
 * kayako_search_hit_set_person:
 * @self: a hit that nobody else has seen
 * @person: (nullable): who wrote it, or asked
 *
 * Sets the person.
 */
void
kayako_search_hit_set_person (KayakoSearchHit *self, const char *person)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_HIT (self));

  g_set_str (&self->person, person);
}

/**
 * kayako_search_hit_get_conversation:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): the account's object of the conversation it
 *   is in, where that was known when it was found
 */
KayakoConversation *
kayako_search_hit_get_conversation (KayakoSearchHit *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), NULL);

  return self->conversation;
}

/**
 * kayako_search_hit_set_conversation:
 * @self: a hit that nobody else has seen
 * @conversation: (nullable): the account's object
 *
 * Sets the conversation.
 */
void
kayako_search_hit_set_conversation (KayakoSearchHit *self, KayakoConversation *conversation)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_HIT (self));

  g_set_object (&self->conversation, conversation);
}

static gboolean
is_same_array (GArray *first, GArray *second)
{
  guint n_first = first != NULL ? first->len : 0;
  guint n_second = second != NULL ? second->len : 0;

  return n_first == n_second &&
         (n_first == 0 ||
          memcmp (first->data, second->data, n_first * sizeof (KayakoSearchRange)) == 0);
}

/**
 * kayako_search_hit_is_same:
 * @self: a hit
 * @other: another
 *
 * Tells whether a row that shows @self may stay when @other is found.
 *
 * Returns: whether both say the same of the same place
 */
gboolean
kayako_search_hit_is_same (KayakoSearchHit *self, KayakoSearchHit *other)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (other), FALSE);

  return self->conversation_id == other->conversation_id && self->message_id == other->message_id &&
         self->place == other->place && self->time == other->time &&
         self->conversation == other->conversation &&
         g_strcmp0 (self->subject, other->subject) == 0 &&
         g_strcmp0 (self->person, other->person) == 0 &&
         g_strcmp0 (self->snippet, other->snippet) == 0 &&
         is_same_array (self->subject_ranges, other->subject_ranges) &&
         is_same_array (self->snippet_ranges, other->snippet_ranges);
}
