/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-user.h"

#include "kayako-slots.h"

/**
 * KayakoUser:
 *
 * A person: staff or customer. A nested user tells less than a full one (`user_minimal` has no
 * email), so a merge keeps what it does not tell.
 */
struct _KayakoUser {
  GObject parent_instance;

  KayakoSlotState state;
  char *uuid;        /* (owned) (nullable) */
  char *full_name;   /* (owned) (nullable) */
  char *email;       /* (owned) (nullable) */
  char *avatar_url;  /* (owned) (nullable) */
  char *designation; /* (owned) (nullable) */
  KayakoRoleType role;
  gint64 last_active_at;
  gint64 last_seen_at;
  char *presence_channel; /* (owned) (nullable) */
  char *locale;           /* (owned) (nullable) */
};

typedef enum {
  PROP_UUID = KAYAKO_SLOT_FIRST,
  PROP_FULL_NAME,
  PROP_EMAIL,
  PROP_AVATAR_URL,
  PROP_DESIGNATION,
  PROP_ROLE,
  PROP_LAST_ACTIVE_AT,
  PROP_LAST_SEEN_AT,
  PROP_PRESENCE_CHANNEL,
  PROP_LOCALE,
} KayakoUserProperty;

static const KayakoSlot slots[] = {
  /** KayakoUser:uuid: the server's second name for the person */
  [PROP_UUID] = { "uuid", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoUser, uuid) },
  /** KayakoUser:full-name: the name to show */
  [PROP_FULL_NAME] = { "full-name", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoUser, full_name) },
  /** KayakoUser:email: the primary email address */
  [PROP_EMAIL] = { "email", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoUser, email) },
  /** KayakoUser:avatar-url: where the picture is; absolute */
  [PROP_AVATAR_URL] = { "avatar-url", KAYAKO_SLOT_STRING,
                        G_STRUCT_OFFSET (KayakoUser, avatar_url) },
  /** KayakoUser:designation: the job title */
  [PROP_DESIGNATION] = { "designation", KAYAKO_SLOT_STRING,
                         G_STRUCT_OFFSET (KayakoUser, designation) },
  /** KayakoUser:role: what kind of person this is to the helpdesk */
  [PROP_ROLE] = { "role", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoUser, role),
                  kayako_role_type_get_type },
  /** KayakoUser:last-active-at: when the person last did something; Unix seconds, 0 when unknown */
  [PROP_LAST_ACTIVE_AT] = { "last-active-at", KAYAKO_SLOT_INT64,
                            G_STRUCT_OFFSET (KayakoUser, last_active_at) },
  /** KayakoUser:last-seen-at: when the person was last seen; Unix seconds, 0 when unknown */
  [PROP_LAST_SEEN_AT] = { "last-seen-at", KAYAKO_SLOT_INT64,
                          G_STRUCT_OFFSET (KayakoUser, last_seen_at) },
  /** KayakoUser:presence-channel: the realtime topic of the person */
  [PROP_PRESENCE_CHANNEL] = { "presence-channel", KAYAKO_SLOT_STRING,
                              G_STRUCT_OFFSET (KayakoUser, presence_channel) },
  /** KayakoUser:locale: the language, as in `en-us` */
  [PROP_LOCALE] = { "locale", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoUser, locale) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoUser, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoUser,
                               kayako_user,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_user_class_init (KayakoUserClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_user_init (KayakoUser *self)
{
}

/**
 * kayako_user_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoUser *
kayako_user_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_USER, "id", id, NULL);
}

/**
 * kayako_user_get_id:
 * @self: a `KayakoUser`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_user_get_id (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), 0);

  return self->state.id;
}

/**
 * kayako_user_get_uuid:
 * @self: a `KayakoUser`
 *
 * Returns: (nullable): the server's second name for the person
 */
const char *
kayako_user_get_uuid (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), NULL);

  return self->uuid;
}

/**
 * kayako_user_set_uuid:
 * @self: a `KayakoUser`
 * @uuid: (nullable): the server's second name for the person
 *
 * Sets #KayakoUser:uuid.
 */
void
kayako_user_set_uuid (KayakoUser *self, const char *uuid)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_string (&table, self, PROP_UUID, uuid);
}

/**
 * kayako_user_get_full_name:
 * @self: a `KayakoUser`
 *
 * Returns: (nullable): the name to show
 */
const char *
kayako_user_get_full_name (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), NULL);

  return self->full_name;
}

/**
 * kayako_user_set_full_name:
 * @self: a `KayakoUser`
 * @full_name: (nullable): the name to show
 *
 * Sets #KayakoUser:full-name.
 */
void
kayako_user_set_full_name (KayakoUser *self, const char *full_name)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_string (&table, self, PROP_FULL_NAME, full_name);
}

/**
 * kayako_user_get_email:
 * @self: a `KayakoUser`
 *
 * Returns: (nullable): the primary email address
 */
const char *
kayako_user_get_email (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), NULL);

  return self->email;
}

/**
 * kayako_user_set_email:
 * @self: a `KayakoUser`
 * @email: (nullable): the primary email address
 *
 * Sets #KayakoUser:email.
 */
void
kayako_user_set_email (KayakoUser *self, const char *email)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_string (&table, self, PROP_EMAIL, email);
}

/**
 * kayako_user_get_avatar_url:
 * @self: a `KayakoUser`
 *
 * Returns: (nullable): where the picture is; absolute
 */
const char *
kayako_user_get_avatar_url (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), NULL);

  return self->avatar_url;
}

/**
 * kayako_user_set_avatar_url:
 * @self: a `KayakoUser`
 * @avatar_url: (nullable): where the picture is; absolute
 *
 * Sets #KayakoUser:avatar-url.
 */
void
kayako_user_set_avatar_url (KayakoUser *self, const char *avatar_url)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_string (&table, self, PROP_AVATAR_URL, avatar_url);
}

/**
 * kayako_user_get_designation:
 * @self: a `KayakoUser`
 *
 * Returns: (nullable): the job title
 */
const char *
kayako_user_get_designation (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), NULL);

  return self->designation;
}

/**
 * kayako_user_set_designation:
 * @self: a `KayakoUser`
 * @designation: (nullable): the job title
 *
 * Sets #KayakoUser:designation.
 */
void
kayako_user_set_designation (KayakoUser *self, const char *designation)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_string (&table, self, PROP_DESIGNATION, designation);
}

/**
 * kayako_user_get_role:
 * @self: a `KayakoUser`
 *
 * Returns: what kind of person this is to the helpdesk
 */
KayakoRoleType
kayako_user_get_role (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), KAYAKO_ROLE_TYPE_UNKNOWN);

  return self->role;
}

/**
 * kayako_user_set_role:
 * @self: a `KayakoUser`
 * @role: what kind of person this is to the helpdesk
 *
 * Sets #KayakoUser:role.
 */
void
kayako_user_set_role (KayakoUser *self, KayakoRoleType role)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_int (&table, self, PROP_ROLE, role);
}

/**
 * kayako_user_get_last_active_at:
 * @self: a `KayakoUser`
 *
 * Returns: when the person last did something; Unix seconds, 0 when unknown
 */
gint64
kayako_user_get_last_active_at (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), 0);

  return self->last_active_at;
}

/**
 * kayako_user_set_last_active_at:
 * @self: a `KayakoUser`
 * @last_active_at: when the person last did something; Unix seconds, 0 when unknown
 *
 * Sets #KayakoUser:last-active-at.
 */
void
kayako_user_set_last_active_at (KayakoUser *self, gint64 last_active_at)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_int64 (&table, self, PROP_LAST_ACTIVE_AT, last_active_at);
}

/**
 * kayako_user_get_last_seen_at:
 * @self: a `KayakoUser`
 *
 * Returns: when the person was last seen; Unix seconds, 0 when unknown
 */
gint64
kayako_user_get_last_seen_at (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), 0);

  return self->last_seen_at;
}

/**
 * kayako_user_set_last_seen_at:
 * @self: a `KayakoUser`
 * @last_seen_at: when the person was last seen; Unix seconds, 0 when unknown
 *
 * Sets #KayakoUser:last-seen-at.
 */
void
kayako_user_set_last_seen_at (KayakoUser *self, gint64 last_seen_at)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_int64 (&table, self, PROP_LAST_SEEN_AT, last_seen_at);
}

/**
 * kayako_user_get_presence_channel:
 * @self: a `KayakoUser`
 *
 * Returns: (nullable): the realtime topic of the person
 */
const char *
kayako_user_get_presence_channel (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), NULL);

  return self->presence_channel;
}

/**
 * kayako_user_set_presence_channel:
 * @self: a `KayakoUser`
 * @presence_channel: (nullable): the realtime topic of the person
 *
 * Sets #KayakoUser:presence-channel.
 */
void
kayako_user_set_presence_channel (KayakoUser *self, const char *presence_channel)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_string (&table, self, PROP_PRESENCE_CHANNEL, presence_channel);
}

/**
 * kayako_user_get_locale:
 * @self: a `KayakoUser`
 *
 * Returns: (nullable): the language, as in `en-us`
 */
const char *
kayako_user_get_locale (KayakoUser *self)
{
  g_return_val_if_fail (KAYAKO_IS_USER (self), NULL);

  return self->locale;
}

/**
 * kayako_user_set_locale:
 * @self: a `KayakoUser`
 * @locale: (nullable): the language, as in `en-us`
 *
 * Sets #KayakoUser:locale.
 */
void
kayako_user_set_locale (KayakoUser *self, const char *locale)
{
  g_return_if_fail (KAYAKO_IS_USER (self));

  kayako_slots_set_string (&table, self, PROP_LOCALE, locale);
}
