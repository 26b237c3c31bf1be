/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-details-closures.h"

#include <glib/gi18n.h>

#include "kayako-field-option.h"
#include "kayako-thread-closures.h"

/**
 * kayako_closure_channel:
 * @channel: how a conversation began
 *
 * Returns: its name, empty when unknown
 */
const char *
kayako_closure_channel (KayakoChannel channel)
{
  switch (channel) {
  case KAYAKO_CHANNEL_MAIL:
    return _ ("Mail");
  case KAYAKO_CHANNEL_HELPCENTER:
    return _ ("Help Center");
  case KAYAKO_CHANNEL_TWITTER:
    return _ ("Twitter");
  case KAYAKO_CHANNEL_MESSENGER:
    return _ ("Messenger");
  case KAYAKO_CHANNEL_FACEBOOK:
    return _ ("Facebook");
  case KAYAKO_CHANNEL_UNKNOWN:
  default:
    return "";
  }
}

/**
 * kayako_closure_attachment_name:
 * @attachment: a file of a message
 *
 * Returns: (transfer full): what it is called, never empty
 */
char *
kayako_closure_attachment_name (KayakoAttachment *attachment)
{
  g_autofree char *name = kayako_closure_line (kayako_attachment_get_name (attachment));

  if (*name != '\0')
    return g_steal_pointer (&name);

  /* Translators: a file that came without a name. */
  return g_strdup (_ ("Unnamed file"));
}

/**
 * kayako_closure_attachment_size:
 * @attachment: a file of a message
 *
 * Returns: (transfer full): how large it is, for people, or that it is still being
 *   added to a reply; empty when not known
 */
char *
kayako_closure_attachment_size (KayakoAttachment *attachment)
{
  gint64 size = kayako_attachment_get_size (attachment);

  if (kayako_attachment_get_id (attachment) == 0 && kayako_attachment_get_url (attachment) == NULL)
    return g_strdup (_ ("Adding…"));

  if (size <= 0)
    return g_strdup ("");

  return g_format_size (size);
}

/**
 * kayako_closure_attachment_icon:
 * @attachment: a file of a message
 *
 * Returns: (transfer full): the icon of its kind
 */
GIcon *
kayako_closure_attachment_icon (KayakoAttachment *attachment)
{
  const char *mime_type = kayako_attachment_get_content_type (attachment);
  g_autofree char *content_type = NULL;

  if (mime_type != NULL && *mime_type != '\0')
    content_type = g_content_type_from_mime_type (mime_type);
  if (content_type == NULL)
    return g_themed_icon_new ("mail-attachment-symbolic");

  return g_content_type_get_symbolic_icon (content_type);
}

/**
 * kayako_closure_field_title:
 * @value: a custom field of a conversation
 * @locale: (nullable): the language to prefer
 *
 * Returns: (transfer full): what the field is called, maybe empty
 */
char *
kayako_closure_field_title (KayakoFieldValue *value, const char *locale)
{
  KayakoField *field = kayako_field_value_get_field (value);
  KayakoTranslations *titles = field != NULL ? kayako_field_get_titles (field) : NULL;
  const char *title = titles != NULL ? kayako_translations_get (titles, locale) : NULL;

  if (title == NULL && field != NULL)
    title = kayako_field_get_key (field);

  return kayako_closure_line (title);
}

/* The label of the option that a stored value names by its id. */
static char *
dup_option_label (KayakoField *field, const char *id, const char *locale)
{
  GListModel *options = kayako_field_get_options (field);
  gint64 wanted = g_ascii_strtoll (id, NULL, 10);
  guint n = options != NULL ? g_list_model_get_n_items (options) : 0;
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (KayakoFieldOption) option = g_list_model_get_item (options, i);
    KayakoTranslations *values = kayako_field_option_get_values (option);
    const char *label = NULL;

    if (kayako_field_option_get_id (option) != wanted)
      continue;

    label = values != NULL ? kayako_translations_get (values, locale) : NULL;

    return kayako_closure_line (label != NULL ? label : kayako_field_option_get_tag (option));
  }

  return kayako_closure_line (id);
}

/* The options of a cascade say the way to them, as “Steam \ Wand \ Valve”. */
static char *
dup_steps (const char *label)
{
  g_auto (GStrv) steps = g_strsplit (label, "\\", -1);

  for (char **step = steps; *step != NULL; step++)
    g_strstrip (*step);

  return g_strjoinv (" › ", steps);
}

static char *
dup_cascade (KayakoField *field, const char *id, const char *locale)
{
  g_autofree char *label = dup_option_label (field, id, locale);

  return dup_steps (label);
}

static char *
dup_option_labels (KayakoField *field, const char *ids, const char *locale)
{
  g_auto (GStrv) parts = g_strsplit (ids, ",", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  char **part;

  for (part = parts; *part != NULL; part++) {
    if (!kayako_closure_is_blank (*part))
      g_strv_builder_take (labels, dup_option_label (field, *part, locale));
  }
  list = g_strv_builder_end (labels);

  /* Translators: what stands between the chosen options of a field. */
  return g_strjoinv (_ (", "), list);
}

static char *
dup_yes_no (const char *text)
{
  if (g_strcmp0 (text, "1") == 0 || g_ascii_strcasecmp (text, "true") == 0 ||
      g_ascii_strcasecmp (text, "yes") == 0)
    return g_strdup (_ ("Yes"));
  if (g_strcmp0 (text, "0") == 0 || g_ascii_strcasecmp (text, "false") == 0 ||
      g_ascii_strcasecmp (text, "no") == 0)
    return g_strdup (_ ("No"));

  return kayako_closure_line (text);
}

/* A stored day in the reader's own way of writing days. */
static char *
dup_date (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *with_time =
      g_strdup_printf ("%.10s%s", text, "T00:00:00Z"); /* the day alone is no ISO 8601 time */
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (with_time, zone);

  if (date == NULL)
    return kayako_closure_line (text);

  /* Translators: a day in a custom field; see g_date_time_format(). */
  return g_date_time_format (date, _ ("%-d %B %Y"));
}

/**
 * kayako_closure_field_text:
 * @value: a custom field of a conversation
 * @locale: (nullable): the language to prefer
 *
 * Says the value of a field: options by their labels, yes and no in words,
 * days as people write them, everything else as it is.
 *
 * Returns: (transfer full): one line, or several for a field of several lines;
 *   empty when the field is not filled in
 */
char *
kayako_closure_field_text (KayakoFieldValue *value, const char *locale)
{
  KayakoField *field = kayako_field_value_get_field (value);
  const char *text = kayako_field_value_get_value (value);
  gboolean cut = FALSE;

  if (kayako_closure_is_blank (text))
    return g_strdup ("");
  if (field == NULL)
    return kayako_closure_line (text);

  switch (kayako_field_get_field_type (field)) {
  case KAYAKO_FIELD_TYPE_CHECKBOX:
  case KAYAKO_FIELD_TYPE_RADIO:
  case KAYAKO_FIELD_TYPE_SELECT:
    return dup_option_labels (field, text, locale);
  case KAYAKO_FIELD_TYPE_CASCADINGSELECT:
    return dup_cascade (field, text, locale);
  case KAYAKO_FIELD_TYPE_YESNO:
    return dup_yes_no (text);
  case KAYAKO_FIELD_TYPE_DATE:
    return dup_date (text);
  case KAYAKO_FIELD_TYPE_TEXTAREA:
    return kayako_closure_body_text (text, 4096, &cut);
  case KAYAKO_FIELD_TYPE_TEXT:
  case KAYAKO_FIELD_TYPE_NUMERIC:
  case KAYAKO_FIELD_TYPE_DECIMAL:
  case KAYAKO_FIELD_TYPE_REGEX:
  case KAYAKO_FIELD_TYPE_FILE:
  case KAYAKO_FIELD_TYPE_UNKNOWN:
  default:
    return kayako_closure_line (text);
  }
}
