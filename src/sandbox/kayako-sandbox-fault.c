/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-fault.h"

#include <gio/gio.h>
#include <string.h>

#include "kayako-sandbox-value.h"

struct _KayakoSandboxFault {
  gatomicrefcount references;
  KayakoSandboxFaultKind kind;
  char *spec;         /* (owned) */
  GHashTable *values; /* (owned) (element-type utf8 utf8) */
  GPatternSpec *path; /* (owned) (nullable) */
  gint64 times;       /* how often it may fire yet, -1 for ever */
  double probability;
  guint64 fired;
  gint64 spent_at; /* microseconds: a rate limit without times ends then, 0 before it began */
};

typedef struct {
  const char *name;
  KayakoSandboxFaultKind kind;
  const char *numbers;  /* the keys it needs, which are whole numbers, or NULL */
  const char *texts;    /* further keys it takes */
  const char *required; /* the one of these it cannot do without, or NULL */
} FaultKind;

static const FaultKind kinds[] = {
  { "status", KAYAKO_SANDBOX_FAULT_STATUS, "code", "error", "code" },
  { "delay", KAYAKO_SANDBOX_FAULT_DELAY, "ms", "", "ms" },
  { "drop-during", KAYAKO_SANDBOX_FAULT_DROP_DURING, "", "", NULL },
  { "drop-before", KAYAKO_SANDBOX_FAULT_DROP_BEFORE, "", "", NULL },
  { "drop-after", KAYAKO_SANDBOX_FAULT_DROP_AFTER, "", "", NULL },
  { "truncate", KAYAKO_SANDBOX_FAULT_TRUNCATE, "bytes", "", "bytes" },
  { "malformed", KAYAKO_SANDBOX_FAULT_MALFORMED, "", "", NULL },
  { "html", KAYAKO_SANDBOX_FAULT_HTML, "code", "", NULL },
  { "rate-limit", KAYAKO_SANDBOX_FAULT_RATE_LIMIT, "seconds", "", "seconds" },
  { "revoke-session", KAYAKO_SANDBOX_FAULT_REVOKE_SESSION, "", "", NULL },
  { "slow", KAYAKO_SANDBOX_FAULT_SLOW, "bytes-per-second", "", "bytes-per-second" },
  { "redirect", KAYAKO_SANDBOX_FAULT_REDIRECT, "code", "to", "to" },
  { "oversize", KAYAKO_SANDBOX_FAULT_OVERSIZE, "bytes", "", "bytes" },
  { "deep", KAYAKO_SANDBOX_FAULT_DEEP, "levels", "", "levels" },
  { "notification", KAYAKO_SANDBOX_FAULT_NOTIFICATION, "",
    "type message sticky related-url related-href related-label", "message" },
  { "socket-close", KAYAKO_SANDBOX_FAULT_SOCKET_CLOSE, "", "", NULL },
  { "socket-silent", KAYAKO_SANDBOX_FAULT_SOCKET_SILENT, "", "", NULL },
  { "duplicate-events", KAYAKO_SANDBOX_FAULT_DUPLICATE_EVENTS, "", "", NULL },
  { "lose-events", KAYAKO_SANDBOX_FAULT_LOSE_EVENTS, "", "", NULL },
};

static const FaultKind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];

  return NULL;
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static gboolean
is_number_of_at_least (const char *text, gint64 least)
{
  gint64 number = 0;

  return kayako_sandbox_parse_int64 (text, &number) && number >= least;
}

static gboolean
check_value (const FaultKind *kind, const char *key, const char *value)
{
  char *end = NULL;
  double probability = 0.0;

  if (strcmp (key, "path") == 0 || strcmp (key, "method") == 0 || has_word (kind->texts, key))
    return *value != '\0';
  if (strcmp (key, "times") == 0)
    return is_number_of_at_least (value, 1);
  if (strcmp (key, "code") == 0 && has_word (kind->numbers, key))
    return is_number_of_at_least (value, 200) && strlen (value) == 3;
  if (strcmp (key, "bytes-per-second") == 0 && has_word (kind->numbers, key))
    return is_number_of_at_least (value, 1);
  if (has_word (kind->numbers, key))
    return is_number_of_at_least (value, 0);
  if (strcmp (key, "probability") != 0)
    return FALSE;

  probability = g_ascii_strtod (value, &end);
  return end != value && *end == '\0' && probability >= 0.0 && probability <= 1.0;
}

static gboolean
is_key (const FaultKind *kind, const char *key)
{
  return has_word ("path method times probability", key) || has_word (kind->numbers, key) ||
         has_word (kind->texts, key);
}

/* "key=value,key=value"; a comma that no key follows belongs to the value, so
 * that a message may have commas. */
static gboolean
parse_values (KayakoSandboxFault *self, const FaultKind *kind, const char *text, GError **error)
{
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);
  g_autofree char *last_key = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  for (guint i = 0; pieces[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (pieces[i], "=", 2);
    const char *before = NULL;

    if (parts[0] != NULL && parts[1] != NULL && is_key (kind, parts[0])) {
      g_set_str (&last_key, parts[0]);
      g_hash_table_replace (self->values, g_strdup (parts[0]), g_strdup (parts[1]));
      continue;
    }
    before = last_key != NULL && has_word (kind->texts, last_key)
                 ? g_hash_table_lookup (self->values, last_key)
                 : NULL;
    if (before == NULL) {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "Fault ‘%s’ does not take ‘%s’",
                   kind->name, pieces[i]);
      return FALSE;
    }
    g_hash_table_replace (self->values, g_strdup (last_key),
                          g_strconcat (before, ",", pieces[i], NULL));
  }

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!check_value (kind, key, value)) {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "Fault ‘%s’: ‘%s’ is no value of ‘%s’", kind->name, (char *) value,
                   (char *) key);
      return FALSE;
    }

  return TRUE;
}

static void
set_limits (KayakoSandboxFault *self)
{
  const char *path = kayako_sandbox_fault_get_text (self, "path");
  const char *probability = kayako_sandbox_fault_get_text (self, "probability");

  self->times = kayako_sandbox_fault_get_number (self, "times", -1);
  self->probability = probability != NULL ? g_ascii_strtod (probability, NULL) : 1.0;
  self->path = path != NULL ? g_pattern_spec_new (path) : NULL;
}

/**
 * kayako_sandbox_fault_parse:
 * @spec: `KIND[:key=value,…]`
 * @error: return location for a #GError
 *
 * Reads what is to go wrong. Every kind takes `path` (with `*` and `?`),
 * `method`, `times` and `probability`.
 *
 * Returns: (transfer full) (nullable): the fault, or %NULL with
 *   %G_OPTION_ERROR_BAD_VALUE
 */
KayakoSandboxFault *
kayako_sandbox_fault_parse (const char *spec, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (spec, ":", 2);
  const FaultKind *kind = parts[0] != NULL ? find_kind (parts[0]) : NULL;
  g_autoptr (KayakoSandboxFault) self = NULL;

  if (kind == NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "No kind of fault: ‘%s’", spec);
    return NULL;
  }

  self = g_new0 (KayakoSandboxFault, 1);
  g_atomic_ref_count_init (&self->references);
  self->kind = kind->kind;
  self->spec = g_strdup (spec);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (parts[1] != NULL && !parse_values (self, kind, parts[1], error))
    return NULL;
  if (kind->required != NULL && !g_hash_table_contains (self->values, kind->required)) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "Fault ‘%s’ needs ‘%s’",
                 kind->name, kind->required);
    return NULL;
  }

  set_limits (self);
  return g_steal_pointer (&self);
}

/**
 * kayako_sandbox_fault_ref:
 * @self: a fault
 *
 * Returns: (transfer full): @self
 */
KayakoSandboxFault *
kayako_sandbox_fault_ref (KayakoSandboxFault *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kayako_sandbox_fault_unref:
 * @self: a fault
 *
 * Lets go of a fault.
 */
void
kayako_sandbox_fault_unref (KayakoSandboxFault *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->spec);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->path, g_pattern_spec_free);
  g_free (self);
}

/**
 * kayako_sandbox_fault_get_kind:
 * @self: a fault
 *
 * Returns: what goes wrong
 */
KayakoSandboxFaultKind
kayako_sandbox_fault_get_kind (const KayakoSandboxFault *self)
{
  return self->kind;
}

/**
 * kayako_sandbox_fault_get_spec:
 * @self: a fault
 *
 * Returns: what it was parsed from
 */
const char *
kayako_sandbox_fault_get_spec (const KayakoSandboxFault *self)
{
  return self->spec;
}

/**
 * kayako_sandbox_fault_get_text:
 * @self: a fault
 * @key: one of its keys
 *
 * Returns: (nullable): the key's value
 */
const char *
kayako_sandbox_fault_get_text (const KayakoSandboxFault *self, const char *key)
{
  return g_hash_table_lookup (self->values, key);
}

/**
 * kayako_sandbox_fault_get_number:
 * @self: a fault
 * @key: one of its keys that are numbers
 * @fallback: what to return when it was not given
 *
 * Returns: the key's value
 */
gint64
kayako_sandbox_fault_get_number (const KayakoSandboxFault *self, const char *key, gint64 fallback)
{
  const char *text = kayako_sandbox_fault_get_text (self, key);
  gint64 number = fallback;

  if (text != NULL)
    kayako_sandbox_parse_int64 (text, &number);

  return number;
}

/**
 * kayako_sandbox_fault_get_fired:
 * @self: a fault
 *
 * Returns: how often it went wrong
 */
guint64
kayako_sandbox_fault_get_fired (const KayakoSandboxFault *self)
{
  return self->fired;
}

static gboolean
matches_path (const KayakoSandboxFault *self, const char *path)
{
  g_autofree char *bare = NULL;

  if (self->path == NULL || g_pattern_spec_match_string (self->path, path))
    return TRUE;
  if (!g_str_has_suffix (path, ".json"))
    return FALSE;

  bare = g_strndup (path, strlen (path) - strlen (".json"));
  return g_pattern_spec_match_string (self->path, bare);
}

/* A rate limit without times refuses for its seconds, from the first refusal. */
static gboolean
is_over (KayakoSandboxFault *self, gint64 now_us)
{
  if (self->times == 0)
    return TRUE;
  if (self->kind != KAYAKO_SANDBOX_FAULT_RATE_LIMIT || self->times > 0)
    return FALSE;

  if (self->spent_at == 0)
    self->spent_at = now_us + kayako_sandbox_fault_get_number (self, "seconds", 0) * G_USEC_PER_SEC;

  return now_us >= self->spent_at;
}

/**
 * kayako_sandbox_fault_fire:
 * @self: a fault
 * @method: a request's method
 * @path: a request's path; one that ends in `.json` is also compared without
 * @random: decides where the fault has a probability
 * @now_us: microseconds of a clock that does not jump
 *
 * Decides whether a request meets the fault, and counts it when it does.
 *
 * Returns: whether it goes wrong
 */
gboolean
kayako_sandbox_fault_fire (KayakoSandboxFault *self,
                           const char *method,
                           const char *path,
                           GRand *random,
                           gint64 now_us)
{
  const char *only = kayako_sandbox_fault_get_text (self, "method");

  if (only != NULL && g_ascii_strcasecmp (only, method) != 0)
    return FALSE;
  if (!matches_path (self, path))
    return FALSE;
  if (self->probability < 1.0 && g_rand_double (random) >= self->probability)
    return FALSE;
  if (is_over (self, now_us))
    return FALSE;

  if (self->times > 0)
    self->times--;
  self->fired++;
  return TRUE;
}
