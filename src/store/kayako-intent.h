/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_INTENT       (kayako_intent_get_type ())
#define KAYAKO_TYPE_INTENT_STATE (kayako_intent_state_get_type ())

/**
 * KayakoIntentState:
 * @KAYAKO_INTENT_STATE_WAITING: it leaves when its time and its turn come
 * @KAYAKO_INTENT_STATE_SENDING: it is on its way
 * @KAYAKO_INTENT_STATE_UNCLEAR: it may have arrived: look before sending it again
 * @KAYAKO_INTENT_STATE_FAILED: it does not leave before somebody decides
 *
 * How far an intent has come.
 */
typedef enum {
  KAYAKO_INTENT_STATE_WAITING,
  KAYAKO_INTENT_STATE_SENDING,
  KAYAKO_INTENT_STATE_UNCLEAR,
  KAYAKO_INTENT_STATE_FAILED,
} KayakoIntentState;

/**
 * KayakoIntent:
 * @id: its number in the store, 0 for one that is not there yet
 * @client_id: (not nullable): the name invented for it; no two have the same
 * @kind: (not nullable): what is to be done
 * @conversation_id: to which conversation, 0 where that is not begun yet
 * @local_id: (nullable): names the conversation that is not begun yet
 * @position: its place among those of its conversation
 * @payload: (not nullable): what it takes, as the engine writes it
 * @state: how far it has come
 * @attempts: how often it was tried
 * @attempted_at: when it was tried last; Unix milliseconds, 0 for never
 * @not_before: when it may leave; Unix milliseconds
 * @error_domain: (nullable): the domain of the last failure, by its name
 * @error_code: its code
 * @error_text: (nullable): its words, for developers
 * @created_at: when it was decided; Unix milliseconds
 *
 * Something a person has decided and the helpdesk has not heard of yet.
 */
typedef struct {
  gint64 id;
  char *client_id;
  char *kind;
  gint64 conversation_id;
  char *local_id;
  gint64 position;
  GBytes *payload;
  KayakoIntentState state;
  gint64 attempts;
  gint64 attempted_at;
  gint64 not_before;
  char *error_domain;
  gint64 error_code;
  char *error_text;
  gint64 created_at;
} KayakoIntent;

GType kayako_intent_get_type (void) G_GNUC_CONST;
GType kayako_intent_state_get_type (void) G_GNUC_CONST;

KayakoIntent *kayako_intent_new (const char *client_id,
                                 const char *kind,
                                 GBytes *payload) G_GNUC_WARN_UNUSED_RESULT;
KayakoIntent *kayako_intent_copy (const KayakoIntent *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_intent_free (KayakoIntent *self);

void kayako_intent_set_error (KayakoIntent *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoIntent, kayako_intent_free)

G_END_DECLS
