/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-menu.h"

#include "kayako-closures.h"
#include "kayako-search-closures.h"
#include "kayako-status.h"
#include "kayako-view.h"

#include <glib/gi18n.h>

static void
append_filter (GMenu *menu, const char *label, const char *filter)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_attribute (item, "label", "s", label);
  g_menu_item_set_action_and_target (item, "search.add-filter", "s", filter);
  g_menu_append_item (menu, item);
}

static void
add_statuses (GMenu *filters, GListModel *statuses)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (statuses); i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);
    const char *label = kayako_status_get_label (status);
    g_autofree char *filter = NULL;

    if (label == NULL || *label == '\0')
      continue;

    filter = kayako_closure_status_filter (label);
    append_filter (menu, label, filter);
  }

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    g_menu_append_submenu (filters, _ ("_Status"), G_MENU_MODEL (menu));
}

static void
add_views (GMenu *filters, GListModel *views)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (views); i++) {
    g_autoptr (KayakoView) view = g_list_model_get_item (views, i);
    g_autofree char *filter = kayako_closure_view_filter (kayako_view_get_kind (view));

    if (filter != NULL)
      append_filter (menu, kayako_closure_view_title (view), filter);
  }

  append_filter (menu, _ ("_Team…"), "in:");
  /* Translators: where a search looks: in a view or with a team. */
  g_menu_append_submenu (filters, _ ("_In"), G_MENU_MODEL (menu));
}

/**
 * kayako_search_menu_fill:
 * @menu: the filters that every helpdesk has
 * @statuses: (element-type KayakoStatus): those of this helpdesk
 * @views: (element-type KayakoView): those of the sidebar
 *
 * Adds the filters that not every helpdesk has.
 */
void
kayako_search_menu_fill (GMenu *menu, GListModel *statuses, GListModel *views)
{
  g_return_if_fail (G_IS_MENU (menu));
  g_return_if_fail (G_IS_LIST_MODEL (statuses));
  g_return_if_fail (G_IS_LIST_MODEL (views));

  add_statuses (menu, statuses);
  add_views (menu, views);
}
