/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-unsent-private.h"

struct _KayakoUnsent {
  GObject parent_instance;

  KayakoConversation *conversation; /* (owned) (not nullable) */
  KayakoMessage *message;           /* (owned) (not nullable) */
  KayakoUnsentKind kind;
  GPtrArray *fields; /* (owned) (nullable): of a change */
  KayakoScore score; /* of a rating, else KAYAKO_SCORE_NONE */

  KayakoIntent *intent; /* (owned) (nullable): all of it, once it is discarded */
  guint64 order;        /* its place in the outbox */
  guint place;          /* its place among what people see */
};

G_DEFINE_FINAL_TYPE (KayakoUnsent, kayako_unsent, G_TYPE_OBJECT)

typedef enum {
  PROP_CONVERSATION = 1,
  PROP_MESSAGE,
} KayakoUnsentProperty;

static GParamSpec *props[PROP_MESSAGE + 1];

static void
kayako_unsent_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoUnsent *self = KAYAKO_UNSENT (object);

  switch ((KayakoUnsentProperty) prop_id) {
  case PROP_CONVERSATION:
    g_value_set_object (value, self->conversation);
    break;
  case PROP_MESSAGE:
    g_value_set_object (value, self->message);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_unsent_finalize (GObject *object)
{
  KayakoUnsent *self = KAYAKO_UNSENT (object);

  g_clear_object (&self->conversation);
  g_clear_object (&self->message);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->intent, kayako_intent_free);

  G_OBJECT_CLASS (kayako_unsent_parent_class)->finalize (object);
}

static void
kayako_unsent_class_init (KayakoUnsentClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_unsent_get_property;
  object_class->finalize = kayako_unsent_finalize;

  /**
   * KayakoUnsent:conversation:
   *
   * Where the message belongs.
   */
  props[PROP_CONVERSATION] =
      g_param_spec_object ("conversation", NULL, NULL, KAYAKO_TYPE_CONVERSATION, flags);

  /**
   * KayakoUnsent:message:
   *
   * The local message, which says how it stands with it.
   */
  props[PROP_MESSAGE] = g_param_spec_object ("message", NULL, NULL, KAYAKO_TYPE_MESSAGE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_unsent_init (KayakoUnsent *self)
{
}

/**
 * kayako_unsent_new:
 * @conversation: where it belongs
 * @message: a local message
 * @kind: what it is
 * @fields: (nullable) (element-type KayakoChangedField): the properties, where it
 *   is a change
 * @score: the score, where it is a rating, else %KAYAKO_SCORE_NONE
 *
 * Names what is not sent together with its conversation.
 *
 * Returns: (transfer full): both
 */
KayakoUnsent *
kayako_unsent_new (KayakoConversation *conversation,
                   KayakoMessage *message,
                   KayakoUnsentKind kind,
                   GPtrArray *fields,
                   KayakoScore score)
{
  KayakoUnsent *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  self = g_object_new (KAYAKO_TYPE_UNSENT, NULL);
  self->conversation = g_object_ref (conversation);
  self->message = g_object_ref (message);
  self->kind = kind;
  self->fields = fields != NULL ? g_ptr_array_ref (fields) : NULL;
  self->score = score;
  return self;
}

/**
 * kayako_unsent_get_kind:
 * @self: something unsent
 *
 * Returns: what it is
 */
KayakoUnsentKind
kayako_unsent_get_kind (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), KAYAKO_UNSENT_REPLY);

  return self->kind;
}

/**
 * kayako_unsent_get_score:
 * @self: something unsent
 *
 * Returns: how content somebody is, %KAYAKO_SCORE_NONE where it is no rating
 */
KayakoScore
kayako_unsent_get_score (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), KAYAKO_SCORE_NONE);

  return self->score;
}

/**
 * kayako_unsent_get_fields:
 * @self: something unsent
 *
 * Gets what a change is about. The properties may become others when the message
 * notifies.
 *
 * Returns: (transfer none) (nullable) (element-type KayakoChangedField): the
 *   properties, %NULL where it is no change
 */
GPtrArray *
kayako_unsent_get_fields (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), NULL);

  return self->fields;
}

/**
 * kayako_unsent_is_disputed:
 * @self: something unsent
 *
 * Tells whether it waits for a person to decide between two changes.
 *
 * Returns: %TRUE where somebody else has changed the same to something else
 */
gboolean
kayako_unsent_is_disputed (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), FALSE);

  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    if (kayako_changed_field_is_disputed (self->fields->pdata[i]))
      return kayako_message_get_delivery (self->message) == KAYAKO_DELIVERY_FAILED;

  return FALSE;
}

/**
 * kayako_unsent_get_conversation:
 * @self: an unsent message
 *
 * Returns: (transfer none): where it belongs
 */
KayakoConversation *
kayako_unsent_get_conversation (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), NULL);

  return self->conversation;
}

/**
 * kayako_unsent_get_message:
 * @self: an unsent message
 *
 * Returns: (transfer none): the message
 */
KayakoMessage *
kayako_unsent_get_message (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), NULL);

  return self->message;
}

/**
 * kayako_unsent_set_intent:
 * @self: what is being discarded
 * @intent: (transfer full) (nullable): all that is to be known of it to put it back,
 *   %NULL when that has been done
 * @order: its place in the outbox
 * @place: its place among what people see
 *
 * Remembers what is discarded.
 */
void
kayako_unsent_set_intent (KayakoUnsent *self, KayakoIntent *intent, guint64 order, guint place)
{
  g_return_if_fail (KAYAKO_IS_UNSENT (self));

  g_clear_pointer (&self->intent, kayako_intent_free);
  self->intent = intent;
  self->order = order;
  self->place = place;
}

/**
 * kayako_unsent_get_intent:
 * @self: an unsent message
 *
 * Returns: (nullable): all that is known of what is discarded, owned by @self; %NULL
 *   where it is not
 */
const KayakoIntent *
kayako_unsent_get_intent (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), NULL);

  return self->intent;
}

/**
 * kayako_unsent_get_order:
 * @self: what is discarded
 *
 * Returns: its place in the outbox
 */
guint64
kayako_unsent_get_order (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), 0);

  return self->order;
}

/**
 * kayako_unsent_get_place:
 * @self: what is discarded
 *
 * Returns: its place among what people see
 */
guint
kayako_unsent_get_place (KayakoUnsent *self)
{
  g_return_val_if_fail (KAYAKO_IS_UNSENT (self), 0);

  return self->place;
}
