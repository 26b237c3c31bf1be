/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever a helpdesk, or what stands before it, can do wrong while somebody
 * reads the list, opens a conversation or sends a reply: what can be read then,
 * and the way out of it. A reply is never lost and never sent twice. */

#include "kayako-journey.h"

#define LIST     "path=/api/v1/conversations,method=GET"
#define MESSAGES "path=/api/v1/conversations/*/messages,method=GET"
#define SEND     "path=/api/v1/conversations/*/messages,method=POST"

#define BROKEN   "The helpdesk is not working properly right now. Try again in a moment."
#define ODD                                                                                        \
  "The helpdesk’s answer could not be understood. Try again, and report it if it "                 \
  "happens again."
#define OFFLINE "What belongs here appears as soon as the helpdesk answers."
#define STRANGER                                                                                   \
  "Something else answered in the helpdesk’s place, such as a network’s sign-in"                   \
  " page. Check your connection, then try again."
#define MOVED                                                                                      \
  "The helpdesk’s address leads to “https://elsewhere.test” now. Try again, or"                    \
  " sign in with that address if you trust it."
#define TOO_MUCH                                                                                   \
  "This is more than can be sent or received at once. Make it smaller if it is"                    \
  " yours, or try again later."
#define UNCLEAR                                                                                    \
  "This message may have been sent: the connection broke before the helpdesk answered. If you try" \
  " again, it is looked for there first."
#define REFUSED "The helpdesk did not accept this. Change it, then try again."

/* What somebody does about it who has read the sentence. */
typedef enum {
  WAY_OUT_RETRY,
  WAY_OUT_WAIT, /* it comes back by itself */
  WAY_OUT_EDIT, /* take the reply back, and send it again */
} WayOut;

typedef struct {
  const char *name;     /* of the case and its picture */
  const char *fault;    /* the fault, without its path */
  const char *sentence; /* what can be read, %NULL when nobody has to notice */
  WayOut way_out;
} Case;

/* What goes wrong while something is read. */
static const Case reading[] = {
  { "status-500", "status:code=500", BROKEN, WAY_OUT_RETRY },
  { "status-503", "status:code=503", BROKEN, WAY_OUT_RETRY },
  { "html-502", "html:code=502", BROKEN, WAY_OUT_RETRY },
  { "html-200", "html:code=200", STRANGER, WAY_OUT_RETRY },
  { "malformed", "malformed:", ODD, WAY_OUT_RETRY },
  { "deep", "deep:levels=100000", ODD, WAY_OUT_RETRY },
  { "oversize", "oversize:bytes=33554433", TOO_MUCH, WAY_OUT_RETRY },
  { "rate-limit", "rate-limit:seconds=300",
    "The helpdesk asks for a break of 300 seconds. Try again after it.", WAY_OUT_RETRY },
  { "redirect", "redirect:to=https://elsewhere.test/", MOVED, WAY_OUT_RETRY },
  { "truncate", "truncate:bytes=100", OFFLINE, WAY_OUT_WAIT },
  { "drop-before", "drop-before:", OFFLINE, WAY_OUT_WAIT },
  { "drop-after", "drop-after:", OFFLINE, WAY_OUT_WAIT },
  { "revoke-session", "revoke-session:times=1", NULL, WAY_OUT_WAIT },
  { "drop-once", "drop-before:times=1", NULL, WAY_OUT_WAIT },
  { "delay", "delay:ms=1500", NULL, WAY_OUT_WAIT },
};

/* What goes wrong while a reply is sent. */
static const Case sending[] = {
  { "status-500", "status:code=500", BROKEN, WAY_OUT_RETRY },
  { "status-503", "status:code=503,times=1", NULL, WAY_OUT_WAIT },
  { "html-502", "html:code=502,times=1", NULL, WAY_OUT_WAIT },
  { "html-200", "html:code=200", STRANGER, WAY_OUT_RETRY },
  { "status-422", "status:code=422", REFUSED, WAY_OUT_EDIT },
  { "redirect", "redirect:to=https://elsewhere.test/,code=307", MOVED, WAY_OUT_RETRY },
  { "drop-before", "drop-before:", UNCLEAR, WAY_OUT_RETRY },
  { "drop-after", "drop-after:", NULL, WAY_OUT_WAIT },
  { "truncate", "truncate:bytes=100", NULL, WAY_OUT_WAIT },
  { "malformed", "malformed:", NULL, WAY_OUT_WAIT },
  { "deep", "deep:levels=100000,times=1", NULL, WAY_OUT_WAIT },
  { "oversize", "oversize:bytes=33554433,times=1", NULL, WAY_OUT_WAIT },
  { "rate-limit", "rate-limit:seconds=1,times=1", NULL, WAY_OUT_WAIT },
  { "revoke-session", "revoke-session:times=1", NULL, WAY_OUT_WAIT },
  { "delay", "delay:ms=1500", NULL, WAY_OUT_WAIT },
};

static char *
dup_spec (const char *fault, const char *where)
{
  return g_strconcat (fault, g_str_has_suffix (fault, ":") ? "" : ",", where, NULL);
}

static void
add_fault (KayakoJourney *journey, const char *fault, const char *where)
{
  g_autofree char *spec = dup_spec (fault, where);

  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), spec);
}

static void
remove_fault (KayakoJourney *journey, const char *fault, const char *where)
{
  g_autofree char *spec = dup_spec (fault, where);

  kayako_test_sandbox_remove_fault (kayako_journey_get_sandbox (journey), spec);
}

/* What nobody has opened stays unknown: the first pull is always turned away. */
static void
hold_pull (KayakoJourney *journey)
{
  add_fault (journey, "status:code=503", "path=/api/v1/cases");
}

static void
clear_faults (KayakoJourney *journey)
{
  kayako_test_sandbox_clear_faults (kayako_journey_get_sandbox (journey));
}

static void
take_picture (KayakoDriver *driver, const char *action, const char *name)
{
  g_autofree char *picture = g_strdup_printf ("fault-%s-%s", action, name);

  kayako_journey_picture (driver, picture);
}

/* Reads the sentence, has the helpdesk work again and takes the way out, unless
 * the program has found out by itself. */
static void
get_over_it (KayakoJourney *journey,
             KayakoDriver *driver,
             const char *action,
             const Case *fault,
             const char *where)
{
  if (fault->sentence == NULL) {
    g_autofree char *spec = dup_spec (fault->fault, where);

    kayako_journey_wait_fault (journey, driver, spec);
    return;
  }

  kayako_journey_read (driver, fault->sentence);
  if (fault->way_out == WAY_OUT_RETRY) {
    g_autoptr (AtspiAccessible) retry =
        kayako_driver_find_match (driver, ATSPI_ROLE_BUTTON, "Retry");

    g_assert_nonnull (retry);
    take_picture (driver, action, fault->name);
  }
  remove_fault (journey, fault->fault, where);
  if (fault->way_out == WAY_OUT_RETRY)
    kayako_driver_click_if_there (driver, ATSPI_ROLE_BUTTON, "Retry");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, fault->sentence);
}

static void
test_list (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);

  hold_pull (journey);
  for (gsize i = 0; i < G_N_ELEMENTS (reading); i++) {
    g_autoptr (KayakoDriver) driver = NULL;
    g_autoptr (AtspiAccessible) row = NULL;

    g_test_message ("%s", reading[i].name);
    add_fault (journey, reading[i].fault, LIST);
    driver = kayako_journey_start_demo (journey);
    get_over_it (journey, driver, "list", &reading[i], LIST);
    row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
    g_assert_nonnull (row);
    remove_fault (journey, reading[i].fault, LIST);
  }
}

/* A list that was there before stays, and what went wrong is said beside it. */
static void
test_refresh (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autoptr (AtspiAccessible) row =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);

  add_fault (journey, "status:code=500", LIST);
  kayako_driver_press (driver, "F5");
  kayako_driver_wait_announced (driver, BROKEN);
  g_clear_object (&row);
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_nonnull (row);
  take_picture (driver, "refresh", "status-500");
}

static void
open_all (gboolean is_answered)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;

  hold_pull (journey);
  driver = kayako_journey_start_demo (journey);

  /* “All” has a conversation for every fault. */
  kayako_journey_show_view (driver, "All");
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);

  for (gsize i = 0; i < G_N_ELEMENTS (reading); i++) {
    g_autoptr (AtspiAccessible) message = NULL;

    if ((reading[i].way_out == WAY_OUT_RETRY) != is_answered)
      continue;

    g_test_message ("%s", reading[i].name);
    message = kayako_driver_find_within (driver, ATSPI_ROLE_LIST, "Messages", ATSPI_ROLE_LIST_ITEM,
                                         "*, *: *");
    g_assert_nonnull (message);
    add_fault (journey, reading[i].fault, MESSAGES);
    kayako_driver_press (driver, "Alt+Down");
    get_over_it (journey, driver, "thread", &reading[i], MESSAGES);
    remove_fault (journey, reading[i].fault, MESSAGES);
  }
}

static void
test_thread_answered (void)
{
  open_all (TRUE);
}

static void
test_thread_broken_off (void)
{
  open_all (FALSE);
}

static void
send_through (KayakoJourney *journey, KayakoDriver *driver, const Case *fault)
{
  g_autofree char *text = g_strdup_printf ("Reply through %s.", fault->name);
  const char *why = fault->sentence != NULL ? fault->sentence : "";
  g_autofree char *sentence =
      g_strconcat (g_str_equal (why, UNCLEAR) ? "" : "This message was not sent. ", why, NULL);

  kayako_journey_reply (driver, text);
  add_fault (journey, fault->fault, SEND);
  kayako_driver_press (driver, "Ctrl+Return");

  if (fault->sentence != NULL) {
    kayako_journey_read (driver, sentence);
    kayako_journey_wait_mark (driver, text, "Not sent");
    take_picture (driver, "reply", fault->name);
    clear_faults (journey);
  }

  if (fault->sentence != NULL && fault->way_out == WAY_OUT_RETRY) {
    kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Retry");
  } else if (fault->sentence != NULL) {
    g_autoptr (AtspiAccessible) reply = NULL;

    kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Edit");
    kayako_journey_expect_text (driver, "Reply", text);
    reply = kayako_driver_find_text (driver, "Reply");
    kayako_driver_focus (driver, reply);
    kayako_driver_press (driver, "Ctrl+Return");
  }

  kayako_journey_wait_mark (driver, text, "Sent");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Retry");
  clear_faults (journey);
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, text), ==, 1);
}

static void
send_through_all (gboolean is_told)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  for (gsize i = 0; i < G_N_ELEMENTS (sending); i++) {
    if ((sending[i].sentence != NULL) != is_told)
      continue;

    g_test_message ("%s", sending[i].name);
    send_through (journey, driver, &sending[i]);
  }
}

static void
test_reply_told (void)
{
  send_through_all (TRUE);
}

static void
test_reply_unnoticed (void)
{
  send_through_all (FALSE);
}

/* The session ends while somebody writes, and the password is no good either:
 * the program asks, and both what was sent and what is being written stay. */
static void
test_expired (void)
{
  static const char sent[] = "Sent when the session had ended.";
  static const char draft[] = "Half a thought";
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  add_fault (journey, "revoke-session:times=1", SEND);
  add_fault (journey, "status:code=401", "path=/api/v1/session");
  kayako_journey_reply (driver, sent);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_read (driver, "Your session has ended");
  kayako_journey_read (driver, "Waiting for you to sign in again");
  kayako_journey_reply (driver, draft);
  kayako_journey_picture (driver, "session-ended");

  /* A password that is not right changes nothing. */
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In Again");
  kayako_journey_fill (driver, "Password", "sandpit");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "The password is not right. Check it, then try again.");
  kayako_journey_picture (driver, "session-ended-password");

  clear_faults (journey);
  kayako_journey_fill (driver, "Password", KAYAKO_TEST_PASSWORD);
  kayako_driver_press (driver, "Return");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "Your session has ended");
  kayako_journey_wait_mark (driver, sent, "Sent");
  kayako_journey_expect_text (driver, "Reply", draft);
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, sent), ==, 1);
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, draft), ==, 0);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/faults/list", test_list);
  g_test_add_func ("/journey/faults/list/refresh", test_refresh);
  g_test_add_func ("/journey/faults/thread/answered", test_thread_answered);
  g_test_add_func ("/journey/faults/thread/broken-off", test_thread_broken_off);
  g_test_add_func ("/journey/faults/reply/told", test_reply_told);
  g_test_add_func ("/journey/faults/reply/unnoticed", test_reply_unnoticed);
  g_test_add_func ("/journey/faults/expired", test_expired);

  return g_test_run ();
}
