/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-secret.h"

#include "kayako-error.h"
#include "kayako-wipe.h"

/* What one account must keep to itself: a few named texts, immutable once
 * made. Their bytes are overwritten when the last reference goes. */
struct _KayakoSecret {
  gatomicrefcount ref_count;
  GHashTable *values; /* (owned) name → value */
};

G_DEFINE_BOXED_TYPE (KayakoSecret, kayako_secret, kayako_secret_ref, kayako_secret_unref)

static KayakoSecret *
secret_new_empty (void)
{
  KayakoSecret *self = g_new0 (KayakoSecret, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kayako_wipe_free);
  return self;
}

/**
 * kayako_secret_new:
 * @first_name: the name of the first value, such as %KAYAKO_SECRET_PASSWORD
 * @...: the first value, then further pairs of names and values, closed by
 *   %NULL; a name whose value is %NULL is left out
 *
 * Makes a secret of named texts.
 *
 * Returns: (transfer full): the secret
 */
KayakoSecret *
kayako_secret_new (const char *first_name, ...)
{
  KayakoSecret *self = secret_new_empty ();
  va_list args;

  va_start (args, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (args, const char *)) {
    const char *value = va_arg (args, const char *);

    if (value != NULL)
      g_hash_table_insert (self->values, g_strdup (name), g_strdup (value));
  }
  va_end (args);

  return self;
}

/**
 * kayako_secret_ref:
 * @self: a secret
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoSecret *
kayako_secret_ref (KayakoSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kayako_secret_unref:
 * @self: (transfer full): a secret
 *
 * Lets go of a reference; the last one overwrites the values.
 */
void
kayako_secret_unref (KayakoSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * kayako_secret_get:
 * @self: a secret
 * @name: the name of a value, such as %KAYAKO_SECRET_PASSWORD
 *
 * Looks up a value.
 *
 * Returns: (nullable): the value, owned by @self; %NULL when it has none
 */
const char *
kayako_secret_get (const KayakoSecret *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->values, name);
}

/**
 * kayako_secret_equal:
 * @a: a secret
 * @b: another one
 *
 * Compares names and values.
 *
 * Returns: whether they say the same
 */
gboolean
kayako_secret_equal (const KayakoSecret *a, const KayakoSecret *b)
{
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer value = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (g_hash_table_size (a->values) != g_hash_table_size (b->values))
    return FALSE;

  g_hash_table_iter_init (&iter, a->values);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    if (g_strcmp0 (g_hash_table_lookup (b->values, name), value) != 0)
      return FALSE;
  }

  return TRUE;
}

/**
 * kayako_secret_to_text:
 * @self: a secret
 *
 * Writes all names and values as one text, for places that keep only one.
 * kayako_secret_from_text() reads it.
 *
 * Returns: (transfer full): the text; free it with kayako_wipe_free()
 */
char *
kayako_secret_to_text (const KayakoSecret *self)
{
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) values = NULL;
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_variant_builder_add (builder, "{ss}", name, value);

  values = g_variant_ref_sink (g_variant_builder_end (builder));
  return g_variant_print (values, FALSE);
}

/**
 * kayako_secret_from_text:
 * @text: what kayako_secret_to_text() wrote
 * @error: return location
 *
 * Reads a secret back. Anything else is %KAYAKO_ERROR_KEYRING; the message
 * never holds any of @text.
 *
 * Returns: (transfer full) (nullable): the secret
 */
KayakoSecret *
kayako_secret_from_text (const char *text, GError **error)
{
  g_autoptr (GVariant) values = NULL;
  g_autoptr (KayakoSecret) self = secret_new_empty ();
  GVariantIter iter;
  const char *name = NULL;
  const char *value = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  values = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), text, NULL, NULL, NULL);
  if (values == NULL) {
    /* GVariant's own message quotes what it read, which may be a password. */
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_KEYRING,
                         "Stored secret: not in the form this program writes");
    return NULL;
  }

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    g_hash_table_insert (self->values, g_strdup (name), g_strdup (value));

  return g_steal_pointer (&self);
}
