/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-page.h"

#include <glib/gi18n.h>

#include "kayako-thread-box.h"
#include "kayako-thread-page-private.h"

/* Where there is no more than this, there is little room for a reply. */
#define COMPACT_HEIGHT 400.0

/**
 * KayakoThreadPage:
 *
 * One conversation: its messages, the reply, and its details beside them or
 * over them. What a person does here goes to the account; what fails is told by
 * a toast of the window (`win.toast`), a message that was not sent tells so by
 * itself.
 *
 * Its actions are `thread.reply`, `thread.show-draft-history`, `thread.complete`,
 * `thread.show-status-menu`, `thread.show-details`, `thread.reload`, `thread.status`,
 * `thread.priority` and `thread.type` with an id as a string, and `thread.retry-message`,
 * `thread.edit-message` and `thread.discard-message` with a client id.
 */
G_DEFINE_FINAL_TYPE (KayakoThreadPage, kayako_thread_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_THREAD = 1,
  PROP_ACCOUNT,
  PROP_SHOW_DETAILS,
  PROP_DETAILS_COLLAPSED,
  PROP_STATUS,
  PROP_PRIORITY,
  PROP_TYPE,
} KayakoThreadPageProperty;

static GParamSpec *props[PROP_TYPE + 1];

/**
 * kayako_thread_page_get_conversation:
 * @self: a `KayakoThreadPage`
 *
 * Returns: (nullable) (transfer none): whose messages are shown
 */
KayakoConversation *
kayako_thread_page_get_conversation (KayakoThreadPage *self)
{
  return self->thread != NULL ? kayako_thread_get_conversation (self->thread) : NULL;
}

/**
 * kayako_thread_page_conversation_changed:
 * @self: a `KayakoThreadPage`
 *
 * Says again everywhere what is true of the conversation.
 */
void
kayako_thread_page_conversation_changed (KayakoThreadPage *self)
{
  kayako_thread_page_update_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRIORITY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TYPE]);
}

/* Tells the helpdesk what has been read: the end is on screen, and somebody is
 * looking. */
static void
update_seen (KayakoThreadPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->thread == NULL || !GTK_IS_WINDOW (root) || !gtk_window_is_active (GTK_WINDOW (root)) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->list_view)) ||
      !kayako_message_list_view_shows_end (self->list_view) ||
      kayako_thread_get_state (self->thread) != KAYAKO_FEED_STATE_READY)
    return;

  dex_future_disown (kayako_thread_mark_seen (self->thread));
}

static void
update_reading (KayakoThreadPage *self)
{
  KayakoFeedState state = KAYAKO_FEED_STATE_LOADING;
  guint n = 0;

  if (self->thread == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "none");
    return;
  }

  state = kayako_thread_get_state (self->thread);
  n = g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (self->thread)));
  gtk_stack_set_visible_child_name (self->stack, "thread");
  gtk_stack_set_visible_child_name (self->reading_stack, n > 0 ? "messages" : "status");
  kayako_thread_page_update_reply (self);

  if (n > 0)
    update_seen (self);
  else if (state == KAYAKO_FEED_STATE_LOADING)
    kayako_status_pages_show_loading (self->status_pages);
  else if (state == KAYAKO_FEED_STATE_FAILED)
    kayako_status_pages_show_error (self->status_pages, kayako_thread_get_error (self->thread));
  else
    kayako_status_pages_show_empty (self->status_pages, "chat-message-new-symbolic",
                                    _ ("No Messages Yet"),
                                    _ ("What is written in this conversation appears here."));
}

/* A swipe or a click beside the panel hides it without asking us. */
static void
sidebar_shown_cb (KayakoThreadPage *self)
{
  kayako_thread_page_set_show_details (self,
                                       adw_overlay_split_view_get_show_sidebar (self->split_view));
}

static void
window_changed_cb (KayakoThreadPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* No signal group: one that is let go of while its target goes, as this page
   * is with its window, leaves a weak reference behind. */
  if (self->window != NULL)
    g_clear_signal_handler (&self->window_id, self->window);

  self->window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  if (self->window != NULL)
    self->window_id = g_signal_connect_object (self->window, "notify::is-active",
                                               G_CALLBACK (update_seen), self, G_CONNECT_SWAPPED);

  update_seen (self);
}

static gboolean
set_compact_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  self->compact_id = 0;
  kayako_compose_bar_set_compact (self->compose_bar, self->compact);
  kayako_notice_area_set_compact (self->notice_area, self->compact);

  return G_SOURCE_REMOVE;
}

/* No breakpoint: it would hide the reply for a moment, which then loses the focus
 * just when an on-screen keyboard takes the room. */
static void
laid_out_cb (KayakoThreadPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean compact =
      gtk_widget_get_height (widget) <=
      adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, COMPACT_HEIGHT, gtk_widget_get_settings (widget));

  if (self->compact == compact)
    return;

  /* What is being laid out cannot change in the midst of it. */
  self->compact = compact;
  if (self->compact_id == 0)
    self->compact_id = gtk_widget_add_tick_callback (widget, set_compact_cb, NULL, NULL);
}

static void
kayako_thread_page_dispose (GObject *object)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (object);

  if (self->compact_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->compact_id);
  self->compact_id = 0;
  g_clear_object (&self->thread_signals);
  g_clear_object (&self->messages_signals);
  g_clear_object (&self->conversation_signals);
  g_clear_object (&self->account_signals);
  g_clear_object (&self->statuses_signals);
  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_THREAD_PAGE);
  g_clear_object (&self->completing);
  g_clear_object (&self->thread);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_thread_page_parent_class)->dispose (object);
}

static void
kayako_thread_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (object);
  KayakoConversation *conversation = kayako_thread_page_get_conversation (self);

  switch ((KayakoThreadPageProperty) prop_id) {
  case PROP_THREAD:
    g_value_set_object (value, self->thread);
    break;
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_SHOW_DETAILS:
    g_value_set_boolean (value, self->show_details);
    break;
  case PROP_DETAILS_COLLAPSED:
    g_value_set_boolean (value, self->details_collapsed);
    break;
  case PROP_STATUS:
    g_value_take_string (
        value, kayako_thread_change_dup_current (KAYAKO_THREAD_CHANGE_STATUS, conversation));
    break;
  case PROP_PRIORITY:
    g_value_take_string (
        value, kayako_thread_change_dup_current (KAYAKO_THREAD_CHANGE_PRIORITY, conversation));
    break;
  case PROP_TYPE:
    g_value_take_string (
        value, kayako_thread_change_dup_current (KAYAKO_THREAD_CHANGE_TYPE, conversation));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_thread_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (object);

  switch ((KayakoThreadPageProperty) prop_id) {
  case PROP_THREAD:
    kayako_thread_page_set_thread (self, g_value_get_object (value));
    break;
  case PROP_ACCOUNT:
    kayako_thread_page_set_account (self, g_value_get_object (value));
    break;
  case PROP_SHOW_DETAILS:
    kayako_thread_page_set_show_details (self, g_value_get_boolean (value));
    break;
  case PROP_DETAILS_COLLAPSED:
    kayako_thread_page_set_details_collapsed (self, g_value_get_boolean (value));
    break;
  case PROP_STATUS:
    kayako_thread_page_change (self, KAYAKO_THREAD_CHANGE_STATUS, g_value_get_string (value));
    break;
  case PROP_PRIORITY:
    kayako_thread_page_change (self, KAYAKO_THREAD_CHANGE_PRIORITY, g_value_get_string (value));
    break;
  case PROP_TYPE:
    kayako_thread_page_change (self, KAYAKO_THREAD_CHANGE_TYPE, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * KayakoThreadPage:thread: (nullable)
   *
   * The conversation's thread, or %NULL when none is chosen.
   */
  props[PROP_THREAD] = g_param_spec_object ("thread", NULL, NULL, KAYAKO_TYPE_THREAD, flags);

  /**
   * KayakoThreadPage:account: (nullable)
   *
   * Whose thread it is.
   */
  props[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT, flags);

  /**
   * KayakoThreadPage:show-details:
   *
   * Whether the details are shown while there is a thread.
   */
  props[PROP_SHOW_DETAILS] = g_param_spec_boolean ("show-details", NULL, NULL, TRUE, flags);

  /**
   * KayakoThreadPage:details-collapsed:
   *
   * Whether there is no room beside the thread, so that details lie over it.
   */
  props[PROP_DETAILS_COLLAPSED] =
      g_param_spec_boolean ("details-collapsed", NULL, NULL, FALSE, flags);

  /**
   * KayakoThreadPage:status:
   *
   * The id of the conversation's status; setting it changes the conversation.
   */
  props[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "", flags);

  /**
   * KayakoThreadPage:priority:
   *
   * The id of the conversation's priority; setting it changes the conversation.
   */
  props[PROP_PRIORITY] = g_param_spec_string ("priority", NULL, NULL, "", flags);

  /**
   * KayakoThreadPage:type:
   *
   * The id of the conversation's type; setting it changes the conversation.
   */
  props[PROP_TYPE] = g_param_spec_string ("type", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-thread-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, details_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, status_menu_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, status_menu);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, reading_stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, none_pages);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, status_pages);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, compose_bar);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, notice_area);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, details);
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, details_panel);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, laid_out_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "submitted_cb",
                                                G_CALLBACK (kayako_thread_page_submit));
  gtk_widget_class_bind_template_callback (widget_class, update_seen);
}

static void
kayako_thread_page_class_init (KayakoThreadPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_thread_page_dispose;
  object_class->get_property = kayako_thread_page_get_property;
  object_class->set_property = kayako_thread_page_set_property;

  install_properties (object_class);

  g_type_ensure (KAYAKO_TYPE_ACCOUNT);
  g_type_ensure (KAYAKO_TYPE_COMPOSE_BAR);
  g_type_ensure (KAYAKO_TYPE_DETAILS_PANEL);
  g_type_ensure (KAYAKO_TYPE_MESSAGE_LIST_VIEW);
  g_type_ensure (KAYAKO_TYPE_NOTICE_AREA);
  g_type_ensure (KAYAKO_TYPE_STATUS_PAGES);
  g_type_ensure (KAYAKO_TYPE_THREAD_BOX);

  bind_template (widget_class);
  kayako_thread_page_install_actions (widget_class);
}

static void
connect_signals (KayakoThreadPage *self)
{
  self->thread_signals = g_signal_group_new (KAYAKO_TYPE_THREAD);
  g_signal_group_connect_swapped (self->thread_signals, "notify::state",
                                  G_CALLBACK (update_reading), self);
  g_signal_group_connect_swapped (self->thread_signals, "notify::error",
                                  G_CALLBACK (update_reading), self);
  g_signal_group_connect_swapped (self->thread_signals, "notify::can-reply",
                                  G_CALLBACK (kayako_thread_page_update_capabilities), self);

  self->messages_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->messages_signals, "items-changed",
                                  G_CALLBACK (update_reading), self);

  self->conversation_signals = g_signal_group_new (KAYAKO_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->conversation_signals, "notify",
                                  G_CALLBACK (kayako_thread_page_conversation_changed), self);

  self->account_signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify::capabilities",
                                  G_CALLBACK (kayako_thread_page_update_capabilities), self);

  self->statuses_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->statuses_signals, "items-changed",
                                  G_CALLBACK (kayako_thread_page_complete_pending), self);
  g_signal_group_connect_swapped (self->statuses_signals, "items-changed",
                                  G_CALLBACK (kayako_thread_page_update_status_menu), self);

  g_signal_connect (self, "notify::root", G_CALLBACK (window_changed_cb), NULL);
}

static void
kayako_thread_page_init (KayakoThreadPage *self)
{
  self->show_details = TRUE;
  self->show_details_beside = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));

  connect_signals (self);
  kayako_status_pages_show_empty (self->none_pages, "mail-read-symbolic",
                                  _ ("No Conversation Selected"),
                                  _ ("Choose a conversation from the list to read it."));
  kayako_thread_page_update_header (self);
  kayako_thread_page_update_capabilities (self);
  update_reading (self);
}

/**
 * kayako_thread_page_new:
 *
 * Returns: a new page without a thread
 */
GtkWidget *
kayako_thread_page_new (void)
{
  return g_object_new (KAYAKO_TYPE_THREAD_PAGE, NULL);
}

/**
 * kayako_thread_page_get_thread:
 * @self: a `KayakoThreadPage`
 *
 * Returns: (nullable) (transfer none): what is shown
 */
KayakoThread *
kayako_thread_page_get_thread (KayakoThreadPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD_PAGE (self), NULL);

  return self->thread;
}

/**
 * kayako_thread_page_set_thread:
 * @self: a `KayakoThreadPage`
 * @thread: (nullable): what to show
 *
 * Shows @thread; what was typed for the one before stays with it.
 */
void
kayako_thread_page_set_thread (KayakoThreadPage *self, KayakoThread *thread)
{
  g_return_if_fail (KAYAKO_IS_THREAD_PAGE (self));

  if (!g_set_object (&self->thread, thread))
    return;

  g_signal_group_set_target (self->thread_signals, thread);
  g_signal_group_set_target (self->messages_signals,
                             thread != NULL ? kayako_thread_get_messages (thread) : NULL);
  g_signal_group_set_target (self->conversation_signals,
                             kayako_thread_page_get_conversation (self));
  if (thread != NULL)
    kayako_details_panel_set_conversation (self->details_panel,
                                           kayako_thread_page_get_conversation (self));

  kayako_thread_page_update_capabilities (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THREAD]);
  kayako_thread_page_conversation_changed (self);
  update_reading (self);
}

/**
 * kayako_thread_page_set_account:
 * @self: a `KayakoThreadPage`
 * @account: (nullable): whose threads are shown
 *
 * Says who reads and what may be done.
 */
void
kayako_thread_page_set_account (KayakoThreadPage *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_THREAD_PAGE (self));

  if (!g_set_object (&self->account, account))
    return;

  g_clear_object (&self->completing);
  g_signal_group_set_target (self->account_signals, account);
  g_signal_group_set_target (self->statuses_signals,
                             account != NULL ? kayako_account_get_statuses (account) : NULL);
  kayako_thread_page_update_status_menu (self);
  kayako_thread_page_update_capabilities (self);
  kayako_thread_page_update_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
}

/* What covers something has the focus; it comes back to what opened it. */
static void
move_focus (KayakoThreadPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || !adw_overlay_split_view_get_collapsed (self->split_view))
    return;

  if (self->show_details)
    gtk_widget_child_focus (GTK_WIDGET (self->details_panel), GTK_DIR_TAB_FORWARD);
  else if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->details_button);
}

/**
 * kayako_thread_page_set_show_details:
 * @self: a `KayakoThreadPage`
 * @show_details: whether to show the details
 *
 * Shows or hides the details, beside the thread or over it.
 */
void
kayako_thread_page_set_show_details (KayakoThreadPage *self, gboolean show_details)
{
  g_return_if_fail (KAYAKO_IS_THREAD_PAGE (self));

  if (self->show_details == show_details)
    return;

  self->show_details = show_details;
  if (!self->details_collapsed)
    self->show_details_beside = show_details;
  adw_overlay_split_view_set_show_sidebar (self->split_view, show_details);
  move_focus (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_DETAILS]);
}

/**
 * kayako_thread_page_set_details_collapsed:
 * @self: a `KayakoThreadPage`
 * @details_collapsed: whether there is no room beside the thread
 *
 * Lays the details over the thread, hidden until they are asked for, or puts
 * them beside it as they were.
 */
void
kayako_thread_page_set_details_collapsed (KayakoThreadPage *self, gboolean details_collapsed)
{
  g_return_if_fail (KAYAKO_IS_THREAD_PAGE (self));

  if (self->details_collapsed == details_collapsed)
    return;

  self->details_collapsed = details_collapsed;

  /* They come and go while they are beside the thread, and so without the focus. */
  if (details_collapsed)
    kayako_thread_page_set_show_details (self, FALSE);
  adw_overlay_split_view_set_collapsed (self->split_view, details_collapsed);
  if (!details_collapsed)
    kayako_thread_page_set_show_details (self, self->show_details_beside);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DETAILS_COLLAPSED]);
}
