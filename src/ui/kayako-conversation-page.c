/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-page-private.h"

#include "kayako-after-paint.h"
#include "kayako-closures.h"
#include "kayako-error-text.h"
#include "kayako-notice-area.h"
#include "kayako-row-context.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

typedef enum {
  PROP_CONVERSATION = 1,
  PROP_LOADING,
  PROP_SEARCHING,
  N_OWN_PROPS,
  PROP_ACCOUNT = N_OWN_PROPS,
  PROP_VIEW,
  PROP_NOW,
} KayakoConversationPageProperty;

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *props[N_OWN_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoConversationPage,
                               kayako_conversation_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_ROW_CONTEXT, NULL))

static GListModel *
get_items (KayakoConversationPage *self)
{
  return self->feed != NULL ? kayako_conversation_feed_get_items (self->feed) : NULL;
}

/* The helpdesk counts some views only; of the others it is known how many have
 * been loaded. */
static char *
dup_subtitle (KayakoConversationPage *self)
{
  GListModel *items = get_items (self);
  int count = self->view != NULL ? kayako_view_get_count (self->view) : -1;
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;

  if (count >= 0 || n == 0)
    return kayako_closure_view_subtitle (self->view, count);

  if (kayako_conversation_feed_get_exact (self->feed))
    return kayako_closure_view_subtitle (self->view, (int) n);

  return kayako_closure_view_least (n);
}

/**
 * kayako_conversation_page_update_title:
 * @self: a `KayakoConversationPage`
 *
 * Says what the page shows: a view, or what is looked for.
 */
void
kayako_conversation_page_update_title (KayakoConversationPage *self)
{
  gboolean searching = kayako_search_pane_get_searching (self->search_pane);
  const char *title = searching ? _ ("Search") : kayako_closure_view_title (self->view);
  g_autofree char *subtitle =
      searching ? kayako_search_view_dup_subtitle (kayako_search_pane_get_view (self->search_pane))
                : dup_subtitle (self);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 *title != '\0' ? title : _ ("Conversations"));
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle : "");
}

static void
set_loading (KayakoConversationPage *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
update_stack (KayakoConversationPage *self)
{
  GListModel *items = get_items (self);
  KayakoFeedState state = KAYAKO_FEED_STATE_LOADING;

  kayako_conversation_page_update_title (self);

  if (items != NULL && g_list_model_get_n_items (items) > 0) {
    gtk_stack_set_visible_child_name (self->stack, "list");
    set_loading (self, FALSE);
    return;
  }

  if (self->feed != NULL)
    state = kayako_conversation_feed_get_state (self->feed);

  if (state == KAYAKO_FEED_STATE_FAILED)
    kayako_status_pages_show_error (self->status_pages,
                                    kayako_conversation_feed_get_error (self->feed));
  else if (state == KAYAKO_FEED_STATE_READY &&
           !kayako_conversation_feed_get_loading_more (self->feed))
    kayako_status_pages_show_empty (self->status_pages, kayako_closure_view_icon_name (self->view),
                                    kayako_closure_view_empty_title (self->view),
                                    kayako_closure_view_empty_text (self->view));
  else
    kayako_status_pages_show_loading (self->status_pages);

  gtk_stack_set_visible_child_name (self->stack, "status");
  set_loading (self, self->feed != NULL && state == KAYAKO_FEED_STATE_LOADING);
}

static void
more_done (gpointer object, const GValue *value, const GError *error)
{
  KayakoConversationPage *self = object;

  if (error == NULL)
    return;

  /* Scrolling on asks again; the account's banner tells what is wrong. */
  g_debug ("No further conversations: %s", error->message);
  self->more_failed = TRUE;
}

static void
load_more_if_needed (KayakoConversationPage *self)
{
  if (self->feed == NULL || self->more_failed ||
      kayako_conversation_feed_get_state (self->feed) != KAYAKO_FEED_STATE_READY ||
      kayako_conversation_feed_get_complete (self->feed) ||
      kayako_conversation_feed_get_loading_more (self->feed) ||
      !kayako_conversation_list_view_is_end_near (self->list))
    return;

  dex_future_disown (
      kayako_when_done (kayako_conversation_feed_load_more (self->feed), self, more_done));
}

/* The rest comes when the first list is there to be seen. */
static void
keep_up (KayakoConversationPage *self)
{
  if (self->keeps_up || self->feed == NULL ||
      kayako_conversation_feed_get_state (self->feed) != KAYAKO_FEED_STATE_READY)
    return;

  self->keeps_up = TRUE;
  kayako_after_paint_keep_up (GTK_WIDGET (self), self->account);
}

static void
feed_changed_cb (KayakoConversationPage *self)
{
  gboolean loading_more = kayako_conversation_feed_get_loading_more (self->feed);

  kayako_conversation_list_view_set_loading_more (self->list, loading_more);
  update_stack (self);
  load_more_if_needed (self);
  keep_up (self);
}

/**
 * kayako_conversation_page_tell_conversation:
 * @self: a `KayakoConversationPage`
 *
 * Tells that another conversation is the one that is chosen.
 */
void
kayako_conversation_page_tell_conversation (KayakoConversationPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONVERSATION]);
}

static void
activated_cb (KayakoConversationPage *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
found_cb (KayakoConversationPage *self)
{
  kayako_conversation_page_tell_conversation (self);
  activated_cb (self);
}

/* Where the search had opened something, the list's own choice holds again. */
static void
searching_cb (KayakoConversationPage *self)
{
  kayako_conversation_page_update_title (self);
  kayako_conversation_page_tell_conversation (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCHING]);
}

static void
end_near_cb (KayakoConversationPage *self)
{
  self->more_failed = FALSE;
  load_more_if_needed (self);
}

static void
refresh_done (gpointer object, const GValue *value, const GError *error)
{
  KayakoConversationPage *self = object;
  g_autofree char *text = NULL;

  dex_clear (&self->refresh);

  /* What keeps the account from its helpdesk is told by a banner already. */
  if (error == NULL || self->feed == NULL ||
      kayako_account_get_state (self->account) != KAYAKO_ACCOUNT_STATE_ONLINE ||
      kayako_conversation_feed_get_state (self->feed) == KAYAKO_FEED_STATE_FAILED)
    return;

  text = kayako_error_text (error, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_conversation_page_refresh (KAYAKO_CONVERSATION_PAGE (widget));
}

static void
today_cb (KayakoConversationPage *self)
{
  g_object_notify (G_OBJECT (self), "now");
}

static void
update_feed (KayakoConversationPage *self)
{
  g_autoptr (KayakoConversationFeed) feed = NULL;

  if (self->account != NULL && self->view != NULL)
    feed = kayako_account_dup_feed (self->account, self->view);

  if (self->feed == feed)
    return;

  dex_clear (&self->refresh);
  self->more_failed = FALSE;
  g_set_object (&self->feed, feed);
  g_signal_group_set_target (self->feed_signals, feed);
  g_signal_group_set_target (self->items_signals, get_items (self));
  kayako_conversation_list_view_set_items (self->list, get_items (self));
  kayako_conversation_list_view_set_loading_more (self->list, FALSE);
  update_stack (self);
  load_more_if_needed (self);
  keep_up (self);
}

static void
account_user_cb (KayakoConversationPage *self)
{
  g_object_notify (G_OBJECT (self), "account");
}

static void
kayako_conversation_page_get_property (GObject *object,
                                       guint property_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  KayakoConversationPage *self = KAYAKO_CONVERSATION_PAGE (object);

  switch ((KayakoConversationPageProperty) property_id) {
  case PROP_CONVERSATION:
    g_value_set_object (value, kayako_conversation_page_get_conversation (self));
    break;
  case PROP_LOADING:
    g_value_set_boolean (value, self->loading);
    break;
  case PROP_SEARCHING:
    g_value_set_boolean (value, kayako_search_pane_get_searching (self->search_pane));
    break;
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_VIEW:
    g_value_set_object (value, self->view);
    break;
  case PROP_NOW:
    g_value_set_int64 (value, kayako_today_get_now (self->today));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_conversation_page_set_property (GObject *object,
                                       guint property_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  KayakoConversationPage *self = KAYAKO_CONVERSATION_PAGE (object);

  switch ((KayakoConversationPageProperty) property_id) {
  case PROP_CONVERSATION:
    kayako_conversation_page_set_conversation (self, g_value_get_object (value));
    break;
  case PROP_ACCOUNT:
    kayako_conversation_page_set_account (self, g_value_get_object (value));
    break;
  case PROP_SEARCHING:
    kayako_conversation_page_set_searching (self, g_value_get_boolean (value));
    break;
  case PROP_VIEW:
    kayako_conversation_page_set_view (self, g_value_get_object (value));
    break;
  case PROP_LOADING:
  case PROP_NOW:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_conversation_page_dispose (GObject *object)
{
  KayakoConversationPage *self = KAYAKO_CONVERSATION_PAGE (object);

  dex_clear (&self->refresh);
  g_clear_object (&self->account_signals);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->feed_signals);
  g_clear_object (&self->items_signals);
  g_clear_object (&self->feed);
  g_clear_object (&self->view);
  g_clear_object (&self->account);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_CONVERSATION_PAGE);

  G_OBJECT_CLASS (kayako_conversation_page_parent_class)->dispose (object);
}

static void
kayako_conversation_page_finalize (GObject *object)
{
  KayakoConversationPage *self = KAYAKO_CONVERSATION_PAGE (object);

  g_clear_object (&self->today);

  G_OBJECT_CLASS (kayako_conversation_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * KayakoConversationPage:conversation:
   *
   * The selected conversation. It stays when it leaves the view.
   */
  props[PROP_CONVERSATION] =
      g_param_spec_object ("conversation", NULL, NULL, KAYAKO_TYPE_CONVERSATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoConversationPage:loading:
   *
   * Whether the view's first conversations are still on their way.
   */
  props[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoConversationPage:searching:
   *
   * Whether the search is in the list's place.
   */
  props[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  g_object_class_override_property (object_class, PROP_ACCOUNT, "account");
  g_object_class_override_property (object_class, PROP_VIEW, "view");
  g_object_class_override_property (object_class, PROP_NOW, "now");
}

static void
kayako_conversation_page_class_init (KayakoConversationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_conversation_page_get_property;
  object_class->set_property = kayako_conversation_page_set_property;
  object_class->dispose = kayako_conversation_page_dispose;
  object_class->finalize = kayako_conversation_page_finalize;
  install_properties (object_class);

  /**
   * KayakoConversationPage::activated:
   *
   * A person chose the selected conversation, even if it was selected before.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KAYAKO_TYPE_CONVERSATION_LIST_VIEW);
  g_type_ensure (KAYAKO_TYPE_NOTICE_AREA);
  g_type_ensure (KAYAKO_TYPE_SEARCH_PANE);
  g_type_ensure (KAYAKO_TYPE_STATUS_PAGES);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Kayako/ui/"
                                                             "kayako-conversation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationPage, search_pane);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationPage, status_pages);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_near_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, searching_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           kayako_conversation_page_tell_conversation);
  gtk_widget_class_bind_template_callback (widget_class, kayako_conversation_page_update_title);
  gtk_widget_class_bind_template_callback (widget_class, kayako_conversation_page_refresh);
  gtk_widget_class_install_action (widget_class, "conversations.refresh", NULL, refresh_action);
  gtk_widget_class_install_property_action (widget_class, "conversations.search", "searching");
}

static void
kayako_conversation_page_init (KayakoConversationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->account_signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify::user",
                                  G_CALLBACK (account_user_cb), self);
  self->view_signals = g_signal_group_new (KAYAKO_TYPE_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "notify",
                                  G_CALLBACK (kayako_conversation_page_update_title), self);
  self->items_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->items_signals, "items-changed", G_CALLBACK (update_stack),
                                  self);
  self->feed_signals = g_signal_group_new (KAYAKO_TYPE_CONVERSATION_FEED);
  g_signal_group_connect_swapped (self->feed_signals, "notify", G_CALLBACK (feed_changed_cb), self);

  self->today = kayako_today_new ();
  g_signal_connect_object (self->today, "notify::now", G_CALLBACK (today_cb), self,
                           G_CONNECT_SWAPPED);
  kayako_conversation_page_update_title (self);
}

/**
 * kayako_conversation_page_set_account:
 * @self: a `KayakoConversationPage`
 * @account: (nullable): whose conversations to show
 *
 * Changes the account. The view belongs to the old one, so it goes.
 */
void
kayako_conversation_page_set_account (KayakoConversationPage *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self));

  if (self->account == account)
    return;

  kayako_conversation_page_set_view (self, NULL);
  kayako_search_pane_set_account (self->search_pane, account);
  g_set_object (&self->account, account);
  self->keeps_up = FALSE;
  g_signal_group_set_target (self->account_signals, account);
  g_object_notify (G_OBJECT (self), "account");
}

/**
 * kayako_conversation_page_set_view:
 * @self: a `KayakoConversationPage`
 * @view: (nullable): which of the account's views to show
 *
 * Shows another view; nothing is selected then.
 */
void
kayako_conversation_page_set_view (KayakoConversationPage *self, KayakoView *view)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self));

  if (!g_set_object (&self->view, view))
    return;

  kayako_search_pane_stop (self->search_pane, FALSE);
  g_signal_group_set_target (self->view_signals, view);
  kayako_conversation_page_update_title (self);
  update_feed (self);
  g_object_notify (G_OBJECT (self), "view");
}

/**
 * kayako_conversation_page_set_conversation:
 * @self: a `KayakoConversationPage`
 * @conversation: (nullable): what to select, %NULL for nothing
 *
 * Selects a conversation. One that is not in the list is kept, but no row is
 * selected for it.
 */
void
kayako_conversation_page_set_conversation (KayakoConversationPage *self,
                                           KayakoConversation *conversation)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self));

  kayako_conversation_list_view_set_conversation (self->list, conversation);
}

/**
 * kayako_conversation_page_refresh:
 * @self: a `KayakoConversationPage`
 *
 * Asks the helpdesk for what is new. A failure that no page shows is told in a
 * toast.
 */
void
kayako_conversation_page_refresh (KayakoConversationPage *self)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self));

  if (self->feed == NULL || self->refresh != NULL)
    return;

  self->more_failed = FALSE;
  self->refresh =
      kayako_when_done (kayako_conversation_feed_try_again (self->feed), self, refresh_done);
}
