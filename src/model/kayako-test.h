/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-user.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_TEST (kayako_test_get_type ())

G_DECLARE_FINAL_TYPE (KayakoTest, kayako_test, KAYAKO, TEST, GObject)

KayakoTest *kayako_test_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_test_get_id (KayakoTest *self);
const char *kayako_test_get_name (KayakoTest *self);
void kayako_test_set_name (KayakoTest *self, const char *name);
gint64 kayako_test_get_integer_number (KayakoTest *self);
void kayako_test_set_integer_number (KayakoTest *self, gint64 integer_number);
double kayako_test_get_float_number (KayakoTest *self);
void kayako_test_set_float_number (KayakoTest *self, double float_number);
gint64 kayako_test_get_date (KayakoTest *self);
void kayako_test_set_date (KayakoTest *self, gint64 date);
const char *const *kayako_test_get_array_items (KayakoTest *self);
void kayako_test_set_array_items (KayakoTest *self, const char *const *array_items);
gboolean kayako_test_get_is_boolean (KayakoTest *self);
void kayako_test_set_is_boolean (KayakoTest *self, gboolean is_boolean);
const char *kayako_test_get_option (KayakoTest *self);
void kayako_test_set_option (KayakoTest *self, const char *option);
GBytes *kayako_test_get_binary_data (KayakoTest *self);
void kayako_test_set_binary_data (KayakoTest *self, GBytes *binary_data);
const char *kayako_test_get_authentication_scheme (KayakoTest *self);
void kayako_test_set_authentication_scheme (KayakoTest *self, const char *authentication_scheme);
const char *kayako_test_get_session_id (KayakoTest *self);
void kayako_test_set_session_id (KayakoTest *self, const char *session_id);
gboolean kayako_test_get_is_base_installed (KayakoTest *self);
void kayako_test_set_is_base_installed (KayakoTest *self, gboolean is_base_installed);
KayakoUser *kayako_test_get_user (KayakoTest *self);
void kayako_test_set_user (KayakoTest *self, KayakoUser *user);
gboolean kayako_test_get_is_odd (KayakoTest *self);
void kayako_test_set_is_odd (KayakoTest *self, gboolean is_odd);
double kayako_test_get_generation_time (KayakoTest *self);
void kayako_test_set_generation_time (KayakoTest *self, double generation_time);

G_END_DECLS
