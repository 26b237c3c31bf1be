/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation-change.h"
#include "kayako-conversation-draft.h"
#include "kayako-message-draft.h"
#include "kayako-test-draft.h"
