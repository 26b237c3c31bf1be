/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-spell-check.h"

#include "kayako-future.h"

#include <gmodule.h>

/* What the module has, see kayako-spelling.h. */
typedef GObject *(*Attach) (GtkTextView *view);
typedef void (*Detach) (GtkTextView *view, GObject *spelling);

/* Checks the spelling in a text view, by a module that is loaded when it is
 * needed. Where there is none one writes without. */
struct _KayakoSpellCheck {
  GObject parent_instance;

  GtkTextView *view; /* (unowned): it ends this before it goes */
  GObject *spelling; /* (owned) (nullable) */
  Detach detach;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSpellCheck, kayako_spell_check, G_TYPE_OBJECT)

/* It stays loaded: types cannot be taken back. */
static GModule *
open_module (void)
{
  const char *place = g_getenv ("KAYAKO_SPELLING");
  GModule *module =
      g_module_open (place != NULL ? place : KAYAKO_MODULEDIR "/libkayako-spelling.so",
                     G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module != NULL)
    g_module_make_resident (module);
  else
    g_debug ("Spelling is not checked: %s", g_module_error ());

  return module;
}

static DexFuture *
open_fiber (gpointer user_data)
{
  open_module ();
  return dex_future_new_true ();
}

/**
 * kayako_spell_check_prepare:
 *
 * Loads what checks, beside everything else, so that the first view for writing
 * need not wait for it.
 */
void
kayako_spell_check_prepare (void)
{
  dex_future_disown (kayako_spawn_in_thread (open_fiber, NULL, NULL));
}

static void
attach (KayakoSpellCheck *self)
{
  GModule *module = open_module ();
  gpointer attach = NULL;
  gpointer detach = NULL;

  if (module == NULL || !g_module_symbol (module, "kayako_spelling_attach", &attach) ||
      !g_module_symbol (module, "kayako_spelling_detach", &detach))
    return;

  self->detach = detach;
  self->spelling = ((Attach) attach) (self->view);
}

static void
kayako_spell_check_dispose (GObject *object)
{
  kayako_spell_check_end (KAYAKO_SPELL_CHECK (object));

  G_OBJECT_CLASS (kayako_spell_check_parent_class)->dispose (object);
}

static void
kayako_spell_check_class_init (KayakoSpellCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kayako_spell_check_dispose;
}

static void
kayako_spell_check_init (KayakoSpellCheck *self)
{
}

/**
 * kayako_spell_check_new:
 * @view: a text view with nothing in it, whose buffer is replaced; it must call
 *   kayako_spell_check_end() before it is disposed
 *
 * Has the spelling checked of what is written.
 *
 * Returns: (transfer full): what checks, or does nothing where that cannot be
 */
KayakoSpellCheck *
kayako_spell_check_new (GtkTextView *view)
{
  KayakoSpellCheck *self = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (KAYAKO_TYPE_SPELL_CHECK, NULL);
  self->view = view;
  attach (self);
  return self;
}

/**
 * kayako_spell_check_get_is_there:
 * @self: a spell check
 *
 * Returns: %FALSE where there is nothing that could check
 */
gboolean
kayako_spell_check_get_is_there (KayakoSpellCheck *self)
{
  g_return_val_if_fail (KAYAKO_IS_SPELL_CHECK (self), FALSE);

  return self->spelling != NULL;
}

/**
 * kayako_spell_check_end:
 * @self: a spell check
 *
 * Lets go of the view.
 */
void
kayako_spell_check_end (KayakoSpellCheck *self)
{
  g_return_if_fail (KAYAKO_IS_SPELL_CHECK (self));

  if (self->spelling != NULL)
    self->detach (self->view, g_steal_pointer (&self->spelling));
  self->view = NULL;
}
