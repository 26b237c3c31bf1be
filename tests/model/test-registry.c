/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-registry.h"

#include "kayako-conversation.h"
#include "kayako-field-value.h"
#include "kayako-message.h"

static KayakoUser *
create_user (gint64 id, const char *name)
{
  KayakoUser *user = kayako_user_new (id);

  kayako_user_set_full_name (user, name);

  return user;
}

static void
test_one_object (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  g_autoptr (KayakoUser) first = kayako_registry_adopt (registry, create_user (7, "Caryn"));
  g_autoptr (KayakoUser) second = kayako_registry_adopt (registry, create_user (7, "Caryn Pryor"));

  g_assert_true (first == second);
  g_assert_cmpstr (kayako_user_get_full_name (first), ==, "Caryn Pryor");
  g_assert_true (kayako_registry_lookup (registry, KAYAKO_TYPE_USER, 7) == first);

  g_clear_object (&second);
  g_assert_finalize_object (g_steal_pointer (&first));
  g_assert_finalize_object (g_steal_pointer (&registry));
}

static void
test_types_and_ids (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  g_autoptr (KayakoUser) user = kayako_registry_adopt (registry, kayako_user_new (7));
  g_autoptr (KayakoTeam) team = kayako_registry_adopt (registry, kayako_team_new (7));
  g_autoptr (KayakoUser) far =
      kayako_registry_adopt (registry, kayako_user_new (7 + (G_GINT64_CONSTANT (1) << 32)));

  g_assert_true (kayako_registry_lookup (registry, KAYAKO_TYPE_USER, 7) == user);
  g_assert_true (kayako_registry_lookup (registry, KAYAKO_TYPE_TEAM, 7) == team);
  g_assert_true (far != user);
  g_assert_null (kayako_registry_lookup (registry, KAYAKO_TYPE_USER, 8));

  g_assert_finalize_object (g_steal_pointer (&user));
  g_assert_finalize_object (g_steal_pointer (&team));
  g_assert_finalize_object (g_steal_pointer (&far));
  g_assert_finalize_object (g_steal_pointer (&registry));
}

static void
test_weak (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  g_autoptr (KayakoUser) user = kayako_registry_adopt (registry, create_user (7, "Caryn"));

  g_assert_finalize_object (g_steal_pointer (&user));
  g_assert_null (kayako_registry_lookup (registry, KAYAKO_TYPE_USER, 7));

  user = kayako_registry_adopt (registry, create_user (7, "Caryn"));
  g_assert_true (kayako_registry_lookup (registry, KAYAKO_TYPE_USER, 7) == user);

  g_assert_finalize_object (g_steal_pointer (&registry));
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn");
  g_assert_finalize_object (g_steal_pointer (&user));
}

static void
test_adopt_twice (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  g_autoptr (KayakoUser) user = kayako_registry_adopt (registry, create_user (7, "Caryn"));
  g_autoptr (KayakoUser) again = kayako_registry_adopt (registry, g_object_ref (user));

  g_assert_true (user == again);

  g_clear_object (&again);
  g_assert_finalize_object (g_steal_pointer (&user));
  g_assert_finalize_object (g_steal_pointer (&registry));
}

static KayakoConversation *
create_conversation (gint64 id, gint64 requester_id, const char *value)
{
  KayakoConversation *conversation = kayako_conversation_new (id);
  g_autoptr (KayakoUser) requester = create_user (requester_id, "Caryn");
  g_autoptr (KayakoField) field = kayako_field_new (10);
  g_autoptr (KayakoFieldValue) field_value = kayako_field_value_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  kayako_conversation_set_requester (conversation, requester);
  kayako_field_value_set_field (field_value, field);
  kayako_field_value_set_value (field_value, value);
  g_ptr_array_add (values, field_value);
  kayako_conversation_set_custom_fields (conversation, values);

  return conversation;
}

static KayakoFieldValue *
get_value (KayakoConversation *conversation)
{
  return g_list_model_get_item (kayako_conversation_get_custom_fields (conversation), 0);
}

/* People and fields are shared between conversations, values are not. */
static void
test_nested (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KayakoFieldValue) first = NULL;
  g_autoptr (KayakoFieldValue) second = NULL;

  g_ptr_array_add (page, create_conversation (1, 7, "12"));
  g_ptr_array_add (page, create_conversation (2, 7, "13"));
  kayako_registry_adopt_all (registry, page);

  g_assert_true (kayako_conversation_get_requester (page->pdata[0]) ==
                 kayako_conversation_get_requester (page->pdata[1]));

  first = get_value (page->pdata[0]);
  second = get_value (page->pdata[1]);
  g_assert_true (first != second);
  g_assert_cmpstr (kayako_field_value_get_value (first), ==, "12");
  g_assert_cmpstr (kayako_field_value_get_value (second), ==, "13");
  g_assert_true (kayako_field_value_get_field (first) == kayako_field_value_get_field (second));

  g_clear_pointer (&page, g_ptr_array_unref);
  g_assert_null (kayako_registry_lookup (registry, KAYAKO_TYPE_USER, 7));
  g_assert_finalize_object (g_steal_pointer (&registry));
}

/* A conversation that is known takes its new requester from the registry. */
static void
test_nested_merge (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  g_autoptr (KayakoUser) other = kayako_registry_adopt (registry, create_user (8, "Simon"));
  g_autoptr (KayakoConversation) conversation =
      kayako_registry_adopt (registry, create_conversation (1, 7, "12"));
  g_autoptr (KayakoConversation) again =
      kayako_registry_adopt (registry, create_conversation (1, 8, "12"));

  g_assert_true (conversation == again);
  g_assert_true (kayako_conversation_get_requester (conversation) == other);
  g_assert_cmpstr (kayako_user_get_full_name (other), ==, "Caryn");

  g_clear_object (&again);
  g_assert_finalize_object (g_steal_pointer (&conversation));
  g_assert_finalize_object (g_steal_pointer (&other));
  g_assert_finalize_object (g_steal_pointer (&registry));
}

/* Local messages are nobody's but their own. */
static void
test_local (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  g_autoptr (KayakoMessage) first =
      kayako_registry_adopt (registry, kayako_message_new_local ("a", "Hello", NULL));
  g_autoptr (KayakoMessage) second =
      kayako_registry_adopt (registry, kayako_message_new_local ("b", "Hello", NULL));

  g_assert_true (first != second);
  g_assert_null (kayako_registry_lookup (registry, KAYAKO_TYPE_MESSAGE, 0));

  g_assert_finalize_object (g_steal_pointer (&first));
  g_assert_finalize_object (g_steal_pointer (&second));
  g_assert_finalize_object (g_steal_pointer (&registry));
}

static void
drop_cb (KayakoUser *user, GParamSpec *pspec, gpointer user_data)
{
  KayakoUser **holder = user_data;

  g_clear_object (holder);
}

/* Whoever holds the object may let it go while it is being merged. */
static void
test_dropped_meanwhile (void)
{
  g_autoptr (KayakoRegistry) registry = kayako_registry_new ();
  KayakoUser *holder = kayako_registry_adopt (registry, create_user (7, "Caryn"));
  g_autoptr (KayakoUser) user = NULL;

  g_signal_connect (holder, "notify::full-name", G_CALLBACK (drop_cb), &holder);
  user = kayako_registry_adopt (registry, create_user (7, "Caryn Pryor"));

  g_assert_null (holder);
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn Pryor");

  g_assert_finalize_object (g_steal_pointer (&user));
  g_assert_finalize_object (g_steal_pointer (&registry));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/registry/one-object", test_one_object);
  g_test_add_func ("/registry/types-and-ids", test_types_and_ids);
  g_test_add_func ("/registry/weak", test_weak);
  g_test_add_func ("/registry/adopt-twice", test_adopt_twice);
  g_test_add_func ("/registry/nested", test_nested);
  g_test_add_func ("/registry/nested-merge", test_nested_merge);
  g_test_add_func ("/registry/local", test_local);
  g_test_add_func ("/registry/dropped-meanwhile", test_dropped_meanwhile);

  return g_test_run ();
}
