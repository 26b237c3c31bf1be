/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-change-private.h"

#include "kayako-case-type.h"
#include "kayako-field-value.h"
#include "kayako-priority.h"
#include "kayako-status.h"

/**
 * kayako_change_dup_id:
 * @id: an id, 0 for none
 *
 * Returns: (transfer full): it as a text, empty for none
 */
char *
kayako_change_dup_id (gint64 id)
{
  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
}

static char *
dup_resource_id (gpointer resource)
{
  return kayako_change_dup_id (resource != NULL ? kayako_resource_get_id (resource) : 0);
}

static char *
dup_field_value (KayakoConversation *conversation, const char *key)
{
  GListModel *values = kayako_conversation_get_custom_fields (conversation);

  for (guint i = 0; i < g_list_model_get_n_items (values); i++) {
    g_autoptr (KayakoFieldValue) value = g_list_model_get_item (values, i);
    KayakoField *field = kayako_field_value_get_field (value);
    const char *text = kayako_field_value_get_value (value);

    if (field != NULL && g_strcmp0 (kayako_field_get_key (field), key) == 0)
      return g_strdup (text != NULL ? text : "");
  }

  return NULL;
}

/**
 * kayako_change_dup_value:
 * @conversation: a conversation
 * @what: which property
 * @key: (nullable): of which custom field
 *
 * Returns: (transfer full) (nullable): what it is, %NULL where that is not known
 */
char *
kayako_change_dup_value (KayakoConversation *conversation, KayakoChangedWhat what, const char *key)
{
  switch (what) {
  case KAYAKO_CHANGED_SUBJECT:
    return g_strdup (kayako_conversation_get_subject (conversation));
  case KAYAKO_CHANGED_STATUS:
    return dup_resource_id (kayako_conversation_get_status (conversation));
  case KAYAKO_CHANGED_PRIORITY:
    return dup_resource_id (kayako_conversation_get_priority (conversation));
  case KAYAKO_CHANGED_TYPE:
    return dup_resource_id (kayako_conversation_get_case_type (conversation));
  case KAYAKO_CHANGED_CUSTOM:
    return dup_field_value (conversation, key);
  default:
    return NULL;
  }
}

/**
 * kayako_change_read_id:
 * @value: what kayako_change_dup_id() has made
 *
 * Returns: the id, 0 for none
 */
gint64
kayako_change_read_id (const char *value)
{
  return g_ascii_strtoll (value, NULL, 10);
}

/* Shows what can be shown: a resource that is known by now. */
static void
show_value (KayakoConversation *conversation,
            KayakoRegistry *registry,
            KayakoChangedField *field,
            const char *value)
{
  gint64 id = 0;
  gpointer resource = NULL;

  switch (kayako_changed_field_get_what (field)) {
  case KAYAKO_CHANGED_SUBJECT:
    kayako_conversation_set_subject (conversation, value);
    break;
  case KAYAKO_CHANGED_STATUS:
    id = kayako_change_read_id (value);
    resource = kayako_registry_lookup (registry, KAYAKO_TYPE_STATUS, id);
    if (resource != NULL || id == 0)
      kayako_conversation_set_status (conversation, resource);
    break;
  case KAYAKO_CHANGED_PRIORITY:
    id = kayako_change_read_id (value);
    resource = kayako_registry_lookup (registry, KAYAKO_TYPE_PRIORITY, id);
    if (resource != NULL || id == 0)
      kayako_conversation_set_priority (conversation, resource);
    break;
  case KAYAKO_CHANGED_TYPE:
    id = kayako_change_read_id (value);
    resource = kayako_registry_lookup (registry, KAYAKO_TYPE_CASE_TYPE, id);
    if (resource != NULL || id == 0)
      kayako_conversation_set_case_type (conversation, resource);
    break;
  case KAYAKO_CHANGED_CUSTOM:
  default:
    /* It is shown when the helpdesk has it. */
    break;
  }
}

/**
 * kayako_change_preview:
 * @self: a change that has just been decided
 * @conversation: what is changed
 * @registry: where everything is one object
 *
 * Has @conversation look as if the change had been made.
 */
void
kayako_change_preview (KayakoChange *self,
                       KayakoConversation *conversation,
                       KayakoRegistry *registry)
{
  for (guint i = 0; i < self->fields->len; i++)
    show_value (conversation, registry, self->fields->pdata[i],
                kayako_changed_field_get_mine (self->fields->pdata[i]));
}

/* Whether a reply may have made of it what it was not when it was decided. */
static gboolean
is_after_reply (KayakoChange *self, KayakoChangedField *field)
{
  return kayako_changed_field_get_what (field) == KAYAKO_CHANGED_STATUS && self->is_after_reply;
}

/**
 * kayako_change_drop_idle:
 * @self: a change that has never left
 * @conversation: what is changed
 * @registry: where everything is one object
 *
 * Takes out what becomes what it was, and shows there what the helpdesk says.
 */
void
kayako_change_drop_idle (KayakoChange *self,
                         KayakoConversation *conversation,
                         KayakoRegistry *registry)
{
  for (guint i = self->fields->len; i > 0; i--) {
    KayakoChangedField *field = self->fields->pdata[i - 1];
    const char *theirs = kayako_changed_field_get_theirs (field);

    if (g_strcmp0 (kayako_changed_field_get_base (field), kayako_changed_field_get_mine (field)) !=
            0 ||
        is_after_reply (self, field))
      continue;

    if (theirs != NULL)
      show_value (conversation, registry, field, theirs);
    g_ptr_array_remove_index (self->fields, i - 1);
  }
}

/* Whether nobody else has seen to the property; it is seen to from now on. */
static gboolean
claim (GPtrArray *claimed, KayakoChangedField *field)
{
  for (guint i = 0; i < claimed->len; i++)
    if (kayako_changed_field_is_same (claimed->pdata[i], field))
      return FALSE;

  g_ptr_array_add (claimed, g_object_ref (field));
  return TRUE;
}

/**
 * kayako_change_show:
 * @self: a change
 * @conversation: what is changed
 * @registry: where everything is one object
 * @claimed: (element-type KayakoChangedField): what later changes see to; what
 *   @self sees to is added
 *
 * Has @conversation look as if the change had been made, and remembers what
 * the helpdesk says instead.
 *
 * Returns: whether it looked otherwise
 */
gboolean
kayako_change_show (KayakoChange *self,
                    KayakoConversation *conversation,
                    KayakoRegistry *registry,
                    GPtrArray *claimed)
{
  /* Every conversation has a status: without one it is not what the helpdesk says. */
  gboolean is_known = kayako_conversation_get_status (conversation) != NULL;
  gboolean is_changed = FALSE;

  for (guint i = 0; i < self->fields->len; i++) {
    KayakoChangedField *field = self->fields->pdata[i];
    KayakoChangedWhat what = kayako_changed_field_get_what (field);
    const char *mine = kayako_changed_field_get_mine (field);
    g_autofree char *now = NULL;

    if (!claim (claimed, field) || what == KAYAKO_CHANGED_CUSTOM)
      continue;

    now = kayako_change_dup_value (conversation, what, NULL);
    if (g_strcmp0 (now, mine) == 0)
      continue;

    if (is_known)
      kayako_changed_field_set_theirs (field, now);
    show_value (conversation, registry, field, mine);
    is_changed = TRUE;
  }

  return is_changed;
}

/**
 * kayako_change_take_back:
 * @self: a change that will not be made
 * @conversation: what it would have changed
 * @registry: where everything is one object
 * @claimed: (element-type KayakoChangedField): what others see to
 *
 * Has @conversation look as the helpdesk says.
 *
 * Returns: whether it looked otherwise
 */
gboolean
kayako_change_take_back (KayakoChange *self,
                         KayakoConversation *conversation,
                         KayakoRegistry *registry,
                         GPtrArray *claimed)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < self->fields->len; i++) {
    KayakoChangedField *field = self->fields->pdata[i];
    const char *theirs = kayako_changed_field_get_theirs (field);
    const char *before = theirs != NULL ? theirs : kayako_changed_field_get_base (field);
    g_autofree char *now =
        kayako_change_dup_value (conversation, kayako_changed_field_get_what (field), NULL);

    if (before == NULL || !claim (claimed, field) ||
        g_strcmp0 (now, kayako_changed_field_get_mine (field)) != 0)
      continue;

    show_value (conversation, registry, field, before);
    is_changed = TRUE;
  }

  return is_changed;
}

/* A reply has opened it: that is what it is to be changed from, and whatever comes
 * then is somebody else's doing. */
static void
accept_opening (KayakoChange *self, KayakoChangedField *field, KayakoConversation *fresh)
{
  KayakoStatus *status = kayako_conversation_get_status (fresh);
  g_autofree char *id = NULL;

  if (!is_after_reply (self, field) || !self->may_be_opened || status == NULL ||
      kayako_status_get_status_type (status) != KAYAKO_STATUS_TYPE_OPEN)
    return;

  id = dup_resource_id (status);
  kayako_changed_field_set_base (field, id);
  self->status_seen = KAYAKO_STATUS_TYPE_OPEN;
  self->is_after_reply = FALSE;
}

/**
 * kayako_change_compare:
 * @self: a change
 * @fresh: the conversation as the helpdesk has just told it
 *
 * Finds out what is still to be changed: what the helpdesk has already is
 * dropped, and what somebody else has changed to something else is disputed.
 */
void
kayako_change_compare (KayakoChange *self, KayakoConversation *fresh)
{
  kayako_change_set_validator (self, kayako_conversation_get_validator (fresh));
  for (guint i = self->fields->len; i > 0; i--) {
    KayakoChangedField *field = self->fields->pdata[i - 1];
    const char *base = NULL;
    const char *mine = kayako_changed_field_get_mine (field);
    g_autofree char *theirs = kayako_change_dup_value (fresh, kayako_changed_field_get_what (field),
                                                       kayako_changed_field_get_key (field));

    if (g_strcmp0 (theirs, mine) == 0) {
      g_ptr_array_remove_index (self->fields, i - 1);
      continue;
    }

    accept_opening (self, field, fresh);
    base = kayako_changed_field_get_base (field);
    kayako_changed_field_set_theirs (field, theirs);
    kayako_changed_field_set_disputed (field, base != NULL && theirs != NULL &&
                                                  g_strcmp0 (theirs, base) != 0);
  }
}

/**
 * kayako_change_settle:
 * @self: a disputed change
 * @keeps_mine: (array length=n_fields): of each property, whether it is to become
 *   what this person wanted
 * @n_fields: how many there are
 * @conversation: what is changed
 * @registry: where everything is one object
 *
 * Decides: what is to stay as somebody else has made it is dropped, the rest is
 * no longer disputed.
 */
void
kayako_change_settle (KayakoChange *self,
                      const gboolean *keeps_mine,
                      guint n_fields,
                      KayakoConversation *conversation,
                      KayakoRegistry *registry)
{
  for (guint i = MIN (self->fields->len, n_fields); i > 0; i--) {
    KayakoChangedField *field = self->fields->pdata[i - 1];

    if (!kayako_changed_field_is_disputed (field))
      continue;

    if (!keeps_mine[i - 1]) {
      show_value (conversation, registry, field, kayako_changed_field_get_theirs (field));
      g_ptr_array_remove_index (self->fields, i - 1);
      continue;
    }

    kayako_changed_field_set_disputed (field, FALSE);
    kayako_changed_field_set_base (field, kayako_changed_field_get_theirs (field));
    if (kayako_changed_field_get_what (field) == KAYAKO_CHANGED_STATUS)
      self->is_after_reply = FALSE;
  }
}
