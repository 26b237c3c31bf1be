/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-changed-text.h"

#include "kayako-direction.h"
#include "kayako-resource.h"
#include "kayako-thread-closures.h"

#include <glib/gi18n.h>

/**
 * kayako_changed_title:
 * @field: a changed property
 *
 * Returns: what the property is called
 */
const char *
kayako_changed_title (KayakoChangedField *field)
{
  const char *key = kayako_changed_field_get_key (field);

  switch (kayako_changed_field_get_what (field)) {
  case KAYAKO_CHANGED_SUBJECT:
    return _ ("Subject");
  case KAYAKO_CHANGED_STATUS:
    return _ ("Status");
  case KAYAKO_CHANGED_PRIORITY:
    return _ ("Priority");
  case KAYAKO_CHANGED_TYPE:
    return _ ("Type");
  case KAYAKO_CHANGED_CUSTOM:
  default:
    return key != NULL ? key : "";
  }
}

static GListModel *
get_choices (KayakoAccount *account, KayakoChangedWhat what)
{
  switch (what) {
  case KAYAKO_CHANGED_STATUS:
    return kayako_account_get_statuses (account);
  case KAYAKO_CHANGED_PRIORITY:
    return kayako_account_get_priorities (account);
  case KAYAKO_CHANGED_TYPE:
    return kayako_account_get_case_types (account);
  case KAYAKO_CHANGED_SUBJECT:
  case KAYAKO_CHANGED_CUSTOM:
  default:
    return NULL;
  }
}

static const char *
get_choice_label (GObject *choice)
{
  if (KAYAKO_IS_STATUS (choice))
    return kayako_status_get_label (KAYAKO_STATUS (choice));
  if (KAYAKO_IS_PRIORITY (choice))
    return kayako_priority_get_label (KAYAKO_PRIORITY (choice));

  return kayako_case_type_get_label (KAYAKO_CASE_TYPE (choice));
}

/* An id where nothing is known by it: it cannot be helped. */
static char *
dup_choice_label (GListModel *choices, const char *value)
{
  gint64 id = g_ascii_strtoll (value, NULL, 10);

  if (id == 0)
    return g_strdup (C_ ("conversation property", "None"));

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (GObject) choice = g_list_model_get_item (choices, i);

    if (kayako_resource_get_id (KAYAKO_RESOURCE (choice)) == id)
      return kayako_closure_line (get_choice_label (choice));
  }

  return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

/**
 * kayako_changed_dup_label:
 * @account: whose conversation it is
 * @field: a changed property
 * @value: (nullable): one of its values
 *
 * Returns: (transfer full): how people know the value, on one line
 */
char *
kayako_changed_dup_label (KayakoAccount *account, KayakoChangedField *field, const char *value)
{
  GListModel *choices = get_choices (account, kayako_changed_field_get_what (field));

  if (choices != NULL)
    return dup_choice_label (choices, value != NULL ? value : "");

  return kayako_closure_line (value);
}

/**
 * kayako_changed_dup_sentence:
 * @account: whose conversation it is
 * @fields: (element-type KayakoChangedField): changed properties
 *
 * Returns: (transfer full): what is to become of each, on one line
 */
char *
kayako_changed_dup_sentence (KayakoAccount *account, GPtrArray *fields)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < fields->len; i++) {
    KayakoChangedField *field = fields->pdata[i];
    g_autofree char *label =
        kayako_changed_dup_label (account, field, kayako_changed_field_get_mine (field));
    g_autofree char *own_label = kayako_dup_isolated (label);

    /* Translators: a property and what it becomes, such as “Status: Pending”. */
    g_strv_builder_take (builder,
                         g_strdup_printf (_ ("%s: %s"), kayako_changed_title (field), own_label));
  }

  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/**
 * kayako_changing_get_text:
 * @changing: how it stands with a property
 *
 * Returns: it in words, empty where there is nothing to say
 */
const char *
kayako_changing_get_text (KayakoChanging changing)
{
  switch (changing) {
  case KAYAKO_CHANGING_WAITING:
    return _ ("Waiting to be sent");
  case KAYAKO_CHANGING_FAILED:
    return _ ("Not changed on the helpdesk: see the outbox");
  case KAYAKO_CHANGING_DISPUTED:
    return _ ("Somebody else changed this, too: decide in the outbox what to keep");
  case KAYAKO_CHANGING_NOT:
  default:
    return "";
  }
}
