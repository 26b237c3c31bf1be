/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-change-private.h"

#include "kayako-status.h"

static KayakoChange *
create_empty (void)
{
  KayakoChange *self = g_new0 (KayakoChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
add_field (KayakoChange *self,
           KayakoConversation *conversation,
           KayakoChangedWhat what,
           const char *key,
           const char *mine)
{
  g_autofree char *base = kayako_change_dup_value (conversation, what, key);

  g_ptr_array_add (self->fields, kayako_changed_field_new (what, key, base, mine));
}

static void
add_id_field (KayakoChange *self,
              KayakoConversation *conversation,
              KayakoChangedWhat what,
              gint64 id)
{
  g_autofree char *mine = kayako_change_dup_id (id);

  add_field (self, conversation, what, NULL, mine);
}

/**
 * kayako_change_new:
 * @conversation: what is changed, as the person sees it
 * @wanted: what is to become of it
 *
 * Remembers what is changed, and what it was.
 *
 * Returns: (transfer full): the change
 */
KayakoChange *
kayako_change_new (KayakoConversation *conversation, KayakoConversationChange *wanted)
{
  KayakoChange *self = create_empty ();
  KayakoStatus *status = kayako_conversation_get_status (conversation);
  const char *subject = kayako_conversation_change_get_subject (wanted);
  gint64 id = kayako_conversation_change_get_status_id (wanted);
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  kayako_change_set_validator (self, kayako_conversation_get_validator (conversation));
  if (status != NULL)
    self->status_seen = kayako_status_get_status_type (status);
  if (subject != NULL)
    add_field (self, conversation, KAYAKO_CHANGED_SUBJECT, NULL, subject);
  if (id != 0)
    add_id_field (self, conversation, KAYAKO_CHANGED_STATUS, id);
  if (kayako_conversation_change_get_priority_id (wanted, &id))
    add_id_field (self, conversation, KAYAKO_CHANGED_PRIORITY, id);
  if (kayako_conversation_change_get_type_id (wanted, &id))
    add_id_field (self, conversation, KAYAKO_CHANGED_TYPE, id);

  g_hash_table_iter_init (&iter, kayako_conversation_change_get_field_values (wanted));
  while (g_hash_table_iter_next (&iter, &key, &value))
    add_field (self, conversation, KAYAKO_CHANGED_CUSTOM, key, value);
  return self;
}

/**
 * kayako_change_ref:
 * @self: a change
 *
 * Returns: (transfer full): @self
 */
KayakoChange *
kayako_change_ref (KayakoChange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kayako_change_unref:
 * @self: (transfer full): a change
 *
 * Lets go of a reference.
 */
void
kayako_change_unref (KayakoChange *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->fields);
  g_free (self->validator);
  g_free (self->replaced);
  g_free (self);
}

/* How a property is called on the disk. */
static const char *const names[] = {
  [KAYAKO_CHANGED_SUBJECT] = "subject",   [KAYAKO_CHANGED_STATUS] = "status",
  [KAYAKO_CHANGED_PRIORITY] = "priority", [KAYAKO_CHANGED_TYPE] = "type",
  [KAYAKO_CHANGED_CUSTOM] = "field",
};

/* And the types of status. */
static const char *const status_names[] = {
  [KAYAKO_STATUS_TYPE_UNKNOWN] = NULL,          [KAYAKO_STATUS_TYPE_NEW] = "new",
  [KAYAKO_STATUS_TYPE_OPEN] = "open",           [KAYAKO_STATUS_TYPE_PENDING] = "pending",
  [KAYAKO_STATUS_TYPE_COMPLETED] = "completed", [KAYAKO_STATUS_TYPE_CLOSED] = "closed",
  [KAYAKO_STATUS_TYPE_CUSTOM] = "custom",
};

/**
 * kayako_change_write_payload:
 * @self: a change
 * @dict: what the disk is to know
 *
 * Writes down what is changed, and from what.
 */
void
kayako_change_write_payload (KayakoChange *self, GVariantDict *dict)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(smsmssmsb)"));
  for (guint i = 0; i < self->fields->len; i++) {
    KayakoChangedField *field = self->fields->pdata[i];

    g_variant_builder_add (
        &builder, "(smsmssmsb)", names[kayako_changed_field_get_what (field)],
        kayako_changed_field_get_key (field), kayako_changed_field_get_base (field),
        kayako_changed_field_get_mine (field), kayako_changed_field_get_theirs (field),
        kayako_changed_field_is_disputed (field));
  }
  g_variant_dict_insert_value (dict, "fields", g_variant_builder_end (&builder));
  if (self->validator != NULL)
    g_variant_dict_insert (dict, "validator", "s", self->validator);
  if (status_names[self->status_seen] != NULL)
    g_variant_dict_insert (dict, "status-seen", "s", status_names[self->status_seen]);
  if (self->is_after_reply)
    g_variant_dict_insert (dict, "opened", "b", self->may_be_opened);
}

static KayakoStatusType
read_status_seen (GVariant *payload)
{
  const char *name = NULL;

  if (!g_variant_lookup (payload, "status-seen", "&s", &name))
    return KAYAKO_STATUS_TYPE_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (g_strcmp0 (name, status_names[i]) == 0)
      return (KayakoStatusType) i;

  return KAYAKO_STATUS_TYPE_UNKNOWN;
}

/**
 * kayako_change_new_for_payload:
 * @payload: what kayako_change_write_payload() has written
 *
 * Returns: (transfer full) (nullable): the change, %NULL where nothing of it is
 *   known to this program
 */
KayakoChange *
kayako_change_new_for_payload (GVariant *payload)
{
  g_autoptr (KayakoChange) self = create_empty ();
  g_autoptr (GVariantIter) iter = NULL;
  const char *name = NULL;
  const char *key = NULL;
  const char *base = NULL;
  const char *mine = NULL;
  const char *theirs = NULL;
  gboolean is_disputed = FALSE;

  if (!g_variant_lookup (payload, "fields", "a(smsmssmsb)", &iter))
    return NULL;

  while (g_variant_iter_next (iter, "(&sm&sm&s&sm&sb)", &name, &key, &base, &mine, &theirs,
                              &is_disputed)) {
    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
      KayakoChangedField *field = NULL;

      if (!g_str_equal (name, names[i]))
        continue;

      field = kayako_changed_field_new ((KayakoChangedWhat) i, key, base, mine);
      kayako_changed_field_set_theirs (field, theirs);
      kayako_changed_field_set_disputed (field, is_disputed);
      g_ptr_array_add (self->fields, field);
    }
  }
  g_variant_lookup (payload, "validator", "s", &self->validator);
  self->status_seen = read_status_seen (payload);
  self->is_after_reply = g_variant_lookup (payload, "opened", "b", &self->may_be_opened);
  return self->fields->len > 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * kayako_change_get_fields:
 * @self: a change
 *
 * Returns: (transfer none) (element-type KayakoChangedField): what is changed
 */
GPtrArray *
kayako_change_get_fields (KayakoChange *self)
{
  return self->fields;
}

/**
 * kayako_change_is_empty:
 * @self: a change
 *
 * Returns: whether there is nothing to change any more
 */
gboolean
kayako_change_is_empty (KayakoChange *self)
{
  return self->fields->len == 0;
}

/**
 * kayako_change_is_disputed:
 * @self: a change
 *
 * Returns: whether a person must decide about any of it
 */
gboolean
kayako_change_is_disputed (KayakoChange *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (kayako_changed_field_is_disputed (self->fields->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * kayako_change_get_validator:
 * @self: a change
 *
 * Returns: (nullable): of the conversation that is to be changed, %NULL where it
 *   has to be looked at first
 */
const char *
kayako_change_get_validator (KayakoChange *self)
{
  return self->validator;
}

/**
 * kayako_change_set_validator:
 * @self: a change
 * @validator: (nullable): of the conversation as it was compared last
 *
 * Says which state of the conversation is to be changed.
 */
void
kayako_change_set_validator (KayakoChange *self, const char *validator)
{
  g_set_str (&self->validator, validator);
}

static KayakoChangedField *
find_field (KayakoChange *self, KayakoChangedField *field, guint *position)
{
  for (guint i = 0; i < self->fields->len; i++) {
    if (kayako_changed_field_is_same (self->fields->pdata[i], field)) {
      if (position != NULL)
        *position = i;
      return self->fields->pdata[i];
    }
  }

  return NULL;
}

/* What is known of the status that @field is to replace. */
static void
copy_status (KayakoChange *self, KayakoChange *other, KayakoChangedField *field)
{
  if (kayako_changed_field_get_what (field) != KAYAKO_CHANGED_STATUS)
    return;

  self->status_seen = other->status_seen;
  self->is_after_reply = other->is_after_reply;
  self->may_be_opened = other->may_be_opened;
}

/**
 * kayako_change_take_over:
 * @self: a change
 * @earlier: one of the same conversation that has not reached the helpdesk
 *
 * What both change, only @self does: from what it was before @earlier.
 *
 * Returns: whether there was anything
 */
gboolean
kayako_change_take_over (KayakoChange *self, KayakoChange *earlier)
{
  guint n_before = earlier->fields->len;

  for (guint i = 0; i < self->fields->len; i++) {
    KayakoChangedField *field = self->fields->pdata[i];
    guint position = 0;
    KayakoChangedField *former = find_field (earlier, field, &position);

    if (former == NULL)
      continue;

    kayako_changed_field_set_base (field, kayako_changed_field_get_base (former));
    kayako_changed_field_set_theirs (field, kayako_changed_field_get_theirs (former));
    copy_status (self, earlier, field);
    g_ptr_array_remove_index (earlier->fields, position);
    /* What it compared is what counts. */
    kayako_change_set_validator (self, earlier->validator);
  }

  return earlier->fields->len != n_before;
}

/**
 * kayako_change_join:
 * @self: a change
 * @later: one that has no property in common with it
 *
 * Makes one of both.
 */
void
kayako_change_join (KayakoChange *self, KayakoChange *later)
{
  for (guint i = 0; i < later->fields->len; i++) {
    g_ptr_array_add (self->fields, g_object_ref (later->fields->pdata[i]));
    copy_status (self, later, later->fields->pdata[i]);
  }
}

/**
 * kayako_change_inherit:
 * @self: a change
 * @discarded: an earlier one that will not be made
 *
 * What @discarded would have changed is changed from what it was before.
 *
 * Returns: whether there was anything
 */
gboolean
kayako_change_inherit (KayakoChange *self, KayakoChange *discarded)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < self->fields->len; i++) {
    KayakoChangedField *former = find_field (discarded, self->fields->pdata[i], NULL);

    if (former == NULL)
      continue;

    kayako_changed_field_set_base (self->fields->pdata[i], kayako_changed_field_get_base (former));
    copy_status (self, discarded, former);
    is_changed = TRUE;
  }

  return is_changed;
}

/**
 * kayako_change_go_after:
 * @self: a change
 * @earlier: one that will be made before it after all
 *
 * What both change, @self changes from what @earlier will have made of it.
 */
void
kayako_change_go_after (KayakoChange *self, KayakoChange *earlier)
{
  for (guint i = 0; i < self->fields->len; i++) {
    KayakoChangedField *former = find_field (earlier, self->fields->pdata[i], NULL);

    if (former != NULL)
      kayako_changed_field_set_base (self->fields->pdata[i],
                                     kayako_changed_field_get_mine (former));
  }
}

/**
 * kayako_change_note_reply:
 * @self: a change
 * @is_staff: whether this person is one of the helpdesk's
 *
 * A reply of this person's has gone before it. An agent's opens what is new, a
 * customer's what is pending or completed: that is not somebody else's doing.
 * Nothing else is done by a reply, so whatever else has become of the status is.
 */
void
kayako_change_note_reply (KayakoChange *self, gboolean is_staff)
{
  self->is_after_reply = TRUE;
  self->may_be_opened = is_staff ? self->status_seen == KAYAKO_STATUS_TYPE_NEW
                                 : self->status_seen == KAYAKO_STATUS_TYPE_PENDING ||
                                       self->status_seen == KAYAKO_STATUS_TYPE_COMPLETED;
  /* It has another state now. */
  kayako_change_set_validator (self, NULL);
}

static void
request_field (KayakoConversationChange *request, KayakoChangedField *field)
{
  const char *mine = kayako_changed_field_get_mine (field);

  switch (kayako_changed_field_get_what (field)) {
  case KAYAKO_CHANGED_SUBJECT:
    kayako_conversation_change_set_subject (request, mine);
    break;
  case KAYAKO_CHANGED_STATUS:
    kayako_conversation_change_set_status_id (request, kayako_change_read_id (mine));
    break;
  case KAYAKO_CHANGED_PRIORITY:
    kayako_conversation_change_set_priority_id (request, kayako_change_read_id (mine));
    break;
  case KAYAKO_CHANGED_TYPE:
    kayako_conversation_change_set_type_id (request, kayako_change_read_id (mine));
    break;
  case KAYAKO_CHANGED_CUSTOM:
    kayako_conversation_change_set_field_value (request, kayako_changed_field_get_key (field),
                                                mine);
    break;
  default:
    break;
  }
}

/**
 * kayako_change_create_request:
 * @self: a change
 *
 * Makes the request: all of it but what a person must decide about.
 *
 * Returns: (transfer full) (nullable): the request, %NULL where there is nothing
 *   to be asked for
 */
KayakoConversationChange *
kayako_change_create_request (KayakoChange *self)
{
  g_autoptr (KayakoConversationChange) request = kayako_conversation_change_new ();
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->fields->len; i++) {
    if (kayako_changed_field_is_disputed (self->fields->pdata[i]))
      continue;

    request_field (request, self->fields->pdata[i]);
    is_empty = FALSE;
  }
  if (is_empty)
    return NULL;

  kayako_conversation_change_set_validator (request, self->validator);
  return g_steal_pointer (&request);
}

/**
 * kayako_change_note_made:
 * @self: a change
 * @validator: (nullable): of the conversation as it is now
 *
 * Takes out what the last request has changed.
 */
void
kayako_change_note_made (KayakoChange *self, const char *validator)
{
  g_free (self->replaced);
  self->replaced = g_steal_pointer (&self->validator);
  self->validator = g_strdup (validator);
  for (guint i = self->fields->len; i > 0; i--)
    if (!kayako_changed_field_is_disputed (self->fields->pdata[i - 1]))
      g_ptr_array_remove_index (self->fields, i - 1);
}

/**
 * kayako_change_follow:
 * @self: a change
 * @made: one that has been made before it
 *
 * Goes on from what @made has made of the conversation, where both were about
 * the same state of it.
 */
void
kayako_change_follow (KayakoChange *self, KayakoChange *made)
{
  if (made->replaced != NULL && g_strcmp0 (self->validator, made->replaced) == 0)
    kayako_change_set_validator (self, made->validator);
}
