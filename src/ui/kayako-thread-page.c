/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-page.h"

#include <glib/gi18n.h>

#include "kayako-compose-bar.h"
#include "kayako-conversation-closures.h"
#include "kayako-details-panel.h"
#include "kayako-error-text.h"
#include "kayako-message-list-view.h"
#include "kayako-status-pages.h"
#include "kayako-thread-box.h"
#include "kayako-thread-changes.h"
#include "kayako-thread-closures.h"
#include "kayako-when-done.h"

/**
 * KayakoThreadPage:
 *
 * One conversation: its messages, the reply, and its details beside them or
 * over them. What a person does here goes to the account; what fails is told by
 * a toast of the window (`win.toast`), a message that was not sent tells so by
 * itself.
 *
 * Its actions are `thread.reply`, `thread.complete`, `thread.show-status-menu`,
 * `thread.show-details`, `thread.reload`, `thread.status`, `thread.priority` and
 * `thread.type` with an id as a string, and `thread.retry-message`,
 * `thread.edit-message` and `thread.discard-message` with a client id.
 */
struct _KayakoThreadPage {
  AdwNavigationPage parent_instance;

  AdwOverlaySplitView *split_view;
  AdwWindowTitle *title_widget;
  GtkWidget *details_button;
  GtkMenuButton *status_menu_button;
  GMenu *status_menu;
  GtkStack *stack;
  GtkStack *reading_stack;
  KayakoStatusPages *none_pages;
  KayakoStatusPages *status_pages;
  KayakoMessageListView *list_view;
  KayakoComposeBar *compose_bar;
  KayakoDetailsPanel *details_panel;

  KayakoThread *thread;               /* (owned) (nullable) */
  KayakoAccount *account;             /* (owned) (nullable) */
  GSignalGroup *thread_signals;       /* (owned) */
  GSignalGroup *messages_signals;     /* (owned) */
  GSignalGroup *conversation_signals; /* (owned) */
  GSignalGroup *account_signals;      /* (owned) */
  GSignalGroup *statuses_signals;     /* (owned) */
  GSignalGroup *window_signals;       /* (owned) */
  gboolean show_details;
  gboolean show_details_beside; /* what was wanted where there is room */
  gboolean details_collapsed;
};

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

static KayakoConversation *
get_conversation (KayakoThreadPage *self)
{
  return self->thread != NULL ? kayako_thread_get_conversation (self->thread) : NULL;
}

static gboolean
may (KayakoThreadPage *self, KayakoCapabilities capability)
{
  return self->account != NULL && self->thread != NULL &&
         (kayako_account_get_capabilities (self->account) & capability) != 0;
}

/* What the header says. It is done here and not by bindings, because everything
 * on the way to a name or a label may be missing. */
static void
update_header (KayakoThreadPage *self)
{
  KayakoConversation *conversation = get_conversation (self);
  KayakoStatus *status = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  if (conversation == NULL) {
    adw_window_title_set_title (self->title_widget, "");
    adw_window_title_set_subtitle (self->title_widget, "");
    return;
  }

  subject = kayako_closure_subject (conversation);
  name = kayako_closure_user_name (kayako_conversation_get_requester (conversation));
  subtitle = kayako_closure_thread_subtitle (name, kayako_conversation_get_id (conversation));
  adw_window_title_set_title (self->title_widget, subject);
  adw_window_title_set_subtitle (self->title_widget, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), subject);

  status = kayako_conversation_get_status (conversation);
  gtk_menu_button_set_label (self->status_menu_button,
                             status != NULL ? kayako_status_get_label (status) : _ ("Status"));
  kayako_compose_bar_set_person (
      self->compose_bar,
      kayako_closure_reader (conversation,
                             self->account != NULL && kayako_account_get_is_staff (self->account)));
}

static void
update_capabilities (KayakoThreadPage *self)
{
  gboolean can_set_status = may (self, KAYAKO_CAPABILITIES_SET_STATUS);

  gtk_widget_set_visible (GTK_WIDGET (self->status_menu_button), can_set_status);
  kayako_compose_bar_set_can_set_status (self->compose_bar, can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.status", can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.complete", can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.show-status-menu", can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.priority",
                                 may (self, KAYAKO_CAPABILITIES_SET_PRIORITY));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.type",
                                 may (self, KAYAKO_CAPABILITIES_SET_TYPE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.reply",
                                 self->thread != NULL &&
                                     kayako_thread_get_can_reply (self->thread));
}

static void
update_status_menu (KayakoThreadPage *self)
{
  GListModel *statuses = self->account != NULL ? kayako_account_get_statuses (self->account) : NULL;
  guint n = statuses != NULL ? g_list_model_get_n_items (statuses) : 0;
  guint i;

  g_menu_remove_all (self->status_menu);
  for (i = 0; i < n; i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (status));
    g_autofree char *label = kayako_closure_menu_label (kayako_status_get_label (status));
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, "thread.status", "s", id);
    g_menu_append_item (self->status_menu, item);
  }
}

static void
conversation_changed_cb (KayakoThreadPage *self)
{
  update_header (self);
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
      kayako_message_list_view_get_is_away (self->list_view) ||
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
  gtk_widget_set_visible (GTK_WIDGET (self->compose_bar),
                          n > 0 || state != KAYAKO_FEED_STATE_FAILED);

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

static void
update_details (KayakoThreadPage *self)
{
  gtk_widget_set_visible (self->details_button, self->thread != NULL);
  adw_overlay_split_view_set_show_sidebar (self->split_view,
                                           self->thread != NULL && self->show_details);
  adw_overlay_split_view_set_enable_show_gesture (self->split_view, self->thread != NULL);
}

/* A swipe or a click beside the panel hides it without asking us. */
static void
sidebar_shown_cb (KayakoThreadPage *self)
{
  if (self->thread != NULL)
    kayako_thread_page_set_show_details (
        self, adw_overlay_split_view_get_show_sidebar (self->split_view));
}

static void
changed_cb (gpointer object, const GValue *value, const GError *error)
{
  KayakoThreadPage *self = object;
  g_autofree char *text = NULL;

  /* What the choices show is again what is true. */
  conversation_changed_cb (self);
  if (error == NULL)
    return;

  text = kayako_error_text (error, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
change (KayakoThreadPage *self, KayakoThreadChange what, const char *id)
{
  g_autofree char *current = kayako_thread_change_dup_current (what, get_conversation (self));

  if (self->thread == NULL || self->account == NULL || g_strcmp0 (current, id) == 0)
    return;

  dex_future_disown (kayako_when_done (
      kayako_thread_change_request (what, self->account, get_conversation (self), id), self,
      changed_cb));
}

static void
submitted_cb (KayakoThreadPage *self, const char *text, KayakoStatusType type)
{
  KayakoStatus *status = NULL;
  DexFuture *sent = NULL;

  if (self->thread == NULL)
    return;

  if (type != KAYAKO_STATUS_TYPE_UNKNOWN && self->account != NULL)
    status = kayako_thread_change_find_status (self->account, type);

  /* A message that is not sent says so by itself, where it stands. */
  sent = kayako_thread_send (self->thread, text);
  kayako_thread_set_draft (self->thread, "");
  if (status != NULL)
    sent = kayako_thread_change_after (sent, self->account, get_conversation (self), status, self,
                                       changed_cb);

  dex_future_disown (sent);
}

static KayakoMessage *
find_message (KayakoThreadPage *self, GVariant *client_id)
{
  if (self->thread == NULL)
    return NULL;

  return kayako_message_list_lookup_client_id (kayako_thread_get_messages (self->thread),
                                               g_variant_get_string (client_id, NULL));
}

static void
retry_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoMessage *message = find_message (self, parameter);

  if (message != NULL)
    dex_future_disown (kayako_thread_retry (self->thread, message));
}

static void
edit_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoMessage *message = find_message (self, parameter);
  g_autofree char *text = NULL;

  if (message == NULL)
    return;

  text = kayako_thread_discard (self->thread, message);
  if (text != NULL)
    kayako_compose_bar_take_back (self->compose_bar, text);
}

static void
discard_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoMessage *message = find_message (self, parameter);
  g_autofree char *text = NULL;

  if (message != NULL)
    text = kayako_thread_discard (self->thread, message);
}

/* A letter must not reach a thread that is out of sight or behind a dialog. */
static gboolean
can_act (KayakoThreadPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->thread == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  return !ADW_IS_APPLICATION_WINDOW (root) ||
         adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) == NULL;
}

static void
reply_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  if (self->thread != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->compose_bar));
}

static void
complete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoStatus *status = NULL;
  g_autofree char *id = NULL;

  if (!can_act (self) || self->account == NULL)
    return;

  status = kayako_thread_change_find_status (self->account, KAYAKO_STATUS_TYPE_COMPLETED);
  if (status == NULL)
    return;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (status));
  change (self, KAYAKO_THREAD_CHANGE_STATUS, id);
}

static void
show_status_menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  if (!can_act (self))
    return;

  /* Where there is no room for the menu, the details have the same choice. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->status_menu_button)))
    gtk_menu_button_popup (self->status_menu_button);
  else
    kayako_thread_page_set_show_details (self, TRUE);
}

static void
reload_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  if (self->thread != NULL)
    dex_future_disown (kayako_thread_refresh (self->thread));
}

static void
window_changed_cb (KayakoThreadPage *self)
{
  g_signal_group_set_target (self->window_signals, gtk_widget_get_root (GTK_WIDGET (self)));
  update_seen (self);
}

static void
kayako_thread_page_dispose (GObject *object)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (object);

  g_clear_object (&self->thread_signals);
  g_clear_object (&self->messages_signals);
  g_clear_object (&self->conversation_signals);
  g_clear_object (&self->account_signals);
  g_clear_object (&self->statuses_signals);
  g_clear_object (&self->window_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_THREAD_PAGE);
  g_clear_object (&self->thread);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_thread_page_parent_class)->dispose (object);
}

static void
kayako_thread_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (object);
  KayakoConversation *conversation = get_conversation (self);

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
    change (self, KAYAKO_THREAD_CHANGE_STATUS, g_value_get_string (value));
    break;
  case PROP_PRIORITY:
    change (self, KAYAKO_THREAD_CHANGE_PRIORITY, g_value_get_string (value));
    break;
  case PROP_TYPE:
    change (self, KAYAKO_THREAD_CHANGE_TYPE, g_value_get_string (value));
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
  gtk_widget_class_bind_template_child (widget_class, KayakoThreadPage, details_panel);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_seen);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "thread.reply", NULL, reply_action);
  gtk_widget_class_install_action (widget_class, "thread.complete", NULL, complete_action);
  gtk_widget_class_install_action (widget_class, "thread.show-status-menu", NULL,
                                   show_status_menu_action);
  gtk_widget_class_install_action (widget_class, "thread.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "thread.retry-message", "s", retry_message_action);
  gtk_widget_class_install_action (widget_class, "thread.edit-message", "s", edit_message_action);
  gtk_widget_class_install_action (widget_class, "thread.discard-message", "s",
                                   discard_message_action);
  gtk_widget_class_install_property_action (widget_class, "thread.show-details", "show-details");
  gtk_widget_class_install_property_action (widget_class, "thread.status", "status");
  gtk_widget_class_install_property_action (widget_class, "thread.priority", "priority");
  gtk_widget_class_install_property_action (widget_class, "thread.type", "type");
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
  g_type_ensure (KAYAKO_TYPE_STATUS_PAGES);
  g_type_ensure (KAYAKO_TYPE_THREAD_BOX);

  bind_template (widget_class);
  install_actions (widget_class);
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
                                  G_CALLBACK (update_capabilities), self);

  self->messages_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->messages_signals, "items-changed",
                                  G_CALLBACK (update_reading), self);

  self->conversation_signals = g_signal_group_new (KAYAKO_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->conversation_signals, "notify",
                                  G_CALLBACK (conversation_changed_cb), self);

  self->account_signals = g_signal_group_new (KAYAKO_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "notify::capabilities",
                                  G_CALLBACK (update_capabilities), self);

  self->statuses_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->statuses_signals, "items-changed",
                                  G_CALLBACK (update_status_menu), self);

  self->window_signals = g_signal_group_new (GTK_TYPE_WINDOW);
  g_signal_group_connect_swapped (self->window_signals, "notify::is-active",
                                  G_CALLBACK (update_seen), self);
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
  update_header (self);
  update_capabilities (self);
  update_reading (self);
  update_details (self);
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
  g_signal_group_set_target (self->conversation_signals, get_conversation (self));
  if (thread != NULL)
    kayako_details_panel_set_conversation (self->details_panel, get_conversation (self));

  update_capabilities (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THREAD]);
  conversation_changed_cb (self);
  update_reading (self);
  update_details (self);
}

/**
 * kayako_thread_page_get_account:
 * @self: a `KayakoThreadPage`
 *
 * Returns: (nullable) (transfer none): whose thread it is
 */
KayakoAccount *
kayako_thread_page_get_account (KayakoThreadPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD_PAGE (self), NULL);

  return self->account;
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

  g_signal_group_set_target (self->account_signals, account);
  g_signal_group_set_target (self->statuses_signals,
                             account != NULL ? kayako_account_get_statuses (account) : NULL);
  update_status_menu (self);
  update_capabilities (self);
  update_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCOUNT]);
}

/**
 * kayako_thread_page_get_show_details:
 * @self: a `KayakoThreadPage`
 *
 * Returns: whether the details are shown
 */
gboolean
kayako_thread_page_get_show_details (KayakoThreadPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD_PAGE (self), FALSE);

  return self->show_details;
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
  update_details (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_DETAILS]);
}

/**
 * kayako_thread_page_get_details_collapsed:
 * @self: a `KayakoThreadPage`
 *
 * Returns: whether the details lie over the thread
 */
gboolean
kayako_thread_page_get_details_collapsed (KayakoThreadPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD_PAGE (self), FALSE);

  return self->details_collapsed;
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
  kayako_thread_page_set_show_details (self, !details_collapsed && self->show_details_beside);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DETAILS_COLLAPSED]);
}
