/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notice-banner.h"
#include "kayako-ui.h"

static void
add (KayakoNotices *notices, const char *message, const char *href)
{
  g_autoptr (KayakoNotification) notification = kayako_notification_new (
      KAYAKO_NOTIFICATION_TYPE_INFO, message, TRUE, NULL, href, "Read more");

  kayako_notices_add (notices, notification);
}

static AdwBanner *
get_banner (KayakoNoticeBanner *banner)
{
  GtkWidget *revealer = adw_bin_get_child (ADW_BIN (banner));
  GtkWidget *overlay = gtk_revealer_get_child (GTK_REVEALER (revealer));

  return ADW_BANNER (gtk_overlay_get_child (GTK_OVERLAY (overlay)));
}

static gboolean
is_revealed (KayakoNoticeBanner *banner)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (adw_bin_get_child (ADW_BIN (banner))));
}

static void
test_queue (void)
{
  KayakoNoticeBanner *banner =
      g_object_ref_sink (KAYAKO_NOTICE_BANNER (kayako_notice_banner_new ()));
  g_autoptr (KayakoNotices) notices = kayako_notices_new ();

  g_assert_false (is_revealed (banner));
  kayako_notice_banner_set_notices (banner, notices);
  g_assert_false (is_revealed (banner));

  add (notices, "Maintenance <b>tonight</b>", NULL);
  add (notices, "Trial ends soon", "https://example.com/");
  add (notices, "Maintenance <b>tonight</b>", NULL);
  g_assert_cmpuint (kayako_notices_get_n_waiting (notices), ==, 2);
  g_assert_true (is_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (get_banner (banner)), ==, "Maintenance <b>tonight</b>");
  g_assert_false (adw_banner_get_use_markup (get_banner (banner)));
  g_assert_null (adw_banner_get_button_label (get_banner (banner)));

  gtk_widget_activate_action (GTK_WIDGET (banner), "notice.dismiss", NULL);
  g_assert_cmpstr (adw_banner_get_title (get_banner (banner)), ==, "Trial ends soon");
  g_assert_cmpstr (adw_banner_get_button_label (get_banner (banner)), ==, "Read more");

  gtk_widget_activate_action (GTK_WIDGET (banner), "notice.dismiss", NULL);
  g_assert_false (is_revealed (banner));
  g_assert_cmpuint (kayako_notices_get_n_waiting (notices), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (banner), "notice.dismiss", NULL);
  g_assert_finalize_object (banner);
}

static void
test_unsafe_link (void)
{
  KayakoNoticeBanner *banner =
      g_object_ref_sink (KAYAKO_NOTICE_BANNER (kayako_notice_banner_new ()));
  g_autoptr (KayakoNotices) notices = kayako_notices_new ();

  kayako_notice_banner_set_notices (banner, notices);
  add (notices, "Look here", "file:///etc/passwd");
  g_assert_null (adw_banner_get_button_label (get_banner (banner)));

  kayako_notice_banner_set_notices (banner, NULL);
  g_assert_false (is_revealed (banner));
  g_assert_finalize_object (banner);
}

static void
activated_cb (GSimpleAction *action, GVariant *parameter, GVariant **done)
{
  *done = g_variant_ref (parameter);
}

/* What can be done about it has a button, which does it, once. */
static void
test_action (void)
{
  KayakoNoticeBanner *banner =
      g_object_ref_sink (KAYAKO_NOTICE_BANNER (kayako_notice_banner_new ()));
  g_autoptr (KayakoNotices) notices = kayako_notices_new ();
  g_autoptr (KayakoNotification) notification = kayako_notification_new (
      KAYAKO_NOTIFICATION_TYPE_WARNING, "No keyring", TRUE, NULL, "https://example.com/", "Read");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("keep", G_VARIANT_TYPE_STRING);
  g_autoptr (GVariant) done = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (activated_cb), &done);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (banner), "test", G_ACTION_GROUP (group));
  kayako_notice_banner_set_notices (banner, notices);
  kayako_notices_add_with_action (notices, notification, "Keep It", "test.keep('this')");
  g_assert_cmpstr (adw_banner_get_button_label (get_banner (banner)), ==, "Keep It");

  g_signal_emit_by_name (get_banner (banner), "button-clicked");
  g_assert_nonnull (done);
  g_assert_cmpstr (g_variant_get_string (done, NULL), ==, "this");
  g_assert_false (is_revealed (banner));
  g_assert_finalize_object (banner);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/notice-banner/queue", test_queue);
  g_test_add_func ("/notice-banner/unsafe-link", test_unsafe_link);
  g_test_add_func ("/notice-banner/action", test_action);

  return g_test_run ();
}
