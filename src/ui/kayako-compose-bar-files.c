/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How files come into the compose bar: chosen, pasted or dropped. */

#include "kayako-compose-bar-private.h"

#include <glib/gi18n.h>

#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-future.h"

/* What somebody is choosing files for: another conversation may be shown when they
 * have. */
typedef struct {
  KayakoComposeBar *bar; /* (owned) */
  KayakoThread *thread;  /* (owned) */
} Attaching;

static Attaching *
attaching_new (KayakoComposeBar *self)
{
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->bar = g_object_ref (self);
  attaching->thread = g_object_ref (self->thread);
  return attaching;
}

static void
attaching_free (Attaching *attaching)
{
  g_object_unref (attaching->bar);
  g_object_unref (attaching->thread);
  g_free (attaching);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attaching, attaching_free)

/* A file that is on its way into a reply. */
typedef struct {
  GWeakRef bar;
  char *name; /* (owned) */
} Coming;

static void
coming_free (gpointer data)
{
  Coming *coming = data;

  g_weak_ref_clear (&coming->bar);
  g_free (coming->name);
  g_free (coming);
}

/* The name comes last: it may be long. */
static char *
dup_reason (const GError *error, const char *name)
{
  g_autofree char *limit = NULL;

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_REJECTED))
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("Folders and empty files cannot be attached: “%s”"), name);

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND) ||
      g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN))
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("This file cannot be read: “%s”"), name);

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_DISK_FULL))
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("There is no room left on the disk for “%s”"), name);

  if (!g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE))
    return kayako_error_text (error, NULL);

  limit = g_format_size (KAYAKO_THREAD_FILE_LIMIT);
  /* Translators: the first %s is a size, such as “25.0 MB”, the second the name of a
   * file. */
  return g_strdup_printf (_ ("Files over %s cannot be attached: “%s”"), limit, name);
}

static DexFuture *
attached_cb (DexFuture *future, gpointer user_data)
{
  Coming *coming = user_data;
  g_autoptr (KayakoComposeBar) self = g_weak_ref_get (&coming->bar);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self == NULL)
    return dex_ref (future);

  if (dex_future_get_value (future, &error) != NULL) {
    kayako_compose_bar_file_came (self);
    return dex_ref (future);
  }

  kayako_compose_bar_stop_waiting (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return dex_ref (future);

  text = dup_reason (error, coming->name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
  return dex_ref (future);
}

static void
expect (KayakoComposeBar *self, const char *name, DexFuture *attaching)
{
  Coming *coming = g_new0 (Coming, 1);

  g_weak_ref_init (&coming->bar, self);
  coming->name = g_strdup (name);
  dex_future_disown (dex_future_finally (attaching, attached_cb, coming, coming_free));
}

static void
attach (KayakoComposeBar *self, KayakoThread *thread, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");

  expect (self, name, kayako_thread_attach (thread, file));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  /* Somebody changed their mind. */
  if (files == NULL) {
    g_debug ("No files were chosen: %s", error->message);
    return;
  }

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    attach (attaching->bar, attaching->thread, file);
  }
}

static gboolean
can_attach (KayakoComposeBar *self)
{
  return self->thread != NULL && kayako_thread_get_can_reply (self->thread);
}

static void
attach_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoComposeBar *self = KAYAKO_COMPOSE_BAR (widget);
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!can_attach (self))
    return;

  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Attach Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Attach"));
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                                 chosen_cb, attaching_new (self));
}

/* Takes files from a list of the clipboard's or a drag's. */
static void
attach_list (KayakoComposeBar *self, KayakoThread *thread, const GValue *value)
{
  for (GSList *files = g_value_get_boxed (value); files != NULL; files = files->next)
    attach (self, thread, files->data);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  KayakoComposeBar *self = user_data;

  if (!can_attach (self))
    return FALSE;

  attach_list (self, self->thread, value);
  return TRUE;
}

static void
set_reading (KayakoComposeBar *self, guint n_reading)
{
  self->n_reading = n_reading;
  kayako_compose_bar_update_actions (self);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  KayakoComposeBar *self = attaching->bar;
  gboolean is_shown = self->thread == attaching->thread;

  if (value != NULL)
    attach_list (self, attaching->thread, value);
  else
    g_debug ("The clipboard's files were not read: %s", error->message);

  /* Another conversation waits for nothing that was pasted here. */
  if (is_shown && self->n_reading > 0)
    set_reading (self, self->n_reading - 1);
  if (is_shown && (value == NULL || g_value_get_boxed (value) == NULL))
    kayako_compose_bar_stop_waiting (self);
}

/* A whole screen takes a while. */
static DexFuture *
encode_fiber (gpointer user_data)
{
  return dex_future_new_take_boxed (G_TYPE_BYTES, gdk_texture_save_to_png_bytes (user_data));
}

static DexFuture *
encode_cb (DexFuture *future, gpointer user_data)
{
  const GValue *picture = dex_future_get_value (future, NULL);

  return kayako_spawn_in_thread (encode_fiber, g_value_dup_object (picture), g_object_unref);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DexPromise *promise = user_data;
  g_autoptr (GError) error = NULL;
  GdkTexture *picture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);

  if (picture != NULL)
    dex_promise_resolve_object (promise, picture);
  else
    dex_promise_reject (promise, g_error_new (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                              "The clipboard's picture: %s", error->message));
  dex_unref (promise);
}

/* It is among the files at once: another program may take its time to give it. */
static void
paste_picture (KayakoComposeBar *self, GdkClipboard *clipboard)
{
  const char *name = _ ("Pasted picture.png");
  DexPromise *promise = dex_promise_new ();
  DexFuture *content = dex_future_then (dex_ref (DEX_FUTURE (promise)), encode_cb, NULL, NULL);

  gdk_clipboard_read_texture_async (clipboard, NULL, picture_read_cb, promise);
  expect (self, name, kayako_thread_attach_content (self->thread, name, "image/png", content));
}

/* Files and pictures become attachments; what is text, too, is pasted as that. */
static void
paste_cb (KayakoComposeBar *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->text_view);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean has_files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST);
  gboolean has_picture = gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) &&
                         !gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);

  if (!can_attach (self) || (!has_files && !has_picture))
    return;

  g_signal_stop_emission_by_name (self->text_view, "paste-clipboard");
  if (!has_files) {
    paste_picture (self, clipboard);
    return;
  }

  set_reading (self, self->n_reading + 1);
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                  files_read_cb, attaching_new (self));
}

static void
removed_cb (KayakoComposeBar *self, KayakoAttachment *file)
{
  if (self->thread == NULL)
    return;

  kayako_compose_bar_stop_waiting (self);
  kayako_thread_detach (self->thread, file);
  gtk_widget_grab_focus (self->text_view);
}

/**
 * kayako_compose_bar_install_file_actions:
 * @widget_class: the bar's class
 *
 * Gives the bar its actions about files.
 */
void
kayako_compose_bar_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compose.attach", NULL, attach_action);
}

/**
 * kayako_compose_bar_accept_files:
 * @self: a `KayakoComposeBar`
 *
 * Lets files be pasted, dropped and removed.
 */
void
kayako_compose_bar_accept_files (KayakoComposeBar *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the text, which would take their names. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->text_view, "paste-clipboard", G_CALLBACK (paste_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->file_tray, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
}
