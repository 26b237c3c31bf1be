/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-closures.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kayako-direction.h"
#include "kayako-error.h"
#include "kayako-quote.h"
#include "kayako-times.h"

/* How long a line among our own words may become, in characters. */
#define LINE_LENGTH 500

/* How much of a message its row's sentence repeats, in characters. */
#define SENTENCE_LENGTH 200

/* Characters that change how the text around them reads: overrides and
 * isolates of writing direction. */
static gboolean
is_direction_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f || c == 0x061c;
}

/**
 * kayako_closure_line:
 * @text: (nullable): anything a stranger wrote
 *
 * Makes one line of it that can stand among our own words: valid UTF-8, white
 * space and control characters as single spaces, none at the ends, and no
 * character that would turn the direction of what follows. A very long one is
 * cut.
 *
 * Returns: (transfer full): the line, maybe empty
 */
char *
kayako_closure_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) line = g_string_sized_new (strlen (valid));
  gboolean space = FALSE;
  guint n = 0;
  const char *p;

  for (p = valid; *p != '\0' && n < LINE_LENGTH; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_direction_control (c))
      continue;

    if (g_unichar_isspace (c) || g_unichar_iscntrl (c)) {
      space = line->len > 0;
      continue;
    }

    if (space)
      g_string_append_c (line, ' ');
    space = FALSE;
    g_string_append_unichar (line, c);
    n++;
  }

  if (*p != '\0')
    g_string_append (line, "…");

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Where to end a text of at most @limit bytes: after the last line that fits
 * if it is not too short for that, else between two characters. */
static gsize
find_cut (const char *text, gsize limit)
{
  const char *line_end = g_strrstr_len (text, limit, "\n");

  if (line_end != NULL && (gsize) (line_end - text) > limit / 2)
    return line_end - text;

  while (limit > 0 && ((guchar) text[limit] & 0xc0) == 0x80)
    limit--;

  return limit;
}

/**
 * kayako_closure_body_text:
 * @text: (nullable): what a message says
 * @limit: how much of it to show, in bytes
 * @cut: (out): whether there is more
 *
 * Makes the beginning of a message fit to be shown: valid UTF-8, without empty
 * lines at the end.
 *
 * Returns: (transfer full): the beginning of @text
 */
char *
kayako_closure_body_text (const char *text, gsize limit, gboolean *cut)
{
  gsize length = text != NULL ? strlen (text) : 0;
  char *shown = NULL;

  *cut = length > limit;
  if (*cut)
    length = find_cut (text, limit);

  shown = g_utf8_make_valid (text != NULL ? text : "", length);

  return g_strchomp (shown);
}

/**
 * kayako_closure_is_blank:
 * @text: (nullable): what was typed
 *
 * Returns: whether there is nothing in it but white space
 */
gboolean
kayako_closure_is_blank (const char *text)
{
  const char *p;

  for (p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  }

  return TRUE;
}

/**
 * kayako_closure_thread_subtitle:
 * @requester: (nullable): who asked
 * @number: the conversation's number
 *
 * Returns: (transfer full): what stands under a conversation's subject
 */
char *
kayako_closure_thread_subtitle (const char *requester, gint64 number)
{
  g_autofree char *name = kayako_closure_line (requester);
  g_autofree char *mark = g_strdup_printf ("#%" G_GINT64_FORMAT, number);
  g_autofree char *own_name = kayako_dup_isolated (name);
  g_autofree char *own_mark = kayako_dup_isolated (mark);

  if (*name == '\0')
    return g_steal_pointer (&own_mark);

  /* Translators: who asked and the conversation's number, as “#1042”. */
  return g_strdup_printf (_ ("%s · %s"), own_name, own_mark);
}

/* What one calls a person: the first word of the name. */
static char *
dup_first_name (KayakoUser *person)
{
  g_autofree char *name = kayako_closure_line (kayako_user_get_full_name (person));
  g_auto (GStrv) words = g_strsplit (name, " ", 2);

  return g_strdup (words[0] != NULL ? words[0] : "");
}

/**
 * kayako_closure_reply_hint:
 * @person: (nullable): who will read the reply
 *
 * Returns: (transfer full): what the empty reply says
 */
char *
kayako_closure_reply_hint (KayakoUser *person)
{
  g_autofree char *name = person != NULL ? dup_first_name (person) : NULL;
  g_autofree char *own_name = name != NULL ? kayako_dup_isolated (name) : NULL;

  if (name == NULL || *name == '\0')
    return g_strdup (_ ("Write a reply…"));

  /* Translators: %s is the first name of the person who will read it. */
  return g_strdup_printf (_ ("Reply to %s…"), own_name);
}

/**
 * kayako_closure_reader:
 * @conversation: a conversation
 * @is_staff: whether the one who writes works at the helpdesk
 *
 * Returns: (nullable) (transfer none): who will read a reply, if that is one person
 */
KayakoUser *
kayako_closure_reader (KayakoConversation *conversation, gboolean is_staff)
{
  if (is_staff)
    return kayako_conversation_get_requester (conversation);

  return kayako_conversation_get_last_agent_replier (conversation);
}

/**
 * kayako_closure_menu_label:
 * @label: (nullable): a name that somebody gave
 *
 * Returns: (transfer full): @label for a menu item, without a mnemonic
 */
char *
kayako_closure_menu_label (const char *label)
{
  g_autofree char *line = kayako_closure_line (label);
  g_auto (GStrv) parts = g_strsplit (line, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * kayako_closure_no_reply_text:
 * @is_closed: whether the conversation is closed
 * @can_set_status: whether the reader may open it again
 *
 * Returns: why one cannot reply, and what one can do instead
 */
const char *
kayako_closure_no_reply_text (gboolean is_closed, gboolean can_set_status)
{
  if (is_closed && can_set_status)
    return _ ("This conversation is closed. To reply, give it another status first.");
  if (is_closed)
    return _ ("This conversation is closed. If you need more help, write to the helpdesk anew.");

  return _ ("Your account may read this conversation, but not reply to it.");
}

/**
 * kayako_closure_draft_state:
 * @is_saved: whether what is being written would be there again
 * @error: (nullable): why it would not
 *
 * Says so where there is anything to say: in a few words, as who writes reads on.
 *
 * Returns: a sentence, maybe empty
 */
const char *
kayako_closure_draft_state (gboolean is_saved, const GError *error)
{
  if (error == NULL)
    return is_saved ? _ ("Draft saved") : "";

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_DISK_FULL))
    return _ ("Draft not saved: the disk is full");
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_READ_ONLY))
    return _ ("Draft not saved: its folder is read-only");
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_NEWER))
    return _ ("Draft not saved: a newer version of this app was used here");
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY))
    return _ ("Draft not saved: another program is in the way");

  return _ ("Draft not saved");
}

/**
 * kayako_closure_new_messages:
 * @n: how many came in below what is being read
 *
 * Returns: (transfer full): what the button that leads there says, empty for none
 */
char *
kayako_closure_new_messages (guint n)
{
  if (n == 0)
    return g_strdup ("");

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new message", "%u new messages", n), n);
}

static gboolean
is_staff_role (KayakoRoleType role)
{
  switch (role) {
  case KAYAKO_ROLE_TYPE_COLLABORATOR:
  case KAYAKO_ROLE_TYPE_AGENT:
  case KAYAKO_ROLE_TYPE_ADMIN:
  case KAYAKO_ROLE_TYPE_OWNER:
    return TRUE;
  case KAYAKO_ROLE_TYPE_UNKNOWN:
  case KAYAKO_ROLE_TYPE_CUSTOMER:
  default:
    return FALSE;
  }
}

/* Who wrote a message; what is not sent yet is the reader's own. */
static KayakoUser *
get_author (KayakoMessage *message, KayakoUser *viewer)
{
  KayakoUser *creator = message != NULL ? kayako_message_get_creator (message) : NULL;

  if (creator == NULL && message != NULL && kayako_message_get_id (message) == 0)
    return viewer;

  return creator;
}

/**
 * kayako_closure_is_staff_message:
 * @message: (nullable): a message
 * @viewer: (nullable): who is reading; the author of what is not sent yet
 *
 * Returns: whether somebody of the helpdesk wrote it
 */
gboolean
kayako_closure_is_staff_message (KayakoMessage *message, KayakoUser *viewer)
{
  KayakoUser *creator = get_author (message, viewer);

  if (creator != NULL && kayako_user_get_role (creator) != KAYAKO_ROLE_TYPE_UNKNOWN)
    return is_staff_role (kayako_user_get_role (creator));

  /* An answer that leaves the author's role out still says where it was written. */
  return message != NULL && kayako_message_get_source (message) == KAYAKO_SOURCE_AGENT;
}

/**
 * kayako_closure_is_outgoing:
 * @message: (nullable): a message
 * @viewer: (nullable): who is reading
 *
 * Tells on whose side a message stands: everybody at the helpdesk stands on one
 * side, a customer stands alone.
 *
 * Returns: whether @message comes from the reader's side
 */
gboolean
kayako_closure_is_outgoing (KayakoMessage *message, KayakoUser *viewer)
{
  KayakoUser *creator = NULL;

  if (message == NULL)
    return FALSE;

  if (kayako_message_get_id (message) == 0)
    return TRUE;

  creator = kayako_message_get_creator (message);
  if (viewer != NULL && creator != NULL &&
      kayako_user_get_id (viewer) == kayako_user_get_id (creator))
    return TRUE;

  return viewer != NULL && is_staff_role (kayako_user_get_role (viewer)) &&
         kayako_closure_is_staff_message (message, viewer);
}

/**
 * kayako_closure_author:
 * @message: (nullable): a message
 * @viewer: (nullable): who is reading; the author of what is not sent yet
 *
 * Returns: (transfer full): the name that stands above a message
 */
char *
kayako_closure_author (KayakoMessage *message, KayakoUser *viewer)
{
  KayakoUser *creator = get_author (message, viewer);
  g_autofree char *name = NULL;

  if (creator != NULL)
    name = kayako_closure_line (kayako_user_get_full_name (creator));
  if (name != NULL && *name != '\0')
    return g_steal_pointer (&name);

  /* Translators: the author of a message whose name is not known. */
  return g_strdup (_ ("Unknown"));
}

static const char *
channel_words (KayakoChannel channel)
{
  switch (channel) {
  case KAYAKO_CHANNEL_MAIL:
    return _ ("via Mail");
  case KAYAKO_CHANNEL_HELPCENTER:
    return _ ("via Help Center");
  case KAYAKO_CHANNEL_TWITTER:
    return _ ("via Twitter");
  case KAYAKO_CHANNEL_MESSENGER:
    return _ ("via Messenger");
  case KAYAKO_CHANNEL_FACEBOOK:
    return _ ("via Facebook");
  case KAYAKO_CHANNEL_UNKNOWN:
  default:
    return "";
  }
}

/* A network that has no mail and no website of the helpdesk's own: whatever is
 * there can only have come and gone by a program. */
static gboolean
is_social (KayakoChannel channel)
{
  return channel == KAYAKO_CHANNEL_TWITTER || channel == KAYAKO_CHANNEL_FACEBOOK;
}

/**
 * kayako_closure_way:
 * @kind: what it is
 * @channel: what it belongs to, which for what came through the API is only the
 *   channel of its conversation
 * @source: where it was written
 *
 * Says how a message came. What an agent wrote at the helpdesk has gone out by
 * its channel; that something was written in a program tells nobody anything.
 *
 * Returns: what stands beside the author's name, maybe empty
 */
const char *
kayako_closure_way (KayakoMessageKind kind, KayakoChannel channel, KayakoSource source)
{
  if (kind == KAYAKO_MESSAGE_KIND_NOTE)
    return _ ("Note");

  switch (source) {
  case KAYAKO_SOURCE_API:
    return is_social (channel) ? channel_words (channel) : "";
  case KAYAKO_SOURCE_MAIL:
    return channel_words (KAYAKO_CHANNEL_MAIL);
  case KAYAKO_SOURCE_MESSENGER:
    return channel_words (KAYAKO_CHANNEL_MESSENGER);
  case KAYAKO_SOURCE_HELPCENTER:
    return channel_words (KAYAKO_CHANNEL_HELPCENTER);
  case KAYAKO_SOURCE_MOBILE:
    return _ ("via Mobile");
  case KAYAKO_SOURCE_AGENT:
  case KAYAKO_SOURCE_UNKNOWN:
  default:
    return channel_words (channel);
  }
}

/**
 * kayako_closure_message_sentence:
 * @message: a message
 * @viewer: (nullable): who is reading
 *
 * What a screen reader says of a message: author, time and its beginning.
 *
 * Returns: (transfer full): one line
 */
char *
kayako_closure_message_sentence (KayakoMessage *message, KayakoUser *viewer)
{
  g_autofree char *author = kayako_closure_author (message, viewer);
  g_autofree char *time = kayako_dup_clock_time (kayako_message_get_created_at (message));
  const char *text = kayako_message_get_content_text (message);
  g_autofree char *own_text = g_strndup (text, kayako_quote_find (text));
  gboolean cut = FALSE;
  g_autofree char *start = kayako_closure_body_text (own_text, SENTENCE_LENGTH * 4, &cut);
  g_autofree char *line = kayako_closure_line (start);

  if (cut || g_utf8_strlen (line, -1) > SENTENCE_LENGTH) {
    g_autofree char *short_line =
        g_utf8_substring (line, 0, MIN (SENTENCE_LENGTH, g_utf8_strlen (line, -1)));

    g_free (line);
    line = g_strconcat (short_line, " …", NULL);
  }

  /* Translators: a message as a screen reader says it: who wrote it, at what
   * time, and how it begins. */
  return g_strdup_printf (_ ("%s, %s: %s"), author, time, line);
}
