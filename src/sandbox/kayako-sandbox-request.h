/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "kayako-sandbox-body.h"
#include "kayako-sandbox-caller.h"
#include "kayako-sandbox-database.h"
#include "kayako-sandbox-value.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_SANDBOX_REQUEST (kayako_sandbox_request_get_type ())
G_DECLARE_FINAL_TYPE (KayakoSandboxRequest,
                      kayako_sandbox_request,
                      KAYAKO,
                      SANDBOX_REQUEST,
                      GObject)

/* Who may call an action. */
typedef enum {
  KAYAKO_SANDBOX_ACCESS_PUBLIC,
  KAYAKO_SANDBOX_ACCESS_SIGNED_IN, /* customers and up */
  KAYAKO_SANDBOX_ACCESS_STAFF,     /* collaborators and up */
  KAYAKO_SANDBOX_ACCESS_AGENTS,
  KAYAKO_SANDBOX_ACCESS_ADMINS,
} KayakoSandboxAccess;

/* Which members a collection's envelope shows. */
typedef enum {
  KAYAKO_SANDBOX_PAGING_OFFSET, /* offset, limit, total_count and links */
  KAYAKO_SANDBOX_PAGING_COUNT,  /* total_count only: small fixed lists */
} KayakoSandboxPaging;

KayakoSandboxDatabase *kayako_sandbox_request_get_database (KayakoSandboxRequest *self);
const KayakoSandboxCaller *kayako_sandbox_request_get_caller (KayakoSandboxRequest *self);
const char *kayako_sandbox_request_get_method (KayakoSandboxRequest *self);
/* The path's numbers, for a pattern's first, second… ":id"; 0 is the first.
 * A number too big for 64 bits has been answered with 404 already. */
gint64 kayako_sandbox_request_get_id (KayakoSandboxRequest *self, guint index);
/* The path's text for a pattern's ":name". */
const char *kayako_sandbox_request_get_segment (KayakoSandboxRequest *self, const char *name);
/* A header as sent, or NULL. */
const char *kayako_sandbox_request_get_header (KayakoSandboxRequest *self, const char *name);

/* Arguments: the query string. Names in snake case here, in snake, camel or
 * Pascal case on the wire. */
gboolean kayako_sandbox_request_has_argument (KayakoSandboxRequest *self, const char *name);
const char *kayako_sandbox_request_get_argument (KayakoSandboxRequest *self, const char *name);
KayakoSandboxPresence kayako_sandbox_request_get_argument_int64 (KayakoSandboxRequest *self,
                                                                 const char *name,
                                                                 gint64 *value);
/* Unix seconds from Unix seconds or ISO 8601. */
KayakoSandboxPresence kayako_sandbox_request_get_argument_date (KayakoSandboxRequest *self,
                                                                const char *name,
                                                                gint64 *value);
/* An enumeration's comma list in capitals, such as status=NEW,OPEN; INVALID when one is not in
 * @allowed. */
KayakoSandboxPresence kayako_sandbox_request_get_argument_enums (KayakoSandboxRequest *self,
                                                                 const char *name,
                                                                 const char *const *allowed,
                                                                 GStrv *values);
/* ids=1,2,3. Answers duplicates (PARAMETERS_INCONSISTENT) and other than
 * numbers (FIELD_INVALID) itself and is INVALID then: return at once. */
KayakoSandboxPresence kayako_sandbox_request_get_argument_ids (KayakoSandboxRequest *self,
                                                               const char *name,
                                                               GArray **ids);
/* offset= and limit=. FALSE when they are wrong, which has been answered. */
gboolean
kayako_sandbox_request_get_page (KayakoSandboxRequest *self, gint64 *offset, gint64 *limit);

/* Parameters: the body, in any of the three encodings. Out values may be NULL
 * and are set only when VALID. Everything returned without a const is new. */
gboolean kayako_sandbox_request_has_parameter (KayakoSandboxRequest *self, const char *name);
/* A text; of a JSON body a number or boolean is one too. The text, or NULL when not VALID. */
const char *kayako_sandbox_request_peek_string (KayakoSandboxRequest *self, const char *name);
KayakoSandboxPresence kayako_sandbox_request_get_string (KayakoSandboxRequest *self,
                                                         const char *name,
                                                         const char **value);
/* As get_string, where nothing but spaces says nothing: CLEARED. */
KayakoSandboxPresence
kayako_sandbox_request_get_words (KayakoSandboxRequest *self, const char *name, const char **value);
KayakoSandboxPresence
kayako_sandbox_request_get_int64 (KayakoSandboxRequest *self, const char *name, gint64 *value);
KayakoSandboxPresence
kayako_sandbox_request_get_double (KayakoSandboxRequest *self, const char *name, double *value);
KayakoSandboxPresence
kayako_sandbox_request_get_boolean (KayakoSandboxRequest *self, const char *name, gboolean *value);
/* Unix seconds from Unix seconds or ISO 8601. */
KayakoSandboxPresence
kayako_sandbox_request_get_date (KayakoSandboxRequest *self, const char *name, gint64 *value);
/* One of @allowed (any case), written as there. */
KayakoSandboxPresence kayako_sandbox_request_get_enum (KayakoSandboxRequest *self,
                                                       const char *name,
                                                       const char *const *allowed,
                                                       const char **value);
/* "1,2,3", items[]=1&items[]=2 or a JSON array, as texts. */
KayakoSandboxPresence
kayako_sandbox_request_get_array (KayakoSandboxRequest *self, const char *name, GStrv *value);
/* The same of ids, as gint64. */
KayakoSandboxPresence
kayako_sandbox_request_get_ids (KayakoSandboxRequest *self, const char *name, GArray **value);
/* values[key]=text, a JSON object, or a JSON object as text; the values are
 * texts (a JSON array becomes a comma list, null an empty text), in no order. */
KayakoSandboxPresence
kayako_sandbox_request_get_keyed (KayakoSandboxRequest *self, const char *name, GHashTable **value);
/* The parameter's own JSON; of a form body a text, an array or an object of texts. */
JsonNode *kayako_sandbox_request_peek_node (KayakoSandboxRequest *self, const char *name);
/* The files sent under @field ("files", "files[]", "files[1]"), or all when it is NULL. */
GPtrArray *kayako_sandbox_request_list_files (KayakoSandboxRequest *self,
                                              const char *field) G_GNUC_WARN_UNUSED_RESULT;

/* For an action whose access depends on more than its path. FALSE when the
 * caller may not, which has been answered (401 or 403). */
gboolean kayako_sandbox_request_require (KayakoSandboxRequest *self,
                                         KayakoSandboxAccess access,
                                         gboolean fingerprint_allowed);

/* Additions to the reply, before it is given. */
void
kayako_sandbox_request_add_header (KayakoSandboxRequest *self, const char *name, const char *value);
/* Takes @entry: {type, message, sticky…} */
void kayako_sandbox_request_add_notification (KayakoSandboxRequest *self, JsonObject *entry);
void
kayako_sandbox_request_add_log (KayakoSandboxRequest *self, const char *level, const char *message);
/* A further top-level member of the envelope; takes @value. */
void
kayako_sandbox_request_add_member (KayakoSandboxRequest *self, const char *name, JsonNode *value);
/* One of several errors for kayako_sandbox_request_reply_errors(). */
void kayako_sandbox_request_add_error (KayakoSandboxRequest *self,
                                       const char *code,
                                       const char *parameter);

/* Replies. Each handler gives exactly one. @resource is the envelope's
 * "resource" and, unless the items say otherwise, the type to render. */
void kayako_sandbox_request_reply_resource (KayakoSandboxRequest *self,
                                            guint status,
                                            const char *resource,
                                            gint64 id);
/* The page's ids, gint64, in order. @offset and @limit only matter with OFFSET. */
void kayako_sandbox_request_reply_collection (KayakoSandboxRequest *self,
                                              const char *resource,
                                              GArray *ids,
                                              KayakoSandboxPaging paging,
                                              gint64 offset,
                                              gint64 limit,
                                              gint64 total_count);
/* All ids of the collection, in order; reads ids=, offset= and limit= itself. */
void kayako_sandbox_request_reply_list (KayakoSandboxRequest *self,
                                        const char *resource,
                                        GArray *all_ids,
                                        KayakoSandboxPaging paging);
/* For collections paged by after_id and before_id: all ids, in order; reads the arguments itself.
 */
void kayako_sandbox_request_reply_cursor (KayakoSandboxRequest *self,
                                          const char *resource,
                                          GArray *all_ids);
/* Objects that are not rendered by type and id; take @object, @objects. Their
 * stubs are expanded all the same. */
void kayako_sandbox_request_reply_object (KayakoSandboxRequest *self,
                                          guint status,
                                          const char *resource,
                                          JsonObject *object);
void kayako_sandbox_request_reply_objects (KayakoSandboxRequest *self,
                                           const char *resource,
                                           JsonArray *objects,
                                           KayakoSandboxPaging paging,
                                           gint64 offset,
                                           gint64 limit,
                                           gint64 total_count);
/* {status} */
void kayako_sandbox_request_reply_status (KayakoSandboxRequest *self, guint status);
/* {status: 200, total_count} */
void kayako_sandbox_request_reply_count (KayakoSandboxRequest *self, gint64 total_count);
/* The HTTP status, message and more_info follow from @code (api/v1.md §2.3). */
void kayako_sandbox_request_reply_error (KayakoSandboxRequest *self,
                                         const char *code,
                                         const char *parameter);
void kayako_sandbox_request_reply_error_parameters (KayakoSandboxRequest *self,
                                                    const char *code,
                                                    const char *const *parameters);
void kayako_sandbox_request_reply_failure (KayakoSandboxRequest *self,
                                           guint status,
                                           const char *message);
void kayako_sandbox_request_reply_created (KayakoSandboxRequest *self,
                                           const char *resource,
                                           GArray *ids);
void kayako_sandbox_request_reply_errors (KayakoSandboxRequest *self);
/* @name: (nullable): send it as a download of this name */
void kayako_sandbox_request_reply_bytes (KayakoSandboxRequest *self,
                                         const char *type,
                                         GBytes *bytes,
                                         const char *name);

G_END_DECLS
