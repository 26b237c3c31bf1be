/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small immutable values. */

#include "kayako-enums.h"
#include "kayako-notification.h"
#include "kayako-thumbnail.h"
#include "kayako-translations.h"

static KayakoTranslations *
create_translations (void)
{
  KayakoTranslations *translations = kayako_translations_new ();

  kayako_translations_add (translations, "fr", "Machine");
  kayako_translations_add (translations, "en-gb", "Colour");
  kayako_translations_add (translations, "en-us", "Color");
  kayako_translations_add (translations, "pt-br", "Cor");

  return translations;
}

typedef struct {
  const char *locale;
  const char *text;
} TranslationRow;

static void
test_translations (void)
{
  static const TranslationRow rows[] = {
    { "en-us", "Color" },    { "en_GB.UTF-8", "Colour" },
    { "en-au", "Colour" },   { "pt", "Cor" },
    { "pt_PT@euro", "Cor" }, { "fr-ca", "Machine" },
    { "ja", "Color" },       { "C", "Color" },
    { NULL, "Color" },       { "", "Color" },
    { "frisian", "Color" },  { "EN-US", "Color" },
  };
  g_autoptr (KayakoTranslations) translations = create_translations ();

  g_assert_cmpuint (kayako_translations_get_n (translations), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].locale);
    g_assert_cmpstr (kayako_translations_get (translations, rows[i].locale), ==, rows[i].text);
  }
}

static void
test_translations_without_english (void)
{
  g_autoptr (KayakoTranslations) translations = kayako_translations_new ();
  g_autoptr (KayakoTranslations) single = kayako_translations_new_single ("Maintenance");

  g_assert_null (kayako_translations_get (NULL, "en-us"));
  g_assert_null (kayako_translations_get (translations, "en-us"));
  kayako_translations_add (translations, "de", "Farbe");
  kayako_translations_add (translations, "fr", "Couleur");
  g_assert_cmpstr (kayako_translations_get (translations, "ja"), ==, "Farbe");
  g_assert_cmpstr (kayako_translations_get (single, "ja"), ==, "Maintenance");
}

static void
test_translations_equal (void)
{
  g_autoptr (KayakoTranslations) first = create_translations ();
  g_autoptr (KayakoTranslations) second = create_translations ();
  g_autoptr (KayakoTranslations) other = kayako_translations_new_single ("Color");
  g_autoptr (KayakoTranslations) copy = g_boxed_copy (KAYAKO_TYPE_TRANSLATIONS, first);

  g_assert_true (copy == first);
  g_assert_true (kayako_translations_equal (first, second));
  g_assert_false (kayako_translations_equal (first, other));
  kayako_translations_add (second, "de", "Farbe");
  g_assert_false (kayako_translations_equal (first, second));
}

static void
test_notification (void)
{
  g_autoptr (KayakoNotification) notification =
      kayako_notification_new (KAYAKO_NOTIFICATION_TYPE_WARNING, "Two\nlines", TRUE, "u", "h", "l");
  g_autoptr (KayakoNotification) copy = g_boxed_copy (KAYAKO_TYPE_NOTIFICATION, notification);

  g_clear_pointer (&notification, kayako_notification_unref);
  g_assert_cmpint (kayako_notification_get_kind (copy), ==, KAYAKO_NOTIFICATION_TYPE_WARNING);
  g_assert_cmpstr (kayako_notification_get_message (copy), ==, "Two\nlines");
  g_assert_true (kayako_notification_get_sticky (copy));
  g_assert_cmpstr (kayako_notification_get_related_url (copy), ==, "u");
  g_assert_cmpstr (kayako_notification_get_related_href (copy), ==, "h");
  g_assert_cmpstr (kayako_notification_get_related_label (copy), ==, "l");
}

static void
test_thumbnail (void)
{
  g_autoptr (KayakoThumbnail) thumbnail = kayako_thumbnail_new ("n", "t", "u", 1, 2, 3, 4);
  g_autoptr (KayakoThumbnail) same = kayako_thumbnail_new ("n", "t", "u", 1, 2, 3, 4);
  g_autoptr (KayakoThumbnail) other = kayako_thumbnail_new ("n", "t", "v", 1, 2, 3, 4);
  g_autoptr (KayakoThumbnail) copy = g_boxed_copy (KAYAKO_TYPE_THUMBNAIL, thumbnail);

  g_assert_true (copy == thumbnail);
  g_assert_cmpstr (kayako_thumbnail_get_name (copy), ==, "n");
  g_assert_cmpstr (kayako_thumbnail_get_content_type (copy), ==, "t");
  g_assert_cmpstr (kayako_thumbnail_get_url (copy), ==, "u");
  g_assert_cmpint (kayako_thumbnail_get_size (copy), ==, 1);
  g_assert_cmpint (kayako_thumbnail_get_width (copy), ==, 2);
  g_assert_cmpint (kayako_thumbnail_get_height (copy), ==, 3);
  g_assert_cmpint (kayako_thumbnail_get_created_at (copy), ==, 4);
  g_assert_true (kayako_thumbnail_equal (thumbnail, same));
  g_assert_false (kayako_thumbnail_equal (thumbnail, other));
}

static void
test_enums (void)
{
  GType types[] = {
    KAYAKO_TYPE_STATUS_TYPE, KAYAKO_TYPE_ROLE_TYPE,         KAYAKO_TYPE_CHANNEL,
    KAYAKO_TYPE_SOURCE,      KAYAKO_TYPE_DELIVERY,          KAYAKO_TYPE_REJECT_TYPE,
    KAYAKO_TYPE_SCORE,       KAYAKO_TYPE_FIELD_TYPE,        KAYAKO_TYPE_MESSAGE_KIND,
    KAYAKO_TYPE_VIEW_KIND,   KAYAKO_TYPE_NOTIFICATION_TYPE,
  };
  g_autoptr (GFlagsClass) flags = g_type_class_ref (KAYAKO_TYPE_CAPABILITIES);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (GEnumClass) enum_class = g_type_class_ref (types[i]);

    g_assert_cmpint (enum_class->minimum, ==, 0);
    for (guint k = 0; k < enum_class->n_values; k++)
      g_assert_nonnull (g_enum_get_value_by_nick (enum_class, enum_class->values[k].value_nick));
  }

  g_assert_nonnull (g_flags_get_value_by_nick (flags, "views-of-staff"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/translations/get", test_translations);
  g_test_add_func ("/translations/without-english", test_translations_without_english);
  g_test_add_func ("/translations/equal", test_translations_equal);
  g_test_add_func ("/notification/values", test_notification);
  g_test_add_func ("/thumbnail/values", test_thumbnail);
  g_test_add_func ("/enums/types", test_enums);

  return g_test_run ();
}
