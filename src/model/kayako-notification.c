/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notification.h"

struct _KayakoNotification {
  gatomicrefcount refs;
  KayakoNotificationType type;
  char *message; /* (owned) */
  gboolean sticky;
  char *related_url;   /* (owned) (nullable) */
  char *related_href;  /* (owned) (nullable) */
  char *related_label; /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (KayakoNotification,
                     kayako_notification,
                     kayako_notification_ref,
                     kayako_notification_unref)

/**
 * kayako_notification_new:
 * @type: what kind of word it is
 * @message: what to show, in the person's language
 * @sticky: whether it stays until the person takes it away
 * @related_url: (nullable): the API resource it is about
 * @related_href: (nullable): the page it is about
 * @related_label: (nullable): the name of what it is about
 *
 * Returns: (transfer full): a notification
 */
KayakoNotification *
kayako_notification_new (KayakoNotificationType type,
                         const char *message,
                         gboolean sticky,
                         const char *related_url,
                         const char *related_href,
                         const char *related_label)
{
  KayakoNotification *self;

  g_return_val_if_fail (message != NULL, NULL);

  self = g_new0 (KayakoNotification, 1);
  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->message = g_strdup (message);
  self->sticky = !!sticky;
  self->related_url = g_strdup (related_url);
  self->related_href = g_strdup (related_href);
  self->related_label = g_strdup (related_label);

  return self;
}

/**
 * kayako_notification_ref:
 * @self: a `KayakoNotification`
 *
 * Returns: (transfer full): @self
 */
KayakoNotification *
kayako_notification_ref (KayakoNotification *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * kayako_notification_unref:
 * @self: (transfer full): a `KayakoNotification`
 *
 * Lets go of @self, in any thread.
 */
void
kayako_notification_unref (KayakoNotification *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->message);
  g_free (self->related_url);
  g_free (self->related_href);
  g_free (self->related_label);
  g_free (self);
}

/**
 * kayako_notification_get_kind:
 * @self: a `KayakoNotification`
 *
 * Returns: what kind of word it is
 */
KayakoNotificationType
kayako_notification_get_kind (const KayakoNotification *self)
{
  g_return_val_if_fail (self != NULL, KAYAKO_NOTIFICATION_TYPE_INFO);

  return self->type;
}

/**
 * kayako_notification_get_message:
 * @self: a `KayakoNotification`
 *
 * Returns: what to show, as text; may have several lines
 */
const char *
kayako_notification_get_message (const KayakoNotification *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->message;
}

/**
 * kayako_notification_get_sticky:
 * @self: a `KayakoNotification`
 *
 * Returns: whether it stays until the person takes it away
 */
gboolean
kayako_notification_get_sticky (const KayakoNotification *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->sticky;
}

/**
 * kayako_notification_get_related_url:
 * @self: a `KayakoNotification`
 *
 * Returns: (nullable): the API resource it is about
 */
const char *
kayako_notification_get_related_url (const KayakoNotification *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->related_url;
}

/**
 * kayako_notification_get_related_href:
 * @self: a `KayakoNotification`
 *
 * Returns: (nullable): the page it is about; not to be trusted
 */
const char *
kayako_notification_get_related_href (const KayakoNotification *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->related_href;
}

/**
 * kayako_notification_get_related_label:
 * @self: a `KayakoNotification`
 *
 * Returns: (nullable): the name of what it is about
 */
const char *
kayako_notification_get_related_label (const KayakoNotification *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->related_label;
}
