/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-fold.h"

/* Scripts without spaces between words, and Korean, which hangs its endings on
 * the word. */
static const struct {
  gunichar first;
  gunichar last;
} sign_ranges[] = {
  { 0x0e00, 0x0eff },   /* Thai, Lao */
  { 0x1000, 0x109f },   /* Burmese */
  { 0x1100, 0x11ff },   /* Korean letters */
  { 0x1780, 0x17ff },   /* Khmer */
  { 0x3005, 0x3007 },   /* Chinese signs for repetition and zero */
  { 0x3040, 0x30ff },   /* Japanese */
  { 0x3105, 0x318f },   /* Bopomofo, Korean letters */
  { 0x31a0, 0x31ff },   /* Bopomofo, Japanese */
  { 0x3400, 0x9fff },   /* Chinese */
  { 0xa960, 0xa97f },   /* Korean letters */
  { 0xac00, 0xd7ff },   /* Korean */
  { 0xf900, 0xfaff },   /* Chinese */
  { 0xff66, 0xffdc },   /* narrow Japanese and Korean */
  { 0x20000, 0x3ffff }, /* Chinese */
};

/* Letters that do not come apart into a letter and a mark. */
static const struct {
  gunichar letter;
  const char *folded;
} letters[] = {
  { 0x00df, "ss" }, { 0x1e9e, "ss" }, { 0x00e6, "ae" }, { 0x00c6, "ae" }, { 0x0153, "oe" },
  { 0x0152, "oe" }, { 0x00f8, "o" },  { 0x00d8, "o" },  { 0x0142, "l" },  { 0x0141, "l" },
  { 0x0111, "d" },  { 0x0110, "d" },  { 0x00f0, "d" },  { 0x00d0, "d" },  { 0x00fe, "th" },
  { 0x00de, "th" }, { 0x0131, "i" },  { 0x0127, "h" },  { 0x0126, "h" },  { 0x03c2, "\317\203" },
};

static gboolean
is_sign (gunichar c)
{
  if (c < sign_ranges[0].first)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (sign_ranges) && c >= sign_ranges[i].first; i++)
    if (c <= sign_ranges[i].last)
      return TRUE;

  return FALSE;
}

/* Accents, and the vowel points of Hebrew and Arabic, which most people do not
 * write. Other scripts' marks make another word. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0591 && c <= 0x05c7) ||
         (c >= 0x0610 && c <= 0x061a) || (c >= 0x064b && c <= 0x065f) || c == 0x0670 ||
         (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
         (c >= 0x20d0 && c <= 0x20ff);
}

static gboolean
is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
fold_letter (GString *folded, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = 0;

  if (c < 0x80) {
    g_string_append_c (folded, g_ascii_tolower ((char) c));
    return;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
    if (letters[i].letter == c) {
      g_string_append (folded, letters[i].folded);
      return;
    }
  }

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    if (!is_accent (parts[i]) && is_word (parts[i]))
      g_string_append_unichar (folded, g_unichar_tolower (parts[i]));
}

/* Finds the next word or sign at or after @position, and moves on behind it.
 * @folded (nullable) is set to what it is compared by. */
gboolean
kayako_fold_next (const char **position, KayakoFoldToken *token, GString *folded)
{
  const char *text = *position;
  gunichar c = 0;

  if (folded != NULL)
    g_string_truncate (folded, 0);
  while (*text != '\0' && (c = g_utf8_get_char (text), !is_word (c) && !is_sign (c)))
    text = g_utf8_next_char (text);
  token->start = text;
  token->is_sign = *text != '\0' && is_sign (c);

  if (token->is_sign) {
    if (folded != NULL)
      g_string_append_unichar (folded, c);
    text = g_utf8_next_char (text);
  }

  for (; !token->is_sign && *text != '\0'; text = g_utf8_next_char (text)) {
    c = g_utf8_get_char (text);
    if (!is_word (c) || is_sign (c))
      break;
    if (folded != NULL)
      fold_letter (folded, c);
  }

  token->end = *position = text;
  return token->end > token->start;
}

static void
separate (GString *string, gsize begun_at)
{
  if (string->len > begun_at)
    g_string_append_c (string, ' ');
}

/* Whether a sign stands right behind @token. */
static gboolean
is_followed (const KayakoFoldToken *token)
{
  return token->is_sign && *token->end != '\0' && is_sign (g_utf8_get_char (token->end));
}

static void
append_next_sign (GString *string, const KayakoFoldToken *token)
{
  g_string_append_unichar (string, g_utf8_get_char (token->end));
}

/* Appends @text (nullable) as it stands in the index. */
void
kayako_fold_append (GString *folded, const char *text)
{
  g_autoptr (GString) word = g_string_sized_new (32);
  const char *position = text;
  KayakoFoldToken token;

  while (position != NULL && kayako_fold_next (&position, &token, word)) {
    separate (folded, 0);
    g_string_append_len (folded, word->str, (gssize) word->len);
    if (is_followed (&token))
      append_next_sign (folded, &token);
  }
}

/* Appends what finds @text in the index: words and pairs in their order, of
 * which the last may go on. Nothing in it but letters, digits and spaces. */
void
kayako_fold_append_phrase (GString *phrase, const char *text)
{
  g_autoptr (GString) word = g_string_sized_new (32);
  const char *position = text;
  gsize begun_at = phrase->len;
  gboolean was_pair = FALSE;
  KayakoFoldToken token;

  while (kayako_fold_next (&position, &token, word)) {
    const char *ahead = position;
    KayakoFoldToken next;
    gboolean is_last = !kayako_fold_next (&ahead, &next, NULL);

    /* The last sign of all is in the pair before it. */
    if (is_last && was_pair)
      break;

    separate (phrase, begun_at);
    g_string_append_len (phrase, word->str, (gssize) word->len);
    was_pair = is_followed (&token);
    if (was_pair)
      append_next_sign (phrase, &token);
  }
}
