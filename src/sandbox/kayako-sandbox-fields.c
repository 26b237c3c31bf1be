/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-fields.h"

#include <string.h>

#include "kayako-sandbox-names.h"

/* Which members of a resource are shown (api/v1.md §1.3). */

#define MAX_DEPTH 32

typedef struct {
  char sign;                   /* '+', '-' or 0 */
  char *name;                  /* (owned): in snake case, or "*" */
  KayakoSandboxFields *nested; /* (owned) (nullable): what its parentheses say */
} FieldItem;

struct _KayakoSandboxFields {
  GPtrArray *items; /* (owned) (element-type FieldItem) */
};

static void
field_item_free (FieldItem *item)
{
  g_free (item->name);
  g_clear_pointer (&item->nested, kayako_sandbox_fields_free);
  g_free (item);
}

static KayakoSandboxFields *
parse_list (const char **at, guint depth)
{
  KayakoSandboxFields *self = g_new0 (KayakoSandboxFields, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) field_item_free);

  while (**at != '\0' && **at != ')') {
    const char *name = NULL;
    FieldItem *item = NULL;
    g_autofree char *raw = NULL;

    while (**at == ' ' || **at == ',')
      (*at)++;
    item = g_new0 (FieldItem, 1);
    if (**at == '+' || **at == '-')
      item->sign = *(*at)++;

    name = *at;
    while (**at != '\0' && **at != ',' && **at != '(' && **at != ')')
      (*at)++;
    raw = g_strstrip (g_strndup (name, *at - name));
    item->name = kayako_sandbox_name_to_snake (raw);

    if (**at == '(') {
      (*at)++;
      item->nested = depth < MAX_DEPTH ? parse_list (at, depth + 1) : NULL;
      if (**at == ')')
        (*at)++;
    }

    if (*item->name != '\0')
      g_ptr_array_add (self->items, item);
    else
      field_item_free (item);
  }

  return self;
}

/**
 * kayako_sandbox_fields_parse:
 * @text: what fields= says, such as `+role(+title,-type),subject`
 *
 * Reads which fields are asked for. What it cannot read it passes over.
 *
 * Returns: (transfer full): the fields
 */
KayakoSandboxFields *
kayako_sandbox_fields_parse (const char *text)
{
  /* A parenthesis too many ends a list; what follows it still counts. */
  KayakoSandboxFields *self = parse_list (&text, 0);

  while (*text == ')') {
    KayakoSandboxFields *rest = NULL;

    text++;
    rest = parse_list (&text, 0);
    g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&rest->items));
    g_free (rest);
  }

  return self;
}

/**
 * kayako_sandbox_fields_free:
 * @self: fields
 *
 * Frees what kayako_sandbox_fields_parse() made.
 */
void
kayako_sandbox_fields_free (KayakoSandboxFields *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static const FieldItem *
find_item (const KayakoSandboxFields *self, const char *name)
{
  for (guint i = 0; i < self->items->len; i++) {
    const FieldItem *item = g_ptr_array_index (self->items, i);

    if (strcmp (item->name, name) == 0)
      return item;
  }

  return NULL;
}

/**
 * kayako_sandbox_fields_of_member:
 * @self: (nullable): fields
 * @member: a member of the object they are about
 *
 * Finds what the parentheses after a name say. `*(…)` is about every nested
 * resource, `*(*)` about those at any depth.
 *
 * Returns: (nullable): the fields of what is nested there
 */
const KayakoSandboxFields *
kayako_sandbox_fields_of_member (const KayakoSandboxFields *self, const char *member)
{
  const FieldItem *item = NULL;

  if (self == NULL)
    return NULL;

  item = find_item (self, member);
  if (item != NULL && item->nested != NULL)
    return item->nested;

  item = find_item (self, "*");
  if (item == NULL || item->nested == NULL)
    return NULL;

  /* *(*) reaches down: its own inside is about the next depth as well. */
  return find_item (item->nested, "*") != NULL ? self : item->nested;
}

/* Whether a name without a sign chooses among the shown fields, so that those
 * which are not named are left out. Naming a field that is shown only on
 * request does not. */
static gboolean
chooses (const KayakoSandboxFields *self,
         JsonObject *object,
         const char *resource_type,
         KayakoSandboxOnRequestFunc is_on_request)
{
  if (find_item (self, "*") != NULL)
    return FALSE;

  for (guint i = 0; i < self->items->len; i++) {
    const FieldItem *item = g_ptr_array_index (self->items, i);

    if (item->sign == 0 && json_object_has_member (object, item->name) &&
        !is_on_request (resource_type, item->name))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_shown (const KayakoSandboxFields *self,
          const char *name,
          gboolean on_request,
          gboolean chosen_only)
{
  const FieldItem *item = NULL;

  if (strcmp (name, "id") == 0 || strcmp (name, "resource_type") == 0)
    return TRUE;
  if (self == NULL)
    return !on_request;

  item = find_item (self, name);
  if (item != NULL)
    return item->sign != '-';
  if (find_item (self, "*") != NULL)
    return TRUE;

  return !chosen_only && !on_request;
}

/**
 * kayako_sandbox_fields_apply:
 * @self: (nullable): fields, or %NULL when none were asked for
 * @object: a resource
 * @is_on_request: tells which fields are shown only when asked for
 *
 * Removes the members that are not to be shown. `id` and `resource_type`
 * always are.
 */
void
kayako_sandbox_fields_apply (const KayakoSandboxFields *self,
                             JsonObject *object,
                             KayakoSandboxOnRequestFunc is_on_request)
{
  const char *resource_type =
      json_object_get_string_member_with_default (object, "resource_type", "");
  gboolean chosen_only = self != NULL && chooses (self, object, resource_type, is_on_request);
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!is_shown (self, l->data, is_on_request (resource_type, l->data), chosen_only))
      json_object_remove_member (object, l->data);
}
