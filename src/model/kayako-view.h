/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation-query.h"
#include "kayako-conversation.h"
#include "kayako-enums.h"
#include "kayako-user.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_VIEW (kayako_view_get_type ())

G_DECLARE_FINAL_TYPE (KayakoView, kayako_view, KAYAKO, VIEW, GObject)

KayakoView *kayako_view_new (KayakoViewKind kind) G_GNUC_WARN_UNUSED_RESULT;
KayakoView *kayako_view_new_custom (const char *id, const char *title) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_view_get_id (KayakoView *self);
KayakoViewKind kayako_view_get_kind (KayakoView *self);
const char *kayako_view_get_title (KayakoView *self);
int kayako_view_get_count (KayakoView *self);
void kayako_view_set_count (KayakoView *self, int count);

gboolean kayako_view_matches (KayakoView *self, KayakoConversation *conversation, KayakoUser *me);
KayakoConversationQuery *kayako_view_dup_query (KayakoView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
