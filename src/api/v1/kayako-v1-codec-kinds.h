/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-translations.h"
#include "kayako-v1-codec-pool.h"

G_BEGIN_DECLS

/* The kinds of resource that are nested in others, private to the codec. */

extern const KayakoV1Kind kayako_v1_kind_attachment;
extern const KayakoV1Kind kayako_v1_kind_case_type;
extern const KayakoV1Kind kayako_v1_kind_conversation;
extern const KayakoV1Kind kayako_v1_kind_field;
extern const KayakoV1Kind kayako_v1_kind_priority;
extern const KayakoV1Kind kayako_v1_kind_status;
extern const KayakoV1Kind kayako_v1_kind_team;
extern const KayakoV1Kind kayako_v1_kind_user;

G_END_DECLS
