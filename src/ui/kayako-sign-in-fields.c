/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-fields.h"

typedef struct {
  AdwEntryRow *row;    /* (not owned): of a template that lives as long */
  const char *missing; /* static (nullable): NULL where it may be empty */
} Field;

struct _KayakoSignInFields {
  GArray *fields; /* (owned): of Field */
};

static gboolean
is_missing (const Field *field)
{
  return field->missing != NULL && gtk_widget_get_visible (GTK_WIDGET (field->row)) &&
         *gtk_editable_get_text (GTK_EDITABLE (field->row)) == '\0';
}

KayakoSignInFields *
kayako_sign_in_fields_new (void)
{
  KayakoSignInFields *self = g_new0 (KayakoSignInFields, 1);

  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  return self;
}

void
kayako_sign_in_fields_free (KayakoSignInFields *self)
{
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * kayako_sign_in_fields_add:
 * @self: the fields of a form
 * @row: the next
 * @missing: (nullable): what is said where it is left empty, a static translated
 *   sentence; %NULL where it may be
 */
void
kayako_sign_in_fields_add (KayakoSignInFields *self, AdwEntryRow *row, const char *missing)
{
  const Field field = { row, missing };

  g_array_append_val (self->fields, field);
}

/**
 * kayako_sign_in_fields_find_empty:
 * @self: the fields of a form
 * @missing: (out) (optional): what is said of it
 *
 * Returns: (transfer none) (nullable): the first that must be filled in and is
 *   not
 */
AdwEntryRow *
kayako_sign_in_fields_find_empty (KayakoSignInFields *self, const char **missing)
{
  for (guint i = 0; i < self->fields->len; i++) {
    const Field *field = &g_array_index (self->fields, Field, i);

    if (!is_missing (field))
      continue;

    if (missing != NULL)
      *missing = field->missing;
    return field->row;
  }

  return NULL;
}

/**
 * kayako_sign_in_fields_get_last_needed:
 * @self: the fields of a form
 *
 * Returns: (transfer none) (nullable): the last that must be filled in, %NULL
 *   where none must
 */
AdwEntryRow *
kayako_sign_in_fields_get_last_needed (KayakoSignInFields *self)
{
  for (guint i = self->fields->len; i > 0; i--) {
    const Field *field = &g_array_index (self->fields, Field, i - 1);

    if (field->missing != NULL && gtk_widget_get_visible (GTK_WIDGET (field->row)))
      return field->row;
  }

  return NULL;
}

/**
 * kayako_sign_in_fields_mark:
 * @row: a field
 * @wrong: whether to look at it
 *
 * Shows, and says to a screen reader, that what a field holds will not do.
 */
void
kayako_sign_in_fields_mark (AdwEntryRow *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/**
 * kayako_sign_in_fields_clear_marks:
 * @self: the fields of a form
 */
void
kayako_sign_in_fields_clear_marks (KayakoSignInFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    kayako_sign_in_fields_mark (g_array_index (self->fields, Field, i).row, FALSE);
}

/**
 * kayako_sign_in_fields_forget_secrets:
 * @self: the fields of a form
 *
 * Empties those whose text is hidden.
 */
void
kayako_sign_in_fields_forget_secrets (KayakoSignInFields *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    AdwEntryRow *row = g_array_index (self->fields, Field, i).row;

    if (ADW_IS_PASSWORD_ENTRY_ROW (row))
      gtk_editable_set_text (GTK_EDITABLE (row), "");
  }
}
