/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-unsent.h"

struct _KayakoUnsent {
  GObject parent_instance;

  KayakoConversation *conversation; /* (owned) (not nullable) */
  KayakoMessage *message;           /* (owned) (not nullable) */
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
 *
 * Names a message together with its conversation.
 *
 * Returns: (transfer full): both
 */
KayakoUnsent *
kayako_unsent_new (KayakoConversation *conversation, KayakoMessage *message)
{
  KayakoUnsent *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  self = g_object_new (KAYAKO_TYPE_UNSENT, NULL);
  self->conversation = g_object_ref (conversation);
  self->message = g_object_ref (message);
  return self;
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
