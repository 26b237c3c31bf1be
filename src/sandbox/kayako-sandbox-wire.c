/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-wire.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

/* Answers written by hand on a connection taken from the server: too slowly,
 * too long, or broken off. */

#define CHUNK       65536
#define TICKS_PER_S 20
#define MS_PER_S    1000

typedef struct {
  GIOStream *stream;      /* (owned) */
  GBytes *head;           /* (owned): the headers and the reply's body */
  gsize headers_length;   /* how much of @head is headers */
  guint64 filler;         /* so many bytes follow @head */
  const char *tail;       /* what follows the filler */
  guint64 length;         /* of all of it, or where it is broken off */
  guint64 position;       /* so much is written */
  guint bytes_per_second; /* of what follows the headers, 0 for no limit */
  gboolean hears_out;     /* what the other side still says is read to its end */
} Writing;

static char filler_bytes[CHUNK];

static void
writing_free (Writing *writing)
{
  g_clear_object (&writing->stream);
  g_clear_pointer (&writing->head, g_bytes_unref);
  g_free (writing);
}

static void read_on (Writing *writing);

static void
skipped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;

  if (g_input_stream_skip_finish (G_INPUT_STREAM (object), result, NULL) > 0)
    read_on (writing);
  else
    writing_free (writing);
}

static void
read_on (Writing *writing)
{
  g_input_stream_skip_async (g_io_stream_get_input_stream (writing->stream), CHUNK,
                             G_PRIORITY_DEFAULT, NULL, skipped_cb, writing);
}

static void
finish_writing (Writing *writing)
{
  /* Closed while there is something left to read, a connection is reset, and
   * the answer may be lost on the way. */
  if (writing->hears_out) {
    g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (writing->stream)),
                       FALSE, TRUE, NULL);
    read_on (writing);
    return;
  }

  /* Whether the other side hears of the end is the point of this no longer. */
  g_io_stream_close_async (writing->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  writing_free (writing);
}

/* What comes next, at most @most bytes of it. */
static const char *
peek_chunk (Writing *writing, guint64 most, gsize *size)
{
  gsize head_size = 0;
  const char *head = g_bytes_get_data (writing->head, &head_size);
  guint64 left = MIN (writing->length - writing->position, most);
  guint64 at = writing->position;

  if (at < head_size) {
    *size = (gsize) MIN (left, head_size - at);
    return head + at;
  }

  at -= head_size;
  if (at < writing->filler) {
    *size = (gsize) MIN (MIN (left, writing->filler - at), CHUNK);
    return filler_bytes;
  }

  at -= writing->filler;
  *size = (gsize) left;
  return writing->tail + at;
}

static void write_next (Writing *writing);

static gboolean
tick_cb (gpointer user_data)
{
  write_next (user_data);
  return G_SOURCE_REMOVE;
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  gsize written = 0;
  gboolean success =
      g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, &written, NULL);

  writing->position += written;

  /* A failure is a client that has had enough: what this is for. */
  if (!success || writing->position >= writing->length)
    finish_writing (writing);
  else if (writing->bytes_per_second == 0 || writing->position < writing->headers_length)
    write_next (writing);
  else
    g_timeout_add (MAX (MS_PER_S / TICKS_PER_S, MS_PER_S / writing->bytes_per_second), tick_cb,
                   writing);
}

static void
write_next (Writing *writing)
{
  GOutputStream *output = g_io_stream_get_output_stream (writing->stream);
  guint64 most = CHUNK;
  gsize size = 0;
  const char *chunk = NULL;

  if (writing->position < writing->headers_length)
    most = writing->headers_length - writing->position;
  else if (writing->bytes_per_second > 0)
    most = MAX (1, writing->bytes_per_second / TICKS_PER_S);

  chunk = peek_chunk (writing, most, &size);
  g_output_stream_write_all_async (output, chunk, size, G_PRIORITY_DEFAULT, NULL, written_cb,
                                   writing);
}

static void
append_header (const char *name, const char *value, gpointer user_data)
{
  g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

static GString *
write_headers (const KayakoSandboxReply *reply, guint64 content_length)
{
  GString *text = g_string_new (NULL);
  const char *phrase = kayako_sandbox_status_phrase (reply->status);

  g_string_append_printf (text, "HTTP/1.1 %u %s\r\n", reply->status, phrase);
  soup_message_headers_foreach (reply->headers, append_header, text);
  g_string_append_printf (
      text, "Content-Length: %" G_GUINT64_FORMAT "\r\nConnection: close\r\n\r\n", content_length);

  return text;
}

/**
 * kayako_sandbox_status_phrase:
 * @status: an HTTP status
 *
 * Returns: what it is called, also those that libsoup has no name for
 */
const char *
kayako_sandbox_status_phrase (guint status)
{
  switch (status) {
  case 426:
    return "Upgrade Required";
  case 429:
    return "Too Many Requests";
  case 431:
    return "Request Header Fields Too Large";
  case 454:
    return "Session Loading Failed";
  default:
    return soup_status_get_phrase (status);
  }
}

/* @stream is taken. */
static Writing *
writing_new (GIOStream *stream, const KayakoSandboxReply *reply, const KayakoSandboxWire *wire)
{
  Writing *writing = g_new0 (Writing, 1);
  gsize size = 0;
  const char *body = g_bytes_get_data (reply->body, &size);
  guint64 tail_length = wire->tail != NULL ? strlen (wire->tail) : 0;
  guint64 content_length = size + wire->filler + tail_length;
  GString *head = write_headers (reply, content_length);

  writing->headers_length = head->len;
  writing->length = head->len + content_length;
  if (wire->stop_after >= 0)
    writing->length = head->len + MIN (content_length, (guint64) wire->stop_after);
  if (size > 0)
    g_string_append_len (head, body, (gssize) size);
  writing->head = g_string_free_to_bytes (head);
  writing->filler = wire->filler;
  writing->tail = wire->tail;
  writing->bytes_per_second = wire->bytes_per_second;
  writing->stream = stream;

  return writing;
}

/**
 * kayako_sandbox_wire_send:
 * @message: what to answer; its connection is taken from the server
 * @reply: the answer
 * @wire: how to send it
 *
 * Sends an answer by hand and closes the connection.
 */
void
kayako_sandbox_wire_send (SoupServerMessage *message,
                          const KayakoSandboxReply *reply,
                          const KayakoSandboxWire *wire)
{
  memset (filler_bytes, 'x', sizeof filler_bytes);
  write_next (writing_new (soup_server_message_steal_connection (message), reply, wire));
}

/* Another hold on the connection, which the server may let go. */
static GSocket *
share_socket (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  int fd = socket != NULL ? fcntl (g_socket_get_fd (socket), F_DUPFD_CLOEXEC, 0) : -1;
  GSocket *shared = fd >= 0 ? g_socket_new_from_fd (fd, NULL) : NULL;

  if (shared == NULL && fd >= 0)
    g_close (fd, NULL);

  return shared;
}

static void
disconnected_cb (SoupServerMessage *message, GSocket *socket)
{
  static const char envelope[] = KAYAKO_SANDBOX_WIRE_ENVELOPE ("431", "The headers are too long");
  const KayakoSandboxWire wire = { .stop_after = -1 };
  g_autoptr (GBytes) body = NULL;
  g_autoptr (KayakoSandboxReply) reply = NULL;
  Writing *writing = NULL;

  /* What the server could not read at all has this status; what it could not
   * make sense of has been answered. */
  if (soup_server_message_get_status (message) != SOUP_STATUS_INTERNAL_SERVER_ERROR)
    return;

  body = g_bytes_new_static (envelope, strlen (envelope));
  reply = kayako_sandbox_reply_new (431, "application/json", body);
  writing = writing_new (G_IO_STREAM (g_socket_connection_factory_create_connection (socket)),
                         reply, &wire);
  writing->hears_out = TRUE;
  write_next (writing);
}

static void
got_headers_cb (SoupServerMessage *message)
{
  g_signal_handlers_disconnect_matched (message, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, disconnected_cb,
                                        NULL);
}

/**
 * kayako_sandbox_wire_watch:
 * @message: what has begun to arrive
 *
 * Answers 431 when there is no end to its headers: the server itself hangs up
 * on them without a word.
 */
void
kayako_sandbox_wire_watch (SoupServerMessage *message)
{
  GSocket *socket = share_socket (message);

  if (socket == NULL)
    return;

  g_signal_connect_data (message, "disconnected", G_CALLBACK (disconnected_cb), socket,
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), NULL);
}

/**
 * kayako_sandbox_wire_drop:
 * @message: what not to answer; its connection is taken from the server
 *
 * Closes the connection.
 */
void
kayako_sandbox_wire_drop (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}
