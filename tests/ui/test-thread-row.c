/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-attachment-chip.h"
#include "kayako-choice-row.h"
#include "kayako-error.h"
#include "kayako-field-row.h"
#include "kayako-message-body.h"
#include "kayako-message-row.h"
#include "kayako-message-separator.h"
#include "kayako-status.h"
#include "kayako-thread-box.h"
#include "kayako-ui.h"

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
  kayako_message_set_created_at (message, 1762247520); /* 2025-11-04T09:12:00Z */

  return message;
}

/* The first visible descendant of a type whose text has a part. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *property, const char *part)
{
  g_autofree char *value = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)) {
    if (property == NULL)
      return widget;

    g_object_get (widget, property, &value, NULL);
    if (value != NULL && strstr (value, part) != NULL)
      return widget;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, property, part);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
assert_name (GtkWidget *widget, const char *name)
{
  g_autofree char *problem = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (problem, ==, NULL);
}

static void
test_row (void)
{
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoUser) caryn = new_user (1, "Caryn Pryor", KAYAKO_ROLE_TYPE_AGENT);
  g_autoptr (KayakoMessage) asked = new_message (1, simon, "Hello, the group head leaks.");
  g_autoptr (KayakoMessage) answered = new_message (2, caryn, "Sorry about that.");
  GtkWidget *row = g_object_ref_sink (kayako_message_row_new (NULL, caryn));
  guint count = 0;

  g_signal_connect_swapped (row, "notify::message", G_CALLBACK (count_cb), &count);
  kayako_message_row_set_message (KAYAKO_MESSAGE_ROW (row), asked);
  kayako_message_row_set_message (KAYAKO_MESSAGE_ROW (row), asked);
  g_assert_cmpuint (count, ==, 1);

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_name (row, "Simon Blackhouse, 9:12: Hello, the group head leaks.");
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "label", "the group head"));
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "tooltip-text", "4 November 2025, 9:12"));
  g_assert_null (find (row, GTK_TYPE_BUTTON, "label", "Retry"));

  /* A changed author, a changed text: said anew. */
  kayako_user_set_full_name (simon, "Simon B.");
  kayako_message_set_content_text (asked, "Solved.");
  assert_name (row, "Simon B., 9:12: Solved.");

  /* Used again, it forgets what it showed. */
  kayako_message_row_set_message (KAYAKO_MESSAGE_ROW (row), answered);
  kayako_message_set_content_text (asked, "Not shown any more");
  kayako_user_set_full_name (simon, "Nobody");
  assert_name (row, "Caryn Pryor, 9:12: Sorry about that.");
  g_assert_cmpuint (count, ==, 2);

  g_assert_finalize_object (row);
}

static void
test_delivery (void)
{
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoUser) caryn = new_user (1, "Caryn Pryor", KAYAKO_ROLE_TYPE_AGENT);
  g_autoptr (KayakoMessage) message = new_message (2, caryn, "Sorry about that.");
  GtkWidget *row = g_object_ref_sink (kayako_message_row_new (message, caryn));
  GtkWidget *mark = NULL;

  kayako_message_set_delivery (message, KAYAKO_DELIVERY_DELIVERED);
  mark = find (row, GTK_TYPE_IMAGE, "icon-name", "kayako-delivered-symbolic");
  g_assert_nonnull (mark);
  assert_name (mark, "Delivered");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, "Delivered");

  kayako_message_set_delivery (message, KAYAKO_DELIVERY_SEEN);
  assert_name (mark, "Seen");
  g_assert_true (gtk_widget_has_css_class (mark, "accent"));

  kayako_message_set_reject_type (message, KAYAKO_REJECT_TYPE_BOUNCE);
  kayako_message_set_reject_reason (message, "550 no such <b>user</b>");
  kayako_message_set_delivery (message, KAYAKO_DELIVERY_REJECTED);
  assert_name (mark, "Rejected");
  g_assert_false (gtk_widget_has_css_class (mark, "accent"));
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "label", "sent it back. “550 no such <b>user</b>”"));

  /* The other side's mark is not ours to show. */
  kayako_message_row_set_viewer (KAYAKO_MESSAGE_ROW (row), simon);
  g_assert_false (gtk_widget_get_visible (mark));

  g_assert_finalize_object (row);
}

/* Stands in for the thread around a row: notes what it is asked for. */
typedef struct {
  GtkWidget *parent;
  GSimpleActionGroup *actions;
  GString *asked;
} Asked;

static void
asked_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Asked *asked = user_data;

  g_string_append_printf (asked->asked, "%s(%s) ", g_action_get_name (G_ACTION (action)),
                          g_variant_get_string (parameter, NULL));
}

static void
test_failed (void)
{
  const char *names[] = { "retry-message", "edit-message", "discard-message" };
  g_autoptr (GError) error = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_NETWORK, "gone");
  g_autoptr (GError) expired = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED, "x");
  g_autoptr (KayakoUser) caryn = new_user (1, "Caryn Pryor", KAYAKO_ROLE_TYPE_AGENT);
  g_autoptr (KayakoMessage) message = new_message (0, NULL, "Sorry about that.");
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = kayako_message_row_new (message, caryn);
  Asked asked = { list, actions, string };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

    g_signal_connect (action, "activate", G_CALLBACK (asked_cb), &asked);
    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  }
  gtk_widget_insert_action_group (list, "thread", G_ACTION_GROUP (actions));
  gtk_box_append (GTK_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  kayako_message_set_client_id (message, "c-1");

  /* The author of what is not sent yet is the reader. */
  assert_name (row, "Caryn Pryor, 9:12: Sorry about that.");
  kayako_message_set_delivery (message, KAYAKO_DELIVERY_SENDING);
  gtk_widget_activate_action (row, "message.retry", NULL);
  g_assert_cmpstr (string->str, ==, "");

  /* What waits says so in words. */
  kayako_message_set_delivery (message, KAYAKO_DELIVERY_WAITING);
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "label", "Waiting for the helpdesk"));
  assert_name (find (row, GTK_TYPE_IMAGE, "icon-name", "kayako-waiting-symbolic"), "Waiting");

  kayako_message_set_error (message, expired);
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "label", "Waiting for you to sign in again"));
  g_assert_null (find (row, GTK_TYPE_BUTTON, "label", "Retry"));

  kayako_message_set_error (message, error);
  kayako_message_set_delivery (message, KAYAKO_DELIVERY_FAILED);
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "label", "This message was not sent. The helpdesk"));
  g_assert_nonnull (find (row, GTK_TYPE_BUTTON, "label", "Retry"));
  g_assert_nonnull (find (row, GTK_TYPE_BUTTON, "label", "Edit"));
  g_assert_nonnull (find (row, GTK_TYPE_BUTTON, "label", "Discard"));

  g_signal_emit_by_name (find (row, GTK_TYPE_BUTTON, "label", "Retry"), "clicked");
  g_assert_true (gtk_widget_activate_action (row, "message.edit", NULL));
  g_assert_true (gtk_widget_activate_action (row, "message.discard", NULL));
  g_assert_cmpstr (string->str, ==, "retry-message(c-1) edit-message(c-1) discard-message(c-1) ");

  kayako_message_set_delivery (message, KAYAKO_DELIVERY_SENT);
  g_assert_null (find (row, GTK_TYPE_BUTTON, "label", "Retry"));

  g_object_ref (row);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (row);
}

/* Tab goes to a text to read it, and selects nothing. */
static void
test_focus (void)
{
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoMessage) message = new_message (1, simon, "Something to read.");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = kayako_message_row_new (message, NULL);
  GtkLabel *label = NULL;

  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  label = GTK_LABEL (find (row, GTK_TYPE_LABEL, "label", "Something to read."));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (label)));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (label)));
  g_assert_false (gtk_label_get_selection_bounds (label, NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_attachments (void)
{
  g_autoptr (KayakoUser) simon = new_user (2, "Simon Blackhouse", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoMessage) message = new_message (1, simon, "");
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func (g_object_unref);
  KayakoAttachment *attachment = kayako_attachment_new (7);
  GtkWidget *row = g_object_ref_sink (kayako_message_row_new (message, NULL));
  GtkWidget *chip = NULL;

  g_assert_null (find (row, KAYAKO_TYPE_ATTACHMENT_CHIP, NULL, NULL));
  g_assert_null (find (row, KAYAKO_TYPE_MESSAGE_BODY, NULL, NULL));

  kayako_attachment_set_name (attachment, "<i>leak</i>.jpg");
  kayako_attachment_set_size (attachment, 240000);
  g_ptr_array_add (attachments, attachment);
  kayako_message_set_attachments (message, attachments);
  chip = find (row, KAYAKO_TYPE_ATTACHMENT_CHIP, NULL, NULL);
  g_assert_nonnull (chip);
  assert_name (chip, "Attachment: <i>leak</i>.jpg, 240.0\xc2\xa0kB");
  g_assert_nonnull (find (chip, GTK_TYPE_LABEL, "label", "<i>leak</i>.jpg"));
  g_assert_null (find (chip, GTK_TYPE_BUTTON, NULL, NULL));

  g_ptr_array_set_size (attachments, 0);
  kayako_message_set_attachments (message, attachments);
  g_assert_null (find (row, KAYAKO_TYPE_ATTACHMENT_CHIP, NULL, NULL));

  g_assert_finalize_object (row);
}

static void
test_body (void)
{
  g_autofree char *endless = g_strnfill (1024 * 1024, 'x');
  GtkWidget *body = g_object_ref_sink (kayako_message_body_new ());
  GtkWidget *label = find (body, GTK_TYPE_LABEL, NULL, NULL);
  guint count = 0;
  gsize length = 0;
  int height = 0;

  g_signal_connect_swapped (body, "notify::text", G_CALLBACK (count_cb), &count);

  /* Markup, entities and directions are what somebody wrote, and stay that. */
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body),
                                "<b>x</b> &amp; <script>\xe2\x80\xaegnp.exe\n\nשלום");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==,
                   "<b>x</b> &amp; <script>\xe2\x80\xaegnp.exe\n\nשלום");
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (label)));
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "broken \xff\xfe bytes");
  g_assert_true (g_utf8_validate (gtk_label_get_text (GTK_LABEL (label)), -1, NULL));
  g_assert_cmpuint (count, ==, 2);

  /* A megabyte in one line shows its beginning. */
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), endless);
  gtk_widget_measure (body, GTK_ORIENTATION_VERTICAL, 400, NULL, &height, NULL, NULL);
  length = strlen (gtk_label_get_text (GTK_LABEL (label)));
  g_assert_cmpuint (length, <, 64 * 1024);
  g_assert_cmpint (height, >, 100);
  g_assert_nonnull (find (body, GTK_TYPE_BUTTON, "label", "Show More"));
  gtk_widget_activate_action (body, "body.show-more", NULL);
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (label))), >, length);

  /* The next text begins at its beginning. */
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "");
  g_assert_null (find (body, GTK_TYPE_BUTTON, "label", "Show More"));

  g_assert_finalize_object (body);
}

static void
test_quote (void)
{
  GtkWidget *body = g_object_ref_sink (kayako_message_body_new ());
  GtkWidget *label = find (body, GTK_TYPE_LABEL, NULL, NULL);
  GtkWidget *button = NULL;

  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "Fine.\n\n> Suits you?");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Fine.");
  g_assert_null (find (body, GTK_TYPE_LABEL, "label", "Suits you?"));
  button = find (body, GTK_TYPE_TOGGLE_BUTTON, NULL, NULL);
  assert_name (button, "Quoted Text");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_nonnull (find (body, GTK_TYPE_LABEL, "label", "> Suits you?"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Fine.");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  /* A signature is folded too, and not called a quote. */
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "Fine.\n-- \nSimon");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Fine.");
  assert_name (button, "Signature");
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "Fine.\n-- \nSimon\n> Suits you?");
  assert_name (button, "Quoted Text");

  /* Each text is folded anew. */
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "No.\n> Really?");
  g_assert_null (find (body, GTK_TYPE_LABEL, "label", "Really?"));
  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "> Yes!\nReally.");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "> Yes!\nReally.");
  g_assert_null (find (body, GTK_TYPE_TOGGLE_BUTTON, NULL, NULL));

  g_assert_finalize_object (body);
}

static int
get_line_x (GtkWidget *label, int line)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical = { 0 };
  int x = 0;

  while (line-- > 0)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  pango_layout_iter_free (iter);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, NULL);

  return x + PANGO_PIXELS (logical.x);
}

/* Text that runs to the left begins at the right edge. */
static void
test_direction (void)
{
  GtkWidget *body = g_object_ref_sink (kayako_message_body_new ());
  GtkWidget *label = find (body, GTK_TYPE_LABEL, NULL, NULL);

  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "שלום");
  gtk_widget_allocate (body, 600, 100, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (label), ==, 600);
  g_assert_cmpint (get_line_x (label, 0), >, 500);

  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "שלום\n\nHello");
  gtk_widget_allocate (body, 600, 100, -1, NULL);
  g_assert_cmpint (get_line_x (label, 0), >, 500);
  g_assert_cmpint (get_line_x (label, 2), <, 20);

  kayako_message_body_set_text (KAYAKO_MESSAGE_BODY (body), "Hello");
  gtk_widget_allocate (body, 600, 100, -1, NULL);
  g_assert_cmpint (get_line_x (label, 0), <, 20);

  g_assert_finalize_object (body);
}

static void
test_separator (void)
{
  GtkWidget *day = g_object_ref_sink (kayako_message_separator_new ("Tuesday", FALSE));
  GtkWidget *both = g_object_ref_sink (kayako_message_separator_new ("Tuesday", TRUE));
  GtkWidget *line = g_object_ref_sink (kayako_message_separator_new (NULL, TRUE));

  assert_name (day, "Tuesday");
  assert_name (both, "Tuesday, new messages");
  assert_name (line, "New messages");
  g_assert_nonnull (find (day, GTK_TYPE_LABEL, "label", "Tuesday"));
  g_assert_null (find (day, GTK_TYPE_LABEL, "label", "New"));
  g_assert_nonnull (find (both, GTK_TYPE_LABEL, "label", "New"));
  g_assert_null (find (line, GTK_TYPE_LABEL, "label", "Tuesday"));

  g_assert_finalize_object (day);
  g_assert_finalize_object (both);
  g_assert_finalize_object (line);
}

static KayakoStatus *
new_status (gint64 id, const char *label)
{
  KayakoStatus *status = kayako_status_new (id);

  kayako_status_set_label (status, label);

  return status;
}

static void
assert_selected (KayakoChoiceRow *row, const char *label)
{
  KayakoStatus *status = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  g_assert_cmpstr (kayako_status_get_label (status), ==, label);
}

static void
test_choice (void)
{
  g_autoptr (KayakoStatus) open = new_status (2, "Open");
  g_autoptr (KayakoStatus) pending = new_status (3, "Pending");
  g_autoptr (KayakoStatus) gone = new_status (9, "Gone");
  g_autoptr (GListStore) choices = g_list_store_new (KAYAKO_TYPE_STATUS);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("choose", G_VARIANT_TYPE_STRING);
  g_autoptr (GString) string = g_string_new (NULL);
  Asked asked = { NULL, actions, string };
  KayakoChoiceRow *row = g_object_ref_sink (
      g_object_new (KAYAKO_TYPE_CHOICE_ROW, "choice-action", "test.choose", NULL));

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), &asked);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (row), "test", G_ACTION_GROUP (actions));

  /* Neither a list that fills nor another current one is somebody's choice. */
  kayako_choice_row_set_choices (row, G_LIST_MODEL (choices));
  g_list_store_append (choices, open);
  g_list_store_append (choices, pending);
  assert_selected (row, "None");
  kayako_choice_row_set_current (row, G_OBJECT (pending));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==,
                    2);
  g_assert_true (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)) == pending);
  g_list_store_remove (choices, 0);
  g_list_store_insert (choices, 0, open);
  g_assert_cmpstr (string->str, ==, "");

  /* A choice asks, and shows what is true until that has changed. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpstr (string->str, ==, "choose(2) ");
  g_assert_true (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)) == pending);

  /* What is not offered any more is shown nevertheless. */
  kayako_choice_row_set_current (row, G_OBJECT (gone));
  g_assert_true (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)) == gone);
  kayako_choice_row_set_current (row, NULL);
  assert_selected (row, "None");
  g_assert_cmpstr (string->str, ==, "choose(2) ");

  /* It says what the helpdesk does not have yet. */
  kayako_choice_row_set_changing (row, KAYAKO_CHANGING_NOT);
  g_assert_null (find (GTK_WIDGET (row), GTK_TYPE_IMAGE, "icon-name", "kayako-waiting-symbolic"));
  kayako_choice_row_set_changing (row, KAYAKO_CHANGING_WAITING);
  g_assert_nonnull (
      find (GTK_WIDGET (row), GTK_TYPE_IMAGE, "icon-name", "kayako-waiting-symbolic"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Waiting to be sent");
  kayako_choice_row_set_changing (row, KAYAKO_CHANGING_DISPUTED);
  g_assert_nonnull (
      find (GTK_WIDGET (row), GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic"));
  kayako_choice_row_set_changing (row, KAYAKO_CHANGING_NOT);
  g_assert_null (find (GTK_WIDGET (row), GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic"));

  g_assert_finalize_object (row);
}

static void
test_field (void)
{
  g_autoptr (KayakoField) field = kayako_field_new (1);
  g_autoptr (KayakoFieldValue) value = kayako_field_value_new ();
  g_autoptr (KayakoTranslations) titles = kayako_translations_new_single ("<b>Serial</b>");
  GtkWidget *row = NULL;

  kayako_field_set_titles (field, titles);
  kayako_field_value_set_field (value, field);
  row = g_object_ref_sink (kayako_field_row_new (value, NULL));
  g_assert_false (gtk_widget_get_visible (row));

  kayako_field_value_set_value (value, "BC200 & <i>more</i>");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "label", "BC200 & <i>more</i>"));
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "label", "<b>Serial</b>"));

  g_assert_finalize_object (row);
}

static void
test_box (void)
{
  GtkWidget *box = g_object_ref_sink (kayako_thread_box_new ());
  GtkWidget *reading = gtk_label_new ("read");
  GtkWidget *writing = gtk_label_new ("write");

  gtk_widget_set_size_request (reading, 100, 50);
  gtk_widget_set_size_request (writing, 100, 80);
  gtk_widget_set_parent (reading, box);
  gtk_widget_set_parent (writing, box);

  gtk_widget_allocate (box, 200, 400, -1, NULL);
  g_assert_cmpint (gtk_widget_get_height (writing), ==, 80);
  g_assert_cmpint (gtk_widget_get_height (reading), ==, 320);

  gtk_widget_set_visible (writing, FALSE);
  gtk_widget_allocate (box, 200, 400, -1, NULL);
  g_assert_cmpint (gtk_widget_get_height (reading), ==, 400);

  g_assert_finalize_object (box);
}

/* Everything also stands the other way round. */
static void
test_right_to_left (void)
{
  g_autoptr (KayakoUser) moshe = new_user (3, "משה לוי", KAYAKO_ROLE_TYPE_CUSTOMER);
  g_autoptr (KayakoMessage) message = new_message (1, moshe, "שלום");
  GtkWidget *row = NULL;
  int width = 0;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  row = g_object_ref_sink (kayako_message_row_new (message, NULL));
  assert_name (row, "משה לוי, 9:12: שלום");
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 324);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  g_assert_finalize_object (row);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/thread/row", test_row);
  g_test_add_func ("/thread/delivery", test_delivery);
  g_test_add_func ("/thread/failed", test_failed);
  g_test_add_func ("/thread/focus", test_focus);
  g_test_add_func ("/thread/attachments", test_attachments);
  g_test_add_func ("/thread/body", test_body);
  g_test_add_func ("/thread/quote", test_quote);
  g_test_add_func ("/thread/direction", test_direction);
  g_test_add_func ("/thread/separator", test_separator);
  g_test_add_func ("/thread/choice", test_choice);
  g_test_add_func ("/thread/field", test_field);
  g_test_add_func ("/thread/box", test_box);
  g_test_add_func ("/thread/right-to-left", test_right_to_left);

  return g_test_run ();
}
