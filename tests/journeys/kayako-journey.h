/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-driver.h"
#include "kayako-test-sandbox.h"

G_BEGIN_DECLS

/**
 * KayakoJourney:
 *
 * A person's day in a box: a home of their own, a helpdesk of their own (the
 * real sandbox), and the program, started as often as the story needs. The
 * keyring is the one of the session bus around the test.
 */
typedef struct _KayakoJourney KayakoJourney;

void kayako_journey_init (int *argc, char ***argv);

#define KAYAKO_JOURNEY_ROW "Simon Blackhouse, Coffee machine leaks again, *"

KayakoJourney *kayako_journey_new (const char *const *sandbox_arguments) G_GNUC_WARN_UNUSED_RESULT;
void kayako_journey_free (KayakoJourney *self);
KayakoTestSandbox *kayako_journey_get_sandbox (KayakoJourney *self);
const char *kayako_journey_get_address (KayakoJourney *self);
char *kayako_journey_dup_data_folder (KayakoJourney *self) G_GNUC_WARN_UNUSED_RESULT;

KayakoDriver *kayako_journey_start (KayakoJourney *self,
                                    const char *argument,
                                    gboolean dark) G_GNUC_WARN_UNUSED_RESULT;
KayakoDriver *kayako_journey_start_read_only (KayakoJourney *self) G_GNUC_WARN_UNUSED_RESULT;
KayakoDriver *kayako_journey_start_demo (KayakoJourney *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_journey_fill (KayakoDriver *driver, const char *name, const char *text);
void kayako_journey_sign_in (KayakoDriver *driver,
                             const char *address,
                             const char *email,
                             const char *password);
void kayako_journey_open (KayakoDriver *driver, const char *row_pattern);
void kayako_journey_show_view (KayakoDriver *driver, const char *title);
void kayako_journey_reply (KayakoDriver *driver, const char *text);
void kayako_journey_read (KayakoDriver *driver, const char *pattern);
void kayako_journey_expect_text (KayakoDriver *driver, const char *name, const char *text);
void kayako_journey_wait_mark (KayakoDriver *driver, const char *text, const char *mark);
void kayako_journey_wait_on_disk (KayakoDriver *driver, const char *folder, const char *text);
void kayako_journey_wait_fault (KayakoJourney *self, KayakoDriver *driver, const char *spec);
void kayako_journey_picture (KayakoDriver *driver, const char *name);

guint
kayako_journey_count_on_server (KayakoJourney *self, gint64 conversation_id, const char *text);
void kayako_journey_stop_sandbox (KayakoJourney *self);
guint kayako_journey_ask_unseen (KayakoJourney *self,
                                 const char *method,
                                 const char *path,
                                 const char *json);
void kayako_journey_set_send_delay (KayakoJourney *self, guint seconds);
void kayako_journey_start_sandbox (KayakoJourney *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoJourney, kayako_journey_free)

G_END_DECLS
