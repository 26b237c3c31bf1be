/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-resource.h"

G_BEGIN_DECLS

/* A resource as the store keeps it: its facts are a dictionary (a{sv}) of the
 * properties it was told, by their names, in the order of the class. Numbers
 * of enums are never stored, only their nicks. A nested resource that has an
 * id is stored by itself, and its id stands here. */

/* Finds the resource that an id stands for: (transfer full) (not nullable). */
typedef gpointer (*KayakoRecordResolver) (GType type, gint64 id, gpointer user_data);

/* Hears of a nested resource that is to be stored by itself. */
typedef void (*KayakoRecordVisitor) (KayakoResource *resource, gpointer user_data);

const char *kayako_record_get_kind (GType type);

void
kayako_record_visit (KayakoResource *resource, KayakoRecordVisitor visitor, gpointer user_data);
GVariant *kayako_record_encode (KayakoResource *resource, GVariant *old) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_record_is_same (GVariant *a, GVariant *b);

gpointer kayako_record_decode (GType type,
                               gint64 id,
                               GVariant *facts,
                               KayakoRecordResolver resolver,
                               gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_record_get_number (GVariant *facts, const char *name);
char *kayako_record_dup_text (GVariant *facts, const char *name);

G_END_DECLS
