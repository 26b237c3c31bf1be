/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a journey ends that waited in vain. A test run shows the last lines of
 * the standard error stream, so the cause stands there, last; the whole tree
 * goes to the standard output, which is in the test's log only. */

#include "kayako-driver-private.h"

#include "kayako-nearness.h"

#include <stdio.h>
#include <stdlib.h>

#define MAX_NEAR  5
#define MAX_DEPTH 80

/* There in a build with AddressSanitizer: says which step of the journey it was. */
extern void __sanitizer_print_stack_trace (void) __attribute__ ((weak));

typedef struct {
  char *line; /* (owned) (not nullable) */
  gboolean matches;
  guint nearness;
} Near;

static void
near_free (Near *near)
{
  g_free (near->line);
  g_free (near);
}

static int
compare_nears (gconstpointer a, gconstpointer b)
{
  const Near *one = *(const Near *const *) a;
  const Near *other = *(const Near *const *) b;

  if (one->matches != other->matches)
    return one->matches ? -1 : 1;

  return one->nearness == other->nearness ? g_strcmp0 (one->line, other->line)
                                          : (int) other->nearness - (int) one->nearness;
}

static gboolean
have_same_line (gconstpointer a, gconstpointer b)
{
  return g_str_equal (((const Near *) a)->line, ((const Near *) b)->line);
}

static char *
describe (AtspiAccessible *accessible, const char *name, const KayakoDriverSearch *search)
{
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  gboolean showing = kayako_driver_has_state (accessible, ATSPI_STATE_SHOWING);
  gboolean editable = kayako_driver_has_state (accessible, ATSPI_STATE_EDITABLE);
  gboolean focused = kayako_driver_has_state (accessible, ATSPI_STATE_FOCUSED);

  return g_strdup_printf ("%s “%s”%s%s%s", role, name, showing ? "" : ", not showing",
                          search->editable && !editable ? ", not editable" : "",
                          search->focused && !focused ? ", without the keyboard" : "");
}

static void
collect (GPtrArray *nears,
         AtspiAccessible *accessible,
         const KayakoDriverSearch *search,
         guint depth)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  gboolean has_role = search->role == ATSPI_ROLE_INVALID ||
                      atspi_accessible_get_role (accessible, NULL) == search->role;
  gboolean matches = name != NULL && g_pattern_match_simple (search->pattern, name);
  int n_children = atspi_accessible_get_child_count (accessible, NULL);

  if (name != NULL && name[0] != '\0' && (has_role || matches)) {
    Near *near = g_new0 (Near, 1);

    near->line = describe (accessible, g_strdelimit (name, "\n", ' '), search);
    near->matches = matches;
    near->nearness = kayako_nearness (search->pattern, name);
    if (g_ptr_array_find_with_equal_func (nears, near, have_same_line, NULL))
      near_free (near);
    else
      g_ptr_array_add (nears, near);
  }

  for (int i = 0; i < n_children && depth < MAX_DEPTH; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

    if (child != NULL)
      collect (nears, child, search, depth + 1);
  }
}

static void
append_search (GString *text, const KayakoDriverSearch *search)
{
  g_autofree char *role = search->role != ATSPI_ROLE_INVALID ? atspi_role_get_name (search->role)
                                                             : g_strdup ("anything");

  g_string_append_printf (text, "%s “%s”%s%s", role, search->pattern,
                          search->editable ? " that can be typed into" : "",
                          search->focused ? " with the keyboard" : "");
  if (search->outer != NULL) {
    g_string_append (text, " within ");
    append_search (text, search->outer);
  }
}

static void
append_nears (GString *text, KayakoDriver *self, const KayakoDriverSearch *search)
{
  g_autoptr (GPtrArray) nears = g_ptr_array_new_with_free_func ((GDestroyNotify) near_free);

  if (self->application != NULL)
    collect (nears, self->application, search, 0);
  g_ptr_array_sort (nears, compare_nears);

  g_string_append_printf (text, nears->len > 0 ? "The nearest of %u:\n" : "Nothing like it.\n",
                          nears->len);
  for (guint i = 0; i < MIN (nears->len, MAX_NEAR); i++) {
    const Near *near = g_ptr_array_index (nears, i);

    g_string_append_printf (text, "  %s\n", near->line);
  }
}

static void
append_focus (GString *text, KayakoDriver *self)
{
  KayakoDriverSearch any = { .role = ATSPI_ROLE_INVALID, .pattern = "*", .focused = TRUE };
  g_autoptr (AtspiAccessible) focus = kayako_driver_is_there (self, &any) ? any.found : NULL;
  g_autofree char *name = focus != NULL ? atspi_accessible_get_name (focus, NULL) : NULL;
  g_autofree char *line = focus != NULL ? describe (focus, name, &any) : NULL;

  g_string_append_printf (text, "The keyboard: %s\n", line != NULL ? line : "nowhere");
}

static void
append_end (GString *text, GSubprocess *process)
{
  if (g_subprocess_get_identifier (process) != NULL)
    return;

  if (g_subprocess_get_if_exited (process))
    g_string_append_printf (text, "The program had ended with status %d.\n",
                            g_subprocess_get_exit_status (process));
  else
    g_string_append_printf (text, "The program had died of signal %d.\n",
                            g_subprocess_get_term_sig (process));
}

static void
print_tree (KayakoDriver *self)
{
  g_autofree char *tree = kayako_driver_dump (self);

  g_print ("%s", tree);
}

static G_NORETURN void
end_with (KayakoDriver *self, const char *cause, GString *details)
{
  print_tree (self);
  append_end (details, self->process);

  /* Its last words would come after the cause. */
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  if (__sanitizer_print_stack_trace != NULL)
    __sanitizer_print_stack_trace ();

  fflush (stdout);
  g_printerr ("\n%s%s\n", details->str, cause);
  exit (EXIT_FAILURE);
}

/* Ends the test: what @search looks for did not come. */
void
kayako_driver_fail_to_find (KayakoDriver *self, const KayakoDriverSearch *search)
{
  g_autoptr (GString) cause = g_string_new (NULL);
  g_autoptr (GString) details = g_string_new (NULL);

  append_nears (details, self, search);
  append_focus (details, self);
  if (kayako_driver_get_pid (self) == 0)
    g_string_append (cause, "Not found before the program ended: ");
  else
    g_string_append_printf (cause, "Not found within %d s: ", KAYAKO_DRIVER_PATIENCE);
  append_search (cause, search);
  end_with (self, cause->str, details);
}

/* Ends the test: the program goes on. What it asks may be why. */
void
kayako_driver_fail_to_end (KayakoDriver *self)
{
  g_autoptr (GString) cause = g_string_new (NULL);
  g_autoptr (GString) details = g_string_new (NULL);
  KayakoDriverSearch search = { .role = ATSPI_ROLE_ALERT, .pattern = "" };

  append_nears (details, self, &search);
  search.role = ATSPI_ROLE_DIALOG;
  append_nears (details, self, &search);
  append_focus (details, self);
  g_string_append_printf (cause, "The program does not end within %d s", KAYAKO_DRIVER_PATIENCE);
  end_with (self, cause->str, details);
}

/* Ends the test: something else did not happen, which @format says. */
void
kayako_driver_fail (KayakoDriver *self, const char *format, ...)
{
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *cause = NULL;
  va_list arguments;

  va_start (arguments, format);
  cause = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  append_focus (details, self);
  end_with (self, cause, details);
}
