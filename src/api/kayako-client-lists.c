/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client.h"

/**
 * kayako_client_list_forms:
 * @self: a #KayakoClient
 *
 * Asks for the forms a conversation can be started with, in their order.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoForm, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_forms (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_forms (self);
}

/**
 * kayako_client_get_form:
 * @self: a #KayakoClient
 * @id: which form
 *
 * Asks for one form, with its fields.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoForm, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_get_form (KayakoClient *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_form (self, id);
}

/**
 * kayako_client_list_fields:
 * @self: a #KayakoClient
 * @offset: how many to leave out at the start
 * @limit: how many at most
 *
 * Asks for the custom fields of conversations, in their order.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoField, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_fields (KayakoClient *self, guint offset, guint limit)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_fields (self, offset, limit);
}

/**
 * kayako_client_get_field:
 * @self: a #KayakoClient
 * @id: which field
 *
 * Asks for one custom field, with its options.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoField, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_get_field (KayakoClient *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_field (self, id);
}

/**
 * kayako_client_get_starter:
 * @self: a #KayakoClient
 *
 * Asks what a person is shown before a conversation starts: who is there, how
 * fast they answer.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoStarter, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_get_starter (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_starter (self);
}

/**
 * kayako_client_list_statuses:
 * @self: a #KayakoClient
 *
 * Asks for the statuses a conversation can have.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoStatus, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_statuses (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_statuses (self);
}

/**
 * kayako_client_list_priorities:
 * @self: a #KayakoClient
 *
 * Asks for the priorities a conversation can have.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoPriority, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_priorities (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_priorities (self);
}

/**
 * kayako_client_list_types:
 * @self: a #KayakoClient
 *
 * Asks for the types a conversation can have.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoCaseType, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_types (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_types (self);
}

/**
 * kayako_client_list_locales:
 * @self: a #KayakoClient
 *
 * Asks for the languages of the helpdesk.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoLocale, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_locales (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_locales (self);
}

/**
 * kayako_client_upload_file:
 * @self: a #KayakoClient
 * @name: its name, without folders
 * @content_type: its MIME type
 * @content: its bytes
 *
 * Uploads a file, to be attached by its id. The helpdesk forgets it after some
 * hours.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoFile, or rejects
 *   with %KAYAKO_ERROR_TOO_LARGE, %KAYAKO_ERROR_LICENSE or another
 *   #KayakoError
 */
DexFuture *
kayako_client_upload_file (KayakoClient *self,
                           const char *name,
                           const char *content_type,
                           GBytes *content)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (content_type != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->upload_file (self, name, content_type, content);
}

/**
 * kayako_client_download:
 * @self: a #KayakoClient
 * @url: an address from an answer
 *
 * Fetches what an answer points at: an attachment, an avatar. The session goes
 * along only where @url is the helpdesk's own.
 *
 * Returns: (transfer full): a future that resolves to #GBytes, at most 32 MiB, or
 *   rejects with #KayakoError
 */
DexFuture *
kayako_client_download (KayakoClient *self, const char *url)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (url != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->download (self, url);
}
