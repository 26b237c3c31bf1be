/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-driver.h"

#include "kayako-display.h"

#include <signal.h>

/* How long a person would never wait: the longest that anything may take to
 * appear on a busy machine under a sanitizer. */
#define PATIENCE_SECONDS 60
#define LOOK_AGAIN_MS    40
#define MAX_DEPTH        80

struct _KayakoDriver {
  GObject parent_instance;

  GSubprocess *process;         /* (owned) (not nullable) */
  KayakoDisplay *display;       /* (owned) (not nullable) */
  AtspiAccessible *application; /* (owned) (nullable): NULL until the bus shows it */
};

G_DEFINE_FINAL_TYPE (KayakoDriver, kayako_driver, G_TYPE_OBJECT)

typedef gboolean (*Condition) (KayakoDriver *self, gpointer data);

typedef struct _Search Search;

struct _Search {
  AtspiAccessible *root;  /* (unowned) (nullable): the whole program */
  Search *outer;          /* (unowned) (nullable): what it must be in, sought anew each time */
  AtspiRole role;         /* ATSPI_ROLE_INVALID is any */
  const char *pattern;    /* (unowned): a glob */
  gboolean editable;      /* only what can be typed into */
  gboolean focused;       /* only what has the keyboard */
  AtspiAccessible *found; /* (owned) (nullable) */
};

static gboolean
tick_cb (gpointer data)
{
  gboolean *ticked = data;

  *ticked = TRUE;

  return G_SOURCE_REMOVE;
}

/* Looks until @condition holds; the main loop runs between the looks. */
static gboolean
wait_for (KayakoDriver *self, Condition condition, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!condition (self, data)) {
    gboolean ticked = FALSE;

    if (g_get_monotonic_time () > deadline)
      return FALSE;

    g_timeout_add (LOOK_AGAIN_MS, tick_cb, &ticked);
    while (!ticked)
      g_main_context_iteration (NULL, TRUE);
  }

  return TRUE;
}

static gboolean
find_application (KayakoDriver *self, gpointer data)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_children;

  if (desktop == NULL)
    return FALSE;

  atspi_accessible_clear_cache (desktop);
  n_children = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < n_children; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

    if (child == NULL ||
        (int) atspi_accessible_get_process_id (child, NULL) != kayako_driver_get_pid (self))
      continue;

    g_set_object (&self->application, child);
    return TRUE;
  }

  return FALSE;
}

static gboolean
has_state (AtspiAccessible *accessible, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, state);
}

static gboolean
matches (AtspiAccessible *accessible, const Search *search)
{
  g_autofree char *name = NULL;

  if (search->role != ATSPI_ROLE_INVALID &&
      atspi_accessible_get_role (accessible, NULL) != search->role)
    return FALSE;

  name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && g_pattern_match_simple (search->pattern, name) &&
         has_state (accessible, ATSPI_STATE_SHOWING) &&
         (!search->editable || has_state (accessible, ATSPI_STATE_EDITABLE)) &&
         (!search->focused || has_state (accessible, ATSPI_STATE_FOCUSED));
}

static AtspiAccessible *
search_below (AtspiAccessible *root, const Search *search, guint depth)
{
  int n_children;

  if (matches (root, search))
    return g_object_ref (root);
  if (depth == MAX_DEPTH)
    return NULL;

  n_children = atspi_accessible_get_child_count (root, NULL);
  for (int i = 0; i < n_children; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);
    AtspiAccessible *found;

    if (child == NULL)
      continue;

    found = search_below (child, search, depth + 1);
    if (found != NULL)
      return found;
  }

  return NULL;
}

static gboolean
is_there (KayakoDriver *self, gpointer data)
{
  Search *search = data;
  AtspiAccessible *root = search->root;

  if (search->outer != NULL) {
    if (!is_there (self, search->outer))
      return FALSE;
    root = search->outer->found;
  } else if (root == NULL) {
    if (self->application == NULL && !find_application (self, NULL))
      return FALSE;
    root = self->application;
  }

  atspi_accessible_clear_cache (root);
  g_clear_object (&search->found);
  search->found = search_below (root, search, 0);

  return search->found != NULL;
}

static gboolean
is_gone (KayakoDriver *self, gpointer data)
{
  return !is_there (self, data);
}

static void
append_tree (GString *text, AtspiAccessible *accessible, guint depth)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  int n_children = atspi_accessible_get_child_count (accessible, NULL);

  g_string_append_printf (text, "%*s%s “%s”%s\n", (int) depth * 2, "", role, name,
                          has_state (accessible, ATSPI_STATE_SHOWING) ? "" : " (not showing)");
  if (depth == MAX_DEPTH)
    return;

  for (int i = 0; i < n_children; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

    if (child != NULL)
      append_tree (text, child, depth + 1);
  }
}

static void
fail_to_find (KayakoDriver *self, const Search *search)
{
  g_autofree char *tree = kayako_driver_dump (self);

  g_printerr ("What was there instead:\n%s", tree);
  g_error ("Not found within %d s: role %d, name “%s”", PATIENCE_SECONDS, search->role,
           search->pattern);
}

static void
kayako_driver_finalize (GObject *object)
{
  KayakoDriver *self = KAYAKO_DRIVER (object);

  if (self->process != NULL) {
    g_subprocess_send_signal (self->process, SIGTERM);
    g_subprocess_wait (self->process, NULL, NULL);
  }
  g_clear_object (&self->process);
  g_clear_object (&self->application);
  g_clear_pointer (&self->display, kayako_display_close);

  G_OBJECT_CLASS (kayako_driver_parent_class)->finalize (object);
}

static void
kayako_driver_class_init (KayakoDriverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_driver_finalize;
}

static void
kayako_driver_init (KayakoDriver *self)
{
  self->display = kayako_display_open ();
}

static gboolean
has_keyboard (KayakoDriver *self, gpointer data)
{
  return kayako_display_focus (self->display);
}

/**
 * kayako_driver_new:
 * @argv: (array zero-terminated=1): the program and its arguments
 * @environment: (array zero-terminated=1) (nullable): further "NAME=value"s
 *
 * Starts the program and waits until its window is there and has the keyboard.
 *
 * Returns: (transfer full): the driver of the running program
 */
KayakoDriver *
kayako_driver_new (const char *const *argv, const char *const *environment)
{
  KayakoDriver *self = g_object_new (KAYAKO_TYPE_DRIVER, NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  Search search = { .role = ATSPI_ROLE_FRAME, .pattern = "*" };

  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "NO_AT_BRIDGE");
  for (gsize i = 0; environment != NULL && environment[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (environment[i], "=", 2);

    g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
  }

  self->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  if (!wait_for (self, is_there, &search) || !wait_for (self, has_keyboard, NULL))
    fail_to_find (self, &search);
  g_clear_object (&search.found);

  return self;
}

/**
 * kayako_driver_get_pid:
 * @self: a driver
 *
 * Which process the program is.
 *
 * Returns: its process id, 0 when it has ended
 */
int
kayako_driver_get_pid (KayakoDriver *self)
{
  const char *identifier = g_subprocess_get_identifier (self->process);

  return identifier != NULL ? (int) g_ascii_strtoll (identifier, NULL, 10) : 0;
}

/**
 * kayako_driver_kill:
 * @self: a driver
 * @signal_number: such as SIGTERM
 *
 * Sends a signal to the program and waits for its end.
 */
void
kayako_driver_kill (KayakoDriver *self, int signal_number)
{
  g_subprocess_send_signal (self->process, signal_number);
  g_subprocess_wait (self->process, NULL, NULL);
}

/**
 * kayako_driver_find_in:
 * @self: a driver
 * @root: (nullable): where to look, or the whole program
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @pattern: a glob that the accessible name must match
 *
 * Waits for something on the screen.
 *
 * Returns: (transfer full): the first match in reading order
 */
AtspiAccessible *
kayako_driver_find_in (KayakoDriver *self,
                       AtspiAccessible *root,
                       AtspiRole role,
                       const char *pattern)
{
  Search search = { .root = root, .role = role, .pattern = pattern };

  if (!wait_for (self, is_there, &search))
    fail_to_find (self, &search);

  return g_steal_pointer (&search.found);
}

/**
 * kayako_driver_find_match:
 * @self: a driver
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @pattern: a glob that the accessible name must match
 *
 * Waits for something on the screen.
 *
 * Returns: (transfer full): the first match in reading order
 */
AtspiAccessible *
kayako_driver_find_match (KayakoDriver *self, AtspiRole role, const char *pattern)
{
  return kayako_driver_find_in (self, NULL, role, pattern);
}

/**
 * kayako_driver_find:
 * @self: a driver
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @name: the accessible name, whole
 *
 * Waits for something on the screen.
 *
 * Returns: (transfer full): the first match in reading order
 */
AtspiAccessible *
kayako_driver_find (KayakoDriver *self, AtspiRole role, const char *name)
{
  return kayako_driver_find_in (self, NULL, role, name);
}

/**
 * kayako_driver_find_within:
 * @self: a driver
 * @outer_role: the role of what it is in
 * @outer_pattern: a glob that the name of what it is in must match
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @pattern: a glob that the accessible name must match
 *
 * Waits for something inside something else, which may be replaced meanwhile.
 *
 * Returns: (transfer full): the first match in reading order
 */
AtspiAccessible *
kayako_driver_find_within (KayakoDriver *self,
                           AtspiRole outer_role,
                           const char *outer_pattern,
                           AtspiRole role,
                           const char *pattern)
{
  Search outer = { .role = outer_role, .pattern = outer_pattern };
  Search search = { .outer = &outer, .role = role, .pattern = pattern };

  if (!wait_for (self, is_there, &search))
    fail_to_find (self, &search);
  g_clear_object (&outer.found);

  return g_steal_pointer (&search.found);
}

/**
 * kayako_driver_find_text:
 * @self: a driver
 * @name: the accessible name, whole
 *
 * Waits for something that can be typed into.
 *
 * Returns: (transfer full): the first match in reading order
 */
AtspiAccessible *
kayako_driver_find_text (KayakoDriver *self, const char *name)
{
  Search search = { .role = ATSPI_ROLE_INVALID, .pattern = name, .editable = TRUE };

  if (!wait_for (self, is_there, &search))
    fail_to_find (self, &search);

  return g_steal_pointer (&search.found);
}

/**
 * kayako_driver_find_focused:
 * @self: a driver
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @pattern: a glob that the accessible name must match
 *
 * Waits until something has the keyboard.
 *
 * Returns: (transfer full): what has it
 */
AtspiAccessible *
kayako_driver_find_focused (KayakoDriver *self, AtspiRole role, const char *pattern)
{
  Search search = { .role = role, .pattern = pattern, .focused = TRUE };

  if (!wait_for (self, is_there, &search))
    fail_to_find (self, &search);

  return g_steal_pointer (&search.found);
}

/**
 * kayako_driver_has:
 * @self: a driver
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @pattern: a glob that the accessible name must match
 *
 * Looks once, without waiting.
 *
 * Returns: whether it is on the screen now
 */
gboolean
kayako_driver_has (KayakoDriver *self, AtspiRole role, const char *pattern)
{
  Search search = { .role = role, .pattern = pattern };
  gboolean there = is_there (self, &search);

  g_clear_object (&search.found);

  return there;
}

/**
 * kayako_driver_wait_gone:
 * @self: a driver
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @pattern: a glob
 *
 * Waits until nothing on the screen matches.
 */
void
kayako_driver_wait_gone (KayakoDriver *self, AtspiRole role, const char *pattern)
{
  Search search = { .role = role, .pattern = pattern };

  if (!wait_for (self, is_gone, &search))
    g_error ("Still there after %d s: role %d, name “%s”", PATIENCE_SECONDS, role, pattern);
}

/**
 * kayako_driver_dump:
 * @self: a driver
 *
 * Writes down everything a screen reader could say.
 *
 * Returns: (transfer full): one line per accessible
 */
char *
kayako_driver_dump (KayakoDriver *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->application != NULL)
    append_tree (text, self->application, 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kayako_driver_activate:
 * @self: a driver
 * @accessible: what to press
 *
 * Does the accessible's first action.
 */
void
kayako_driver_activate (KayakoDriver *self, AtspiAccessible *accessible)
{
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (accessible);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  atspi_action_do_action (action, 0, &error);
  g_assert_no_error (error);
}

/**
 * kayako_driver_click:
 * @self: a driver
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @name: the accessible name, whole
 *
 * Waits for something and presses it.
 */
void
kayako_driver_click (KayakoDriver *self, AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) accessible = kayako_driver_find (self, role, name);

  kayako_driver_activate (self, accessible);
}

typedef struct {
  AtspiAccessible *accessible; /* (unowned) */
  int x;
  int y;
} Place;

/* Whether it has a place on the screen and stays there: a page that is still
 * sliding in does not. */
static gboolean
rests (KayakoDriver *self, gpointer data)
{
  Place *place = data;
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (place->accessible);
  AtspiRect *extents = NULL;
  int x;
  int y;
  gboolean still;

  if (component != NULL)
    extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  if (extents == NULL)
    return FALSE;

  x = extents->x + extents->width / 2;
  y = extents->y + extents->height / 2;
  still = extents->width > 0 && place->x == x && place->y == y;
  place->x = x;
  place->y = y;
  g_free (extents);

  return still;
}

/**
 * kayako_driver_point:
 * @self: a driver
 * @accessible: what shall be clicked
 *
 * Clicks into the middle of something with the mouse, once it rests.
 */
void
kayako_driver_point (KayakoDriver *self, AtspiAccessible *accessible)
{
  Place place = { .accessible = accessible, .x = -1, .y = -1 };

  if (!wait_for (self, rests, &place))
    g_error ("It does not come to rest");
  kayako_display_click (self->display, place.x, place.y);
}

static gboolean
is_focused (KayakoDriver *self, gpointer data)
{
  return has_state (data, ATSPI_STATE_FOCUSED);
}

/**
 * kayako_driver_focus:
 * @self: a driver
 * @accessible: what shall have the keyboard
 *
 * Clicks into something and waits until it has the keyboard.
 */
void
kayako_driver_focus (KayakoDriver *self, AtspiAccessible *accessible)
{
  kayako_driver_point (self, accessible);
  if (!wait_for (self, is_focused, accessible))
    g_error ("It does not take the keyboard");
}

/**
 * kayako_driver_type:
 * @self: a driver
 * @text: printable ASCII, and newlines
 *
 * Types on the keyboard, into whatever has it.
 */
void
kayako_driver_type (KayakoDriver *self, const char *text)
{
  kayako_display_type (self->display, text);
}

/**
 * kayako_driver_press:
 * @self: a driver
 * @accelerator: such as "Ctrl+Return"
 *
 * Presses keys.
 */
void
kayako_driver_press (KayakoDriver *self, const char *accelerator)
{
  kayako_display_press (self->display, accelerator);
}

/**
 * kayako_driver_dup_text:
 * @self: a driver
 * @accessible: an entry, a text view or a label
 *
 * Reads the text.
 *
 * Returns: (transfer full): the text
 */
char *
kayako_driver_dup_text (KayakoDriver *self, AtspiAccessible *accessible)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (accessible);

  g_assert_nonnull (text);

  return atspi_text_get_text (text, 0, -1, NULL);
}

typedef struct {
  int width;
  int height;
} Size;

static gboolean
has_size (KayakoDriver *self, gpointer data)
{
  const Size *size = data;

  return kayako_display_resize (self->display, size->width, size->height);
}

/**
 * kayako_driver_resize:
 * @self: a driver
 * @width: in pixels
 * @height: in pixels
 *
 * Gives the window another size and waits until it has it.
 */
void
kayako_driver_resize (KayakoDriver *self, int width, int height)
{
  Size size = { width, height };

  if (!wait_for (self, has_size, &size))
    g_error ("The window does not take %d×%d", width, height);
}

static gboolean
is_still (KayakoDriver *self, gpointer data)
{
  char **before = data;
  g_autofree char *now = kayako_display_fingerprint (self->display);
  gboolean still = g_strcmp0 (*before, now) == 0;

  g_set_str (before, now);

  return still;
}

/**
 * kayako_driver_screenshot:
 * @self: a driver
 * @path: where to write a PNG file
 *
 * Takes a picture of the window once nothing moves in it any more.
 */
void
kayako_driver_screenshot (KayakoDriver *self, const char *path)
{
  g_autofree char *before = NULL;

  if (!wait_for (self, is_still, &before))
    g_error ("The window never stops moving");
  kayako_display_screenshot (self->display, path);
}
