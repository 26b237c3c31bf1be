/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"

G_BEGIN_DECLS

/**
 * KayakoBrowserWords:
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
} KayakoBrowserWords;

#define KAYAKO_TYPE_BROWSER_SIGN_IN (kayako_browser_sign_in_get_type ())

/* Signing in on the helpdesk's own page, in the person's own browser. */
G_DECLARE_FINAL_TYPE (KayakoBrowserSignIn, kayako_browser_sign_in, KAYAKO, BROWSER_SIGN_IN, GObject)

KayakoBrowserSignIn *kayako_browser_sign_in_new (KayakoAccounts *accounts,
                                                 const char *address,
                                                 const char *client_id,
                                                 const char *client_secret,
                                                 const KayakoBrowserWords *words,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_browser_sign_in_get_uri (KayakoBrowserSignIn *self);
DexFuture *kayako_browser_sign_in_wait (KayakoBrowserSignIn *self,
                                        gboolean remember) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
