/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A file of a multipart body, or the whole body when it is of no known type. */
typedef struct {
  char *field;   /* (owned): the part's name without "[…]", "files" */
  char *name;    /* (owned): the file's name, never with a folder */
  char *type;    /* (owned): MIME type without parameters */
  char *md5;     /* (owned) (nullable): what the sender says its MD5 is, in hex */
  GBytes *bytes; /* (owned) */
} KayakoSandboxFile;

/* A query string: its names normalised, and as it was sent. */
typedef struct {
  GHashTable *values; /* (owned) (element-type utf8 utf8): by name in snake case */
  GStrv names;        /* (owned): in snake case, sorted, without duplicates */
} KayakoSandboxArguments;

/* A body in any of the three encodings. */
typedef struct {
  JsonObject *parameters; /* (owned): by name in snake case */
  GPtrArray *files;       /* (owned) (element-type KayakoSandboxFile) */
  gboolean is_raw;        /* the body was itself a file, of no encoding of ours */
} KayakoSandboxBody;

KayakoSandboxArguments *
kayako_sandbox_arguments_parse (const char *query) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_arguments_free (KayakoSandboxArguments *self);

KayakoSandboxBody *
kayako_sandbox_body_parse (SoupMessageHeaders *headers,
                           GBytes *bytes,
                           const KayakoSandboxArguments *arguments) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_body_free (KayakoSandboxBody *self);

char *kayako_sandbox_file_dup_name (const char *sent) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_file_free (KayakoSandboxFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxArguments, kayako_sandbox_arguments_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxBody, kayako_sandbox_body_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxFile, kayako_sandbox_file_free)

G_END_DECLS
