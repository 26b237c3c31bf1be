/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notices.h"

/* What the helpdesk wants to stay on screen, one thing after the other: each
 * stays until the person dismisses it. The banners of all pages show the same
 * first one. */
struct _KayakoNotices {
  GObject parent_instance;

  GQueue waiting; /* of Notice (owned); the first one is shown */
};

typedef struct {
  KayakoNotification *notification; /* (owned) */
  char *label;                      /* (owned) (nullable): of a button */
  char *action;                     /* (owned) (nullable): what it does, with its target */
} Notice;

typedef enum {
  PROP_FIRST = 1,
} KayakoNoticesProperty;

static GParamSpec *props[PROP_FIRST + 1];

G_DEFINE_FINAL_TYPE (KayakoNotices, kayako_notices, G_TYPE_OBJECT)

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  kayako_notification_unref (notice->notification);
  g_free (notice->label);
  g_free (notice->action);
  g_free (notice);
}

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

  g_queue_clear_full (&self->waiting, notice_free);

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
  const Notice *notice = NULL;

  g_return_val_if_fail (KAYAKO_IS_NOTICES (self), NULL);

  notice = g_queue_peek_head (&self->waiting);
  return notice != NULL ? notice->notification : NULL;
}

/**
 * kayako_notices_get_first_action:
 * @self: a `KayakoNotices`
 * @label: (out) (nullable): what its button says
 *
 * Finds out what can be done about what is to be shown now.
 *
 * Returns: (nullable): an action's name and target, as
 *   g_action_parse_detailed_name() reads them
 */
const char *
kayako_notices_get_first_action (KayakoNotices *self, const char **label)
{
  const Notice *notice = NULL;

  g_return_val_if_fail (KAYAKO_IS_NOTICES (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  notice = g_queue_peek_head (&self->waiting);
  *label = notice != NULL ? notice->label : NULL;
  return notice != NULL ? notice->action : NULL;
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
compare_messages (gconstpointer item, gconstpointer message)
{
  const Notice *notice = item;

  return g_strcmp0 (kayako_notification_get_message (notice->notification), message);
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
  kayako_notices_add_with_action (self, notification, NULL, NULL);
}

/**
 * kayako_notices_add_with_action:
 * @self: a `KayakoNotices`
 * @notification: what to show
 * @label: (nullable): what its button says
 * @action: (nullable): an action's name and target, in place of a link
 *
 * As kayako_notices_add(), with something that can be done about it.
 */
void
kayako_notices_add_with_action (KayakoNotices *self,
                                KayakoNotification *notification,
                                const char *label,
                                const char *action)
{
  Notice *notice = NULL;

  g_return_if_fail (KAYAKO_IS_NOTICES (self));
  g_return_if_fail (notification != NULL);

  if (g_queue_find_custom (&self->waiting, kayako_notification_get_message (notification),
                           compare_messages) != NULL)
    return;

  notice = g_new0 (Notice, 1);
  notice->notification = kayako_notification_ref (notification);
  notice->label = g_strdup (label);
  notice->action = g_strdup (action);
  g_queue_push_tail (&self->waiting, notice);
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
  Notice *notice = NULL;

  g_return_if_fail (KAYAKO_IS_NOTICES (self));

  notice = g_queue_pop_head (&self->waiting);
  if (notice == NULL)
    return;

  notice_free (notice);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIRST]);
}
