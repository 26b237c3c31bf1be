/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-locale.h"

#include "kayako-slots.h"

/**
 * KayakoLocale:
 *
 * A language the helpdesk speaks.
 */
struct _KayakoLocale {
  GObject parent_instance;

  KayakoSlotState state;
  char *locale;        /* (owned) (nullable) */
  char *name;          /* (owned) (nullable) */
  char *native_name;   /* (owned) (nullable) */
  char *region;        /* (owned) (nullable) */
  char *native_region; /* (owned) (nullable) */
  char *script;        /* (owned) (nullable) */
  char *variant;       /* (owned) (nullable) */
  gboolean is_rtl;
  gboolean is_public;
  gboolean is_localized;
};

typedef enum {
  PROP_LOCALE = KAYAKO_SLOT_FIRST,
  PROP_NAME,
  PROP_NATIVE_NAME,
  PROP_REGION,
  PROP_NATIVE_REGION,
  PROP_SCRIPT,
  PROP_VARIANT,
  PROP_IS_RTL,
  PROP_IS_PUBLIC,
  PROP_IS_LOCALIZED,
} KayakoLocaleProperty;

static const KayakoSlot slots[] = {
  /** KayakoLocale:locale: its code, as in `en-us` */
  [PROP_LOCALE] = { "locale", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoLocale, locale) },
  /** KayakoLocale:name: its name in English */
  [PROP_NAME] = { "name", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoLocale, name) },
  /** KayakoLocale:native-name: its name in itself */
  [PROP_NATIVE_NAME] = { "native-name", KAYAKO_SLOT_STRING,
                         G_STRUCT_OFFSET (KayakoLocale, native_name) },
  /** KayakoLocale:region: the region's code */
  [PROP_REGION] = { "region", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoLocale, region) },
  /** KayakoLocale:native-region: the region's name in the language */
  [PROP_NATIVE_REGION] = { "native-region", KAYAKO_SLOT_STRING,
                           G_STRUCT_OFFSET (KayakoLocale, native_region) },
  /** KayakoLocale:script: the script */
  [PROP_SCRIPT] = { "script", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoLocale, script) },
  /** KayakoLocale:variant: the variant */
  [PROP_VARIANT] = { "variant", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoLocale, variant) },
  /** KayakoLocale:is-rtl: whether it is written right to left */
  [PROP_IS_RTL] = { "is-rtl", KAYAKO_SLOT_BOOLEAN, G_STRUCT_OFFSET (KayakoLocale, is_rtl) },
  /** KayakoLocale:is-public: whether the help center offers it */
  [PROP_IS_PUBLIC] = { "is-public", KAYAKO_SLOT_BOOLEAN,
                       G_STRUCT_OFFSET (KayakoLocale, is_public) },
  /** KayakoLocale:is-localized: whether the helpdesk is translated into it */
  [PROP_IS_LOCALIZED] = { "is-localized", KAYAKO_SLOT_BOOLEAN,
                          G_STRUCT_OFFSET (KayakoLocale, is_localized) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoLocale, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoLocale,
                               kayako_locale,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_locale_class_init (KayakoLocaleClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_locale_init (KayakoLocale *self)
{
}

/**
 * kayako_locale_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoLocale *
kayako_locale_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_LOCALE, "id", id, NULL);
}

/**
 * kayako_locale_get_id:
 * @self: a `KayakoLocale`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_locale_get_id (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), 0);

  return self->state.id;
}

/**
 * kayako_locale_get_locale:
 * @self: a `KayakoLocale`
 *
 * Returns: (nullable): its code, as in `en-us`
 */
const char *
kayako_locale_get_locale (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), NULL);

  return self->locale;
}

/**
 * kayako_locale_set_locale:
 * @self: a `KayakoLocale`
 * @locale: (nullable): its code, as in `en-us`
 *
 * Sets #KayakoLocale:locale.
 */
void
kayako_locale_set_locale (KayakoLocale *self, const char *locale)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_string (&table, self, PROP_LOCALE, locale);
}

/**
 * kayako_locale_get_name:
 * @self: a `KayakoLocale`
 *
 * Returns: (nullable): its name in English
 */
const char *
kayako_locale_get_name (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), NULL);

  return self->name;
}

/**
 * kayako_locale_set_name:
 * @self: a `KayakoLocale`
 * @name: (nullable): its name in English
 *
 * Sets #KayakoLocale:name.
 */
void
kayako_locale_set_name (KayakoLocale *self, const char *name)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_string (&table, self, PROP_NAME, name);
}

/**
 * kayako_locale_get_native_name:
 * @self: a `KayakoLocale`
 *
 * Returns: (nullable): its name in itself
 */
const char *
kayako_locale_get_native_name (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), NULL);

  return self->native_name;
}

/**
 * kayako_locale_set_native_name:
 * @self: a `KayakoLocale`
 * @native_name: (nullable): its name in itself
 *
 * Sets #KayakoLocale:native-name.
 */
void
kayako_locale_set_native_name (KayakoLocale *self, const char *native_name)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_string (&table, self, PROP_NATIVE_NAME, native_name);
}

/**
 * kayako_locale_get_region:
 * @self: a `KayakoLocale`
 *
 * Returns: (nullable): the region's code
 */
const char *
kayako_locale_get_region (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), NULL);

  return self->region;
}

/**
 * kayako_locale_set_region:
 * @self: a `KayakoLocale`
 * @region: (nullable): the region's code
 *
 * Sets #KayakoLocale:region.
 */
void
kayako_locale_set_region (KayakoLocale *self, const char *region)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_string (&table, self, PROP_REGION, region);
}

/**
 * kayako_locale_get_native_region:
 * @self: a `KayakoLocale`
 *
 * Returns: (nullable): the region's name in the language
 */
const char *
kayako_locale_get_native_region (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), NULL);

  return self->native_region;
}

/**
 * kayako_locale_set_native_region:
 * @self: a `KayakoLocale`
 * @native_region: (nullable): the region's name in the language
 *
 * Sets #KayakoLocale:native-region.
 */
void
kayako_locale_set_native_region (KayakoLocale *self, const char *native_region)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_string (&table, self, PROP_NATIVE_REGION, native_region);
}

/**
 * kayako_locale_get_script:
 * @self: a `KayakoLocale`
 *
 * Returns: (nullable): the script
 */
const char *
kayako_locale_get_script (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), NULL);

  return self->script;
}

/**
 * kayako_locale_set_script:
 * @self: a `KayakoLocale`
 * @script: (nullable): the script
 *
 * Sets #KayakoLocale:script.
 */
void
kayako_locale_set_script (KayakoLocale *self, const char *script)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_string (&table, self, PROP_SCRIPT, script);
}

/**
 * kayako_locale_get_variant:
 * @self: a `KayakoLocale`
 *
 * Returns: (nullable): the variant
 */
const char *
kayako_locale_get_variant (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), NULL);

  return self->variant;
}

/**
 * kayako_locale_set_variant:
 * @self: a `KayakoLocale`
 * @variant: (nullable): the variant
 *
 * Sets #KayakoLocale:variant.
 */
void
kayako_locale_set_variant (KayakoLocale *self, const char *variant)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_string (&table, self, PROP_VARIANT, variant);
}

/**
 * kayako_locale_get_is_rtl:
 * @self: a `KayakoLocale`
 *
 * Returns: whether it is written right to left
 */
gboolean
kayako_locale_get_is_rtl (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), FALSE);

  return self->is_rtl;
}

/**
 * kayako_locale_set_is_rtl:
 * @self: a `KayakoLocale`
 * @is_rtl: whether it is written right to left
 *
 * Sets #KayakoLocale:is-rtl.
 */
void
kayako_locale_set_is_rtl (KayakoLocale *self, gboolean is_rtl)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_boolean (&table, self, PROP_IS_RTL, is_rtl);
}

/**
 * kayako_locale_get_is_public:
 * @self: a `KayakoLocale`
 *
 * Returns: whether the help center offers it
 */
gboolean
kayako_locale_get_is_public (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), FALSE);

  return self->is_public;
}

/**
 * kayako_locale_set_is_public:
 * @self: a `KayakoLocale`
 * @is_public: whether the help center offers it
 *
 * Sets #KayakoLocale:is-public.
 */
void
kayako_locale_set_is_public (KayakoLocale *self, gboolean is_public)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_boolean (&table, self, PROP_IS_PUBLIC, is_public);
}

/**
 * kayako_locale_get_is_localized:
 * @self: a `KayakoLocale`
 *
 * Returns: whether the helpdesk is translated into it
 */
gboolean
kayako_locale_get_is_localized (KayakoLocale *self)
{
  g_return_val_if_fail (KAYAKO_IS_LOCALE (self), FALSE);

  return self->is_localized;
}

/**
 * kayako_locale_set_is_localized:
 * @self: a `KayakoLocale`
 * @is_localized: whether the helpdesk is translated into it
 *
 * Sets #KayakoLocale:is-localized.
 */
void
kayako_locale_set_is_localized (KayakoLocale *self, gboolean is_localized)
{
  g_return_if_fail (KAYAKO_IS_LOCALE (self));

  kayako_slots_set_boolean (&table, self, PROP_IS_LOCALIZED, is_localized);
}
