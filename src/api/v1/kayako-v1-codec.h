/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* The v1 JSON of api/v1.md, read and named. Everything here makes fresh
 * objects only, so all of it may run in any thread. The kayako_v1_codec_read_…
 * functions take the `data` node of an envelope, or any node inside it. */

#include "kayako-v1-codec-case.h"
#include "kayako-v1-codec-conversation.h"
#include "kayako-v1-codec-enums.h"
#include "kayako-v1-codec-envelope.h"
#include "kayako-v1-codec-field.h"
#include "kayako-v1-codec-message.h"
#include "kayako-v1-codec-test.h"
#include "kayako-v1-codec-user.h"
