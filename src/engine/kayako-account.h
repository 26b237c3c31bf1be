/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account-record.h"
#include "kayako-case-type.h"
#include "kayako-conversation-feed.h"
#include "kayako-conversation.h"
#include "kayako-credentials.h"
#include "kayako-enums.h"
#include "kayako-priority.h"
#include "kayako-search.h"
#include "kayako-status.h"
#include "kayako-thread.h"
#include "kayako-unsent.h"
#include "kayako-user.h"
#include "kayako-view.h"

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * KayakoAccountState:
 * @KAYAKO_ACCOUNT_STATE_CONNECTING: signing in or resuming; nothing is wrong
 * @KAYAKO_ACCOUNT_STATE_ONLINE: requests get through
 * @KAYAKO_ACCOUNT_STATE_OFFLINE: the helpdesk cannot be reached; it is tried
 *   again by itself
 * @KAYAKO_ACCOUNT_STATE_EXPIRED: a password is needed:
 *   kayako_account_sign_in_again()
 * @KAYAKO_ACCOUNT_STATE_FAILED: the helpdesk answers, but not usably; #KayakoAccount:error
 *   says how, kayako_account_reconnect() tries again. Where the helpdesk asks for
 *   a break (%KAYAKO_ERROR_RATE_LIMITED, or kayako_error_get_retry_after()), it is
 *   tried again by itself after it
 * @KAYAKO_ACCOUNT_STATE_SIGNED_OUT: the account is over
 *
 * How an account stands with its helpdesk.
 */
typedef enum {
  KAYAKO_ACCOUNT_STATE_CONNECTING,
  KAYAKO_ACCOUNT_STATE_ONLINE,
  KAYAKO_ACCOUNT_STATE_OFFLINE,
  KAYAKO_ACCOUNT_STATE_EXPIRED,
  KAYAKO_ACCOUNT_STATE_FAILED,
  KAYAKO_ACCOUNT_STATE_SIGNED_OUT,
} KayakoAccountState;

#define KAYAKO_TYPE_ACCOUNT_STATE (kayako_account_state_get_type ())

GType kayako_account_state_get_type (void) G_GNUC_CONST;

#define KAYAKO_TYPE_ACCOUNT (kayako_account_get_type ())

/* Properties, all readable, all notifying only on change: id, address, host,
 * helpdesk, email (strings), user (KayakoUser, nullable until known), state
 * (KayakoAccountState), error (GError, nullable), keyring-error (GError,
 * nullable), store-error (GError, nullable: why what is written cannot be saved),
 * capabilities (KayakoCapabilities), is-staff (boolean), views
 * (GListModel of KayakoView), statuses, priorities, case-types (GListModels),
 * n-unsent (uint: messages of this account that wait, are on their way or
 * failed), syncing (boolean: what the helpdesk has is being pulled for the first
 * time), sync-fraction (double: how much of it is there), scheme
 * (KayakoAccountScheme: how this person gets in), colour (uint: one of
 * KAYAKO_ACCOUNT_N_COLOURS).
 *
 * Signal "notified" (KayakoNotification): something the helpdesk wants people
 * to read.
 *
 * Signal "draft-changed" (gint64): there is a draft in a conversation, or none
 * any more. */
G_DECLARE_FINAL_TYPE (KayakoAccount, kayako_account, KAYAKO, ACCOUNT, GObject)

/* Belongs to `api`; see kayako-api-drafts.h there. */
typedef struct _KayakoConversationChange KayakoConversationChange;
typedef struct _KayakoConversationDraft KayakoConversationDraft;

const char *kayako_account_get_id (KayakoAccount *self);
const char *kayako_account_get_address (KayakoAccount *self);
const char *kayako_account_get_host (KayakoAccount *self);
const char *kayako_account_get_helpdesk (KayakoAccount *self);
const char *kayako_account_get_place (KayakoAccount *self);
void kayako_account_set_helpdesk (KayakoAccount *self, const char *helpdesk);
const char *kayako_account_get_email (KayakoAccount *self);
KayakoAccountScheme kayako_account_get_scheme (KayakoAccount *self);
guint kayako_account_get_colour (KayakoAccount *self);
KayakoUser *kayako_account_get_user (KayakoAccount *self);
KayakoAccountState kayako_account_get_state (KayakoAccount *self);
const GError *kayako_account_get_error (KayakoAccount *self);
const GError *kayako_account_get_keyring_error (KayakoAccount *self);
const GError *kayako_account_get_store_error (KayakoAccount *self);
KayakoCapabilities kayako_account_get_capabilities (KayakoAccount *self);
gboolean kayako_account_get_is_staff (KayakoAccount *self);
GListModel *kayako_account_get_views (KayakoAccount *self);
GListModel *kayako_account_get_statuses (KayakoAccount *self);
GListModel *kayako_account_get_priorities (KayakoAccount *self);
GListModel *kayako_account_get_case_types (KayakoAccount *self);
guint kayako_account_get_n_unsent (KayakoAccount *self);
gboolean kayako_account_get_syncing (KayakoAccount *self);
double kayako_account_get_sync_fraction (KayakoAccount *self);
guint kayako_account_get_n_synced (KayakoAccount *self, guint *n_total);
GListModel *kayako_account_get_unsent (KayakoAccount *self);
void kayako_account_retry (KayakoAccount *self, KayakoUnsent *unsent);
gboolean kayako_account_take_back (KayakoAccount *self, KayakoUnsent *unsent);
gboolean kayako_account_discard (KayakoAccount *self, KayakoUnsent *unsent);
gboolean kayako_account_put_back (KayakoAccount *self, KayakoUnsent *unsent);
guint kayako_account_get_n_failed (KayakoAccount *self);
KayakoChanging kayako_account_get_changing (KayakoAccount *self,
                                            KayakoConversation *conversation,
                                            KayakoChangedWhat what);
gboolean kayako_account_settle (KayakoAccount *self,
                                KayakoUnsent *unsent,
                                const gboolean *keeps_mine,
                                guint n_fields);
DexFuture *kayako_account_wait_changed (KayakoAccount *self,
                                        KayakoConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
KayakoUnsent *kayako_account_find_disputed (KayakoAccount *self, KayakoConversation *conversation);
guint kayako_account_get_send_delay (KayakoAccount *self);
void kayako_account_set_send_delay (KayakoAccount *self, guint seconds);
gboolean kayako_account_get_keeps_writing (KayakoAccount *self);
guint kayako_account_get_n_endangered (KayakoAccount *self);
gboolean kayako_account_has_draft (KayakoAccount *self, KayakoConversation *conversation);
guint kayako_account_get_n_drafts (KayakoAccount *self);
const char *kayako_account_get_draft_text (KayakoAccount *self, KayakoConversation *conversation);
DexFuture *kayako_account_list_drafts (KayakoAccount *self) G_GNUC_WARN_UNUSED_RESULT;

void kayako_account_keep_up (KayakoAccount *self);
void kayako_account_note_activity (KayakoAccount *self);

KayakoConversationFeed *
kayako_account_dup_feed (KayakoAccount *self, KayakoView *view) G_GNUC_WARN_UNUSED_RESULT;
KayakoThread *
kayako_account_dup_thread (KayakoAccount *self,
                           KayakoConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
KayakoSearch *kayako_account_create_search (KayakoAccount *self) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *
kayako_account_change_conversation (KayakoAccount *self,
                                    KayakoConversation *conversation,
                                    KayakoConversationChange *change) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_account_change_status (KayakoAccount *self,
                                         KayakoConversation *conversation,
                                         KayakoStatus *status) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_account_change_priority (KayakoAccount *self,
                                           KayakoConversation *conversation,
                                           KayakoPriority *priority) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_account_change_case_type (KayakoAccount *self,
                                            KayakoConversation *conversation,
                                            KayakoCaseType *case_type) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_account_rate (KayakoAccount *self,
                                KayakoConversation *conversation,
                                KayakoScore score,
                                const char *comment) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_account_begin_conversation (KayakoAccount *self,
                                   KayakoConversationDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_account_download (KayakoAccount *self, const char *url) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_account_sign_in_again (KayakoAccount *self,
                                         KayakoCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_account_sign_in_again_with_password (KayakoAccount *self,
                                            const char *password) G_GNUC_WARN_UNUSED_RESULT;
void kayako_account_keep_until_quit (KayakoAccount *self);
gboolean kayako_account_get_until_quit (KayakoAccount *self);
DexFuture *kayako_account_reconnect (KayakoAccount *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
