/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SEARCH_ANSWER (kayako_search_answer_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSearchAnswer, kayako_search_answer, KAYAKO, SEARCH_ANSWER, GObject)

KayakoSearchAnswer *kayako_search_answer_new (GPtrArray *hits,
                                              guint n_found,
                                              gboolean is_exact) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *kayako_search_answer_get_hits (KayakoSearchAnswer *self);
guint kayako_search_answer_get_n_found (KayakoSearchAnswer *self);
gboolean kayako_search_answer_get_is_exact (KayakoSearchAnswer *self);

G_END_DECLS
