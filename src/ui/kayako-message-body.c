/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-body.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kayako-direction.h"
#include "kayako-quote.h"
#include "kayako-search-words.h"
#include "kayako-thread-closures.h"

/* What a message shows at first and what “Show More” adds, in bytes. Laying out
 * text costs time in proportion to its length, some 10 ms for 4 KiB, so a message
 * of a megabyte must not be laid out whole while one scrolls past it. */
#define FIRST_PORTION (4 * 1024)
#define MORE_PORTION  (16 * 1024)

/* From this length on, in bytes, a word is broken anywhere: looking for better
 * places in it costs Pango time in proportion to the square of its length. */
#define ENDLESS_WORD 500

/**
 * KayakoMessageBody:
 *
 * The text of one message, as text: it can be selected and copied, and nothing
 * in it is markup. A very long text shows its beginning and a button for more.
 * Somebody else's words that it ends with, and a signature, are folded away
 * behind “…”.
 */
struct _KayakoMessageBody {
  AdwBin parent_instance;

  GtkLabel *label;
  GtkToggleButton *quote_button;
  GtkLabel *quote_label;
  GtkWidget *more_button;

  char *text;       /* (owned) (nullable) */
  char *looked_for; /* (owned) (nullable): of which the words are pointed out */
  gsize shown;      /* how much of it may be shown, in bytes */
};

G_DEFINE_FINAL_TYPE (KayakoMessageBody, kayako_message_body, ADW_TYPE_BIN)

typedef enum {
  PROP_TEXT = 1,
} KayakoMessageBodyProperty;

static GParamSpec *props[PROP_TEXT + 1];

/* Letters are written with empty lines between paragraphs. As high as a line of
 * text they tear a message apart, so they are shown at half their height. */
static PangoAttrList *
make_paragraphs (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *p;

  for (p = text; (p = strstr (p, "\n\n")) != NULL; p++) {
    PangoAttribute *half = pango_attr_scale_new (0.5);

    half->start_index = p + 1 - text;
    half->end_index = p + 2 - text;
    pango_attr_list_insert (attributes, half);
  }

  return attributes;
}

/* On any ground, light or dark; and bold, for who sees no colours. */
static void
add_found (PangoAttrList *attributes, const char *looked_for, const char *text)
{
  g_autoptr (GArray) ranges = kayako_search_find_words (looked_for, text);

  for (guint i = 0; i < ranges->len; i++) {
    const KayakoSearchRange *range = &g_array_index (ranges, KayakoSearchRange, i);
    PangoAttribute *marks[] = {
      pango_attr_background_new (0xf6f6, 0xd3d3, 0x2d2d),
      pango_attr_background_alpha_new (0x7000),
      pango_attr_weight_new (PANGO_WEIGHT_BOLD),
    };

    for (gsize mark = 0; mark < G_N_ELEMENTS (marks); mark++) {
      marks[mark]->start_index = range->start;
      marks[mark]->end_index = range->end;
      pango_attr_list_insert (attributes, marks[mark]);
    }
  }
}

static gboolean
has_endless_word (const char *text)
{
  const char *p = text;

  while (*p != '\0') {
    gsize length = strcspn (p, " \t\n");

    if (length > ENDLESS_WORD)
      return TRUE;

    p += length;
    p += strspn (p, " \t\n");
  }

  return FALSE;
}

/* Shows the beginning of a text; tells whether there is more. */
static gboolean
show_text (KayakoMessageBody *self, GtkLabel *label, const char *text, gsize limit)
{
  gboolean cut = FALSE;
  g_autofree char *shown = kayako_closure_body_text (text, limit, &cut);
  g_autoptr (PangoAttrList) paragraphs = make_paragraphs (shown);

  if (self->looked_for != NULL)
    add_found (paragraphs, self->looked_for, shown);
  gtk_label_set_wrap_mode (label,
                           has_endless_word (shown) ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  gtk_label_set_text (label, shown);
  /* A label is aligned as a whole: its paragraphs find their own edges only
   * among others that run with the window. */
  gtk_label_set_xalign (label, kayako_runs_against (shown) ? 1.0 : 0.0);
  gtk_label_set_attributes (label, paragraphs);

  return cut;
}

/* What is behind the button: where both are there, the quote is what one looks
 * for. */
static void
name_quote (KayakoMessageBody *self, const char *quote)
{
  gboolean is_signature = g_str_has_prefix (quote, "-- ") && strstr (quote, "\n>") == NULL;
  const char *name = is_signature ? _ ("Signature") : _ ("Quoted Text");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->quote_button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quote_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_label (KayakoMessageBody *self)
{
  gsize own_length = kayako_quote_find (self->text);
  g_autofree char *own_text = g_strndup (self->text, own_length);
  const char *quote = self->text != NULL ? self->text + own_length : "";
  gboolean cut = show_text (self, self->label, own_text, self->shown);
  gboolean has_quote = !cut && *quote != '\0';
  gboolean shows_quote = has_quote && gtk_toggle_button_get_active (self->quote_button);

  if (shows_quote)
    cut = show_text (self, self->quote_label, quote, self->shown);

  name_quote (self, quote);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_button), has_quote);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), shows_quote);
  gtk_widget_set_visible (self->more_button, cut);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->quote_button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               shows_quote, -1);
}

static void
show_more_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoMessageBody *self = KAYAKO_MESSAGE_BODY (widget);

  self->shown += MORE_PORTION;
  update_label (self);
}

static void
kayako_message_body_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_MESSAGE_BODY);

  G_OBJECT_CLASS (kayako_message_body_parent_class)->dispose (object);
}

static void
kayako_message_body_finalize (GObject *object)
{
  KayakoMessageBody *self = KAYAKO_MESSAGE_BODY (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->looked_for, g_free);

  G_OBJECT_CLASS (kayako_message_body_parent_class)->finalize (object);
}

static void
kayako_message_body_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoMessageBody *self = KAYAKO_MESSAGE_BODY (object);

  switch ((KayakoMessageBodyProperty) prop_id) {
  case PROP_TEXT:
    g_value_set_string (value, kayako_message_body_get_text (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_message_body_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  KayakoMessageBody *self = KAYAKO_MESSAGE_BODY (object);

  switch ((KayakoMessageBodyProperty) prop_id) {
  case PROP_TEXT:
    kayako_message_body_set_text (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_message_body_class_init (KayakoMessageBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* Who goes through the thread with Tab reads; nothing is to be replaced. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);

  object_class->dispose = kayako_message_body_dispose;
  object_class->finalize = kayako_message_body_finalize;
  object_class->get_property = kayako_message_body_get_property;
  object_class->set_property = kayako_message_body_set_property;

  /**
   * KayakoMessageBody:text: (nullable)
   *
   * What the message says, as it came: neither trusted nor markup.
   */
  props[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-message-body.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageBody, label);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageBody, quote_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageBody, quote_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageBody, more_button);
  gtk_widget_class_bind_template_callback (widget_class, update_label);
  gtk_widget_class_install_action (widget_class, "body.show-more", NULL, show_more_action);
}

static void
kayako_message_body_init (KayakoMessageBody *self)
{
  self->shown = FIRST_PORTION;

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_message_body_new:
 *
 * Returns: a new, empty body
 */
GtkWidget *
kayako_message_body_new (void)
{
  return g_object_new (KAYAKO_TYPE_MESSAGE_BODY, NULL);
}

/**
 * kayako_message_body_get_text:
 * @self: a `KayakoMessageBody`
 *
 * Returns: (nullable): the whole text, shown or not
 */
const char *
kayako_message_body_get_text (KayakoMessageBody *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_BODY (self), NULL);

  return self->text;
}

/**
 * kayako_message_body_set_text:
 * @self: a `KayakoMessageBody`
 * @text: (nullable): what the message says
 *
 * Shows the beginning of @text, without what it quotes at its end.
 */
void
kayako_message_body_set_text (KayakoMessageBody *self, const char *text)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_BODY (self));

  if (!g_set_str (&self->text, text))
    return;

  self->shown = FIRST_PORTION;
  gtk_toggle_button_set_active (self->quote_button, FALSE);
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/**
 * kayako_message_body_set_looked_for:
 * @self: a `KayakoMessageBody`
 * @looked_for: (nullable): what was typed into a search
 *
 * Points out the words that were looked for, where they are shown.
 */
void
kayako_message_body_set_looked_for (KayakoMessageBody *self, const char *looked_for)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_BODY (self));

  if (g_set_str (&self->looked_for, looked_for) && self->text != NULL)
    update_label (self);
}

/**
 * kayako_message_body_get_unfolding:
 * @self: a `KayakoMessageBody`
 *
 * Returns: what somebody has unfolded of it
 */
KayakoMessageUnfolding
kayako_message_body_get_unfolding (KayakoMessageBody *self)
{
  KayakoMessageUnfolding unfolding = { 0, FALSE };

  g_return_val_if_fail (KAYAKO_IS_MESSAGE_BODY (self), unfolding);

  if (self->shown > FIRST_PORTION)
    unfolding.n_bytes = self->shown;
  unfolding.quoted = gtk_toggle_button_get_active (self->quote_button);

  return unfolding;
}

/**
 * kayako_message_body_unfold:
 * @self: a `KayakoMessageBody`
 * @unfolding: what was unfolded of the same text before
 *
 * Shows as much of the text again, and no more.
 */
void
kayako_message_body_unfold (KayakoMessageBody *self, KayakoMessageUnfolding unfolding)
{
  gsize shown = MAX (FIRST_PORTION, unfolding.n_bytes);

  g_return_if_fail (KAYAKO_IS_MESSAGE_BODY (self));

  if (self->shown == shown && gtk_toggle_button_get_active (self->quote_button) == unfolding.quoted)
    return;

  self->shown = shown;
  gtk_toggle_button_set_active (self->quote_button, unfolding.quoted);
  update_label (self);
}
