/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-generator.h"

#include "kayako-sandbox-demo.h"

typedef enum {
  WORDS_FIRST_NAMES,
  WORDS_LAST_NAMES,
  WORDS_FULL_NAMES,
  WORDS_ORGANIZATIONS,
  WORDS_PRODUCTS,
  WORDS_SUBJECTS,
  WORDS_CUSTOMER_OPENINGS,
  WORDS_CUSTOMER_SENTENCES,
  WORDS_AGENT_OPENINGS,
  WORDS_AGENT_SENTENCES,
  WORDS_CLOSINGS,
  N_WORDS,
} WordList;

/* What made-up people are called and say: generate.json. */
struct _KayakoSandboxWords {
  JsonNode *root;            /* (owned) */
  GPtrArray *lists[N_WORDS]; /* (owned) (element-type utf8): borrowed from root */
};

static GPtrArray *
read_list (JsonObject *object, const char *name)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return list;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (list, (gpointer) json_array_get_string_element (array, i));

  return list;
}

static const char *
pick (KayakoSandboxWords *self, GRand *random, WordList list)
{
  return g_ptr_array_index (self->lists[list],
                            g_rand_int_range (random, 0, self->lists[list]->len));
}

/**
 * kayako_sandbox_words_new:
 * @error: return location for a #GError
 *
 * Reads the words of generate.json.
 *
 * Returns: (transfer full) (nullable): the words
 */
KayakoSandboxWords *
kayako_sandbox_words_new (GError **error)
{
  static const char *const names[N_WORDS] = {
    "first_names",    "last_names",      "full_names",        "organizations",
    "products",       "subjects",        "customer_openings", "customer_sentences",
    "agent_openings", "agent_sentences", "closings",
  };
  g_autoptr (KayakoSandboxWords) self = g_new0 (KayakoSandboxWords, 1);

  self->root = kayako_sandbox_demo_parse ("generate.json", error);
  if (self->root == NULL)
    return NULL;

  for (guint i = 0; i < N_WORDS; i++) {
    self->lists[i] = read_list (json_node_get_object (self->root), names[i]);
    if (self->lists[i]->len == 0 && i != WORDS_FULL_NAMES) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "generate.json: no ‘%s’", names[i]);
      return NULL;
    }
  }

  return g_steal_pointer (&self);
}

/**
 * kayako_sandbox_words_free:
 * @self: words
 */
void
kayako_sandbox_words_free (KayakoSandboxWords *self)
{
  for (guint i = 0; i < N_WORDS; i++)
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

/**
 * kayako_sandbox_words_say_name:
 * @self: words
 * @random: where chance comes from
 *
 * Returns: (transfer full): somebody's full name
 */
char *
kayako_sandbox_words_say_name (KayakoSandboxWords *self, GRand *random)
{
  const char *first = NULL;

  if (self->lists[WORDS_FULL_NAMES]->len > 0 && g_rand_int_range (random, 0, 12) == 0)
    return g_strdup (pick (self, random, WORDS_FULL_NAMES));

  first = pick (self, random, WORDS_FIRST_NAMES);
  return g_strconcat (first, " ", pick (self, random, WORDS_LAST_NAMES), NULL);
}

/**
 * kayako_sandbox_words_say_organization:
 * @self: words
 * @random: where chance comes from
 *
 * Returns: an organisation's name
 */
const char *
kayako_sandbox_words_say_organization (KayakoSandboxWords *self, GRand *random)
{
  return pick (self, random, WORDS_ORGANIZATIONS);
}

/**
 * kayako_sandbox_words_say_subject:
 * @self: words
 * @random: where chance comes from
 *
 * Returns: (transfer full): a conversation's subject
 */
char *
kayako_sandbox_words_say_subject (KayakoSandboxWords *self, GRand *random)
{
  GString *subject = g_string_new (pick (self, random, WORDS_SUBJECTS));

  g_string_replace (subject, "{product}", pick (self, random, WORDS_PRODUCTS), 0);

  return g_string_free_and_steal (subject);
}

/**
 * kayako_sandbox_words_say_message:
 * @self: words
 * @random: where chance comes from
 * @by_staff: whether an agent says it
 *
 * Returns: (transfer full): a message of one to a dozen sentences
 */
char *
kayako_sandbox_words_say_message (KayakoSandboxWords *self, GRand *random, gboolean by_staff)
{
  WordList sentences = by_staff ? WORDS_AGENT_SENTENCES : WORDS_CUSTOMER_SENTENCES;
  GString *text = g_string_sized_new (512);
  int n_paragraphs = g_rand_int_range (random, 1, 4);

  g_string_append (text,
                   pick (self, random, by_staff ? WORDS_AGENT_OPENINGS : WORDS_CUSTOMER_OPENINGS));
  for (int i = 0; i < n_paragraphs; i++) {
    int n_sentences = g_rand_int_range (random, 1, 5);

    g_string_append (text, "\n\n");
    for (int j = 0; j < n_sentences; j++) {
      if (j > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, pick (self, random, sentences));
    }
  }
  g_string_append (text, "\n\n");
  g_string_append (text, pick (self, random, WORDS_CLOSINGS));

  return g_string_free_and_steal (text);
}
