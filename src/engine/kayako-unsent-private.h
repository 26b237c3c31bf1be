/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an account remembers of what was discarded. */

#pragma once

#include "kayako-intent.h"
#include "kayako-unsent.h"

G_BEGIN_DECLS

void
kayako_unsent_set_intent (KayakoUnsent *self, KayakoIntent *intent, guint64 order, guint place);
const KayakoIntent *kayako_unsent_get_intent (KayakoUnsent *self);
guint64 kayako_unsent_get_order (KayakoUnsent *self);
guint kayako_unsent_get_place (KayakoUnsent *self);

G_END_DECLS
