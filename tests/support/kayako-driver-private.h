/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-driver.h"

#include "kayako-display.h"

G_BEGIN_DECLS

/* How long a person would never wait, in seconds: the longest that anything may
 * take to appear on a busy machine under a sanitizer. A helpdesk that was away is
 * tried again every 75 seconds at least. */
#define KAYAKO_DRIVER_PATIENCE 120

struct _KayakoDriver {
  GObject parent_instance;

  GSubprocess *process;         /* (owned) (not nullable) */
  KayakoDisplay *display;       /* (owned) (not nullable) */
  AtspiAccessible *application; /* (owned) (nullable): NULL until the bus shows it */
  AtspiEventListener *listener; /* (owned) (not nullable) */
  GPtrArray *announced;         /* (owned) (not nullable): what has been said and not waited for */
};

typedef struct _KayakoDriverSearch KayakoDriverSearch;

/* What is looked for. A search is a condition: see kayako_driver_is_there(). */
struct _KayakoDriverSearch {
  AtspiAccessible *root;     /* (unowned) (nullable): the whole program */
  KayakoDriverSearch *outer; /* (unowned) (nullable): what it must be in, sought anew each time */
  AtspiRole role;            /* ATSPI_ROLE_INVALID is any */
  const char *pattern;       /* (unowned): a glob */
  gboolean editable;         /* only what can be typed into */
  gboolean focused;          /* only what has the keyboard */
  gboolean backwards;        /* what lies over everything is looked for first */
  AtspiAccessible *found;    /* (owned) (nullable) */
  guint n_missed;            /* looks since it was found last */
};

gboolean kayako_driver_matches (AtspiAccessible *accessible, const KayakoDriverSearch *search);
gboolean kayako_driver_has_state (AtspiAccessible *accessible, AtspiStateType state);
G_NORETURN void kayako_driver_fail_to_find (KayakoDriver *self, const KayakoDriverSearch *search);
G_NORETURN void kayako_driver_fail_to_end (KayakoDriver *self);
G_NORETURN void
kayako_driver_fail (KayakoDriver *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean kayako_driver_is_there (KayakoDriver *self, gpointer search);
AtspiAccessible *kayako_driver_await_found (KayakoDriver *self,
                                            KayakoDriverSearch *search) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
