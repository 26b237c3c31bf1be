/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-list-view.h"

#include "kayako-message-list-view-private.h"
#include "kayako-message-row.h"
#include "kayako-message-separator.h"
#include "kayako-thread-closures.h"
#include "kayako-thread-reading.h"
#include "kayako-times.h"

/**
 * KayakoMessageListView:
 *
 * The messages of a thread, newest at the end. Opens at the first one that had
 * not been read, else at the end; loads older ones as one scrolls up and keeps
 * what is being read where it is. New messages scroll only when the end was
 * being read; else #KayakoMessageListView:n-new counts them for a button.
 */
G_DEFINE_FINAL_TYPE (KayakoMessageListView, kayako_message_list_view, ADW_TYPE_BIN)

typedef enum {
  PROP_THREAD = 1,
  PROP_VIEWER,
  PROP_IS_AWAY,
  PROP_N_NEW,
} KayakoMessageListViewProperty;

static GParamSpec *props[PROP_N_NEW + 1];

static gboolean
has_new (GObject *object, guint n_new)
{
  return n_new > 0;
}

static gboolean
is_only_away (GObject *object, gboolean is_away, guint n_new)
{
  return is_away && n_new == 0;
}

static char *
new_messages (GObject *object, guint n_new)
{
  return kayako_closure_new_messages (n_new);
}

/**
 * kayako_message_list_view_get_messages:
 * @self: a `KayakoMessageListView` with a thread
 *
 * Returns: (transfer none): the messages it shows
 */
KayakoMessageList *
kayako_message_list_view_get_messages (KayakoMessageListView *self)
{
  return kayako_thread_get_messages (self->thread);
}

/* What was assumed before the first look counts as no news, so it is told. */
static void
set_is_away (KayakoMessageListView *self, gboolean is_away)
{
  if (self->is_settled && self->is_away == is_away)
    return;

  self->is_settled = TRUE;
  self->is_away = is_away;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_AWAY]);
}

static void
set_n_new (KayakoMessageListView *self, guint n_new)
{
  if (self->n_new == n_new)
    return;

  self->n_new = n_new;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_NEW]);
}

/* Counts what came in below what is being read. */
static void
update_new (KayakoMessageListView *self)
{
  if (!self->is_away)
    self->seen_id = kayako_reading_get_newest_id (kayako_message_list_view_get_messages (self));

  set_n_new (self, kayako_reading_count_new (kayako_message_list_view_get_messages (self),
                                             self->viewer, self->seen_id));
}

/* What follows from where the list stands now. It may change what is visible,
 * so it does not happen while sizes are being given. */
static gboolean
settle_cb (gpointer user_data)
{
  KayakoMessageListView *self = user_data;

  self->settle_id = 0;

  if (self->knows_dates)
    kayako_rows_view_update_rows (self->rows);
  self->knows_dates = FALSE;

  kayako_message_list_view_try_open (self);
  if (!self->is_open || !self->is_placed)
    return G_SOURCE_REMOVE;

  set_is_away (self, !kayako_rows_view_get_at_end (self->rows));
  update_new (self);
  kayako_message_list_view_focus_found (self);

  if (kayako_message_list_view_may_load_older (self) &&
      !gtk_widget_get_visible (self->older_failure) && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      kayako_rows_view_is_near_start (self->rows))
    kayako_message_list_view_load_older (self);

  return G_SOURCE_REMOVE;
}

static void
queue_settle (KayakoMessageListView *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_DEFAULT, settle_cb, self, NULL);
}

static GtkWidget *
create_row (gpointer user_data)
{
  return kayako_message_row_new (NULL, NULL);
}

/* A row is used for another message, and the one before may come back. */
static void
remember_unfolding (KayakoMessageListView *self, KayakoMessageRow *row)
{
  KayakoMessage *message = kayako_message_row_get_message (row);
  KayakoMessageUnfolding unfolding =
      kayako_message_body_get_unfolding (kayako_message_row_get_body (row));
  gint64 id = message != NULL ? kayako_message_get_id (message) : 0;

  if (id != 0 && (unfolding.quoted || unfolding.n_bytes > 0))
    g_hash_table_insert (self->unfolded, g_memdup2 (&id, sizeof id),
                         g_memdup2 (&unfolding, sizeof unfolding));
}

static void
show_message (KayakoMessageListView *self, KayakoMessageRow *row, KayakoMessage *message)
{
  gint64 id = message != NULL ? kayako_message_get_id (message) : 0;
  KayakoMessageUnfolding unfolding = { 0, FALSE };
  const KayakoMessageUnfolding *remembered = NULL;

  if (kayako_message_row_get_message (row) == message)
    return;

  remember_unfolding (self, row);
  kayako_message_row_set_message (row, message);
  remembered = g_hash_table_lookup (self->unfolded, &id);
  if (remembered != NULL)
    unfolding = *remembered;
  kayako_message_body_unfold (kayako_message_row_get_body (row), unfolding);
  g_hash_table_remove (self->unfolded, &id);
}

static void
bind_row (GtkWidget *row, gpointer item, gpointer user_data)
{
  KayakoMessageListView *self = user_data;
  gint64 id = item != NULL ? kayako_message_get_id (item) : 0;

  kayako_message_row_set_viewer (KAYAKO_MESSAGE_ROW (row), self->viewer);
  kayako_message_body_set_looked_for (kayako_message_row_get_body (KAYAKO_MESSAGE_ROW (row)),
                                      self->looked_for);
  show_message (self, KAYAKO_MESSAGE_ROW (row), item);
  if (id != 0 && id == self->found_message_id)
    gtk_widget_add_css_class (row, "found");
  else
    gtk_widget_remove_css_class (row, "found");
}

static void
date_known_cb (KayakoMessageListView *self)
{
  self->knows_dates = TRUE;
  queue_settle (self);
}

/* A message that is only stored is filled a little after it was asked for. */
static gboolean
has_date (KayakoMessageListView *self, KayakoMessage *message)
{
  if (kayako_message_get_created_at (message) != 0)
    return TRUE;

  g_signal_handlers_disconnect_by_func (message, date_known_cb, self);
  g_signal_connect_object (message, "notify::created-at", G_CALLBACK (date_known_cb), self,
                           G_CONNECT_SWAPPED);

  return FALSE;
}

/* The day that begins with a message; NULL where it goes on. */
static char *
dup_new_day (KayakoMessage *before, KayakoMessage *message)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *day = kayako_dup_day (kayako_message_get_created_at (message), now);
  g_autofree char *day_before =
      before != NULL ? kayako_dup_day (kayako_message_get_created_at (before), now) : NULL;

  return *day != '\0' && g_strcmp0 (day, day_before) != 0 ? g_steal_pointer (&day) : NULL;
}

static GtkWidget *
find_separator (GtkWidget *current, gpointer before, gpointer item, gpointer user_data)
{
  KayakoMessageListView *self = user_data;
  gboolean has_dates = has_date (self, item) && (before == NULL || has_date (self, before));
  g_autofree char *day = has_dates ? dup_new_day (before, item) : NULL;
  gboolean is_new = self->unread_id != 0 && kayako_message_get_id (item) == self->unread_id;

  if (day == NULL && !is_new)
    return NULL;

  if (current != NULL &&
      g_strcmp0 (day, kayako_message_separator_get_day (KAYAKO_MESSAGE_SEPARATOR (current))) == 0 &&
      is_new == kayako_message_separator_get_is_new (KAYAKO_MESSAGE_SEPARATOR (current)))
    return current;

  return kayako_message_separator_new (day, is_new);
}

static const KayakoRowsViewKind message_rows = { create_row, bind_row, find_separator };

static void
messages_changed_cb (KayakoMessageListView *self, guint position, guint removed, guint added)
{
  GListModel *messages = G_LIST_MODEL (kayako_message_list_view_get_messages (self));

  kayako_message_list_view_try_open (self);

  /* Whoever has just written something wants to see it. */
  if (added > 0 && position + added == g_list_model_get_n_items (messages)) {
    g_autoptr (KayakoMessage) last = g_list_model_get_item (messages, position + added - 1);

    if (kayako_message_get_id (last) == 0)
      kayako_rows_view_scroll_to_end (self->rows);
  }

  /* Where things are is known again once they have been given their places. */
  self->is_placed = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self->rows));
}

static void
laid_out_cb (KayakoMessageListView *self)
{
  self->is_placed = TRUE;
  queue_settle (self);
}

static void
load_older_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoMessageListView *self = KAYAKO_MESSAGE_LIST_VIEW (widget);

  if (kayako_message_list_view_may_load_older (self))
    kayako_message_list_view_load_older (self);
}

static void
scroll_to_end_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoMessageListView *self = KAYAKO_MESSAGE_LIST_VIEW (widget);

  kayako_rows_view_scroll_to_end (self->rows);
}

static void
kayako_message_list_view_dispose (GObject *object)
{
  KayakoMessageListView *self = KAYAKO_MESSAGE_LIST_VIEW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  kayako_message_list_view_forget_found (self);
  dex_clear (&self->older);
  if (self->rows != NULL)
    kayako_rows_view_set_model (self->rows, NULL);
  g_clear_object (&self->thread_signals);
  g_clear_object (&self->list_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), KAYAKO_TYPE_MESSAGE_LIST_VIEW);
  g_clear_object (&self->thread);
  g_clear_object (&self->viewer);

  G_OBJECT_CLASS (kayako_message_list_view_parent_class)->dispose (object);
}

static void
kayako_message_list_view_finalize (GObject *object)
{
  KayakoMessageListView *self = KAYAKO_MESSAGE_LIST_VIEW (object);

  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_pointer (&self->looked_for, g_free);

  G_OBJECT_CLASS (kayako_message_list_view_parent_class)->finalize (object);
}

static void
kayako_message_list_view_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  KayakoMessageListView *self = KAYAKO_MESSAGE_LIST_VIEW (object);

  switch ((KayakoMessageListViewProperty) prop_id) {
  case PROP_THREAD:
    g_value_set_object (value, self->thread);
    break;
  case PROP_VIEWER:
    g_value_set_object (value, self->viewer);
    break;
  case PROP_IS_AWAY:
    g_value_set_boolean (value, self->is_away);
    break;
  case PROP_N_NEW:
    g_value_set_uint (value, self->n_new);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_message_list_view_set_property (GObject *object,
                                       guint prop_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  KayakoMessageListView *self = KAYAKO_MESSAGE_LIST_VIEW (object);

  switch ((KayakoMessageListViewProperty) prop_id) {
  case PROP_THREAD:
    kayako_message_list_view_set_thread (self, g_value_get_object (value));
    break;
  case PROP_VIEWER:
    kayako_message_list_view_set_viewer (self, g_value_get_object (value));
    break;
  case PROP_IS_AWAY:
  case PROP_N_NEW:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * KayakoMessageListView:thread: (nullable)
   *
   * Whose messages it shows.
   */
  props[PROP_THREAD] =
      g_param_spec_object ("thread", NULL, NULL, KAYAKO_TYPE_THREAD,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoMessageListView:viewer: (nullable)
   *
   * Who is reading.
   */
  props[PROP_VIEWER] =
      g_param_spec_object ("viewer", NULL, NULL, KAYAKO_TYPE_USER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoMessageListView:is-away:
   *
   * Whether the end is out of sight.
   */
  props[PROP_IS_AWAY] =
      g_param_spec_boolean ("is-away", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoMessageListView:n-new:
   *
   * How many messages came in while the end was out of sight.
   */
  props[PROP_N_NEW] =
      g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_message_list_view_class_init (KayakoMessageListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_message_list_view_dispose;
  object_class->finalize = kayako_message_list_view_finalize;
  object_class->get_property = kayako_message_list_view_get_property;
  object_class->set_property = kayako_message_list_view_set_property;

  install_properties (object_class);
  g_type_ensure (KAYAKO_TYPE_ROWS_VIEW);
  g_type_ensure (KAYAKO_TYPE_THREAD);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-message-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageListView, rows);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageListView, older_failure);
  gtk_widget_class_bind_template_child (widget_class, KayakoMessageListView, older_label);
  gtk_widget_class_bind_template_callback (widget_class, laid_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_new);
  gtk_widget_class_bind_template_callback (widget_class, is_only_away);
  gtk_widget_class_bind_template_callback (widget_class, new_messages);

  gtk_widget_class_install_action (widget_class, "messages.load-older", NULL, load_older_action);
  gtk_widget_class_install_action (widget_class, "messages.scroll-to-end", NULL,
                                   scroll_to_end_action);
}

static void
kayako_message_list_view_init (KayakoMessageListView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->unfolded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  kayako_rows_view_set_kind (self->rows, &message_rows, self);

  self->thread_signals = g_signal_group_new (KAYAKO_TYPE_THREAD);
  g_signal_group_connect_swapped (self->thread_signals, "notify", G_CALLBACK (queue_settle), self);

  self->list_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->list_signals, "items-changed",
                                  G_CALLBACK (messages_changed_cb), self);
}

/**
 * kayako_message_list_view_new:
 *
 * Returns: a new list without a thread
 */
GtkWidget *
kayako_message_list_view_new (void)
{
  return g_object_new (KAYAKO_TYPE_MESSAGE_LIST_VIEW, NULL);
}

/**
 * kayako_message_list_view_set_thread:
 * @self: a `KayakoMessageListView`
 * @thread: (nullable): whose messages to show
 *
 * Shows the messages of @thread, from the first unread one or the end on.
 */
void
kayako_message_list_view_set_thread (KayakoMessageListView *self, KayakoThread *thread)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST_VIEW (self));

  if (!g_set_object (&self->thread, thread))
    return;

  dex_clear (&self->older);
  gtk_widget_set_visible (self->older_failure, FALSE);
  kayako_message_list_view_forget_found (self);
  g_clear_pointer (&self->looked_for, g_free);
  self->is_open = FALSE;
  self->opening_pages = 0;
  self->unread_id = 0;
  self->seen_id = 0;
  self->is_settled = FALSE;
  self->is_away = FALSE;
  set_n_new (self, 0);

  /* The rows are told first, so that they are there when we hear of them. */
  kayako_rows_view_set_model (
      self->rows,
      thread != NULL ? G_LIST_MODEL (kayako_message_list_view_get_messages (self)) : NULL);
  g_hash_table_remove_all (self->unfolded);
  g_signal_group_set_target (self->list_signals,
                             thread != NULL ? kayako_message_list_view_get_messages (self) : NULL);
  g_signal_group_set_target (self->thread_signals, thread);
  kayako_message_list_view_try_open (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THREAD]);
}

/**
 * kayako_message_list_view_set_viewer:
 * @self: a `KayakoMessageListView`
 * @viewer: (nullable): who is reading
 *
 * Says whose side is the reader's own.
 */
void
kayako_message_list_view_set_viewer (KayakoMessageListView *self, KayakoUser *viewer)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST_VIEW (self));

  if (!g_set_object (&self->viewer, viewer))
    return;

  kayako_rows_view_update_rows (self->rows);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEWER]);
}

/**
 * kayako_message_list_view_shows_end:
 * @self: a `KayakoMessageListView`
 *
 * Returns: whether the newest message is on screen; not before reading has begun
 */
gboolean
kayako_message_list_view_shows_end (KayakoMessageListView *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST_VIEW (self), FALSE);

  return self->is_settled && !self->is_away;
}
