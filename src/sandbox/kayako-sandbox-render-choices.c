/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-render.h"

static JsonObject *
render_status (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT label, type, sort_order, is_sla_active, created_at, updated_at"
      " FROM case_status WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "label", kayako_sandbox_rows_get_string (rows, 0));
  kayako_sandbox_set_string (object, "type", kayako_sandbox_rows_get_string (rows, 1));
  json_object_set_int_member (object, "sort_order", kayako_sandbox_rows_get_int64 (rows, 2));
  json_object_set_boolean_member (object, "is_sla_active",
                                  kayako_sandbox_rows_get_boolean (rows, 3));
  json_object_set_boolean_member (object, "is_deleted", FALSE);
  kayako_sandbox_set_date (object, "created_at", rows, 4);
  kayako_sandbox_set_date (object, "updated_at", rows, 5);
  kayako_sandbox_set_type (object, viewer, "case_status", "cases/statuses/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_priority (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database, "SELECT label, level, created_at, updated_at FROM case_priority WHERE id = ?1", "i",
      id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "label", kayako_sandbox_rows_get_string (rows, 0));
  json_object_set_int_member (object, "level", kayako_sandbox_rows_get_int64 (rows, 1));
  kayako_sandbox_set_date (object, "created_at", rows, 2);
  kayako_sandbox_set_date (object, "updated_at", rows, 3);
  kayako_sandbox_set_type (object, viewer, "case_priority", "cases/priorities/%" G_GINT64_FORMAT,
                           id);

  return object;
}

static JsonObject *
render_type (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database, "SELECT label, type, created_at, updated_at FROM case_type WHERE id = ?1", "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "label", kayako_sandbox_rows_get_string (rows, 0));
  kayako_sandbox_set_string (object, "type", kayako_sandbox_rows_get_string (rows, 1));
  kayako_sandbox_set_date (object, "created_at", rows, 2);
  kayako_sandbox_set_date (object, "updated_at", rows, 3);
  kayako_sandbox_set_type (object, viewer, "case_type", "cases/types/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_locale (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  static const char *const texts[] = { "locale",        "name",   "native_name", "region",
                                       "native_region", "script", "variant",     "direction" };
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT locale, name, native_name, region, native_region, script, variant, direction,"
      " is_public, is_localized, created_at, updated_at FROM locale WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kayako_sandbox_set_string (object, texts[i], kayako_sandbox_rows_get_string (rows, i));
  json_object_set_boolean_member (object, "is_public", kayako_sandbox_rows_get_boolean (rows, 8));
  json_object_set_boolean_member (object, "is_localized",
                                  kayako_sandbox_rows_get_boolean (rows, 9));
  kayako_sandbox_set_date (object, "created_at", rows, 10);
  kayako_sandbox_set_date (object, "updated_at", rows, 11);
  kayako_sandbox_set_type (object, viewer, "locale", "locales/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_locale_field (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT locale, translation, created_at, updated_at FROM locale_field WHERE id = ?1", "i",
      id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "locale", kayako_sandbox_rows_get_string (rows, 0));
  kayako_sandbox_set_string (object, "translation", kayako_sandbox_rows_get_string (rows, 1));
  kayako_sandbox_set_date (object, "created_at", rows, 2);
  kayako_sandbox_set_date (object, "updated_at", rows, 3);
  kayako_sandbox_set_type (object, viewer, "locale_field", "locale/fields/%" G_GINT64_FORMAT, id);

  return object;
}

const KayakoSandboxRendererEntry kayako_sandbox_choice_renderers[] = {
  { "case_status", render_status },
  { "case_priority", render_priority },
  { "case_type", render_type },
  { "locale", render_locale },
  { "locale_field", render_locale_field },
  { NULL, NULL },
};
