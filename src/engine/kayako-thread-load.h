/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-link.h"
#include "kayako-message-list.h"
#include "kayako-outbox.h"

G_BEGIN_DECLS

typedef struct _KayakoThreadLoad KayakoThreadLoad;

KayakoThreadLoad *kayako_thread_load_new (KayakoLink *link,
                                          KayakoOutbox *outbox,
                                          KayakoMessageList *list,
                                          gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
void kayako_thread_load_free (KayakoThreadLoad *self);

guint kayako_thread_load_await_stored (KayakoThreadLoad *self, GError **error);
void kayako_thread_load_await_changes (KayakoThreadLoad *self);
gboolean kayako_thread_load_await_newest (KayakoThreadLoad *self, GError **error);
gboolean kayako_thread_load_await_older (KayakoThreadLoad *self, GError **error);
gboolean kayako_thread_load_await_conversation (KayakoThreadLoad *self, GError **error);

gboolean kayako_thread_load_reached_start (KayakoThreadLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoThreadLoad, kayako_thread_load_free)

G_END_DECLS
