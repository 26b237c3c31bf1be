/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-secret.h"

#include "kayako-error.h"
#include "kayako-wipe.h"

#include <string.h>

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

/* Into @to, which has room for twice the length of @text and two more. */
static char *
write_quoted (char *to, const char *text)
{
  *to++ = '\'';
  for (; *text != '\0'; text++) {
    if (*text == '\'' || *text == '\\')
      *to++ = '\\';
    *to++ = *text;
  }
  *to++ = '\'';

  return to;
}

/**
 * kayako_secret_to_text:
 * @self: a secret
 *
 * Writes all names and values as one text, for places that keep only one.
 * kayako_secret_from_text() reads it. Nothing is left behind in memory.
 *
 * Returns: (transfer full): the text; free it with kayako_wipe_free()
 */
char *
kayako_secret_to_text (const KayakoSecret *self)
{
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer value = NULL;
  gsize size = sizeof "{}";
  char *text = NULL;
  char *to = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    size += 2 * (strlen (name) + strlen (value)) + sizeof "'': '', ";

  /* As large as it can get: growing it would leave copies. */
  text = to = g_malloc0 (size);
  *to++ = '{';
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    if (to > text + 1)
      to = g_stpcpy (to, ", ");
    to = g_stpcpy (write_quoted (to, name), ": ");
    to = write_quoted (to, value);
  }
  *to = '}';

  return text;
}

/* Whether the next character that is no space is @wanted, which is passed. */
static gboolean
skip_mark (const char **at, char wanted)
{
  while (g_ascii_isspace (**at))
    (*at)++;
  if (**at != wanted)
    return FALSE;

  (*at)++;

  return TRUE;
}

/* After the backslash: a letter, or a number of @digits. */
static gboolean
read_code (const char **at, guint digits, char **to)
{
  gunichar code = 0;

  for (guint i = 0; i < digits; i++, (*at)++) {
    if (!g_ascii_isxdigit (**at))
      return FALSE;
    code = code << 4 | (gunichar) g_ascii_xdigit_value (**at);
  }

  if (code == 0 || !g_unichar_validate (code))
    return FALSE;

  *to += g_unichar_to_utf8 (code, *to);

  return TRUE;
}

static gboolean
read_escape (const char **at, char **to)
{
  static const char letters[] = "abfnrtv";
  static const char meanings[] = "\a\b\f\n\r\t\v";
  char letter = **at;
  const char *found = NULL;

  if (letter == '\0')
    return FALSE;

  (*at)++;
  if (letter == 'u')
    return read_code (at, 4, to);
  if (letter == 'U')
    return read_code (at, 8, to);

  found = strchr (letters, letter);
  *(*to)++ = found != NULL ? meanings[found - letters] : letter;

  return TRUE;
}

/* A text in quotes of either kind. It never grows by being read. */
static char *
read_quoted (const char **at)
{
  g_autoptr (KayakoWipedText) text = NULL;
  char *to = NULL;
  char quote = '"';

  if (!skip_mark (at, quote)) {
    quote = '\'';
    if (!skip_mark (at, quote))
      return NULL;
  }

  text = to = g_malloc0 (strlen (*at) + 1);
  while (**at != quote) {
    if (**at == '\0')
      return NULL;
    if (**at != '\\') {
      *to++ = *(*at)++;
      continue;
    }

    (*at)++;
    if (!read_escape (at, &to))
      return NULL;
  }
  (*at)++;

  return g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : NULL;
}

static gboolean
read_pair (const char **at, GHashTable *values)
{
  g_autoptr (KayakoWipedText) name = read_quoted (at);
  char *value = NULL;

  if (name == NULL || !skip_mark (at, ':'))
    return FALSE;

  value = read_quoted (at);
  if (value == NULL)
    return FALSE;

  g_hash_table_insert (values, g_steal_pointer (&name), value);

  return TRUE;
}

static gboolean
read_pairs (const char *at, GHashTable *values)
{
  if (!skip_mark (&at, '{'))
    return FALSE;

  if (!skip_mark (&at, '}')) {
    do {
      if (!read_pair (&at, values))
        return FALSE;
    } while (skip_mark (&at, ','));

    if (!skip_mark (&at, '}'))
      return FALSE;
  }

  return skip_mark (&at, '\0');
}

/**
 * kayako_secret_from_text:
 * @text: what kayako_secret_to_text() wrote
 * @error: return location
 *
 * Reads a secret back. Read here and not by GVariant, which wrote it once: its
 * memory is not overwritten. Anything else is %KAYAKO_ERROR_KEYRING; the message
 * never holds any of @text.
 *
 * Returns: (transfer full) (nullable): the secret
 */
KayakoSecret *
kayako_secret_from_text (const char *text, GError **error)
{
  g_autoptr (KayakoSecret) self = secret_new_empty ();

  g_return_val_if_fail (text != NULL, NULL);

  if (!read_pairs (text, self->values)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_KEYRING,
                         "Stored secret: not in the form this program writes");
    return NULL;
  }

  return g_steal_pointer (&self);
}
