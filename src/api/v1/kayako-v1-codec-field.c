/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-field.h"

#include "kayako-v1-codec-enums.h"
#include "kayako-v1-codec-json.h"
#include "kayako-v1-codec-kinds.h"
#include "kayako-v1-codec-read.h"

#include "kayako-field-option.h"

static KayakoTranslations *
read_locale_fields (JsonArray *array)
{
  g_autoptr (KayakoTranslations) translations = kayako_translations_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *item = kayako_v1_json_get_object (json_array_get_element (array, i));
    const char *locale = NULL;
    const char *text = NULL;

    if (item == NULL || !kayako_v1_json_read_text (item, "translation", &text) || text == NULL)
      continue;

    kayako_v1_json_read_text (item, "locale", &locale);
    kayako_translations_add (translations, locale, text);
  }

  return g_steal_pointer (&translations);
}

/* What a list of locale fields says, else what the single text says that newer
 * servers call deprecated (api/v1.md §6.2). Stubs tell nothing. */
static gboolean
read_translations (JsonObject *object,
                   const char *list,
                   const char *single,
                   KayakoTranslations **translations)
{
  JsonArray *array = kayako_v1_json_read_array (object, list);
  g_autoptr (KayakoTranslations) found = read_locale_fields (array);
  const char *text = NULL;
  gboolean is_told;

  *translations = NULL;
  if (kayako_translations_get_n (found) > 0) {
    *translations = g_steal_pointer (&found);
    return TRUE;
  }

  is_told = single != NULL && kayako_v1_json_read_text (object, single, &text);
  if (text != NULL)
    *translations = kayako_translations_new_single (text);

  return is_told || (array != NULL && json_array_get_length (array) == 0);
}

static void
fill_option (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoFieldOption *option = resource;
  g_autoptr (KayakoTranslations) values = NULL;
  const char *text;
  int number;

  if (read_translations (object, "values", NULL, &values))
    kayako_field_option_set_values (option, values);

  if (kayako_v1_json_read_text (object, "tag", &text))
    kayako_field_option_set_tag (option, text);

  if (kayako_v1_json_read_int (object, "sort_order", &number))
    kayako_field_option_set_sort_order (option, number);
}

static const KayakoV1Kind kind_option = { "Field option", kayako_field_option_get_type,
                                          fill_option };

static void
fill_field_words (KayakoField *field, JsonObject *object)
{
  g_autoptr (KayakoTranslations) titles = NULL;
  g_autoptr (KayakoTranslations) descriptions = NULL;

  if (read_translations (object, "titles", "title", &titles))
    kayako_field_set_titles (field, titles);

  if (read_translations (object, "descriptions", NULL, &descriptions))
    kayako_field_set_descriptions (field, descriptions);
}

static void
fill_field_rules (KayakoField *field, JsonObject *object)
{
  gboolean flag;
  const char *text;

  if (kayako_v1_json_read_boolean (object, "is_required", &flag))
    kayako_field_set_is_required (field, flag);

  if (kayako_v1_json_read_boolean (object, "is_editable", &flag))
    kayako_field_set_is_editable (field, flag);

  if (kayako_v1_json_read_boolean (object, "is_system", &flag))
    kayako_field_set_is_system (field, flag);

  if (kayako_v1_json_read_text (object, "regular_expression", &text))
    kayako_field_set_regular_expression (field, text);
}

static void
fill_field (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoField *field = resource;
  g_autoptr (GPtrArray) options = NULL;
  const char *text;

  if (kayako_v1_json_read_text (object, "fielduuid", &text))
    kayako_field_set_uuid (field, text);

  if (kayako_v1_json_read_text (object, "key", &text))
    kayako_field_set_key (field, text);

  if (kayako_v1_json_read_string (object, "type", &text))
    kayako_field_set_field_type (field, kayako_v1_codec_field_type_from_wire (text));

  fill_field_words (field, object);
  fill_field_rules (field, object);

  if ((options = kayako_v1_pool_read_list (pool, &kind_option, object, "options")) != NULL)
    kayako_field_set_options (field, options);
}

const KayakoV1Kind kayako_v1_kind_field = { "Field", kayako_field_get_type, fill_field };

static void
fill_form (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoForm *form = resource;
  g_autoptr (KayakoTranslations) titles = NULL;
  g_autoptr (KayakoTranslations) descriptions = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  if (read_translations (object, "titles", "title", &titles))
    kayako_form_set_titles (form, titles);

  if (read_translations (object, "descriptions", "description", &descriptions))
    kayako_form_set_descriptions (form, descriptions);

  if ((fields = kayako_v1_pool_read_list (pool, &kayako_v1_kind_field, object, "fields")) != NULL)
    kayako_form_set_fields (form, fields);
}

static const KayakoV1Kind kind_form = { "Form", kayako_form_get_type, fill_form };

static void
fill_locale_names (KayakoLocale *locale, JsonObject *object)
{
  const char *text;

  if (kayako_v1_json_read_text (object, "locale", &text))
    kayako_locale_set_locale (locale, text);

  if (kayako_v1_json_read_text (object, "name", &text))
    kayako_locale_set_name (locale, text);

  if (kayako_v1_json_read_text (object, "native_name", &text))
    kayako_locale_set_native_name (locale, text);

  if (kayako_v1_json_read_text (object, "region", &text))
    kayako_locale_set_region (locale, text);

  if (kayako_v1_json_read_text (object, "native_region", &text))
    kayako_locale_set_native_region (locale, text);

  if (kayako_v1_json_read_text (object, "script", &text))
    kayako_locale_set_script (locale, text);

  if (kayako_v1_json_read_text (object, "variant", &text))
    kayako_locale_set_variant (locale, text);
}

static void
fill_locale (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoLocale *locale = resource;
  const char *text;
  gboolean flag;

  fill_locale_names (locale, object);

  /* Documented in capitals, sampled in small letters. */
  if (kayako_v1_json_read_string (object, "direction", &text))
    kayako_locale_set_is_rtl (locale, text != NULL && g_ascii_strcasecmp (text, "rtl") == 0);

  if (kayako_v1_json_read_boolean (object, "is_public", &flag))
    kayako_locale_set_is_public (locale, flag);

  /* Some servers of 2017 spell it the British way. */
  if (kayako_v1_json_read_boolean (object, "is_localized", &flag) ||
      kayako_v1_json_read_boolean (object, "is_localised", &flag))
    kayako_locale_set_is_localized (locale, flag);
}

static const KayakoV1Kind kind_locale = { "Locale", kayako_locale_get_type, fill_locale };

/**
 * kayako_v1_codec_read_field:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a custom field, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoField *
kayako_v1_codec_read_field (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kayako_v1_kind_field, node, error);
}

/**
 * kayako_v1_codec_read_fields:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads custom fields, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoField): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_fields (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kayako_v1_kind_field, node, error);
}

/**
 * kayako_v1_codec_read_form:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a form, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoForm *
kayako_v1_codec_read_form (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kind_form, node, error);
}

/**
 * kayako_v1_codec_read_forms:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads forms, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoForm): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_forms (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kind_form, node, error);
}

/**
 * kayako_v1_codec_read_locale:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a language, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoLocale *
kayako_v1_codec_read_locale (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kind_locale, node, error);
}

/**
 * kayako_v1_codec_read_locales:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads languages, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoLocale): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_locales (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kind_locale, node, error);
}
