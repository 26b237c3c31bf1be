/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-resource.h"
#include "kayako-thumbnail.h"
#include "kayako-v1-sample.h"

static KayakoMessage *
read_one (const char *sample)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse (sample);
  g_autoptr (GError) error = NULL;
  KayakoMessage *message =
      kayako_v1_codec_read_message (kayako_v1_envelope_get_data (envelope), &error);

  g_assert_no_error (error);

  return message;
}

static KayakoMessage *
read_text (const char *text)
{
  g_autoptr (JsonNode) node = kayako_v1_sample_node (text);
  g_autoptr (GError) error = NULL;
  KayakoMessage *message = kayako_v1_codec_read_message (node, &error);

  g_assert_no_error (error);

  return message;
}

static void
test_seed (void)
{
  g_autoptr (KayakoMessage) message = read_one ("conversation_message.json");

  g_assert_cmpint (kayako_message_get_id (message), ==, 1);
  g_assert_false (kayako_message_is_local (message));
  g_assert_cmpstr (kayako_message_get_uuid (message), ==, "c96c7abe-2d75-4ab9-ad85-87cf1b609e93");
  g_assert_cmpstr (kayako_message_get_client_id (message), ==,
                   "93a236f0-edac-4b5a-8747-14140da7d4dc");
  g_assert_cmpint (kayako_message_get_kind (message), ==, KAYAKO_MESSAGE_KIND_MESSAGE);
  g_assert_cmpint (kayako_message_get_channel (message), ==, KAYAKO_CHANNEL_MAIL);
  g_assert_cmpint (kayako_message_get_source (message), ==, KAYAKO_SOURCE_MESSENGER);
  g_assert_true (g_str_has_prefix (kayako_message_get_content_text (message), "Dear Caryn,\n\n\t"));
  g_assert_true (
      g_str_has_prefix (kayako_message_get_content_html (message), "Dear Caryn,<br />\n"));
  g_assert_cmpint (kayako_user_get_id (kayako_message_get_creator (message)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_message_get_attachments (message)), ==, 0);
  g_assert_null (kayako_message_get_download_all (message));
  g_assert_cmpstr (kayako_message_get_user_agent (message), ==, "Chrome");
  g_assert_cmpstr (kayako_message_get_page_url (message), ==,
                   "https://brewfictus.kayako.com/pricing");
  g_assert_cmpint (kayako_message_get_delivery (message), ==, KAYAKO_DELIVERY_SENT);
  g_assert_cmpint (kayako_message_get_reject_type (message), ==, KAYAKO_REJECT_TYPE_NONE);
  g_assert_null (kayako_message_get_reject_reason (message));
  g_assert_cmpint (kayako_message_get_delivery_updated_at (message), ==, 1478630667);
  g_assert_cmpint (kayako_message_get_created_at (message), ==, 1451274765);

  g_assert_finalize_object (g_steal_pointer (&message));
}

static void
test_attachment (void)
{
  g_autoptr (KayakoMessage) message = read_one ("message_created_with_attachment.json");
  GListModel *attachments = kayako_message_get_attachments (message);
  g_autoptr (KayakoAttachment) attachment = g_list_model_get_item (attachments, 0);

  g_assert_cmpuint (g_list_model_get_n_items (attachments), >, 0);
  g_assert_nonnull (kayako_attachment_get_name (attachment));
  g_assert_nonnull (kayako_attachment_get_url (attachment));
  g_assert_nonnull (kayako_attachment_get_download_url (attachment));
  g_assert_cmpint (kayako_attachment_get_created_at (attachment), >, 0);
}

static void
test_thumbnails (void)
{
  g_autoptr (GBytes) body = kayako_v1_sample_read ("attachment.json");
  g_autoptr (JsonNode) node = kayako_v1_sample_node (g_bytes_get_data (body, NULL));
  g_autoptr (KayakoAttachment) attachment = kayako_v1_codec_read_attachment (node, NULL);
  GPtrArray *thumbnails = kayako_attachment_get_thumbnails (attachment);

  g_assert_cmpint (kayako_attachment_get_id (attachment), ==, 27);
  g_assert_cmpstr (kayako_attachment_get_name (attachment), ==, "DtjgfRRwpv.gif");
  g_assert_cmpint (kayako_attachment_get_size (attachment), ==, 409456);
  g_assert_cmpint (kayako_attachment_get_width (attachment), ==, 1261);
  g_assert_cmpint (kayako_attachment_get_height (attachment), ==, 660);
  g_assert_cmpstr (kayako_attachment_get_content_type (attachment), ==, "image/gif");
  g_assert_null (kayako_attachment_get_content_id (attachment));
  g_assert_cmpint (kayako_attachment_get_created_at (attachment), ==, 1492547352);
  g_assert_cmpuint (thumbnails->len, ==, 6);
  g_assert_cmpint (kayako_thumbnail_get_width (thumbnails->pdata[0]), ==, 64);
  g_assert_cmpint (kayako_thumbnail_get_width (thumbnails->pdata[5]), ==, 360);
  g_assert_true (
      g_str_has_suffix (kayako_thumbnail_get_url (thumbnails->pdata[5]), "/url&size=360"));

  g_assert_finalize_object (g_steal_pointer (&attachment));
}

static void
test_lists (void)
{
  g_autoptr (KayakoV1Envelope) seed = kayako_v1_sample_parse ("conversation_messages.json");
  g_autoptr (KayakoV1Envelope) live = kayako_v1_sample_parse ("messages_expanded_page.json");
  g_autoptr (GPtrArray) messages =
      kayako_v1_codec_read_messages (kayako_v1_envelope_get_data (seed), NULL);
  g_autoptr (GPtrArray) page =
      kayako_v1_codec_read_messages (kayako_v1_envelope_get_data (live), NULL);
  KayakoMessage *first = page->pdata[0];

  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpuint (page->len, >, 1);
  g_assert_cmpint (kayako_message_get_id (first), ==, 325);
  g_assert_cmpint (kayako_message_get_delivery (first), ==, KAYAKO_DELIVERY_DELIVERED);
  g_assert_cmpint (kayako_message_get_source (first), ==, KAYAKO_SOURCE_UNKNOWN);
  g_assert_null (kayako_message_get_client_id (first));
  g_assert_null (kayako_message_get_user_agent (first));
  g_assert_true (kayako_message_get_creator (first) == kayako_message_get_creator (page->pdata[1]));
  g_assert_cmpstr (kayako_user_get_full_name (kayako_message_get_creator (first)), ==,
                   "Jordan Mitchell #2");
}

typedef struct {
  const char *text;
  KayakoDelivery delivery;
  KayakoRejectType reject_type;
  const char *reason;
} DeliveryRow;

static void
test_delivery (void)
{
  static const DeliveryRow rows[] = {
    { "{\"id\":1}", KAYAKO_DELIVERY_UNKNOWN, KAYAKO_REJECT_TYPE_NONE, NULL },
    { "{\"id\":1,\"message_status\":null}", KAYAKO_DELIVERY_SENT, KAYAKO_REJECT_TYPE_NONE, NULL },
    { "{\"id\":1,\"message_status\":\"SEEN\"}", KAYAKO_DELIVERY_SEEN, KAYAKO_REJECT_TYPE_NONE,
      NULL },
    { "{\"id\":1,\"message_status\":\"TELEPATHIC\"}", KAYAKO_DELIVERY_UNKNOWN,
      KAYAKO_REJECT_TYPE_NONE, NULL },
    { "{\"id\":1,\"message_status\":\"REJECTED\",\"message_status_reject_type\":\"BOUNCE\","
      "\"message_status_reject_reason\":\"550 no such user\"}",
      KAYAKO_DELIVERY_REJECTED, KAYAKO_REJECT_TYPE_BOUNCE, "550 no such user" },
    { "{\"id\":1,\"message_status\":\"REJECTED\",\"message_status_reject_type\":\"EATEN\"}",
      KAYAKO_DELIVERY_REJECTED, KAYAKO_REJECT_TYPE_UNKNOWN, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KayakoMessage) message = read_text (rows[i].text);

    g_assert_cmpint (kayako_message_get_delivery (message), ==, rows[i].delivery);
    g_assert_cmpint (kayako_message_get_reject_type (message), ==, rows[i].reject_type);
    g_assert_cmpstr (kayako_message_get_reject_reason (message), ==, rows[i].reason);
  }
}

static void
test_tolerant (void)
{
  g_autoptr (KayakoMessage) note =
      read_text ("{\"id\":1,\"client_id\":\"\",\"metadata\":[],\"attachments\":{},\"creator\":7,"
                 "\"content_text\":null,\"content_html\":[],\"resource_type\":\"note\"}");
  g_autoptr (KayakoMessage) odd = read_text (
      "{\"id\":2,\"attachments\":[null,{\"name\":\"lost\"},{\"id\":3,\"size\":-1.5,\"width\":\"9\","
      "\"thumbnails\":[null,{}]}],\"resource_type\":\"activity\"}");
  GListModel *attachments = kayako_message_get_attachments (odd);
  g_autoptr (KayakoAttachment) attachment = g_list_model_get_item (attachments, 0);

  g_assert_null (kayako_message_get_client_id (note));
  g_assert_cmpint (kayako_message_get_kind (note), ==, KAYAKO_MESSAGE_KIND_NOTE);
  g_assert_null (kayako_message_get_content_text (note));
  g_assert_cmpint (kayako_message_get_kind (odd), ==, KAYAKO_MESSAGE_KIND_ACTIVITY);
  g_assert_cmpuint (g_list_model_get_n_items (attachments), ==, 1);
  g_assert_cmpint (kayako_attachment_get_size (attachment), ==, 0);
  g_assert_cmpint (kayako_attachment_get_width (attachment), ==, 9);
  g_assert_cmpuint (kayako_attachment_get_thumbnails (attachment)->len, ==, 1);
}

static void
test_file (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("file.json");
  g_autoptr (KayakoFile) file =
      kayako_v1_codec_read_file (kayako_v1_envelope_get_data (envelope), NULL);

  g_assert_cmpint (kayako_file_get_id (file), ==, 1);
  g_assert_cmpstr (kayako_file_get_name (file), ==, "coffee.png");
  g_assert_cmpint (kayako_file_get_size (file), ==, 2347);
  g_assert_cmpstr (kayako_file_get_content_type (file), ==, "image/png");
  g_assert_nonnull (kayako_file_get_content_url (file));
  g_assert_cmpint (kayako_file_get_expiry_at (file) - kayako_file_get_created_at (file), ==,
                   12 * 60 * 60);

  g_assert_finalize_object (g_steal_pointer (&file));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/v1-codec-message/seed", test_seed);
  g_test_add_func ("/v1-codec-message/attachment", test_attachment);
  g_test_add_func ("/v1-codec-message/thumbnails", test_thumbnails);
  g_test_add_func ("/v1-codec-message/lists", test_lists);
  g_test_add_func ("/v1-codec-message/delivery", test_delivery);
  g_test_add_func ("/v1-codec-message/tolerant", test_tolerant);
  g_test_add_func ("/v1-codec-message/file", test_file);

  return g_test_run ();
}
