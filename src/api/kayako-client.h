/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "kayako-api-drafts.h"
#include "kayako-conversation-query.h"
#include "kayako-credentials.h"
#include "kayako-enums.h"
#include "kayako-inspection.h"
#include "kayako-notification.h"
#include "kayako-page.h"
#include "kayako-request-log.h"
#include "kayako-update.h"
#include "kayako-user.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_CLIENT (kayako_client_get_type ())

G_DECLARE_INTERFACE (KayakoClient, kayako_client, KAYAKO, CLIENT, GObject)

/**
 * KayakoClientKeepFunc:
 * @user_data: what was handed to kayako_client_set_keeper()
 *
 * Waits until what #KayakoClient::credentials-changed told of is kept, or cannot
 * be.
 *
 * Returns: (transfer full): a future; whether it resolves makes no difference
 */
typedef DexFuture *(*KayakoClientKeepFunc) (gpointer user_data);

/**
 * KayakoClientInterface:
 *
 * One function per thing a helpdesk can do. Every future rejects with
 * #KayakoError, or %G_IO_ERROR_CANCELLED where the work was cancelled.
 */
struct _KayakoClientInterface {
  GTypeInterface parent_iface;

  /*< private >*/
  const char *(*get_base_uri) (KayakoClient *self);
  KayakoCapabilities (*get_capabilities) (KayakoClient *self);
  KayakoUser *(*get_user) (KayakoClient *self);
  void (*expect_user) (KayakoClient *self, KayakoUser *user);
  KayakoCredentials *(*get_credentials) (KayakoClient *self);
  void (*set_keeper) (KayakoClient *self, KayakoClientKeepFunc func, gpointer user_data);
  KayakoRequestLog *(*get_request_log) (KayakoClient *self);
  const char *(*get_request_token) (KayakoClient *self, gint64 id);

  DexFuture *(*probe) (KayakoClient *self);
  DexFuture *(*inspect) (KayakoClient *self);
  DexFuture *(*identify) (KayakoClient *self);
  DexFuture *(*sign_in) (KayakoClient *self, KayakoCredentials *credentials);
  DexFuture *(*change_password) (KayakoClient *self,
                                 const char *auth_token,
                                 const char *new_password);
  DexFuture *(*keep_alive) (KayakoClient *self);
  DexFuture *(*sign_out) (KayakoClient *self);

  DexFuture *(*list_conversations) (KayakoClient *self, KayakoConversationQuery *query);
  DexFuture *(*list_updates) (KayakoClient *self, GArray *ids, guint offset, guint limit);
  DexFuture *(*get_conversations) (KayakoClient *self, GArray *ids);
  DexFuture *(*get_conversation) (KayakoClient *self, gint64 id);
  DexFuture *(*get_conversation_with_token) (KayakoClient *self, gint64 id, const char *token);
  DexFuture *(*create_conversation) (KayakoClient *self, KayakoConversationDraft *draft);
  DexFuture *(*update_conversation) (KayakoClient *self,
                                     gint64 id,
                                     KayakoConversationChange *change);
  DexFuture *(*list_participants) (KayakoClient *self, gint64 id, guint offset, guint limit);

  DexFuture *(*list_messages) (KayakoClient *self, gint64 id, guint offset, guint limit);
  DexFuture *(*get_message) (KayakoClient *self, gint64 id, gint64 message_id);
  DexFuture *(*create_message) (KayakoClient *self, gint64 id, KayakoMessageDraft *draft);
  DexFuture *(*set_message_status) (KayakoClient *self,
                                    gint64 id,
                                    gint64 message_id,
                                    KayakoDelivery delivery);

  DexFuture *(*list_forms) (KayakoClient *self);
  DexFuture *(*get_form) (KayakoClient *self, gint64 id);
  DexFuture *(*list_fields) (KayakoClient *self, guint offset, guint limit);
  DexFuture *(*get_field) (KayakoClient *self, gint64 id);
  DexFuture *(*list_ratings) (KayakoClient *self, gint64 id, guint offset, guint limit);
  DexFuture *(*create_rating) (KayakoClient *self,
                               gint64 id,
                               KayakoScore score,
                               const char *comment);
  DexFuture *(*update_rating) (KayakoClient *self,
                               gint64 id,
                               gint64 rating_id,
                               KayakoScore score,
                               const char *comment);
  DexFuture *(*get_starter) (KayakoClient *self);
  DexFuture *(*list_statuses) (KayakoClient *self);
  DexFuture *(*list_priorities) (KayakoClient *self);
  DexFuture *(*list_types) (KayakoClient *self);
  DexFuture *(*list_locales) (KayakoClient *self);

  DexFuture *(*upload_file) (KayakoClient *self,
                             const char *name,
                             const char *content_type,
                             GBytes *content);
  DexFuture *(*download) (KayakoClient *self, const char *url);

  DexFuture *(*list_tests) (KayakoClient *self, GArray *ids, gint64 after_id, guint limit);
  DexFuture *(*get_test) (KayakoClient *self, gint64 id);
  DexFuture *(*create_test) (KayakoClient *self, KayakoTestDraft *draft);
  DexFuture *(*update_test) (KayakoClient *self, gint64 id, KayakoTestDraft *draft);
  DexFuture *(*update_tests) (KayakoClient *self, GArray *ids, KayakoTestDraft *draft);
  DexFuture *(*delete_test) (KayakoClient *self, gint64 id);
  DexFuture *(*delete_tests) (KayakoClient *self, GArray *ids);
};

const char *kayako_client_get_base_uri (KayakoClient *self);
KayakoCapabilities kayako_client_get_capabilities (KayakoClient *self);
void kayako_client_expect_user (KayakoClient *self, KayakoUser *user);
KayakoUser *kayako_client_get_user (KayakoClient *self);
KayakoCredentials *kayako_client_get_credentials (KayakoClient *self);
void kayako_client_set_keeper (KayakoClient *self, KayakoClientKeepFunc func, gpointer user_data);
const char *kayako_client_get_session_id (KayakoClient *self);
const char *kayako_client_get_csrf_token (KayakoClient *self);
const char *kayako_client_get_request_token (KayakoClient *self, gint64 id);
KayakoRequestLog *kayako_client_get_request_log (KayakoClient *self);

DexFuture *kayako_client_probe (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_inspect (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_identify (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_sign_in (KayakoClient *self,
                                  KayakoCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_change_password (KayakoClient *self,
                                          const char *auth_token,
                                          const char *new_password) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_keep_alive (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_sign_out (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *
kayako_client_list_conversations (KayakoClient *self,
                                  KayakoConversationQuery *query) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_list_updates (KayakoClient *self, GArray *ids, guint offset, guint limit)
    G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_client_get_conversations (KayakoClient *self, GArray *ids) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_get_conversation (KayakoClient *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_get_conversation_with_token (KayakoClient *self,
                                                      gint64 id,
                                                      const char *token) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_client_create_conversation (KayakoClient *self,
                                   KayakoConversationDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_client_update_conversation (KayakoClient *self,
                                   gint64 id,
                                   KayakoConversationChange *change) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_list_participants (KayakoClient *self,
                                            gint64 id,
                                            guint offset,
                                            guint limit) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_client_list_messages (KayakoClient *self, gint64 id, guint offset, guint limit)
    G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_get_message (KayakoClient *self,
                                      gint64 id,
                                      gint64 message_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_create_message (KayakoClient *self,
                                         gint64 id,
                                         KayakoMessageDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_set_message_status (KayakoClient *self,
                                             gint64 id,
                                             gint64 message_id,
                                             KayakoDelivery delivery) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_client_list_forms (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_get_form (KayakoClient *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_client_list_fields (KayakoClient *self, guint offset, guint limit) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_get_field (KayakoClient *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_list_ratings (KayakoClient *self, gint64 id, guint offset, guint limit)
    G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_create_rating (KayakoClient *self,
                                        gint64 id,
                                        KayakoScore score,
                                        const char *comment) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_update_rating (KayakoClient *self,
                                        gint64 id,
                                        gint64 rating_id,
                                        KayakoScore score,
                                        const char *comment) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_get_starter (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_list_statuses (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_list_priorities (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_list_types (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_list_locales (KayakoClient *self) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_client_upload_file (KayakoClient *self,
                                      const char *name,
                                      const char *content_type,
                                      GBytes *content) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_download (KayakoClient *self, const char *url) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_client_list_tests (KayakoClient *self, GArray *ids, gint64 after_id, guint limit)
    G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_get_test (KayakoClient *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_client_create_test (KayakoClient *self, KayakoTestDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_update_test (KayakoClient *self,
                                      gint64 id,
                                      KayakoTestDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_update_tests (KayakoClient *self,
                                       GArray *ids,
                                       KayakoTestDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_delete_test (KayakoClient *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_client_delete_tests (KayakoClient *self, GArray *ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
