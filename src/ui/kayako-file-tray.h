/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-attachment.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_FILE_TRAY (kayako_file_tray_get_type ())

/* Signal "removed" (KayakoAttachment): somebody does not want to send a file. */
G_DECLARE_FINAL_TYPE (KayakoFileTray, kayako_file_tray, KAYAKO, FILE_TRAY, AdwBin)

GtkWidget *kayako_file_tray_new (void);

void kayako_file_tray_set_files (KayakoFileTray *self, GListModel *files);

G_END_DECLS
