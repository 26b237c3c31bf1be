/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-filter.h"

#include "kayako-fold.h"
#include "kayako-record.h"

#include <string.h>

/* Where a phrase begins at the beginning of a word. It holds letters, digits
 * and spaces only. */
static void
append_person (GString *conditions, const char *column, const char *value)
{
  g_autoptr (GString) phrase = g_string_new (NULL);

  kayako_fold_append_phrase (phrase, value);
  g_string_append_printf (conditions,
                          " AND %s IN (SELECT id FROM user WHERE ' ' || name LIKE '%% %s%%')",
                          column, phrase->str);
}

static gboolean
has_beginning (GVariant *facts, const char *name, const char *phrase)
{
  g_autofree char *text = kayako_record_dup_text (facts, name);
  g_autoptr (GString) folded = g_string_new (" ");
  g_autofree char *wanted = g_strconcat (" ", phrase, NULL);

  kayako_fold_append (folded, text);

  return strstr (folded->str, wanted) != NULL;
}

/* Those of a kind of which the name, or what it means, fits. */
static void
append_resource (GString *conditions,
                 KayakoDatabase *database,
                 const char *column,
                 const char *kind,
                 const char *value)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  sqlite3_stmt *statement =
      kayako_database_query (database, "SELECT id, facts FROM resource WHERE kind = ?", "s", kind);

  kayako_fold_append_phrase (phrase, value);
  g_string_append_printf (conditions, " AND %s IN (0", column);
  while (kayako_database_step (database, statement)) {
    g_autoptr (GVariant) facts = kayako_database_dup_variant (statement, 1, G_VARIANT_TYPE_VARDICT);

    if (has_beginning (facts, "label", phrase->str) ||
        has_beginning (facts, "title", phrase->str) ||
        has_beginning (facts, "status-type", phrase->str))
      g_string_append_printf (conditions, ", %" G_GINT64_FORMAT,
                              (gint64) sqlite3_column_int64 (statement, 0));
  }
  g_string_append_c (conditions, ')');
}

/* Of a conversation, a day is when something was done in it last. */
static void
append_time (KayakoSearchConditions *self, const char *operator, gint64 time)
{
  g_string_append_printf (self->of_message, " AND m.created_at %s %" G_GINT64_FORMAT, operator,
                          time);
  g_string_append_printf (self->of_conversation,
                          " AND c.last_activity_at %s %" G_GINT64_FORMAT, operator, time);
}

/* What is true of a conversation is so of what is in it. */
static void
append_to_both (KayakoSearchConditions *self, const GString *condition)
{
  g_string_append (self->of_message, condition->str);
  g_string_append (self->of_conversation, condition->str);
}

static void
append_filter (KayakoSearchConditions *self,
               KayakoDatabase *database,
               const KayakoSearchQuery *query,
               guint position)
{
  g_autoptr (GString) condition = g_string_new (NULL);
  const char *value = NULL;
  gint64 time = 0;
  KayakoSearchFilter filter = kayako_search_query_get_filter (query, position, &value, &time);

  switch (filter) {
  case KAYAKO_SEARCH_FILTER_FROM:
    append_person (self->of_message, "m.creator_id", value);
    append_person (self->of_conversation, "c.requester_id", value);
    self->about_messages = TRUE;
    break;
  case KAYAKO_SEARCH_FILTER_TO:
    append_person (condition, "c.requester_id", value);
    break;
  case KAYAKO_SEARCH_FILTER_STATUS:
    append_resource (condition, database, "c.status_id", "status", value);
    break;
  case KAYAKO_SEARCH_FILTER_IN:
    append_resource (condition, database, "c.team_id", "team", value);
    break;
  case KAYAKO_SEARCH_FILTER_BEFORE:
    append_time (self, "<", time);
    break;
  case KAYAKO_SEARCH_FILTER_AFTER:
    append_time (self, ">=", time);
    break;
  case KAYAKO_SEARCH_FILTER_HAS_ATTACHMENT:
    g_string_append (self->of_message, " AND m.has_files = 1");
    g_string_append (self->of_conversation, " AND EXISTS (SELECT 1 FROM message AS f"
                                            " WHERE f.conversation_id = c.id AND f.has_files = 1)");
    self->about_messages = TRUE;
    break;
  case KAYAKO_SEARCH_FILTER_IS_UNREAD:
    g_string_append (condition, " AND c.unread_count > 0");
    break;
  default:
    g_assert_not_reached ();
  }

  append_to_both (self, condition);
}

/* Sets @self, of which the texts are the caller's. */
void
kayako_search_filter_read (KayakoSearchConditions *self,
                           KayakoDatabase *database,
                           const KayakoSearchQuery *query)
{
  for (guint i = 0; i < kayako_search_query_get_n_filters (query); i++)
    append_filter (self, database, query, i);
}
