/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be read of an account. */

#include "kayako-account-private.h"

/**
 * kayako_account_get_id:
 * @self: an account
 *
 * Gets the name of the account here and in the keyring.
 *
 * Returns: the id, owned by @self
 */
const char *
kayako_account_get_id (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->id;
}

/**
 * kayako_account_get_address:
 * @self: an account
 *
 * Gets where the helpdesk is.
 *
 * Returns: its base URI, owned by @self
 */
const char *
kayako_account_get_address (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->address;
}

/**
 * kayako_account_get_host:
 * @self: an account
 *
 * Gets the helpdesk's host, for people.
 *
 * Returns: its name, owned by @self
 */
const char *
kayako_account_get_host (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->host;
}

/**
 * kayako_account_get_helpdesk:
 * @self: an account
 *
 * Gets what people call the helpdesk: its own name where it is known, else its
 * host.
 *
 * Returns: the name, owned by @self
 */
const char *
kayako_account_get_helpdesk (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->helpdesk != NULL ? self->helpdesk : self->host;
}

/**
 * kayako_account_get_place:
 * @self: an account
 *
 * Gets what tells the helpdesk from others: its own name where it is known, else its
 * host, with the port where that is an unusual one.
 *
 * Returns: the name, owned by @self
 */
const char *
kayako_account_get_place (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->helpdesk != NULL ? self->helpdesk : self->place;
}

/**
 * kayako_account_get_email:
 * @self: an account
 *
 * Gets who signs in.
 *
 * Returns: the address, owned by @self; empty where this person has no account
 *   at the helpdesk, which names the account then
 */
const char *
kayako_account_get_email (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->email;
}

/**
 * kayako_account_get_scheme:
 * @self: an account
 *
 * Gets how the person gets in, and so what to ask for after
 * %KAYAKO_ACCOUNT_STATE_EXPIRED.
 *
 * Returns: the scheme
 */
KayakoAccountScheme
kayako_account_get_scheme (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), KAYAKO_ACCOUNT_SCHEME_PASSWORD);

  return self->scheme;
}

/**
 * kayako_account_get_colour:
 * @self: an account
 *
 * Gets what it is told apart by from the others.
 *
 * Returns: which of %KAYAKO_ACCOUNT_N_COLOURS, from 0
 */
guint
kayako_account_get_colour (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0);

  return self->colour;
}

/**
 * kayako_account_get_user:
 * @self: an account
 *
 * Gets who is signed in, or was last time.
 *
 * Returns: (transfer none) (nullable): the person, %NULL while not known
 */
KayakoUser *
kayako_account_get_user (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_session_get_user (kayako_link_get_session (self->link));
}

/**
 * kayako_account_get_state:
 * @self: an account
 *
 * Gets how it stands with the helpdesk.
 *
 * Returns: the state
 */
KayakoAccountState
kayako_account_get_state (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), KAYAKO_ACCOUNT_STATE_SIGNED_OUT);

  return kayako_link_get_state (self->link);
}

/**
 * kayako_account_get_error:
 * @self: an account
 *
 * Gets what keeps it from being online.
 *
 * Returns: (nullable): the error, owned by @self
 */
const GError *
kayako_account_get_error (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_link_get_error (self->link);
}

/**
 * kayako_account_get_keyring_error:
 * @self: an account
 *
 * Gets why the secret could not be kept, or fetched.
 *
 * Returns: (nullable): a %KAYAKO_ERROR_KEYRING, owned by @self
 */
const GError *
kayako_account_get_keyring_error (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->keyring_error;
}

/**
 * kayako_account_get_capabilities:
 * @self: an account
 *
 * Gets what this person may do.
 *
 * Returns: capabilities, none while not connected yet
 */
KayakoCapabilities
kayako_account_get_capabilities (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), KAYAKO_CAPABILITIES_NONE);

  return kayako_client_get_capabilities (kayako_link_get_client (self->link));
}

/**
 * kayako_account_get_is_staff:
 * @self: an account
 *
 * Tells whether this person works for the helpdesk.
 *
 * Returns: %TRUE for collaborators, agents, admins and owners
 */
gboolean
kayako_account_get_is_staff (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);

  return self->is_staff;
}

/**
 * kayako_account_get_views:
 * @self: an account
 *
 * Gets the views of this person's role.
 *
 * Returns: (transfer none): a model of #KayakoView
 */
GListModel *
kayako_account_get_views (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_choices_get_views (self->choices);
}

/**
 * kayako_account_get_statuses:
 * @self: an account
 *
 * Gets the helpdesk's statuses.
 *
 * Returns: (transfer none): a model of #KayakoStatus
 */
GListModel *
kayako_account_get_statuses (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_choices_get_statuses (self->choices);
}

/**
 * kayako_account_get_priorities:
 * @self: an account
 *
 * Gets the helpdesk's priorities.
 *
 * Returns: (transfer none): a model of #KayakoPriority
 */
GListModel *
kayako_account_get_priorities (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_choices_get_priorities (self->choices);
}

/**
 * kayako_account_get_case_types:
 * @self: an account
 *
 * Gets the helpdesk's types.
 *
 * Returns: (transfer none): a model of #KayakoCaseType
 */
GListModel *
kayako_account_get_case_types (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_choices_get_case_types (self->choices);
}

/**
 * kayako_account_get_store_error:
 * @self: an account
 *
 * Gets why what is written or has come cannot be saved, or that what was saved had
 * to be set aside. The account works without, and tries again.
 *
 * Returns: (nullable): the error, owned by @self
 */
const GError *
kayako_account_get_store_error (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_drafts_get_error (self->drafts) != NULL ? kayako_drafts_get_error (self->drafts)
                                                        : kayako_library_get_error (self->library);
}

/**
 * kayako_account_get_n_unsent:
 * @self: an account
 *
 * Counts what the helpdesk does not have yet. It is not sent when the account
 * goes; see kayako_account_get_keeps_writing().
 *
 * Returns: how many messages wait, are on their way or failed
 */
guint
kayako_account_get_n_unsent (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0);

  return kayako_outbox_get_n_messages (self->outbox);
}

/**
 * kayako_account_get_syncing:
 * @self: an account
 *
 * Tells whether what the helpdesk has is being pulled for the first time. All
 * can be used meanwhile.
 *
 * Returns: %TRUE until all of it is there
 */
gboolean
kayako_account_get_syncing (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);

  return kayako_sync_get_is_first (self->sync);
}

/**
 * kayako_account_get_sync_fraction:
 * @self: an account
 *
 * Tells how much of what the helpdesk has is there.
 *
 * Returns: from 0 to 1
 */
double
kayako_account_get_sync_fraction (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0.0);

  return kayako_sync_get_fraction (self->sync);
}

/**
 * kayako_account_get_n_synced:
 * @self: an account
 * @n_total: (out) (optional): how many the helpdesk has, 0 while that is not known
 *
 * Tells how many conversations of the helpdesk are there.
 *
 * Returns: how many
 */
guint
kayako_account_get_n_synced (KayakoAccount *self, guint *n_total)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0);

  return kayako_sync_get_n_pulled (self->sync, n_total);
}

/**
 * kayako_account_keep_up:
 * @self: an account
 *
 * Begins to pull what the helpdesk has, and to keep up with it. For when there
 * is nothing more urgent: when the first list is there to be seen. Further
 * calls do nothing.
 */
void
kayako_account_keep_up (KayakoAccount *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));

  kayako_sync_start (self->sync);
}

/**
 * kayako_account_note_activity:
 * @self: an account
 *
 * Notes that somebody is using what shows it: then it is looked more often what
 * has changed. For every key and every move of the pointer.
 */
void
kayako_account_note_activity (KayakoAccount *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));

  kayako_sync_note_activity (self->sync);
}

/**
 * kayako_account_get_send_delay:
 * @self: an account
 *
 * Gets for how long a message can be had back after it was sent.
 *
 * Returns: seconds, 0 where it leaves at once
 */
guint
kayako_account_get_send_delay (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0);

  return kayako_outbox_get_delay (self->outbox);
}

/**
 * kayako_account_set_send_delay:
 * @self: an account
 * @seconds: a while, 0 for none
 *
 * Has messages that are sent from now on wait before they leave, so that they
 * can be had back.
 */
void
kayako_account_set_send_delay (KayakoAccount *self, guint seconds)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));

  kayako_outbox_set_delay (self->outbox, seconds);
}

/**
 * kayako_account_get_keeps_writing:
 * @self: an account
 *
 * Tells whether what is written and not sent is there again when this person
 * comes back: the account is not a passing one, and saving works.
 *
 * Returns: %FALSE for the demo and the like
 */
gboolean
kayako_account_get_keeps_writing (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);

  return self->vault != NULL && kayako_drafts_get_error (self->drafts) == NULL;
}

/**
 * kayako_account_get_n_endangered:
 * @self: an account
 *
 * Counts the conversations in which a reply is being written that is lost when
 * the account goes: all of a passing one, else those that cannot be saved.
 *
 * Returns: how many there are
 */
guint
kayako_account_get_n_endangered (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0);

  return self->vault != NULL ? kayako_drafts_get_n_unsaved (self->drafts)
                             : kayako_drafts_get_n (self->drafts);
}

/**
 * kayako_account_has_draft:
 * @self: an account
 * @conversation: one of its conversations
 *
 * Tells whether a reply is being written there; #KayakoAccount::draft-changed
 * tells when that changes.
 *
 * Returns: whether there is a draft
 */
gboolean
kayako_account_has_draft (KayakoAccount *self, KayakoConversation *conversation)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), FALSE);

  return kayako_drafts_has (self->drafts, kayako_conversation_get_id (conversation));
}

/**
 * kayako_account_get_link:
 * @self: an account
 *
 * Gets the helpdesk.
 *
 * Returns: (transfer none): the link
 */
KayakoLink *
kayako_account_get_link (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->link;
}

/**
 * kayako_account_get_library:
 * @self: an account
 *
 * Gets what is known of the helpdesk.
 *
 * Returns: (transfer none): the library
 */
KayakoLibrary *
kayako_account_get_library (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->library;
}

/**
 * kayako_account_get_drafts:
 * @self: an account
 *
 * Gets what is being written.
 *
 * Returns: (transfer none): the drafts
 */
KayakoDrafts *
kayako_account_get_drafts (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return self->drafts;
}

/**
 * kayako_account_is_remembered:
 * @self: an account
 *
 * Tells whether it comes back at the next start.
 *
 * Returns: %FALSE for the demo and the like
 */
gboolean
kayako_account_is_remembered (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);

  return self->vault != NULL;
}
