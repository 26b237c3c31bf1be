/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-closures.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* How long words that go by themselves stay, in seconds: a while to notice them
 * and then a second for so many characters. */
#define NOTICING_TIME         5
#define READING_TIME_MAX      20
#define CHARACTERS_PER_SECOND 15

/* How a kind of view is shown, and what its list says when it is empty. */
typedef struct {
  const char *title;
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
} ViewText;

static const ViewText view_texts[] = {
  [KAYAKO_VIEW_KIND_INBOX] = { N_ ("Inbox"), "kayako-inbox-symbolic", N_ ("All Done"),
                               N_ ("Nobody is waiting for an answer. New conversations "
                                   "appear here.") },
  [KAYAKO_VIEW_KIND_MINE] = { N_ ("Mine"), "avatar-default-symbolic",
                              N_ ("Nothing Assigned to You"),
                              N_ ("Conversations that are assigned to you appear here.") },
  [KAYAKO_VIEW_KIND_UNASSIGNED] = { N_ ("Unassigned"), "system-users-symbolic",
                                    N_ ("Nothing Unassigned"),
                                    N_ ("Every conversation has somebody who takes care of it.") },
  [KAYAKO_VIEW_KIND_PENDING] = { N_ ("Pending"), "alarm-symbolic", N_ ("Nothing Pending"),
                                 N_ ("Conversations that wait for a customer appear here.") },
  [KAYAKO_VIEW_KIND_COMPLETED] = { N_ ("Completed"), "object-select-symbolic",
                                   N_ ("Nothing Completed Yet"),
                                   N_ ("Conversations that are solved appear here.") },
  [KAYAKO_VIEW_KIND_ALL] = { N_ ("All"), "view-list-bullet-symbolic", N_ ("No Conversations"),
                             N_ ("This helpdesk has no conversations yet.") },
  [KAYAKO_VIEW_KIND_MY_CONVERSATIONS] = { N_ ("My Conversations"), "kayako-inbox-symbolic",
                                          N_ ("No Open Conversations"),
                                          N_ ("What you ask the helpdesk appears here.") },
  [KAYAKO_VIEW_KIND_MY_ORGANIZATION] = { N_ ("My Organisation"), "system-users-symbolic",
                                         N_ ("No Conversations"),
                                         N_ ("What your colleagues ask the helpdesk "
                                             "appears here.") },
  [KAYAKO_VIEW_KIND_CLOSED] = { N_ ("Closed"), "object-select-symbolic", N_ ("Nothing Closed Yet"),
                                N_ ("Conversations that are over appear here.") },
  [KAYAKO_VIEW_KIND_CUSTOM] = { N_ ("View"), "folder-saved-search-symbolic",
                                N_ ("No Conversations"),
                                N_ ("No conversation matches this view.") },
};

static const ViewText *
get_view_text (KayakoView *view)
{
  KayakoViewKind kind = view != NULL ? kayako_view_get_kind (view) : KAYAKO_VIEW_KIND_ALL;

  if ((gsize) kind >= G_N_ELEMENTS (view_texts))
    kind = KAYAKO_VIEW_KIND_CUSTOM;

  return &view_texts[kind];
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * kayako_closure_view_title:
 * @view: (nullable): a view
 *
 * Names a view: the helpdesk's own title where it has one.
 *
 * Returns: plain text, owned by @view or the translations, empty for %NULL
 */
const char *
kayako_closure_view_title (KayakoView *view)
{
  if (view == NULL)
    return "";

  if (kayako_view_get_kind (view) == KAYAKO_VIEW_KIND_CUSTOM &&
      has_text (kayako_view_get_title (view)))
    return kayako_view_get_title (view);

  return _ (get_view_text (view)->title);
}

/**
 * kayako_closure_view_icon_name:
 * @view: (nullable): a view
 *
 * Finds the picture of a view.
 *
 * Returns: a symbolic icon's name
 */
const char *
kayako_closure_view_icon_name (KayakoView *view)
{
  return get_view_text (view)->icon_name;
}

/**
 * kayako_closure_view_subtitle:
 * @view: (nullable): a view
 * @count: its conversations, -1 when unknown
 *
 * Says below a view's title how much is in it.
 *
 * Returns: (transfer full): plain text, empty when it is unknown
 */
char *
kayako_closure_view_subtitle (KayakoView *view, int count)
{
  if (view == NULL || count < 0)
    return g_strdup ("");

  if (kayako_view_get_kind (view) == KAYAKO_VIEW_KIND_INBOX)
    return g_strdup_printf (/* Translators: %d is a number of open conversations. */
                            ngettext ("%d open", "%d open", (gulong) count), count);

  return g_strdup_printf (/* Translators: %d is a number of conversations. */
                          ngettext ("%d conversation", "%d conversations", (gulong) count), count);
}

/**
 * kayako_closure_view_least:
 * @count: how many of a view's conversations are known
 *
 * Says below a view's title that there may be more than what is loaded.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_view_least (guint count)
{
  return g_strdup_printf (/* Translators: %u is a number of conversations; there may be more. */
                          ngettext ("%u+ conversation", "%u+ conversations", count), count);
}

/**
 * kayako_closure_view_empty_title:
 * @view: (nullable): a view
 *
 * Names an empty view in a few words.
 *
 * Returns: plain text, owned by the translations
 */
const char *
kayako_closure_view_empty_title (KayakoView *view)
{
  return _ (get_view_text (view)->empty_title);
}

/**
 * kayako_closure_view_empty_text:
 * @view: (nullable): a view
 *
 * Says in a sentence what an empty view would show.
 *
 * Returns: plain text, owned by the translations
 */
const char *
kayako_closure_view_empty_text (KayakoView *view)
{
  return _ (get_view_text (view)->empty_text);
}

/**
 * kayako_closure_count:
 * @count: how many, -1 when unknown
 *
 * Writes a number as small as a badge needs it.
 *
 * Returns: (transfer full): plain text, empty for none
 */
char *
kayako_closure_count (int count)
{
  if (count <= 0)
    return g_strdup ("");

  if (count > 999)
    /* Translators: more than fit into a small badge. */
    return g_strdup (_ ("999+"));

  return g_strdup_printf ("%d", count);
}

/**
 * kayako_closure_state_word:
 * @state: how an account stands with its helpdesk
 *
 * Says a state in a word or two.
 *
 * Returns: plain text, owned by the translations
 */
const char *
kayako_closure_state_word (KayakoAccountState state)
{
  switch (state) {
  case KAYAKO_ACCOUNT_STATE_CONNECTING:
    return _ ("Connecting…");
  case KAYAKO_ACCOUNT_STATE_ONLINE:
    return _ ("Polling");
  case KAYAKO_ACCOUNT_STATE_OFFLINE:
    return _ ("Offline");
  case KAYAKO_ACCOUNT_STATE_FAILED:
    return _ ("Not working");
  case KAYAKO_ACCOUNT_STATE_EXPIRED:
  case KAYAKO_ACCOUNT_STATE_SIGNED_OUT:
  default:
    return _ ("Signed out");
  }
}

/**
 * kayako_closure_state_text:
 * @state: how an account stands with its helpdesk
 *
 * Says in a sentence what a state means.
 *
 * Returns: plain text, owned by the translations
 */
const char *
kayako_closure_state_text (KayakoAccountState state)
{
  switch (state) {
  case KAYAKO_ACCOUNT_STATE_CONNECTING:
    return _ ("Connecting to the helpdesk");
  case KAYAKO_ACCOUNT_STATE_ONLINE:
    return _ ("Connected; the helpdesk is asked for news every minute");
  case KAYAKO_ACCOUNT_STATE_OFFLINE:
    return _ ("The helpdesk cannot be reached; it is tried again by itself");
  case KAYAKO_ACCOUNT_STATE_FAILED:
    return _ ("The helpdesk does not work properly right now");
  case KAYAKO_ACCOUNT_STATE_EXPIRED:
    return _ ("Your session has ended");
  case KAYAKO_ACCOUNT_STATE_SIGNED_OUT:
  default:
    return _ ("Signed out");
  }
}

/**
 * kayako_closure_state_class:
 * @state: how an account stands with its helpdesk
 *
 * Finds the colour of the dot that stands beside the word.
 *
 * Returns: a style class
 */
const char *
kayako_closure_state_class (KayakoAccountState state)
{
  switch (state) {
  case KAYAKO_ACCOUNT_STATE_ONLINE:
    return "online";
  case KAYAKO_ACCOUNT_STATE_CONNECTING:
    return "waiting";
  case KAYAKO_ACCOUNT_STATE_FAILED:
  case KAYAKO_ACCOUNT_STATE_EXPIRED:
    return "broken";
  case KAYAKO_ACCOUNT_STATE_OFFLINE:
  case KAYAKO_ACCOUNT_STATE_SIGNED_OUT:
  default:
    return "off";
  }
}

/**
 * kayako_closure_place:
 * @helpdesk: (nullable): what the helpdesk is called
 * @state: how the account stands with it
 *
 * Says where an account is signed in, and whether it is connected.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_place (const char *helpdesk, KayakoAccountState state)
{
  if (!has_text (helpdesk))
    return g_strdup (kayako_closure_state_word (state));

  /* Translators: a helpdesk's name, and how the connection to it is. */
  return g_strdup_printf (_ ("%s · %s"), helpdesk, kayako_closure_state_word (state));
}

/**
 * kayako_closure_offline_text:
 * @has_network: whether this computer could reach a helpdesk at all
 *
 * Says in one short line that an account is offline, and what comes of what one
 * writes.
 *
 * Returns: plain text, owned by the translations
 */
const char *
kayako_closure_offline_text (gboolean has_network)
{
  /* Translators: this has to be short, for a narrow window. */
  return has_network ? _ ("Offline. Replies go out later.")
                     /* Translators: this has to be short, for a narrow window. */
                     : _ ("No network. Replies go out later.");
}

/**
 * kayako_closure_offline_reason:
 * @helpdesk: (nullable): what the helpdesk is called
 * @has_network: whether this computer could reach it at all
 *
 * Says why an account is offline, and what can be done meanwhile.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_offline_reason (const char *helpdesk, gboolean has_network)
{
  if (!has_network)
    return g_strdup (_ ("This computer has no network. Everything that is stored on it can be "
                        "read and searched, and what you change is sent later."));

  if (!has_text (helpdesk))
    return g_strdup (_ ("The helpdesk does not answer. Everything that is stored on this computer "
                        "can be read and searched, and what you change is sent later."));

  return g_strdup_printf (/* Translators: %s is a helpdesk's name. */
                          _ ("%s does not answer. Everything that is stored on this computer can "
                             "be read and searched, and what you change is sent later."),
                          helpdesk);
}

/**
 * kayako_closure_sync_text:
 * @n: how many conversations are there
 * @n_total: how many there will be, 0 while that is not known
 *
 * Says how far the first pull has come.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_sync_text (guint n, guint n_total)
{
  if (n == 0)
    return g_strdup (_ ("Getting conversations…"));

  if (n_total < n)
    /* Translators: %'u is how many conversations have come so far. */
    return g_strdup_printf (
        ngettext ("Getting conversations: %'u", "Getting conversations: %'u", n), n);

  /* Translators: how many conversations have come, and how many there are. */
  return g_strdup_printf (_ ("Getting conversations: %'u of about %'u"), n, n_total);
}

/**
 * kayako_closure_is_this_computer:
 * @host: (nullable): a helpdesk's host
 *
 * Whether a helpdesk runs on this computer, so that no network is needed.
 *
 * Returns: %TRUE for a loopback address or name
 */
gboolean
kayako_closure_is_this_computer (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (!has_text (host))
    return FALSE;

  address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_ascii_strcasecmp (host, "localhost") == 0;
}

/**
 * kayako_closure_reading_time:
 * @text: what is said in passing
 *
 * Finds out how long words have to stay on the screen to be read.
 *
 * Returns: seconds
 */
guint
kayako_closure_reading_time (const char *text)
{
  long length = 0;

  g_return_val_if_fail (text != NULL, NOTICING_TIME);

  length = g_utf8_strlen (text, -1);

  return (guint) MIN (NOTICING_TIME + length / CHARACTERS_PER_SECOND, READING_TIME_MAX);
}
