/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"
#include "kayako-user.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_RATING (kayako_rating_get_type ())

G_DECLARE_FINAL_TYPE (KayakoRating, kayako_rating, KAYAKO, RATING, GObject)

KayakoRating *kayako_rating_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_rating_get_id (KayakoRating *self);
KayakoScore kayako_rating_get_score (KayakoRating *self);
void kayako_rating_set_score (KayakoRating *self, KayakoScore score);
const char *kayako_rating_get_comment (KayakoRating *self);
void kayako_rating_set_comment (KayakoRating *self, const char *comment);
KayakoUser *kayako_rating_get_creator (KayakoRating *self);
void kayako_rating_set_creator (KayakoRating *self, KayakoUser *creator);
gint64 kayako_rating_get_conversation_id (KayakoRating *self);
void kayako_rating_set_conversation_id (KayakoRating *self, gint64 conversation_id);
gint64 kayako_rating_get_created_at (KayakoRating *self);
void kayako_rating_set_created_at (KayakoRating *self, gint64 created_at);
gint64 kayako_rating_get_updated_at (KayakoRating *self);
void kayako_rating_set_updated_at (KayakoRating *self, gint64 updated_at);

G_END_DECLS
