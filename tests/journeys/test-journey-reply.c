/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reply so long that it scrolls, and what is around it: whatever it does to
 * the layout, nothing may be warned of, for the program would end. */

#include "kayako-journey.h"

#define N_LINES 30

static void
type_lines (KayakoDriver *driver, const char *first)
{
  kayako_journey_reply (driver, first);
  for (guint i = 0; i < N_LINES; i++) {
    kayako_driver_press (driver, "Return");
    kayako_driver_type (driver, "and one line more");
  }
}

static void
test_long (void)
{
  const int heights[] = { 800, 420, 294 };
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  for (gsize i = 0; i < G_N_ELEMENTS (heights); i++) {
    g_autofree char *first = g_strdup_printf ("At a height of %d", heights[i]);

    kayako_driver_resize (driver, 1280, heights[i]);
    type_lines (driver, first);
    kayako_driver_press (driver, "Ctrl+Return");
    kayako_journey_wait_mark (driver, first, "Sent");
    g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, first), ==, 1);
  }
}

/* Each half of the button says what it does. */
static void
test_names (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autoptr (AtspiAccessible) send = NULL;
  g_autoptr (AtspiAccessible) more = NULL;
  g_autoptr (AtspiAccessible) quoted = NULL;

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  send = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, "Send");
  more = kayako_driver_find (driver, ATSPI_ROLE_TOGGLE_BUTTON, "More Ways to Send");

  /* What somebody quoted is folded away. */
  quoted = kayako_driver_find (driver, ATSPI_ROLE_TOGGLE_BUTTON, "Quoted Text");
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, "> Caryn Pryor wrote:*"));
  kayako_driver_activate (driver, quoted);
  kayako_journey_read (driver, "> Caryn Pryor wrote:*");
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/reply/long", test_long);
  g_test_add_func ("/journey/reply/names", test_names);

  return g_test_run ();
}
