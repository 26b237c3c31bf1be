/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_MERGE_DIALOG (kayako_merge_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMergeDialog, kayako_merge_dialog, KAYAKO, MERGE_DIALOG, AdwDialog)

AdwDialog *kayako_merge_dialog_new (KayakoAccount *account, KayakoUnsent *unsent);

G_END_DECLS
