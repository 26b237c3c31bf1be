/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"

#include <string.h>

/* Custom fields as a body sends them: field_values[key]=value. Everything is
 * checked before anything is written; a value is a text whatever its type. */

static char *
dup_parameter (const char *key)
{
  return g_strconcat ("field_values.", key, NULL);
}

static gboolean
is_number (const char *value, gboolean whole)
{
  char *end = NULL;

  if (*value == '\0' || g_ascii_isspace (*value))
    return FALSE;

  if (whole)
    g_ascii_strtoll (value, &end, 10);
  else
    g_ascii_strtod (value, &end);

  return end != value && *end == '\0';
}

/* 2015-09-01, with or without a time, or Unix seconds. */
static gboolean
is_date (const char *value)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = g_strconcat (value, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (value, utc);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (midnight, utc);

  return time != NULL || date != NULL || is_number (value, TRUE);
}

static gboolean
is_yes_or_no (const char *value)
{
  static const char *const words[] = { "yes", "no", "true", "false", "1", "0", NULL };
  g_autofree char *lower = g_ascii_strdown (value, -1);

  return g_strv_contains (words, lower);
}

/* One option's id, or a comma list of them. */
static gboolean
are_options (KayakoSandboxDatabase *database, gint64 field_id, const char *value, gboolean several)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);

  if (!several && g_strv_length (ids) != 1)
    return FALSE;

  for (guint i = 0; ids[i] != NULL; i++) {
    if (!is_number (g_strstrip (ids[i]), TRUE) ||
        kayako_sandbox_database_get_int64 (
            database, 0, "SELECT id FROM field_option WHERE id = ?1 AND field_id = ?2", "ii",
            g_ascii_strtoll (ids[i], NULL, 10), field_id) == 0)
      return FALSE;
  }

  return TRUE;
}

static gboolean
fits_type (KayakoSandboxDatabase *database, gint64 field_id, const char *type, const char *value)
{
  if (strcmp (type, "NUMERIC") == 0)
    return is_number (value, TRUE);
  if (strcmp (type, "DECIMAL") == 0)
    return is_number (value, FALSE);
  if (strcmp (type, "DATE") == 0)
    return is_date (value);
  if (strcmp (type, "YESNO") == 0)
    return is_yes_or_no (value);
  if (strcmp (type, "CHECKBOX") == 0)
    return are_options (database, field_id, value, TRUE);
  if (strcmp (type, "SELECT") == 0 || strcmp (type, "RADIO") == 0 ||
      strcmp (type, "CASCADINGSELECT") == 0)
    return are_options (database, field_id, value, FALSE);

  return TRUE;
}

/* A pattern that is no regular expression fits nothing. */
static gboolean
fits_pattern (const char *pattern, const char *value)
{
  g_autoptr (GRegex) regex = NULL;

  if (pattern == NULL)
    return TRUE;

  regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  return regex != NULL && g_regex_match (regex, value, G_REGEX_MATCH_DEFAULT, NULL);
}

/* NULL, or the code of what is wrong with one value. */
static const char *
find_fault (KayakoSandboxRequest *request, const char *key, const char *value)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autoptr (KayakoSandboxRows) rows = NULL;

  rows = kayako_sandbox_database_query (
      database, "SELECT id, type, is_editable, regular_expression FROM field WHERE key = ?1", "s",
      key);
  if (!kayako_sandbox_rows_next (rows))
    return "FIELD_INVALID";

  if (!KAYAKO_SANDBOX_CALLER_IS_STAFF (kayako_sandbox_request_get_caller (request)) &&
      !kayako_sandbox_rows_get_boolean (rows, 2))
    return "PERMISSIONS_DENIED";

  if (*value == '\0')
    return NULL;

  if (!fits_type (database, kayako_sandbox_rows_get_int64 (rows, 0),
                  kayako_sandbox_rows_get_string (rows, 1), value) ||
      !fits_pattern (kayako_sandbox_rows_get_string (rows, 3), value))
    return "FIELD_INVALID";

  return NULL;
}

/* Notes an error for each of the form's required fields without a value. */
static gboolean
check_required (KayakoSandboxRequest *request, GHashTable *values, gint64 form_id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  gboolean complete = TRUE;

  rows = kayako_sandbox_database_query (
      kayako_sandbox_request_get_database (request),
      "SELECT f.key FROM form_field m JOIN field f ON f.id = m.field_id"
      " WHERE m.form_id = ?1 AND f.is_required ORDER BY m.sort_order",
      "i", form_id);

  while (kayako_sandbox_rows_next (rows)) {
    const char *key = kayako_sandbox_rows_get_string (rows, 0);
    const char *value = values != NULL ? g_hash_table_lookup (values, key) : NULL;

    if (value == NULL || *value == '\0') {
      g_autofree char *parameter = dup_parameter (key);

      kayako_sandbox_request_add_error (request, "FIELD_REQUIRED", parameter);
      complete = FALSE;
    }
  }

  return complete;
}

static gboolean
check_values (KayakoSandboxRequest *request, GHashTable *values)
{
  gboolean good = TRUE;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const char *code = find_fault (request, key, value);
    g_autofree char *parameter = dup_parameter (key);

    if (code != NULL) {
      kayako_sandbox_request_add_error (request, code, parameter);
      good = FALSE;
    }
  }

  return good;
}

/**
 * kayako_sandbox_check_field_values:
 * @request: a request with a body
 * @form_id: the form whose required fields must be filled in, or 0
 *
 * Checks `field_values`.
 *
 * Returns: %FALSE when something is wrong with them, which has been answered
 */
gboolean
kayako_sandbox_check_field_values (KayakoSandboxRequest *request, gint64 form_id)
{
  g_autoptr (GHashTable) values = NULL;
  gboolean good = TRUE;

  if (kayako_sandbox_request_get_keyed (request, "field_values", &values) ==
      KAYAKO_SANDBOX_INVALID) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "field_values");
    return FALSE;
  }

  good = check_required (request, values, form_id);
  if (values != NULL)
    good = check_values (request, values) && good;

  if (!good)
    kayako_sandbox_request_reply_errors (request);

  return good;
}

/**
 * kayako_sandbox_write_field_values:
 * @request: a request whose field values have been checked
 * @conversation_id: a conversation
 *
 * Stores `field_values`; an empty one removes what was there.
 */
void
kayako_sandbox_write_field_values (KayakoSandboxRequest *request, gint64 conversation_id)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autoptr (GHashTable) values = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  if (kayako_sandbox_request_get_keyed (request, "field_values", &values) != KAYAKO_SANDBOX_VALID)
    return;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const char *sql = *(const char *) value != '\0'
                          ? "INSERT OR REPLACE INTO field_value (conversation_id, field_id, value)"
                            " SELECT ?1, id, ?3 FROM field WHERE key = ?2"
                          : "DELETE FROM field_value WHERE conversation_id = ?1"
                            " AND field_id = (SELECT id FROM field WHERE key = ?2) AND ?3 = ''";

    kayako_sandbox_database_execute (database, sql, "iss", conversation_id, key, value);
  }
}
