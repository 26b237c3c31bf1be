/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-private.h"

#include "kayako-store-search.h"

/* How many conversations are shown at first, and at most. */
#define FIRST_LIMIT 25
#define LAST_LIMIT  800

/* How long after something new was stored it is looked for again, in
 * milliseconds: while everything is pulled, there is always something new. */
#define REFRESH_DELAY 1000

typedef enum {
  PROP_TEXT = 1,
  PROP_STATE,
  PROP_ERROR,
  PROP_HITS,
} KayakoSearchProperty;

static GParamSpec *props[PROP_HITS + 1];

/**
 * KayakoSearch:
 *
 * Looks through everything that is stored of an account while somebody types.
 * A newer text drops what was asked for before, whether or not it was answered;
 * what was found stays until there is a newer answer, and rows that are found
 * again stay the same objects.
 */
G_DEFINE_FINAL_TYPE (KayakoSearch, kayako_search, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (KayakoSearchState,
                    kayako_search_state,
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_STATE_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_STATE_SEARCHING, "searching"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_STATE_FOUND, "found"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_STATE_NOTHING, "nothing"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SEARCH_STATE_FAILED, "failed"))

/* One question on its way. */
typedef struct {
  GWeakRef search;
  guint64 number;
} Question;

static Question *
question_new (KayakoSearch *self)
{
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->search, self);
  question->number = self->number;

  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_weak_ref_clear (&question->search);
  g_free (question);
}

static void
set_state (KayakoSearch *self, KayakoSearchState state, const GError *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (error != NULL || self->error != NULL) {
    g_clear_error (&self->error);
    self->error = error != NULL ? g_error_copy (error) : NULL;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
  }
  if (self->state != state) {
    self->state = state;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  }
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
is_same_at (KayakoSearch *self, guint position, KayakoSearchHit *hit)
{
  g_autoptr (KayakoSearchHit) old = g_list_model_get_item (G_LIST_MODEL (self->hits), position);

  return kayako_search_hit_is_same (old, hit);
}

/* What is found again keeps its row: only what lies between is put in place. */
static void
take_hits (KayakoSearch *self, GPtrArray *hits)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint n_new = hits->len;
  guint n_first = 0;
  guint n_last = 0;

  while (n_first < MIN (n_old, n_new) && is_same_at (self, n_first, hits->pdata[n_first]))
    n_first++;
  while (n_last < MIN (n_old, n_new) - n_first &&
         is_same_at (self, n_old - 1 - n_last, hits->pdata[n_new - 1 - n_last]))
    n_last++;

  if (n_old == n_new && n_first == n_new)
    return;

  g_list_store_splice (self->hits, n_first, n_old - n_first - n_last, hits->pdata + n_first,
                       n_new - n_first - n_last);
}

static void
resolve_conversations (KayakoSearch *self, GPtrArray *hits)
{
  KayakoRegistry *registry = kayako_library_get_registry (self->library);

  for (guint i = 0; i < hits->len; i++) {
    KayakoSearchHit *hit = hits->pdata[i];

    kayako_search_hit_set_conversation (
        hit, kayako_registry_lookup (registry, KAYAKO_TYPE_CONVERSATION,
                                     kayako_search_hit_get_conversation_id (hit)));
  }
}

static void
forget (KayakoSearch *self)
{
  self->n_found = 0;
  self->is_exact = TRUE;
  g_list_store_remove_all (self->hits);
}

static DexFuture *
answered_cb (DexFuture *future, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (KayakoSearch) self = g_weak_ref_get (&question->search);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  KayakoSearchAnswer *answer = value != NULL ? g_value_get_object (value) : NULL;
  GPtrArray *hits = NULL;

  if (self == NULL || self->number != question->number)
    return dex_ref (future);

  if (answer == NULL) {
    forget (self);
    set_state (self, KAYAKO_SEARCH_STATE_FAILED, error);
    return dex_ref (future);
  }

  hits = kayako_search_answer_get_hits (answer);
  self->n_found = kayako_search_answer_get_n_found (answer);
  self->is_exact = kayako_search_answer_get_is_exact (answer);
  resolve_conversations (self, hits);
  take_hits (self, hits);
  set_state (self, hits->len > 0 ? KAYAKO_SEARCH_STATE_FOUND : KAYAKO_SEARCH_STATE_NOTHING, NULL);
  return dex_ref (future);
}

static DexFuture *
ask_store (DexFuture *future, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (KayakoSearch) self = g_weak_ref_get (&question->search);
  KayakoStore *store = g_value_get_object (dex_future_get_value (future, NULL));
  KayakoUser *me = NULL;

  if (self == NULL || self->number != question->number)
    return dex_ref (future);

  me = kayako_session_get_user (self->session);

  return kayako_store_search (store, self->query, me != NULL ? kayako_user_get_id (me) : 0,
                              self->limit);
}

static void
ask (KayakoSearch *self)
{
  DexFuture *answer = NULL;

  dex_clear (&self->work);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->number++;
  if (kayako_search_query_is_empty (self->query)) {
    forget (self);
    set_state (self, KAYAKO_SEARCH_STATE_EMPTY, NULL);
    return;
  }

  set_state (self, KAYAKO_SEARCH_STATE_SEARCHING, NULL);
  answer = dex_future_then (kayako_library_ensure_store (self->library), ask_store,
                            question_new (self), question_free);
  self->work = dex_future_finally (answer, answered_cb, question_new (self), question_free);
}

static void
refresh_cb (gpointer user_data)
{
  KayakoSearch *self = user_data;

  self->refresh_id = 0;
  ask (self);
}

static void
library_cb (KayakoSearch *self)
{
  if (self->refresh_id == 0 && self->state != KAYAKO_SEARCH_STATE_EMPTY)
    self->refresh_id = g_timeout_add_once (REFRESH_DELAY, refresh_cb, self);
}

static void
kayako_search_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoSearch *self = KAYAKO_SEARCH (object);

  switch ((KayakoSearchProperty) prop_id) {
  case PROP_TEXT:
    g_value_set_string (value, self->text);
    break;
  case PROP_STATE:
    g_value_set_enum (value, (int) self->state);
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, self->error);
    break;
  case PROP_HITS:
    g_value_set_object (value, self->hits);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_search_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((KayakoSearchProperty) prop_id) {
  case PROP_TEXT:
    kayako_search_set_text (KAYAKO_SEARCH (object), g_value_get_string (value));
    break;
  case PROP_STATE:
  case PROP_ERROR:
  case PROP_HITS:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_search_dispose (GObject *object)
{
  KayakoSearch *self = KAYAKO_SEARCH (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  dex_clear (&self->work);

  G_OBJECT_CLASS (kayako_search_parent_class)->dispose (object);
}

static void
kayako_search_finalize (GObject *object)
{
  KayakoSearch *self = KAYAKO_SEARCH (object);

  g_clear_object (&self->library);
  g_clear_object (&self->session);
  g_clear_object (&self->hits);
  g_clear_pointer (&self->query, kayako_search_query_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (kayako_search_parent_class)->finalize (object);
}

static void
kayako_search_class_init (KayakoSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kayako_search_get_property;
  object_class->set_property = kayako_search_set_property;
  object_class->dispose = kayako_search_dispose;
  object_class->finalize = kayako_search_finalize;

  /**
   * KayakoSearch:text:
   *
   * What was typed, words and filters; see #KayakoSearchQuery.
   */
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags | G_PARAM_WRITABLE);

  /**
   * KayakoSearch:state:
   *
   * How far it has come with the text.
   */
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, KAYAKO_TYPE_SEARCH_STATE,
                                         (int) KAYAKO_SEARCH_STATE_EMPTY, flags);

  /**
   * KayakoSearch:error:
   *
   * Why nothing can be looked for, %NULL in every other state.
   */
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  /**
   * KayakoSearch:hits:
   *
   * What was found, each conversation once.
   */
  props[PROP_HITS] = g_param_spec_object ("hits", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_search_init (KayakoSearch *self)
{
  self->text = g_strdup ("");
  self->query = kayako_search_query_new ("");
  self->hits = g_list_store_new (KAYAKO_TYPE_SEARCH_HIT);
  self->limit = FIRST_LIMIT;
  self->is_exact = TRUE;
}

/**
 * kayako_search_new:
 * @library: what is known of the account's helpdesk
 * @session: who is signed in there
 *
 * Makes a search that looks for nothing yet, and opens nothing.
 *
 * Returns: (transfer full): the search
 */
KayakoSearch *
kayako_search_new (KayakoLibrary *library, KayakoSession *session)
{
  KayakoSearch *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (KAYAKO_IS_SESSION (session), NULL);

  self = g_object_new (KAYAKO_TYPE_SEARCH, NULL);
  self->library = g_object_ref (library);
  self->session = g_object_ref (session);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kayako_search_get_text:
 * @self: a search
 *
 * Gets what is looked for.
 *
 * Returns: (not nullable): text, owned by @self
 */
const char *
kayako_search_get_text (KayakoSearch *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH (self), "");

  return self->text;
}

/**
 * kayako_search_set_text:
 * @self: a search
 * @text: what was typed
 *
 * Looks for something else, from the first character on. Whatever it is, it is
 * no error.
 */
void
kayako_search_set_text (KayakoSearch *self, const char *text)
{
  g_return_if_fail (KAYAKO_IS_SEARCH (self));
  g_return_if_fail (text != NULL);

  if (!g_set_str (&self->text, text))
    return;

  g_clear_pointer (&self->query, kayako_search_query_unref);
  self->query = kayako_search_query_new (text);
  self->limit = FIRST_LIMIT;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
  ask (self);
}

/**
 * kayako_search_get_state:
 * @self: a search
 *
 * Gets how far it has come.
 *
 * Returns: the state
 */
KayakoSearchState
kayako_search_get_state (KayakoSearch *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH (self), KAYAKO_SEARCH_STATE_EMPTY);

  return self->state;
}

/**
 * kayako_search_get_error:
 * @self: a search
 *
 * Gets why what is stored cannot be read.
 *
 * Returns: (nullable): the error, owned by @self
 */
const GError *
kayako_search_get_error (KayakoSearch *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH (self), NULL);

  return self->error;
}

/**
 * kayako_search_get_hits:
 * @self: a search
 *
 * Gets what was found.
 *
 * Returns: (transfer none): a model of #KayakoSearchHit
 */
GListModel *
kayako_search_get_hits (KayakoSearch *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH (self), NULL);

  return G_LIST_MODEL (self->hits);
}

/**
 * kayako_search_get_n_found:
 * @self: a search
 * @is_exact: (out) (optional): whether there are no more than that
 *
 * Finds out how many conversations there are of what is looked for, also those
 * that were not loaded yet.
 *
 * Returns: how many, at least as many as there are hits
 */
guint
kayako_search_get_n_found (KayakoSearch *self, gboolean *is_exact)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH (self), 0);

  if (is_exact != NULL)
    *is_exact = self->is_exact;

  return self->n_found;
}

/**
 * kayako_search_refresh:
 * @self: a search
 *
 * Looks again for the same; after something new was stored that happens by
 * itself. What is as it was emits nothing.
 */
void
kayako_search_refresh (KayakoSearch *self)
{
  g_return_if_fail (KAYAKO_IS_SEARCH (self));

  ask (self);
}

/**
 * kayako_search_load_more:
 * @self: a search
 *
 * Looks for more where not all was shown. There is an end to it: whoever has
 * not found it by then has to say more.
 */
void
kayako_search_load_more (KayakoSearch *self)
{
  g_return_if_fail (KAYAKO_IS_SEARCH (self));

  if (self->state != KAYAKO_SEARCH_STATE_FOUND || self->limit >= LAST_LIMIT ||
      self->n_found <= self->limit)
    return;

  self->limit *= 2;
  ask (self);
}
