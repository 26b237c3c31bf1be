/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_TEAM (kayako_team_get_type ())

G_DECLARE_FINAL_TYPE (KayakoTeam, kayako_team, KAYAKO, TEAM, GObject)

KayakoTeam *kayako_team_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_team_get_id (KayakoTeam *self);
const char *kayako_team_get_title (KayakoTeam *self);
void kayako_team_set_title (KayakoTeam *self, const char *title);

G_END_DECLS
