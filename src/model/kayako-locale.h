/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_LOCALE (kayako_locale_get_type ())

G_DECLARE_FINAL_TYPE (KayakoLocale, kayako_locale, KAYAKO, LOCALE, GObject)

KayakoLocale *kayako_locale_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_locale_get_id (KayakoLocale *self);
const char *kayako_locale_get_locale (KayakoLocale *self);
void kayako_locale_set_locale (KayakoLocale *self, const char *locale);
const char *kayako_locale_get_name (KayakoLocale *self);
void kayako_locale_set_name (KayakoLocale *self, const char *name);
const char *kayako_locale_get_native_name (KayakoLocale *self);
void kayako_locale_set_native_name (KayakoLocale *self, const char *native_name);
const char *kayako_locale_get_region (KayakoLocale *self);
void kayako_locale_set_region (KayakoLocale *self, const char *region);
const char *kayako_locale_get_native_region (KayakoLocale *self);
void kayako_locale_set_native_region (KayakoLocale *self, const char *native_region);
const char *kayako_locale_get_script (KayakoLocale *self);
void kayako_locale_set_script (KayakoLocale *self, const char *script);
const char *kayako_locale_get_variant (KayakoLocale *self);
void kayako_locale_set_variant (KayakoLocale *self, const char *variant);
gboolean kayako_locale_get_is_rtl (KayakoLocale *self);
void kayako_locale_set_is_rtl (KayakoLocale *self, gboolean is_rtl);
gboolean kayako_locale_get_is_public (KayakoLocale *self);
void kayako_locale_set_is_public (KayakoLocale *self, gboolean is_public);
gboolean kayako_locale_get_is_localized (KayakoLocale *self);
void kayako_locale_set_is_localized (KayakoLocale *self, gboolean is_localized);

G_END_DECLS
