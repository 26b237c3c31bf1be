/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-shortcuts-dialog.h"

#include "kayako-shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

/* Shows the table of everything the keyboard can do. It is our own because
 * GTK's shortcuts window is deprecated and libadwaita's came later than the
 * platform this program is made for. */
struct _KayakoShortcutsDialog {
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (KayakoShortcutsDialog, kayako_shortcuts_dialog, ADW_TYPE_DIALOG)

/* What people call the keys that GTK names as X does. */
static const struct {
  guint key;
  const char *name;
} key_names[] = {
  { GDK_KEY_Escape, NC_ ("keyboard label", "Esc") },
  { GDK_KEY_Return, NC_ ("keyboard label", "Enter") },
  { GDK_KEY_Up, NC_ ("keyboard label", "Up Arrow") },
  { GDK_KEY_Down, NC_ ("keyboard label", "Down Arrow") },
  { GDK_KEY_Home, NC_ ("keyboard label", "Home") },
  { GDK_KEY_End, NC_ ("keyboard label", "End") },
  { GDK_KEY_Tab, NC_ ("keyboard label", "Tab") },
  { GDK_KEY_question, "?" },
  { GDK_KEY_slash, "/" },
};

static char *
dup_accel_label (const char *accel)
{
  guint key = 0;
  GdkModifierType modifiers = 0;
  g_autofree char *label = NULL;
  g_autofree char *bare = NULL;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup (accel);

  label = gtk_accelerator_get_label (key, modifiers);
  bare = gtk_accelerator_get_label (key, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (key_names); i++) {
    if (key_names[i].key != key || !g_str_has_suffix (label, bare))
      continue;

    label[strlen (label) - strlen (bare)] = '\0';
    return g_strconcat (label, g_dpgettext2 (NULL, "keyboard label", key_names[i].name), NULL);
  }

  return g_steal_pointer (&label);
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
create_row (const KayakoShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);

  for (gsize i = 0; shortcut->accels[i] != NULL; i++) {
    g_autofree char *text = dup_accel_label (shortcut->accels[i]);

    /* Translators: between the first and the last of several keys. */
    if (i > 0)
      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row),
          create_label (shortcut->range ? C_ ("keyboard label", "…") : _ ("or"), "dimmed"));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_label (text, "keycap"));
  }

  return row;
}

static void
fill_page (KayakoShortcutsDialog *self, KayakoCapabilities capabilities)
{
  AdwPreferencesGroup *group = NULL;
  const char *section = NULL;

  for (const KayakoShortcut *shortcut = kayako_shortcuts_get (); shortcut->section != NULL;
       shortcut++) {
    if ((shortcut->needs & ~capabilities) != 0)
      continue;

    if (g_strcmp0 (section, shortcut->section) != 0) {
      section = shortcut->section;
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (section));
      adw_preferences_page_add (self->page, group);
    }

    adw_preferences_group_add (group, create_row (shortcut));
  }
}

static void
kayako_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (kayako_shortcuts_dialog_parent_class)->dispose (object);
}

static void
kayako_shortcuts_dialog_class_init (KayakoShortcutsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Kayako/ui/"
                                                             "kayako-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoShortcutsDialog, page);
}

static void
kayako_shortcuts_dialog_init (KayakoShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_shortcuts_dialog_new:
 * @capabilities: what the signed-in person may do
 *
 * Makes the dialog, with what the keyboard can do for this person.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_shortcuts_dialog_new (KayakoCapabilities capabilities)
{
  KayakoShortcutsDialog *self = g_object_new (KAYAKO_TYPE_SHORTCUTS_DIALOG, NULL);

  fill_page (self, capabilities);

  return ADW_DIALOG (self);
}
