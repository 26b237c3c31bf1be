/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-record-value.h"

#include "kayako-thumbnail.h"
#include "kayako-translations.h"

#define TRANSLATIONS_TYPE "a(ss)"
#define THUMBNAILS_TYPE   "a(msmsmsxiix)"

/* Text, or nothing at all. What is no text, such as a header that lies, is made
 * one. */
GVariant *
kayako_record_value_encode_text (const char *text)
{
  if (text == NULL)
    return g_variant_new_tuple (NULL, 0);

  if (g_utf8_validate (text, -1, NULL))
    return g_variant_new_string (text);

  return g_variant_new_take_string (g_utf8_make_valid (text, -1));
}

static GVariant *
encode_enum (GType type, int value)
{
  GEnumClass *klass = g_type_class_ref (type);
  const GEnumValue *entry = g_enum_get_value (klass, value);
  GVariant *variant = g_variant_new_string (entry != NULL ? entry->value_nick : "");

  g_type_class_unref (klass);
  return variant;
}

static GVariant *
encode_translations (const KayakoTranslations *translations)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (TRANSLATIONS_TYPE));

  for (guint i = 0; i < kayako_translations_get_n (translations); i++) {
    const char *locale = NULL;
    const char *text = kayako_translations_get_nth (translations, i, &locale);

    g_variant_builder_add (&builder, "(ss)", locale, text);
  }

  return g_variant_builder_end (&builder);
}

static GVariant *
encode_thumbnails (const GPtrArray *thumbnails)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (THUMBNAILS_TYPE));

  for (guint i = 0; i < thumbnails->len; i++) {
    const KayakoThumbnail *thumbnail = thumbnails->pdata[i];

    g_variant_builder_add (
        &builder, "(msmsmsxiix)", kayako_thumbnail_get_name (thumbnail),
        kayako_thumbnail_get_content_type (thumbnail), kayako_thumbnail_get_url (thumbnail),
        kayako_thumbnail_get_size (thumbnail), kayako_thumbnail_get_width (thumbnail),
        kayako_thumbnail_get_height (thumbnail), kayako_thumbnail_get_created_at (thumbnail));
  }

  return g_variant_builder_end (&builder);
}

static GVariant *
encode_boxed (GType type, gpointer value)
{
  if (value == NULL)
    return g_variant_new_tuple (NULL, 0);

  if (type == KAYAKO_TYPE_TRANSLATIONS)
    return encode_translations (value);

  if (type == G_TYPE_PTR_ARRAY)
    return encode_thumbnails (value);

  /* Why a local message failed is kept in the outbox. */
  return NULL;
}

/* (transfer floating) (nullable): %NULL for what is not stored. */
GVariant *
kayako_record_value_encode (const KayakoSlot *slot, gpointer place)
{
  switch (slot->kind) {
  case KAYAKO_SLOT_BOOLEAN:
    return g_variant_new_boolean (*(gboolean *) place);
  case KAYAKO_SLOT_INT:
    return g_variant_new_int32 (*(int *) place);
  case KAYAKO_SLOT_INT64:
    return g_variant_new_int64 (*(gint64 *) place);
  case KAYAKO_SLOT_DOUBLE:
    return g_variant_new_double (*(double *) place);
  case KAYAKO_SLOT_ENUM:
    return encode_enum (slot->get_type (), *(int *) place);
  case KAYAKO_SLOT_STRING:
    return kayako_record_value_encode_text (*(char **) place);
  case KAYAKO_SLOT_BOXED:
    return encode_boxed (slot->get_type (), *(gpointer *) place);
  case KAYAKO_SLOT_OBJECT:
  case KAYAKO_SLOT_LIST:
  default:
    g_assert_not_reached ();
  }
}

/* A nick that this version does not know stays untold. */
static void
decode_enum (const KayakoSlotTable *table, gpointer self, guint prop, GVariant *value)
{
  GEnumClass *klass = NULL;
  const GEnumValue *entry = NULL;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return;

  klass = g_type_class_ref (table->slots[prop].get_type ());
  entry = g_enum_get_value_by_nick (klass, g_variant_get_string (value, NULL));
  if (entry != NULL)
    kayako_slots_set_int (table, self, prop, entry->value);
  g_type_class_unref (klass);
}

static void
decode_translations (const KayakoSlotTable *table, gpointer self, guint prop, GVariant *value)
{
  g_autoptr (KayakoTranslations) translations = kayako_translations_new ();
  GVariantIter iter;
  const char *locale = NULL;
  const char *text = NULL;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&s)", &locale, &text))
    kayako_translations_add (translations, locale, text);

  kayako_slots_set_boxed (table, self, prop, translations);
}

static void
decode_thumbnails (const KayakoSlotTable *table, gpointer self, guint prop, GVariant *value)
{
  g_autoptr (GPtrArray) thumbnails =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_thumbnail_unref);
  GVariantIter iter;
  const char *name = NULL;
  const char *content_type = NULL;
  const char *url = NULL;
  gint64 size = 0;
  int width = 0;
  int height = 0;
  gint64 created_at = 0;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(m&sm&sm&sxiix)", &name, &content_type, &url, &size, &width,
                              &height, &created_at))
    g_ptr_array_add (thumbnails, kayako_thumbnail_new (name, content_type, url, size, width, height,
                                                       created_at));

  kayako_slots_set_boxed (table, self, prop, thumbnails);
}

static void
decode_boxed (const KayakoSlotTable *table, gpointer self, guint prop, GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UNIT))
    kayako_slots_set_boxed (table, self, prop, NULL);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE (TRANSLATIONS_TYPE)))
    decode_translations (table, self, prop, value);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE (THUMBNAILS_TYPE)))
    decode_thumbnails (table, self, prop, value);
}

static void
decode_text (const KayakoSlotTable *table, gpointer self, guint prop, GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    kayako_slots_set_string (table, self, prop, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_UNIT))
    kayako_slots_set_string (table, self, prop, NULL);
}

/* Sets one property; a value of another type leaves it untold. */
void
kayako_record_value_decode (const KayakoSlotTable *table,
                            gpointer self,
                            guint prop,
                            GVariant *value)
{
  switch (table->slots[prop].kind) {
  case KAYAKO_SLOT_BOOLEAN:
    if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
      kayako_slots_set_boolean (table, self, prop, g_variant_get_boolean (value));
    break;
  case KAYAKO_SLOT_INT:
    if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
      kayako_slots_set_int (table, self, prop, g_variant_get_int32 (value));
    break;
  case KAYAKO_SLOT_INT64:
    if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
      kayako_slots_set_int64 (table, self, prop, g_variant_get_int64 (value));
    break;
  case KAYAKO_SLOT_DOUBLE:
    if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
      kayako_slots_set_double (table, self, prop, g_variant_get_double (value));
    break;
  case KAYAKO_SLOT_ENUM:
    decode_enum (table, self, prop, value);
    break;
  case KAYAKO_SLOT_STRING:
    decode_text (table, self, prop, value);
    break;
  case KAYAKO_SLOT_BOXED:
    decode_boxed (table, self, prop, value);
    break;
  case KAYAKO_SLOT_OBJECT:
  case KAYAKO_SLOT_LIST:
  default:
    g_assert_not_reached ();
  }
}
