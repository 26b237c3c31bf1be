/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-file-tray.h"

#include <glib/gi18n.h>

#include "kayako-attachment-chip.h"
#include "kayako-details-closures.h"

/**
 * KayakoFileTray:
 *
 * The files that are to be sent with a reply, each with a button that removes it.
 * Without files it takes no room; many are scrolled.
 */
struct _KayakoFileTray {
  AdwBin parent_instance;

  GtkWidget *scroller; /* (not owned): the child */
  AdwWrapBox *box;     /* (not owned): in the scroller */

  GListModel *files;           /* (owned) (nullable) */
  GSignalGroup *files_signals; /* (owned) */
};

/* How many lines of files are shown at once; half a line tells that there are more. */
#define MAX_LINES    2.5
#define LINE_SPACING 6

enum {
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoFileTray, kayako_file_tray, ADW_TYPE_BIN)

static void
remove_clicked_cb (GtkButton *button, KayakoAttachment *file)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), KAYAKO_TYPE_FILE_TRAY);

  g_object_ref (file);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, file);
  g_object_unref (file);
}

static GtkWidget *
create_chip (KayakoAttachment *file)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = kayako_closure_attachment_name (file);
  /* Translators: %s is the name of a file that is to be sent. */
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), name);

  gtk_widget_add_css_class (box, "file-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), file, 0);
  gtk_box_append (GTK_BOX (box), kayako_attachment_chip_new (file));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* Who has walked to a file stays there when it becomes another one. */
static void
files_changed_cb (KayakoFileTray *self,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  GListModel *files)
{
  GtkWidget *previous = NULL;
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  gboolean had_focus = FALSE;

  for (guint i = 0; i < position; i++) {
    previous = chip;
    chip = gtk_widget_get_next_sibling (chip);
  }

  for (guint i = 0; i < n_removed; i++) {
    GtkWidget *next = gtk_widget_get_next_sibling (chip);

    had_focus = had_focus || gtk_widget_get_focus_child (GTK_WIDGET (self->box)) == chip;
    adw_wrap_box_remove (self->box, chip);
    chip = next;
  }

  for (guint i = 0; i < n_added; i++) {
    g_autoptr (KayakoAttachment) file = g_list_model_get_item (files, position + i);

    chip = create_chip (file);
    adw_wrap_box_insert_child_after (self->box, chip, previous);
    if (had_focus && i == 0)
      gtk_widget_grab_focus (gtk_widget_get_last_child (chip));
    previous = chip;
  }

  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (files) > 0);
}

static void
update_chips (KayakoFileTray *self)
{
  GtkWidget *chip = NULL;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, chip);

  if (self->files != NULL)
    files_changed_cb (self, 0, 0, g_list_model_get_n_items (self->files), self->files);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkSizeRequestMode
kayako_file_tray_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* All files, as far as they are few lines. Where there is even less room, one line. */
static void
measure_height (KayakoFileTray *self, int width, int *minimum, int *natural)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  int line = 0;

  gtk_widget_measure (GTK_WIDGET (self->box), GTK_ORIENTATION_VERTICAL, width, NULL, natural, NULL,
                      NULL);
  if (chip != NULL)
    gtk_widget_measure (chip, GTK_ORIENTATION_VERTICAL, -1, NULL, &line, NULL, NULL);
  *natural = MIN (*natural, (int) (MAX_LINES * line) + (int) MAX_LINES * LINE_SPACING);
  *minimum = MIN (*natural, line);
}

/* A scroller asks for the height that its child has at its natural width, which is a
 * single line here. */
static void
kayako_file_tray_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  KayakoFileTray *self = KAYAKO_FILE_TRAY (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    measure_height (self, for_size, minimum, natural);
  else
    gtk_widget_measure (self->scroller, orientation, -1, minimum, natural, NULL, NULL);
}

static void
kayako_file_tray_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (KAYAKO_FILE_TRAY (widget)->scroller,
                            &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
kayako_file_tray_dispose (GObject *object)
{
  KayakoFileTray *self = KAYAKO_FILE_TRAY (object);

  g_clear_object (&self->files_signals);
  g_clear_object (&self->files);

  G_OBJECT_CLASS (kayako_file_tray_parent_class)->dispose (object);
}

static void
kayako_file_tray_class_init (KayakoFileTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_file_tray_dispose;
  widget_class->get_request_mode = kayako_file_tray_get_request_mode;
  widget_class->measure = kayako_file_tray_measure;
  widget_class->size_allocate = kayako_file_tray_size_allocate;

  /**
   * KayakoFileTray::removed:
   * @self: the tray
   * @file: what is not to be sent
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", KAYAKO_TYPE_FILE_TRAY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_ATTACHMENT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kayako_file_tray_init (KayakoFileTray *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, LINE_SPACING);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attached Files"), -1);
  self->files_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->files_signals, "items-changed",
                                  G_CALLBACK (files_changed_cb), self);
  update_chips (self);
}

/**
 * kayako_file_tray_new:
 *
 * Returns: a new tray without files
 */
GtkWidget *
kayako_file_tray_new (void)
{
  return g_object_new (KAYAKO_TYPE_FILE_TRAY, NULL);
}

/**
 * kayako_file_tray_set_files:
 * @self: a `KayakoFileTray`
 * @files: (nullable): a model of #KayakoAttachment
 *
 * Shows files.
 */
void
kayako_file_tray_set_files (KayakoFileTray *self, GListModel *files)
{
  g_return_if_fail (KAYAKO_IS_FILE_TRAY (self));

  if (!g_set_object (&self->files, files))
    return;

  g_signal_group_set_target (self->files_signals, files);
  update_chips (self);
}
