/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "kayako-account.h"
#include "kayako-when-done.h"

G_BEGIN_DECLS

/**
 * KayakoThreadChange:
 * @KAYAKO_THREAD_CHANGE_STATUS: its status
 * @KAYAKO_THREAD_CHANGE_PRIORITY: its priority
 * @KAYAKO_THREAD_CHANGE_TYPE: its type
 *
 * What of a conversation can be set to something else.
 */
typedef enum {
  KAYAKO_THREAD_CHANGE_STATUS,
  KAYAKO_THREAD_CHANGE_PRIORITY,
  KAYAKO_THREAD_CHANGE_TYPE,
} KayakoThreadChange;

char *kayako_thread_change_dup_current (KayakoThreadChange change,
                                        KayakoConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
KayakoStatus *kayako_thread_change_find_status (KayakoAccount *account, KayakoStatusType type);
DexFuture *kayako_thread_change_request (KayakoThreadChange change,
                                         KayakoAccount *account,
                                         KayakoConversation *conversation,
                                         const char *id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_thread_change_after (DexFuture *future,
                                       KayakoAccount *account,
                                       KayakoConversation *conversation,
                                       gpointer object,
                                       KayakoDoneFunc func) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
