/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-split-view.h"

/**
 * kayako_split_view_let_go:
 * @view: a split view that has no parent any more
 *
 * Empties a split view as its disposal would, and frees it a little later.
 *
 * When its pane changes, the split view of libadwaita 1.7 asks the main loop to
 * write into it when idle, holds no reference for that, and does not take it
 * back when it is disposed. What is asked for here comes after that write.
 */
void
kayako_split_view_let_go (AdwNavigationSplitView *view)
{
  g_return_if_fail (ADW_IS_NAVIGATION_SPLIT_VIEW (view));

  g_idle_add_once (g_object_unref, g_object_ref (view));
  g_object_run_dispose (G_OBJECT (view));
}
