/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes in comes out, and only what is new is told. */

#include "kayako-attachment.h"
#include "kayako-field-option.h"
#include "kayako-field-value.h"
#include "kayako-field.h"
#include "kayako-store-fixture.h"
#include "kayako-thumbnail.h"
#include "kayako-translations.h"

static gsize
count (KayakoStoreChanges *changes, KayakoStoreChange change, GType type)
{
  gsize n_ids = 0;

  kayako_store_changes_get (changes, change, type, &n_ids);

  return n_ids;
}

static gsize
count_threads (KayakoStoreChanges *changes)
{
  gsize n_ids = 0;

  kayako_store_changes_get_threads (changes, &n_ids);

  return n_ids;
}

/* Another value than the one it has to begin with. */
static void
fill_property (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = g_strdup_printf ("The %s, ünïcode", pspec->name);

  g_value_init (&value, pspec->value_type);
  if (G_VALUE_HOLDS_STRING (&value))
    g_value_set_string (&value, text);
  else if (G_VALUE_HOLDS_INT (&value))
    g_value_set_int (&value, -7);
  else if (G_VALUE_HOLDS_INT64 (&value))
    g_value_set_int64 (&value, G_MAXINT64 - 1);
  else if (G_VALUE_HOLDS_BOOLEAN (&value))
    g_value_set_boolean (&value, TRUE);
  else if (G_VALUE_HOLDS_DOUBLE (&value))
    g_value_set_double (&value, 0.1);
  else if (G_VALUE_HOLDS_ENUM (&value))
    g_value_set_enum (&value, 1);
  else if (G_VALUE_HOLDS_OBJECT (&value))
    g_value_take_object (&value,
                         g_object_new (pspec->value_type, "id", G_GINT64_CONSTANT (5), NULL));
  else
    return;

  g_object_set_property (object, pspec->name, &value);
}

static void
fill (GObject *object)
{
  g_autofree GParamSpec **props = NULL;
  guint n_props = 0;

  props = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_props);
  for (guint i = 0; i < n_props; i++)
    if ((props[i]->flags & G_PARAM_WRITABLE) != 0 &&
        (props[i]->flags & G_PARAM_CONSTRUCT_ONLY) == 0)
      fill_property (object, props[i]);
}

static void
assert_same_property (GObject *a, GObject *b, GParamSpec *pspec)
{
  g_auto (GValue) first = G_VALUE_INIT;
  g_auto (GValue) second = G_VALUE_INIT;

  g_object_get_property (a, pspec->name, &first);
  g_object_get_property (b, pspec->name, &second);
  if (pspec->value_type == G_TYPE_LIST_MODEL || G_VALUE_HOLDS_BOXED (&first))
    return;

  if (G_VALUE_HOLDS_OBJECT (&first) && g_value_get_object (&first) != NULL) {
    g_assert_nonnull (g_value_get_object (&second));
    g_assert_cmpint (kayako_resource_get_id (g_value_get_object (&first)), ==,
                     kayako_resource_get_id (g_value_get_object (&second)));
    return;
  }

  if (g_param_values_cmp (pspec, &first, &second) != 0)
    g_error ("%s:%s differs", G_OBJECT_TYPE_NAME (a), pspec->name);
}

static void
assert_same (GObject *a, GObject *b)
{
  g_autofree GParamSpec **props = NULL;
  guint n_props = 0;

  g_assert_true (G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b));
  props = g_object_class_list_properties (G_OBJECT_GET_CLASS (a), &n_props);
  for (guint i = 0; i < n_props; i++)
    assert_same_property (a, b, props[i]);
}

static void
test_every_property (KayakoStoreFixture *fixture, gconstpointer data)
{
  GType types[] = { KAYAKO_TYPE_CONVERSATION, KAYAKO_TYPE_MESSAGE, KAYAKO_TYPE_USER,
                    KAYAKO_TYPE_TEAM,         KAYAKO_TYPE_STATUS,  KAYAKO_TYPE_PRIORITY,
                    KAYAKO_TYPE_CASE_TYPE,    KAYAKO_TYPE_FIELD,   KAYAKO_TYPE_ATTACHMENT,
                    KAYAKO_TYPE_READ_MARKER };

  kayako_store_fixture_open (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    gint64 id = G_MAXINT64 - (gint64) i;
    g_autoptr (GObject) original = g_object_new (types[i], "id", id, NULL);
    g_autoptr (GObject) loaded = NULL;
    GObject *given = g_object_new (types[i], "id", id, NULL);
    KayakoStoreBatch *batch = kayako_store_batch_new ();

    fill (original);
    fill (given);
    if (KAYAKO_IS_MESSAGE (given))
      kayako_store_batch_add_message (batch, 9, KAYAKO_MESSAGE (given));
    else
      kayako_store_batch_add (batch, KAYAKO_RESOURCE (given));
    kayako_store_fixture_store (fixture, batch);
    loaded = kayako_store_fixture_load (fixture, types[i], id);
    g_assert_nonnull (loaded);
    assert_same (original, loaded);
  }
}

static KayakoMessage *
create_message_with_file (void)
{
  KayakoMessage *message = kayako_store_fixture_message (20, "Here it is");
  g_autoptr (KayakoAttachment) attachment = kayako_attachment_new (30);
  g_autoptr (GPtrArray) thumbnails =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_thumbnail_unref);
  g_autoptr (GPtrArray) attachments = g_ptr_array_new ();
  g_autoptr (KayakoUser) creator = kayako_store_fixture_user (40, "Ada");

  g_ptr_array_add (thumbnails, kayako_thumbnail_new ("small.png", NULL, "https://x.test/1", 9, 16,
                                                     12, 1700000000));
  kayako_attachment_set_name (attachment, "photo.png");
  kayako_attachment_set_thumbnails (attachment, thumbnails);
  g_ptr_array_add (attachments, attachment);
  kayako_message_set_attachments (message, attachments);
  kayako_message_set_creator (message, creator);

  return message;
}

static void
test_nested (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (KayakoAttachment) attachment = NULL;
  g_autoptr (KayakoStoreChanges) changes = NULL;
  GPtrArray *thumbnails = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_add_message (batch, 1, create_message_with_file ());
  changes = kayako_store_fixture_apply (fixture, batch);
  g_assert_cmpint (count (changes, KAYAKO_STORE_CHANGE_INSERTED, KAYAKO_TYPE_MESSAGE), ==, 1);
  g_assert_cmpint (count (changes, KAYAKO_STORE_CHANGE_INSERTED, KAYAKO_TYPE_ATTACHMENT), ==, 1);
  g_assert_cmpint (count (changes, KAYAKO_STORE_CHANGE_INSERTED, KAYAKO_TYPE_USER), ==, 1);
  g_assert_cmpint (count_threads (changes), ==, 1);

  message = kayako_store_fixture_load (fixture, KAYAKO_TYPE_MESSAGE, 20);
  g_assert_cmpstr (kayako_user_get_full_name (kayako_message_get_creator (message)), ==, "Ada");
  attachment = g_list_model_get_item (kayako_message_get_attachments (message), 0);
  g_assert_cmpint (kayako_attachment_get_id (attachment), ==, 30);
  g_assert_cmpstr (kayako_attachment_get_name (attachment), ==, "photo.png");
  thumbnails = kayako_attachment_get_thumbnails (attachment);
  g_assert_cmpint (thumbnails->len, ==, 1);
  g_assert_null (kayako_thumbnail_get_content_type (thumbnails->pdata[0]));
  g_assert_cmpint (kayako_thumbnail_get_width (thumbnails->pdata[0]), ==, 16);
}

static KayakoConversation *
create_with_field (void)
{
  KayakoConversation *conversation = kayako_store_fixture_conversation (1, "Fields");
  g_autoptr (KayakoTranslations) titles = kayako_translations_new ();
  g_autoptr (KayakoField) field = kayako_field_new (3);
  g_autoptr (KayakoFieldOption) option = kayako_field_option_new (4);
  g_autoptr (GPtrArray) options = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);

  kayako_translations_add (titles, "en-us", "Floor");
  kayako_translations_add (titles, "de", "Stock");
  kayako_field_option_set_tag (option, "first");
  g_ptr_array_add (options, option);
  kayako_field_set_titles (field, titles);
  kayako_field_set_options (field, options);
  g_ptr_array_add (values,
                   g_object_new (KAYAKO_TYPE_FIELD_VALUE, "field", field, "value", "4", NULL));
  kayako_conversation_set_custom_fields (conversation, values);

  return conversation;
}

static void
test_parts (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoFieldValue) value = NULL;
  g_autoptr (KayakoFieldOption) option = NULL;
  KayakoField *field = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (create_with_field ()));
  kayako_store_fixture_store (fixture, batch);
  conversation = kayako_store_fixture_load (fixture, KAYAKO_TYPE_CONVERSATION, 1);
  value = g_list_model_get_item (kayako_conversation_get_custom_fields (conversation), 0);
  field = kayako_field_value_get_field (value);
  g_assert_cmpstr (kayako_field_value_get_value (value), ==, "4");
  g_assert_cmpint (kayako_field_get_id (field), ==, 3);
  g_assert_cmpstr (kayako_translations_get (kayako_field_get_titles (field), "de_AT.UTF-8"), ==,
                   "Stock");
  option = g_list_model_get_item (kayako_field_get_options (field), 0);
  g_assert_cmpint (kayako_resource_get_id (KAYAKO_RESOURCE (option)), ==, 4);
  g_assert_cmpstr (kayako_field_option_get_tag (option), ==, "first");
}

/* The same page again says nothing. */
static void
test_nothing_new (KayakoStoreFixture *fixture, gconstpointer data)
{
  kayako_store_fixture_open (fixture);
  for (guint i = 0; i < 2; i++) {
    KayakoStoreBatch *batch = kayako_store_batch_new ();
    g_autoptr (KayakoStoreChanges) changes = NULL;
    gint64 members[] = { 1, 2 };

    kayako_store_batch_add (batch, KAYAKO_RESOURCE (create_with_field ()));
    kayako_store_batch_add_message (batch, 1, create_message_with_file ());
    kayako_store_batch_set_view (batch, "theirs", members, G_N_ELEMENTS (members), TRUE);
    kayako_store_batch_set_cursor (batch, "pull", i, NULL);
    changes = kayako_store_fixture_apply (fixture, batch);
    g_assert_true (kayako_store_changes_is_empty (changes) == (i == 1));
    g_assert_true (kayako_store_changes_get_views (changes) == (i == 0));
  }
}

/* Neither a stub nor a resource that tells less takes anything away. */
static void
test_told_less (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoUser) requester = kayako_store_fixture_user (2, "Ada");
  g_autoptr (KayakoUser) stub = kayako_user_new (2);
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (KayakoConversation) loaded = NULL;
  KayakoConversation *conversation = kayako_store_fixture_conversation (1, "Before");

  kayako_store_fixture_open (fixture);
  kayako_user_set_email (requester, "ada@example.test");
  kayako_conversation_set_requester (conversation, requester);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_fixture_store (fixture, batch);

  batch = kayako_store_batch_new ();
  conversation = kayako_conversation_new (1);
  kayako_conversation_set_requester (conversation, stub);
  kayako_conversation_set_subject (conversation, "After");
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (kayako_store_fixture_user (2, "Ada L")));
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (kayako_conversation_new (1)));
  changes = kayako_store_fixture_apply (fixture, batch);
  g_assert_cmpint (count (changes, KAYAKO_STORE_CHANGE_UPDATED, KAYAKO_TYPE_CONVERSATION), ==, 1);
  g_assert_cmpint (count (changes, KAYAKO_STORE_CHANGE_UPDATED, KAYAKO_TYPE_USER), ==, 1);

  loaded = kayako_store_fixture_load (fixture, KAYAKO_TYPE_CONVERSATION, 1);
  g_assert_cmpstr (kayako_conversation_get_subject (loaded), ==, "After");
  g_assert_cmpint (kayako_conversation_get_created_at (loaded), ==, 1);
  g_assert_cmpstr (kayako_user_get_full_name (kayako_conversation_get_requester (loaded)), ==,
                   "Ada L");
  g_assert_cmpstr (kayako_user_get_email (kayako_conversation_get_requester (loaded)), ==,
                   "ada@example.test");
}

/* What is told to be nothing is nothing, not untold. */
static void
test_told_nothing (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoUser) agent = kayako_store_fixture_user (2, "Ada");
  g_autoptr (KayakoConversation) loaded = NULL;
  KayakoConversation *conversation = kayako_store_fixture_conversation (1, "Before");

  kayako_store_fixture_open (fixture);
  kayako_conversation_set_agent (conversation, agent);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  conversation = kayako_conversation_new (1);
  kayako_conversation_set_agent (conversation, NULL);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_fixture_store (fixture, batch);
  loaded = kayako_store_fixture_load (fixture, KAYAKO_TYPE_CONVERSATION, 1);
  g_assert_null (kayako_conversation_get_agent (loaded));
  g_assert_cmpstr (kayako_conversation_get_subject (loaded), ==, "Before");
}

static void
test_removed (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (KayakoStoreChanges) none = NULL;
  g_autoptr (KayakoStoreChanges) beside = NULL;
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (KayakoAttachment) attachment = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_add_message (batch, 1, create_message_with_file ());
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (kayako_store_fixture_conversation (1, "One")));
  kayako_store_fixture_store (fixture, batch);

  batch = kayako_store_batch_new ();
  kayako_store_batch_remove (batch, KAYAKO_TYPE_CONVERSATION, 1);
  changes = kayako_store_fixture_apply (fixture, batch);
  g_assert_cmpint (count (changes, KAYAKO_STORE_CHANGE_DELETED, KAYAKO_TYPE_CONVERSATION), ==, 1);
  message = kayako_store_fixture_load (fixture, KAYAKO_TYPE_MESSAGE, 20);
  attachment = kayako_store_fixture_load (fixture, KAYAKO_TYPE_ATTACHMENT, 30);
  g_assert_null (message);
  g_assert_null (attachment);

  batch = kayako_store_batch_new ();
  kayako_store_batch_remove (batch, KAYAKO_TYPE_CONVERSATION, 1);
  kayako_store_batch_remove (batch, KAYAKO_TYPE_MESSAGE, 20);
  kayako_store_batch_remove (batch, KAYAKO_TYPE_STATUS, 20);
  none = kayako_store_fixture_apply (fixture, batch);
  g_assert_true (kayako_store_changes_is_empty (none));

  /* Nor is anything gone that was not there, beside what comes. */
  batch = kayako_store_batch_new ();
  kayako_store_batch_add_message (batch, 1, create_message_with_file ());
  kayako_store_batch_remove (batch, KAYAKO_TYPE_MESSAGE, 21);
  beside = kayako_store_fixture_apply (fixture, batch);
  g_assert_cmpint (count (beside, KAYAKO_STORE_CHANGE_INSERTED, KAYAKO_TYPE_MESSAGE), ==, 1);
  g_assert_cmpint (count (beside, KAYAKO_STORE_CHANGE_DELETED, KAYAKO_TYPE_MESSAGE), ==, 0);
}

/* Also while the message says nothing else than before. */
static void
test_message_moved (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_add_message (batch, 1, kayako_store_fixture_message (20, "Text"));
  kayako_store_fixture_store (fixture, batch);
  batch = kayako_store_batch_new ();
  kayako_store_batch_add_message (batch, 2, kayako_store_fixture_message (20, "Text"));
  changes = kayako_store_fixture_apply (fixture, batch);
  g_assert_cmpint (count_threads (changes), ==, 2);
  before = kayako_test_await_boxed (kayako_store_list_messages (fixture->store, 1), NULL);
  after = kayako_test_await_boxed (kayako_store_list_messages (fixture->store, 2), NULL);
  g_assert_cmpint (before->len, ==, 0);
  g_assert_cmpint (after->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func)                                                                            \
  g_test_add (path, KayakoStoreFixture, NULL, kayako_store_fixture_set_up, func,                   \
              kayako_store_fixture_tear_down)
  ADD ("/store-resources/every-property", test_every_property);
  ADD ("/store-resources/nested", test_nested);
  ADD ("/store-resources/parts", test_parts);
  ADD ("/store-resources/nothing-new", test_nothing_new);
  ADD ("/store-resources/told-less", test_told_less);
  ADD ("/store-resources/told-nothing", test_told_nothing);
  ADD ("/store-resources/removed", test_removed);
  ADD ("/store-resources/message-moved", test_message_moved);

  return g_test_run ();
}
