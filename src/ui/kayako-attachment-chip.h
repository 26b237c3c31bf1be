/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-attachment.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_ATTACHMENT_CHIP (kayako_attachment_chip_get_type ())

G_DECLARE_FINAL_TYPE (KayakoAttachmentChip, kayako_attachment_chip, KAYAKO, ATTACHMENT_CHIP, AdwBin)

GtkWidget *kayako_attachment_chip_new (KayakoAttachment *attachment);

KayakoAttachment *kayako_attachment_chip_get_attachment (KayakoAttachmentChip *self);

G_END_DECLS
