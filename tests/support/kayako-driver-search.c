/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-driver-private.h"

#define MAX_DEPTH 80

/* What changes while it is looked through may hide something once. */
#define GONE_LOOKS 3

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

/* Whether @accessible is, for example, showing. */
gboolean
kayako_driver_has_state (AtspiAccessible *accessible, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, state);
}

/* Whether it is, by itself, what is looked for. */
gboolean
kayako_driver_matches (AtspiAccessible *accessible, const KayakoDriverSearch *search)
{
  g_autofree char *name = NULL;

  if (search->role != ATSPI_ROLE_INVALID &&
      atspi_accessible_get_role (accessible, NULL) != search->role)
    return FALSE;

  name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && g_pattern_match_simple (search->pattern, name) &&
         kayako_driver_has_state (accessible, ATSPI_STATE_SHOWING) &&
         (!search->editable || kayako_driver_has_state (accessible, ATSPI_STATE_EDITABLE)) &&
         (!search->focused || kayako_driver_has_state (accessible, ATSPI_STATE_FOCUSED));
}

static AtspiAccessible *
search_below (AtspiAccessible *root, const KayakoDriverSearch *search, guint depth)
{
  int n_children;

  if (kayako_driver_matches (root, search))
    return g_object_ref (root);
  if (depth == MAX_DEPTH)
    return NULL;

  n_children = atspi_accessible_get_child_count (root, NULL);
  for (int i = 0; i < n_children; i++) {
    int index = search->backwards ? n_children - 1 - i : i;
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, index, NULL);
    AtspiAccessible *found;

    if (child == NULL)
      continue;

    found = search_below (child, search, depth + 1);
    if (found != NULL)
      return found;
  }

  return NULL;
}

/* A condition: looks once for what @data, a search, says. */
gboolean
kayako_driver_is_there (KayakoDriver *self, gpointer data)
{
  KayakoDriverSearch *search = data;
  AtspiAccessible *root = search->root;

  if (search->outer != NULL) {
    if (!kayako_driver_is_there (self, search->outer))
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
  KayakoDriverSearch *search = data;

  if (kayako_driver_is_there (self, search)) {
    search->n_missed = 0;
    return FALSE;
  }

  return ++search->n_missed >= GONE_LOOKS;
}

static void
append_tree (GString *text, AtspiAccessible *accessible, guint depth)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  int n_children = atspi_accessible_get_child_count (accessible, NULL);

  /* One line each, whatever people have written. */
  if (name != NULL)
    g_strdelimit (name, "\n", ' ');
  g_string_append_printf (
      text, "%*s%s “%s”%s%s\n", (int) depth * 2, "", role, name,
      kayako_driver_has_state (accessible, ATSPI_STATE_SHOWING) ? "" : " (not showing)",
      kayako_driver_has_state (accessible, ATSPI_STATE_FOCUSED) ? " (focused)" : "");
  if (depth == MAX_DEPTH)
    return;

  for (int i = 0; i < n_children; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

    if (child != NULL)
      append_tree (text, child, depth + 1);
  }
}

/* A condition: there is no use in waiting for a program that has ended. */
static gboolean
is_there_or_ended (KayakoDriver *self, gpointer data)
{
  return kayako_driver_is_there (self, data) || kayako_driver_get_pid (self) == 0;
}

/**
 * kayako_driver_await_found:
 * @self: a driver
 * @search: what to look for
 *
 * Waits for something on the screen; the test fails when it does not come.
 *
 * Returns: (transfer full): what was found
 */
AtspiAccessible *
kayako_driver_await_found (KayakoDriver *self, KayakoDriverSearch *search)
{
  kayako_driver_wait_for (self, is_there_or_ended, search);
  if (search->found == NULL)
    kayako_driver_fail_to_find (self, search);

  return g_steal_pointer (&search->found);
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
  KayakoDriverSearch search = { .root = root, .role = role, .pattern = pattern };

  return kayako_driver_await_found (self, &search);
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
  KayakoDriverSearch outer = { .role = outer_role, .pattern = outer_pattern };
  KayakoDriverSearch search = { .outer = &outer, .role = role, .pattern = pattern };

  AtspiAccessible *found = kayako_driver_await_found (self, &search);

  g_clear_object (&outer.found);

  return found;
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
  KayakoDriverSearch search = { .role = ATSPI_ROLE_INVALID, .pattern = name, .editable = TRUE };

  return kayako_driver_await_found (self, &search);
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
  KayakoDriverSearch search = { .role = role, .pattern = pattern, .focused = TRUE };

  return kayako_driver_await_found (self, &search);
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
  KayakoDriverSearch search = { .role = role, .pattern = pattern };
  gboolean there = kayako_driver_is_there (self, &search);

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
  KayakoDriverSearch search = { .role = role, .pattern = pattern };

  if (!kayako_driver_wait_for (self, is_gone, &search))
    kayako_driver_fail (self, "Still there after %d s: “%s”", KAYAKO_DRIVER_PATIENCE, pattern);
  g_clear_object (&search.found);
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
