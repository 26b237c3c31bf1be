/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-empty-page.h"

#include "kayako-status-pages.h"

#include <glib/gi18n.h>

/* What stands in the place of a thread until a conversation is chosen. The list
 * beside it is what one waits for, so what it says comes behind the list's first
 * frame. */
struct _KayakoEmptyPage {
  AdwNavigationPage parent_instance;

  KayakoStatusPages *pages;

  gboolean single_pane;
  guint fill_id; /* GSource id, 0 unless the words are to come */
};

typedef enum {
  PROP_SINGLE_PANE = 1,
} KayakoEmptyPageProperty;

static GParamSpec *props[PROP_SINGLE_PANE + 1];

G_DEFINE_FINAL_TYPE (KayakoEmptyPage, kayako_empty_page, ADW_TYPE_NAVIGATION_PAGE)

static void
fill_cb (gpointer user_data)
{
  KayakoEmptyPage *self = user_data;

  self->fill_id = 0;
  kayako_status_pages_show_empty (self->pages, "mail-read-symbolic", _ ("No Conversation Selected"),
                                  _ ("Choose a conversation from the list to read it."));
}

static void
kayako_empty_page_map (GtkWidget *widget)
{
  KayakoEmptyPage *self = KAYAKO_EMPTY_PAGE (widget);

  GTK_WIDGET_CLASS (kayako_empty_page_parent_class)->map (widget);

  if (self->fill_id == 0)
    self->fill_id = g_idle_add_once (fill_cb, self);
}

static void
kayako_empty_page_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  KayakoEmptyPage *self = KAYAKO_EMPTY_PAGE (object);

  switch ((KayakoEmptyPageProperty) property_id) {
  case PROP_SINGLE_PANE:
    g_value_set_boolean (value, self->single_pane);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_empty_page_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  KayakoEmptyPage *self = KAYAKO_EMPTY_PAGE (object);

  switch ((KayakoEmptyPageProperty) property_id) {
  case PROP_SINGLE_PANE:
    if (self->single_pane == g_value_get_boolean (value))
      return;

    self->single_pane = g_value_get_boolean (value);
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_empty_page_dispose (GObject *object)
{
  KayakoEmptyPage *self = KAYAKO_EMPTY_PAGE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_EMPTY_PAGE);

  G_OBJECT_CLASS (kayako_empty_page_parent_class)->dispose (object);
}

static void
kayako_empty_page_class_init (KayakoEmptyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_empty_page_get_property;
  object_class->set_property = kayako_empty_page_set_property;
  object_class->dispose = kayako_empty_page_dispose;
  widget_class->map = kayako_empty_page_map;

  /**
   * KayakoEmptyPage:single-pane:
   *
   * Whether there is no room for the list beside it, and a way back is needed.
   */
  props[PROP_SINGLE_PANE] =
      g_param_spec_boolean ("single-pane", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (KAYAKO_TYPE_STATUS_PAGES);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoEmptyPage, pages);
}

static void
kayako_empty_page_init (KayakoEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_empty_page_new:
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_empty_page_new (void)
{
  return g_object_new (KAYAKO_TYPE_EMPTY_PAGE, NULL);
}
