/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-demo.h"

#include "kayako-sandbox-text.h"

static void
fill_statuses (KayakoSandboxDatabase *database, JsonArray *statuses, gint64 made_at)
{
  for (guint i = 0; i < json_array_get_length (statuses); i++) {
    JsonObject *status = json_array_get_object_element (statuses, i);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO case_status (id, label, type, sort_order, is_sla_active, created_at,"
        " updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        "issibi", kayako_sandbox_demo_get_id (status, "id"),
        kayako_sandbox_demo_get_string (status, "label"),
        kayako_sandbox_demo_get_string (status, "type"),
        kayako_sandbox_demo_get_id (status, "sort_order"),
        json_object_get_boolean_member_with_default (status, "is_sla_active", TRUE), made_at);
  }
}

static void
fill_priorities (KayakoSandboxDatabase *database, JsonArray *priorities, gint64 made_at)
{
  for (guint i = 0; i < json_array_get_length (priorities); i++) {
    JsonObject *priority = json_array_get_object_element (priorities, i);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO case_priority (id, label, level, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?4)",
        "isii", kayako_sandbox_demo_get_id (priority, "id"),
        kayako_sandbox_demo_get_string (priority, "label"),
        kayako_sandbox_demo_get_id (priority, "level"), made_at);
  }
}

static void
fill_types (KayakoSandboxDatabase *database, JsonArray *types, gint64 made_at)
{
  for (guint i = 0; i < json_array_get_length (types); i++) {
    JsonObject *type = json_array_get_object_element (types, i);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO case_type (id, label, type, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?4)",
        "issi", kayako_sandbox_demo_get_id (type, "id"),
        kayako_sandbox_demo_get_string (type, "label"),
        kayako_sandbox_demo_get_string (type, "type"), made_at);
  }
}

static void
fill_locales (KayakoSandboxDatabase *database, JsonArray *locales, gint64 made_at)
{
  for (guint i = 0; i < json_array_get_length (locales); i++) {
    JsonObject *locale = json_array_get_object_element (locales, i);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO locale (id, locale, name, native_name, region, native_region, script, variant,"
        " direction, is_public, is_localized, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)",
        "issssssssbbi", kayako_sandbox_demo_get_id (locale, "id"),
        kayako_sandbox_demo_get_string (locale, "locale"),
        kayako_sandbox_demo_get_string (locale, "name"),
        kayako_sandbox_demo_get_string (locale, "native_name"),
        json_object_get_string_member_with_default (locale, "region", ""),
        json_object_get_string_member_with_default (locale, "native_region", ""),
        json_object_get_string_member_with_default (locale, "script", ""),
        json_object_get_string_member_with_default (locale, "variant", ""),
        json_object_get_string_member_with_default (locale, "direction", "ltr"),
        json_object_get_boolean_member_with_default (locale, "is_public", TRUE),
        json_object_get_boolean_member_with_default (locale, "is_localized", TRUE), made_at);
  }
}

/* {locale: text}: one row for each, in the file's order. */
static void
fill_translations (KayakoSandboxDatabase *database,
                   JsonObject *thing,
                   const char *name,
                   const char *owner,
                   gint64 made_at)
{
  JsonObject *texts = NULL;
  JsonObjectIter iter;
  const char *locale = NULL;
  JsonNode *text = NULL;

  if (!json_object_has_member (thing, name))
    return;

  texts = json_object_get_object_member (thing, name);
  json_object_iter_init_ordered (&iter, texts);
  while (json_object_iter_next_ordered (&iter, &locale, &text))
    kayako_sandbox_database_insert (
        database,
        "INSERT INTO locale_field (owner, owner_id, locale, translation, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        "sissi", owner, kayako_sandbox_demo_get_id (thing, "id"), locale,
        json_node_get_string (text), made_at);
}

static void
fill_options (KayakoSandboxDatabase *database, JsonObject *field, gint64 made_at)
{
  JsonArray *options = NULL;

  if (!json_object_has_member (field, "options"))
    return;

  options = json_object_get_array_member (field, "options");
  for (guint i = 0; i < json_array_get_length (options); i++) {
    JsonObject *option = json_array_get_object_element (options, i);
    gint64 id = kayako_sandbox_demo_get_id (option, "id");
    g_autofree char *uuid = kayako_sandbox_text_uuid ("option", id);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO field_option (id, field_id, fielduuid, tag, sort_order, created_at,"
        " updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        "iissii", id, kayako_sandbox_demo_get_id (field, "id"), uuid,
        kayako_sandbox_demo_get_string (option, "tag"), (gint64) i + 1, made_at);
    fill_translations (database, option, "values", "option_value", made_at);
  }
}

static void
fill_fields (KayakoSandboxDatabase *database, JsonArray *fields, gint64 made_at)
{
  for (guint i = 0; i < json_array_get_length (fields); i++) {
    JsonObject *field = json_array_get_object_element (fields, i);
    gint64 id = kayako_sandbox_demo_get_id (field, "id");
    g_autofree char *uuid = kayako_sandbox_text_uuid ("field", id);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO field (id, fielduuid, key, type, is_required, is_editable, is_system,"
        " regular_expression, sort_order, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
        "isssbbbsii", id, uuid, kayako_sandbox_demo_get_string (field, "key"),
        kayako_sandbox_demo_get_string (field, "type"),
        json_object_get_boolean_member_with_default (field, "is_required", FALSE),
        json_object_get_boolean_member_with_default (field, "is_editable", TRUE),
        json_object_get_boolean_member_with_default (field, "is_system", FALSE),
        kayako_sandbox_demo_get_string (field, "regular_expression"), (gint64) i + 1, made_at);
    fill_translations (database, field, "titles", "field_title", made_at);
    fill_translations (database, field, "descriptions", "field_description", made_at);
    fill_options (database, field, made_at);
  }
}

static void
fill_forms (KayakoSandboxDatabase *database, JsonArray *forms, gint64 made_at)
{
  for (guint i = 0; i < json_array_get_length (forms); i++) {
    JsonObject *form = json_array_get_object_element (forms, i);
    JsonArray *fields = json_object_get_array_member (form, "fields");
    gint64 id = kayako_sandbox_demo_get_id (form, "id");

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO form (id, title, description, sort_order, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        "issii", id, kayako_sandbox_demo_get_string (form, "title"),
        kayako_sandbox_demo_get_string (form, "description"),
        json_object_get_int_member_with_default (form, "sort_order", i + 1), made_at);
    for (guint j = 0; j < json_array_get_length (fields); j++)
      kayako_sandbox_database_insert (
          database, "INSERT INTO form_field (form_id, field_id, sort_order) VALUES (?1, ?2, ?3)",
          "iii", id, json_array_get_int_element (fields, j), (gint64) j + 1);
    fill_translations (database, form, "titles", "form_title", made_at);
    fill_translations (database, form, "descriptions", "form_description", made_at);
  }
}

/**
 * kayako_sandbox_demo_fill_choices:
 * @database: the helpdesk
 * @helpdesk: the root of helpdesk.json
 * @made_at: when the helpdesk was set up
 *
 * Loads statuses, priorities, types, locales, custom fields and forms.
 */
void
kayako_sandbox_demo_fill_choices (KayakoSandboxDatabase *database,
                                  JsonObject *helpdesk,
                                  gint64 made_at)
{
  static const struct {
    const char *name;
    void (*fill) (KayakoSandboxDatabase *database, JsonArray *list, gint64 made_at);
  } lists[] = {
    { "statuses", fill_statuses }, { "priorities", fill_priorities }, { "types", fill_types },
    { "locales", fill_locales },   { "fields", fill_fields },         { "forms", fill_forms },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lists[i].fill (database, json_object_get_array_member (helpdesk, lists[i].name), made_at);
}
