/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoChangedWhat:
 * @KAYAKO_CHANGED_SUBJECT: the subject
 * @KAYAKO_CHANGED_STATUS: the status, by its id
 * @KAYAKO_CHANGED_PRIORITY: the priority, by its id; empty for none
 * @KAYAKO_CHANGED_TYPE: the type, by its id; empty for none
 * @KAYAKO_CHANGED_CUSTOM: a custom field
 *
 * Which property of a conversation is changed.
 */
typedef enum {
  KAYAKO_CHANGED_SUBJECT,
  KAYAKO_CHANGED_STATUS,
  KAYAKO_CHANGED_PRIORITY,
  KAYAKO_CHANGED_TYPE,
  KAYAKO_CHANGED_CUSTOM,
} KayakoChangedWhat;

#define KAYAKO_TYPE_CHANGED_FIELD (kayako_changed_field_get_type ())

/* One property of a conversation that is to become something else. */
G_DECLARE_FINAL_TYPE (KayakoChangedField, kayako_changed_field, KAYAKO, CHANGED_FIELD, GObject)

KayakoChangedField *kayako_changed_field_new (KayakoChangedWhat what,
                                              const char *key,
                                              const char *base,
                                              const char *mine) G_GNUC_WARN_UNUSED_RESULT;

KayakoChangedWhat kayako_changed_field_get_what (KayakoChangedField *self);
const char *kayako_changed_field_get_key (KayakoChangedField *self);
const char *kayako_changed_field_get_base (KayakoChangedField *self);
void kayako_changed_field_set_base (KayakoChangedField *self, const char *base);
const char *kayako_changed_field_get_mine (KayakoChangedField *self);
const char *kayako_changed_field_get_theirs (KayakoChangedField *self);
void kayako_changed_field_set_theirs (KayakoChangedField *self, const char *theirs);
gboolean kayako_changed_field_is_disputed (KayakoChangedField *self);
void kayako_changed_field_set_disputed (KayakoChangedField *self, gboolean is_disputed);
gboolean kayako_changed_field_is_same (KayakoChangedField *self, KayakoChangedField *other);

G_END_DECLS
