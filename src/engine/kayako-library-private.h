/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-library.c, which knows where the store is,
 * kayako-library-writing.c, which brings things into it,
 * kayako-library-reading.c, which gets them out of it, and
 * kayako-library-memory.c, which has what cannot be brought into it. */

#pragma once

#include "kayako-library.h"
#include "kayako-shared.h"

G_BEGIN_DECLS

/* Everything that is known of an account's helpdesk: the one place through
 * which it gets into the account's store and out of it again.
 *
 * The store is opened when somebody needs it, or when there is nothing else to
 * do; what is applied before that waits. Where it cannot be written, the account
 * goes on without: what is applied then is adopted at once and kept in memory,
 * until the program ends. Where it can be read nevertheless, that lies over what
 * the store has. */
struct _KayakoLibrary {
  GObject parent_instance;

  KayakoRegistry *registry; /* (owned) (not nullable) */
  char *folder;             /* (owned) (nullable): NULL until it has a place */
  char *name;               /* (owned) (nullable): of the store in it */
  KayakoStore *store;       /* (owned) (nullable): NULL while it is not open */
  DexFuture *after;         /* (owned) (nullable): what must end before it is opened */
  KayakoShared opening;     /* the latest attempt to open it */
  GQueue waiting;           /* (owned) (element-type Write): for the store, in order */
  guint n_again;            /* how many of them were on their way into a damaged one */
  GError *error;            /* (owned) (nullable): what is wrong with the store */
  GHashTable *kept;         /* (owned) (element-type GObject): what has no other place */
  GHashTable *gone;         /* (owned) (element-type KayakoLibraryWant): what the store should not
                             * have any more */
  GHashTable *threads;      /* (owned): of conversations, to the ids of messages that are kept */
  DexFuture *closing;       /* (owned) (nullable) */
  guint open_id;            /* GSource id, 0 when it does not wait to be opened */
  gboolean is_new;
  gboolean in_memory;
  gboolean is_current; /* what changes on the helpdesk comes by itself */

  GHashTable *taken;     /* (owned): what is shown but not written yet, to how often */
  DexPromise *last_take; /* (owned) (nullable): of what was taken last */
  guint64 n_takes;       /* so far */
  guint64 n_stored;      /* of them, that are in the store or never will be */

  GArray *wanted; /* (owned) (element-type KayakoLibraryWant): rows to be filled */
  guint fill_id;  /* GSource id, 0 when no row waits */
};

typedef struct {
  GType type;
  gint64 id;
} KayakoLibraryWant;

void kayako_library_init_memory (KayakoLibrary *self);
void kayako_library_clear_memory (KayakoLibrary *self);
void
kayako_library_note_kept (KayakoLibrary *self, KayakoResource *resource, gint64 conversation_id);
void kayako_library_note_gone (KayakoLibrary *self, KayakoStoreChanges *changes);
gboolean kayako_library_is_gone (KayakoLibrary *self, GType type, gint64 id);
GArray *kayako_library_dup_thread (KayakoLibrary *self,
                                   gint64 conversation_id,
                                   GArray *stored) G_GNUC_WARN_UNUSED_RESULT;

gboolean kayako_library_has_no_store (KayakoLibrary *self);
gboolean kayako_library_has_nothing_stored (KayakoLibrary *self);
void kayako_library_open_soon (KayakoLibrary *self);
void kayako_library_carry_on (KayakoLibrary *self);
void kayako_library_adopt_stored (KayakoLibrary *self, GPtrArray *resources);
void kayako_library_init_rows (KayakoRowSourceInterface *iface);
void kayako_library_set_error (KayakoLibrary *self, const GError *error);
void kayako_library_tell (KayakoLibrary *self, KayakoStoreChanges *changes);

G_END_DECLS
