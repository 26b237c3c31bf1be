/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-v1-call.h"

G_BEGIN_DECLS

/* What an answer becomes: see KayakoV1Reader. */

gboolean kayako_v1_read_done (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_count (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_probe (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_session_id (const KayakoV1Reading *reading, GValue *value, GError **error);

gboolean
kayako_v1_read_conversation (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_field (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_file (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_form (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_message (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_rating (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_starter (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_stranger (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_test (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_user (const KayakoV1Reading *reading, GValue *value, GError **error);

gboolean
kayako_v1_read_conversations (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_fields (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_forms (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_locales (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_messages (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_priorities (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_ratings (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_statuses (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_tests (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_types (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_updates (const KayakoV1Reading *reading, GValue *value, GError **error);
gboolean kayako_v1_read_users (const KayakoV1Reading *reading, GValue *value, GError **error);

G_END_DECLS
