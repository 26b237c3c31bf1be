/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "kayako-credentials.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_OAUTH (kayako_oauth_get_type ())

G_DECLARE_FINAL_TYPE (KayakoOauth, kayako_oauth, KAYAKO, OAUTH, GObject)

/**
 * KayakoOauthWords:
 * @language: the language's code, such as `en`
 * @title: what the browser calls the page
 * @done: that the person was let in and may close the page
 * @denied: that the person said no and may close the page
 * @failed: that something went wrong, and to go back to the program
 *
 * What the browser shows when it comes back, in the person's own language.
 */
typedef struct {
  const char *language;
  const char *title;
  const char *done;
  const char *denied;
  const char *failed;
} KayakoOauthWords;

KayakoOauth *kayako_oauth_new (const char *address,
                               const char *client_id,
                               const char *client_secret,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_oauth_listen (KayakoOauth *self, const KayakoOauthWords *words, GError **error);
DexFuture *kayako_oauth_wait (KayakoOauth *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_oauth_take_password (KayakoOauth *self,
                                       const char *email,
                                       const char *password) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
