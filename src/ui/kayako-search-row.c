/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-row.h"

#include "kayako-direction.h"
#include "kayako-list-click.h"
#include "kayako-search-closures.h"
#include "kayako-times.h"

/* Something that was found: whose it is, in which conversation, when, and a line
 * around it with what was looked for in bold. */
struct _KayakoSearchRow {
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkInscription *person;
  GtkLabel *time;
  GtkInscription *subject;
  GtkWidget *file;
  GtkInscription *snippet;

  KayakoSearchHit *hit; /* (owned) (nullable) */
  char *sentence;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSearchRow, kayako_search_row, ADW_TYPE_BIN)

typedef enum {
  PROP_HIT = 1,
  PROP_SENTENCE,
} KayakoSearchRowProperty;

static GParamSpec *props[PROP_SENTENCE + 1];

/* An inscription gives each paragraph the edge at which its writing begins, but
 * in a list every line begins beside its avatar. */
static void
show_line (GtkInscription *inscription, const char *text, PangoAttrList *attributes)
{
  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_attributes (inscription, attributes);
  gtk_inscription_set_xalign (inscription, kayako_runs_against (text) ? 1.0 : 0.0);
}

static void
show_subject (KayakoSearchRow *self)
{
  gsize n_ranges = 0;
  const KayakoSearchRange *ranges = kayako_search_hit_get_subject_ranges (self->hit, &n_ranges);
  g_autoptr (PangoAttrList) attributes = kayako_closure_highlights (ranges, n_ranges);
  g_autofree char *subject = kayako_closure_hit_subject (self->hit);

  show_line (self->subject, subject, attributes);
}

static void
show_snippet (KayakoSearchRow *self)
{
  gsize n_ranges = 0;
  const KayakoSearchRange *ranges = kayako_search_hit_get_snippet_ranges (self->hit, &n_ranges);
  g_autoptr (PangoAttrList) attributes = kayako_closure_highlights (ranges, n_ranges);
  const char *snippet = kayako_search_hit_get_snippet (self->hit);

  gtk_widget_set_visible (self->file,
                          kayako_search_hit_get_place (self->hit) == KAYAKO_SEARCH_HIT_PLACE_FILE);
  show_line (self->snippet, snippet != NULL ? snippet : "", attributes);
}

static void
update (KayakoSearchRow *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *person = kayako_search_hit_get_person (self->hit);
  g_autofree char *time = kayako_dup_short_time (kayako_search_hit_get_time (self->hit), now);
  g_autofree char *sentence = kayako_closure_hit_sentence (self->hit, now);

  adw_avatar_set_text (self->avatar, person);
  show_line (self->person, person != NULL ? person : "", NULL);
  gtk_label_set_text (self->time, time);
  show_subject (self);
  show_snippet (self);
  if (g_set_str (&self->sentence, sentence))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SENTENCE]);
}

static void
kayako_search_row_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  KayakoSearchRow *self = KAYAKO_SEARCH_ROW (object);

  switch ((KayakoSearchRowProperty) property_id) {
  case PROP_HIT:
    g_value_set_object (value, self->hit);
    break;
  case PROP_SENTENCE:
    g_value_set_string (value, self->sentence);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_search_row_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch ((KayakoSearchRowProperty) property_id) {
  case PROP_HIT:
    kayako_search_row_set_hit (KAYAKO_SEARCH_ROW (object), g_value_get_object (value));
    break;
  case PROP_SENTENCE:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_search_row_dispose (GObject *object)
{
  KayakoSearchRow *self = KAYAKO_SEARCH_ROW (object);

  g_clear_object (&self->hit);
  /* An inscription does not let go of its attributes by itself. */
  if (self->subject != NULL)
    gtk_inscription_set_attributes (self->subject, NULL);
  if (self->snippet != NULL)
    gtk_inscription_set_attributes (self->snippet, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SEARCH_ROW);

  G_OBJECT_CLASS (kayako_search_row_parent_class)->dispose (object);
}

static void
kayako_search_row_finalize (GObject *object)
{
  KayakoSearchRow *self = KAYAKO_SEARCH_ROW (object);

  g_clear_pointer (&self->sentence, g_free);

  G_OBJECT_CLASS (kayako_search_row_parent_class)->finalize (object);
}

static void
kayako_search_row_class_init (KayakoSearchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_search_row_get_property;
  object_class->set_property = kayako_search_row_set_property;
  object_class->dispose = kayako_search_row_dispose;
  object_class->finalize = kayako_search_row_finalize;

  /**
   * KayakoSearchRow:hit:
   *
   * What the row shows.
   */
  props[PROP_HIT] =
      g_param_spec_object ("hit", NULL, NULL, KAYAKO_TYPE_SEARCH_HIT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoSearchRow:sentence:
   *
   * All of the row in one sentence, for a screen reader.
   */
  props[PROP_SENTENCE] =
      g_param_spec_string ("sentence", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchRow, person);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchRow, time);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchRow, subject);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchRow, file);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchRow, snippet);
}

static void
kayako_search_row_init (KayakoSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_list_click_add (GTK_WIDGET (self));
}

/**
 * kayako_search_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_search_row_new (void)
{
  return g_object_new (KAYAKO_TYPE_SEARCH_ROW, NULL);
}

/**
 * kayako_search_row_get_hit:
 * @self: a `KayakoSearchRow`
 *
 * Finds out what it shows.
 *
 * Returns: (transfer none) (nullable): the hit
 */
KayakoSearchHit *
kayako_search_row_get_hit (KayakoSearchRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_ROW (self), NULL);

  return self->hit;
}

/**
 * kayako_search_row_set_hit:
 * @self: a `KayakoSearchRow`
 * @hit: (nullable): what to show
 *
 * Shows something else.
 */
void
kayako_search_row_set_hit (KayakoSearchRow *self, KayakoSearchHit *hit)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_ROW (self));

  if (!g_set_object (&self->hit, hit))
    return;

  if (hit != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HIT]);
}
