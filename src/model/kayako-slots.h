/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-resource.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the resources of this folder share, for them and for the store, which
 * keeps them whole: a property is a row of a table that says where in the
 * instance its value lies, so that setting, notifying, merging and adopting are
 * written once. Each resource also keeps which properties it has been told: a
 * merge takes those and no others, so that a stub, or a user who came without
 * an email address, overwrites nothing. */

/* The numbers of the two properties that every resource has. A resource's own
 * start at KAYAKO_SLOT_FIRST and stay under 64. */
enum {
  KAYAKO_SLOT_ID = 1,
  KAYAKO_SLOT_STUB,
  KAYAKO_SLOT_FIRST,
};

typedef enum {
  KAYAKO_SLOT_BOOLEAN,
  KAYAKO_SLOT_INT,
  KAYAKO_SLOT_INT64,
  KAYAKO_SLOT_DOUBLE,
  KAYAKO_SLOT_ENUM,
  KAYAKO_SLOT_STRING,
  KAYAKO_SLOT_BOXED,
  KAYAKO_SLOT_OBJECT,
  KAYAKO_SLOT_LIST, /* a GListStore, made when it is first needed */
} KayakoSlotKind;

typedef struct {
  const char *name;
  KayakoSlotKind kind;
  gsize offset;             /* of the value in the instance */
  GType (*get_type) (void); /* of an enum, a boxed, an object or a list's items */
  GEqualFunc equal;         /* of a boxed */
  gboolean derived;         /* follows from others: not told, written or merged */
} KayakoSlot;

typedef struct {
  gint64 id;     /* 0: none, or not the server's yet */
  guint64 known; /* bits of the properties that have been set */
} KayakoSlotState;

typedef struct {
  const KayakoSlot *slots; /* by property number */
  GParamSpec **props;      /* by property number */
  guint n_slots;
  gsize state;                                 /* offset of the KayakoSlotState */
  gboolean is_part;                            /* lives within another resource: never registered */
  gint64 (*identify) (gpointer self);          /* (nullable): where the identity is not the id */
  void (*changed) (gpointer self, guint prop); /* (nullable): after a value has changed */
} KayakoSlotTable;

struct _KayakoResourceInterface {
  GTypeInterface g_iface;

  const KayakoSlotTable *table;
};

/**
 * kayako_slots_value_at:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 *
 * Returns: where its value lies
 */
static inline gpointer
kayako_slots_value_at (const KayakoSlotTable *table, gpointer self, guint prop)
{
  return G_STRUCT_MEMBER_P (self, table->slots[prop].offset);
}

/**
 * kayako_slots_get_state:
 * @table: how the resource is made up
 * @self: a resource of that kind
 *
 * Returns: its id, and what it was told
 */
static inline KayakoSlotState *
kayako_slots_get_state (const KayakoSlotTable *table, gpointer self)
{
  return G_STRUCT_MEMBER_P (self, table->state);
}

void kayako_slots_install (GObjectClass *object_class, const KayakoSlotTable *table);
void kayako_slots_dispose (GObject *object);

void kayako_slots_mark_known (const KayakoSlotTable *table, gpointer self, guint prop);
gboolean kayako_slots_is_same (gpointer a, gpointer b);

void
kayako_slots_set_boolean (const KayakoSlotTable *table, gpointer self, guint prop, gboolean value);
void kayako_slots_set_int (const KayakoSlotTable *table, gpointer self, guint prop, int value);
void kayako_slots_set_int64 (const KayakoSlotTable *table, gpointer self, guint prop, gint64 value);
void
kayako_slots_set_double (const KayakoSlotTable *table, gpointer self, guint prop, double value);
void kayako_slots_set_string (const KayakoSlotTable *table,
                              gpointer self,
                              guint prop,
                              const char *value);
void kayako_slots_set_boxed (const KayakoSlotTable *table,
                             gpointer self,
                             guint prop,
                             gconstpointer value);
void
kayako_slots_set_object (const KayakoSlotTable *table, gpointer self, guint prop, gpointer value);
void
kayako_slots_set_list (const KayakoSlotTable *table, gpointer self, guint prop, GPtrArray *items);
GListModel *kayako_slots_get_list (const KayakoSlotTable *table, gpointer self, guint prop);

void kayako_slots_merge (const KayakoSlotTable *table, gpointer self, gpointer fresh);
void kayako_slots_adopt (const KayakoSlotTable *table, gpointer self, KayakoRegistry *registry);

G_END_DECLS
