/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-translations.h"

#include <string.h>

typedef struct {
  char *locale; /* (owned): lower case, with hyphens; empty when it was not told */
  char *text;   /* (owned) */
} Translation;

struct _KayakoTranslations {
  gatomicrefcount refs;
  GArray *items; /* (owned): Translation */
};

G_DEFINE_BOXED_TYPE (KayakoTranslations,
                     kayako_translations,
                     kayako_translations_ref,
                     kayako_translations_unref)

static void
translation_clear (gpointer data)
{
  Translation *item = data;

  g_free (item->locale);
  g_free (item->text);
}

/* The server writes en-us, the desktop en_US.UTF-8. */
static char *
normalize_locale (const char *locale)
{
  g_autofree char *lower = g_ascii_strdown (locale != NULL ? locale : "", -1);

  lower[strcspn (lower, ".@")] = '\0';

  return g_strdelimit (g_steal_pointer (&lower), "_", '-');
}

static gboolean
is_language (const char *locale, const char *wanted)
{
  gsize length = strcspn (wanted, "-");

  return length > 0 && strncmp (locale, wanted, length) == 0 &&
         (locale[length] == '\0' || locale[length] == '-');
}

static const char *
find_exact (const KayakoTranslations *self, const char *locale)
{
  for (guint i = 0; i < self->items->len; i++) {
    const Translation *item = &g_array_index (self->items, Translation, i);

    if (strcmp (item->locale, locale) == 0)
      return item->text;
  }

  return NULL;
}

static const char *
find_language (const KayakoTranslations *self, const char *locale)
{
  for (guint i = 0; i < self->items->len; i++) {
    const Translation *item = &g_array_index (self->items, Translation, i);

    if (is_language (item->locale, locale))
      return item->text;
  }

  return NULL;
}

/**
 * kayako_translations_new:
 *
 * Returns: (transfer full): a text in no language yet
 */
KayakoTranslations *
kayako_translations_new (void)
{
  KayakoTranslations *self = g_new0 (KayakoTranslations, 1);

  g_atomic_ref_count_init (&self->refs);
  self->items = g_array_new (FALSE, FALSE, sizeof (Translation));
  g_array_set_clear_func (self->items, translation_clear);

  return self;
}

/**
 * kayako_translations_new_single:
 * @text: a text of which the language was not told
 *
 * Returns: (transfer full): @text, for every language
 */
KayakoTranslations *
kayako_translations_new_single (const char *text)
{
  KayakoTranslations *self = kayako_translations_new ();

  kayako_translations_add (self, NULL, text);

  return self;
}

/**
 * kayako_translations_ref:
 * @self: a `KayakoTranslations`
 *
 * Returns: (transfer full): @self
 */
KayakoTranslations *
kayako_translations_ref (KayakoTranslations *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * kayako_translations_unref:
 * @self: (transfer full): a `KayakoTranslations`
 *
 * Lets go of @self, in any thread.
 */
void
kayako_translations_unref (KayakoTranslations *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_array_unref (self->items);
  g_free (self);
}

/**
 * kayako_translations_add:
 * @self: a `KayakoTranslations` that nobody else has seen
 * @locale: (nullable): the language, as in `en-us`; %NULL when not told
 * @text: the text in it
 *
 * Adds one language.
 */
void
kayako_translations_add (KayakoTranslations *self, const char *locale, const char *text)
{
  Translation item;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  item.locale = normalize_locale (locale);
  item.text = g_strdup (text);
  g_array_append_val (self->items, item);
}

/**
 * kayako_translations_get_n:
 * @self: a `KayakoTranslations`
 *
 * Returns: in how many languages there is a text
 */
guint
kayako_translations_get_n (const KayakoTranslations *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/**
 * kayako_translations_get_nth:
 * @self: a `KayakoTranslations`
 * @position: less than kayako_translations_get_n()
 * @locale: (out) (transfer none): the language; empty when it was not told
 *
 * Returns: (not nullable): the text in that language, owned by @self
 */
const char *
kayako_translations_get_nth (const KayakoTranslations *self, guint position, const char **locale)
{
  const Translation *item = NULL;

  g_return_val_if_fail (self != NULL && position < self->items->len, NULL);

  item = &g_array_index (self->items, Translation, position);
  *locale = item->locale;

  return item->text;
}

/**
 * kayako_translations_get:
 * @self: (nullable): a `KayakoTranslations`
 * @locale: (nullable): the wanted language, as in `en-us` or `en_US.UTF-8`
 *
 * Looks for the wanted locale, then for its language in any region, then for
 * English, then takes the first.
 *
 * Returns: (nullable): the text, owned by @self; %NULL when there is none
 */
const char *
kayako_translations_get (const KayakoTranslations *self, const char *locale)
{
  g_autofree char *wanted = NULL;
  const char *text;

  if (self == NULL || self->items->len == 0)
    return NULL;

  wanted = normalize_locale (locale);
  if ((text = find_exact (self, wanted)) != NULL || (text = find_language (self, wanted)) != NULL ||
      (text = find_exact (self, "en-us")) != NULL || (text = find_language (self, "en")) != NULL)
    return text;

  return g_array_index (self->items, Translation, 0).text;
}

/**
 * kayako_translations_equal:
 * @a: a `KayakoTranslations`
 * @b: another
 *
 * Returns: whether they say the same in the same languages and order
 */
gboolean
kayako_translations_equal (const KayakoTranslations *a, const KayakoTranslations *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->items->len != b->items->len)
    return FALSE;

  for (guint i = 0; i < a->items->len; i++) {
    const Translation *first = &g_array_index (a->items, Translation, i);
    const Translation *second = &g_array_index (b->items, Translation, i);

    if (strcmp (first->locale, second->locale) != 0 || strcmp (first->text, second->text) != 0)
      return FALSE;
  }

  return TRUE;
}
