/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test.h"

#include "kayako-test-private.h"

/**
 * KayakoTest:
 *
 * The public Test resource (api/v1.md §1.7), which answers without a sign-in.
 */

static gboolean
strv_equal (gconstpointer a, gconstpointer b)
{
  return g_strv_equal (a, b);
}

static const KayakoSlot slots[] = {
  /** KayakoTest:name: any text */
  [PROP_NAME] = { "name", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoTest, name) },
  /** KayakoTest:integer-number: any whole number */
  [PROP_INTEGER_NUMBER] = { "integer-number", KAYAKO_SLOT_INT64,
                            G_STRUCT_OFFSET (KayakoTest, integer_number) },
  /** KayakoTest:float-number: any number */
  [PROP_FLOAT_NUMBER] = { "float-number", KAYAKO_SLOT_DOUBLE,
                          G_STRUCT_OFFSET (KayakoTest, float_number) },
  /** KayakoTest:date: any time; Unix seconds, 0 when unknown */
  [PROP_DATE] = { "date", KAYAKO_SLOT_INT64, G_STRUCT_OFFSET (KayakoTest, date) },
  /** KayakoTest:array-items: any list, each item as text */
  [PROP_ARRAY_ITEMS] = { "array-items", KAYAKO_SLOT_BOXED,
                         G_STRUCT_OFFSET (KayakoTest, array_items), g_strv_get_type, strv_equal },
  /** KayakoTest:is-boolean: yes or no */
  [PROP_IS_BOOLEAN] = { "is-boolean", KAYAKO_SLOT_BOOLEAN,
                        G_STRUCT_OFFSET (KayakoTest, is_boolean) },
  /** KayakoTest:option: `NONE`, `BAR` or `ANY` */
  [PROP_OPTION] = { "option", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoTest, option) },
  /** KayakoTest:binary-data: any bytes */
  [PROP_BINARY_DATA] = { "binary-data", KAYAKO_SLOT_BOXED,
                         G_STRUCT_OFFSET (KayakoTest, binary_data), g_bytes_get_type,
                         g_bytes_equal },
  /** KayakoTest:authentication-scheme: how the server saw us sign in */
  [PROP_AUTHENTICATION_SCHEME] = { "authentication-scheme", KAYAKO_SLOT_STRING,
                                   G_STRUCT_OFFSET (KayakoTest, authentication_scheme) },
  /** KayakoTest:session-id: the session it saw; a secret */
  [PROP_SESSION_ID] = { "session-id", KAYAKO_SLOT_STRING,
                        G_STRUCT_OFFSET (KayakoTest, session_id) },
  /** KayakoTest:is-base-installed: whether the base app is there */
  [PROP_IS_BASE_INSTALLED] = { "is-base-installed", KAYAKO_SLOT_BOOLEAN,
                               G_STRUCT_OFFSET (KayakoTest, is_base_installed) },
  /** KayakoTest:user: who it took us for */
  [PROP_USER] = { "user", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoTest, user),
                  kayako_user_get_type },
  /** KayakoTest:is-odd: whether the id is odd */
  [PROP_IS_ODD] = { "is-odd", KAYAKO_SLOT_BOOLEAN, G_STRUCT_OFFSET (KayakoTest, is_odd) },
  /** KayakoTest:generation-time: how long the answer took to make, in seconds */
  [PROP_GENERATION_TIME] = { "generation-time", KAYAKO_SLOT_DOUBLE,
                             G_STRUCT_OFFSET (KayakoTest, generation_time) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

const KayakoSlotTable kayako_test_table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoTest, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &kayako_test_table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoTest,
                               kayako_test,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_test_class_init (KayakoTestClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &kayako_test_table);
}

static void
kayako_test_init (KayakoTest *self)
{
}

/**
 * kayako_test_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoTest *
kayako_test_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_TEST, "id", id, NULL);
}

/**
 * kayako_test_get_id:
 * @self: a `KayakoTest`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_test_get_id (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), 0);

  return self->state.id;
}

/**
 * kayako_test_get_name:
 * @self: a `KayakoTest`
 *
 * Returns: (nullable): any text
 */
const char *
kayako_test_get_name (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), NULL);

  return self->name;
}

/**
 * kayako_test_set_name:
 * @self: a `KayakoTest`
 * @name: (nullable): any text
 *
 * Sets #KayakoTest:name.
 */
void
kayako_test_set_name (KayakoTest *self, const char *name)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_string (&kayako_test_table, self, PROP_NAME, name);
}

/**
 * kayako_test_get_integer_number:
 * @self: a `KayakoTest`
 *
 * Returns: any whole number
 */
gint64
kayako_test_get_integer_number (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), 0);

  return self->integer_number;
}

/**
 * kayako_test_set_integer_number:
 * @self: a `KayakoTest`
 * @integer_number: any whole number
 *
 * Sets #KayakoTest:integer-number.
 */
void
kayako_test_set_integer_number (KayakoTest *self, gint64 integer_number)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_int64 (&kayako_test_table, self, PROP_INTEGER_NUMBER, integer_number);
}

/**
 * kayako_test_get_float_number:
 * @self: a `KayakoTest`
 *
 * Returns: any number
 */
double
kayako_test_get_float_number (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), 0.0);

  return self->float_number;
}

/**
 * kayako_test_set_float_number:
 * @self: a `KayakoTest`
 * @float_number: any number
 *
 * Sets #KayakoTest:float-number.
 */
void
kayako_test_set_float_number (KayakoTest *self, double float_number)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_double (&kayako_test_table, self, PROP_FLOAT_NUMBER, float_number);
}

/**
 * kayako_test_get_date:
 * @self: a `KayakoTest`
 *
 * Returns: any time; Unix seconds, 0 when unknown
 */
gint64
kayako_test_get_date (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), 0);

  return self->date;
}

/**
 * kayako_test_set_date:
 * @self: a `KayakoTest`
 * @date: any time; Unix seconds, 0 when unknown
 *
 * Sets #KayakoTest:date.
 */
void
kayako_test_set_date (KayakoTest *self, gint64 date)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_int64 (&kayako_test_table, self, PROP_DATE, date);
}

/**
 * kayako_test_get_array_items:
 * @self: a `KayakoTest`
 *
 * Returns: (transfer none) (nullable): any list, each item as text
 */
const char *const *
kayako_test_get_array_items (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), NULL);

  return (const char *const *) self->array_items;
}

/**
 * kayako_test_set_array_items:
 * @self: a `KayakoTest`
 * @array_items: (nullable): any list, each item as text
 *
 * Sets #KayakoTest:array-items.
 */
void
kayako_test_set_array_items (KayakoTest *self, const char *const *array_items)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_boxed (&kayako_test_table, self, PROP_ARRAY_ITEMS, array_items);
}

/**
 * kayako_test_get_is_boolean:
 * @self: a `KayakoTest`
 *
 * Returns: yes or no
 */
gboolean
kayako_test_get_is_boolean (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), FALSE);

  return self->is_boolean;
}

/**
 * kayako_test_set_is_boolean:
 * @self: a `KayakoTest`
 * @is_boolean: yes or no
 *
 * Sets #KayakoTest:is-boolean.
 */
void
kayako_test_set_is_boolean (KayakoTest *self, gboolean is_boolean)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_boolean (&kayako_test_table, self, PROP_IS_BOOLEAN, is_boolean);
}

/**
 * kayako_test_get_option:
 * @self: a `KayakoTest`
 *
 * Returns: (nullable): `NONE`, `BAR` or `ANY`
 */
const char *
kayako_test_get_option (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), NULL);

  return self->option;
}

/**
 * kayako_test_set_option:
 * @self: a `KayakoTest`
 * @option: (nullable): `NONE`, `BAR` or `ANY`
 *
 * Sets #KayakoTest:option.
 */
void
kayako_test_set_option (KayakoTest *self, const char *option)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_string (&kayako_test_table, self, PROP_OPTION, option);
}

/**
 * kayako_test_get_binary_data:
 * @self: a `KayakoTest`
 *
 * Returns: (transfer none) (nullable): any bytes
 */
GBytes *
kayako_test_get_binary_data (KayakoTest *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEST (self), NULL);

  return self->binary_data;
}

/**
 * kayako_test_set_binary_data:
 * @self: a `KayakoTest`
 * @binary_data: (nullable): any bytes
 *
 * Sets #KayakoTest:binary-data.
 */
void
kayako_test_set_binary_data (KayakoTest *self, GBytes *binary_data)
{
  g_return_if_fail (KAYAKO_IS_TEST (self));

  kayako_slots_set_boxed (&kayako_test_table, self, PROP_BINARY_DATA, binary_data);
}
