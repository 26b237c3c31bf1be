/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_STARTER (kayako_starter_get_type ())

G_DECLARE_FINAL_TYPE (KayakoStarter, kayako_starter, KAYAKO, STARTER, GObject)

KayakoStarter *kayako_starter_new (void) G_GNUC_WARN_UNUSED_RESULT;

GListModel *kayako_starter_get_last_active_agents (KayakoStarter *self);
void kayako_starter_set_last_active_agents (KayakoStarter *self, GPtrArray *last_active_agents);
double kayako_starter_get_average_reply_time (KayakoStarter *self);
void kayako_starter_set_average_reply_time (KayakoStarter *self, double average_reply_time);
GListModel *kayako_starter_get_active_conversations (KayakoStarter *self);
void kayako_starter_set_active_conversations (KayakoStarter *self, GPtrArray *active_conversations);
const char *kayako_starter_get_user_email (KayakoStarter *self);
void kayako_starter_set_user_email (KayakoStarter *self, const char *user_email);
const char *kayako_starter_get_realtime_url (KayakoStarter *self);
void kayako_starter_set_realtime_url (KayakoStarter *self, const char *realtime_url);

G_END_DECLS
