/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

G_BEGIN_DECLS

const char *kayako_changed_title (KayakoChangedField *field);
char *kayako_changed_dup_label (KayakoAccount *account,
                                KayakoChangedField *field,
                                const char *value) G_GNUC_WARN_UNUSED_RESULT;
char *
kayako_changed_dup_sentence (KayakoAccount *account, GPtrArray *fields) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_changing_get_text (KayakoChanging changing);

G_END_DECLS
