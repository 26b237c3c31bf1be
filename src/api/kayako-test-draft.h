/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_TEST_DRAFT (kayako_test_draft_get_type ())

typedef struct _KayakoTestDraft KayakoTestDraft;

GType kayako_test_draft_get_type (void) G_GNUC_CONST;

KayakoTestDraft *kayako_test_draft_new (void) G_GNUC_WARN_UNUSED_RESULT;
KayakoTestDraft *kayako_test_draft_ref (KayakoTestDraft *self);
void kayako_test_draft_unref (KayakoTestDraft *self);

const char *kayako_test_draft_get_name (const KayakoTestDraft *self);
void kayako_test_draft_set_name (KayakoTestDraft *self, const char *name);
gboolean kayako_test_draft_get_integer_number (const KayakoTestDraft *self, gint64 *number);
void kayako_test_draft_set_integer_number (KayakoTestDraft *self, gint64 number);
gboolean kayako_test_draft_get_float_number (const KayakoTestDraft *self, double *number);
void kayako_test_draft_set_float_number (KayakoTestDraft *self, double number);
gboolean kayako_test_draft_get_date (const KayakoTestDraft *self, gint64 *date);
void kayako_test_draft_set_date (KayakoTestDraft *self, gint64 date);
const char *const *kayako_test_draft_get_array_items (const KayakoTestDraft *self);
void kayako_test_draft_set_array_items (KayakoTestDraft *self, const char *const *items);
gboolean kayako_test_draft_get_is_boolean (const KayakoTestDraft *self, gboolean *is_boolean);
void kayako_test_draft_set_is_boolean (KayakoTestDraft *self, gboolean is_boolean);
const char *kayako_test_draft_get_option (const KayakoTestDraft *self);
void kayako_test_draft_set_option (KayakoTestDraft *self, const char *option);
GBytes *kayako_test_draft_get_binary_data (const KayakoTestDraft *self);
void kayako_test_draft_set_binary_data (KayakoTestDraft *self, GBytes *binary_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoTestDraft, kayako_test_draft_unref)

G_END_DECLS
