/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-attachment-chip.h"

#include <glib/gi18n.h>

#include "kayako-details-closures.h"

/**
 * KayakoAttachmentChip:
 *
 * A file of a message: the icon of its kind, its name and its size. It offers
 * nothing yet, so it does not look like a button.
 */
struct _KayakoAttachmentChip {
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *name_label;
  GtkLabel *size_label;

  KayakoAttachment *attachment; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoAttachmentChip, kayako_attachment_chip, ADW_TYPE_BIN)

typedef enum {
  PROP_ATTACHMENT = 1,
} KayakoAttachmentChipProperty;

static GParamSpec *props[PROP_ATTACHMENT + 1];

static void
show_attachment (KayakoAttachmentChip *self)
{
  g_autofree char *name = kayako_closure_attachment_name (self->attachment);
  g_autofree char *size = kayako_closure_attachment_size (self->attachment);
  g_autoptr (GIcon) icon = kayako_closure_attachment_icon (self->attachment);
  g_autofree char *sentence = NULL;

  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->size_label, size);
  gtk_widget_set_visible (GTK_WIDGET (self->size_label), *size != '\0');
  gtk_image_set_from_gicon (self->icon, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);

  /* Translators: an attached file as a screen reader says it: name and size. */
  sentence = *size != '\0' ? g_strdup_printf (_ ("Attachment: %s, %s"), name, size)
                           : g_strdup_printf (_ ("Attachment: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
kayako_attachment_chip_constructed (GObject *object)
{
  KayakoAttachmentChip *self = KAYAKO_ATTACHMENT_CHIP (object);

  G_OBJECT_CLASS (kayako_attachment_chip_parent_class)->constructed (object);

  if (self->attachment == NULL)
    return;

  g_signal_connect_object (self->attachment, "notify", G_CALLBACK (show_attachment), self,
                           G_CONNECT_SWAPPED);
  show_attachment (self);
}

static void
kayako_attachment_chip_dispose (GObject *object)
{
  KayakoAttachmentChip *self = KAYAKO_ATTACHMENT_CHIP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_ATTACHMENT_CHIP);
  g_clear_object (&self->attachment);

  G_OBJECT_CLASS (kayako_attachment_chip_parent_class)->dispose (object);
}

static void
kayako_attachment_chip_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  KayakoAttachmentChip *self = KAYAKO_ATTACHMENT_CHIP (object);

  switch ((KayakoAttachmentChipProperty) prop_id) {
  case PROP_ATTACHMENT:
    g_value_set_object (value, kayako_attachment_chip_get_attachment (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_attachment_chip_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  KayakoAttachmentChip *self = KAYAKO_ATTACHMENT_CHIP (object);

  switch ((KayakoAttachmentChipProperty) prop_id) {
  case PROP_ATTACHMENT:
    self->attachment = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_attachment_chip_class_init (KayakoAttachmentChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kayako_attachment_chip_constructed;
  object_class->dispose = kayako_attachment_chip_dispose;
  object_class->get_property = kayako_attachment_chip_get_property;
  object_class->set_property = kayako_attachment_chip_set_property;

  /**
   * KayakoAttachmentChip:attachment: (nullable)
   *
   * The file it stands for.
   */
  props[PROP_ATTACHMENT] =
      g_param_spec_object ("attachment", NULL, NULL, KAYAKO_TYPE_ATTACHMENT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-attachment-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoAttachmentChip, icon);
  gtk_widget_class_bind_template_child (widget_class, KayakoAttachmentChip, name_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoAttachmentChip, size_label);
}

static void
kayako_attachment_chip_init (KayakoAttachmentChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_attachment_chip_new:
 * @attachment: a file of a message
 *
 * Returns: a new chip
 */
GtkWidget *
kayako_attachment_chip_new (KayakoAttachment *attachment)
{
  return g_object_new (KAYAKO_TYPE_ATTACHMENT_CHIP, "attachment", attachment, NULL);
}

/**
 * kayako_attachment_chip_get_attachment:
 * @self: a `KayakoAttachmentChip`
 *
 * Returns: (nullable) (transfer none): the file it stands for
 */
KayakoAttachment *
kayako_attachment_chip_get_attachment (KayakoAttachmentChip *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT_CHIP (self), NULL);

  return self->attachment;
}
