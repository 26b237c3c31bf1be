/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-client.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_V1_CLIENT (kayako_v1_client_get_type ())

G_DECLARE_FINAL_TYPE (KayakoV1Client, kayako_v1_client, KAYAKO, V1_CLIENT, GObject)

KayakoV1Client *
kayako_v1_client_new (const char *address, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
