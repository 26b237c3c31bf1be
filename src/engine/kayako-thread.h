/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-attachment.h"
#include "kayako-conversation-feed.h"
#include "kayako-conversation.h"
#include "kayako-draft-version.h"
#include "kayako-message-list.h"
#include "kayako-message.h"

#include <libdex.h>

G_BEGIN_DECLS

/* How large a file may be that is sent, in bytes. A helpdesk may take less, which
 * it says only when it gets one. */
#define KAYAKO_THREAD_FILE_LIMIT (25 * 1000 * 1000)

#define KAYAKO_TYPE_THREAD       (kayako_thread_get_type ())

/* Properties, all readable, all notifying only on change: conversation
 * (KayakoConversation), messages (KayakoMessageList, oldest first), state
 * (KayakoFeedState), error (GError, nullable), complete (boolean: the first
 * message is there), loading-older (boolean), can-reply (boolean), draft
 * (string, never NULL, writable), draft-saved (boolean), draft-error (GError, nullable). It starts
 * to load by itself when it is made, and refreshes itself for as long as somebody holds it. */
G_DECLARE_FINAL_TYPE (KayakoThread, kayako_thread, KAYAKO, THREAD, GObject)

KayakoConversation *kayako_thread_get_conversation (KayakoThread *self);
KayakoMessageList *kayako_thread_get_messages (KayakoThread *self);
KayakoFeedState kayako_thread_get_state (KayakoThread *self);
const GError *kayako_thread_get_error (KayakoThread *self);
gboolean kayako_thread_get_complete (KayakoThread *self);
gboolean kayako_thread_get_loading_older (KayakoThread *self);
gboolean kayako_thread_get_can_reply (KayakoThread *self);
const char *kayako_thread_get_draft (KayakoThread *self);
void kayako_thread_set_draft (KayakoThread *self, const char *draft);
gint64 kayako_thread_get_draft_caret (KayakoThread *self);
void kayako_thread_set_draft_caret (KayakoThread *self, gint64 caret);
gboolean kayako_thread_get_draft_saved (KayakoThread *self);
const GError *kayako_thread_get_draft_error (KayakoThread *self);
void kayako_thread_save_draft (KayakoThread *self);
GListModel *kayako_thread_get_draft_files (KayakoThread *self);
DexFuture *kayako_thread_attach (KayakoThread *self, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_thread_attach_content (KayakoThread *self,
                                         const char *name,
                                         const char *content_type,
                                         DexFuture *content) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_thread_get_attaching (KayakoThread *self);
void kayako_thread_detach (KayakoThread *self, KayakoAttachment *file);
void kayako_thread_add_draft_files (KayakoThread *self, GPtrArray *files);
DexFuture *kayako_thread_list_draft_versions (KayakoThread *self) G_GNUC_WARN_UNUSED_RESULT;
KayakoDraftVersion *kayako_thread_dup_draft_version (KayakoThread *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_thread_restore_draft (KayakoThread *self, KayakoDraftVersion *version);

DexFuture *kayako_thread_load_older (KayakoThread *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_thread_refresh (KayakoThread *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_thread_try_again (KayakoThread *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_thread_mark_seen (KayakoThread *self) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_thread_send (KayakoThread *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_thread_send_and_set (KayakoThread *self,
                                       const char *text,
                                       gint64 status_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_thread_retry (KayakoThread *self, KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_thread_take_back (KayakoThread *self, KayakoMessage *message);
char *kayako_thread_discard (KayakoThread *self, KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
