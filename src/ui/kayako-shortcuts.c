/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-shortcuts.h"

#include <glib/gi18n.h>

#define N_VIEWS 9

/* Everything the keyboard can do: what is installed and what the dialog shows
 * come from this one table. Views are one line for nine keys, see below. */
static const KayakoShortcut shortcuts[] = {
  { N_ ("General"), N_ ("Main menu"), NULL, { "F10" }, FALSE, FALSE },
  { N_ ("General"), N_ ("Refresh"), "win.refresh", { "F5", "<Control>r" }, FALSE, FALSE },
  { N_ ("General"), N_ ("Undo the last action"), "win.undo", { "<Control>z" }, TRUE, FALSE },
  { N_ ("General"), N_ ("Search everything"), "win.search", { "<Shift><Control>f" }, FALSE, FALSE },
  { N_ ("General"), N_ ("Show or hide the sidebar"), "win.toggle-sidebar", { "F9" }, FALSE, FALSE },
  { N_ ("General"), N_ ("Go back one pane"), "win.go-back", { "Escape" }, TRUE, FALSE },
  { N_ ("General"),
    N_ ("Preferences"),
    "win.show-preferences",
    { "<Control>comma" },
    FALSE,
    FALSE },
  { N_ ("General"),
    N_ ("Check the connection"),
    "win.show-doctor",
    { "<Shift><Control>d" },
    FALSE,
    FALSE },
  { N_ ("General"),
    N_ ("Keyboard shortcuts"),
    "win.show-shortcuts",
    { "<Control>question", "<Control>slash" },
    FALSE,
    FALSE },
  { N_ ("General"), N_ ("Close window"), "window.close", { "<Control>w" }, FALSE, FALSE },
  { N_ ("General"), N_ ("Quit"), "app.quit", { "<Control>q" }, FALSE, FALSE },
  { N_ ("Conversations"),
    N_ ("First to ninth view"),
    NULL,
    { "<Control>1", "<Control>9" },
    FALSE,
    TRUE },
  { N_ ("Conversations"), N_ ("Next in a list"), NULL, { "Down" }, FALSE, FALSE },
  { N_ ("Conversations"), N_ ("Previous in a list"), NULL, { "Up" }, FALSE, FALSE },
  { N_ ("Conversations"), N_ ("First in a list"), NULL, { "Home" }, FALSE, FALSE },
  { N_ ("Conversations"), N_ ("Last in a list"), NULL, { "End" }, FALSE, FALSE },
  { N_ ("Conversations"), N_ ("Next conversation"), "win.move(1)", { "j" }, TRUE, FALSE },
  { N_ ("Conversations"), N_ ("Previous conversation"), "win.move(-1)", { "k" }, TRUE, FALSE },
  { N_ ("Conversations"),
    N_ ("Next conversation, from anywhere"),
    "win.move(1)",
    { "<Alt>Down" },
    FALSE,
    FALSE },
  { N_ ("Conversations"),
    N_ ("Previous conversation, from anywhere"),
    "win.move(-1)",
    { "<Alt>Up" },
    FALSE,
    FALSE },
  { N_ ("Conversations"), N_ ("Open conversation"), "win.open", { "Return" }, TRUE, FALSE },
  { N_ ("Conversations"), N_ ("Reply"), "win.thread::reply", { "r" }, TRUE, FALSE },
  { N_ ("Conversations"),
    N_ ("Mark as completed"),
    "win.thread::complete",
    { "e" },
    TRUE,
    FALSE,
    KAYAKO_CAPABILITIES_SET_STATUS },
  { N_ ("Conversations"),
    N_ ("Change status"),
    "win.thread::show-status-menu",
    { "s" },
    TRUE,
    FALSE,
    KAYAKO_CAPABILITIES_SET_STATUS },
  { N_ ("Writing"), N_ ("Send"), NULL, { "<Control>Return" }, FALSE, FALSE },
  { N_ ("Writing"),
    N_ ("Draft history"),
    "win.thread::show-draft-history",
    { "<Control>h" },
    FALSE,
    FALSE },
  { N_ ("Writing"), N_ ("Undo typing"), NULL, { "<Control>z" }, FALSE, FALSE },
  { N_ ("Writing"), N_ ("Redo typing"), NULL, { "<Shift><Control>z" }, FALSE, FALSE },
  { NULL },
};

/**
 * kayako_shortcuts_get:
 *
 * Finds the table of everything the keyboard can do.
 *
 * Returns: (array zero-terminated=1): the lines; the last one has no section
 */
const KayakoShortcut *
kayako_shortcuts_get (void)
{
  return shortcuts;
}

/* Several lines may name one action, but GTK knows one list of keys an action. */
static void
install_action (GtkApplication *application, const char *action)
{
  g_autoptr (GPtrArray) accels = g_ptr_array_new ();

  for (const KayakoShortcut *shortcut = shortcuts; shortcut->section != NULL; shortcut++) {
    if (shortcut->letter || g_strcmp0 (shortcut->action, action) != 0)
      continue;

    for (gsize i = 0; shortcut->accels[i] != NULL; i++)
      g_ptr_array_add (accels, (gpointer) shortcut->accels[i]);
  }

  g_ptr_array_add (accels, NULL);
  gtk_application_set_accels_for_action (application, action, (const char **) accels->pdata);
}

/**
 * kayako_shortcuts_install:
 * @application: the application
 *
 * Makes every key work that works from anywhere.
 */
void
kayako_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (const KayakoShortcut *shortcut = shortcuts; shortcut->section != NULL; shortcut++) {
    if (shortcut->action != NULL && !shortcut->letter)
      install_action (application, shortcut->action);
  }

  for (int i = 1; i <= N_VIEWS; i++) {
    g_autofree char *action = g_strdup_printf ("win.show-view(%d)", i);
    g_autofree char *accel = g_strdup_printf ("<Control>%d", i);

    gtk_application_set_accels_for_action (application, action, (const char *[]) { accel, NULL });
  }
}

/* Whether the key means something to whoever types a text. */
static gboolean
is_for_text (const KayakoShortcut *shortcut)
{
  return !g_str_equal (shortcut->accels[0], "Escape");
}

/* Whether the key does something with what has the focus. The window would do
 * it, but only after its shortcuts: Enter on a row of a list box. */
static gboolean
is_for_focus (const KayakoShortcut *shortcut, GtkWidget *focus)
{
  return g_str_equal (shortcut->accels[0], "Return") && focus != NULL &&
         gtk_widget_class_get_activate_signal (GTK_WIDGET_GET_CLASS (focus)) != 0;
}

/* Text takes its letters first; this also holds for what does not. */
static gboolean
letter_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  const KayakoShortcut *shortcut = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (is_for_text (shortcut) && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    return GDK_EVENT_PROPAGATE;

  if (is_for_focus (shortcut, focus))
    return GDK_EVENT_PROPAGATE;

  if (!g_action_parse_detailed_name (shortcut->action, &name, &target, NULL))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action_variant (widget, name, target);
}

/**
 * kayako_shortcuts_add_letters:
 * @window: the window that has the actions
 *
 * Makes the single letters work while no text has the focus. They are tried
 * after everything in the window had its chance, so that typing is typing.
 */
void
kayako_shortcuts_add_letters (GtkWindow *window)
{
  GtkEventController *controller = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));

  controller = gtk_shortcut_controller_new ();

  for (const KayakoShortcut *shortcut = shortcuts; shortcut->section != NULL; shortcut++) {
    for (gsize i = 0; shortcut->letter && shortcut->accels[i] != NULL; i++) {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (shortcut->accels[i]);
      GtkShortcutAction *action = gtk_callback_action_new (letter_cb, (gpointer) shortcut, NULL);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (trigger, action));
    }
  }

  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}
