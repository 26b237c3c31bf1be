/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-record.h"

#include <string.h>

static GPtrArray *
parse (const char *text)
{
  return kayako_account_records_parse (text, strlen (text));
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_account_record_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  KayakoAccountRecord *record = kayako_account_record_new ("id-1", "https://a.test", "x@a.test");

  record->user_id = G_GINT64_CONSTANT (80014400777);
  g_set_str (&record->full_name, "Zoë; [Ünïcode]");
  record->role = KAYAKO_ROLE_TYPE_ADMIN;
  record->scheme = KAYAKO_ACCOUNT_SCHEME_OAUTH;
  record->colour = 5;
  g_ptr_array_add (records, record);
  g_ptr_array_add (records, kayako_account_record_new ("id-2", "http://127.0.0.1:1", "y@b.test"));

  text = kayako_account_records_print (records);
  again = parse (text);
  g_assert_cmpuint (again->len, ==, 2);

  record = g_ptr_array_index (again, 0);
  g_assert_cmpstr (record->id, ==, "id-1");
  g_assert_cmpstr (record->address, ==, "https://a.test");
  g_assert_cmpstr (record->email, ==, "x@a.test");
  g_assert_cmpint (record->user_id, ==, G_GINT64_CONSTANT (80014400777));
  g_assert_cmpstr (record->full_name, ==, "Zoë; [Ünïcode]");
  g_assert_cmpint (record->role, ==, KAYAKO_ROLE_TYPE_ADMIN);
  g_assert_cmpint (record->scheme, ==, KAYAKO_ACCOUNT_SCHEME_OAUTH);
  g_assert_cmpuint (record->colour, ==, 5);

  record = g_ptr_array_index (again, 1);
  g_assert_cmpstr (record->id, ==, "id-2");
  g_assert_cmpint (record->user_id, ==, 0);
  g_assert_cmpstr (record->full_name, ==, "");
  g_assert_cmpint (record->role, ==, KAYAKO_ROLE_TYPE_UNKNOWN);
}

static void
test_damaged (void)
{
  static const struct {
    const char *text;
    guint n_records;
  } table[] = {
    { "", 0 },
    { "not a key file", 0 },
    { "[a]\n", 0 },
    { "[a]\nAddress=https://a.test\n", 0 },
    { "[a]\nEmail=x@a.test\n", 0 },
    { "[a]\nAddress=https://a.test\nScheme=FINGERPRINT\n", 1 },
    { "[a]\nAddress=https://a.test\nScheme=MAGIC\n", 0 },
    { "[a]\nAddress=https://a.test\nEmail=x@a.test\nColour=-3\nOrder=x\n", 1 },
    { "[a]\nAddress=\nEmail=\n", 0 },
    { "[a]\nAddress=https://a.test\nEmail=x@a.test\nRole=KING\nUser=many\n", 1 },
    { "[a]\n[b]\nAddress=https://a.test\nEmail=x@a.test\n", 1 },
    { "[a]\nAddress=https://a.test\nEmail=x@\xff\n", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (GPtrArray) records = parse (table[i].text);

    g_assert_cmpuint (records->len, ==, table[i].n_records);
  }
}

static void
test_copy (void)
{
  g_autoptr (KayakoAccountRecord) record = kayako_account_record_new ("i", "a", "e");
  g_autoptr (KayakoAccountRecord) copy = NULL;

  record->user_id = 7;
  g_set_str (&record->full_name, "N");
  record->role = KAYAKO_ROLE_TYPE_OWNER;
  copy = kayako_account_record_copy (record);
  g_assert_cmpstr (copy->id, ==, "i");
  g_assert_cmpstr (copy->full_name, ==, "N");
  g_assert_cmpint (copy->user_id, ==, 7);
  g_assert_cmpint (copy->role, ==, KAYAKO_ROLE_TYPE_OWNER);
}

static void
test_place (void)
{
  static const struct {
    const char *address;
    const char *place;
  } cases[] = {
    { "https://support.example.test", "support.example.test" },
    { "https://support.example.test:443", "support.example.test" },
    { "http://127.0.0.1:80", "127.0.0.1" },
    { "http://127.0.0.1:443", "127.0.0.1:443" },
    { "http://127.0.0.1:8080", "127.0.0.1:8080" },
    { "http://[::1]:8080", "[::1]:8080" },
    { "http://[::1]", "::1" },
    { "nowhere", "nowhere" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KayakoAccountRecord) record = kayako_account_record_new ("i", cases[i].address, "e");
    g_autofree char *place = kayako_account_record_dup_place (record);

    g_assert_cmpstr (place, ==, cases[i].place);
  }
}

/* The same person finds what they wrote; without an account nobody is the same
 * person twice. */
static void
test_store_name (void)
{
  static const struct {
    const char *id;
    const char *address;
    const char *email;
    gboolean is_same; /* as the first one */
  } table[] = {
    { "1", "https://a.test", "x@a.test", TRUE },  { "2", "https://a.test", "X@A.test", TRUE },
    { "1", "https://b.test", "x@a.test", FALSE }, { "1", "https://a.test", "y@a.test", FALSE },
    { "1", "https://a.test", "", FALSE },         { "2", "https://a.test", "", FALSE },
  };
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (KayakoAccountRecord) record =
        kayako_account_record_new (table[i].id, table[i].address, table[i].email);
    g_autofree char *name = kayako_account_record_dup_store_name (record);

    if (first == NULL)
      first = g_strdup (name);
    g_assert_cmpint (g_str_equal (name, first), ==, table[i].is_same);
    if (!table[i].is_same)
      g_assert_true (g_hash_table_add (others, g_steal_pointer (&name)));
  }
}

/* Accounts stand where they were put, wherever they are in the file. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) records =
      parse ("[none]\nAddress=https://a.test\nEmail=n@a.test\n"
             "[last]\nAddress=https://a.test\nEmail=l@a.test\nOrder=2\n"
             "[first]\nAddress=https://a.test\nEmail=f@a.test\nOrder=0\n"
             "[also]\nAddress=https://a.test\nEmail=a@a.test\nOrder=0\n");
  static const char *const ids[] = { "first", "also", "last", "none" };

  g_assert_cmpuint (records->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < records->len; i++) {
    const KayakoAccountRecord *record = g_ptr_array_index (records, i);

    g_assert_cmpstr (record->id, ==, ids[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account-record/round-trip", test_round_trip);
  g_test_add_func ("/account-record/damaged", test_damaged);
  g_test_add_func ("/account-record/copy", test_copy);
  g_test_add_func ("/account-record/store-name", test_store_name);
  g_test_add_func ("/account-record/order", test_order);
  g_test_add_func ("/account-record/place", test_place);

  return g_test_run ();
}
