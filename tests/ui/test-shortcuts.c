/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-shortcuts.h"

static void
test_table (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) letters = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (const KayakoShortcut *shortcut = kayako_shortcuts_get (); shortcut->section != NULL;
       shortcut++) {
    g_assert_nonnull (shortcut->title);
    g_assert_nonnull (shortcut->accels[0]);
    n++;

    for (gsize i = 0; shortcut->accels[i] != NULL; i++) {
      guint key = 0;
      GdkModifierType modifiers = 0;

      g_assert_true (gtk_accelerator_parse (shortcut->accels[i], &key, &modifiers));
      /* A key may mean one thing in text and another elsewhere. */
      g_assert_true (
          g_hash_table_add (shortcut->letter ? letters : seen, (gpointer) shortcut->accels[i]));

      /* What works inside text must not be a bare letter. */
      if (!shortcut->letter && key < 0x100)
        g_assert_cmpint (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK), !=, 0);
    }

    if (shortcut->action != NULL) {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (shortcut->action, &name, &target, NULL));
    }
  }

  g_assert_cmpuint (n, >, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shortcuts/table", test_table);

  return g_test_run ();
}
