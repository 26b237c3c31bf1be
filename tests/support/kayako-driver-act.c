/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-driver-private.h"

#define MAX_STEPS  30 /* of the focus, on the way to something */
#define REST_LOOKS 4  /* in which something was found in the same place */

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

/**
 * kayako_driver_click_toast:
 * @self: a driver
 * @name: the accessible name of the button, whole
 *
 * Waits for a toast with a button and presses it: at once, for it soon goes.
 */
void
kayako_driver_click_toast (KayakoDriver *self, const char *name)
{
  KayakoDriverSearch search = { .role = ATSPI_ROLE_BUTTON, .pattern = name, .backwards = TRUE };
  g_autoptr (AtspiAccessible) button = kayako_driver_await_found (self, &search);

  kayako_driver_activate (self, button);
}

/**
 * kayako_driver_click_if_there:
 * @self: a driver
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @name: the accessible name, whole
 *
 * Presses something that may go away by itself at any moment; it is looked for
 * once, and one that has gone since is let be.
 */
void
kayako_driver_click_if_there (KayakoDriver *self, AtspiRole role, const char *name)
{
  KayakoDriverSearch search = { .role = role, .pattern = name };
  g_autoptr (AtspiAccessible) accessible = NULL;
  g_autoptr (AtspiAction) action = NULL;

  if (!kayako_driver_is_there (self, &search))
    return;

  accessible = g_steal_pointer (&search.found);
  action = atspi_accessible_get_action_iface (accessible);
  if (action != NULL)
    atspi_action_do_action (action, 0, NULL);
}

typedef struct {
  AtspiAccessible *accessible; /* (unowned) (nullable) */
  KayakoDriverSearch *search;  /* (unowned) (nullable): finds it anew when it is something else */
  int x;
  int y;
  guint n_looks; /* in which it was there, one after the other */
} Place;

static gboolean
find_middle (AtspiAccessible *accessible, int *x, int *y)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  AtspiRect *extents = NULL;
  gboolean found;

  if (component != NULL)
    extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  if (extents == NULL)
    return FALSE;

  *x = extents->x + extents->width / 2;
  *y = extents->y + extents->height / 2;
  found = extents->width > 0;
  g_free (extents);

  return found;
}

/* A row may show something else a moment later. */
static gboolean
is_the_same (KayakoDriver *self, Place *place)
{
  if (place->search == NULL)
    return TRUE;
  if (place->accessible != NULL && kayako_driver_matches (place->accessible, place->search))
    return TRUE;

  place->accessible = kayako_driver_is_there (self, place->search) ? place->search->found : NULL;
  place->n_looks = 0;

  return place->accessible != NULL;
}

/* Whether it has a place on the screen and stays there: a page that is still
 * sliding in does not, even where its next frame takes long. */
static gboolean
rests (KayakoDriver *self, gpointer data)
{
  Place *place = data;
  int x = -1;
  int y = -1;
  gboolean found = is_the_same (self, place) && find_middle (place->accessible, &x, &y);

  place->n_looks = found && place->x == x && place->y == y ? place->n_looks + 1 : 0;
  place->x = x;
  place->y = y;

  return place->n_looks >= REST_LOOKS;
}

static void
click_at_rest (KayakoDriver *self, Place *place)
{
  if (!kayako_driver_wait_for (self, rests, place)) {
    if (place->accessible == NULL)
      kayako_driver_fail_to_find (self, place->search);
    kayako_driver_fail (self, "It does not come to rest");
  }
  kayako_display_click (self->display, place->x, place->y);
  place->n_looks = 0;
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

  click_at_rest (self, &place);
}

/* A condition: what has moved on just when it was clicked is clicked again. */
static gboolean
is_chosen (KayakoDriver *self, gpointer data)
{
  Place *place = data;
  KayakoDriverSearch *search = place->search;
  int x = place->x;
  int y = place->y;

  if (!kayako_driver_is_there (self, search->outer))
    return TRUE;
  if (!kayako_driver_is_there (self, search))
    return FALSE;
  if (kayako_driver_has_state (search->found, ATSPI_STATE_SELECTED))
    return TRUE;

  place->accessible = search->found;
  if (find_middle (place->accessible, &x, &y) && (x != place->x || y != place->y))
    click_at_rest (self, place);

  return FALSE;
}

/**
 * kayako_driver_choose:
 * @self: a driver
 * @list: the accessible name of a list
 * @pattern: a glob that the name of a row must match
 *
 * Clicks a row with the mouse, once it rests, and waits until it is the chosen
 * one, or the list has made way for what was chosen.
 */
void
kayako_driver_choose (KayakoDriver *self, const char *list, const char *pattern)
{
  KayakoDriverSearch outer = { .role = ATSPI_ROLE_LIST, .pattern = list };
  KayakoDriverSearch search = { .outer = &outer, .role = ATSPI_ROLE_LIST_ITEM, .pattern = pattern };
  Place place = { .search = &search, .x = -1, .y = -1 };

  click_at_rest (self, &place);
  if (!kayako_driver_wait_for (self, is_chosen, &place))
    kayako_driver_fail (self, "It is not chosen: “%s”", pattern);
  g_clear_object (&search.found);
  g_clear_object (&outer.found);
}

/* A condition: what has moved on just when it was clicked is clicked again. */
static gboolean
is_focused (KayakoDriver *self, gpointer data)
{
  Place *place = data;
  int x = place->x;
  int y = place->y;

  if (kayako_driver_has_state (place->accessible, ATSPI_STATE_FOCUSED))
    return TRUE;

  if (find_middle (place->accessible, &x, &y) && (x != place->x || y != place->y))
    click_at_rest (self, place);

  return FALSE;
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
  Place place = { .accessible = accessible, .x = -1, .y = -1 };

  click_at_rest (self, &place);
  if (!kayako_driver_wait_for (self, is_focused, &place))
    kayako_driver_fail (self, "It does not take the keyboard");
}

static gboolean
has_moved_on (KayakoDriver *self, gpointer data)
{
  AtspiAccessible *before = data;
  KayakoDriverSearch search = { .role = ATSPI_ROLE_INVALID, .pattern = "*", .focused = TRUE };
  gboolean moved = kayako_driver_is_there (self, &search) && search.found != before;

  g_clear_object (&search.found);

  return moved;
}

/**
 * kayako_driver_walk_to:
 * @self: a driver
 * @accelerator: the key that moves on, such as "Tab"
 * @role: the role, or %ATSPI_ROLE_INVALID for any
 * @pattern: a glob that the accessible name must match
 *
 * Moves the keyboard's focus until something has it.
 *
 * Returns: (transfer full): what has it
 */
AtspiAccessible *
kayako_driver_walk_to (KayakoDriver *self,
                       const char *accelerator,
                       AtspiRole role,
                       const char *pattern)
{
  KayakoDriverSearch search = { .role = role, .pattern = pattern, .focused = TRUE };

  for (guint i = 0; i < MAX_STEPS && !kayako_driver_is_there (self, &search); i++) {
    KayakoDriverSearch any = { .role = ATSPI_ROLE_INVALID, .pattern = "*", .focused = TRUE };
    g_autoptr (AtspiAccessible) before = kayako_driver_is_there (self, &any) ? any.found : NULL;

    kayako_display_press (self->display, accelerator);
    if (!kayako_driver_wait_for (self, has_moved_on, before))
      break;
  }

  if (search.found == NULL)
    return kayako_driver_await_found (self, &search);

  return g_steal_pointer (&search.found);
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

  if (!kayako_driver_wait_for (self, has_size, &size))
    kayako_driver_fail (self, "The window does not take %d×%d", width, height);
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

  if (!kayako_driver_wait_for (self, is_still, &before))
    kayako_driver_fail (self, "The window never stops moving");
  kayako_display_screenshot (self->display, path);
}
