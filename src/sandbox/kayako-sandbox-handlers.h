/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sandbox-request.h"

G_BEGIN_DECLS

/* Who may see what. Each answers the request itself when it returns 0. */
gint64 kayako_sandbox_check_conversation (KayakoSandboxRequest *request, gint64 id);
gint64 kayako_sandbox_find_conversation (KayakoSandboxRequest *request);
gint64 kayako_sandbox_find_message (KayakoSandboxRequest *request, gint64 conversation_id);
gint64 kayako_sandbox_find_actor (KayakoSandboxRequest *request, gint64 conversation_id);
gboolean kayako_sandbox_is_closed (KayakoSandboxRequest *request, gint64 conversation_id);

/* What several actions take. Each answers the request itself when it is FALSE. */
gboolean kayako_sandbox_read_source (KayakoSandboxRequest *request,
                                     const char *fallback,
                                     const char **source);
gboolean kayako_sandbox_read_chosen (KayakoSandboxRequest *request, char **chosen);
gboolean
kayako_sandbox_read_filters (KayakoSandboxRequest *request, char **statuses, gint64 *level);
gboolean kayako_sandbox_read_client_id (KayakoSandboxRequest *request, const char **client_id);
gboolean kayako_sandbox_read_associate (KayakoSandboxRequest *request,
                                        const char *name,
                                        const char *find,
                                        gint64 *id);
void
kayako_sandbox_reply_table (KayakoSandboxRequest *request, const char *resource, const char *sql);

gint64 kayako_sandbox_add_customer (KayakoSandboxDatabase *database,
                                    const char *name,
                                    const char *email,
                                    gboolean is_validated);

/* A message's metadata, as it was sent. */
typedef struct {
  char *user_agent; /* (owned) (nullable) */
  char *page_url;   /* (owned) (nullable) */
  char *others;     /* (owned) (nullable): what else was sent, as a JSON object */
} KayakoSandboxMetadata;

gboolean
kayako_sandbox_read_metadata (KayakoSandboxRequest *request, KayakoSandboxMetadata *metadata);
void kayako_sandbox_metadata_clear (KayakoSandboxMetadata *metadata);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KayakoSandboxMetadata, kayako_sandbox_metadata_clear)

/* Custom field values: checked before anything is written, then written. */
gboolean kayako_sandbox_check_field_values (KayakoSandboxRequest *request, gint64 form_id);
void kayako_sandbox_write_field_values (KayakoSandboxRequest *request, gint64 conversation_id);

/* Uploads: files of the body and file_ids=. */
gboolean kayako_sandbox_check_files (KayakoSandboxRequest *request);
void kayako_sandbox_attach_files (KayakoSandboxRequest *request, gint64 message_id);

/* The actions. */
void kayako_sandbox_list_conversations (KayakoSandboxRequest *request);
void kayako_sandbox_get_conversation (KayakoSandboxRequest *request);
void kayako_sandbox_add_conversation (KayakoSandboxRequest *request);
void kayako_sandbox_update_conversation (KayakoSandboxRequest *request);
void kayako_sandbox_list_participants (KayakoSandboxRequest *request);
void kayako_sandbox_get_starter (KayakoSandboxRequest *request);
void kayako_sandbox_list_messages (KayakoSandboxRequest *request);
void kayako_sandbox_get_message (KayakoSandboxRequest *request);
void kayako_sandbox_add_message (KayakoSandboxRequest *request);
void kayako_sandbox_update_message (KayakoSandboxRequest *request);
void kayako_sandbox_get_attachment (KayakoSandboxRequest *request);
void kayako_sandbox_view_attachment (KayakoSandboxRequest *request);
void kayako_sandbox_download_attachments (KayakoSandboxRequest *request);
void kayako_sandbox_list_forms (KayakoSandboxRequest *request);
void kayako_sandbox_get_form (KayakoSandboxRequest *request);
void kayako_sandbox_list_fields (KayakoSandboxRequest *request);
void kayako_sandbox_get_field (KayakoSandboxRequest *request);
void kayako_sandbox_list_ratings (KayakoSandboxRequest *request);
void kayako_sandbox_get_rating (KayakoSandboxRequest *request);
void kayako_sandbox_get_case_rating (KayakoSandboxRequest *request);
void kayako_sandbox_add_rating (KayakoSandboxRequest *request);
void kayako_sandbox_update_rating (KayakoSandboxRequest *request);
void kayako_sandbox_list_cases (KayakoSandboxRequest *request);
void kayako_sandbox_get_case (KayakoSandboxRequest *request);
void kayako_sandbox_trash_case (KayakoSandboxRequest *request);
void kayako_sandbox_restore_case (KayakoSandboxRequest *request);
void kayako_sandbox_list_statuses (KayakoSandboxRequest *request);
void kayako_sandbox_get_status (KayakoSandboxRequest *request);
void kayako_sandbox_list_priorities (KayakoSandboxRequest *request);
void kayako_sandbox_get_priority (KayakoSandboxRequest *request);
void kayako_sandbox_list_types (KayakoSandboxRequest *request);
void kayako_sandbox_get_type_of_case (KayakoSandboxRequest *request);
void kayako_sandbox_list_locales (KayakoSandboxRequest *request);
void kayako_sandbox_get_locale (KayakoSandboxRequest *request);
void kayako_sandbox_get_current_locale (KayakoSandboxRequest *request);
void kayako_sandbox_get_locale_field (KayakoSandboxRequest *request);
void kayako_sandbox_get_me (KayakoSandboxRequest *request);
void kayako_sandbox_get_profile (KayakoSandboxRequest *request);
void kayako_sandbox_list_users (KayakoSandboxRequest *request);
void kayako_sandbox_get_user (KayakoSandboxRequest *request);
void kayako_sandbox_list_teams (KayakoSandboxRequest *request);
void kayako_sandbox_get_team (KayakoSandboxRequest *request);
void kayako_sandbox_list_roles (KayakoSandboxRequest *request);
void kayako_sandbox_get_role (KayakoSandboxRequest *request);
void kayako_sandbox_get_organization (KayakoSandboxRequest *request);
void kayako_sandbox_get_email (KayakoSandboxRequest *request);
void kayako_sandbox_get_phone (KayakoSandboxRequest *request);
void kayako_sandbox_get_domain (KayakoSandboxRequest *request);
void kayako_sandbox_get_business_hour (KayakoSandboxRequest *request);
void kayako_sandbox_get_avatar (KayakoSandboxRequest *request);
void kayako_sandbox_list_files (KayakoSandboxRequest *request);
void kayako_sandbox_get_file (KayakoSandboxRequest *request);
void kayako_sandbox_get_file_content (KayakoSandboxRequest *request);
void kayako_sandbox_add_files (KayakoSandboxRequest *request);

G_END_DECLS
