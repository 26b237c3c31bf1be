/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-answer.h"

/**
 * KayakoSearchAnswer:
 *
 * The best of what was found, and how much there is. Immutable, so that it may
 * go from one thread to another.
 */
struct _KayakoSearchAnswer {
  GObject parent_instance;

  GPtrArray *hits; /* (owned) (not nullable) (element-type KayakoSearchHit) */
  guint n_found;
  gboolean is_exact;
};

G_DEFINE_FINAL_TYPE (KayakoSearchAnswer, kayako_search_answer, G_TYPE_OBJECT)

static void
kayako_search_answer_finalize (GObject *object)
{
  KayakoSearchAnswer *self = KAYAKO_SEARCH_ANSWER (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (kayako_search_answer_parent_class)->finalize (object);
}

static void
kayako_search_answer_class_init (KayakoSearchAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_search_answer_finalize;
}

static void
kayako_search_answer_init (KayakoSearchAnswer *self)
{
}

/**
 * kayako_search_answer_new:
 * @hits: (element-type KayakoSearchHit): what fits best, the best first
 * @n_found: how many conversations were found, at least those of @hits
 * @is_exact: whether there are no more than @n_found
 *
 * Returns: (transfer full): the answer
 */
KayakoSearchAnswer *
kayako_search_answer_new (GPtrArray *hits, guint n_found, gboolean is_exact)
{
  KayakoSearchAnswer *self = NULL;

  g_return_val_if_fail (hits != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_SEARCH_ANSWER, NULL);
  self->hits = g_ptr_array_ref (hits);
  self->n_found = MAX (n_found, hits->len);
  self->is_exact = is_exact;

  return self;
}

/**
 * kayako_search_answer_get_hits:
 * @self: an answer
 *
 * Returns: (not nullable) (transfer none) (element-type KayakoSearchHit): the best
 *   of it, as many as were asked for
 */
GPtrArray *
kayako_search_answer_get_hits (KayakoSearchAnswer *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_ANSWER (self), NULL);

  return self->hits;
}

/**
 * kayako_search_answer_get_n_found:
 * @self: an answer
 *
 * Returns: how many conversations were found, more than the hits where more of
 *   them can be asked for
 */
guint
kayako_search_answer_get_n_found (KayakoSearchAnswer *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_ANSWER (self), 0);

  return self->n_found;
}

/**
 * kayako_search_answer_get_is_exact:
 * @self: an answer
 *
 * Returns: %FALSE where there may be more that nobody looked at
 */
gboolean
kayako_search_answer_get_is_exact (KayakoSearchAnswer *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_ANSWER (self), FALSE);

  return self->is_exact;
}
