/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How files come into the compose bar: chosen, pasted or dropped. */

#include "kayako-compose-bar-private.h"

#include <glib/gi18n.h>

#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-when-done.h"

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

static void
free_attaching (gpointer data)
{
  attaching_free (data);
}

static char *
dup_reason (const GError *error)
{
  g_autofree char *limit = NULL;

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_REJECTED))
    return g_strdup (_ ("Only files can be attached, not folders."));

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND) ||
      g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN))
    return g_strdup (_ ("This file cannot be read."));

  if (!g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE))
    return kayako_error_text (error, NULL);

  limit = g_format_size (KAYAKO_THREAD_FILE_LIMIT);
  /* Translators: %s is a size, such as “25.0 MB”. */
  return g_strdup_printf (_ ("A file that is larger than %s cannot be attached."), limit);
}

static void
attached_cb (gpointer object, const GValue *value, const GError *error)
{
  g_autofree char *text = NULL;

  if (error == NULL)
    return;

  text = dup_reason (error);
  gtk_widget_activate_action (object, "win.toast", "s", text);
}

static void
attach (KayakoComposeBar *self, KayakoThread *thread, GFile *file)
{
  dex_future_disown (kayako_when_done (kayako_thread_attach (thread, file), self, attached_cb));
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
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value == NULL) {
    g_debug ("The clipboard's files were not read: %s", error->message);
    return;
  }

  attach_list (attaching->bar, attaching->thread, value);
}

/* A whole screen takes a while. */
static DexFuture *
encode_fiber (gpointer user_data)
{
  return dex_future_new_take_boxed (G_TYPE_BYTES, gdk_texture_save_to_png_bytes (user_data));
}

static DexFuture *
encoded_cb (DexFuture *future, gpointer user_data)
{
  Attaching *attaching = user_data;
  const GValue *content = dex_future_get_value (future, NULL);

  return kayako_when_done (kayako_thread_attach_bytes (attaching->thread, _ ("Pasted picture.png"),
                                                       "image/png", g_value_get_boxed (content)),
                           attaching->bar, attached_cb);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture =
      gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);

  if (picture == NULL) {
    g_debug ("The clipboard's picture was not read: %s", error->message);
    return;
  }

  dex_future_disown (dex_future_then (
      kayako_spawn_in_thread (encode_fiber, g_object_ref (picture), g_object_unref), encoded_cb,
      g_steal_pointer (&attaching), free_attaching));
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
  if (has_files)
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_read_cb, attaching_new (self));
  else
    gdk_clipboard_read_texture_async (clipboard, NULL, picture_read_cb, attaching_new (self));
}

static void
removed_cb (KayakoComposeBar *self, KayakoAttachment *file)
{
  if (self->thread == NULL)
    return;

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
