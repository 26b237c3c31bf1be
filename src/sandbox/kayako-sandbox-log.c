/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-log.h"

#include <json-glib/json-glib.h>
#include <string.h>

struct _KayakoSandboxLog {
  GOutputStream *stream; /* (owned) */
  gboolean failed;       /* it has been said */
};

/**
 * kayako_sandbox_log_new:
 * @path: a file, to which is appended
 * @error: return location for a #GError
 *
 * Opens the log.
 *
 * Returns: (transfer full) (nullable): the log, or %NULL with a #GIOError
 */
KayakoSandboxLog *
kayako_sandbox_log_new (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileOutputStream *stream = g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error);
  KayakoSandboxLog *self = NULL;

  if (stream == NULL)
    return NULL;

  self = g_new0 (KayakoSandboxLog, 1);
  self->stream = G_OUTPUT_STREAM (stream);
  return self;
}

/**
 * kayako_sandbox_log_write:
 * @self: (nullable): the log
 * @method: the request's method
 * @path: the request's path; arguments may be secrets and do not belong here
 * @status: what was answered, 0 for nothing
 * @duration_us: how long that took, in microseconds
 *
 * Writes one line.
 */
void
kayako_sandbox_log_write (KayakoSandboxLog *self,
                          const char *method,
                          const char *path,
                          guint status,
                          gint64 duration_us)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) entry = json_object_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.%fZ");
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL || self->failed)
    return;

  json_object_set_string_member (entry, "time", time);
  json_object_set_string_member (entry, "method", method);
  json_object_set_string_member (entry, "path", path);
  json_object_set_int_member (entry, "status", status);
  json_object_set_double_member (entry, "duration", (double) duration_us / 1000.0);
  json_node_set_object (node, entry);

  text = json_to_string (node, FALSE);
  line = g_strconcat (text, "\n", NULL);
  if (g_output_stream_write_all (self->stream, line, strlen (line), NULL, NULL, &error))
    return;

  self->failed = TRUE;
  g_warning ("The request log ends here: %s", error->message);
}

/**
 * kayako_sandbox_log_free:
 * @self: the log
 *
 * Closes the log.
 */
void
kayako_sandbox_log_free (KayakoSandboxLog *self)
{
  g_clear_object (&self->stream);
  g_free (self);
}
