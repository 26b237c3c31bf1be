/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-delivery-closures.h"
#include "kayako-details-closures.h"
#include "kayako-direction.h"
#include "kayako-error.h"
#include "kayako-field-option.h"
#include "kayako-message-list.h"
#include "kayako-quote.h"
#include "kayako-thread-closures.h"
#include "kayako-thread-reading.h"

#include <gtk/gtk.h>
#include <string.h>

static KayakoUser *
new_user (gint64 id, const char *name, KayakoRoleType role)
{
  KayakoUser *user = kayako_user_new (id);

  kayako_user_set_full_name (user, name);
  kayako_user_set_role (user, role);

  return user;
}

static KayakoMessage *
new_message (gint64 id, KayakoUser *creator, const char *text)
{
  KayakoMessage *message = kayako_message_new (id);

  kayako_message_set_creator (message, creator);
  kayako_message_set_content_text (message, text);
  kayako_message_set_created_at (message, 1762247520 + id);

  return message;
}

static void
test_line (void)
{
  const struct {
    const char *text;
    const char *line;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Simon Blackhouse", "Simon Blackhouse" },
    { "  two \t\n words \r\n", "two words" },
    { "a\xffz", "a\xef\xbf\xbdz" },
    { "\xe2\x80\xaegnp.exe\xe2\x80\xac", "gnp.exe" },
    { "\xe2\x81\xa6x\xe2\x81\xa9", "x" },
    { "bell\x07ring", "bell ring" },
    { "<b>bold</b> &amp;", "<b>bold</b> &amp;" },
    { "משה לוי", "משה לוי" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *line = kayako_closure_line (cases[i].text);

    g_assert_cmpstr (line, ==, cases[i].line);
  }
}

static void
test_body_text (void)
{
  g_autofree char *long_line = g_strnfill (1000, 'x');
  g_autofree char *wide = g_strdup ("ääääääääää");
  gboolean cut = TRUE;
  char *text = NULL;

  text = kayako_closure_body_text (NULL, 100, &cut);
  g_assert_cmpstr (text, ==, "");
  g_assert_false (cut);
  g_clear_pointer (&text, g_free);

  text = kayako_closure_body_text ("Hello,\n\n", 100, &cut);
  g_assert_cmpstr (text, ==, "Hello,");
  g_assert_false (cut);
  g_clear_pointer (&text, g_free);

  /* At the end of a line where there is one near. */
  text = kayako_closure_body_text ("first line\nsecond line", 16, &cut);
  g_assert_cmpstr (text, ==, "first line");
  g_assert_true (cut);
  g_clear_pointer (&text, g_free);

  text = kayako_closure_body_text (long_line, 100, &cut);
  g_assert_cmpuint (strlen (text), ==, 100);
  g_assert_true (cut);
  g_clear_pointer (&text, g_free);

  /* Never inside a character. */
  text = kayako_closure_body_text (wide, 5, &cut);
  g_assert_cmpstr (text, ==, "ää");
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_clear_pointer (&text, g_free);

  text = kayako_closure_body_text ("\xff\xfe", 100, &cut);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_clear_pointer (&text, g_free);
}

static void
test_words (void)
{
  g_autofree char *subtitle = kayako_closure_thread_subtitle ("Simon Blackhouse", 1042);
  g_autofree char *nameless = kayako_closure_thread_subtitle (NULL, 1042);
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoUser) unknown = kayako_user_new (3);
  g_autofree char *hint = kayako_closure_reply_hint (simon);
  g_autofree char *plain_hint = kayako_closure_reply_hint (NULL);
  g_autofree char *unknown_hint = kayako_closure_reply_hint (unknown);
  g_autofree char *none = kayako_closure_new_messages (0);
  g_autofree char *one = kayako_closure_new_messages (1);
  g_autofree char *three = kayako_closure_new_messages (3);
  g_autofree char *menu = kayako_closure_menu_label ("On_hold");

  g_assert_cmpstr (subtitle, ==, "Simon Blackhouse · #1042");
  g_assert_cmpstr (nameless, ==, "#1042");
  g_assert_cmpstr (hint, ==, "Reply to Simon…");
  g_assert_cmpstr (plain_hint, ==, "Write a reply…");
  g_assert_cmpstr (unknown_hint, ==, "Write a reply…");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "1 new message");
  g_assert_cmpstr (three, ==, "3 new messages");
  g_assert_cmpstr (menu, ==, "On__hold");
  g_assert_true (kayako_closure_is_blank (NULL));
  g_assert_true (kayako_closure_is_blank (" \n\t"));
  g_assert_false (kayako_closure_is_blank (" x"));
  g_assert_nonnull (strstr (kayako_closure_no_reply_text (TRUE, FALSE), "is closed. If you need"));
  g_assert_nonnull (strstr (kayako_closure_no_reply_text (TRUE, TRUE), "another status"));
  g_assert_null (strstr (kayako_closure_no_reply_text (FALSE, TRUE), "closed"));
}

static void
expect_draft_state (gboolean is_saved, int code, const char *expected)
{
  g_autoptr (GError) error =
      code >= 0 ? g_error_new_literal (KAYAKO_ERROR, code, "For developers") : NULL;

  g_assert_cmpstr (kayako_closure_draft_state (is_saved, error), ==, expected);
}

/* What is typed and not saved is told at once, whatever was saved before. */
static void
test_draft_state (void)
{
  expect_draft_state (FALSE, -1, "");
  expect_draft_state (TRUE, -1, "Draft saved");
  expect_draft_state (FALSE, KAYAKO_ERROR_DISK_FULL, "Draft not saved: the disk is full");
  expect_draft_state (FALSE, KAYAKO_ERROR_STORE_READ_ONLY,
                      "Draft not saved: its folder is read-only");
  expect_draft_state (FALSE, KAYAKO_ERROR_STORE_NEWER,
                      "Draft not saved: a newer version of this app was used here");
  expect_draft_state (FALSE, KAYAKO_ERROR_STORE_BUSY,
                      "Draft not saved: another program is in the way");
  expect_draft_state (FALSE, KAYAKO_ERROR_STORE, "Draft not saved");
}

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

/* A name that runs the other way takes nothing of the sentence along. */
static void
test_directions (void)
{
  g_autoptr (KayakoUser) moshe = new_user (2, "משה לוי", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autofree char *subtitle = kayako_closure_thread_subtitle ("משה לוי", 1042);
  g_autofree char *hint = kayako_closure_reply_hint (moshe);
  g_autofree char *reason = kayako_closure_rejection (KAYAKO_REJECT_TYPE_BOUNCE, "לא קיים");
  g_autofree char *left = kayako_dup_isolated ("Simon");
  g_autofree char *other_subtitle = NULL;

  g_assert_cmpstr (subtitle, ==, FSI "משה לוי" PDI " · #1042");
  g_assert_cmpstr (hint, ==, "Reply to " FSI "משה" PDI "…");
  g_assert_true (g_str_has_suffix (reason, "“" FSI "לא קיים" PDI "”"));
  g_assert_cmpstr (left, ==, "Simon");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  other_subtitle = kayako_closure_thread_subtitle ("Simon Blackhouse", 1042);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpstr (other_subtitle, ==, FSI "Simon Blackhouse" PDI " · " FSI "#1042" PDI);
}

static void
test_quote (void)
{
  const struct {
    const char *own;
    const char *quote;
  } cases[] = {
    { "", "" },
    { "Hello,\n\nthank you.", "" },
    { "Fine.\n\n", "> Caryn wrote:\n>\n> Suits you?" },
    { "Fine.\n\n", "On Tuesday Caryn wrote:\n\n> Suits you?\n>> Does it?\n\n" },
    { "Fine.\r\n", "On Tuesday Caryn wrote:\r\n> Suits you?\r\n" },
    { "> Suits you?\n\nFine.", "" },
    { "> Suits you?\nFine.\n", "> And now?" },
    { "> Nothing else.\n> At all.", "" },
    { "Caryn wrote:\n", "> Suits you?" },
    { "5 > 4\na > b", "" },
    { "Fine.\n\n", "-- \nSimon\nThe Foxglove" },
    { "Fine.\r\n", "-- \r\nSimon\r\n" },
    { "Fine.\n", "-- \nSimon\n\nCaryn wrote:\n> Suits you?" },
    { "Fine.\n", "Caryn wrote:\n> Suits you?\n\n-- \nSimon" },
    { "One\n-- \nTwo\n", "-- \nSimon" },
    { "-- \nSimon", "" },
    { "-- \nSimon\n", "> Suits you?" },
    { "> Suits you?\n-- \nSimon", "" },
    { "Fine.\n--\n- - -\n--  \n-- x\nSimon", "" },
    { "Fine.\n> -- \nSimon", "" },
  };

  g_assert_cmpuint (kayako_quote_find (NULL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (cases[i].own, cases[i].quote, NULL);

    g_assert_cmpuint (kayako_quote_find (text), ==, strlen (cases[i].own));
  }
}

static void
test_side (void)
{
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoUser) caryn = new_user (1, "Caryn Pryor", KAYAKO_ROLE_TYPE_AGENT);
  g_autoptr (KayakoUser) jordan = new_user (5, "Jordan Mitchell", KAYAKO_ROLE_TYPE_OWNER);
  g_autoptr (KayakoUser) old = new_user (9, "Old Stub", KAYAKO_ROLE_TYPE_UNKNOWN);
  g_autoptr (KayakoMessage) asked = new_message (1, simon, "?");
  g_autoptr (KayakoMessage) answered = new_message (2, caryn, "!");
  g_autoptr (KayakoMessage) local = new_message (0, NULL, "…");
  g_autoptr (KayakoMessage) roleless = new_message (3, old, "…");
  g_autofree char *local_author = kayako_closure_author (local, caryn);
  g_autofree char *unknown_author = kayako_closure_author (local, NULL);

  g_assert_false (kayako_closure_is_staff_message (asked, caryn));
  g_assert_true (kayako_closure_is_staff_message (answered, simon));
  g_assert_true (kayako_closure_is_staff_message (local, caryn));
  g_assert_false (kayako_closure_is_staff_message (local, simon));
  g_assert_false (kayako_closure_is_staff_message (roleless, caryn));
  kayako_message_set_source (roleless, KAYAKO_SOURCE_AGENT);
  g_assert_true (kayako_closure_is_staff_message (roleless, caryn));

  /* Everybody at the helpdesk stands on one side, a customer alone. */
  g_assert_false (kayako_closure_is_outgoing (asked, caryn));
  g_assert_true (kayako_closure_is_outgoing (answered, caryn));
  g_assert_true (kayako_closure_is_outgoing (answered, jordan));
  g_assert_true (kayako_closure_is_outgoing (asked, simon));
  g_assert_false (kayako_closure_is_outgoing (answered, simon));
  g_assert_false (kayako_closure_is_outgoing (answered, NULL));
  g_assert_true (kayako_closure_is_outgoing (local, NULL));

  g_assert_cmpstr (local_author, ==, "Caryn Pryor");
  g_assert_cmpstr (unknown_author, ==, "Unknown");
}

static void
test_way (void)
{
  const struct {
    KayakoChannel channel;
    KayakoSource source;
    const char *way;
  } cases[] = {
    { KAYAKO_CHANNEL_MAIL, KAYAKO_SOURCE_MAIL, "via Mail" },
    { KAYAKO_CHANNEL_MAIL, KAYAKO_SOURCE_AGENT, "via Mail" },
    { KAYAKO_CHANNEL_MAIL, KAYAKO_SOURCE_UNKNOWN, "via Mail" },
    { KAYAKO_CHANNEL_MAIL, KAYAKO_SOURCE_API, "" },
    { KAYAKO_CHANNEL_MAIL, KAYAKO_SOURCE_MOBILE, "via Mobile" },
    { KAYAKO_CHANNEL_MAIL, KAYAKO_SOURCE_MESSENGER, "via Messenger" },
    { KAYAKO_CHANNEL_HELPCENTER, KAYAKO_SOURCE_API, "" },
    { KAYAKO_CHANNEL_TWITTER, KAYAKO_SOURCE_API, "via Twitter" },
    { KAYAKO_CHANNEL_UNKNOWN, KAYAKO_SOURCE_HELPCENTER, "via Help Center" },
    { KAYAKO_CHANNEL_UNKNOWN, KAYAKO_SOURCE_UNKNOWN, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (
        kayako_closure_way (KAYAKO_MESSAGE_KIND_MESSAGE, cases[i].channel, cases[i].source), ==,
        cases[i].way);
  g_assert_cmpstr (
      kayako_closure_way (KAYAKO_MESSAGE_KIND_NOTE, KAYAKO_CHANNEL_MAIL, KAYAKO_SOURCE_API), ==,
      "Note");
}

static void
test_sentence (void)
{
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autofree char *long_text = g_strnfill (1024 * 1024, 'x');
  g_autoptr (KayakoMessage) message = new_message (1, simon, "Hello,\n\nthe group head leaks.");
  g_autoptr (KayakoMessage) endless = new_message (1, simon, long_text);
  g_autoptr (KayakoMessage) quoting = new_message (1, simon, "Fine.\n\n> Suits you?");
  g_autofree char *own_sentence = kayako_closure_message_sentence (quoting, NULL);
  g_autofree char *sentence = NULL;
  g_autofree char *short_sentence = NULL;

  kayako_message_set_created_at (message, 1762247520); /* 2025-11-04T09:12:00Z */
  sentence = kayako_closure_message_sentence (message, NULL);
  g_assert_cmpstr (sentence, ==, "Simon Blackhouse, 9:12: Hello, the group head leaks.");

  g_assert_true (g_str_has_suffix (own_sentence, ": Fine."));

  short_sentence = kayako_closure_message_sentence (endless, NULL);
  g_assert_true (g_str_has_suffix (short_sentence, "xxx …"));
  g_assert_cmpuint (strlen (short_sentence), <, 260);
}

static void
test_delivery (void)
{
  const struct {
    KayakoDelivery delivery;
    const char *word;
  } cases[] = {
    { KAYAKO_DELIVERY_UNKNOWN, "" },        { KAYAKO_DELIVERY_SENDING, "Sending" },
    { KAYAKO_DELIVERY_WAITING, "Waiting" }, { KAYAKO_DELIVERY_FAILED, "Not sent" },
    { KAYAKO_DELIVERY_SENT, "Sent" },       { KAYAKO_DELIVERY_DELIVERED, "Delivered" },
    { KAYAKO_DELIVERY_SEEN, "Seen" },       { KAYAKO_DELIVERY_REJECTED, "Rejected" },
  };
  g_autoptr (GError) error = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_NETWORK, "gone");
  g_autofree char *bounced = kayako_closure_rejection (KAYAKO_REJECT_TYPE_BOUNCE, NULL);
  g_autofree char *with_reason =
      kayako_closure_rejection (KAYAKO_REJECT_TYPE_BLOCKED, "550 no\nsuch user");
  g_autofree char *why = kayako_closure_failure (error);
  g_autofree char *no_why = kayako_closure_failure (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *icon = kayako_closure_delivery_icon (cases[i].delivery);

    g_assert_cmpstr (kayako_closure_delivery_word (cases[i].delivery), ==, cases[i].word);
    g_assert_cmpint (icon != NULL, ==, *cases[i].word != '\0');
  }

  g_assert_true (kayako_closure_is_mark (KAYAKO_DELIVERY_SEEN));
  g_assert_false (kayako_closure_is_mark (KAYAKO_DELIVERY_WAITING));
  g_assert_false (kayako_closure_is_mark (KAYAKO_DELIVERY_FAILED));

  g_assert_true (g_str_has_prefix (bounced, "Rejected: "));
  g_assert_true (g_str_has_suffix (with_reason, "“550 no such user”"));
  g_assert_true (g_str_has_prefix (why, "This message was not sent. "));
  g_assert_cmpstr (no_why, ==, "This message was not sent.");
}

/* Nobody knows that it was not. */
static void
test_unclear (void)
{
  g_autoptr (GError) error = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR, "gone");
  g_autofree char *message = kayako_closure_failure (error);
  g_autofree char *rating = kayako_closure_rating_failure (error);
  g_autofree char *change = kayako_closure_change_failure (error);

  g_assert_true (g_str_has_prefix (message, "This message may have been sent: "));
  g_assert_true (g_str_has_prefix (rating, "This rating may have been sent: "));
  g_assert_true (g_str_has_prefix (change, "This may have been changed: "));
}

static void
test_attachment (void)
{
  g_autoptr (KayakoAttachment) attachment = kayako_attachment_new (1);
  g_autofree char *unnamed = kayako_closure_attachment_name (attachment);
  g_autofree char *sizeless = kayako_closure_attachment_size (attachment);
  g_autoptr (GIcon) icon = kayako_closure_attachment_icon (attachment);
  g_autofree char *name = NULL;
  g_autofree char *size = NULL;
  g_autoptr (GIcon) image_icon = NULL;

  g_assert_cmpstr (unnamed, ==, "Unnamed file");
  g_assert_cmpstr (sizeless, ==, "");
  g_assert_nonnull (icon);

  kayako_attachment_set_name (attachment, "leak\xe2\x80\xaegpj.exe");
  kayako_attachment_set_size (attachment, 240000);
  kayako_attachment_set_content_type (attachment, "image/jpeg");
  name = kayako_closure_attachment_name (attachment);
  size = kayako_closure_attachment_size (attachment);
  image_icon = kayako_closure_attachment_icon (attachment);
  g_assert_cmpstr (name, ==, "leakgpj.exe");
  g_assert_cmpstr (size, ==, "240.0\xc2\xa0kB");
  g_assert_false (g_icon_equal (icon, image_icon));
}

static KayakoField *
new_field (KayakoFieldType type)
{
  KayakoField *field = kayako_field_new (7);
  g_autoptr (KayakoTranslations) titles = kayako_translations_new ();
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);
  const char *labels[] = { "Espresso", "Filter", "Mocha", "Steam \\ Wand \\Valve" };

  kayako_translations_add (titles, "en-us", "Machine");
  kayako_translations_add (titles, "de", "Maschine");
  kayako_field_set_titles (field, titles);
  kayako_field_set_field_type (field, type);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    KayakoFieldOption *option = kayako_field_option_new (10 + i);
    g_autoptr (KayakoTranslations) values = kayako_translations_new_single (labels[i]);

    kayako_field_option_set_values (option, values);
    g_ptr_array_add (options, option);
  }
  kayako_field_set_options (field, options);

  return field;
}

static void
test_field (void)
{
  const struct {
    KayakoFieldType type;
    const char *value;
    const char *text;
  } cases[] = {
    { KAYAKO_FIELD_TYPE_TEXT, "BC200-88\n1043", "BC200-88 1043" },
    { KAYAKO_FIELD_TYPE_TEXT, " ", "" },
    { KAYAKO_FIELD_TYPE_TEXT, NULL, "" },
    { KAYAKO_FIELD_TYPE_TEXTAREA, "one\ntwo\n", "one\ntwo" },
    { KAYAKO_FIELD_TYPE_NUMERIC, "12", "12" },
    { KAYAKO_FIELD_TYPE_SELECT, "11", "Filter" },
    { KAYAKO_FIELD_TYPE_RADIO, "10", "Espresso" },
    { KAYAKO_FIELD_TYPE_CHECKBOX, "10,12", "Espresso, Mocha" },
    { KAYAKO_FIELD_TYPE_CHECKBOX, "10,99", "Espresso, 99" },
    { KAYAKO_FIELD_TYPE_CASCADINGSELECT, "11", "Filter" },
    { KAYAKO_FIELD_TYPE_CASCADINGSELECT, "13", "Steam › Wand › Valve" },
    { KAYAKO_FIELD_TYPE_YESNO, "1", "Yes" },
    { KAYAKO_FIELD_TYPE_YESNO, "no", "No" },
    { KAYAKO_FIELD_TYPE_YESNO, "perhaps", "perhaps" },
    { KAYAKO_FIELD_TYPE_DATE, "2025-11-04", "4 November 2025" },
    { KAYAKO_FIELD_TYPE_DATE, "2025-11-04T00:00:00+00:00", "4 November 2025" },
    { KAYAKO_FIELD_TYPE_DATE, "soon", "soon" },
    { KAYAKO_FIELD_TYPE_UNKNOWN, "<b>x</b>", "<b>x</b>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KayakoField) field = new_field (cases[i].type);
    g_autoptr (KayakoFieldValue) value = kayako_field_value_new ();
    g_autofree char *title = NULL;
    g_autofree char *german = NULL;
    g_autofree char *text = NULL;

    kayako_field_value_set_field (value, field);
    kayako_field_value_set_value (value, cases[i].value);
    title = kayako_closure_field_title (value, NULL);
    german = kayako_closure_field_title (value, "de");
    text = kayako_closure_field_text (value, "en-us");

    g_assert_cmpstr (title, ==, "Machine");
    g_assert_cmpstr (german, ==, "Maschine");
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_reading (void)
{
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoUser) caryn = new_user (1, "Caryn Pryor", KAYAKO_ROLE_TYPE_AGENT);
  g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (1);
  g_autoptr (KayakoMessageList) messages = kayako_message_list_new ();
  guint position = 99;

  for (gint64 id = 1; id <= 6; id++) {
    g_autoptr (KayakoMessage) message = new_message (id, id % 2 == 1 ? simon : caryn, "x");

    kayako_message_list_add (messages, message);
  }

  g_assert_false (kayako_reading_find_first_unread (messages, NULL, caryn, &position));
  kayako_read_marker_set_last_read_message_id (marker, 3);
  g_assert_false (kayako_reading_find_first_unread (messages, marker, caryn, &position));
  kayako_read_marker_set_unread_count (marker, 1);
  g_assert_true (kayako_reading_find_first_unread (messages, marker, caryn, &position));
  g_assert_cmpuint (position, ==, 4);

  g_assert_cmpuint (kayako_reading_count_new (messages, caryn, 6), ==, 0);
  g_assert_cmpuint (kayako_reading_count_new (messages, caryn, 2), ==, 2);
  g_assert_cmpuint (kayako_reading_count_new (messages, simon, 2), ==, 2);
  g_assert_cmpint (kayako_reading_get_newest_id (messages), ==, 6);

  {
    g_autoptr (KayakoMessage) local = new_message (0, caryn, "x");

    kayako_message_list_add (messages, local);
  }
  g_assert_cmpuint (kayako_reading_count_new (messages, caryn, 4), ==, 1);
  g_assert_cmpint (kayako_reading_get_newest_id (messages), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thread-closures/line", test_line);
  g_test_add_func ("/thread-closures/body-text", test_body_text);
  g_test_add_func ("/thread-closures/draft-state", test_draft_state);
  g_test_add_func ("/thread-closures/directions", test_directions);
  g_test_add_func ("/thread-closures/quote", test_quote);
  g_test_add_func ("/thread-closures/way", test_way);
  g_test_add_func ("/thread-closures/words", test_words);
  g_test_add_func ("/thread-closures/side", test_side);
  g_test_add_func ("/thread-closures/sentence", test_sentence);
  g_test_add_func ("/thread-closures/delivery", test_delivery);
  g_test_add_func ("/thread-closures/unclear", test_unclear);
  g_test_add_func ("/thread-closures/attachment", test_attachment);
  g_test_add_func ("/thread-closures/field", test_field);
  g_test_add_func ("/thread-closures/reading", test_reading);

  return g_test_run ();
}
