/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every property of every resource, by the rules they share: it can be read
 * back, it notifies when it changes, and only then. */

#include "kayako-attachment.h"
#include "kayako-conversation.h"
#include "kayako-field-option.h"
#include "kayako-field-value.h"
#include "kayako-field.h"
#include "kayako-file.h"
#include "kayako-form.h"
#include "kayako-locale.h"
#include "kayako-message.h"
#include "kayako-rating.h"
#include "kayako-resource.h"
#include "kayako-starter.h"
#include "kayako-test.h"
#include "kayako-thumbnail.h"

#include <gio/gio.h>

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static gpointer
create_boxed (GType type)
{
  const char *const items[] = { "1", "2", NULL };

  if (type == G_TYPE_STRV)
    return g_strdupv ((GStrv) items);
  if (type == G_TYPE_BYTES)
    return g_bytes_new ("ab", 2);
  if (type == G_TYPE_ERROR)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Message: not sent");
  if (type == KAYAKO_TYPE_TRANSLATIONS)
    return kayako_translations_new_single ("Coffee");
  if (type == G_TYPE_PTR_ARRAY) {
    GPtrArray *thumbnails =
        g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_thumbnail_unref);

    g_ptr_array_add (thumbnails, kayako_thumbnail_new ("a", "image/png", "u", 1, 64, 64, 5));
    return thumbnails;
  }

  g_assert_not_reached ();
}

/* Some value that is not the one a property begins with. */
static void
fill_value (GValue *value)
{
  GType type = G_VALUE_TYPE (value);

  if (type == G_TYPE_STRING)
    g_value_set_static_string (value, "coffee");
  else if (type == G_TYPE_INT)
    g_value_set_int (value, 7);
  else if (type == G_TYPE_INT64)
    g_value_set_int64 (value, G_GINT64_CONSTANT (80014400777));
  else if (type == G_TYPE_DOUBLE)
    g_value_set_double (value, 0.5);
  else if (type == G_TYPE_BOOLEAN)
    g_value_set_boolean (value, TRUE);
  else if (G_TYPE_IS_ENUM (type))
    g_value_set_enum (value, 1);
  else if (G_TYPE_IS_BOXED (type))
    g_value_take_boxed (value, create_boxed (type));
  else if (G_TYPE_IS_OBJECT (type))
    g_value_take_object (value, g_object_new (type, NULL));
  else
    g_assert_not_reached ();
}

/* The same value, in another place of memory where that is possible. */
static void
fill_equal (GValue *value, const GValue *source)
{
  if (G_VALUE_HOLDS_STRING (source))
    g_value_take_string (value, g_strdup (g_value_get_string (source)));
  else if (G_VALUE_HOLDS_BOXED (source) && !G_VALUE_HOLDS (source, G_TYPE_ERROR))
    g_value_take_boxed (value, create_boxed (G_VALUE_TYPE (source)));
  else
    g_value_copy (source, value);
}

static void
check_property (GType type, GParamSpec *pspec)
{
  g_autoptr (GObject) object = g_object_new (type, NULL);
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) same = G_VALUE_INIT;
  g_auto (GValue) out = G_VALUE_INIT;
  guint n = 0;

  g_test_message ("%s:%s", g_type_name (type), pspec->name);
  g_signal_connect (object, signal, G_CALLBACK (count_cb), &n);

  g_value_init (&value, pspec->value_type);
  fill_value (&value);
  g_object_set_property (object, pspec->name, &value);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (object)));

  g_value_init (&same, pspec->value_type);
  g_object_set_property (object, pspec->name, &value);
  fill_equal (&same, &value);
  if (!G_VALUE_HOLDS (&value, G_TYPE_ERROR))
    g_object_set_property (object, pspec->name, &same);
  g_assert_cmpuint (n, ==, G_VALUE_HOLDS (&value, G_TYPE_ERROR) ? 2 : 1);

  g_value_init (&out, pspec->value_type);
  g_object_get_property (object, pspec->name, &out);
  if (!G_VALUE_HOLDS_BOXED (&out))
    g_assert_cmpint (g_param_values_cmp (pspec, &out, &value), ==, 0);
  else
    g_assert_nonnull (g_value_get_boxed (&out));

  g_assert_finalize_object (g_steal_pointer (&object));
}

/* Back to nothing is a change, too. */
static void
check_clearing (GType type, GParamSpec *pspec)
{
  g_autoptr (GObject) object = g_object_new (type, NULL);
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  guint n = 0;

  g_value_init (&value, pspec->value_type);
  fill_value (&value);
  g_object_set_property (object, pspec->name, &value);

  g_signal_connect (object, signal, G_CALLBACK (count_cb), &n);
  g_value_unset (&value);
  g_value_init (&value, pspec->value_type);
  g_param_value_set_default (pspec, &value);
  g_object_set_property (object, pspec->name, &value);
  g_object_set_property (object, pspec->name, &value);
  g_assert_cmpuint (n, ==, 1);

  g_assert_finalize_object (g_steal_pointer (&object));
}

static void
check_read_only (GType type, GParamSpec *pspec)
{
  g_autoptr (GObject) object = g_object_new (type, NULL);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (object, pspec->name, &value);
  if (pspec->value_type == G_TYPE_LIST_MODEL)
    g_assert_cmpuint (g_list_model_get_n_items (g_value_get_object (&value)), ==, 0);

  g_value_unset (&value);
  g_assert_finalize_object (g_steal_pointer (&object));
}

static void
test_properties (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  g_autoptr (GTypeClass) object_class = g_type_class_ref (type);
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  pspecs = g_object_class_list_properties (G_OBJECT_CLASS (object_class), &n_pspecs);
  g_assert_cmpuint (n_pspecs, >=, 3);

  for (guint i = 0; i < n_pspecs; i++) {
    if ((pspecs[i]->flags & (G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY)) != G_PARAM_WRITABLE) {
      check_read_only (type, pspecs[i]);
      continue;
    }

    check_property (type, pspecs[i]);
    check_clearing (type, pspecs[i]);
  }
}

static void
test_identity (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  g_autoptr (GObject) object = g_object_new (type, "id", G_GINT64_CONSTANT (80014400777), NULL);
  gint64 id = 0;
  gboolean is_stub = FALSE;

  g_object_get (object, "id", &id, "stub", &is_stub, NULL);
  g_assert_true (is_stub);
  if (type != KAYAKO_TYPE_FIELD_VALUE)
    g_assert_cmpint (id, ==, G_GINT64_CONSTANT (80014400777));

  g_assert_finalize_object (g_steal_pointer (&object));
}

int
main (int argc, char **argv)
{
  GType types[] = {
    KAYAKO_TYPE_ATTACHMENT,  KAYAKO_TYPE_CASE_TYPE,    KAYAKO_TYPE_CONVERSATION, KAYAKO_TYPE_FIELD,
    KAYAKO_TYPE_FIELD_VALUE, KAYAKO_TYPE_FIELD_OPTION, KAYAKO_TYPE_FILE,         KAYAKO_TYPE_FORM,
    KAYAKO_TYPE_LOCALE,      KAYAKO_TYPE_MESSAGE,      KAYAKO_TYPE_PRIORITY,     KAYAKO_TYPE_RATING,
    KAYAKO_TYPE_READ_MARKER, KAYAKO_TYPE_STARTER,      KAYAKO_TYPE_STATUS,       KAYAKO_TYPE_TEAM,
    KAYAKO_TYPE_TEST,        KAYAKO_TYPE_USER,
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *properties = g_strconcat ("/properties/", g_type_name (types[i]), NULL);
    g_autofree char *identity = g_strconcat ("/identity/", g_type_name (types[i]), NULL);

    g_test_add_data_func (properties, GSIZE_TO_POINTER (types[i]), test_properties);
    g_test_add_data_func (identity, GSIZE_TO_POINTER (types[i]), test_identity);
  }

  return g_test_run ();
}
