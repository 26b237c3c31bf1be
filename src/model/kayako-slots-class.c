/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-slots.h"

#define READ_FLAGS (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define SLOT_FLAGS (READ_FLAGS | G_PARAM_WRITABLE)

static const KayakoSlotTable *
get_table (gpointer self)
{
  return KAYAKO_RESOURCE_GET_IFACE (self)->table;
}

static void
get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  const KayakoSlotTable *table = get_table (object);
  gpointer source;

  if (prop == KAYAKO_SLOT_ID) {
    g_value_set_int64 (value, kayako_resource_get_id (KAYAKO_RESOURCE (object)));
    return;
  }

  if (prop == KAYAKO_SLOT_STUB) {
    g_value_set_boolean (value, kayako_resource_is_stub (KAYAKO_RESOURCE (object)));
    return;
  }

  source = kayako_slots_value_at (table, object, prop);
  switch (table->slots[prop].kind) {
  case KAYAKO_SLOT_BOOLEAN:
    g_value_set_boolean (value, *(gboolean *) source);
    break;
  case KAYAKO_SLOT_INT:
    g_value_set_int (value, *(int *) source);
    break;
  case KAYAKO_SLOT_INT64:
    g_value_set_int64 (value, *(gint64 *) source);
    break;
  case KAYAKO_SLOT_DOUBLE:
    g_value_set_double (value, *(double *) source);
    break;
  case KAYAKO_SLOT_ENUM:
    g_value_set_enum (value, *(int *) source);
    break;
  case KAYAKO_SLOT_STRING:
    g_value_set_string (value, *(char **) source);
    break;
  case KAYAKO_SLOT_BOXED:
    g_value_set_boxed (value, *(gpointer *) source);
    break;
  case KAYAKO_SLOT_OBJECT:
    g_value_set_object (value, *(gpointer *) source);
    break;
  case KAYAKO_SLOT_LIST:
    g_value_set_object (value, kayako_slots_get_list (table, object, prop));
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
set_property (GObject *object, guint prop, const GValue *value, GParamSpec *pspec)
{
  const KayakoSlotTable *table = get_table (object);

  if (prop == KAYAKO_SLOT_ID) {
    kayako_slots_get_state (table, object)->id = g_value_get_int64 (value);
    return;
  }

  switch (table->slots[prop].kind) {
  case KAYAKO_SLOT_BOOLEAN:
    kayako_slots_set_boolean (table, object, prop, g_value_get_boolean (value));
    break;
  case KAYAKO_SLOT_INT:
    kayako_slots_set_int (table, object, prop, g_value_get_int (value));
    break;
  case KAYAKO_SLOT_INT64:
    kayako_slots_set_int64 (table, object, prop, g_value_get_int64 (value));
    break;
  case KAYAKO_SLOT_DOUBLE:
    kayako_slots_set_double (table, object, prop, g_value_get_double (value));
    break;
  case KAYAKO_SLOT_ENUM:
    kayako_slots_set_int (table, object, prop, g_value_get_enum (value));
    break;
  case KAYAKO_SLOT_STRING:
    kayako_slots_set_string (table, object, prop, g_value_get_string (value));
    break;
  case KAYAKO_SLOT_BOXED:
    kayako_slots_set_boxed (table, object, prop, g_value_get_boxed (value));
    break;
  case KAYAKO_SLOT_OBJECT:
    kayako_slots_set_object (table, object, prop, g_value_get_object (value));
    break;
  case KAYAKO_SLOT_LIST: /* its property cannot be written */
  default:
    g_assert_not_reached ();
  }
}

static GParamSpec *
create_pspec (const KayakoSlot *slot)
{
  GParamFlags flags = slot->derived ? READ_FLAGS : SLOT_FLAGS;

  switch (slot->kind) {
  case KAYAKO_SLOT_BOOLEAN:
    return g_param_spec_boolean (slot->name, NULL, NULL, FALSE, flags);
  case KAYAKO_SLOT_INT:
    return g_param_spec_int (slot->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  case KAYAKO_SLOT_INT64:
    return g_param_spec_int64 (slot->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  case KAYAKO_SLOT_DOUBLE:
    return g_param_spec_double (slot->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  case KAYAKO_SLOT_ENUM:
    return g_param_spec_enum (slot->name, NULL, NULL, slot->get_type (), 0, flags);
  case KAYAKO_SLOT_STRING:
    return g_param_spec_string (slot->name, NULL, NULL, NULL, flags);
  case KAYAKO_SLOT_BOXED:
    return g_param_spec_boxed (slot->name, NULL, NULL, slot->get_type (), flags);
  case KAYAKO_SLOT_OBJECT:
    return g_param_spec_object (slot->name, NULL, NULL, slot->get_type (), flags);
  case KAYAKO_SLOT_LIST:
    return g_param_spec_object (slot->name, NULL, NULL, G_TYPE_LIST_MODEL, READ_FLAGS);
  default:
    g_assert_not_reached ();
  }
}

static GObjectClass *
get_parent_class (void)
{
  /* Every resource derives from GObject itself. */
  return g_type_class_peek (G_TYPE_OBJECT);
}

/**
 * kayako_slots_dispose:
 * @object: a resource
 *
 * Lets go of the objects; a resource with more to let go of chains up to it.
 */
void
kayako_slots_dispose (GObject *object)
{
  const KayakoSlotTable *table = get_table (object);

  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++) {
    if (table->slots[prop].kind == KAYAKO_SLOT_OBJECT ||
        table->slots[prop].kind == KAYAKO_SLOT_LIST)
      g_clear_object ((GObject **) kayako_slots_value_at (table, object, prop));
  }

  get_parent_class ()->dispose (object);
}

static void
finalize (GObject *object)
{
  const KayakoSlotTable *table = get_table (object);

  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++) {
    const KayakoSlot *slot = &table->slots[prop];
    gpointer *place = kayako_slots_value_at (table, object, prop);

    if (slot->kind == KAYAKO_SLOT_STRING)
      g_free (*place);
    else if (slot->kind == KAYAKO_SLOT_BOXED && *place != NULL)
      g_boxed_free (slot->get_type (), *place);
  }

  get_parent_class ()->finalize (object);
}

/**
 * kayako_slots_install:
 * @object_class: the class of a resource
 * @table: how the resource is made up
 *
 * Gives a class the properties of @table and all that works on them.
 */
void
kayako_slots_install (GObjectClass *object_class, const KayakoSlotTable *table)
{
  g_assert (table->n_slots <= 64);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = kayako_slots_dispose;
  object_class->finalize = finalize;

  table->props[KAYAKO_SLOT_ID] =
      g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  table->props[KAYAKO_SLOT_STUB] = g_param_spec_boolean ("stub", NULL, NULL, TRUE, READ_FLAGS);

  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++)
    table->props[prop] = create_pspec (&table->slots[prop]);

  g_object_class_install_properties (object_class, table->n_slots, table->props);
}
