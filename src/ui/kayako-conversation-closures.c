/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-closures.h"

#include "kayako-thread-closures.h"
#include "kayako-times.h"

#include <glib/gi18n.h>

/* Priorities from this level on are worth a mark in the list: of the four that
 * every helpdesk starts with, “High” and “Urgent” (api/v1.md §1.4). */
#define LEVEL_HIGH   3
#define LEVEL_URGENT 4

static gboolean
has_text (const char *text)
{
  return !kayako_closure_is_blank (text);
}

/**
 * kayako_closure_user_name:
 * @user: (nullable): a person
 *
 * Names a person as well as it is known who it is.
 *
 * Returns: (transfer full): plain text, never empty
 */
char *
kayako_closure_user_name (KayakoUser *user)
{
  if (user != NULL && has_text (kayako_user_get_full_name (user)))
    return g_strdup (kayako_user_get_full_name (user));

  if (user != NULL && has_text (kayako_user_get_email (user)))
    return g_strdup (kayako_user_get_email (user));

  /* Translators: a person whose name the helpdesk does not tell. */
  return g_strdup (_ ("Unknown"));
}

/**
 * kayako_closure_person:
 * @conversation: (nullable): a conversation
 * @is_staff: whether the signed-in person works for the helpdesk
 *
 * Finds who stands for a conversation in the list: for staff the customer, for
 * a customer whoever answers at the helpdesk.
 *
 * Returns: (transfer none) (nullable): the person
 */
KayakoUser *
kayako_closure_person (KayakoConversation *conversation, gboolean is_staff)
{
  if (conversation == NULL)
    return NULL;

  if (!is_staff && kayako_conversation_get_last_agent_replier (conversation) != NULL)
    return kayako_conversation_get_last_agent_replier (conversation);

  if (!is_staff && kayako_conversation_get_agent (conversation) != NULL)
    return kayako_conversation_get_agent (conversation);

  if (kayako_conversation_get_requester (conversation) != NULL)
    return kayako_conversation_get_requester (conversation);

  return kayako_conversation_get_creator (conversation);
}

/**
 * kayako_closure_subject:
 * @conversation: (nullable): a conversation
 *
 * Finds what to show as the subject.
 *
 * Returns: (transfer full): plain text in one line, never empty
 */
char *
kayako_closure_subject (KayakoConversation *conversation)
{
  const char *subject =
      conversation != NULL ? kayako_conversation_get_subject (conversation) : NULL;

  if (!has_text (subject))
    return g_strdup (_ ("No subject"));

  return g_strdelimit (g_strdup (subject), "\r\n\t", ' ');
}

/* Puts @text into one line: every run of white space becomes one space. */
static char *
dup_one_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || g_unichar_iscntrl (c)) {
      space = line->len > 0;
      continue;
    }

    if (space)
      g_string_append_c (line, ' ');
    space = FALSE;
    g_string_append_unichar (line, c);
  }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * kayako_closure_preview:
 * @conversation: (nullable): a conversation
 * @me: (nullable): the signed-in person
 *
 * Makes the line that shows how the conversation's last message begins, or that
 * somebody must see to one that was not sent.
 *
 * Returns: (transfer full): plain text in one line, maybe empty
 */
char *
kayako_closure_preview (KayakoConversation *conversation, KayakoUser *me)
{
  const char *preview = NULL;
  g_autofree char *line = NULL;
  KayakoUser *replier = NULL;

  if (conversation == NULL)
    return g_strdup ("");

  if (kayako_conversation_get_n_failed (conversation) > 0)
    return g_strdup (_ ("A message was not sent"));

  preview = kayako_conversation_get_last_message_preview (conversation);
  if (!has_text (preview))
    return g_strdup ("");

  line = dup_one_line (preview);
  replier = kayako_conversation_get_last_replier (conversation);

  if (me == NULL || replier == NULL || kayako_user_get_id (me) != kayako_user_get_id (replier))
    return g_steal_pointer (&line);

  /* Translators: %s is how the last message, which you wrote, begins. */
  return g_strdup_printf (_ ("You: %s"), line);
}

/**
 * kayako_closure_priority_mark:
 * @conversation: (nullable): a conversation
 * @css_class: (out): the style class of the mark
 *
 * Says how urgent a conversation is, where that is worth a mark.
 *
 * Returns: (nullable): plain text, owned by the models, %NULL for no mark
 */
const char *
kayako_closure_priority_mark (KayakoConversation *conversation, const char **css_class)
{
  KayakoPriority *priority =
      conversation != NULL ? kayako_conversation_get_priority (conversation) : NULL;

  *css_class = "neutral";

  if (priority == NULL || !has_text (kayako_priority_get_label (priority)) ||
      kayako_priority_get_level (priority) < LEVEL_HIGH)
    return NULL;

  *css_class = kayako_priority_get_level (priority) >= LEVEL_URGENT ? "error" : "warning";

  return kayako_priority_get_label (priority);
}

/* Which statuses a view shows anyway, so that a mark would say nothing. */
static gboolean
view_implies_status (KayakoView *view, KayakoStatusType status_type)
{
  KayakoViewKind kind = view != NULL ? kayako_view_get_kind (view) : KAYAKO_VIEW_KIND_ALL;

  /* Open is the ordinary status: a mark on nearly every row says nothing. */
  if (status_type == KAYAKO_STATUS_TYPE_OPEN)
    return kind != KAYAKO_VIEW_KIND_PENDING && kind != KAYAKO_VIEW_KIND_COMPLETED &&
           kind != KAYAKO_VIEW_KIND_CLOSED;

  if (status_type == KAYAKO_STATUS_TYPE_PENDING)
    return kind == KAYAKO_VIEW_KIND_PENDING;

  if (status_type == KAYAKO_STATUS_TYPE_COMPLETED)
    return kind == KAYAKO_VIEW_KIND_COMPLETED;

  if (status_type == KAYAKO_STATUS_TYPE_CLOSED)
    return kind == KAYAKO_VIEW_KIND_CLOSED;

  return FALSE;
}

static const char *
get_status_class (KayakoStatusType status_type)
{
  if (status_type == KAYAKO_STATUS_TYPE_NEW)
    return "accent";

  if (status_type == KAYAKO_STATUS_TYPE_OPEN)
    return "success";

  if (status_type == KAYAKO_STATUS_TYPE_PENDING || status_type == KAYAKO_STATUS_TYPE_CUSTOM)
    return "warning";

  return "neutral";
}

/**
 * kayako_closure_status_mark:
 * @conversation: (nullable): a conversation
 * @view: (nullable): the view it is shown in
 * @css_class: (out): the style class of the mark
 *
 * Says a conversation's status, and nothing where the view already says it.
 *
 * Returns: (nullable): plain text, owned by the models, %NULL for no mark
 */
const char *
kayako_closure_status_mark (KayakoConversation *conversation,
                            KayakoView *view,
                            const char **css_class)
{
  KayakoStatus *status =
      conversation != NULL ? kayako_conversation_get_status (conversation) : NULL;

  *css_class = "neutral";

  if (status == NULL || !has_text (kayako_status_get_label (status)) ||
      view_implies_status (view, kayako_status_get_status_type (status)))
    return NULL;

  *css_class = get_status_class (kayako_status_get_status_type (status));

  return kayako_status_get_label (status);
}

static void
add_part (GString *sentence, const char *part)
{
  if (!has_text (part))
    return;

  if (sentence->len > 0)
    /* Translators: between the parts of a row that is read aloud. */
    g_string_append (sentence, C_ ("between parts", ", "));
  g_string_append (sentence, part);
}

/**
 * kayako_closure_conversation_sentence:
 * @conversation: (nullable): a conversation
 * @is_staff: whether the signed-in person works for the helpdesk
 * @has_draft: whether a reply is being written
 * @now: the present moment, seconds since 1970 in UTC
 *
 * Says a conversation's row in one sentence for a screen reader: who, about
 * what, how much is unread, whether there is a draft, the status, a high priority, and when.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_closure_conversation_sentence (KayakoConversation *conversation,
                                      gboolean is_staff,
                                      gboolean has_draft,
                                      gint64 now)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *time = NULL;
  const char *css_class = NULL;
  guint unread = 0;

  if (conversation == NULL)
    return g_strdup ("");

  name = kayako_closure_user_name (kayako_closure_person (conversation, is_staff));
  subject = kayako_closure_subject (conversation);
  time = kayako_dup_short_time (kayako_conversation_get_last_activity_at (conversation), now);
  unread = kayako_conversation_get_unread_count (conversation);

  add_part (sentence, name);
  add_part (sentence, subject);
  if (unread > 0) {
    g_autofree char *part =
        g_strdup_printf (/* Translators: %u is a number of messages. */
                         ngettext ("%u unread message", "%u unread messages", unread), unread);
    add_part (sentence, part);
  }
  if (kayako_conversation_get_n_failed (conversation) > 0)
    add_part (sentence, _ ("A message was not sent"));
  if (kayako_conversation_get_n_undecided (conversation) > 0)
    /* Translators: a part of a row that is read aloud: the helpdesk does not have it. */
    add_part (sentence, _ ("A change was not made"));
  if (kayako_conversation_get_n_waiting (conversation) > 0)
    /* Translators: a part of a row that is read aloud: a message or a change. */
    add_part (sentence, _ ("Waiting to be sent"));
  if (has_draft)
    /* Translators: a part of a row that is read aloud: a reply is being written. */
    add_part (sentence, _ ("Draft"));
  if (kayako_conversation_get_status (conversation) != NULL)
    add_part (sentence, kayako_status_get_label (kayako_conversation_get_status (conversation)));
  add_part (sentence, kayako_closure_priority_mark (conversation, &css_class));
  add_part (sentence, time);

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
