/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-field-row.h"

#include "kayako-details-closures.h"

/**
 * KayakoFieldRow:
 *
 * A custom field of a conversation, to read: its title and what it says. It is
 * not visible while the field is not filled in.
 */
struct _KayakoFieldRow {
  AdwActionRow parent_instance;

  KayakoFieldValue *value; /* (owned) (not nullable) */
  char *locale;            /* (owned) (nullable): the reader's language */
};

G_DEFINE_FINAL_TYPE (KayakoFieldRow, kayako_field_row, ADW_TYPE_ACTION_ROW)

static void
show_value (KayakoFieldRow *self)
{
  g_autofree char *title = kayako_closure_field_title (self->value, self->locale);
  g_autofree char *text = kayako_closure_field_text (self->value, self->locale);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
}

static void
kayako_field_row_dispose (GObject *object)
{
  KayakoFieldRow *self = KAYAKO_FIELD_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_FIELD_ROW);
  g_clear_object (&self->value);

  G_OBJECT_CLASS (kayako_field_row_parent_class)->dispose (object);
}

static void
kayako_field_row_finalize (GObject *object)
{
  KayakoFieldRow *self = KAYAKO_FIELD_ROW (object);

  g_clear_pointer (&self->locale, g_free);

  G_OBJECT_CLASS (kayako_field_row_parent_class)->finalize (object);
}

static void
kayako_field_row_class_init (KayakoFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_field_row_dispose;
  object_class->finalize = kayako_field_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-field-row.ui");
}

static void
kayako_field_row_init (KayakoFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_field_row_new:
 * @value: a custom field of a conversation
 * @locale: (nullable): the reader's language
 *
 * Returns: a new row
 */
GtkWidget *
kayako_field_row_new (KayakoFieldValue *value, const char *locale)
{
  KayakoFieldRow *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (KAYAKO_TYPE_FIELD_ROW, NULL);
  self->value = g_object_ref (value);
  self->locale = g_strdup (locale);
  g_signal_connect_object (value, "notify", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);

  return GTK_WIDGET (self);
}
