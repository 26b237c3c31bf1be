/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_USER (kayako_user_get_type ())

G_DECLARE_FINAL_TYPE (KayakoUser, kayako_user, KAYAKO, USER, GObject)

KayakoUser *kayako_user_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_user_get_id (KayakoUser *self);
const char *kayako_user_get_uuid (KayakoUser *self);
void kayako_user_set_uuid (KayakoUser *self, const char *uuid);
const char *kayako_user_get_full_name (KayakoUser *self);
void kayako_user_set_full_name (KayakoUser *self, const char *full_name);
const char *kayako_user_get_email (KayakoUser *self);
void kayako_user_set_email (KayakoUser *self, const char *email);
const char *kayako_user_get_avatar_url (KayakoUser *self);
void kayako_user_set_avatar_url (KayakoUser *self, const char *avatar_url);
const char *kayako_user_get_designation (KayakoUser *self);
void kayako_user_set_designation (KayakoUser *self, const char *designation);
KayakoRoleType kayako_user_get_role (KayakoUser *self);
void kayako_user_set_role (KayakoUser *self, KayakoRoleType role);
gint64 kayako_user_get_last_active_at (KayakoUser *self);
void kayako_user_set_last_active_at (KayakoUser *self, gint64 last_active_at);
gint64 kayako_user_get_last_seen_at (KayakoUser *self);
void kayako_user_set_last_seen_at (KayakoUser *self, gint64 last_seen_at);
const char *kayako_user_get_presence_channel (KayakoUser *self);
void kayako_user_set_presence_channel (KayakoUser *self, const char *presence_channel);
const char *kayako_user_get_locale (KayakoUser *self);
void kayako_user_set_locale (KayakoUser *self, const char *locale);

G_END_DECLS
