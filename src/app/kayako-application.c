/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-application.h"

#include "kayako-accounts.h"
#include "kayako-demo.h"
#include "kayako-error-text.h"
#include "kayako-future.h"
#include "kayako-keyring-vault.h"
#include "kayako-memory-vault.h"
#include "kayako-shortcuts.h"
#include "kayako-spell-check.h"
#include "kayako-ui.h"
#include "kayako-when-done.h"
#include "kayako-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <malloc.h>
#include <signal.h>

/* When the program gives back what its start took, in milliseconds. */
#define STARTED_DELAY 1000

/* The program: it owns the accounts, the settings and the demo helpdesk, and
 * makes the window. A program started for the demo remembers nothing and reads
 * nothing of the person's: no keyring, no list of accounts. */
struct _KayakoApplication {
  AdwApplication parent_instance;

  KayakoAccounts *accounts; /* (owned) (nullable): NULL before startup */
  GSettings *settings;      /* (owned) (nullable): NULL before startup */
  KayakoDemo *demo;         /* (owned) (nullable): NULL while none runs */
  DexFuture *work;          /* (owned) (nullable): restoring, or starting the demo */
  DexFuture *closing;       /* (owned) (nullable): saving what was written, at the end */
  gboolean is_wanted;       /* somebody asked for the window since */
  guint terminate_id;       /* GSource id */
  guint started_id;         /* GSource id, 0 unless a window has just been made */
  char *demo_role;          /* (owned) (nullable): NULL unless started for the demo */
  char *demo_address;       /* (owned) (nullable): a demo helpdesk that runs already */
};

G_DEFINE_FINAL_TYPE (KayakoApplication, kayako_application, ADW_TYPE_APPLICATION)

static KayakoWindow *
get_window (KayakoApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  return windows != NULL ? KAYAKO_WINDOW (windows->data) : NULL;
}

static void
end_work (KayakoApplication *self)
{
  dex_clear (&self->work);

  if (get_window (self) != NULL)
    kayako_window_set_waiting (get_window (self), FALSE);
}

static void
restored (gpointer object, const GValue *value, const GError *error)
{
  KayakoApplication *self = object;
  g_autofree char *text = NULL;

  end_work (self);

  if (error == NULL || get_window (self) == NULL)
    return;

  text = kayako_error_text (error, NULL);
  kayako_window_add_toast (get_window (self), text);
}

/* One visit to the demo helpdesk. */
typedef struct {
  KayakoAccounts *accounts; /* (owned) */
  KayakoDemo *demo;         /* (owned) (nullable): NULL when one runs already */
  char *address;            /* (owned) (nullable): of the one that runs already */
  char *email;              /* (owned) */
} DemoData;

static void
demo_data_free (gpointer user_data)
{
  DemoData *data = user_data;

  g_clear_object (&data->accounts);
  g_clear_object (&data->demo);
  g_clear_pointer (&data->address, g_free);
  g_clear_pointer (&data->email, g_free);
  g_free (data);
}

static DexFuture *
demo_fiber (gpointer user_data)
{
  DemoData *data = user_data;
  g_autoptr (GError) error = NULL;

  if (data->demo != NULL) {
    data->address = dex_await_string (kayako_demo_start (data->demo), &error);
    if (data->address == NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));
  }

  return kayako_accounts_sign_in_with_password (data->accounts, data->address, data->email,
                                                kayako_demo_get_password (), FALSE);
}

static void
demo_started (gpointer object, const GValue *value, const GError *error)
{
  KayakoApplication *self = object;

  end_work (self);

  if (error == NULL) {
    kayako_account_set_helpdesk (g_value_get_object (value), kayako_demo_get_name ());
    return;
  }

  g_debug ("The demo helpdesk: %s", error->message);
  g_clear_object (&self->demo);
  if (get_window (self) != NULL)
    kayako_window_add_toast (get_window (self), _ ("The demo helpdesk could not be started"));
}

static void
start_demo (KayakoApplication *self, const char *role)
{
  const char *program = g_getenv ("KAYAKO_SANDBOX");
  DemoData *data = NULL;

  g_clear_object (&self->demo);
  if (self->demo_address == NULL)
    self->demo = kayako_demo_new (program != NULL ? program : KAYAKO_LIBEXECDIR "/kayako-sandbox");

  data = g_new0 (DemoData, 1);
  data->accounts = g_object_ref (self->accounts);
  g_set_object (&data->demo, self->demo);
  data->address = g_strdup (self->demo_address);
  data->email = g_strdup (kayako_demo_get_email (role));

  kayako_window_set_waiting (get_window (self), TRUE);
  dex_clear (&self->work);
  self->work =
      kayako_when_done (kayako_spawn (demo_fiber, data, demo_data_free), self, demo_started);
}

static void
closed (gpointer object, const GValue *value, const GError *error)
{
  KayakoApplication *self = object;

  dex_clear (&self->closing);
  if (self->is_wanted) {
    self->is_wanted = FALSE;
    g_application_activate (G_APPLICATION (self));
  }
  g_application_release (G_APPLICATION (self));
}

/* The window is gone at once; the program ends when what was written is saved. */
static void
kayako_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  KayakoApplication *self = KAYAKO_APPLICATION (application);
  gboolean is_last = get_window (self) == KAYAKO_WINDOW (window) && self->closing == NULL;

  if (is_last) {
    g_application_hold (G_APPLICATION (self));
    dex_clear (&self->work);
  }
  GTK_APPLICATION_CLASS (kayako_application_parent_class)->window_removed (application, window);

  if (is_last)
    self->closing = kayako_when_done (kayako_accounts_close (self->accounts), self, closed);
}

/* Somebody logs out, or turns the computer off. */
static gboolean
terminate_cb (gpointer user_data)
{
  KayakoApplication *self = user_data;
  KayakoWindow *window = get_window (self);

  self->terminate_id = 0;
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
try_demo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KayakoApplication *self = user_data;
  const char *role = g_variant_get_string (parameter, NULL);

  if (self->work == NULL && get_window (self) != NULL && kayako_demo_get_email (role) != NULL)
    start_demo (self, role);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KayakoApplication *self = user_data;
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, "Kayako");
  adw_about_dialog_set_application_icon (about, KAYAKO_APPLICATION_ID);
  adw_about_dialog_set_version (about, KAYAKO_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Kayako for GNOME contributors"));
  adw_about_dialog_set_comments (about,
                                 _ ("Answer your helpdesk’s conversations from your desktop. "
                                    "An independent program, not made by Kayako."));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: put your names here, one on each line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  adw_dialog_present (dialog, GTK_WIDGET (get_window (self)));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (get_window (user_data));

  /* Closing lets the window keep its size; the last one ends the program. */
  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (user_data));
}

static void
apply_appearance (KayakoApplication *self)
{
  /* The schema numbers the choices as libadwaita does. */
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      g_settings_get_enum (self->settings, "appearance"));
}

static void
apply_send_delay (KayakoApplication *self)
{
  kayako_accounts_set_send_delay (self->accounts,
                                  (guint) g_settings_get_int (self->settings, "send-delay"));
}

static void
kayako_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "try-demo", .activate = try_demo_action, .parameter_type = "s" },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  KayakoApplication *self = KAYAKO_APPLICATION (application);
  g_autoptr (KayakoVault) vault = NULL;
  g_autoptr (GAction) appearance = NULL;
  g_autofree char *config_dir = NULL;
  g_autofree char *data_dir = NULL;

  kayako_ui_init ();
  G_APPLICATION_CLASS (kayako_application_parent_class)->startup (application);

  config_dir = g_build_filename (g_get_user_config_dir (), "kayako", NULL);
  vault = self->demo_role != NULL ? kayako_memory_vault_new () : kayako_keyring_vault_new ();
  data_dir = g_build_filename (g_get_user_data_dir (), "kayako", NULL);
  self->accounts = kayako_accounts_new (vault, config_dir, data_dir);
  self->terminate_id = g_unix_signal_add (SIGTERM, terminate_cb, self);

  self->settings = g_settings_new (KAYAKO_APPLICATION_ID);
  appearance = g_settings_create_action (self->settings, "appearance");
  g_action_map_add_action (G_ACTION_MAP (self), appearance);
  g_signal_connect_object (self->settings, "changed::appearance", G_CALLBACK (apply_appearance),
                           self, G_CONNECT_SWAPPED);
  apply_appearance (self);
  g_signal_connect_object (self->settings, "changed::send-delay", G_CALLBACK (apply_send_delay),
                           self, G_CONNECT_SWAPPED);
  apply_send_delay (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  kayako_shortcuts_install (GTK_APPLICATION (self));
}

/* What can wait until there is something to read. Making widgets and compiling
 * shaders leaves some MiB behind that nothing else asks for. */
static void
started_cb (gpointer user_data)
{
  KayakoApplication *self = user_data;

  self->started_id = 0;
  malloc_trim (0);
  kayako_spell_check_prepare ();
}

static void
kayako_application_activate (GApplication *application)
{
  KayakoApplication *self = KAYAKO_APPLICATION (application);
  GtkWindow *window = GTK_WINDOW (get_window (self));

  if (window != NULL) {
    gtk_window_present (window);
    return;
  }

  if (self->closing != NULL) {
    self->is_wanted = TRUE;
    return;
  }

  window = kayako_window_new (GTK_APPLICATION (self), self->accounts, self->settings);
  kayako_window_set_waiting (KAYAKO_WINDOW (window), TRUE);

  if (self->demo_role != NULL)
    start_demo (self, self->demo_role);
  else
    self->work = kayako_when_done (kayako_accounts_restore (self->accounts), self, restored);

  kayako_window_present_soon (KAYAKO_WINDOW (window));

  g_clear_handle_id (&self->started_id, g_source_remove);
  self->started_id = g_timeout_add_once (STARTED_DELAY, started_cb, self);
}

static gboolean
demo_option_cb (const char *option, const char *value, gpointer user_data, GError **error)
{
  KayakoApplication *self = user_data;
  const char *role = value != NULL ? value : "agent";

  if (kayako_demo_get_email (role) == NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("“%s” takes no part in the demo; say “agent” or “customer”"), role);
    return FALSE;
  }

  g_set_str (&self->demo_role, role);
  return TRUE;
}

static int
kayako_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  KayakoApplication *self = KAYAKO_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("Kayako %s\n", KAYAKO_VERSION);
    return 0;
  }

  if (self->demo_address != NULL && self->demo_role == NULL)
    self->demo_role = g_strdup ("agent");

  /* The demo is a program of its own beside the person's real one. */
  if (self->demo_role != NULL)
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
kayako_application_dispose (GObject *object)
{
  KayakoApplication *self = KAYAKO_APPLICATION (object);

  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_handle_id (&self->started_id, g_source_remove);
  dex_clear (&self->closing);
  dex_clear (&self->work);
  g_clear_object (&self->accounts);
  g_clear_object (&self->settings);
  g_clear_object (&self->demo);

  G_OBJECT_CLASS (kayako_application_parent_class)->dispose (object);
}

static void
kayako_application_finalize (GObject *object)
{
  KayakoApplication *self = KAYAKO_APPLICATION (object);

  g_clear_pointer (&self->demo_role, g_free);
  g_clear_pointer (&self->demo_address, g_free);

  G_OBJECT_CLASS (kayako_application_parent_class)->finalize (object);
}

static void
kayako_application_class_init (KayakoApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = kayako_application_dispose;
  object_class->finalize = kayako_application_finalize;

  GTK_APPLICATION_CLASS (klass)->window_removed = kayako_application_window_removed;
  application_class->startup = kayako_application_startup;
  application_class->activate = kayako_application_activate;
  application_class->handle_local_options = kayako_application_handle_local_options;
}

static void
kayako_application_init (KayakoApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Say the version"), NULL },
    { NULL },
  };
  /* A group of their own: GApplication hands no data to the function that reads
   * a main option, and only such a function may leave its argument out. */
  const GOptionEntry demo_entries[] = {
    { "demo", 0, G_OPTION_FLAG_OPTIONAL_ARG | G_OPTION_FLAG_IN_MAIN, G_OPTION_ARG_CALLBACK,
      demo_option_cb, N_ ("Show the demo helpdesk, as an agent or as a customer"),
      N_ ("agent|customer") },
    { "demo-address", 0, G_OPTION_FLAG_IN_MAIN, G_OPTION_ARG_STRING, &self->demo_address,
      N_ ("Show a demo helpdesk that runs already"), N_ ("ADDRESS") },
    { NULL },
  };
  GOptionGroup *demo_group = g_option_group_new ("demo", N_ ("The Demo Helpdesk:"),
                                                 N_ ("Show how to see the demo"), self, NULL);

  g_option_group_add_entries (demo_group, demo_entries);
  g_option_group_set_translation_domain (demo_group, GETTEXT_PACKAGE);
  g_application_add_option_group (G_APPLICATION (self), demo_group);
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

/**
 * kayako_application_new:
 *
 * Makes the program.
 *
 * Returns: (transfer full): the application
 */
GApplication *
kayako_application_new (void)
{
  return g_object_new (KAYAKO_TYPE_APPLICATION, "application-id", KAYAKO_APPLICATION_ID,
                       "resource-base-path", "/org/example/Kayako", NULL);
}
