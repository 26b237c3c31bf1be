/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-record.h"

#include "kayako-attachment.h"
#include "kayako-conversation.h"
#include "kayako-field.h"
#include "kayako-file.h"
#include "kayako-form.h"
#include "kayako-locale.h"
#include "kayako-message.h"
#include "kayako-rating.h"
#include "kayako-record-value.h"

#include <string.h>

/* Under which name a part that has an id, but is not stored by itself, keeps
 * it. No property is called so. */
#define PART_ID "#"

/* What is stored by itself, by the name it has in the store. */
static const struct {
  GType (*get_type) (void);
  const char *kind;
} kinds[] = {
  { kayako_message_get_type, "message" },
  { kayako_user_get_type, "user" },
  { kayako_conversation_get_type, "conversation" },
  { kayako_attachment_get_type, "attachment" },
  { kayako_read_marker_get_type, "read-marker" },
  { kayako_status_get_type, "status" },
  { kayako_team_get_type, "team" },
  { kayako_priority_get_type, "priority" },
  { kayako_case_type_get_type, "type" },
  { kayako_field_get_type, "field" },
  { kayako_form_get_type, "form" },
  { kayako_locale_get_type, "locale" },
  { kayako_rating_get_type, "rating" },
  { kayako_file_get_type, "file" },
};

/* (nullable): %NULL for what is only a part of others. */
const char *
kayako_record_get_kind (GType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].get_type () == type)
      return kinds[i].kind;

  return NULL;
}

static const KayakoSlotTable *
get_table (gpointer resource)
{
  return KAYAKO_RESOURCE_GET_IFACE (resource)->table;
}

static gboolean
is_known (const KayakoSlotTable *table, gpointer resource, guint prop)
{
  return (kayako_slots_get_state (table, resource)->known & (G_GUINT64_CONSTANT (1) << prop)) != 0;
}

static gboolean
is_stored_by_itself (KayakoResource *resource)
{
  return kayako_resource_get_id (resource) != 0 &&
         kayako_record_get_kind (G_OBJECT_TYPE (resource)) != NULL;
}

static void
visit_one (KayakoResource *resource, KayakoRecordVisitor visitor, gpointer user_data)
{
  if (resource == NULL)
    return;

  if (is_stored_by_itself (resource))
    visitor (resource, user_data);
  else
    kayako_record_visit (resource, visitor, user_data);
}

static void
visit_list (GListModel *list, KayakoRecordVisitor visitor, gpointer user_data)
{
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++) {
    g_autoptr (KayakoResource) item = g_list_model_get_item (list, i);

    visit_one (item, visitor, user_data);
  }
}

/* Tells @visitor of what is nested in @resource and stored by itself. What is
 * nested in that again is the visitor's business. */
void
kayako_record_visit (KayakoResource *resource, KayakoRecordVisitor visitor, gpointer user_data)
{
  const KayakoSlotTable *table = get_table (resource);

  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++) {
    if (table->slots[prop].kind == KAYAKO_SLOT_OBJECT)
      visit_one (*(gpointer *) kayako_slots_value_at (table, resource, prop), visitor, user_data);
    else if (table->slots[prop].kind == KAYAKO_SLOT_LIST)
      visit_list (*(gpointer *) kayako_slots_value_at (table, resource, prop), visitor, user_data);
  }
}

static GVariant *
encode_resource (KayakoResource *resource)
{
  if (resource == NULL)
    return g_variant_new_tuple (NULL, 0);

  if (is_stored_by_itself (resource))
    return g_variant_new_int64 (kayako_resource_get_id (resource));

  return kayako_record_encode (resource, NULL);
}

static GVariant *
encode_list (GListModel *list)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++) {
    g_autoptr (KayakoResource) item = g_list_model_get_item (list, i);

    g_variant_builder_add (&builder, "v", encode_resource (item));
  }

  return g_variant_builder_end (&builder);
}

static GVariant *
encode_slot (const KayakoSlotTable *table, gpointer resource, guint prop)
{
  gpointer place = kayako_slots_value_at (table, resource, prop);

  switch (table->slots[prop].kind) {
  case KAYAKO_SLOT_OBJECT:
    return encode_resource (*(gpointer *) place);
  case KAYAKO_SLOT_LIST:
    return encode_list (*(gpointer *) place);
  case KAYAKO_SLOT_BOOLEAN:
  case KAYAKO_SLOT_INT:
  case KAYAKO_SLOT_INT64:
  case KAYAKO_SLOT_DOUBLE:
  case KAYAKO_SLOT_ENUM:
  case KAYAKO_SLOT_STRING:
  case KAYAKO_SLOT_BOXED:
  default:
    return kayako_record_value_encode (&table->slots[prop], place);
  }
}

static void
add_slot (GVariantBuilder *builder,
          const KayakoSlotTable *table,
          gpointer resource,
          guint prop,
          GVariant *old)
{
  const char *name = table->slots[prop].name;
  g_autoptr (GVariant) kept = NULL;
  GVariant *value = NULL;

  if (table->slots[prop].derived)
    return;

  if (is_known (table, resource, prop))
    value = encode_slot (table, resource, prop);
  else if (old != NULL)
    value = kept = g_variant_lookup_value (old, name, NULL);

  if (value != NULL)
    g_variant_builder_add (builder, "{sv}", name, value);
}

/* (transfer floating): the facts of @resource, and of @old (nullable) those
 * that @resource was not told. */
GVariant *
kayako_record_encode (KayakoResource *resource, GVariant *old)
{
  const KayakoSlotTable *table = get_table (resource);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  gint64 id = kayako_slots_get_state (table, resource)->id;

  if (id != 0 && !is_stored_by_itself (resource))
    g_variant_builder_add (&builder, "{sv}", PART_ID, g_variant_new_int64 (id));
  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++)
    add_slot (&builder, table, resource, prop, old);

  return g_variant_builder_end (&builder);
}

/* Whether two facts say the same: they are written in one way only. */
gboolean
kayako_record_is_same (GVariant *a, GVariant *b)
{
  gsize size = g_variant_get_size (a);

  return size == g_variant_get_size (b) &&
         (size == 0 || memcmp (g_variant_get_data (a), g_variant_get_data (b), size) == 0);
}

static gpointer
decode_resource (GType type, GVariant *value, KayakoRecordResolver resolver, gpointer user_data)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) && kayako_record_get_kind (type) != NULL)
    return resolver (type, g_variant_get_int64 (value), user_data);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    return kayako_record_decode (type, kayako_record_get_number (value, PART_ID), value, resolver,
                                 user_data);

  return NULL;
}

static void
decode_list (const KayakoSlotTable *table,
             gpointer self,
             guint prop,
             GVariant *value,
             KayakoRecordResolver resolver,
             gpointer user_data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("av")))
    return;

  for (gsize i = 0; i < g_variant_n_children (value); i++) {
    g_autoptr (GVariant) boxed = g_variant_get_child_value (value, i);
    g_autoptr (GVariant) child = g_variant_get_variant (boxed);
    gpointer item = decode_resource (table->slots[prop].get_type (), child, resolver, user_data);

    if (item != NULL)
      g_ptr_array_add (items, item);
  }

  kayako_slots_set_list (table, self, prop, items);
}

static void
decode_slot (const KayakoSlotTable *table,
             gpointer self,
             guint prop,
             GVariant *value,
             KayakoRecordResolver resolver,
             gpointer user_data)
{
  g_autoptr (GObject) nested = NULL;

  if (table->slots[prop].kind == KAYAKO_SLOT_LIST) {
    decode_list (table, self, prop, value, resolver, user_data);
  } else if (table->slots[prop].kind == KAYAKO_SLOT_OBJECT) {
    nested = decode_resource (table->slots[prop].get_type (), value, resolver, user_data);
    kayako_slots_set_object (table, self, prop, nested);
  } else {
    kayako_record_value_decode (table, self, prop, value);
  }
}

/* The names come in the order of the class, so the search goes on where the
 * last one ended. */
static guint
find_slot (const KayakoSlotTable *table, const char *name, guint start)
{
  for (guint i = 0; i < table->n_slots - KAYAKO_SLOT_FIRST; i++) {
    guint prop =
        KAYAKO_SLOT_FIRST + (start - KAYAKO_SLOT_FIRST + i) % (table->n_slots - KAYAKO_SLOT_FIRST);

    if (!table->slots[prop].derived && strcmp (table->slots[prop].name, name) == 0)
      return prop;
  }

  return 0;
}

/* (transfer full): a fresh resource with @facts; what of them cannot be
 * understood stays untold. */
gpointer
kayako_record_decode (GType type,
                      gint64 id,
                      GVariant *facts,
                      KayakoRecordResolver resolver,
                      gpointer user_data)
{
  gpointer self = g_object_new (type, "id", id, NULL);
  const KayakoSlotTable *table = get_table (self);
  guint prop = KAYAKO_SLOT_FIRST;
  GVariantIter iter;
  const char *name = NULL;
  GVariant *value = NULL;

  g_object_freeze_notify (self);
  g_variant_iter_init (&iter, facts);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value)) {
    guint found = find_slot (table, name, prop);

    if (found != 0) {
      decode_slot (table, self, found, value, resolver, user_data);
      prop = found + 1 < table->n_slots ? found + 1 : KAYAKO_SLOT_FIRST;
    }
    g_variant_unref (value);
  }
  g_object_thaw_notify (self);

  return self;
}

/* A number, a truth value or an id among @facts, 0 where there is none. */
gint64
kayako_record_get_number (GVariant *facts, const char *name)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (facts, name, NULL);

  if (value == NULL)
    return 0;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_variant_get_int64 (value);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return g_variant_get_int32 (value);

  return g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value);
}

/* (transfer full) (nullable): a text or an enum's nick among @facts. */
char *
kayako_record_dup_text (GVariant *facts, const char *name)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (facts, name, G_VARIANT_TYPE_STRING);

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}
