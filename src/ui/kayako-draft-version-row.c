/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-version-row.h"

#include <glib/gi18n.h>

#include "kayako-draft-closures.h"
#include "kayako-times.h"

/**
 * KayakoDraftVersionRow:
 *
 * What a reply was at some time: the time of day and its first words.
 */
struct _KayakoDraftVersionRow {
  GtkListBoxRow parent_instance;

  GtkLabel *time;
  GtkWidget *current;
  GtkLabel *words;

  KayakoDraftVersion *version; /* (owned) (not nullable) */
  gboolean is_current;
};

G_DEFINE_FINAL_TYPE (KayakoDraftVersionRow, kayako_draft_version_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_version (KayakoDraftVersionRow *self)
{
  g_autofree char *time = kayako_dup_clock_time (kayako_draft_version_get_saved_at (self->version));
  g_autofree char *words = kayako_closure_draft_words (self->version);
  g_autofree char *sentence = kayako_closure_draft_version (self->version, self->is_current,
                                                            g_get_real_time () / G_USEC_PER_SEC);

  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (self->current, self->is_current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
kayako_draft_version_row_dispose (GObject *object)
{
  KayakoDraftVersionRow *self = KAYAKO_DRAFT_VERSION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_DRAFT_VERSION_ROW);
  g_clear_object (&self->version);

  G_OBJECT_CLASS (kayako_draft_version_row_parent_class)->dispose (object);
}

static void
kayako_draft_version_row_class_init (KayakoDraftVersionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_draft_version_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-draft-version-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftVersionRow, time);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftVersionRow, current);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftVersionRow, words);
}

static void
kayako_draft_version_row_init (KayakoDraftVersionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_draft_version_row_new:
 * @version: what a reply was
 * @is_current: whether it is that still
 *
 * Returns: a new row
 */
GtkWidget *
kayako_draft_version_row_new (KayakoDraftVersion *version, gboolean is_current)
{
  KayakoDraftVersionRow *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFT_VERSION (version), NULL);

  self = g_object_new (KAYAKO_TYPE_DRAFT_VERSION_ROW, NULL);
  self->version = g_object_ref (version);
  self->is_current = is_current;
  show_version (self);
  return GTK_WIDGET (self);
}

/**
 * kayako_draft_version_row_get_version:
 * @self: a `KayakoDraftVersionRow`
 *
 * Returns: (transfer none): what the reply was
 */
KayakoDraftVersion *
kayako_draft_version_row_get_version (KayakoDraftVersionRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFT_VERSION_ROW (self), NULL);

  return self->version;
}

/**
 * kayako_draft_version_row_get_current:
 * @self: a `KayakoDraftVersionRow`
 *
 * Returns: whether it is what is being written now
 */
gboolean
kayako_draft_version_row_get_current (KayakoDraftVersionRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFT_VERSION_ROW (self), FALSE);

  return self->is_current;
}
