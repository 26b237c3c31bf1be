/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KayakoRemedy:
 * @KAYAKO_REMEDY_NONE: no button helps
 * @KAYAKO_REMEDY_RETRY: ask the same again
 * @KAYAKO_REMEDY_SIGN_IN_AGAIN: ask for the password
 * @KAYAKO_REMEDY_CHANGE: the person has to change what was typed
 *
 * Which button fits an error.
 */
typedef enum {
  KAYAKO_REMEDY_NONE,
  KAYAKO_REMEDY_RETRY,
  KAYAKO_REMEDY_SIGN_IN_AGAIN,
  KAYAKO_REMEDY_CHANGE,
} KayakoRemedy;

char *kayako_error_text (const GError *error, KayakoRemedy *remedy) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_error_text_at_password (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *
kayako_error_text_on_page (const GError *error, KayakoRemedy *remedy) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_error_text_at_sign_in (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_error_text_title (const GError *error);
const char *kayako_error_text_icon_name (const GError *error);

const char *kayako_remedy_get_label (KayakoRemedy remedy);

G_END_DECLS
