/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-client.h"
#include "kayako-http-request.h"

G_BEGIN_DECLS

/* What people wrote, as the bodies of requests. */

void kayako_v1_body_set_new_password (KayakoHttpRequest *request, const char *new_password);
void kayako_v1_body_set_message (KayakoHttpRequest *request, KayakoMessageDraft *draft);
void kayako_v1_body_set_conversation (KayakoHttpRequest *request, KayakoConversationDraft *draft);
void kayako_v1_body_set_change (KayakoHttpRequest *request, KayakoConversationChange *change);
void kayako_v1_body_set_message_status (KayakoHttpRequest *request, KayakoDelivery delivery);
void kayako_v1_body_set_rating (KayakoHttpRequest *request, KayakoScore score, const char *comment);
void kayako_v1_body_set_test (KayakoHttpRequest *request, KayakoTestDraft *draft);
void kayako_v1_body_set_file (KayakoHttpRequest *request,
                              const char *name,
                              const char *content_type,
                              GBytes *content);

G_END_DECLS
