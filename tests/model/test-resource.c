/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-resource.h"

#include "kayako-attachment.h"
#include "kayako-field-value.h"
#include "kayako-message.h"
#include "kayako-user.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static KayakoUser *
create_user (void)
{
  KayakoUser *user = kayako_user_new (7);

  kayako_user_set_full_name (user, "Caryn Pryor");
  kayako_user_set_email (user, "caryn@example.com");
  kayako_user_set_role (user, KAYAKO_ROLE_TYPE_AGENT);

  return user;
}

static void
test_stub (void)
{
  g_autoptr (KayakoUser) user = kayako_user_new (7);
  guint n = 0;

  g_assert_cmpint (kayako_resource_get_id (KAYAKO_RESOURCE (user)), ==, 7);
  g_assert_true (kayako_resource_is_stub (KAYAKO_RESOURCE (user)));

  g_signal_connect (user, "notify::stub", G_CALLBACK (count_cb), &n);
  kayako_user_set_full_name (user, "Caryn Pryor");
  kayako_user_set_email (user, NULL);
  g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (user)));
  g_assert_cmpuint (n, ==, 1);

  g_assert_finalize_object (g_steal_pointer (&user));
}

static void
test_stub_overwrites_nothing (void)
{
  g_autoptr (KayakoUser) user = create_user ();
  g_autoptr (KayakoUser) stub = kayako_user_new (7);
  guint n = 0;

  g_signal_connect (user, "notify", G_CALLBACK (count_cb), &n);
  kayako_resource_merge (KAYAKO_RESOURCE (user), KAYAKO_RESOURCE (stub));

  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn Pryor");
  g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (user)));

  g_assert_finalize_object (g_steal_pointer (&stub));
  g_assert_finalize_object (g_steal_pointer (&user));
}

static void
test_full_fills_stub (void)
{
  g_autoptr (KayakoUser) stub = kayako_user_new (7);
  g_autoptr (KayakoUser) user = create_user ();
  guint n = 0;

  g_signal_connect (stub, "notify::stub", G_CALLBACK (count_cb), &n);
  kayako_resource_merge (KAYAKO_RESOURCE (stub), KAYAKO_RESOURCE (user));

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (kayako_user_get_email (stub), ==, "caryn@example.com");
  g_assert_cmpint (kayako_user_get_role (stub), ==, KAYAKO_ROLE_TYPE_AGENT);

  g_assert_finalize_object (g_steal_pointer (&stub));
  g_assert_finalize_object (g_steal_pointer (&user));
}

/* What was not told stays; what was told to be nothing goes. */
static void
test_partial (void)
{
  g_autoptr (KayakoUser) user = create_user ();
  g_autoptr (KayakoUser) partial = kayako_user_new (7);

  kayako_user_set_full_name (partial, "Caryn P. Pryor");
  kayako_user_set_role (partial, KAYAKO_ROLE_TYPE_UNKNOWN);
  kayako_resource_merge (KAYAKO_RESOURCE (user), KAYAKO_RESOURCE (partial));

  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn P. Pryor");
  g_assert_cmpstr (kayako_user_get_email (user), ==, "caryn@example.com");
  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_UNKNOWN);

  g_assert_finalize_object (g_steal_pointer (&partial));
  g_assert_finalize_object (g_steal_pointer (&user));
}

static void
test_same_again (void)
{
  g_autoptr (KayakoUser) user = create_user ();
  g_autoptr (KayakoUser) again = create_user ();
  guint n = 0;

  g_signal_connect (user, "notify", G_CALLBACK (count_cb), &n);
  kayako_resource_merge (KAYAKO_RESOURCE (user), KAYAKO_RESOURCE (again));
  kayako_resource_merge (KAYAKO_RESOURCE (user), KAYAKO_RESOURCE (user));
  g_assert_cmpuint (n, ==, 0);

  g_assert_finalize_object (g_steal_pointer (&again));
  g_assert_finalize_object (g_steal_pointer (&user));
}

static void
check_complete_cb (KayakoUser *user, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn Pryor");
  g_assert_cmpstr (kayako_user_get_email (user), ==, "caryn@example.com");
  (*n)++;
}

/* Whoever is notified of one property finds the others up to date. */
static void
test_notifies_at_the_end (void)
{
  g_autoptr (KayakoUser) stub = kayako_user_new (7);
  g_autoptr (KayakoUser) user = create_user ();
  guint n = 0;

  g_signal_connect (stub, "notify", G_CALLBACK (check_complete_cb), &n);
  kayako_resource_merge (KAYAKO_RESOURCE (stub), KAYAKO_RESOURCE (user));
  g_assert_cmpuint (n, ==, 4);

  g_assert_finalize_object (g_steal_pointer (&stub));
  g_assert_finalize_object (g_steal_pointer (&user));
}

static KayakoMessage *
create_message (const char *name)
{
  KayakoMessage *message = kayako_message_new (1);
  g_autoptr (KayakoUser) creator = kayako_user_new (7);

  kayako_user_set_full_name (creator, name);
  kayako_message_set_creator (message, creator);

  return message;
}

static void
test_nested_keeps_identity (void)
{
  g_autoptr (KayakoMessage) message = create_message ("Caryn");
  g_autoptr (KayakoMessage) fresh = create_message ("Caryn Pryor");
  g_autoptr (KayakoUser) creator = g_object_ref (kayako_message_get_creator (message));
  guint n = 0;

  g_signal_connect (message, "notify::creator", G_CALLBACK (count_cb), &n);
  kayako_resource_merge (KAYAKO_RESOURCE (message), KAYAKO_RESOURCE (fresh));

  g_assert_true (kayako_message_get_creator (message) == creator);
  g_assert_cmpstr (kayako_user_get_full_name (creator), ==, "Caryn Pryor");
  g_assert_cmpuint (n, ==, 0);

  g_clear_object (&creator);
  g_assert_finalize_object (g_steal_pointer (&fresh));
  g_assert_finalize_object (g_steal_pointer (&message));
}

static void
test_nested_other (void)
{
  g_autoptr (KayakoMessage) message = create_message ("Caryn");
  g_autoptr (KayakoMessage) fresh = kayako_message_new (1);
  g_autoptr (KayakoUser) other = kayako_user_new (8);
  guint n = 0;

  kayako_message_set_creator (fresh, other);
  g_signal_connect (message, "notify::creator", G_CALLBACK (count_cb), &n);
  kayako_resource_merge (KAYAKO_RESOURCE (message), KAYAKO_RESOURCE (fresh));

  g_assert_true (kayako_message_get_creator (message) == other);
  g_assert_cmpuint (n, ==, 1);

  g_assert_finalize_object (g_steal_pointer (&fresh));
  g_assert_finalize_object (g_steal_pointer (&message));
  g_assert_finalize_object (g_steal_pointer (&other));
}

static GPtrArray *
create_attachments (gint64 first, guint n)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    KayakoAttachment *attachment = kayako_attachment_new (first + i);

    kayako_attachment_set_name (attachment, "menu.pdf");
    g_ptr_array_add (attachments, attachment);
  }

  return attachments;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

typedef struct {
  gint64 first;
  guint n;
  const char *changes;
} ListRow;

static void
test_list (void)
{
  static const ListRow rows[] = {
    { 1, 3, "" },       { 1, 4, "3-0+1 " }, { 0, 5, "0-0+1 " },
    { 1, 3, "0-5+3 " }, { 9, 1, "0-3+1 " }, { 9, 0, "0-1+0 " },
  };
  g_autoptr (KayakoMessage) message = kayako_message_new (1);
  g_autoptr (GPtrArray) start = create_attachments (1, 3);
  g_autoptr (GString) changes = g_string_new (NULL);
  GListModel *list = kayako_message_get_attachments (message);

  kayako_message_set_attachments (message, start);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KayakoMessage) fresh = kayako_message_new (1);
    g_autoptr (GPtrArray) attachments = create_attachments (rows[i].first, rows[i].n);

    g_test_message ("row %u", i);
    kayako_message_set_attachments (fresh, attachments);
    g_string_truncate (changes, 0);
    kayako_resource_merge (KAYAKO_RESOURCE (message), KAYAKO_RESOURCE (fresh));
    g_assert_cmpuint (g_list_model_get_n_items (list), ==, rows[i].n);
    g_assert_cmpstr (changes->str, ==, rows[i].changes);

    g_assert_finalize_object (g_steal_pointer (&fresh));
  }

  g_assert_finalize_object (g_steal_pointer (&message));
}

static void
test_list_items_keep_identity (void)
{
  g_autoptr (KayakoMessage) message = kayako_message_new (1);
  g_autoptr (GPtrArray) attachments = create_attachments (1, 1);
  g_autoptr (GPtrArray) again = create_attachments (1, 1);
  g_autoptr (KayakoAttachment) item = NULL;

  kayako_message_set_attachments (message, attachments);
  kayako_attachment_set_name (again->pdata[0], "menu (2).pdf");
  kayako_message_set_attachments (message, again);

  item = g_list_model_get_item (kayako_message_get_attachments (message), 0);
  g_assert_true (item == attachments->pdata[0]);
  g_assert_cmpstr (kayako_attachment_get_name (item), ==, "menu (2).pdf");

  g_assert_finalize_object (g_steal_pointer (&message));
}

/* A field's value is the field's within its conversation. */
static void
test_part_identity (void)
{
  g_autoptr (KayakoFieldValue) value = kayako_field_value_new ();
  g_autoptr (KayakoField) field = kayako_field_new (10);

  g_assert_cmpint (kayako_resource_get_id (KAYAKO_RESOURCE (value)), ==, 0);
  kayako_field_value_set_field (value, field);
  g_assert_cmpint (kayako_resource_get_id (KAYAKO_RESOURCE (value)), ==, 10);

  g_assert_finalize_object (g_steal_pointer (&value));
  g_assert_finalize_object (g_steal_pointer (&field));
}

static void
test_other_resource (void)
{
  g_autoptr (KayakoUser) user = create_user ();
  g_autoptr (KayakoUser) other = kayako_user_new (8);

  if (g_test_subprocess ()) {
    kayako_resource_merge (KAYAKO_RESOURCE (user), KAYAKO_RESOURCE (other));
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*kayako_resource_get_id*failed*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resource/stub", test_stub);
  g_test_add_func ("/resource/merge/stub-overwrites-nothing", test_stub_overwrites_nothing);
  g_test_add_func ("/resource/merge/full-fills-stub", test_full_fills_stub);
  g_test_add_func ("/resource/merge/partial", test_partial);
  g_test_add_func ("/resource/merge/same-again", test_same_again);
  g_test_add_func ("/resource/merge/notifies-at-the-end", test_notifies_at_the_end);
  g_test_add_func ("/resource/merge/nested-keeps-identity", test_nested_keeps_identity);
  g_test_add_func ("/resource/merge/nested-other", test_nested_other);
  g_test_add_func ("/resource/merge/list", test_list);
  g_test_add_func ("/resource/merge/list-items-keep-identity", test_list_items_keep_identity);
  g_test_add_func ("/resource/merge/part-identity", test_part_identity);
  g_test_add_func ("/resource/merge/other-resource", test_other_resource);

  return g_test_run ();
}
