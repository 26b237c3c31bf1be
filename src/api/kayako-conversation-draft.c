/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-draft.h"

typedef struct {
  char *name;         /* (owned) (not nullable) */
  char *content_type; /* (owned) (not nullable) */
  GBytes *content;    /* (owned) (not nullable) */
} FilePart;

static void
file_part_free (FilePart *part)
{
  g_free (part->name);
  g_free (part->content_type);
  g_bytes_unref (part->content);
  g_free (part);
}

/**
 * KayakoConversationDraft:
 *
 * A conversation to be started. Everything is set before it is given away;
 * after that it does not change.
 */
struct _KayakoConversationDraft {
  char *subject;    /* (owned) (not nullable) */
  char *text;       /* (owned) (not nullable) */
  char *client_id;  /* (owned) (nullable) */
  char *name;       /* (owned) (nullable): only where nobody is signed in */
  char *email;      /* (owned) (nullable): only where nobody is signed in */
  char *user_agent; /* (owned) (nullable) */
  KayakoSource source;
  gint64 priority_id;       /* 0 when not said */
  gint64 form_id;           /* 0 when not said */
  GHashTable *field_values; /* (owned) (not nullable): key → value */
  GPtrArray *files;         /* (owned) (not nullable) (element-type FilePart) */
};

G_DEFINE_BOXED_TYPE (KayakoConversationDraft,
                     kayako_conversation_draft,
                     kayako_conversation_draft_ref,
                     kayako_conversation_draft_unref)

/**
 * kayako_conversation_draft_new:
 * @subject: what it is about
 * @text: its first message
 * @client_id: (nullable): an id of our own making for that message
 *
 * Makes a draft without files whose source is %KAYAKO_SOURCE_API.
 *
 * Returns: (transfer full): a draft
 */
KayakoConversationDraft *
kayako_conversation_draft_new (const char *subject, const char *text, const char *client_id)
{
  KayakoConversationDraft *self = NULL;

  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (KayakoConversationDraft);
  self->subject = g_strdup (subject);
  self->text = g_strdup (text);
  self->client_id = g_strdup (client_id);
  self->source = KAYAKO_SOURCE_API;
  self->field_values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_part_free);

  return self;
}

static void
draft_clear (gpointer data)
{
  KayakoConversationDraft *self = data;

  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->user_agent, g_free);
  g_clear_pointer (&self->field_values, g_hash_table_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

/**
 * kayako_conversation_draft_ref:
 * @self: a draft of a conversation
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoConversationDraft *
kayako_conversation_draft_ref (KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kayako_conversation_draft_unref:
 * @self: (transfer full): a draft of a conversation
 *
 * Drops a reference, and the draft with the last one.
 */
void
kayako_conversation_draft_unref (KayakoConversationDraft *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, draft_clear);
}

/**
 * kayako_conversation_draft_get_subject:
 * @self: a draft of a conversation
 *
 * What the conversation is about.
 *
 * Returns: a line, owned by @self
 */
const char *
kayako_conversation_draft_get_subject (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * kayako_conversation_draft_get_text:
 * @self: a draft of a conversation
 *
 * Its first message.
 *
 * Returns: plain text, owned by @self
 */
const char *
kayako_conversation_draft_get_text (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * kayako_conversation_draft_get_client_id:
 * @self: a draft of a conversation
 *
 * The id of our own making for the first message.
 *
 * Returns: (nullable): the id, owned by @self
 */
const char *
kayako_conversation_draft_get_client_id (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->client_id;
}

/**
 * kayako_conversation_draft_get_name:
 * @self: a draft of a conversation
 *
 * Who asks, where nobody is signed in.
 *
 * Returns: (nullable): a name, owned by @self
 */
const char *
kayako_conversation_draft_get_name (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * kayako_conversation_draft_get_email:
 * @self: a draft of a conversation
 *
 * Whose address the answer goes to, where nobody is signed in.
 *
 * Returns: (nullable): an address, owned by @self
 */
const char *
kayako_conversation_draft_get_email (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->email;
}

/**
 * kayako_conversation_draft_set_requester:
 * @self: a draft of a conversation
 * @name: (nullable): who asks
 * @email: (nullable): where the answer goes
 *
 * Says who asks, which a helpdesk wants to know where nobody is signed in.
 */
void
kayako_conversation_draft_set_requester (KayakoConversationDraft *self,
                                         const char *name,
                                         const char *email)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->name, name);
  g_set_str (&self->email, email);
}

/**
 * kayako_conversation_draft_get_source:
 * @self: a draft of a conversation
 *
 * Where the conversation says it was started.
 *
 * Returns: a source
 */
KayakoSource
kayako_conversation_draft_get_source (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, KAYAKO_SOURCE_UNKNOWN);

  return self->source;
}

/**
 * kayako_conversation_draft_set_source:
 * @self: a draft of a conversation
 * @source: %KAYAKO_SOURCE_API, %KAYAKO_SOURCE_HELPCENTER or %KAYAKO_SOURCE_MESSENGER
 *
 * Says where the conversation was started.
 */
void
kayako_conversation_draft_set_source (KayakoConversationDraft *self, KayakoSource source)
{
  g_return_if_fail (self != NULL);

  self->source = source;
}

/**
 * kayako_conversation_draft_get_user_agent:
 * @self: a draft of a conversation
 *
 * The program the first message is shown to come from.
 *
 * Returns: (nullable): a name for people, owned by @self
 */
const char *
kayako_conversation_draft_get_user_agent (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user_agent;
}

/**
 * kayako_conversation_draft_set_user_agent:
 * @self: a draft of a conversation
 * @user_agent: (nullable): a name for people
 *
 * Names the program the first message comes from.
 */
void
kayako_conversation_draft_set_user_agent (KayakoConversationDraft *self, const char *user_agent)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->user_agent, user_agent);
}

/**
 * kayako_conversation_draft_get_priority_id:
 * @self: a draft of a conversation
 *
 * The wanted priority.
 *
 * Returns: an id, 0 when not said
 */
gint64
kayako_conversation_draft_get_priority_id (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->priority_id;
}

/**
 * kayako_conversation_draft_set_priority_id:
 * @self: a draft of a conversation
 * @priority_id: an id, 0 for none
 *
 * Asks for a priority; helpdesks may refuse customers.
 */
void
kayako_conversation_draft_set_priority_id (KayakoConversationDraft *self, gint64 priority_id)
{
  g_return_if_fail (self != NULL);

  self->priority_id = priority_id;
}

/**
 * kayako_conversation_draft_get_form_id:
 * @self: a draft of a conversation
 *
 * The form that was filled in.
 *
 * Returns: an id, 0 when not said
 */
gint64
kayako_conversation_draft_get_form_id (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->form_id;
}

/**
 * kayako_conversation_draft_set_form_id:
 * @self: a draft of a conversation
 * @form_id: an id, 0 for none
 *
 * Says which form was filled in; its required fields are then checked.
 */
void
kayako_conversation_draft_set_form_id (KayakoConversationDraft *self, gint64 form_id)
{
  g_return_if_fail (self != NULL);

  self->form_id = form_id;
}

/**
 * kayako_conversation_draft_get_field_values:
 * @self: a draft of a conversation
 *
 * The custom fields that were filled in, by their keys.
 *
 * Returns: (transfer none) (element-type utf8 utf8): values, owned by @self
 */
GHashTable *
kayako_conversation_draft_get_field_values (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field_values;
}

/**
 * kayako_conversation_draft_set_field_value:
 * @self: a draft of a conversation
 * @key: the field's key
 * @value: its value, always as text
 *
 * Fills in a custom field.
 */
void
kayako_conversation_draft_set_field_value (KayakoConversationDraft *self,
                                           const char *key,
                                           const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);
  g_return_if_fail (value != NULL);

  g_hash_table_replace (self->field_values, g_strdup (key), g_strdup (value));
}

/**
 * kayako_conversation_draft_get_n_files:
 * @self: a draft of a conversation
 *
 * How many files go with the first message.
 *
 * Returns: a count
 */
guint
kayako_conversation_draft_get_n_files (const KayakoConversationDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->files->len;
}

/**
 * kayako_conversation_draft_get_file:
 * @self: a draft of a conversation
 * @position: which file, from 0
 * @name: (out) (optional): its name
 * @content_type: (out) (optional): its MIME type
 *
 * One of the files that go with the first message.
 *
 * Returns: (transfer none): its bytes, owned by @self as the names are
 */
GBytes *
kayako_conversation_draft_get_file (const KayakoConversationDraft *self,
                                    guint position,
                                    const char **name,
                                    const char **content_type)
{
  FilePart *part = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->files->len, NULL);

  part = g_ptr_array_index (self->files, position);
  if (name != NULL)
    *name = part->name;
  if (content_type != NULL)
    *content_type = part->content_type;

  return part->content;
}

/**
 * kayako_conversation_draft_add_file:
 * @self: a draft of a conversation
 * @name: the file's name
 * @content_type: its MIME type
 * @content: its bytes
 *
 * Sends a file along with the first message.
 */
void
kayako_conversation_draft_add_file (KayakoConversationDraft *self,
                                    const char *name,
                                    const char *content_type,
                                    GBytes *content)
{
  FilePart *part = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (content_type != NULL);
  g_return_if_fail (content != NULL);

  part = g_new0 (FilePart, 1);
  part->name = g_strdup (name);
  part->content_type = g_strdup (content_type);
  part->content = g_bytes_ref (content);
  g_ptr_array_add (self->files, part);
}
