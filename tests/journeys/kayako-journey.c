/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For memmem(). */
#define _GNU_SOURCE

#include "kayako-journey.h"

#include "kayako-driver-private.h"
#include "kayako-test-folder.h"
#include "kayako-test-port.h"

#include <locale.h>
#include <string.h>

struct _KayakoJourney {
  KayakoTestSandbox *sandbox; /* (owned) (nullable): NULL while it is stopped */
  char *address;              /* (owned): of the sandbox, also while it is stopped */
  guint port;                 /* of the sandbox */
  char *home;                 /* (owned): a folder, removed at the end */
  char *database;             /* (owned): the sandbox's file */
  GStrv arguments;            /* (owned): of the sandbox, without port and database */
};

/**
 * kayako_journey_init:
 * @argc: of main()
 * @argv: of main()
 *
 * Prepares for g_test_run(). AT-SPI's own library warns about programs that
 * are just starting, so warnings are fatal in the driven program only.
 */
void
kayako_journey_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
}

/**
 * kayako_journey_new:
 * @sandbox_arguments: (array zero-terminated=1) (nullable): further arguments
 *   of the sandbox
 *
 * Makes a home and starts a helpdesk.
 *
 * Returns: (transfer full): the journey
 */
KayakoJourney *
kayako_journey_new (const char *const *sandbox_arguments)
{
  KayakoJourney *self = g_new0 (KayakoJourney, 1);
  g_autoptr (GError) error = NULL;

  self->home = g_dir_make_tmp ("kayako-journey-XXXXXX", &error);
  g_assert_no_error (error);
  self->database = g_build_filename (self->home, "helpdesk.db", NULL);
  self->arguments =
      sandbox_arguments != NULL ? g_strdupv ((char **) sandbox_arguments) : g_new0 (char *, 1);
  self->port = kayako_test_port_reserve ();
  kayako_journey_set_send_delay (self, 0);
  kayako_journey_start_sandbox (self);

  return self;
}

/**
 * kayako_journey_set_send_delay:
 * @self: a journey
 * @seconds: how long messages wait before they leave
 *
 * Chooses it in the home, for the next start of the program. A new journey's
 * messages leave at once.
 */
void
kayako_journey_set_send_delay (KayakoJourney *self, guint seconds)
{
  g_autofree char *folder = g_build_filename (self->home, "config", "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *text = g_strdup_printf ("[org/example/Kayako]\nsend-delay=%u\n", seconds);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/**
 * kayako_journey_free:
 * @self: (transfer full): a journey
 *
 * Stops the helpdesk and removes the home.
 */
void
kayako_journey_free (KayakoJourney *self)
{
  g_clear_pointer (&self->sandbox, kayako_test_sandbox_free);
  kayako_test_remove_folder (self->home);
  g_free (self->address);
  g_free (self->home);
  g_free (self->database);
  g_strfreev (self->arguments);
  g_free (self);
}

static KayakoTestSandbox *
start_on (KayakoJourney *self, guint port)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_autofree char *number = g_strdup_printf ("%u", port);
  g_auto (GStrv) argv = NULL;

  g_strv_builder_add_many (arguments, "--port", number, "--database", self->database, NULL);
  g_strv_builder_addv (arguments, (const char **) self->arguments);
  argv = g_strv_builder_end (arguments);

  return kayako_test_sandbox_new ((const char *const *) argv);
}

/**
 * kayako_journey_start_sandbox:
 * @self: a journey
 *
 * Starts the helpdesk, with what it held and on the port it had when it was
 * stopped.
 */
void
kayako_journey_start_sandbox (KayakoJourney *self)
{
  self->sandbox = start_on (self, self->port);
  g_set_str (&self->address, kayako_test_sandbox_get_base_uri (self->sandbox));
}

/**
 * kayako_journey_ask_unseen:
 * @self: a journey whose helpdesk is stopped
 * @method: an HTTP method
 * @path: a path with its arguments
 * @json: (nullable): the body
 *
 * Has the second agent do something at the helpdesk while the program cannot
 * reach it.
 *
 * Returns: the HTTP status
 */
guint
kayako_journey_ask_unseen (KayakoJourney *self,
                           const char *method,
                           const char *path,
                           const char *json)
{
  KayakoTestSandbox *elsewhere = start_on (self, 0);
  guint status = 0;
  g_autofree char *body =
      kayako_test_sandbox_ask (elsewhere, method, path, KAYAKO_TEST_SECOND_AGENT, json, &status);

  kayako_test_sandbox_free (elsewhere);

  return status;
}

/**
 * kayako_journey_stop_sandbox:
 * @self: a journey
 *
 * Takes the helpdesk off the network.
 */
void
kayako_journey_stop_sandbox (KayakoJourney *self)
{
  g_clear_pointer (&self->sandbox, kayako_test_sandbox_free);
}

/**
 * kayako_journey_get_sandbox:
 * @self: a journey
 *
 * Which helpdesk serves.
 *
 * Returns: (transfer none) (nullable): the sandbox, %NULL while it is stopped
 */
KayakoTestSandbox *
kayako_journey_get_sandbox (KayakoJourney *self)
{
  return self->sandbox;
}

/**
 * kayako_journey_get_address:
 * @self: a journey
 *
 * Where the helpdesk is.
 *
 * Returns: (transfer none): an http address
 */
const char *
kayako_journey_get_address (KayakoJourney *self)
{
  return self->address;
}

/**
 * kayako_journey_dup_data_folder:
 * @self: a journey
 *
 * Where the program keeps what was written.
 *
 * Returns: (transfer full): a path
 */
char *
kayako_journey_dup_data_folder (KayakoJourney *self)
{
  return g_build_filename (self->home, "data", "kayako", NULL);
}

static KayakoDriver *
start (KayakoJourney *self, const char *const *argv, gboolean dark)
{
  g_autofree char *home = g_strdup_printf ("HOME=%s", self->home);
  g_autofree char *config = g_strdup_printf ("XDG_CONFIG_HOME=%s/config", self->home);
  g_autofree char *data = g_strdup_printf ("XDG_DATA_HOME=%s/data", self->home);
  g_autofree char *cache = g_strdup_printf ("XDG_CACHE_HOME=%s/cache", self->home);
  const char *environment[] = { home,
                                config,
                                data,
                                cache,
                                "G_DEBUG=fatal-warnings",
                                "GSETTINGS_BACKEND=keyfile",
                                dark ? "ADW_DEBUG_COLOR_SCHEME=prefer-dark"
                                     : "ADW_DEBUG_COLOR_SCHEME=prefer-light",
                                NULL };

  return kayako_driver_new (argv, environment);
}

/**
 * kayako_journey_start:
 * @self: a journey
 * @argument: (nullable): an argument of the program
 * @dark: whether the desktop prefers dark
 *
 * Starts the program in the journey's home.
 *
 * Returns: (transfer full): the running program
 */
KayakoDriver *
kayako_journey_start (KayakoJourney *self, const char *argument, gboolean dark)
{
  const char *argv[] = { g_getenv ("KAYAKO_PROGRAM"), argument, NULL };

  return start (self, argv, dark);
}

/**
 * kayako_journey_start_read_only:
 * @self: a journey with a data folder
 *
 * Starts the program where nothing in its data folder can be written.
 *
 * Returns: (transfer full): the running program
 */
KayakoDriver *
kayako_journey_start_read_only (KayakoJourney *self)
{
  g_autofree char *folder = kayako_journey_dup_data_folder (self);
  const char *script =
      "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$1\"";
  const char *argv[9] = { "unshare", "--map-root-user", "--mount", "sh", "-c", script, folder };

  argv[7] = g_getenv ("KAYAKO_PROGRAM");
  return start (self, argv, FALSE);
}

/**
 * kayako_journey_start_demo:
 * @self: a journey
 *
 * Starts the program as the demo's agent, signed in to the journey's helpdesk
 * without a word, as somebody is who signed in long ago.
 *
 * Returns: (transfer full): the running program
 */
KayakoDriver *
kayako_journey_start_demo (KayakoJourney *self)
{
  g_autofree char *argument = g_strconcat ("--demo-address=", self->address, NULL);

  return kayako_journey_start (self, argument, FALSE);
}

/**
 * kayako_journey_fill:
 * @driver: the program
 * @name: the accessible name of an entry
 * @text: printable ASCII
 *
 * Types into an entry, in place of what it holds.
 */
void
kayako_journey_fill (KayakoDriver *driver, const char *name, const char *text)
{
  g_autoptr (AtspiAccessible) entry = kayako_driver_find_text (driver, name);

  kayako_driver_focus (driver, entry);
  kayako_driver_press (driver, "Ctrl+a");
  kayako_driver_type (driver, text);
}

/* Whichever of the two pages it is: the one is on the way to the other. */
static gboolean
is_before_sign_in (KayakoDriver *driver, gpointer data)
{
  gboolean *has_form = data;

  *has_form = kayako_driver_has (driver, ATSPI_ROLE_INVALID, "Helpdesk address");

  return *has_form || kayako_driver_has (driver, ATSPI_ROLE_BUTTON, "Try the Demo Helpdesk");
}

/**
 * kayako_journey_sign_in:
 * @driver: the program, on its welcome page or the page that asks for the address
 * @address: as a person types it
 * @email: as a person types it
 * @password: as a person types it
 *
 * Signs in by typing.
 */
void
kayako_journey_sign_in (KayakoDriver *driver,
                        const char *address,
                        const char *email,
                        const char *password)
{
  gboolean has_form = FALSE;

  g_assert_true (kayako_driver_wait_for (driver, is_before_sign_in, &has_form));
  if (!has_form)
    kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In");

  kayako_journey_fill (driver, "Helpdesk address", address);
  kayako_driver_press (driver, "Return");
  kayako_journey_fill (driver, "Email", email);
  kayako_journey_fill (driver, "Password", password);
  kayako_driver_press (driver, "Return");
}

/**
 * kayako_journey_open:
 * @driver: the program
 * @row_pattern: a glob over the sentence that names the row
 *
 * Opens a conversation of the list.
 */
void
kayako_journey_open (KayakoDriver *driver, const char *row_pattern)
{
  kayako_driver_choose (driver, "Conversations", row_pattern);
}

/**
 * kayako_journey_show_view:
 * @driver: the program
 * @title: what stands in the sidebar
 *
 * Chooses a view in the sidebar.
 */
void
kayako_journey_show_view (KayakoDriver *driver, const char *title)
{
  kayako_driver_choose (driver, "Views", title);
}

/**
 * kayako_journey_reply:
 * @driver: the program, with a conversation open
 * @text: printable ASCII
 *
 * Types into the reply without sending it.
 */
void
kayako_journey_reply (KayakoDriver *driver, const char *text)
{
  g_autoptr (AtspiAccessible) reply = kayako_driver_find_text (driver, "Reply");

  kayako_driver_focus (driver, reply);
  kayako_driver_type (driver, text);
}

/**
 * kayako_journey_read:
 * @driver: the program
 * @pattern: a glob over a whole sentence
 *
 * Waits until a sentence can be read on the screen.
 */
void
kayako_journey_read (KayakoDriver *driver, const char *pattern)
{
  g_autoptr (AtspiAccessible) label = kayako_driver_find_match (driver, ATSPI_ROLE_LABEL, pattern);

  g_assert_nonnull (label);
}

typedef struct {
  const char *name;
  const char *text;
  char *last; /* (owned) (nullable): what was read */
} Expected;

static gboolean
holds_text (KayakoDriver *driver, gpointer data)
{
  Expected *expected = data;
  g_autoptr (AtspiAccessible) entry = kayako_driver_find_text (driver, expected->name);
  g_autofree char *typed = kayako_driver_dup_text (driver, entry);

  g_set_str (&expected->last, typed);

  return g_strcmp0 (typed, expected->text) == 0;
}

/**
 * kayako_journey_expect_text:
 * @driver: the program
 * @name: the accessible name of an entry
 * @text: what it shall hold
 *
 * Waits until an entry holds a text. What is pressed and typed comes to it with the
 * main loop of the program, a button even a quarter of a second later.
 */
void
kayako_journey_expect_text (KayakoDriver *driver, const char *name, const char *text)
{
  Expected expected = { .name = name, .text = text };

  if (!kayako_driver_wait_for (driver, holds_text, &expected))
    g_assert_cmpstr (expected.last, ==, text);
  g_free (expected.last);
}

/**
 * kayako_journey_wait_mark:
 * @driver: the program, with a conversation open
 * @text: how a message begins, printable ASCII without glob characters
 * @mark: a delivery mark in words, such as "Sent"
 *
 * Waits until a message has come so far.
 */
void
kayako_journey_wait_mark (KayakoDriver *driver, const char *text, const char *mark)
{
  g_autofree char *pattern = g_strdup_printf ("*: %s*", text);
  g_autoptr (AtspiAccessible) sign =
      kayako_driver_find_within (driver, ATSPI_ROLE_LIST_ITEM, pattern, ATSPI_ROLE_IMAGE, mark);

  g_assert_nonnull (sign);
}

typedef struct {
  const char *folder;
  const char *text;
} Written;

static gboolean
is_on_disk (KayakoDriver *driver, gpointer data)
{
  const Written *written = data;
  g_autoptr (GDir) files = g_dir_open (written->folder, 0, NULL);
  const char *name = NULL;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL) {
    g_autofree char *path = g_build_filename (written->folder, name, NULL);
    g_autofree char *content = NULL;
    gsize length = 0;

    if (g_file_get_contents (path, &content, &length, NULL) &&
        memmem (content, length, written->text, strlen (written->text)) != NULL)
      return TRUE;
  }

  return FALSE;
}

/**
 * kayako_journey_wait_on_disk:
 * @driver: the program
 * @folder: the one of kayako_journey_dup_data_folder()
 * @text: what somebody typed
 *
 * Waits until it lies on the disk, as somebody would see it who took the disk out.
 */
void
kayako_journey_wait_on_disk (KayakoDriver *driver, const char *folder, const char *text)
{
  Written written = { folder, text };

  g_assert_true (kayako_driver_wait_for (driver, is_on_disk, &written));
}

typedef struct {
  KayakoJourney *journey; /* (unowned) */
  const char *spec;
} Fault;

static gboolean
has_struck (KayakoDriver *driver, gpointer data)
{
  Fault *fault = data;

  return kayako_test_sandbox_has_struck (fault->journey->sandbox, fault->spec);
}

/**
 * kayako_journey_wait_fault:
 * @self: a journey
 * @driver: the program
 * @spec: as it was given to kayako_test_sandbox_fault()
 *
 * Waits until something has gone wrong at the helpdesk as it was told to.
 */
void
kayako_journey_wait_fault (KayakoJourney *self, KayakoDriver *driver, const char *spec)
{
  Fault fault = { self, spec };

  g_assert_true (kayako_driver_wait_for (driver, has_struck, &fault));
}

/**
 * kayako_journey_picture:
 * @driver: the program
 * @name: of the picture, without folder and ending
 *
 * Takes a picture for people to look at.
 */
void
kayako_journey_picture (KayakoDriver *driver, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("KAYAKO_SCREENSHOTS"), file, NULL);

  kayako_driver_screenshot (driver, path);
}

/**
 * kayako_journey_count_on_server:
 * @self: a journey
 * @conversation_id: a conversation
 * @text: printable ASCII without quotes
 *
 * Asks the helpdesk itself, through its REST API, as a stranger would.
 *
 * Returns: how many of the newest messages hold @text
 */
guint
kayako_journey_count_on_server (KayakoJourney *self, gint64 conversation_id, const char *text)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/conversations/%" G_GINT64_FORMAT
                                           "/messages?limit=50&fields=content_text",
                                           conversation_id);
  guint status = 0;
  g_autofree char *body =
      kayako_test_sandbox_ask (self->sandbox, "GET", path, KAYAKO_TEST_AGENT, NULL, &status);
  g_auto (GStrv) parts = NULL;

  g_assert_cmpuint (status, ==, 200);
  parts = g_strsplit (body, text, -1);

  return g_strv_length (parts) - 1;
}
