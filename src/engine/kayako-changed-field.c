/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-changed-field.h"

/* Values are texts: ids in decimal, empty where there is none. */
struct _KayakoChangedField {
  GObject parent_instance;

  KayakoChangedWhat what;
  char *key;    /* (owned) (nullable): of a custom field */
  char *base;   /* (owned) (nullable): what was there when it was decided; NULL: whatever it was */
  char *mine;   /* (owned) (not nullable) */
  char *theirs; /* (owned) (nullable): what the helpdesk said last; NULL: nothing since */
  gboolean is_disputed;
};

G_DEFINE_FINAL_TYPE (KayakoChangedField, kayako_changed_field, G_TYPE_OBJECT)

static void
kayako_changed_field_finalize (GObject *object)
{
  KayakoChangedField *self = KAYAKO_CHANGED_FIELD (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->mine, g_free);
  g_clear_pointer (&self->theirs, g_free);

  G_OBJECT_CLASS (kayako_changed_field_parent_class)->finalize (object);
}

static void
kayako_changed_field_class_init (KayakoChangedFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_changed_field_finalize;
}

static void
kayako_changed_field_init (KayakoChangedField *self)
{
}

/**
 * kayako_changed_field_new:
 * @what: which property
 * @key: (nullable): of which custom field
 * @base: (nullable): what the person saw, %NULL where any value may go
 * @mine: what it is to become
 *
 * Makes a change of one property. Values are texts: ids in decimal, empty
 * where there is none.
 *
 * Returns: (transfer full): the change
 */
KayakoChangedField *
kayako_changed_field_new (KayakoChangedWhat what,
                          const char *key,
                          const char *base,
                          const char *mine)
{
  KayakoChangedField *self = NULL;

  g_return_val_if_fail (mine != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_CHANGED_FIELD, NULL);
  self->what = what;
  self->key = g_strdup (key);
  self->base = g_strdup (base);
  self->mine = g_strdup (mine);
  return self;
}

/**
 * kayako_changed_field_get_what:
 * @self: a changed property
 *
 * Returns: which one
 */
KayakoChangedWhat
kayako_changed_field_get_what (KayakoChangedField *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (self), KAYAKO_CHANGED_CUSTOM);

  return self->what;
}

/**
 * kayako_changed_field_get_key:
 * @self: a changed property
 *
 * Returns: (nullable): of which custom field
 */
const char *
kayako_changed_field_get_key (KayakoChangedField *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (self), NULL);

  return self->key;
}

/**
 * kayako_changed_field_get_base:
 * @self: a changed property
 *
 * Returns: (nullable): what the person saw who decided it
 */
const char *
kayako_changed_field_get_base (KayakoChangedField *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (self), NULL);

  return self->base;
}

/**
 * kayako_changed_field_set_base:
 * @self: a changed property
 * @base: (nullable): what it may be changed from, %NULL for anything
 *
 * Says which value of the helpdesk's this change is meant to replace.
 */
void
kayako_changed_field_set_base (KayakoChangedField *self, const char *base)
{
  g_return_if_fail (KAYAKO_IS_CHANGED_FIELD (self));

  g_set_str (&self->base, base);
}

/**
 * kayako_changed_field_get_mine:
 * @self: a changed property
 *
 * Returns: what it is to become
 */
const char *
kayako_changed_field_get_mine (KayakoChangedField *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (self), NULL);

  return self->mine;
}

/**
 * kayako_changed_field_get_theirs:
 * @self: a changed property
 *
 * Returns: (nullable): what the helpdesk has said of it since, if anything
 */
const char *
kayako_changed_field_get_theirs (KayakoChangedField *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (self), NULL);

  return self->theirs;
}

/**
 * kayako_changed_field_set_theirs:
 * @self: a changed property
 * @theirs: (nullable): what the helpdesk says of it
 *
 * Remembers the helpdesk's value, which is not shown meanwhile.
 */
void
kayako_changed_field_set_theirs (KayakoChangedField *self, const char *theirs)
{
  g_return_if_fail (KAYAKO_IS_CHANGED_FIELD (self));

  g_set_str (&self->theirs, theirs);
}

/**
 * kayako_changed_field_is_disputed:
 * @self: a changed property
 *
 * Returns: whether somebody else has changed it to something else, so that a
 *   person must decide
 */
gboolean
kayako_changed_field_is_disputed (KayakoChangedField *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (self), FALSE);

  return self->is_disputed;
}

/**
 * kayako_changed_field_set_disputed:
 * @self: a changed property
 * @is_disputed: whether a person must decide
 *
 * Says whether somebody else has changed it, too.
 */
void
kayako_changed_field_set_disputed (KayakoChangedField *self, gboolean is_disputed)
{
  g_return_if_fail (KAYAKO_IS_CHANGED_FIELD (self));

  self->is_disputed = is_disputed;
}

/**
 * kayako_changed_field_is_same:
 * @self: a changed property
 * @other: another one
 *
 * Returns: whether both are about the same property, whatever becomes of it
 */
gboolean
kayako_changed_field_is_same (KayakoChangedField *self, KayakoChangedField *other)
{
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_CHANGED_FIELD (other), FALSE);

  return self->what == other->what && g_strcmp0 (self->key, other->key) == 0;
}
