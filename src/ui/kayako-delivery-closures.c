/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-delivery-closures.h"

#include <glib/gi18n.h>

#include "kayako-direction.h"
#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-thread-closures.h"

/**
 * kayako_closure_delivery_icon:
 * @delivery: how far a message has come
 *
 * Returns: (nullable): the icon of its mark; each state has its own shape
 */
const char *
kayako_closure_delivery_icon (KayakoDelivery delivery)
{
  switch (delivery) {
  case KAYAKO_DELIVERY_SENDING:
    return "kayako-sending-symbolic";
  case KAYAKO_DELIVERY_WAITING:
    return "kayako-waiting-symbolic";
  case KAYAKO_DELIVERY_SENT:
    return "kayako-sent-symbolic";
  case KAYAKO_DELIVERY_DELIVERED:
    return "kayako-delivered-symbolic";
  case KAYAKO_DELIVERY_SEEN:
    return "kayako-seen-symbolic";
  case KAYAKO_DELIVERY_REJECTED:
  case KAYAKO_DELIVERY_FAILED:
    return "dialog-warning-symbolic";
  case KAYAKO_DELIVERY_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kayako_closure_delivery_word:
 * @delivery: how far a message has come
 *
 * Returns: the mark in words, empty when there is nothing to say
 */
const char *
kayako_closure_delivery_word (KayakoDelivery delivery)
{
  switch (delivery) {
  case KAYAKO_DELIVERY_SENDING:
    return _ ("Sending");
  case KAYAKO_DELIVERY_WAITING:
    return _ ("Waiting");
  case KAYAKO_DELIVERY_FAILED:
    return _ ("Not sent");
  case KAYAKO_DELIVERY_SENT:
    return _ ("Sent");
  case KAYAKO_DELIVERY_DELIVERED:
    return _ ("Delivered");
  case KAYAKO_DELIVERY_SEEN:
    return _ ("Seen");
  case KAYAKO_DELIVERY_REJECTED:
    return _ ("Rejected");
  case KAYAKO_DELIVERY_UNKNOWN:
  default:
    return "";
  }
}

/**
 * kayako_closure_is_mark:
 * @delivery: how far a message has come
 *
 * Returns: whether a mark says it, and nobody needs to know more; what waits or
 *   went wrong is said in words
 */
gboolean
kayako_closure_is_mark (KayakoDelivery delivery)
{
  switch (delivery) {
  case KAYAKO_DELIVERY_SENDING:
  case KAYAKO_DELIVERY_SENT:
  case KAYAKO_DELIVERY_DELIVERED:
  case KAYAKO_DELIVERY_SEEN:
    return TRUE;
  case KAYAKO_DELIVERY_UNKNOWN:
  case KAYAKO_DELIVERY_WAITING:
  case KAYAKO_DELIVERY_FAILED:
  case KAYAKO_DELIVERY_REJECTED:
  default:
    return FALSE;
  }
}

static const char *
rejection_sentence (KayakoRejectType type)
{
  switch (type) {
  case KAYAKO_REJECT_TYPE_BOUNCE:
    return _ ("Rejected: the recipient’s mail server sent it back.");
  case KAYAKO_REJECT_TYPE_BLOCKED:
    return _ ("Rejected: the recipient’s mail server blocked it.");
  case KAYAKO_REJECT_TYPE_DROPPED:
    return _ ("Rejected: it was dropped before it reached the recipient.");
  case KAYAKO_REJECT_TYPE_DEFERRED:
    return _ ("Rejected: the recipient’s mail server put it off.");
  case KAYAKO_REJECT_TYPE_EXPIRED:
    return _ ("Rejected: it could not be delivered in time.");
  case KAYAKO_REJECT_TYPE_ERROR:
    return _ ("Rejected: an error occurred while it was delivered.");
  case KAYAKO_REJECT_TYPE_NONE:
  case KAYAKO_REJECT_TYPE_UNKNOWN:
  default:
    return _ ("Rejected: it did not reach the recipient.");
  }
}

/**
 * kayako_closure_rejection:
 * @type: how it was rejected
 * @reason: (nullable): the mail server's words
 *
 * Returns: (transfer full): one sentence, and the reason if there is one
 */
char *
kayako_closure_rejection (KayakoRejectType type, const char *reason)
{
  g_autofree char *line = kayako_closure_line (reason);
  g_autofree char *own_line = kayako_dup_isolated (line);

  if (*line == '\0')
    return g_strdup (rejection_sentence (type));

  /* Translators: a sentence, then the reason in the mail server's own words. */
  return g_strdup_printf (_ ("%s “%s”"), rejection_sentence (type), own_line);
}

/**
 * kayako_closure_is_held:
 * @error: (nullable): why a message was not sent
 *
 * Returns: whether it is held because it would cross what somebody else has
 *   written
 */
gboolean
kayako_closure_is_held (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CROSSED);
}

/* Whether nobody knows what became of it. */
static gboolean
is_unclear (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR);
}

/**
 * kayako_closure_retry:
 * @error: (nullable): why a message was not sent
 *
 * Returns: what the button says that sends it now
 */
const char *
kayako_closure_retry (const GError *error)
{
  return kayako_closure_is_held (error) ? _ ("Send Anyway") : _ ("Retry");
}

/**
 * kayako_closure_failure:
 * @error: (nullable): why a message was not sent
 *
 * Returns: (transfer full): that it was not sent, and why, in sentences
 */
char *
kayako_closure_failure (const GError *error)
{
  g_autofree char *why = NULL;

  if (error == NULL)
    return g_strdup (_ ("This message was not sent."));
  if (kayako_closure_is_held (error))
    return g_strdup (_ ("Not sent yet: somebody wrote before it could be sent."));
  if (is_unclear (error))
    return g_strdup (_ ("This message may have been sent: the connection broke before the "
                        "helpdesk answered. If you try again, it is looked for there first."));

  why = kayako_error_text (error, NULL);

  /* Translators: %s is a sentence that says why. */
  return g_strdup_printf (_ ("This message was not sent. %s"), why);
}

/**
 * kayako_closure_begin_failure:
 * @error: (nullable): why a conversation was not begun
 *
 * Returns: (transfer full): that it was not begun, or may have been, and what can be
 *   done, in sentences
 */
char *
kayako_closure_begin_failure (const GError *error)
{
  g_autofree char *why = NULL;

  if (error == NULL)
    return g_strdup (_ ("This conversation was not started."));
  if (is_unclear (error))
    return g_strdup (_ ("The helpdesk may have this conversation already: the connection broke "
                        "before it answered. Look in your list. If it is there, discard this; if "
                        "not, try again."));

  why = kayako_error_text (error, NULL);

  /* Translators: %s is a sentence that says why. */
  return g_strdup_printf (_ ("This conversation was not started. %s"), why);
}

/**
 * kayako_closure_rating_failure:
 * @error: (nullable): why a rating was not sent
 *
 * Returns: (transfer full): that it was not sent, and why, in sentences
 */
char *
kayako_closure_rating_failure (const GError *error)
{
  g_autofree char *why = NULL;

  if (error == NULL)
    return g_strdup (_ ("This rating was not sent."));
  if (is_unclear (error))
    return g_strdup (_ ("This rating may have been sent: the connection broke before the "
                        "helpdesk answered. If you try again, it is looked for there first."));

  why = kayako_error_text (error, NULL);

  /* Translators: %s is a sentence that says why. */
  return g_strdup_printf (_ ("This rating was not sent. %s"), why);
}

/**
 * kayako_closure_change_failure:
 * @error: (nullable): why something was not changed
 *
 * Returns: (transfer full): that it was not changed, and why, in sentences
 */
char *
kayako_closure_change_failure (const GError *error)
{
  g_autofree char *why = NULL;

  if (error == NULL)
    return g_strdup (_ ("This was not changed."));
  if (is_unclear (error))
    return g_strdup (_ ("This may have been changed: the connection broke before the helpdesk "
                        "answered. If you try again, it is looked up there first."));

  why = kayako_error_text (error, NULL);

  /* Translators: %s is a sentence that says why. */
  return g_strdup_printf (_ ("This was not changed. %s"), why);
}

/**
 * kayako_closure_waiting:
 * @error: (nullable): why a message could not be sent so far
 *
 * Returns: what it waits for
 */
const char *
kayako_closure_waiting (const GError *error)
{
  if (kayako_error_ends_session (error))
    return _ ("Waiting for you to sign in again");
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_BEHIND))
    return _ ("Waiting for the message before it, which was not sent");

  return _ ("Waiting for the helpdesk");
}
