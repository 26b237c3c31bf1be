/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-pages.h"

#include "kayako-error.h"
#include "kayako-sign-in-browser-page.h"
#include "kayako-sign-in-code-page.h"
#include "kayako-sign-in-locked-page.h"
#include "kayako-sign-in-password-page.h"
#include "kayako-sign-in-renew-page.h"
#include "kayako-sign-in-stranger-page.h"
#include "kayako-sign-in-token-page.h"

static const struct {
  const char *tag;
  AdwNavigationPage *(*create) (KayakoSignIn *sign_in);
} ways[] = {
  { KAYAKO_SIGN_IN_PASSWORD, kayako_sign_in_password_page_new },
  { KAYAKO_SIGN_IN_BROWSER, kayako_sign_in_browser_page_new },
  { KAYAKO_SIGN_IN_TOKEN, kayako_sign_in_token_page_new },
  { KAYAKO_SIGN_IN_STRANGER, kayako_sign_in_stranger_page_new },
};

/**
 * kayako_sign_in_create_page:
 * @sign_in: a way in
 * @tag: which of the ways
 *
 * Makes the first page of a way in.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_create_page (KayakoSignIn *sign_in, const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    if (g_strcmp0 (ways[i].tag, tag) == 0)
      return ways[i].create (sign_in);
  }

  g_return_val_if_reached (NULL);
}

/**
 * kayako_sign_in_get_way_of:
 * @account: an account
 *
 * Finds the way by which its person got in, to be asked for again.
 *
 * Returns: a page's tag
 */
const char *
kayako_sign_in_get_way_of (KayakoAccount *account)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  switch (kayako_account_get_scheme (account)) {
  case KAYAKO_ACCOUNT_SCHEME_OAUTH:
    return KAYAKO_SIGN_IN_BROWSER;
  case KAYAKO_ACCOUNT_SCHEME_JWT:
    return KAYAKO_SIGN_IN_TOKEN;
  case KAYAKO_ACCOUNT_SCHEME_FINGERPRINT:
    return KAYAKO_SIGN_IN_STRANGER;
  case KAYAKO_ACCOUNT_SCHEME_PASSWORD:
  default:
    return KAYAKO_SIGN_IN_PASSWORD;
  }
}

static AdwNavigationView *
get_view (GtkWidget *from)
{
  return ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW));
}

/**
 * kayako_sign_in_show:
 * @sign_in: a way in
 * @from: the page that is shown
 * @tag: which of the ways
 *
 * Goes on to the first page of a way in. It stays when one goes back, and with it
 * what was typed.
 */
void
kayako_sign_in_show (KayakoSignIn *sign_in, GtkWidget *from, const char *tag)
{
  AdwNavigationView *view = get_view (from);
  AdwNavigationPage *page = NULL;

  g_return_if_fail (KAYAKO_IS_SIGN_IN (sign_in));
  g_return_if_fail (view != NULL);

  page = adw_navigation_view_find_page (view, tag);
  if (page == NULL) {
    page = kayako_sign_in_create_page (sign_in, tag);
    adw_navigation_view_add (view, page);
  }

  adw_navigation_view_push (view, page);
}

static AdwNavigationPage *
create_step (KayakoSignIn *sign_in, const char *email, const GError *error)
{
  const char *token = kayako_error_get_auth_token (error);
  guint seconds = kayako_error_get_retry_after (error);

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_LOCKED) && seconds > 0)
    return kayako_sign_in_locked_page_new (seconds);

  if (token == NULL || email == NULL)
    return NULL;

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_OTP_EXPECTED))
    return kayako_sign_in_code_page_new (sign_in, email, token);
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PASSWORD_EXPIRED))
    return kayako_sign_in_renew_page_new (sign_in, email, token);

  return NULL;
}

/**
 * kayako_sign_in_show_step:
 * @sign_in: a way in
 * @from: the page that is shown
 * @email: (nullable): who signs in
 * @error: why it did not work
 *
 * Goes on to the page of what the helpdesk asks for besides, or of a lock.
 *
 * Returns: %FALSE where @error asks for no page of its own, so that the one that
 *   is shown has to say it
 */
gboolean
kayako_sign_in_show_step (KayakoSignIn *sign_in,
                          GtkWidget *from,
                          const char *email,
                          const GError *error)
{
  AdwNavigationView *view = get_view (from);
  AdwNavigationPage *page = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), FALSE);
  g_return_val_if_fail (view != NULL, FALSE);

  page = create_step (sign_in, email, error);
  if (page == NULL)
    return FALSE;

  adw_navigation_view_push (view, page);
  return TRUE;
}
