/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-choice-row.h"

#include <glib/gi18n.h>

#include "kayako-changed-text.h"
#include "kayako-resource.h"

/**
 * KayakoChoiceRow:
 *
 * A row to choose one of a helpdesk's resources: a status, a priority, a type.
 * It always shows #KayakoChoiceRow:current. When somebody chooses another one
 * it runs the action #KayakoChoiceRow:choice-action with that one's id as a
 * string, and whoever runs it sets the current one.
 *
 * The choices may change at any time; only a person's choice runs the action.
 */
struct _KayakoChoiceRow {
  AdwComboRow parent_instance;

  GListModel *choices; /* (owned) (nullable) */
  GObject *current;    /* (owned) (nullable) */
  char *choice_action; /* (owned) (nullable) */
  GListStore *shown;   /* (owned): the choices, and the current one in any case */
  GtkWidget *mark;     /* (nullable): made when there is something to say */
  gulong choices_changed_id;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (KayakoChoiceRow, kayako_choice_row, ADW_TYPE_COMBO_ROW)

typedef enum {
  PROP_CHOICES = 1,
  PROP_CURRENT,
  PROP_CHOICE_ACTION,
} KayakoChoiceRowProperty;

static GParamSpec *props[PROP_CHOICE_ACTION + 1];

static gint64
get_current_id (KayakoChoiceRow *self)
{
  return self->current != NULL ? kayako_resource_get_id (KAYAKO_RESOURCE (self->current)) : 0;
}

static guint
find_by_id (GListModel *model, GObject *wanted)
{
  guint n = g_list_model_get_n_items (model);
  guint i;

  if (wanted == NULL)
    return GTK_INVALID_LIST_POSITION;

  for (i = 0; i < n; i++) {
    g_autoptr (KayakoResource) item = g_list_model_get_item (model, i);

    if (kayako_resource_get_id (item) == kayako_resource_get_id (KAYAKO_RESOURCE (wanted)))
      return i;
  }

  return GTK_INVALID_LIST_POSITION;
}

/* Something is always selected in a combo row. Where nothing holds, that is an
 * item of its own, which nobody can choose again once something does. */
static void
append_none (KayakoChoiceRow *self)
{
  g_autoptr (GObject) first = g_list_model_get_item (self->choices, 0);
  g_autoptr (GObject) none = NULL;

  if (first == NULL)
    return;

  none = g_object_new (G_OBJECT_TYPE (first), "id", (gint64) 0, "label",
                       C_ ("conversation property", "None"), NULL);
  g_list_store_append (self->shown, none);
}

static void
update_shown (KayakoChoiceRow *self)
{
  guint n = self->choices != NULL ? g_list_model_get_n_items (self->choices) : 0;
  guint position = GTK_INVALID_LIST_POSITION;
  guint i;

  self->is_updating = TRUE;
  g_list_store_remove_all (self->shown);
  if (self->current == NULL && n > 0)
    append_none (self);
  for (i = 0; i < n; i++) {
    g_autoptr (GObject) choice = g_list_model_get_item (self->choices, i);

    g_list_store_append (self->shown, choice);
  }

  position = self->current != NULL ? find_by_id (G_LIST_MODEL (self->shown), self->current) : 0;
  if (position == GTK_INVALID_LIST_POSITION) {
    position = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
    g_list_store_append (self->shown, self->current);
  }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->is_updating = FALSE;
}

/* The list is left as it is where it can be: it may be open at this moment. */
static void
select_current (KayakoChoiceRow *self)
{
  guint position = find_by_id (G_LIST_MODEL (self->shown), self->current);

  if (position == GTK_INVALID_LIST_POSITION) {
    update_shown (self);
    return;
  }

  self->is_updating = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->is_updating = FALSE;
}

static void
selected_cb (KayakoChoiceRow *self)
{
  GObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  g_autofree char *id = NULL;

  if (self->is_updating || chosen == NULL || self->choice_action == NULL ||
      kayako_resource_get_id (KAYAKO_RESOURCE (chosen)) == get_current_id (self))
    return;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, kayako_resource_get_id (KAYAKO_RESOURCE (chosen)));
  gtk_widget_activate_action (GTK_WIDGET (self), self->choice_action, "s", id);

  /* Where the action did nothing, the row says again what is true. */
  select_current (self);
}

static void
kayako_choice_row_dispose (GObject *object)
{
  KayakoChoiceRow *self = KAYAKO_CHOICE_ROW (object);

  self->is_updating = TRUE;
  g_clear_signal_handler (&self->choices_changed_id, self->choices);
  g_clear_object (&self->choices);
  g_clear_object (&self->current);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (kayako_choice_row_parent_class)->dispose (object);
}

static void
kayako_choice_row_finalize (GObject *object)
{
  KayakoChoiceRow *self = KAYAKO_CHOICE_ROW (object);

  g_clear_pointer (&self->choice_action, g_free);

  G_OBJECT_CLASS (kayako_choice_row_parent_class)->finalize (object);
}

static void
kayako_choice_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoChoiceRow *self = KAYAKO_CHOICE_ROW (object);

  switch ((KayakoChoiceRowProperty) prop_id) {
  case PROP_CHOICES:
    g_value_set_object (value, kayako_choice_row_get_choices (self));
    break;
  case PROP_CURRENT:
    g_value_set_object (value, kayako_choice_row_get_current (self));
    break;
  case PROP_CHOICE_ACTION:
    g_value_set_string (value, kayako_choice_row_get_choice_action (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_choice_row_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  KayakoChoiceRow *self = KAYAKO_CHOICE_ROW (object);

  switch ((KayakoChoiceRowProperty) prop_id) {
  case PROP_CHOICES:
    kayako_choice_row_set_choices (self, g_value_get_object (value));
    break;
  case PROP_CURRENT:
    kayako_choice_row_set_current (self, g_value_get_object (value));
    break;
  case PROP_CHOICE_ACTION:
    kayako_choice_row_set_choice_action (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_choice_row_class_init (KayakoChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_choice_row_dispose;
  object_class->finalize = kayako_choice_row_finalize;
  object_class->get_property = kayako_choice_row_get_property;
  object_class->set_property = kayako_choice_row_set_property;

  /**
   * KayakoChoiceRow:choices: (nullable)
   *
   * A list of resources that can be chosen.
   */
  props[PROP_CHOICES] =
      g_param_spec_object ("choices", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoChoiceRow:current: (nullable)
   *
   * The resource that holds now.
   */
  props[PROP_CURRENT] =
      g_param_spec_object ("current", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoChoiceRow:choice-action: (nullable)
   *
   * The action to run with the id of what was chosen.
   */
  props[PROP_CHOICE_ACTION] =
      g_param_spec_string ("choice-action", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_choice_row_init (KayakoChoiceRow *self)
{
  self->shown = g_list_store_new (G_TYPE_OBJECT);

  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->shown));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * kayako_choice_row_get_choices:
 * @self: a `KayakoChoiceRow`
 *
 * Returns: (nullable) (transfer none): what can be chosen
 */
GListModel *
kayako_choice_row_get_choices (KayakoChoiceRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHOICE_ROW (self), NULL);

  return self->choices;
}

/**
 * kayako_choice_row_set_choices:
 * @self: a `KayakoChoiceRow`
 * @choices: (nullable): a list of #KayakoResource
 *
 * Offers @choices, now and when they change.
 */
void
kayako_choice_row_set_choices (KayakoChoiceRow *self, GListModel *choices)
{
  g_return_if_fail (KAYAKO_IS_CHOICE_ROW (self));
  g_return_if_fail (choices == NULL || G_IS_LIST_MODEL (choices));

  if (self->choices == choices)
    return;

  g_clear_signal_handler (&self->choices_changed_id, self->choices);
  g_set_object (&self->choices, choices);
  if (choices != NULL)
    self->choices_changed_id =
        g_signal_connect_swapped (choices, "items-changed", G_CALLBACK (update_shown), self);

  update_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICES]);
}

/**
 * kayako_choice_row_get_current:
 * @self: a `KayakoChoiceRow`
 *
 * Returns: (nullable) (transfer none): what holds now
 */
GObject *
kayako_choice_row_get_current (KayakoChoiceRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHOICE_ROW (self), NULL);

  return self->current;
}

/**
 * kayako_choice_row_set_current:
 * @self: a `KayakoChoiceRow`
 * @current: (nullable): a #KayakoResource
 *
 * Shows @current, without running the action.
 */
void
kayako_choice_row_set_current (KayakoChoiceRow *self, GObject *current)
{
  gboolean had_none = FALSE;

  g_return_if_fail (KAYAKO_IS_CHOICE_ROW (self));
  g_return_if_fail (current == NULL || KAYAKO_IS_RESOURCE (current));

  had_none = self->current == NULL;
  if (!g_set_object (&self->current, current))
    return;

  if (had_none)
    update_shown (self);
  else
    select_current (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
}

/**
 * kayako_choice_row_get_choice_action:
 * @self: a `KayakoChoiceRow`
 *
 * Returns: (nullable): the action a choice runs
 */
const char *
kayako_choice_row_get_choice_action (KayakoChoiceRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_CHOICE_ROW (self), NULL);

  return self->choice_action;
}

/**
 * kayako_choice_row_set_choice_action:
 * @self: a `KayakoChoiceRow`
 * @choice_action: (nullable): an action that takes a string
 *
 * Says what a choice runs.
 */
void
kayako_choice_row_set_choice_action (KayakoChoiceRow *self, const char *choice_action)
{
  g_return_if_fail (KAYAKO_IS_CHOICE_ROW (self));

  if (!g_set_str (&self->choice_action, choice_action))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE_ACTION]);
}

/**
 * kayako_choice_row_set_changing:
 * @self: a `KayakoChoiceRow`
 * @changing: how it stands with what is chosen
 *
 * Marks what the helpdesk does not have yet.
 */
void
kayako_choice_row_set_changing (KayakoChoiceRow *self, KayakoChanging changing)
{
  const char *text = NULL;

  g_return_if_fail (KAYAKO_IS_CHOICE_ROW (self));

  if (self->mark == NULL && changing == KAYAKO_CHANGING_NOT)
    return;

  text = kayako_changing_get_text (changing);
  if (self->mark == NULL) {
    self->mark = gtk_image_new ();
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->mark);
  }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), changing == KAYAKO_CHANGING_WAITING
                                                            ? "kayako-waiting-symbolic"
                                                            : "dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (self->mark, text);
  gtk_widget_set_visible (self->mark, changing != KAYAKO_CHANGING_NOT);
  if (changing == KAYAKO_CHANGING_FAILED || changing == KAYAKO_CHANGING_DISPUTED)
    gtk_widget_add_css_class (self->mark, "error");
  else
    gtk_widget_remove_css_class (self->mark, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}
