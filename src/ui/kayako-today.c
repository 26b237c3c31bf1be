/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-today.h"

#include "kayako-times.h"

/* The day that times are told relative to. It changes at midnight, so that
 * what happened “today” is said to be of “yesterday” then. */
struct _KayakoToday {
  GObject parent_instance;

  gint64 now;        /* a moment of this day */
  guint midnight_id; /* GSource id, never 0 while alive */
};

G_DEFINE_FINAL_TYPE (KayakoToday, kayako_today, G_TYPE_OBJECT)

typedef enum {
  PROP_NOW = 1,
} KayakoTodayProperty;

static GParamSpec *props[PROP_NOW + 1];

static gboolean midnight_cb (gpointer user_data);

static void
begin_day (KayakoToday *self)
{
  gint64 wait = 0;

  self->now = g_get_real_time () / G_USEC_PER_SEC;
  wait = kayako_next_midnight (self->now) - self->now;
  self->midnight_id = g_timeout_add_seconds (CLAMP (wait, 1, 25 * 60 * 60) + 1, midnight_cb, self);
}

static gboolean
midnight_cb (gpointer user_data)
{
  KayakoToday *self = user_data;

  begin_day (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOW]);

  return G_SOURCE_REMOVE;
}

static void
kayako_today_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KayakoToday *self = KAYAKO_TODAY (object);

  switch ((KayakoTodayProperty) property_id) {
  case PROP_NOW:
    g_value_set_int64 (value, self->now);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_today_dispose (GObject *object)
{
  KayakoToday *self = KAYAKO_TODAY (object);

  g_clear_handle_id (&self->midnight_id, g_source_remove);

  G_OBJECT_CLASS (kayako_today_parent_class)->dispose (object);
}

static void
kayako_today_class_init (KayakoTodayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_today_get_property;
  object_class->dispose = kayako_today_dispose;

  /**
   * KayakoToday:now:
   *
   * A moment of the present day, in seconds since 1970 in UTC.
   */
  props[PROP_NOW] = g_param_spec_int64 ("now", NULL, NULL, 0, G_MAXINT64, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_today_init (KayakoToday *self)
{
  begin_day (self);
}

/**
 * kayako_today_new:
 *
 * Begins to follow the days.
 *
 * Returns: (transfer full): the present day
 */
KayakoToday *
kayako_today_new (void)
{
  return g_object_new (KAYAKO_TYPE_TODAY, NULL);
}

/**
 * kayako_today_get_now:
 * @self: a `KayakoToday`
 *
 * Tells a moment of the present day.
 *
 * Returns: seconds since 1970 in UTC
 */
gint64
kayako_today_get_now (KayakoToday *self)
{
  g_return_val_if_fail (KAYAKO_IS_TODAY (self), 0);

  return self->now;
}
