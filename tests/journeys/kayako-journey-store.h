/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-journey.h"

G_BEGIN_DECLS

void kayako_journey_fill_store (KayakoJourney *self, const char *email);

G_END_DECLS
