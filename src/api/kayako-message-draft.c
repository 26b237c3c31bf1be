/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-draft.h"

/**
 * KayakoMessageDraft:
 *
 * A message to be sent. Everything is set before it is given away; after
 * that it does not change.
 */
struct _KayakoMessageDraft {
  char *text;       /* (owned) (not nullable) */
  char *client_id;  /* (owned) (nullable) */
  char *user_agent; /* (owned) (nullable) */
  KayakoSource source;
  GArray *file_ids; /* (owned) (not nullable) (element-type gint64) */
};

G_DEFINE_BOXED_TYPE (KayakoMessageDraft,
                     kayako_message_draft,
                     kayako_message_draft_ref,
                     kayako_message_draft_unref)

/**
 * kayako_message_draft_new:
 * @text: what the person wrote
 * @client_id: (nullable): an id of our own making, by which the message is
 *   recognised when the server shows it
 *
 * Makes a draft without files whose source is %KAYAKO_SOURCE_API.
 *
 * Returns: (transfer full): a draft
 */
KayakoMessageDraft *
kayako_message_draft_new (const char *text, const char *client_id)
{
  KayakoMessageDraft *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (KayakoMessageDraft);
  self->text = g_strdup (text);
  self->client_id = g_strdup (client_id);
  self->source = KAYAKO_SOURCE_API;
  self->file_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

static void
draft_clear (gpointer data)
{
  KayakoMessageDraft *self = data;

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->user_agent, g_free);
  g_clear_pointer (&self->file_ids, g_array_unref);
}

/**
 * kayako_message_draft_ref:
 * @self: a draft of a message
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoMessageDraft *
kayako_message_draft_ref (KayakoMessageDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kayako_message_draft_unref:
 * @self: (transfer full): a draft of a message
 *
 * Drops a reference, and the draft with the last one.
 */
void
kayako_message_draft_unref (KayakoMessageDraft *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, draft_clear);
}

/**
 * kayako_message_draft_get_text:
 * @self: a draft of a message
 *
 * What the person wrote.
 *
 * Returns: plain text, owned by @self
 */
const char *
kayako_message_draft_get_text (const KayakoMessageDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * kayako_message_draft_get_client_id:
 * @self: a draft of a message
 *
 * The id of our own making.
 *
 * Returns: (nullable): the id, owned by @self
 */
const char *
kayako_message_draft_get_client_id (const KayakoMessageDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->client_id;
}

/**
 * kayako_message_draft_get_source:
 * @self: a draft of a message
 *
 * Where the message says it was written.
 *
 * Returns: a source
 */
KayakoSource
kayako_message_draft_get_source (const KayakoMessageDraft *self)
{
  g_return_val_if_fail (self != NULL, KAYAKO_SOURCE_UNKNOWN);

  return self->source;
}

/**
 * kayako_message_draft_set_source:
 * @self: a draft of a message
 * @source: %KAYAKO_SOURCE_API, %KAYAKO_SOURCE_HELPCENTER or %KAYAKO_SOURCE_MESSENGER
 *
 * Says where the message was written.
 */
void
kayako_message_draft_set_source (KayakoMessageDraft *self, KayakoSource source)
{
  g_return_if_fail (self != NULL);

  self->source = source;
}

/**
 * kayako_message_draft_get_user_agent:
 * @self: a draft of a message
 *
 * The program the message is shown to come from.
 *
 * Returns: (nullable): a name for people, owned by @self
 */
const char *
kayako_message_draft_get_user_agent (const KayakoMessageDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user_agent;
}

/**
 * kayako_message_draft_set_user_agent:
 * @self: a draft of a message
 * @user_agent: (nullable): a name for people
 *
 * Names the program the message comes from.
 */
void
kayako_message_draft_set_user_agent (KayakoMessageDraft *self, const char *user_agent)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->user_agent, user_agent);
}

/**
 * kayako_message_draft_get_file_ids:
 * @self: a draft of a message
 * @n_file_ids: (out): how many there are
 *
 * The uploaded files to attach.
 *
 * Returns: (array length=n_file_ids) (nullable): ids, owned by @self
 */
const gint64 *
kayako_message_draft_get_file_ids (const KayakoMessageDraft *self, gsize *n_file_ids)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_file_ids != NULL, NULL);

  *n_file_ids = self->file_ids->len;

  return (const gint64 *) (gconstpointer) self->file_ids->data;
}

/**
 * kayako_message_draft_add_file_id:
 * @self: a draft of a message
 * @file_id: the id kayako_client_upload_file() brought
 *
 * Attaches an uploaded file.
 */
void
kayako_message_draft_add_file_id (KayakoMessageDraft *self, gint64 file_id)
{
  g_return_if_fail (self != NULL);

  g_array_append_val (self->file_ids, file_id);
}
