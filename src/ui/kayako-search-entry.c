/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-entry.h"

#include "kayako-search-chip.h"
#include "kayako-search-closures.h"

#include <glib/gi18n.h>

/**
 * KayakoSearchEntry:
 *
 * Where one types what to look for. A filter that was typed becomes a chip when
 * something is typed behind it, or with Enter; a chip goes when it is pressed,
 * with Delete, or with Backspace at the beginning of the text. Ctrl+A chooses the
 * chips as well as the text.
 */
struct _KayakoSearchEntry {
  AdwBin parent_instance;

  AdwWrapBox *box;
  GtkEntry *entry;
  GtkWidget *clear_button;
  GtkMenuButton *menu_button;

  GPtrArray *filters; /* (owned) (element-type utf8): as they were typed */
  GPtrArray *chips;   /* (owned) (element-type GtkWidget): of the filters, in their order */
  char *text;         /* (owned) (not nullable): all of it */
  gboolean is_changing;
  gboolean is_all_chosen; /* the chips with the text */
  guint take_id;          /* GSource id, 0 when no filter waits to become a chip */
};

G_DEFINE_FINAL_TYPE (KayakoSearchEntry, kayako_search_entry, ADW_TYPE_BIN)

typedef enum {
  PROP_TEXT = 1,
} KayakoSearchEntryProperty;

enum {
  SIGNAL_ACTIVATED,
  SIGNAL_LEFT,
  SIGNAL_MOVED_DOWN,
  N_SIGNALS,
};

static GParamSpec *props[PROP_TEXT + 1];
static guint signals[N_SIGNALS];

static const char *
get_typed (KayakoSearchEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* The caret stays where it is, counted from the end: what goes stands before it. */
static void
set_typed (KayakoSearchEntry *self, const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  long behind = g_utf8_strlen (get_typed (self), -1) - gtk_editable_get_position (editable);

  if (g_str_equal (get_typed (self), text))
    return;

  self->is_changing = TRUE;
  gtk_editable_set_text (editable, text);
  gtk_editable_set_position (editable, (int) MAX (0, g_utf8_strlen (text, -1) - behind));
  self->is_changing = FALSE;
}

static void
tell_text (KayakoSearchEntry *self)
{
  g_autofree char *text = kayako_search_join (self->filters, get_typed (self));

  gtk_widget_set_visible (self->clear_button, *text != '\0');
  gtk_entry_set_placeholder_text (self->entry,
                                  self->filters->len == 0 ? _ ("Search everything") : NULL);
  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

static void
drop_filter (KayakoSearchEntry *self, guint position)
{
  if (position < self->chips->len) {
    adw_wrap_box_remove (self->box, self->chips->pdata[position]);
    g_ptr_array_remove_index (self->chips, position);
  }
  g_ptr_array_remove_index (self->filters, position);
}

static void
remove_chip (KayakoSearchEntry *self, guint position)
{
  /* What goes must not have the focus: it would go anywhere. */
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  drop_filter (self, position);
  tell_text (self);
}

static void
chip_clicked_cb (KayakoSearchEntry *self, GtkWidget *chip)
{
  guint position = 0;

  if (g_ptr_array_find (self->chips, chip, &position))
    remove_chip (self, position);
}

static gboolean
chip_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             KayakoSearchEntry *self)
{
  GtkWidget *chip = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (keyval == GDK_KEY_Escape) {
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
    return GDK_EVENT_STOP;
  }

  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete && keyval != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;

  chip_clicked_cb (self, chip);

  return GDK_EVENT_STOP;
}

static GtkWidget *
create_chip (KayakoSearchEntry *self, const char *filter)
{
  GtkWidget *chip = kayako_search_chip_new (filter);
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (chip_key_cb), self, 0);
  gtk_widget_add_controller (chip, controller);

  return chip;
}

/* What is said twice counts once, and where only one can hold, the last. */
static void
drop_doubles (KayakoSearchEntry *self)
{
  guint newer = self->chips->len;

  while (newer < self->filters->len) {
    const char *filter = self->filters->pdata[newer];
    guint older = 0;

    while (older < newer && !kayako_search_filter_replaces (filter, self->filters->pdata[older]))
      older++;

    if (older == newer)
      newer++;
    else if (kayako_search_filter_is_same (filter, self->filters->pdata[older]))
      drop_filter (self, newer);
    else {
      drop_filter (self, older);
      newer--;
    }
  }
}

static void
add_chips (KayakoSearchEntry *self)
{
  while (self->chips->len < self->filters->len) {
    GtkWidget *chip = create_chip (self, self->filters->pdata[self->chips->len]);
    GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (self->entry));

    adw_wrap_box_insert_child_after (self->box, chip, before);
    g_ptr_array_add (self->chips, chip);
  }
}

static void
take_filters (KayakoSearchEntry *self, gboolean all)
{
  guint n_before = self->filters->len;
  g_autofree char *rest = kayako_search_take_filters (get_typed (self), all, self->filters);

  if (n_before < self->filters->len)
    set_typed (self, rest);
  drop_doubles (self);
  add_chips (self);
  tell_text (self);
}

static void
drop_chips (KayakoSearchEntry *self)
{
  while (self->filters->len > 0)
    drop_filter (self, self->filters->len - 1);
}

/* With all of the text the chips are chosen too: what is typed next takes the
 * place of everything. */
static void
choose_all (KayakoSearchEntry *self, gboolean chosen)
{
  self->is_all_chosen = chosen;
  for (guint i = 0; i < self->chips->len; i++) {
    if (chosen)
      gtk_widget_add_css_class (self->chips->pdata[i], "chosen");
    else
      gtk_widget_remove_css_class (self->chips->pdata[i], "chosen");
  }
}

static gboolean
take_cb (gpointer user_data)
{
  KayakoSearchEntry *self = user_data;

  self->take_id = 0;
  take_filters (self, FALSE);

  return G_SOURCE_REMOVE;
}

/* While somebody types, the text must not be set: GTK would lose count of what
 * can be undone. */
static void
changed_cb (KayakoSearchEntry *self)
{
  if (self->is_changing)
    return;

  if (self->is_all_chosen) {
    choose_all (self, FALSE);
    drop_chips (self);
  }
  tell_text (self);
  if (self->take_id == 0)
    self->take_id = g_idle_add_full (G_PRIORITY_DEFAULT, take_cb, self, NULL);
}

static void
activate_cb (KayakoSearchEntry *self)
{
  g_autofree char *typed = g_strdup (get_typed (self));

  take_filters (self, TRUE);
  if (g_str_equal (typed, get_typed (self)))
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
clear_cb (KayakoSearchEntry *self)
{
  kayako_search_entry_set_text (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
is_at_beginning (KayakoSearchEntry *self)
{
  int start = 0;

  return !gtk_editable_get_selection_bounds (GTK_EDITABLE (self->entry), &start, NULL) &&
         gtk_editable_get_position (GTK_EDITABLE (self->entry)) == 0;
}

static gboolean
is_modifier (guint keyval)
{
  return keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R;
}

/* Returns: whether everything went */
static gboolean
change_chosen (KayakoSearchEntry *self, guint keyval, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_a) {
    choose_all (self, TRUE);
    return FALSE;
  }

  if (!self->is_all_chosen || is_modifier (keyval))
    return FALSE;

  if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) {
    clear_cb (self);
    return TRUE;
  }

  /* What is typed or pasted changes the text; anything else goes elsewhere. */
  if (gdk_keyval_to_unicode (keyval) == 0)
    choose_all (self, FALSE);

  return FALSE;
}

static void
left_alone_cb (KayakoSearchEntry *self)
{
  choose_all (self, FALSE);
}

static gboolean
key_pressed_cb (KayakoSearchEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (change_chosen (self, keyval, state))
    return GDK_EVENT_STOP;

  if (keyval == GDK_KEY_Escape) {
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
    return GDK_EVENT_STOP;
  }

  if ((keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) &&
      (state & gtk_accelerator_get_default_mod_mask ()) == 0) {
    g_signal_emit (self, signals[SIGNAL_MOVED_DOWN], 0);
    return GDK_EVENT_STOP;
  }

  if (keyval == GDK_KEY_BackSpace && self->filters->len > 0 && is_at_beginning (self)) {
    remove_chip (self, self->filters->len - 1);
    gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
    return GDK_EVENT_STOP;
  }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
kayako_search_entry_grab_focus (GtkWidget *widget)
{
  KayakoSearchEntry *self = KAYAKO_SEARCH_ENTRY (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
kayako_search_entry_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  KayakoSearchEntry *self = KAYAKO_SEARCH_ENTRY (object);

  switch ((KayakoSearchEntryProperty) property_id) {
  case PROP_TEXT:
    g_value_set_string (value, self->text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_search_entry_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch ((KayakoSearchEntryProperty) property_id) {
  case PROP_TEXT:
    kayako_search_entry_set_text (KAYAKO_SEARCH_ENTRY (object), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_search_entry_dispose (GObject *object)
{
  KayakoSearchEntry *self = KAYAKO_SEARCH_ENTRY (object);

  g_clear_handle_id (&self->take_id, g_source_remove);
  g_ptr_array_set_size (self->chips, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SEARCH_ENTRY);

  G_OBJECT_CLASS (kayako_search_entry_parent_class)->dispose (object);
}

static void
kayako_search_entry_finalize (GObject *object)
{
  KayakoSearchEntry *self = KAYAKO_SEARCH_ENTRY (object);

  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (kayako_search_entry_parent_class)->finalize (object);
}

static guint
create_signal (const char *name)
{
  return g_signal_new (name, KAYAKO_TYPE_SEARCH_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
kayako_search_entry_class_init (KayakoSearchEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_search_entry_get_property;
  object_class->set_property = kayako_search_entry_set_property;
  object_class->dispose = kayako_search_entry_dispose;
  object_class->finalize = kayako_search_entry_finalize;
  widget_class->grab_focus = kayako_search_entry_grab_focus;

  /**
   * KayakoSearchEntry:text:
   *
   * What to look for, filters and words.
   */
  props[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoSearchEntry::activated:
   *
   * Enter was pressed, and everything that was typed is looked for.
   */
  signals[SIGNAL_ACTIVATED] = create_signal ("activated");

  /**
   * KayakoSearchEntry::left:
   *
   * Escape was pressed.
   */
  signals[SIGNAL_LEFT] = create_signal ("left");

  /**
   * KayakoSearchEntry::moved-down:
   *
   * Somebody wants to go to what was found.
   */
  signals[SIGNAL_MOVED_DOWN] = create_signal ("moved-down");

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-search-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchEntry, box);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchEntry, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoSearchEntry, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_alone_cb);
}

static void
kayako_search_entry_init (KayakoSearchEntry *self)
{
  self->filters = g_ptr_array_new_with_free_func (g_free);
  self->chips = g_ptr_array_new ();
  self->text = g_strdup ("");

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_search_entry_new:
 *
 * Makes an empty entry.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_search_entry_new (void)
{
  return g_object_new (KAYAKO_TYPE_SEARCH_ENTRY, NULL);
}

/**
 * kayako_search_entry_get_text:
 * @self: a `KayakoSearchEntry`
 *
 * Finds out what to look for.
 *
 * Returns: (not nullable): filters and words, owned by @self
 */
const char *
kayako_search_entry_get_text (KayakoSearchEntry *self)
{
  g_return_val_if_fail (KAYAKO_IS_SEARCH_ENTRY (self), "");

  return self->text;
}

/**
 * kayako_search_entry_set_text:
 * @self: a `KayakoSearchEntry`
 * @text: filters and words
 *
 * Sets what to look for. Its filters are chips.
 */
void
kayako_search_entry_set_text (KayakoSearchEntry *self, const char *text)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_ENTRY (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->text, text))
    return;

  choose_all (self, FALSE);
  drop_chips (self);
  set_typed (self, text);
  take_filters (self, TRUE);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * kayako_search_entry_set_menu:
 * @self: a `KayakoSearchEntry`
 * @menu: (nullable): the filters that there are
 *
 * Offers filters behind a button.
 */
void
kayako_search_entry_set_menu (KayakoSearchEntry *self, GMenuModel *menu)
{
  g_return_if_fail (KAYAKO_IS_SEARCH_ENTRY (self));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/**
 * kayako_search_entry_add_filter:
 * @self: a `KayakoSearchEntry`
 * @filter: a filter, or the beginning of one that is still to be typed
 *
 * Adds a filter: a chip, or a text that goes on being typed.
 */
void
kayako_search_entry_add_filter (KayakoSearchEntry *self, const char *filter)
{
  const char *typed = NULL;
  const char *gap = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KAYAKO_IS_SEARCH_ENTRY (self));
  g_return_if_fail (filter != NULL);

  typed = get_typed (self);
  gap = *typed != '\0' && !g_str_has_suffix (typed, " ") ? " " : "";
  text = g_strconcat (typed, gap, filter, g_str_has_suffix (filter, ":") ? "" : " ", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
