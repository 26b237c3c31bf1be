/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "kayako-test-port.h"

#include <fcntl.h>
#include <gio/gio.h>

/**
 * kayako_test_port_reserve:
 *
 * Takes a port of this computer that nobody else gets while the test runs: who
 * connects to it is refused. A server that may use a port again, as those of GLib
 * do, can listen on it all the same, as often as it is started.
 *
 * Returns: the port
 */
guint
kayako_test_port_reserve (void)
{
  g_autoptr (GInetAddress) host = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (host, 0);
  g_autoptr (GSocketAddress) own = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) reserved =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_socket_bind (reserved, any, TRUE, &error);
  g_assert_no_error (error);
  own = g_socket_get_local_address (reserved, &error);
  g_assert_no_error (error);
  /* The copy is closed by the end of the test. */
  g_assert_cmpint (fcntl (g_socket_get_fd (reserved), F_DUPFD_CLOEXEC, 0), >=, 0);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (own));
}
