/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-row.h"

#include "kayako-account.h"
#include "kayako-closures.h"
#include "kayako-conversation-closures.h"
#include "kayako-direction.h"
#include "kayako-initials.h"
#include "kayako-lines-layout.h"
#include "kayako-list-click.h"
#include "kayako-row-context.h"
#include "kayako-times.h"
#include "kayako-view.h"

#define PREVIEW_LINE 2

/* The places in the line of the preview. */
enum {
  PLACE_UNSENT,
  PLACE_DRAFT,
  PLACE_PREVIEW,
  PLACE_PRIORITY,
  PLACE_STATUS,
  PLACE_BADGE,
};

/* One conversation in the list. It has one property, its conversation, and
 * finds the rest (who looks, in which view, on which day) in the
 * #KayakoRowContext it is in: a list item factory can hand it nothing else. */
struct _KayakoConversationRow {
  GtkWidget parent_instance;

  GtkLabel *initials;
  GtkInscription *person;
  GtkLabel *time;
  GtkInscription *subject;
  GtkInscription *preview;

  /* Made when they have something to say for the first time: most rows never
   * show them. */
  GtkWidget *unsent;  /* (nullable) */
  GtkWidget *draft;   /* (nullable) */
  GtkLabel *priority; /* (nullable) */
  GtkLabel *status;   /* (nullable) */
  GtkLabel *badge;    /* (nullable) */

  KayakoConversation *conversation; /* (owned) (nullable) */
  GSignalGroup *signals;            /* (owned) (not nullable): on the conversation */
  KayakoRowContext *context;        /* (nullable): what the row is in, while rooted */
  gulong context_id;                /* signal handler id, 0 without a context */
  KayakoAccount *account;           /* (owned) (nullable): the context's, while rooted */
  gulong draft_id;                  /* signal handler id, 0 without an account */
  char *sentence;                   /* (owned) (nullable) */
  const char *priority_class;       /* static (nullable) */
  const char *status_class;         /* static (nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoConversationRow, kayako_conversation_row, GTK_TYPE_WIDGET)

typedef enum {
  PROP_CONVERSATION = 1,
  PROP_SENTENCE,
} KayakoConversationRowProperty;

static GParamSpec *props[PROP_SENTENCE + 1];

/* What the context tells. */
typedef struct {
  KayakoUser *me;   /* (owned) (nullable) */
  KayakoView *view; /* (owned) (nullable) */
  gboolean is_staff;
  gboolean has_draft;
  gint64 now;
} Surroundings;

static void
surroundings_clear (Surroundings *surroundings)
{
  g_clear_object (&surroundings->me);
  g_clear_object (&surroundings->view);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Surroundings, surroundings_clear)

static void
read_surroundings (KayakoConversationRow *self, Surroundings *surroundings)
{
  g_autoptr (KayakoAccount) account = NULL;

  surroundings->is_staff = TRUE;
  surroundings->now = g_get_real_time () / G_USEC_PER_SEC;

  if (self->context == NULL)
    return;

  g_object_get (self->context, "account", &account, "view", &surroundings->view, "now",
                &surroundings->now, NULL);
  if (account == NULL)
    return;

  surroundings->has_draft = kayako_account_has_draft (account, self->conversation);
  g_set_object (&surroundings->me, kayako_account_get_user (account));
  surroundings->is_staff = kayako_account_get_is_staff (account);
}

static void
place (KayakoConversationRow *self, guint place, GtkWidget *widget)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  kayako_lines_layout_place (KAYAKO_LINES_LAYOUT (layout), PREVIEW_LINE, place, widget);
}

static GtkLabel *
create_label (KayakoConversationRow *self, guint where, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  place (self, where, label);
  return GTK_LABEL (label);
}

static GtkLabel *
create_pill (KayakoConversationRow *self, guint where)
{
  GtkLabel *label = create_label (self, where, "pill-label");

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, 4);
  gtk_label_set_max_width_chars (label, 14);
  return label;
}

static void
show_mark (KayakoConversationRow *self,
           GtkLabel **label,
           guint where,
           const char *mark,
           const char *css_class,
           const char **current_class)
{
  if (*label == NULL && mark == NULL)
    return;

  if (*label == NULL)
    *label = create_pill (self, where);

  gtk_label_set_text (*label, mark != NULL ? mark : "");
  gtk_widget_set_visible (GTK_WIDGET (*label), mark != NULL);

  if (g_strcmp0 (*current_class, css_class) == 0)
    return;

  if (*current_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (*label), *current_class);
  gtk_widget_add_css_class (GTK_WIDGET (*label), css_class);
  *current_class = css_class;
}

static void
show_marks (KayakoConversationRow *self, KayakoView *view)
{
  const char *css_class = NULL;
  const char *mark = kayako_closure_priority_mark (self->conversation, &css_class);

  show_mark (self, &self->priority, PLACE_PRIORITY, mark, css_class, &self->priority_class);
  mark = kayako_closure_status_mark (self->conversation, view, &css_class);
  show_mark (self, &self->status, PLACE_STATUS, mark, css_class, &self->status_class);
}

static void
show_badge (KayakoConversationRow *self, int unread)
{
  g_autofree char *count = kayako_closure_count (unread);

  if (self->badge == NULL && unread == 0)
    return;

  if (self->badge == NULL) {
    self->badge = create_label (self, PLACE_BADGE, "unread-badge");
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "numeric");
  }

  gtk_label_set_text (self->badge, count);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), unread > 0);
}

static void
show_unread (KayakoConversationRow *self)
{
  int unread = kayako_conversation_get_unread_count (self->conversation);

  show_badge (self, unread);
  if (unread > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
}

static GtkWidget *
create_icon (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "pixel-size", 14, NULL);
}

static void
show_draft (KayakoConversationRow *self, gboolean has_draft)
{
  if (self->draft == NULL && !has_draft)
    return;

  if (self->draft == NULL) {
    self->draft = create_icon ();
    gtk_image_set_from_icon_name (GTK_IMAGE (self->draft), "document-edit-symbolic");
    gtk_widget_add_css_class (self->draft, "dimmed");
    place (self, PLACE_DRAFT, self->draft);
  }

  gtk_widget_set_visible (self->draft, has_draft);
}

/* What waits to be sent, or could not be: in the preview that is said only of a message
 * that failed. */
static void
show_unsent (KayakoConversationRow *self)
{
  gboolean has_failed = kayako_conversation_get_n_failed (self->conversation) > 0 ||
                        kayako_conversation_get_n_undecided (self->conversation) > 0;
  gboolean is_waiting = kayako_conversation_get_n_waiting (self->conversation) > 0;

  if (self->unsent == NULL && !has_failed && !is_waiting)
    return;

  if (self->unsent == NULL) {
    self->unsent = create_icon ();
    place (self, PLACE_UNSENT, self->unsent);
  }

  gtk_image_set_from_icon_name (GTK_IMAGE (self->unsent),
                                has_failed ? "dialog-warning-symbolic" : "kayako-waiting-symbolic");
  gtk_widget_set_visible (self->unsent, has_failed || is_waiting);
  if (has_failed)
    gtk_widget_add_css_class (self->unsent, "error");
  else
    gtk_widget_remove_css_class (self->unsent, "error");
}

/* An inscription gives each paragraph the edge at which its writing begins, but
 * in a list every line begins beside its avatar. */
static void
show_line (GtkInscription *inscription, const char *text)
{
  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_xalign (inscription, kayako_runs_against (text) ? 1.0 : 0.0);
}

static void
show_texts (KayakoConversationRow *self, const Surroundings *surroundings)
{
  KayakoUser *user = kayako_closure_person (self->conversation, surroundings->is_staff);
  gint64 last_activity = kayako_conversation_get_last_activity_at (self->conversation);
  g_autofree char *person = kayako_closure_user_name (user);
  g_autofree char *subject = kayako_closure_subject (self->conversation);
  g_autofree char *preview = kayako_closure_preview (self->conversation, surroundings->me);
  g_autofree char *time = kayako_dup_short_time (last_activity, surroundings->now);

  kayako_initials_show (self->initials, person);
  show_line (self->person, person);
  show_line (self->subject, subject);
  show_line (self->preview, preview);
  gtk_label_set_text (self->time, time);
}

static void
show_failed (KayakoConversationRow *self)
{
  GtkWidget *preview = GTK_WIDGET (self->preview);

  if (kayako_conversation_get_n_failed (self->conversation) > 0) {
    gtk_widget_add_css_class (preview, "error");
    gtk_widget_remove_css_class (preview, "dimmed");
  } else {
    gtk_widget_add_css_class (preview, "dimmed");
    gtk_widget_remove_css_class (preview, "error");
  }
}

static void
update (KayakoConversationRow *self)
{
  g_auto (Surroundings) surroundings = { 0 };
  g_autofree char *sentence = NULL;

  if (self->conversation == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  read_surroundings (self, &surroundings);
  show_texts (self, &surroundings);
  show_marks (self, surroundings.view);
  show_unread (self);
  show_failed (self);
  show_unsent (self);
  show_draft (self, surroundings.has_draft);

  sentence = kayako_closure_conversation_sentence (self->conversation, surroundings.is_staff,
                                                   surroundings.has_draft, surroundings.now);
  if (g_set_str (&self->sentence, sentence))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SENTENCE]);
}

/* A draft is no part of its conversation: the account tells of it. */
static void
draft_changed_cb (KayakoConversationRow *self, gint64 conversation_id)
{
  if (self->conversation != NULL &&
      kayako_conversation_get_id (self->conversation) == conversation_id)
    update (self);
}

static void
watch_drafts (KayakoConversationRow *self)
{
  g_autoptr (KayakoAccount) account = NULL;

  if (self->context != NULL)
    g_object_get (self->context, "account", &account, NULL);
  if (account == self->account)
    return;

  if (self->account != NULL)
    g_clear_signal_handler (&self->draft_id, self->account);
  g_set_object (&self->account, account);
  if (account != NULL)
    self->draft_id = g_signal_connect_object (
        account, "draft-changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
context_cb (KayakoConversationRow *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "account"))
    watch_drafts (self);

  if (g_str_equal (pspec->name, "account") || g_str_equal (pspec->name, "view") ||
      g_str_equal (pspec->name, "now"))
    update (self);
}

static void
kayako_conversation_row_root (GtkWidget *widget)
{
  KayakoConversationRow *self = KAYAKO_CONVERSATION_ROW (widget);
  GtkWidget *context = NULL;

  GTK_WIDGET_CLASS (kayako_conversation_row_parent_class)->root (widget);

  /* No signal group: one that is let go of while its target goes, as a row is
   * with its page, leaves a weak reference behind. */
  context = gtk_widget_get_ancestor (widget, KAYAKO_TYPE_ROW_CONTEXT);
  if (context != NULL) {
    self->context = KAYAKO_ROW_CONTEXT (context);
    self->context_id = g_signal_connect_object (context, "notify", G_CALLBACK (context_cb), self,
                                                G_CONNECT_SWAPPED);
    watch_drafts (self);
  }

  update (self);
}

static void
kayako_conversation_row_unroot (GtkWidget *widget)
{
  KayakoConversationRow *self = KAYAKO_CONVERSATION_ROW (widget);

  if (self->context != NULL)
    g_clear_signal_handler (&self->context_id, self->context);
  self->context = NULL;
  watch_drafts (self);

  GTK_WIDGET_CLASS (kayako_conversation_row_parent_class)->unroot (widget);
}

static void
kayako_conversation_row_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  KayakoConversationRow *self = KAYAKO_CONVERSATION_ROW (object);

  switch ((KayakoConversationRowProperty) property_id) {
  case PROP_CONVERSATION:
    g_value_set_object (value, self->conversation);
    break;
  case PROP_SENTENCE:
    g_value_set_string (value, self->sentence);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_conversation_row_set_property (GObject *object,
                                      guint property_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  KayakoConversationRow *self = KAYAKO_CONVERSATION_ROW (object);

  switch ((KayakoConversationRowProperty) property_id) {
  case PROP_CONVERSATION:
    kayako_conversation_row_set_conversation (self, g_value_get_object (value));
    break;
  case PROP_SENTENCE:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_conversation_row_dispose (GObject *object)
{
  KayakoConversationRow *self = KAYAKO_CONVERSATION_ROW (object);
  GtkWidget *child = NULL;

  g_clear_object (&self->signals);
  g_clear_object (&self->conversation);
  g_clear_object (&self->account);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_CONVERSATION_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kayako_conversation_row_parent_class)->dispose (object);
}

static void
kayako_conversation_row_finalize (GObject *object)
{
  KayakoConversationRow *self = KAYAKO_CONVERSATION_ROW (object);

  g_clear_pointer (&self->sentence, g_free);

  G_OBJECT_CLASS (kayako_conversation_row_parent_class)->finalize (object);
}

static void
kayako_conversation_row_class_init (KayakoConversationRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_conversation_row_get_property;
  object_class->set_property = kayako_conversation_row_set_property;
  object_class->dispose = kayako_conversation_row_dispose;
  object_class->finalize = kayako_conversation_row_finalize;

  widget_class->root = kayako_conversation_row_root;
  widget_class->unroot = kayako_conversation_row_unroot;

  /**
   * KayakoConversationRow:conversation:
   *
   * What the row shows.
   */
  props[PROP_CONVERSATION] =
      g_param_spec_object ("conversation", NULL, NULL, KAYAKO_TYPE_CONVERSATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoConversationRow:sentence:
   *
   * All of the row in one sentence, for a screen reader.
   */
  props[PROP_SENTENCE] =
      g_param_spec_string ("sentence", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_layout_manager_type (widget_class, KAYAKO_TYPE_LINES_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-conversation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationRow, initials);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationRow, person);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationRow, time);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationRow, subject);
  gtk_widget_class_bind_template_child (widget_class, KayakoConversationRow, preview);
}

static void
kayako_conversation_row_init (KayakoConversationRow *self)
{
  KayakoLinesLayout *layout = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  layout = KAYAKO_LINES_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  kayako_lines_layout_set_leading (layout, GTK_WIDGET (self->initials));
  kayako_lines_layout_place (layout, 0, 0, GTK_WIDGET (self->person));
  kayako_lines_layout_place (layout, 0, 1, GTK_WIDGET (self->time));
  kayako_lines_layout_place (layout, 1, 0, GTK_WIDGET (self->subject));
  kayako_lines_layout_place (layout, PREVIEW_LINE, PLACE_PREVIEW, GTK_WIDGET (self->preview));

  self->signals = g_signal_group_new (KAYAKO_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);

  kayako_list_click_add (GTK_WIDGET (self));
}

/**
 * kayako_conversation_row_new:
 *
 * Makes an empty row.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_conversation_row_new (void)
{
  return g_object_new (KAYAKO_TYPE_CONVERSATION_ROW, NULL);
}

/**
 * kayako_conversation_row_get_conversation:
 * @self: a `KayakoConversationRow`
 *
 * Finds out what the row shows.
 *
 * Returns: (transfer none) (nullable): the conversation
 */
KayakoConversation *
kayako_conversation_row_get_conversation (KayakoConversationRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_ROW (self), NULL);

  return self->conversation;
}

/**
 * kayako_conversation_row_set_conversation:
 * @self: a `KayakoConversationRow`
 * @conversation: (nullable): what to show
 *
 * Shows another conversation and forgets everything about the one before.
 */
void
kayako_conversation_row_set_conversation (KayakoConversationRow *self,
                                          KayakoConversation *conversation)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_ROW (self));

  if (!g_set_object (&self->conversation, conversation))
    return;

  g_signal_group_set_target (self->signals, conversation);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONVERSATION]);
}

/**
 * kayako_conversation_row_get_sentence:
 * @self: a `KayakoConversationRow`
 *
 * All of the row in one sentence, for a screen reader.
 *
 * Returns: (nullable): plain text, %NULL before it shows a conversation
 */
const char *
kayako_conversation_row_get_sentence (KayakoConversationRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_ROW (self), NULL);

  return self->sentence;
}
