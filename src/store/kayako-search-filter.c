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

/* (transfer full): the ids of those of a kind of which the name, or what it
 * means, fits. */
static char *
dup_ids (KayakoDatabase *database, const char *kind, const char *value)
{
  g_autoptr (GString) ids = g_string_new ("0");
  g_autoptr (GString) phrase = g_string_new (NULL);
  sqlite3_stmt *statement =
      kayako_database_query (database, "SELECT id, facts FROM resource WHERE kind = ?", "s", kind);

  kayako_fold_append_phrase (phrase, value);
  while (kayako_database_step (database, statement)) {
    g_autoptr (GVariant) facts = kayako_database_dup_variant (statement, 1, G_VARIANT_TYPE_VARDICT);

    if (has_beginning (facts, "label", phrase->str) ||
        has_beginning (facts, "title", phrase->str) ||
        has_beginning (facts, "status-type", phrase->str))
      g_string_append_printf (ids, ", %" G_GINT64_FORMAT,
                              (gint64) sqlite3_column_int64 (statement, 0));
  }

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* What is in a view is decided as its list is; %NULL where only the helpdesk
 * knows. */
static const char *
get_view_condition (KayakoViewKind kind)
{
  switch (kind) {
  case KAYAKO_VIEW_KIND_INBOX:
    return "c.place = 'waiting'";
  case KAYAKO_VIEW_KIND_MINE:
    return "c.place IN ('waiting', 'pending') AND (c.agent_id = me.id OR c.requester_id = me.id)";
  case KAYAKO_VIEW_KIND_UNASSIGNED:
    return "c.place IN ('waiting', 'pending') AND c.agent_id IS NULL";
  case KAYAKO_VIEW_KIND_PENDING:
    return "c.place = 'pending'";
  case KAYAKO_VIEW_KIND_COMPLETED:
    return "c.place = 'completed'";
  case KAYAKO_VIEW_KIND_ALL:
    return "c.place IS NOT NULL";
  case KAYAKO_VIEW_KIND_MY_CONVERSATIONS:
    return "c.place IN ('waiting', 'pending') AND c.requester_id = me.id";
  case KAYAKO_VIEW_KIND_CLOSED:
    return "c.place IN ('completed', 'closed')";
  case KAYAKO_VIEW_KIND_MY_ORGANIZATION:
  case KAYAKO_VIEW_KIND_CUSTOM:
  default:
    return NULL;
  }
}

/* In a view, by its name in every language, or of a team; a name may be both. */
static void
append_in (GString *condition, KayakoDatabase *database, gint64 me_id, const char *value)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (KAYAKO_TYPE_VIEW_KIND);
  g_autofree char *team_ids = dup_ids (database, "team", value);
  g_autofree char *name = g_ascii_strdown (value, -1);
  GEnumValue *kind = g_enum_get_value_by_nick (kinds, name);
  const char *of_view = kind != NULL ? get_view_condition ((KayakoViewKind) kind->value) : NULL;

  g_string_append_printf (condition, " AND (c.team_id IN (%s)", team_ids);
  if (of_view != NULL)
    g_string_append_printf (
        condition, " OR EXISTS (SELECT 1 FROM (SELECT %" G_GINT64_FORMAT " AS id) AS me WHERE %s)",
        me_id, of_view);
  g_string_append_c (condition, ')');
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
  g_autofree char *status_ids = NULL;
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
    status_ids = dup_ids (database, "status", value);
    g_string_append_printf (condition, " AND c.status_id IN (%s)", status_ids);
    break;
  case KAYAKO_SEARCH_FILTER_IN:
    append_in (condition, database, self->me_id, value);
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
