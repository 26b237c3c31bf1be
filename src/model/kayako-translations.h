/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoTranslations:
 *
 * One text in several languages. Immutable once it is handed out: only who
 * made it adds to it, before anybody else sees it.
 */
typedef struct _KayakoTranslations KayakoTranslations;

#define KAYAKO_TYPE_TRANSLATIONS (kayako_translations_get_type ())

GType kayako_translations_get_type (void) G_GNUC_CONST;

KayakoTranslations *kayako_translations_new (void) G_GNUC_WARN_UNUSED_RESULT;
KayakoTranslations *kayako_translations_new_single (const char *text) G_GNUC_WARN_UNUSED_RESULT;
KayakoTranslations *kayako_translations_ref (KayakoTranslations *self);
void kayako_translations_unref (KayakoTranslations *self);

void kayako_translations_add (KayakoTranslations *self, const char *locale, const char *text);
guint kayako_translations_get_n (const KayakoTranslations *self);
const char *
kayako_translations_get_nth (const KayakoTranslations *self, guint position, const char **locale);
const char *kayako_translations_get (const KayakoTranslations *self, const char *locale);
gboolean kayako_translations_equal (const KayakoTranslations *a, const KayakoTranslations *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoTranslations, kayako_translations_unref)

G_END_DECLS
