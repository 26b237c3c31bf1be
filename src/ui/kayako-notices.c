/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notices.h"

/* What the helpdesk wants to stay on screen, one thing after the other: each
 * stays until the person dismisses it. The banners of all pages show the same
 * first one. */
struct _KayakoNotices {
  GObject parent_instance;

  GQueue waiting; /* of KayakoNotification (owned); the first one is shown */
};

typedef enum {
  PROP_FIRST = 1,
} KayakoNoticesProperty;

static GParamSpec *props[PROP_FIRST + 1];

G_DEFINE_FINAL_TYPE (KayakoNotices, kayako_notices, G_TYPE_OBJECT)

static void
kayako_notices_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KayakoNotices *self = KAYAKO_NOTICES (object);

  switch ((KayakoNoticesProperty) property_id) {
  case PROP_FIRST:
    g_value_set_boxed (value, kayako_notices_get_first (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_notices_finalize (GObject *object)
{
  KayakoNotices *self = KAYAKO_NOTICES (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) kayako_notification_unref);

  G_OBJECT_CLASS (kayako_notices_parent_class)->finalize (object);
}

static void
kayako_notices_class_init (KayakoNoticesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_notices_get_property;
  object_class->finalize = kayako_notices_finalize;

  /**
   * KayakoNotices:first:
   *
   * What is to be shown now.
   */
  props[PROP_FIRST] =
      g_param_spec_boxed ("first", NULL, NULL, KAYAKO_TYPE_NOTIFICATION,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_notices_init (KayakoNotices *self)
{
  g_queue_init (&self->waiting);
}

/**
 * kayako_notices_new:
 *
 * Makes a queue with nothing in it.
 *
 * Returns: (transfer full): the queue
 */
KayakoNotices *
kayako_notices_new (void)
{
  return g_object_new (KAYAKO_TYPE_NOTICES, NULL);
}

/**
 * kayako_notices_get_first:
 * @self: a `KayakoNotices`
 *
 * Finds out what is to be shown now.
 *
 * Returns: (transfer none) (nullable): the notification
 */
KayakoNotification *
kayako_notices_get_first (KayakoNotices *self)
{
  g_return_val_if_fail (KAYAKO_IS_NOTICES (self), NULL);

  return g_queue_peek_head (&self->waiting);
}

/**
 * kayako_notices_get_n_waiting:
 * @self: a `KayakoNotices`
 *
 * Counts what is shown and what waits behind it.
 *
 * Returns: how many notifications have not been dismissed
 */
guint
kayako_notices_get_n_waiting (KayakoNotices *self)
{
  g_return_val_if_fail (KAYAKO_IS_NOTICES (self), 0);

  return g_queue_get_length (&self->waiting);
}

static int
compare_messages (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (kayako_notification_get_message (a), kayako_notification_get_message (b));
}

/**
 * kayako_notices_add:
 * @self: a `KayakoNotices`
 * @notification: what to show
 *
 * Shows something until it is dismissed, after what is shown already. What is
 * shown or waits with the same words is not added again: a helpdesk may say it
 * with every answer.
 */
void
kayako_notices_add (KayakoNotices *self, KayakoNotification *notification)
{
  g_return_if_fail (KAYAKO_IS_NOTICES (self));
  g_return_if_fail (notification != NULL);

  if (g_queue_find_custom (&self->waiting, notification, compare_messages) != NULL)
    return;

  g_queue_push_tail (&self->waiting, kayako_notification_ref (notification));
  if (kayako_notices_get_n_waiting (self) == 1)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIRST]);
}

/**
 * kayako_notices_dismiss:
 * @self: a `KayakoNotices`
 *
 * Lets go of what is shown, and shows what waits behind it.
 */
void
kayako_notices_dismiss (KayakoNotices *self)
{
  g_autoptr (KayakoNotification) notification = NULL;

  g_return_if_fail (KAYAKO_IS_NOTICES (self));

  notification = g_queue_pop_head (&self->waiting);
  if (notification != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIRST]);
}
