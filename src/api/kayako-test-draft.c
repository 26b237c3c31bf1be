/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test-draft.h"

/**
 * KayakoTestDraft:
 *
 * What a test resource is to hold; what was not set is not sent. Everything
 * is set before it is given away; after that it does not change.
 */
struct _KayakoTestDraft {
  char *name;   /* (owned) (nullable) */
  char *option; /* (owned) (nullable) */
  gint64 integer_number;
  double float_number;
  gint64 date;         /* Unix seconds */
  char **array_items;  /* (owned) (nullable) */
  GBytes *binary_data; /* (owned) (nullable) */
  gboolean is_boolean;
  gboolean has_integer_number;
  gboolean has_float_number;
  gboolean has_date;
  gboolean has_is_boolean;
};

G_DEFINE_BOXED_TYPE (KayakoTestDraft,
                     kayako_test_draft,
                     kayako_test_draft_ref,
                     kayako_test_draft_unref)

/**
 * kayako_test_draft_new:
 *
 * Makes a draft that says nothing yet.
 *
 * Returns: (transfer full): a draft
 */
KayakoTestDraft *
kayako_test_draft_new (void)
{
  return g_atomic_rc_box_new0 (KayakoTestDraft);
}

static void
draft_clear (gpointer data)
{
  KayakoTestDraft *self = data;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->option, g_free);
  g_clear_pointer (&self->array_items, g_strfreev);
  g_clear_pointer (&self->binary_data, g_bytes_unref);
}

/**
 * kayako_test_draft_ref:
 * @self: a draft of a test
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoTestDraft *
kayako_test_draft_ref (KayakoTestDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kayako_test_draft_unref:
 * @self: (transfer full): a draft of a test
 *
 * Drops a reference, and the draft with the last one.
 */
void
kayako_test_draft_unref (KayakoTestDraft *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, draft_clear);
}

/**
 * kayako_test_draft_get_name:
 * @self: a draft of a test
 *
 * The name.
 *
 * Returns: (nullable): text, or %NULL where nobody said
 */
const char *
kayako_test_draft_get_name (const KayakoTestDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * kayako_test_draft_set_name:
 * @self: a draft of a test
 * @name: (nullable): text
 *
 * Sets the name.
 */
void
kayako_test_draft_set_name (KayakoTestDraft *self, const char *name)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->name, name);
}

/**
 * kayako_test_draft_get_integer_number:
 * @self: a draft of a test
 * @integer_number: (out) (optional): where to put it
 *
 * The whole number.
 *
 * Returns: whether it was set
 */
gboolean
kayako_test_draft_get_integer_number (const KayakoTestDraft *self, gint64 *integer_number)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (integer_number != NULL)
    *integer_number = self->integer_number;

  return self->has_integer_number;
}

/**
 * kayako_test_draft_set_integer_number:
 * @self: a draft of a test
 * @integer_number: the value to send
 *
 * Sets the whole number.
 */
void
kayako_test_draft_set_integer_number (KayakoTestDraft *self, gint64 integer_number)
{
  g_return_if_fail (self != NULL);

  self->integer_number = integer_number;
  self->has_integer_number = TRUE;
}

/**
 * kayako_test_draft_get_float_number:
 * @self: a draft of a test
 * @float_number: (out) (optional): where to put it
 *
 * The number with a fraction.
 *
 * Returns: whether it was set
 */
gboolean
kayako_test_draft_get_float_number (const KayakoTestDraft *self, double *float_number)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (float_number != NULL)
    *float_number = self->float_number;

  return self->has_float_number;
}

/**
 * kayako_test_draft_set_float_number:
 * @self: a draft of a test
 * @float_number: the value to send
 *
 * Sets the number with a fraction.
 */
void
kayako_test_draft_set_float_number (KayakoTestDraft *self, double float_number)
{
  g_return_if_fail (self != NULL);

  self->float_number = float_number;
  self->has_float_number = TRUE;
}

/**
 * kayako_test_draft_get_date:
 * @self: a draft of a test
 * @date: (out) (optional): where to put it
 *
 * The date, in Unix seconds.
 *
 * Returns: whether it was set
 */
gboolean
kayako_test_draft_get_date (const KayakoTestDraft *self, gint64 *date)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (date != NULL)
    *date = self->date;

  return self->has_date;
}

/**
 * kayako_test_draft_set_date:
 * @self: a draft of a test
 * @date: the value to send
 *
 * Sets the date, in Unix seconds.
 */
void
kayako_test_draft_set_date (KayakoTestDraft *self, gint64 date)
{
  g_return_if_fail (self != NULL);

  self->date = date;
  self->has_date = TRUE;
}

/**
 * kayako_test_draft_get_array_items:
 * @self: a draft of a test
 *
 * The items.
 *
 * Returns: (nullable) (array zero-terminated=1): items, or %NULL where nobody
 *   said
 */
const char *const *
kayako_test_draft_get_array_items (const KayakoTestDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->array_items;
}

/**
 * kayako_test_draft_set_array_items:
 * @self: a draft of a test
 * @items: (array zero-terminated=1): the items; whole numbers are sent as such
 *
 * Sets the items.
 */
void
kayako_test_draft_set_array_items (KayakoTestDraft *self, const char *const *items)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (items != NULL);

  g_strfreev (self->array_items);
  self->array_items = g_strdupv ((char **) items);
}

/**
 * kayako_test_draft_get_is_boolean:
 * @self: a draft of a test
 * @is_boolean: (out) (optional): where to put it
 *
 * The truth value.
 *
 * Returns: whether it was set
 */
gboolean
kayako_test_draft_get_is_boolean (const KayakoTestDraft *self, gboolean *is_boolean)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (is_boolean != NULL)
    *is_boolean = self->is_boolean;

  return self->has_is_boolean;
}

/**
 * kayako_test_draft_set_is_boolean:
 * @self: a draft of a test
 * @is_boolean: the value to send
 *
 * Sets the truth value.
 */
void
kayako_test_draft_set_is_boolean (KayakoTestDraft *self, gboolean is_boolean)
{
  g_return_if_fail (self != NULL);

  self->is_boolean = is_boolean;
  self->has_is_boolean = TRUE;
}

/**
 * kayako_test_draft_get_option:
 * @self: a draft of a test
 *
 * The option: `NONE`, `BAR`, `ANY`.
 *
 * Returns: (nullable): an option, or %NULL where nobody said
 */
const char *
kayako_test_draft_get_option (const KayakoTestDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->option;
}

/**
 * kayako_test_draft_set_option:
 * @self: a draft of a test
 * @option: (nullable): `NONE`, `BAR` or `ANY`
 *
 * Sets the option.
 */
void
kayako_test_draft_set_option (KayakoTestDraft *self, const char *option)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->option, option);
}

/**
 * kayako_test_draft_get_binary_data:
 * @self: a draft of a test
 *
 * The bytes.
 *
 * Returns: (transfer none) (nullable): bytes, or %NULL where nobody said
 */
GBytes *
kayako_test_draft_get_binary_data (const KayakoTestDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->binary_data;
}

/**
 * kayako_test_draft_set_binary_data:
 * @self: a draft of a test
 * @binary_data: (nullable): bytes; they travel in base64
 *
 * Sets the bytes.
 */
void
kayako_test_draft_set_binary_data (KayakoTestDraft *self, GBytes *binary_data)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->binary_data, g_bytes_unref);
  if (binary_data != NULL)
    self->binary_data = g_bytes_ref (binary_data);
}
