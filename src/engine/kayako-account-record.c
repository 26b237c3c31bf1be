/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-record.h"

#include <string.h>

#define KEY_ADDRESS "Address"
#define KEY_EMAIL   "Email"
#define KEY_USER    "User"
#define KEY_NAME    "Name"
#define KEY_ROLE    "Role"
#define KEY_SCHEME  "Scheme"
#define KEY_COLOUR  "Colour"
#define KEY_ORDER   "Order"

G_DEFINE_ENUM_TYPE (KayakoAccountScheme,
                    kayako_account_scheme,
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_SCHEME_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_SCHEME_OAUTH, "oauth"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_SCHEME_JWT, "jwt"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_SCHEME_FINGERPRINT, "fingerprint"))

G_DEFINE_BOXED_TYPE (KayakoAccountRecord,
                     kayako_account_record,
                     kayako_account_record_copy,
                     kayako_account_record_free)

/**
 * kayako_account_record_new:
 * @id: names the account
 * @address: the helpdesk's base URI
 * @email: who signs in
 *
 * Makes a record of an account whose user is not known yet.
 *
 * Returns: (transfer full): the record
 */
KayakoAccountRecord *
kayako_account_record_new (const char *id, const char *address, const char *email)
{
  KayakoAccountRecord *self = NULL;

  g_return_val_if_fail (id != NULL && address != NULL && email != NULL, NULL);

  self = g_new0 (KayakoAccountRecord, 1);
  self->id = g_strdup (id);
  self->address = g_strdup (address);
  self->email = g_strdup (email);
  self->full_name = g_strdup ("");
  return self;
}

/**
 * kayako_account_record_copy:
 * @self: a record
 *
 * Copies a record.
 *
 * Returns: (transfer full): the copy
 */
KayakoAccountRecord *
kayako_account_record_copy (const KayakoAccountRecord *self)
{
  KayakoAccountRecord *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = kayako_account_record_new (self->id, self->address, self->email);
  copy->user_id = self->user_id;
  g_set_str (&copy->full_name, self->full_name);
  copy->role = self->role;
  copy->scheme = self->scheme;
  copy->colour = self->colour;
  return copy;
}

/**
 * kayako_account_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
kayako_account_record_free (KayakoAccountRecord *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->address);
  g_free (self->email);
  g_free (self->full_name);
  g_free (self);
}

static const char *
role_to_text (KayakoRoleType role)
{
  switch (role) {
  case KAYAKO_ROLE_TYPE_CUSTOMER:
    return "CUSTOMER";
  case KAYAKO_ROLE_TYPE_COLLABORATOR:
    return "COLLABORATOR";
  case KAYAKO_ROLE_TYPE_AGENT:
    return "AGENT";
  case KAYAKO_ROLE_TYPE_ADMIN:
    return "ADMIN";
  case KAYAKO_ROLE_TYPE_OWNER:
    return "OWNER";
  case KAYAKO_ROLE_TYPE_UNKNOWN:
  default:
    return NULL;
  }
}

static KayakoRoleType
role_from_text (const char *text)
{
  for (int role = KAYAKO_ROLE_TYPE_CUSTOMER; role <= KAYAKO_ROLE_TYPE_OWNER; role++) {
    if (g_strcmp0 (role_to_text (role), text) == 0)
      return role;
  }

  return KAYAKO_ROLE_TYPE_UNKNOWN;
}

static const char *
scheme_to_text (KayakoAccountScheme scheme)
{
  switch (scheme) {
  case KAYAKO_ACCOUNT_SCHEME_PASSWORD:
    return "PASSWORD";
  case KAYAKO_ACCOUNT_SCHEME_OAUTH:
    return "OAUTH";
  case KAYAKO_ACCOUNT_SCHEME_JWT:
    return "JWT";
  case KAYAKO_ACCOUNT_SCHEME_FINGERPRINT:
    return "FINGERPRINT";
  default:
    g_assert_not_reached ();
  }
}

/* Where nothing is said, or nothing that is known, a password may always do. */
static KayakoAccountScheme
scheme_from_text (const char *text)
{
  for (int scheme = KAYAKO_ACCOUNT_SCHEME_PASSWORD; scheme <= KAYAKO_ACCOUNT_SCHEME_FINGERPRINT;
       scheme++) {
    if (g_strcmp0 (scheme_to_text (scheme), text) == 0)
      return scheme;
  }

  return KAYAKO_ACCOUNT_SCHEME_PASSWORD;
}

static KayakoAccountRecord *
read_group (GKeyFile *file, const char *group)
{
  g_autofree char *address = g_key_file_get_string (file, group, KEY_ADDRESS, NULL);
  g_autofree char *email = g_key_file_get_string (file, group, KEY_EMAIL, NULL);
  g_autofree char *name = g_key_file_get_string (file, group, KEY_NAME, NULL);
  g_autofree char *role = g_key_file_get_string (file, group, KEY_ROLE, NULL);
  g_autofree char *scheme = g_key_file_get_string (file, group, KEY_SCHEME, NULL);
  gboolean has_email = email != NULL && *email != '\0';
  int colour = g_key_file_get_integer (file, group, KEY_COLOUR, NULL);
  KayakoAccountRecord *record = NULL;

  if (address == NULL || *address == '\0' ||
      (!has_email && scheme_from_text (scheme) == KAYAKO_ACCOUNT_SCHEME_PASSWORD))
    return NULL;

  record = kayako_account_record_new (group, address, has_email ? email : "");
  record->scheme = scheme_from_text (scheme);
  record->colour = colour > 0 ? (guint) colour % KAYAKO_ACCOUNT_N_COLOURS : 0;
  record->user_id = g_key_file_get_int64 (file, group, KEY_USER, NULL);
  if (name != NULL)
    g_set_str (&record->full_name, name);
  record->role = role_from_text (role);
  return record;
}

/**
 * kayako_account_record_dup_place:
 * @self: a record
 *
 * Says where its helpdesk is, for people who have several on one host: with the
 * port, where that is not the one that everybody expects.
 *
 * Returns: (transfer full): a host, or a host and a port
 */
char *
kayako_account_record_dup_place (const KayakoAccountRecord *self)
{
  g_autoptr (GUri) uri = NULL;
  int usual = 0;

  g_return_val_if_fail (self != NULL, NULL);

  uri = g_uri_parse (self->address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (self->address);

  usual = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  if (g_uri_get_port (uri) <= 0 || g_uri_get_port (uri) == usual)
    return g_strdup (g_uri_get_host (uri));

  return strchr (g_uri_get_host (uri), ':') != NULL
             ? g_strdup_printf ("[%s]:%d", g_uri_get_host (uri), g_uri_get_port (uri))
             : g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

/**
 * kayako_account_record_dup_store_name:
 * @self: a record
 *
 * Names the account's store: the same for the same person at the same helpdesk,
 * so that what was written is found after signing out and in again, when the
 * account has another id. Who that is cannot be read from it. Without an
 * account at the helpdesk nobody is the same person twice.
 *
 * Returns: (transfer full): the name
 */
char *
kayako_account_record_dup_store_name (const KayakoAccountRecord *self)
{
  g_autofree char *email = g_ascii_strdown (self->email, -1);
  g_autofree char *who = g_strconcat (self->address, "\n", *email != '\0' ? email : self->id, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, who, -1);
}

/* A group with a place in the list. */
typedef struct {
  KayakoAccountRecord *record; /* (not owned) */
  int order;
} Placed;

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const Placed *first = a;
  const Placed *second = b;

  return (first->order > second->order) - (first->order < second->order);
}

/* Whoever edits the file, or writes what cannot be used behind the rest, does
 * not change the order by that. What says nothing stays behind what does. */
static void
sort_records (GPtrArray *records, GKeyFile *file)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = 0; i < records->len; i++) {
    Placed one = { g_ptr_array_index (records, i), G_MAXINT };

    if (g_key_file_has_key (file, one.record->id, KEY_ORDER, NULL))
      one.order = g_key_file_get_integer (file, one.record->id, KEY_ORDER, NULL);
    g_array_append_val (placed, one);
  }

  /* g_array_sort() is stable. */
  g_array_sort (placed, compare_order);
  for (guint i = 0; i < placed->len; i++)
    records->pdata[i] = g_array_index (placed, Placed, i).record;
}

/**
 * kayako_account_records_parse:
 * @text: the content of a key file, not necessarily NUL-terminated
 * @length: its length in bytes
 *
 * Reads a list of accounts. People edit such files and disks damage them: a
 * group without address, or without email where it needs one, is left out, and a text that is no
 * key file is an empty list.
 *
 * Returns: (transfer full) (element-type KayakoAccountRecord): the accounts in
 *   their order
 */
GPtrArray *
kayako_account_records_parse (const char *text, gsize length)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_account_record_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  /* Nothing in this file cannot be had again by signing in. */
  if (!g_key_file_load_from_data (file, length > 0 ? text : "", length, G_KEY_FILE_NONE, &error))
    g_debug ("List of accounts: not a key file (%s), taken as empty",
             g_quark_to_string (error->domain));

  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++) {
    KayakoAccountRecord *record = read_group (file, groups[i]);

    if (record != NULL)
      g_ptr_array_add (records, record);
    else
      g_debug ("List of accounts: a group without address or email is left out");
  }

  sort_records (records, file);
  return g_steal_pointer (&records);
}

/**
 * kayako_account_records_print:
 * @records: (element-type KayakoAccountRecord): accounts
 *
 * Writes a list of accounts for kayako_account_records_parse().
 *
 * Returns: (transfer full): the content of a key file
 */
char *
kayako_account_records_print (GPtrArray *records)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (records != NULL, NULL);

  for (guint i = 0; i < records->len; i++) {
    const KayakoAccountRecord *record = g_ptr_array_index (records, i);
    const char *role = role_to_text (record->role);

    g_key_file_set_string (file, record->id, KEY_ADDRESS, record->address);
    if (*record->email != '\0')
      g_key_file_set_string (file, record->id, KEY_EMAIL, record->email);
    g_key_file_set_string (file, record->id, KEY_SCHEME, scheme_to_text (record->scheme));
    g_key_file_set_integer (file, record->id, KEY_COLOUR, (int) record->colour);
    g_key_file_set_integer (file, record->id, KEY_ORDER, (int) i);
    if (record->user_id != 0)
      g_key_file_set_int64 (file, record->id, KEY_USER, record->user_id);
    if (*record->full_name != '\0')
      g_key_file_set_string (file, record->id, KEY_NAME, record->full_name);
    if (role != NULL)
      g_key_file_set_string (file, record->id, KEY_ROLE, role);
  }

  return g_key_file_to_data (file, NULL, NULL);
}
