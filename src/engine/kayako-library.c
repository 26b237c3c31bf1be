/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-library-private.h"

#include "kayako-error.h"
#include "kayako-future.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoLibrary,
                               kayako_library,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_ROW_SOURCE,
                                                      kayako_library_init_rows))

typedef enum {
  PROP_IN_MEMORY = 1,
  PROP_IS_CURRENT,
  PROP_ERROR,
} KayakoLibraryProperty;

static GParamSpec *props[PROP_ERROR + 1];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_in_memory (KayakoLibrary *self)
{
  if (self->in_memory)
    return;

  self->in_memory = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IN_MEMORY]);
}

/**
 * kayako_library_set_error:
 * @self: a library
 * @error: (nullable): what is wrong with the store
 *
 * Notes it. The same trouble is told once, and that nobody waits is none.
 */
void
kayako_library_set_error (KayakoLibrary *self, const GError *error)
{
  if (error == self->error || (error != NULL && error->domain != KAYAKO_ERROR) ||
      (error != NULL && self->error != NULL &&
       g_error_matches (self->error, error->domain, error->code)))
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* Somebody is to know why what was there has to come again. */
static void
tell_set_aside (KayakoLibrary *self, KayakoStore *store)
{
  g_autoptr (GError) error = NULL;

  if (kayako_store_get_set_aside (store) == NULL)
    return;

  error = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED,
                               "A damaged store was set aside");
  kayako_library_set_error (self, error);
}

static DexFuture *
open_fiber (gpointer user_data)
{
  KayakoLibrary *self = user_data;
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GError) error = NULL;

  /* How that ends is told to who asked for it. */
  if (self->after != NULL)
    dex_await (g_steal_pointer (&self->after), NULL);

  store = dex_await_object (kayako_store_open (self->folder, self->name), &error);
  if (store == NULL) {
    set_in_memory (self);
    kayako_library_set_error (self, error);
    kayako_library_carry_on (self);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  g_set_object (&self->store, store);
  if (kayako_store_get_refusal (store) != NULL) {
    set_in_memory (self);
    kayako_library_set_error (self, kayako_store_get_refusal (store));
  }
  tell_set_aside (self, store);
  kayako_library_carry_on (self);
  return dex_future_new_for_object (store);
}

static gboolean
open_cb (gpointer user_data)
{
  KayakoLibrary *self = user_data;

  self->open_id = 0;
  dex_future_disown (kayako_library_ensure_store (self));
  return G_SOURCE_REMOVE;
}

/**
 * kayako_library_has_no_store:
 * @self: a library
 *
 * Returns: whether it goes on without one that can be written
 */
gboolean
kayako_library_has_no_store (KayakoLibrary *self)
{
  return self->in_memory || self->folder == NULL;
}

/**
 * kayako_library_has_nothing_stored:
 * @self: a library
 *
 * Returns: whether it goes on without one that can be read, too
 */
gboolean
kayako_library_has_nothing_stored (KayakoLibrary *self)
{
  return kayako_library_has_no_store (self) && self->store == NULL;
}

/**
 * kayako_library_open_soon:
 * @self: a library that has a place
 *
 * Has the store opened when nothing else is to do.
 */
void
kayako_library_open_soon (KayakoLibrary *self)
{
  if (self->open_id == 0 && self->closing == NULL && !kayako_shared_is_running (&self->opening))
    self->open_id = g_idle_add_full (G_PRIORITY_LOW, open_cb, self, NULL);
}

/**
 * kayako_library_tell:
 * @self: a library
 * @changes: what happened
 *
 * Tells everybody, where anything happened.
 */
void
kayako_library_tell (KayakoLibrary *self, KayakoStoreChanges *changes)
{
  if (!kayako_store_changes_is_empty (changes))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

static void
kayako_library_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoLibrary *self = KAYAKO_LIBRARY (object);

  switch ((KayakoLibraryProperty) prop_id) {
  case PROP_IN_MEMORY:
    g_value_set_boolean (value, kayako_library_get_in_memory (self));
    break;
  case PROP_IS_CURRENT:
    g_value_set_boolean (value, self->is_current);
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, self->error);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_library_dispose (GObject *object)
{
  KayakoLibrary *self = KAYAKO_LIBRARY (object);

  g_clear_handle_id (&self->open_id, g_source_remove);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  kayako_shared_clear (&self->opening);

  G_OBJECT_CLASS (kayako_library_parent_class)->dispose (object);
}

static void
kayako_library_finalize (GObject *object)
{
  KayakoLibrary *self = KAYAKO_LIBRARY (object);

  g_assert (g_queue_is_empty (&self->waiting));
  dex_clear (&self->after);
  dex_clear (&self->closing);
  dex_clear (&self->last_take);
  g_clear_object (&self->store);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  kayako_library_clear_memory (self);
  g_clear_object (&self->registry);
  g_clear_error (&self->error);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (kayako_library_parent_class)->finalize (object);
}

static void
kayako_library_class_init (KayakoLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kayako_library_get_property;
  object_class->dispose = kayako_library_dispose;
  object_class->finalize = kayako_library_finalize;

  /**
   * KayakoLibrary:in-memory:
   *
   * Whether the store could not be opened to write, so that what comes is kept in
   * memory until the program ends. That does not change any more.
   */
  props[PROP_IN_MEMORY] = g_param_spec_boolean ("in-memory", NULL, NULL, FALSE, flags);

  /**
   * KayakoLibrary:is-current:
   *
   * Whether what changes on the helpdesk comes into the store by itself, so that
   * nobody else has to ask for it.
   */
  props[PROP_IS_CURRENT] = g_param_spec_boolean ("is-current", NULL, NULL, FALSE, flags);

  /**
   * KayakoLibrary:error:
   *
   * What is wrong with the store: why it could not be opened or written the last
   * time, or that a damaged one has been set aside, until the next write.
   */
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoLibrary::changed:
   * @self: the library
   * @changes: what is known otherwise now, never empty
   *
   * Something was applied that had not been known. The objects that somebody
   * holds say it already.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", KAYAKO_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, KAYAKO_TYPE_STORE_CHANGES | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
kayako_library_init (KayakoLibrary *self)
{
  g_queue_init (&self->waiting);
  self->taken = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (KayakoLibraryWant));
  kayako_library_init_memory (self);
}

/**
 * kayako_library_new:
 * @registry: whose objects are handed out
 *
 * Makes a library that keeps everything in memory, until
 * kayako_library_set_place() gives it a place.
 *
 * Returns: (transfer full): the library
 */
KayakoLibrary *
kayako_library_new (KayakoRegistry *registry)
{
  KayakoLibrary *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_REGISTRY (registry), NULL);

  self = g_object_new (KAYAKO_TYPE_LIBRARY, NULL);
  self->registry = g_object_ref (registry);
  return self;
}

/**
 * kayako_library_set_place:
 * @self: a library that has no place yet
 * @folder: where stores are kept
 * @name: of the store in it
 *
 * Says where its store is, without opening it.
 */
void
kayako_library_set_place (KayakoLibrary *self, const char *folder, const char *name)
{
  g_return_if_fail (KAYAKO_IS_LIBRARY (self));
  g_return_if_fail (self->folder == NULL && self->closing == NULL);
  g_return_if_fail (folder != NULL && name != NULL);

  self->folder = g_strdup (folder);
  self->name = g_strdup (name);
  self->is_new = !kayako_store_exists (folder, name);
}

/**
 * kayako_library_set_after:
 * @self: a library
 * @after: (transfer full): what must end first
 *
 * Waits before the store is opened, as for who has it open.
 */
void
kayako_library_set_after (KayakoLibrary *self, DexFuture *after)
{
  g_return_if_fail (KAYAKO_IS_LIBRARY (self));
  g_return_if_fail (DEX_IS_FUTURE (after));

  dex_clear (&self->after);
  self->after = after;
}

/**
 * kayako_library_dup_files_folder:
 * @self: a library
 *
 * Tells where copies of files are kept that belong to its account.
 *
 * Returns: (transfer full) (nullable): a folder that need not be there; %NULL
 *   where there is no place
 */
char *
kayako_library_dup_files_folder (KayakoLibrary *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  if (self->folder == NULL)
    return NULL;

  name = g_strconcat (self->name, ".files", NULL);
  return g_build_filename (self->folder, name, NULL);
}

/**
 * kayako_library_has_place:
 * @self: a library
 *
 * Returns: whether there is to be a store
 */
gboolean
kayako_library_has_place (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), FALSE);

  return self->folder != NULL;
}

/**
 * kayako_library_get_is_new:
 * @self: a library
 *
 * Tells whether nothing can be known from last time, so that there is nothing
 * to wait for.
 *
 * Returns: %TRUE where there was no store when it got its place
 */
gboolean
kayako_library_get_is_new (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), TRUE);

  return self->folder == NULL || self->is_new;
}

/**
 * kayako_library_get_in_memory:
 * @self: a library
 *
 * Tells whether there is no store that can be written.
 *
 * Returns: %FALSE also while it is not known whether it can be opened
 */
gboolean
kayako_library_get_in_memory (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), TRUE);

  return kayako_library_has_no_store (self);
}

/**
 * kayako_library_get_error:
 * @self: a library
 *
 * Tells what is wrong with the store.
 *
 * Returns: (nullable): the error, owned by @self
 */
const GError *
kayako_library_get_error (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  return self->error;
}

/**
 * kayako_library_get_is_current:
 * @self: a library
 *
 * Tells whether what changes on the helpdesk comes into the store by itself.
 *
 * Returns: %FALSE where whoever shows something has to ask for it
 */
gboolean
kayako_library_get_is_current (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), FALSE);

  return self->is_current;
}

/**
 * kayako_library_set_is_current:
 * @self: a library
 * @is_current: whether somebody brings what changes
 *
 * Says so, for whoever keeps up with the helpdesk.
 */
void
kayako_library_set_is_current (KayakoLibrary *self, gboolean is_current)
{
  g_return_if_fail (KAYAKO_IS_LIBRARY (self));

  if (self->is_current == is_current)
    return;

  self->is_current = is_current;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_CURRENT]);
}

/**
 * kayako_library_get_registry:
 * @self: a library
 *
 * Gets where every resource is one object.
 *
 * Returns: (transfer none): the registry
 */
KayakoRegistry *
kayako_library_get_registry (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  return self->registry;
}

/**
 * kayako_library_ensure_store:
 * @self: a library
 *
 * Gets the store, and opens it first where that has not been done or has
 * failed.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoStore, or
 *   rejects as kayako_store_open(), with %KAYAKO_ERROR_STORE where there is no
 *   place for one, or with %G_IO_ERROR_CANCELLED when the library is closed
 */
DexFuture *
kayako_library_ensure_store (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  if (self->closing != NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The library is closed");

  if (self->folder == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_STORE, "There is no place for it");

  if (self->store != NULL)
    return dex_future_new_for_object (self->store);

  g_clear_handle_id (&self->open_id, g_source_remove);
  if (!kayako_shared_is_running (&self->opening))
    kayako_shared_set (&self->opening,
                       kayako_spawn (open_fiber, g_object_ref (self), g_object_unref));

  return kayako_shared_join (&self->opening);
}

/**
 * kayako_library_replace_store:
 * @self: a library
 * @store: one that was found damaged
 *
 * Opens the store again, whereby the damaged file is set aside and what was
 * written is rescued from it. Where that has been done already, for somebody
 * else, there is nothing more to do.
 *
 * Returns: (transfer full): a future as that of kayako_library_ensure_store()
 */
DexFuture *
kayako_library_replace_store (KayakoLibrary *self, KayakoStore *store)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_STORE (store), NULL);

  if (self->store == store && self->closing == NULL) {
    kayako_library_set_after (self, kayako_store_close (store));
    g_clear_object (&self->store);
    kayako_library_set_is_current (self, FALSE);
  }

  return kayako_library_ensure_store (self);
}

static DexFuture *
close_fiber (gpointer user_data)
{
  KayakoLibrary *self = user_data;
  g_autoptr (KayakoStore) store = NULL;

  if (kayako_shared_is_running (&self->opening))
    dex_await (kayako_shared_join (&self->opening), NULL);
  else if (self->after != NULL)
    dex_await (g_steal_pointer (&self->after), NULL);

  kayako_library_carry_on (self);
  store = g_steal_pointer (&self->store);
  if (store != NULL)
    dex_await (kayako_store_close (store), NULL);

  return dex_future_new_true ();
}

/**
 * kayako_library_close:
 * @self: a library
 *
 * Lets go of the store when all that was applied is written.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the store is
 *   free for others. It is done also if the future is dropped
 */
DexFuture *
kayako_library_close (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  if (self->closing == NULL) {
    g_clear_handle_id (&self->open_id, g_source_remove);
    self->closing = kayako_spawn (close_fiber, g_object_ref (self), g_object_unref);
    dex_future_disown (dex_ref (self->closing));
  }

  return dex_ref (self->closing);
}
