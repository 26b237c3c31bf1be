/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-json.h"

#include <string.h>

/* Beyond this a double no longer tells neighbouring whole numbers apart. */
#define MAX_EXACT_DOUBLE 9007199254740992.0

#define SECONDS_PER_DAY  86400

/* The object in @node, or NULL where it is anything else. */
JsonObject *
kayako_v1_json_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The array in @node, or NULL where it is anything else. */
JsonArray *
kayako_v1_json_get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The member that is an object, or NULL. */
JsonObject *
kayako_v1_json_read_object (JsonObject *object, const char *name)
{
  return kayako_v1_json_get_object (json_object_get_member (object, name));
}

/* The member that is an array, or NULL. */
JsonArray *
kayako_v1_json_read_array (JsonObject *object, const char *name)
{
  return kayako_v1_json_get_array (json_object_get_member (object, name));
}

/* Whether the member is there and says that there is nothing. */
gboolean
kayako_v1_json_is_null (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_NULL (node);
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* A text as it is. */
gboolean
kayako_v1_json_read_string (JsonObject *object, const char *name, const char **value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return FALSE;

  if (JSON_NODE_HOLDS_NULL (node)) {
    *value = NULL;
    return TRUE;
  }

  if (!is_string (node))
    return FALSE;

  *value = json_node_get_string (node);
  return TRUE;
}

/* A text, of which an empty one is nothing. */
gboolean
kayako_v1_json_read_text (JsonObject *object, const char *name, const char **value)
{
  if (!kayako_v1_json_read_string (object, name, value))
    return FALSE;

  if (*value != NULL && **value == '\0')
    *value = NULL;

  return TRUE;
}

static gboolean
take_whole_double (double number, gint64 *value)
{
  gint64 whole;

  if (!(number >= -MAX_EXACT_DOUBLE && number <= MAX_EXACT_DOUBLE))
    return FALSE;

  whole = (gint64) number;
  if ((double) whole != number)
    return FALSE;

  *value = whole;
  return TRUE;
}

static gboolean
take_int64 (JsonNode *node, gint64 *value)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_INT64) {
    *value = json_node_get_int (node);
    return TRUE;
  }

  if (type == G_TYPE_STRING)
    return g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64, value,
                                     NULL);

  return type == G_TYPE_DOUBLE && take_whole_double (json_node_get_double (node), value);
}

/* A whole number, also one written as a text. */
gboolean
kayako_v1_json_read_int64 (JsonObject *object, const char *name, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return FALSE;

  if (JSON_NODE_HOLDS_NULL (node)) {
    *value = 0;
    return TRUE;
  }

  return take_int64 (node, value);
}

/* A whole number that fits an int. */
gboolean
kayako_v1_json_read_int (JsonObject *object, const char *name, int *value)
{
  gint64 wide;

  if (!kayako_v1_json_read_int64 (object, name, &wide) || wide < G_MININT || wide > G_MAXINT)
    return FALSE;

  *value = (int) wide;
  return TRUE;
}

/* A number, also one written as a text. */
gboolean
kayako_v1_json_read_double (JsonObject *object, const char *name, double *value)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type;
  char *end = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_DOUBLE || type == G_TYPE_INT64) {
    *value = json_node_get_double (node);
    return TRUE;
  }

  if (type != G_TYPE_STRING || *json_node_get_string (node) == '\0')
    return FALSE;

  *value = g_ascii_strtod (json_node_get_string (node), &end);
  return *end == '\0';
}

static gboolean
take_boolean_word (const char *word, gboolean *value)
{
  if (strcmp (word, "true") == 0 || strcmp (word, "1") == 0)
    *value = TRUE;
  else if (strcmp (word, "false") == 0 || strcmp (word, "0") == 0 || *word == '\0')
    *value = FALSE;
  else
    return FALSE;

  return TRUE;
}

/* A truth value, also one written as a number or a text. */
gboolean
kayako_v1_json_read_boolean (JsonObject *object, const char *name, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return take_boolean_word (json_node_get_string (node), value);

  if (type == G_TYPE_BOOLEAN)
    *value = json_node_get_boolean (node);
  else if (type == G_TYPE_INT64)
    *value = json_node_get_int (node) != 0;
  else
    return FALSE;

  return TRUE;
}

static gboolean
take_digits (const char **cursor, guint n, int *value)
{
  int number = 0;

  for (guint i = 0; i < n; i++) {
    char c = (*cursor)[i];

    if (!g_ascii_isdigit (c))
      return FALSE;
    number = number * 10 + (c - '0');
  }

  *cursor += n;
  *value = number;
  return TRUE;
}

static gboolean
take_char (const char **cursor, char c)
{
  if (**cursor != c)
    return FALSE;

  (*cursor)++;
  return TRUE;
}

/* Days from 1970-01-01, counted in years that begin with March, so that the
 * leap day is the last. */
static gint64
count_days (int year, int month, int day)
{
  gint64 years = month > 2 ? year : year - 1;
  gint64 months = (month + 9) % 12;

  return years * 365 + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day -
         719469;
}

static gboolean
take_clock (const char **cursor, gint64 *seconds)
{
  int hour;
  int minute;
  int second;

  if (!take_digits (cursor, 2, &hour) || !take_char (cursor, ':') ||
      !take_digits (cursor, 2, &minute) || !take_char (cursor, ':') ||
      !take_digits (cursor, 2, &second) || hour > 23 || minute > 59 || second > 60)
    return FALSE;

  if (take_char (cursor, '.'))
    *cursor += strspn (*cursor, "0123456789");

  *seconds = hour * 3600 + minute * 60 + second;
  return TRUE;
}

/* Z, +05:00, +0500 or +05; nothing is taken as UTC. */
static gboolean
take_offset (const char **cursor, gint64 *seconds)
{
  gboolean is_west;
  int hours;
  int minutes = 0;

  *seconds = 0;
  if (**cursor == '\0' || take_char (cursor, 'Z') || take_char (cursor, 'z'))
    return TRUE;

  is_west = **cursor == '-';
  if (!take_char (cursor, is_west ? '-' : '+') || !take_digits (cursor, 2, &hours))
    return FALSE;

  take_char (cursor, ':');
  if (**cursor != '\0' && !take_digits (cursor, 2, &minutes))
    return FALSE;

  *seconds = (hours * 3600 + minutes * 60) * (is_west ? -1 : 1);
  return hours <= 23 && minutes <= 59;
}

/* ISO 8601 with any kind of offset, or Unix seconds as a text; 0 for anything
 * else. */
gint64
kayako_v1_json_parse_date (const char *text)
{
  const char *cursor = text;
  gint64 seconds = 0;
  gint64 offset = 0;
  gint64 unix_time;
  int year;
  int month;
  int day;

  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &unix_time, NULL))
    return unix_time;

  if (!take_digits (&cursor, 4, &year) || !take_char (&cursor, '-') ||
      !take_digits (&cursor, 2, &month) || !take_char (&cursor, '-') ||
      !take_digits (&cursor, 2, &day) || year < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;

  if (*cursor != '\0' && ((!take_char (&cursor, 'T') && !take_char (&cursor, ' ')) ||
                          !take_clock (&cursor, &seconds) || !take_offset (&cursor, &offset)))
    return 0;

  if (*cursor != '\0')
    return 0;

  return count_days (year, month, day) * SECONDS_PER_DAY + seconds - offset;
}

/* A time in Unix seconds; what cannot be understood is 0. */
gboolean
kayako_v1_json_read_date (JsonObject *object, const char *name, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return FALSE;

  *value = 0;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return TRUE;

  if (is_string (node))
    *value = kayako_v1_json_parse_date (json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE &&
           ABS (json_node_get_double (node)) < MAX_EXACT_DOUBLE)
    *value = (gint64) json_node_get_double (node);
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    *value = json_node_get_int (node);

  return TRUE;
}

/* The member `id`, or 0 where there is none that names anything. */
gint64
kayako_v1_json_get_id (JsonObject *object)
{
  gint64 id;

  return kayako_v1_json_read_int64 (object, "id", &id) && id > 0 ? id : 0;
}

static char *
dup_list (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    g_autofree char *item =
        JSON_NODE_HOLDS_VALUE (element) ? kayako_v1_json_dup_text (element) : NULL;

    if (item == NULL)
      continue;

    if (text->len > 0)
      g_string_append_c (text, ',');
    g_string_append (text, item);
  }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Any scalar as the text a form would send; a list as its items between
 * commas; NULL for null and for objects. */
char *
kayako_v1_json_dup_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  JsonArray *array = kayako_v1_json_get_array (node);
  GType type;

  if (array != NULL)
    return dup_list (array);

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
}
