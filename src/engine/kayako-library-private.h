/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-library.c, which knows where the store is,
 * kayako-library-writing.c, which brings things into it, and
 * kayako-library-reading.c, which gets them out of it. */

#pragma once

#include "kayako-library.h"
#include "kayako-shared.h"

G_BEGIN_DECLS

/* Everything that is known of an account's helpdesk: the one place through
 * which it gets into the account's store and out of it again.
 *
 * The store is opened when somebody needs it, or when there is nothing else to
 * do; what is applied before that waits. Where it cannot be opened, the account
 * goes on without: what is applied then is adopted at once and kept in memory,
 * until the program ends. */
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

gboolean kayako_library_has_no_store (KayakoLibrary *self);
void kayako_library_open_soon (KayakoLibrary *self);
void kayako_library_carry_on (KayakoLibrary *self);
void kayako_library_adopt_stored (KayakoLibrary *self, GPtrArray *resources);
void kayako_library_init_rows (KayakoRowSourceInterface *iface);
void kayako_library_set_error (KayakoLibrary *self, const GError *error);
void kayako_library_tell (KayakoLibrary *self, KayakoStoreChanges *changes);

G_END_DECLS
