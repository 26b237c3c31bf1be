/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-render.h"

static void
set_translations (KayakoSandboxDatabase *database,
                  JsonObject *object,
                  const char *name,
                  const char *owner,
                  gint64 owner_id)
{
  kayako_sandbox_set_stubs (
      object, name, "locale_field",
      kayako_sandbox_database_list_ids (
          database, "SELECT id FROM locale_field WHERE owner = ?1 AND owner_id = ?2 ORDER BY id",
          "si", owner, owner_id));
}

static JsonObject *
render_field (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT fielduuid, type, key, is_required, is_editable, is_system, regular_expression,"
      " created_at, updated_at FROM field WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "fielduuid", kayako_sandbox_rows_get_string (rows, 0));
  set_translations (database, object, "titles", "field_title", id);
  kayako_sandbox_set_string (object, "type", kayako_sandbox_rows_get_string (rows, 1));
  kayako_sandbox_set_string (object, "key", kayako_sandbox_rows_get_string (rows, 2));
  set_translations (database, object, "descriptions", "field_description", id);
  json_object_set_boolean_member (object, "is_required", kayako_sandbox_rows_get_boolean (rows, 3));
  json_object_set_boolean_member (object, "is_editable", kayako_sandbox_rows_get_boolean (rows, 4));
  json_object_set_boolean_member (object, "is_system", kayako_sandbox_rows_get_boolean (rows, 5));
  kayako_sandbox_set_string (object, "regular_expression",
                             kayako_sandbox_rows_get_string (rows, 6));
  kayako_sandbox_set_stubs (
      object, "options", "field_option",
      kayako_sandbox_database_list_ids (
          database, "SELECT id FROM field_option WHERE field_id = ?1 ORDER BY sort_order", "i",
          id));
  kayako_sandbox_set_date (object, "created_at", rows, 7);
  kayako_sandbox_set_date (object, "updated_at", rows, 8);
  kayako_sandbox_set_type (object, viewer, "conversation_field",
                           "conversations/fields/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_option (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT fielduuid, tag, sort_order, created_at, updated_at FROM field_option WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "fielduuid", kayako_sandbox_rows_get_string (rows, 0));
  set_translations (database, object, "values", "option_value", id);
  kayako_sandbox_set_string (object, "tag", kayako_sandbox_rows_get_string (rows, 1));
  json_object_set_int_member (object, "sort_order", kayako_sandbox_rows_get_int64 (rows, 2));
  kayako_sandbox_set_date (object, "created_at", rows, 3);
  kayako_sandbox_set_date (object, "updated_at", rows, 4);
  kayako_sandbox_set_type (object, viewer, "field_option", NULL);

  return object;
}

static JsonObject *
render_form (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database, "SELECT title, description, created_at, updated_at FROM form WHERE id = ?1", "i",
      id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "title", kayako_sandbox_rows_get_string (rows, 0));
  set_translations (database, object, "titles", "form_title", id);
  kayako_sandbox_set_string (object, "description", kayako_sandbox_rows_get_string (rows, 1));
  set_translations (database, object, "descriptions", "form_description", id);
  kayako_sandbox_set_stubs (
      object, "fields", "conversation_field",
      kayako_sandbox_database_list_ids (
          database, "SELECT field_id FROM form_field WHERE form_id = ?1 ORDER BY sort_order", "i",
          id));
  json_object_set_null_member (object, "brand");
  kayako_sandbox_set_date (object, "created_at", rows, 2);
  kayako_sandbox_set_date (object, "updated_at", rows, 3);
  kayako_sandbox_set_type (object, viewer, "conversation_form",
                           "conversations/forms/%" G_GINT64_FORMAT, id);

  return object;
}

const KayakoSandboxRendererEntry kayako_sandbox_form_renderers[] = {
  { "conversation_field", render_field },
  { "field_option", render_option },
  { "conversation_form", render_form },
  { NULL, NULL },
};
