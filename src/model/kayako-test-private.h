/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-slots.h"
#include "kayako-test.h"

G_BEGIN_DECLS

/* What the files of this one type share. */

struct _KayakoTest {
  GObject parent_instance;

  KayakoSlotState state;
  char *name; /* (owned) (nullable) */
  gint64 integer_number;
  double float_number;
  gint64 date;
  GStrv array_items; /* (owned) (nullable) */
  gboolean is_boolean;
  char *option;                /* (owned) (nullable) */
  GBytes *binary_data;         /* (owned) (nullable) */
  char *authentication_scheme; /* (owned) (nullable) */
  char *session_id;            /* (owned) (nullable) */
  gboolean is_base_installed;
  KayakoUser *user; /* (owned) (nullable) */
  gboolean is_odd;
  double generation_time;
};

typedef enum {
  PROP_NAME = KAYAKO_SLOT_FIRST,
  PROP_INTEGER_NUMBER,
  PROP_FLOAT_NUMBER,
  PROP_DATE,
  PROP_ARRAY_ITEMS,
  PROP_IS_BOOLEAN,
  PROP_OPTION,
  PROP_BINARY_DATA,
  PROP_AUTHENTICATION_SCHEME,
  PROP_SESSION_ID,
  PROP_IS_BASE_INSTALLED,
  PROP_USER,
  PROP_IS_ODD,
  PROP_GENERATION_TIME,
} KayakoTestProperty;

extern const KayakoSlotTable kayako_test_table;

G_END_DECLS
