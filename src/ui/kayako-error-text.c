/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "kayako-direction.h"
#include "kayako-error.h"

#include <string.h>

/* The longest name of a field that is shown, in characters. */
#define MAX_NAME 60

/* What a person is told of one code: a title for a page, a sentence with what
 * to do next, and the button that does it. */
typedef struct {
  int code;
  const char *title;
  const char *sentence;
  KayakoRemedy remedy;
} ErrorText;

static const ErrorText texts[] = {
  { KAYAKO_ERROR_NETWORK, N_ ("Not Loaded Yet"),
    N_ ("The helpdesk cannot be reached. Check your connection, then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_UNCLEAR, N_ ("The Connection Broke"),
    N_ ("The connection broke before the helpdesk answered. Check whether it arrived, "
        "then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_SERVER, N_ ("The Helpdesk Has a Problem"),
    N_ ("The helpdesk is not working properly right now. Try again in a moment."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_RATE_LIMITED, N_ ("Too Many Requests"),
    N_ ("The helpdesk asks for a short break. Try again in a moment."), KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_CREDENTIALS, N_ ("Wrong Email or Password"),
    N_ ("The email or the password is not right. Check both, then try again."),
    KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_LOCKED, N_ ("Account Locked"),
    N_ ("This account is locked after too many failed attempts. Try again later."),
    KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_OTP_EXPECTED, N_ ("Verification Code Needed"),
    N_ ("This account asks for a verification code. Sign in again, then type it."),
    KAYAKO_REMEDY_SIGN_IN_AGAIN },
  { KAYAKO_ERROR_PASSWORD_EXPIRED, N_ ("Password Expired"),
    N_ ("Your password has expired. Sign in again to choose a new one."),
    KAYAKO_REMEDY_SIGN_IN_AGAIN },
  { KAYAKO_ERROR_UNAUTHORIZED, N_ ("Not Loaded Yet"),
    N_ ("Your session has ended. Sign in again to go on."), KAYAKO_REMEDY_SIGN_IN_AGAIN },
  { KAYAKO_ERROR_FORBIDDEN, N_ ("Not Allowed"),
    N_ ("Your account is not allowed to do this. Ask an administrator of the helpdesk."),
    KAYAKO_REMEDY_NONE },
  { KAYAKO_ERROR_NOT_FOUND, N_ ("Not Found"),
    N_ ("This is no longer on the helpdesk. Go back and choose something else."),
    KAYAKO_REMEDY_NONE },
  { KAYAKO_ERROR_REJECTED, N_ ("Not Accepted"),
    N_ ("The helpdesk did not accept this. Change it, then try again."), KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_CONFLICT, N_ ("Changed by Somebody Else"),
    N_ ("Somebody else changed this in the meantime. Look at the change, then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_TOO_LARGE, N_ ("Too Large"),
    N_ ("This is more than can be sent or received at once. Make it smaller if it is yours, "
        "or try again later."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_LICENSE, N_ ("Not Included in the Licence"),
    N_ ("The helpdesk’s licence does not allow this. Ask an administrator of the helpdesk."),
    KAYAKO_REMEDY_NONE },
  { KAYAKO_ERROR_ADDRESS, N_ ("Address Not Usable"),
    N_ ("This is not the address of a helpdesk. Type it like “support.example.com”."),
    KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_INSECURE, N_ ("Connection Not Secure"),
    N_ ("This address would send your password unprotected. Use one that begins with “https”."),
    KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_CERTIFICATE, N_ ("Certificate Not Trusted"),
    N_ ("The identity of this server cannot be verified, so nothing was sent. "
        "Check the address, or ask whoever runs the helpdesk."),
    KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_REDIRECTED, N_ ("Helpdesk Has Moved"),
    N_ ("The helpdesk’s address leads to a different server now. Try again, or sign in with the "
        "address it has now."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_NOT_HELPDESK, N_ ("Not the Helpdesk’s Answer"),
    N_ ("Something else answered in the helpdesk’s place, such as a network’s sign-in page. "
        "Check your connection, then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_PROTOCOL, N_ ("Unexpected Answer"),
    N_ ("The helpdesk’s answer could not be understood. Try again, and report it "
        "if it happens again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_KEYRING, N_ ("Keyring Not Available"),
    N_ ("Your keyring cannot be used, so you will have to sign in again next time. "
        "Unlock or install a keyring to stay signed in."),
    KAYAKO_REMEDY_NONE },
  { KAYAKO_ERROR_DISK_FULL, N_ ("Disk Full"),
    N_ ("There is no room left on the disk, so nothing more can be saved. "
        "Make room, then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_STORE_BUSY, N_ ("In Use by Another Program"),
    N_ ("Another program is using what is saved of this account. Close it, then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_STORE_READ_ONLY, N_ ("Cannot Save"),
    N_ ("The folder where this app keeps its data cannot be written to, so nothing new is "
        "saved. Allow it, then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_STORE_NEWER, N_ ("Saved by a Newer Version"),
    N_ ("A newer version of this app was used here. This one saves nothing, and shows what was "
        "saved only as far as it can read it. Update the app."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_STORE_DAMAGED, N_ ("Saved Data Was Damaged"),
    N_ ("What was saved here was damaged and set aside. What you wrote was rescued where it "
        "could be read; the rest loads again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_STORE, N_ ("Cannot Save"),
    N_ ("What is saved of this account cannot be read or written. Try again, and report it "
        "if it happens again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_CROSSED, N_ ("Read First?"),
    N_ ("Somebody wrote before it could be sent. Read that first, or send it anyway."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_DENIED, N_ ("Access Not Allowed"),
    N_ ("You did not let this app use your account, so you are not signed in. "
        "Try again when you want to."),
    KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_PORTAL, N_ ("This Network Asks You to Sign In"),
    N_ ("This network’s own sign-in page answers instead of the helpdesk. "
        "Open a web page in your browser and sign in to the network, then try again."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_NO_SERVER, N_ ("Nothing at This Address"),
    N_ ("There is no server at this address. Check its spelling, then try again."),
    KAYAKO_REMEDY_CHANGE },
  { KAYAKO_ERROR_TIMED_OUT, N_ ("No Answer"),
    N_ ("The server at this address does not answer. Try again in a moment."),
    KAYAKO_REMEDY_RETRY },
  { KAYAKO_ERROR_NOT_ACCEPTED, N_ ("Sign-In Withdrawn"),
    N_ ("The helpdesk does not let this app in with your last sign-in any more. "
        "Sign in again to go on."),
    KAYAKO_REMEDY_SIGN_IN_AGAIN },
  { KAYAKO_ERROR_SESSION_LOST, N_ ("Session Not Found"),
    N_ ("The helpdesk does not know your session any more. Sign in again to go on."),
    KAYAKO_REMEDY_SIGN_IN_AGAIN },
  { KAYAKO_ERROR_CSRF, N_ ("Change Not Confirmed"),
    N_ ("The helpdesk could not tell that a change came from you, so it was not made. "
        "Sign in again to make it."),
    KAYAKO_REMEDY_SIGN_IN_AGAIN },
  { KAYAKO_ERROR_BEHIND, N_ ("Waiting"),
    N_ ("The message before it was not sent. Send or discard that first."), KAYAKO_REMEDY_RETRY },
};

/* What else is said to somebody who has just typed an address: it may be wrong. */
static const struct {
  int code;
  const char *sentence;
} sign_in_texts[] = {
  { KAYAKO_ERROR_NETWORK,
    N_ ("The helpdesk cannot be reached. Check the address and your connection, "
        "then try again.") },
  { KAYAKO_ERROR_REDIRECTED,
    N_ ("This address leads to a different server. Use the address your helpdesk has now.") },
  { KAYAKO_ERROR_NOT_HELPDESK,
    N_ ("There is no Kayako helpdesk at this address. Check the address, then try again.") },
  { KAYAKO_ERROR_PORTAL,
    N_ ("A web page answers at this address, not a helpdesk. Check the address. If your network "
        "asks you to sign in first, do that in your browser, then try again.") },
};

/* What a page says of a helpdesk that cannot be reached: what keeps it is told
 * by the banner already. */
#define UNREACHED_PAGE N_ ("What belongs here appears as soon as the helpdesk answers.")

/* The same where the session has ended. */
#define UNSIGNED_PAGE N_ ("What belongs here appears as soon as you have signed in again.")

/* What is said to somebody who types the password of a known account again. */
#define WRONG_PASSWORD N_ ("The password is not right. Check it, then try again.")

static const ErrorText unknown_text = {
  -1,
  N_ ("Something Went Wrong"),
  N_ ("Something went wrong. Try again, and report it if it happens again."),
  KAYAKO_REMEDY_RETRY,
};

static const ErrorText *
find_text (const GError *error)
{
  if (error == NULL || error->domain != KAYAKO_ERROR)
    return &unknown_text;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (texts[i].code == error->code)
      return &texts[i];
  }

  return &unknown_text;
}

/* What a helpdesk refuses, by the name it has in a request. */
static const struct {
  const char *parameter;
  const char *sentence;
} refused_texts[] = {
  { "subject", N_ ("The helpdesk did not accept the subject. Change it, then try again.") },
  { "contents", N_ ("The helpdesk did not accept the text. Change it, then try again.") },
  { "status_id", N_ ("The helpdesk did not accept the status. Choose another, then try again.") },
  { "priority_id",
    N_ ("The helpdesk did not accept the priority. Choose another, then try again.") },
  { "team_id", N_ ("The helpdesk did not accept the team. Choose another, then try again.") },
  { "agent_id", N_ ("The helpdesk did not accept the agent. Choose another, then try again.") },
  { "email", N_ ("The helpdesk did not accept the email address. Change it, then try again.") },
  { "name", N_ ("The helpdesk did not accept the name. Change it, then try again.") },
  { "type_id", N_ ("The helpdesk did not accept the type. Choose another, then try again.") },
  { "form_id", N_ ("The helpdesk did not accept the form. Choose another, then try again.") },
  { "comment", N_ ("The helpdesk did not accept the comment. Change it, then try again.") },
  { "score", N_ ("The helpdesk did not accept the rating. Choose another, then try again.") },
  { "password", N_ ("The helpdesk did not accept the password. Change it, then try again.") },
  { "file_ids", N_ ("The helpdesk did not accept a file. Take it away, then try again.") },
  { "attachment_file_ids",
    N_ ("The helpdesk did not accept a file. Take it away, then try again.") },
  { "field_values", N_ ("The helpdesk did not accept one of the fields. Change it, then try "
                        "again.") },
  { "files", N_ ("The helpdesk did not accept a file. Take it away, then try again.") },
};

/* A custom field is named by its key, in brackets. */
static char *
dup_field_name (const char *parameter)
{
  const char *start = strchr (parameter, '[');
  const char *end = start != NULL ? strchr (start, ']') : NULL;

  return end != NULL && end > start + 1 ? g_strndup (start + 1, (gsize) (end - start - 1))
                                        : g_strdup (parameter);
}

/* Whether people can read it. */
static gboolean
is_name (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isprint (g_utf8_get_char (p)))
      return FALSE;

  return *text != '\0' && g_utf8_strlen (text, -1) <= MAX_NAME;
}

/* Returns: (nullable): %NULL where the helpdesk does not say what it refused */
static char *
dup_refused_text (const GError *error)
{
  const char *parameter = kayako_error_get_parameter (error);
  g_autofree char *name = NULL;
  g_autofree char *own_name = NULL;

  if (parameter == NULL || !g_utf8_validate (parameter, -1, NULL))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refused_texts); i++)
    if (g_str_equal (parameter, refused_texts[i].parameter))
      return g_strdup (_ (refused_texts[i].sentence));

  name = dup_field_name (parameter);
  if (!is_name (name))
    return NULL;

  own_name = kayako_dup_isolated (name);
  /* Translators: %s is what the helpdesk calls a field, such as “serial_number”. */
  return g_strdup_printf (_ ("The helpdesk did not accept the field “%s”. Change it, then try "
                             "again."),
                          own_name);
}

static char *
dup_locked_text (guint seconds)
{
  guint minutes = (seconds + 59) / 60;

  if (seconds < 60)
    return g_strdup_printf (/* Translators: %u is a number of seconds. */
                            ngettext ("This account is locked after too many failed attempts. "
                                      "Try again in %u second.",
                                      "This account is locked after too many failed attempts. "
                                      "Try again in %u seconds.",
                                      seconds),
                            seconds);

  return g_strdup_printf (/* Translators: %u is a number of minutes. */
                          ngettext ("This account is locked after too many failed attempts. "
                                    "Try again in %u minute.",
                                    "This account is locked after too many failed attempts. "
                                    "Try again in %u minutes.",
                                    minutes),
                          minutes);
}

static char *
dup_rate_text (guint seconds)
{
  return g_strdup_printf (/* Translators: %u is a number of seconds. */
                          ngettext ("The helpdesk asks for a break of %u second. "
                                    "Try again after it.",
                                    "The helpdesk asks for a break of %u seconds. "
                                    "Try again after it.",
                                    seconds),
                          seconds);
}

/* Why the keyring could not be used, by what kayako_error_get_server_code()
 * says of it; the names are the keyring vault's. */
static const char *
get_keyring_text (const GError *error)
{
  const char *code = kayako_error_get_server_code (error);

  /* A banner has room for three lines of a phone's width. */
  if (g_strcmp0 (code, "missing") == 0)
    return _ ("Your sign-in will not be remembered: there is no keyring. "
              "Install one to stay signed in.");

  if (g_strcmp0 (code, "locked") == 0)
    return _ ("Your sign-in will not be remembered: your keyring is locked. "
              "Unlock it, then sign in again.");

  if (g_strcmp0 (code, "dismissed") == 0)
    return _ ("Your sign-in will not be remembered: the keyring stayed locked. "
              "Sign in again and unlock it.");

  return _ ("Your sign-in will not be remembered: your keyring does not work. "
            "Sign in again next time.");
}

/**
 * kayako_error_text:
 * @error: (nullable): what went wrong
 * @remedy: (out) (optional): which button fits
 *
 * Says in one plain, translated sentence or two what went wrong and what to do
 * next. This is the only place where a code becomes text for people; nothing
 * of the developers' message of @error is shown.
 *
 * Returns: (transfer full): plain text without markup
 */
char *
kayako_error_text (const GError *error, KayakoRemedy *remedy)
{
  const ErrorText *text = find_text (error);
  guint seconds = kayako_error_get_retry_after (error);
  g_autofree char *refused = NULL;

  if (remedy != NULL)
    *remedy = text->remedy;

  if (text->code == KAYAKO_ERROR_LOCKED && seconds > 0)
    return dup_locked_text (seconds);

  refused = text->code == KAYAKO_ERROR_REJECTED ? dup_refused_text (error) : NULL;
  if (refused != NULL)
    return g_steal_pointer (&refused);

  if (text->code == KAYAKO_ERROR_REDIRECTED && kayako_error_get_parameter (error) != NULL)
    return g_strdup_printf (/* Translators: %s is an address such as “https://example.com”. */
                            _ ("The helpdesk’s address leads to “%s” now. Try again, or sign in "
                               "with that address if you trust it."),
                            kayako_error_get_parameter (error));

  if (text->code == KAYAKO_ERROR_KEYRING)
    return g_strdup (get_keyring_text (error));

  if (text->code == KAYAKO_ERROR_RATE_LIMITED && seconds > 0)
    return dup_rate_text (seconds);

  return g_strdup (_ (text->sentence));
}

/**
 * kayako_error_text_at_sign_in:
 * @error: (nullable): what went wrong
 *
 * Says what went wrong to somebody who has just typed an address: it may be
 * mistyped, while that of an account was right once.
 *
 * Returns: (transfer full): plain text without markup
 */
char *
kayako_error_text_at_sign_in (const GError *error)
{
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_REDIRECTED) &&
      kayako_error_get_parameter (error) != NULL)
    return g_strdup_printf (/* Translators: %s is an address such as “https://example.com”. */
                            _ ("This address leads to “%s”. Use that address if your helpdesk has "
                               "moved there."),
                            kayako_error_get_parameter (error));

  for (gsize i = 0; i < G_N_ELEMENTS (sign_in_texts); i++) {
    if (g_error_matches (error, KAYAKO_ERROR, sign_in_texts[i].code))
      return g_strdup (_ (sign_in_texts[i].sentence));
  }

  return kayako_error_text (error, NULL);
}

/**
 * kayako_error_text_at_password:
 * @error: (nullable): what went wrong
 *
 * Says what went wrong to somebody who has just typed the password of an
 * account whose address and email are known.
 *
 * Returns: (transfer full): plain text without markup
 */
char *
kayako_error_text_at_password (const GError *error)
{
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS))
    return g_strdup (_ (WRONG_PASSWORD));

  return kayako_error_text (error, NULL);
}

/**
 * kayako_error_text_on_page:
 * @error: (nullable): what went wrong
 * @remedy: (out) (optional): which button fits
 *
 * Says what went wrong on a page that is empty for it. That the helpdesk cannot
 * be reached, or that the session has ended, it leaves to the banner above.
 *
 * Returns: (transfer full): plain text without markup
 */
char *
kayako_error_text_on_page (const GError *error, KayakoRemedy *remedy)
{
  g_autofree char *text = kayako_error_text (error, remedy);

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK))
    return g_strdup (_ (UNREACHED_PAGE));
  if (kayako_error_ends_session (error))
    return g_strdup (_ (UNSIGNED_PAGE));

  return g_steal_pointer (&text);
}

/**
 * kayako_error_text_title:
 * @error: (nullable): what went wrong
 *
 * Names an error in a few words, for a page that shows nothing else.
 *
 * Returns: translated plain text, owned by the translations
 */
const char *
kayako_error_text_title (const GError *error)
{
  return _ (find_text (error)->title);
}

/**
 * kayako_error_text_icon_name:
 * @error: (nullable): what went wrong
 *
 * Finds the picture for a page that shows an error.
 *
 * Returns: a symbolic icon's name
 */
const char *
kayako_error_text_icon_name (const GError *error)
{
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK) ||
      g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR))
    return "network-offline-symbolic";

  if (kayako_error_ends_session (error) ||
      g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN))
    return "system-lock-screen-symbolic";

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND))
    return "edit-find-symbolic";

  return "dialog-warning-symbolic";
}

/**
 * kayako_remedy_get_label:
 * @remedy: which button
 *
 * Names the button that carries out @remedy.
 *
 * Returns: (nullable): a translated label, %NULL where no button helps
 */
const char *
kayako_remedy_get_label (KayakoRemedy remedy)
{
  switch (remedy) {
  case KAYAKO_REMEDY_RETRY:
    return _ ("Retry");
  case KAYAKO_REMEDY_SIGN_IN_AGAIN:
    return _ ("Sign In Again");
  case KAYAKO_REMEDY_NONE:
  case KAYAKO_REMEDY_CHANGE:
  default:
    return NULL;
  }
}
