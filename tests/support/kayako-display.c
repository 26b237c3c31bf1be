/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-display.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <cairo-xlib.h>

struct _KayakoDisplay {
  Display *display; /* (owned) */
};

typedef struct {
  const char *name;
  KeySym keysym;
} Modifier;

static const Modifier modifiers[] = {
  { "Ctrl", XK_Control_L },
  { "Shift", XK_Shift_L },
  { "Alt", XK_Alt_L },
};

/* A window that was there a moment ago, such as that of a menu, may have gone when it
 * is asked about. Whoever asks is told so, and looks again. */
static int
ignore_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

/**
 * kayako_display_open:
 *
 * Opens the display named by the environment; the test ends where there is
 * none.
 *
 * Returns: (transfer full): the display
 */
KayakoDisplay *
kayako_display_open (void)
{
  KayakoDisplay *self = g_new0 (KayakoDisplay, 1);

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL)
    g_error ("No display: run the test through tests/support/with-display");
  XSetErrorHandler (ignore_error_cb);

  return self;
}

/**
 * kayako_display_close:
 * @self: (transfer full): a display
 *
 * Closes the display.
 */
void
kayako_display_close (KayakoDisplay *self)
{
  XCloseDisplay (self->display);
  g_free (self);
}

/* The program's main window: the largest mapped one. */
static Window
find_window (KayakoDisplay *self, int *width, int *height)
{
  Window root = DefaultRootWindow (self->display);
  Window parent;
  Window *children = NULL;
  Window found = None;
  unsigned int n_children = 0;
  long area = 0;

  if (!XQueryTree (self->display, root, &root, &parent, &children, &n_children))
    return None;

  for (unsigned int i = 0; i < n_children; i++) {
    XWindowAttributes attributes;

    if (!XGetWindowAttributes (self->display, children[i], &attributes) ||
        attributes.map_state != IsViewable || attributes.override_redirect ||
        (long) attributes.width * attributes.height <= area)
      continue;

    area = (long) attributes.width * attributes.height;
    *width = attributes.width;
    *height = attributes.height;
    found = children[i];
  }

  if (children != NULL)
    XFree (children);

  return found;
}

/**
 * kayako_display_focus:
 * @self: a display
 *
 * Gives the keyboard to the program's main window.
 *
 * Returns: whether there is such a window
 */
gboolean
kayako_display_focus (KayakoDisplay *self)
{
  int width;
  int height;
  Window window = find_window (self, &width, &height);

  if (window == None)
    return FALSE;

  XSetInputFocus (self->display, window, RevertToPointerRoot, CurrentTime);
  XSync (self->display, False);

  return TRUE;
}

static void
send_key (KayakoDisplay *self, KeySym keysym, gboolean down)
{
  KeyCode keycode = XKeysymToKeycode (self->display, keysym);

  if (keycode == 0)
    g_error ("The keyboard has no key for %s", XKeysymToString (keysym));

  XTestFakeKeyEvent (self->display, keycode, down, CurrentTime);
}

static gboolean
needs_shift (KayakoDisplay *self, KeySym keysym)
{
  KeyCode keycode = XKeysymToKeycode (self->display, keysym);
  KeySym plain = NoSymbol;
  KeySym *keysyms;
  int per_keycode = 0;

  keysyms = XGetKeyboardMapping (self->display, keycode, 1, &per_keycode);
  if (keysyms != NULL && per_keycode > 0)
    plain = keysyms[0];
  if (keysyms != NULL)
    XFree (keysyms);

  return plain != keysym;
}

static void
strike (KayakoDisplay *self, KeySym keysym)
{
  gboolean shift = needs_shift (self, keysym);

  if (shift)
    send_key (self, XK_Shift_L, TRUE);
  send_key (self, keysym, TRUE);
  send_key (self, keysym, FALSE);
  if (shift)
    send_key (self, XK_Shift_L, FALSE);
}

/**
 * kayako_display_type:
 * @self: a display
 * @text: printable ASCII, and newlines
 *
 * Types @text on the keyboard.
 */
void
kayako_display_type (KayakoDisplay *self, const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    strike (self, *at == '\n' ? XK_Return : (KeySym) (unsigned char) *at);

  XSync (self->display, False);
}

static KeySym
modifier_keysym (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (g_strcmp0 (modifiers[i].name, name) == 0)
      return modifiers[i].keysym;

  g_error ("Not a modifier: %s", name);
}

/**
 * kayako_display_press:
 * @self: a display
 * @accelerator: such as "Ctrl+Return", "Alt+Down" or "j", in X's key names
 *
 * Presses and lets go of the keys.
 */
void
kayako_display_press (KayakoDisplay *self, const char *accelerator)
{
  g_auto (GStrv) parts = g_strsplit (accelerator, "+", -1);
  guint n_parts = g_strv_length (parts);
  KeySym keysym = XStringToKeysym (parts[n_parts - 1]);

  if (keysym == NoSymbol)
    g_error ("Not a key: %s", parts[n_parts - 1]);

  for (guint i = 0; i + 1 < n_parts; i++)
    send_key (self, modifier_keysym (parts[i]), TRUE);
  strike (self, keysym);
  for (guint i = n_parts - 1; i > 0; i--)
    send_key (self, modifier_keysym (parts[i - 1]), FALSE);

  XSync (self->display, False);
}

/**
 * kayako_display_click:
 * @self: a display
 * @x: from the display's left edge, in pixels
 * @y: from the display's upper edge, in pixels
 *
 * Moves the pointer there and clicks.
 */
void
kayako_display_click (KayakoDisplay *self, int x, int y)
{
  XTestFakeMotionEvent (self->display, -1, x, y, CurrentTime);
  XTestFakeButtonEvent (self->display, 1, True, CurrentTime);
  XTestFakeButtonEvent (self->display, 1, False, CurrentTime);
  XSync (self->display, False);
}

/**
 * kayako_display_resize:
 * @self: a display
 * @width: in pixels
 * @height: in pixels
 *
 * Asks the program's main window for another size and moves it to the
 * display's corner.
 *
 * Returns: whether the window has that size already
 */
gboolean
kayako_display_resize (KayakoDisplay *self, int width, int height)
{
  int old_width;
  int old_height;
  Window window = find_window (self, &old_width, &old_height);

  if (window == None)
    return FALSE;

  XMoveResizeWindow (self->display, window, 0, 0, (unsigned int) width, (unsigned int) height);
  XSync (self->display, False);

  return old_width == width && old_height == height;
}

static cairo_surface_t *
take_picture (KayakoDisplay *self)
{
  int screen = DefaultScreen (self->display);
  int width = DisplayWidth (self->display, screen);
  int height = DisplayHeight (self->display, screen);
  cairo_surface_t *root;
  cairo_surface_t *picture;
  cairo_t *cr;

  root = cairo_xlib_surface_create (self->display, DefaultRootWindow (self->display),
                                    DefaultVisual (self->display, screen), width, height);
  find_window (self, &width, &height);
  picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (picture);
  cairo_set_source_surface (cr, root, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (root);
  cairo_surface_flush (picture);

  return picture;
}

/**
 * kayako_display_fingerprint:
 * @self: a display
 *
 * Sums up what the main window shows, to tell whether it still changes.
 *
 * Returns: (transfer full): equal for equal pictures
 */
char *
kayako_display_fingerprint (KayakoDisplay *self)
{
  cairo_surface_t *picture = take_picture (self);
  gsize size = (gsize) cairo_image_surface_get_stride (picture) *
               (gsize) cairo_image_surface_get_height (picture);
  char *sum =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (picture), size);

  cairo_surface_destroy (picture);

  return sum;
}

/**
 * kayako_display_screenshot:
 * @self: a display
 * @path: where to write a PNG file
 *
 * Takes a picture of the program's main window and what lies above it.
 */
void
kayako_display_screenshot (KayakoDisplay *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  cairo_surface_t *picture = take_picture (self);

  g_mkdir_with_parents (folder, 0755);
  if (cairo_surface_write_to_png (picture, path) != CAIRO_STATUS_SUCCESS)
    g_error ("The picture could not be written");

  cairo_surface_destroy (picture);
}
