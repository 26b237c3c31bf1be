/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-window.h"
#include "window-fixture.h"

static void
test_welcome (WindowFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Sign In"));
  g_assert_nonnull (
      window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Try the Demo Helpdesk"));
  g_assert_cmpstr (gtk_window_get_title (fixture->window), ==, "Kayako");

  /* Nothing is to be welcomed while an account is about to come. */
  kayako_window_set_waiting (KAYAKO_WINDOW (fixture->window), TRUE);
  g_assert_null (
      window_fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "Sign In"));
  kayako_window_set_waiting (KAYAKO_WINDOW (fixture->window), FALSE);
  g_assert_nonnull (window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Sign In"));
}

static void
test_agent (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Caryn Pryor");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Unassigned");
  window_fixture_wait_for (fixture, GTK_TYPE_INSCRIPTION, "text", "Coffee machine leaks again");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "i", 4);
  window_fixture_wait_for (fixture, ADW_TYPE_WINDOW_TITLE, "title", "Pending");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-out", NULL);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Try the Demo Helpdesk");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
}

static void
test_customer (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_CUSTOMER, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "My Organisation");
  g_assert_null (
      window_fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "label", "Unassigned"));
}

static void
test_failing_list (WindowFixture *fixture, gconstpointer data)
{
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=503,path=/api/v1/conversations*");
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label",
                           "The helpdesk is not working properly right now.");

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  gtk_widget_activate_action (window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Retry"),
                              "conversations.refresh", NULL);
  window_fixture_wait_for (fixture, GTK_TYPE_INSCRIPTION, "text", "Coffee machine leaks again");
}

int
main (int argc, char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, func)                                                                            \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/window/welcome", test_welcome);
  ADD ("/window/agent", test_agent);
  ADD ("/window/customer", test_customer);
  ADD ("/window/failing-list", test_failing_list);
#undef ADD

  return g_test_run ();
}
