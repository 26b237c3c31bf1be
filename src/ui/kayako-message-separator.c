/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-separator.h"

#include <glib/gi18n.h>

/**
 * KayakoMessageSeparator:
 *
 * What stands between two messages: the day that begins, and the line above
 * which everything had been read when the conversation was opened.
 */
struct _KayakoMessageSeparator {
  AdwBin parent_instance;

  char *day; /* (owned) (nullable) */
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (KayakoMessageSeparator, kayako_message_separator, ADW_TYPE_BIN)

typedef enum {
  PROP_DAY = 1,
  PROP_IS_NEW,
} KayakoMessageSeparatorProperty;

static GParamSpec *props[PROP_IS_NEW + 1];

static gboolean
has_text (GObject *object, const char *text)
{
  return text != NULL && *text != '\0';
}

/* A separator is not read through its children, so its name says what they show. */
static void
update_name (KayakoMessageSeparator *self)
{
  g_autofree char *name = NULL;

  if (!self->is_new)
    name = g_strdup (self->day);
  else if (!has_text (NULL, self->day))
    name = g_strdup (_ ("New messages"));
  else
    /* Translators: %s is a day, as “Tuesday”. */
    name = g_strdup_printf (_ ("%s, new messages"), self->day);

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
kayako_message_separator_constructed (GObject *object)
{
  G_OBJECT_CLASS (kayako_message_separator_parent_class)->constructed (object);

  update_name (KAYAKO_MESSAGE_SEPARATOR (object));
}

static void
kayako_message_separator_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_MESSAGE_SEPARATOR);

  G_OBJECT_CLASS (kayako_message_separator_parent_class)->dispose (object);
}

static void
kayako_message_separator_finalize (GObject *object)
{
  KayakoMessageSeparator *self = KAYAKO_MESSAGE_SEPARATOR (object);

  g_clear_pointer (&self->day, g_free);

  G_OBJECT_CLASS (kayako_message_separator_parent_class)->finalize (object);
}

static void
kayako_message_separator_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  KayakoMessageSeparator *self = KAYAKO_MESSAGE_SEPARATOR (object);

  switch ((KayakoMessageSeparatorProperty) prop_id) {
  case PROP_DAY:
    g_value_set_string (value, kayako_message_separator_get_day (self));
    break;
  case PROP_IS_NEW:
    g_value_set_boolean (value, kayako_message_separator_get_is_new (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_message_separator_set_property (GObject *object,
                                       guint prop_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  KayakoMessageSeparator *self = KAYAKO_MESSAGE_SEPARATOR (object);

  switch ((KayakoMessageSeparatorProperty) prop_id) {
  case PROP_DAY:
    self->day = g_value_dup_string (value);
    break;
  case PROP_IS_NEW:
    self->is_new = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_message_separator_class_init (KayakoMessageSeparatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kayako_message_separator_constructed;
  object_class->dispose = kayako_message_separator_dispose;
  object_class->finalize = kayako_message_separator_finalize;
  object_class->get_property = kayako_message_separator_get_property;
  object_class->set_property = kayako_message_separator_set_property;

  /**
   * KayakoMessageSeparator:day: (nullable)
   *
   * The day that begins here, in words, or %NULL when it goes on.
   */
  props[PROP_DAY] = g_param_spec_string (
      "day", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoMessageSeparator:is-new:
   *
   * Whether everything from here on had not been read.
   */
  props[PROP_IS_NEW] =
      g_param_spec_boolean ("is-new", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-message-separator.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
kayako_message_separator_init (KayakoMessageSeparator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_message_separator_new:
 * @day: (nullable): the day that begins, in words
 * @is_new: whether what follows had not been read
 *
 * Returns: a new separator
 */
GtkWidget *
kayako_message_separator_new (const char *day, gboolean is_new)
{
  return g_object_new (KAYAKO_TYPE_MESSAGE_SEPARATOR, "day", day, "is-new", is_new, NULL);
}

/**
 * kayako_message_separator_get_day:
 * @self: a `KayakoMessageSeparator`
 *
 * Returns: (nullable): the day that begins
 */
const char *
kayako_message_separator_get_day (KayakoMessageSeparator *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_SEPARATOR (self), NULL);

  return self->day;
}

/**
 * kayako_message_separator_get_is_new:
 * @self: a `KayakoMessageSeparator`
 *
 * Returns: whether what follows had not been read
 */
gboolean
kayako_message_separator_get_is_new (KayakoMessageSeparator *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_SEPARATOR (self), FALSE);

  return self->is_new;
}
