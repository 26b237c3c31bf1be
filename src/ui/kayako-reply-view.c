/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-reply-view.h"

#include "kayako-spell-check.h"

/**
 * KayakoReplyView:
 *
 * A text view that checks spelling, in the person's language as far as there is
 * a dictionary for it, and that may grow while one types.
 */
struct _KayakoReplyView {
  GtkTextView parent_instance;

  KayakoSpellCheck *spelling; /* (owned) */
  gint64 hidden_at;           /* the frame, -1 unless it had the focus then */
  guint focus_id;             /* tick callback, 0 when idle */
};

G_DEFINE_FINAL_TYPE (KayakoReplyView, kayako_reply_view, GTK_TYPE_TEXT_VIEW)

/* While it follows the cursor by an animation, the text view of GTK 4.18 does
 * not hear that it has become higher, and then shows too little of the text. */
static void
kayako_reply_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkAdjustment *adjustment = NULL;
  double upper = 0.0;

  GTK_WIDGET_CLASS (kayako_reply_view_parent_class)
      ->size_allocate (widget, width, height, baseline);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  if (adjustment == NULL || gtk_adjustment_get_page_size (adjustment) == height)
    return;

  upper = MAX (gtk_adjustment_get_upper (adjustment), height);
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0.0, upper - height), 0.0,
                            upper, gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), height);
}

static PangoDirection
get_keyboard_direction (GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL ? gdk_device_get_direction (keyboard) : PANGO_DIRECTION_NEUTRAL;
}

/* An empty text runs as the keyboard does, and so the caret stood at the end of a
 * window that runs to the left, away from the hint. */
static void
update_side (KayakoReplyView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean is_against = gtk_text_buffer_get_char_count (buffer) == 0 &&
                        gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL &&
                        get_keyboard_direction (GTK_WIDGET (self)) != PANGO_DIRECTION_RTL;

  gtk_text_view_set_justification (GTK_TEXT_VIEW (self),
                                   is_against ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

static void
kayako_reply_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (kayako_reply_view_parent_class)->direction_changed (widget, previous);

  update_side (KAYAKO_REPLY_VIEW (widget));
}

static gboolean
take_focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KAYAKO_REPLY_VIEW (widget)->focus_id = 0;
  gtk_widget_grab_focus (widget);

  return G_SOURCE_REMOVE;
}

/* A breakpoint of libadwaita hides everything for a frame, and gives the focus
 * to whatever comes first when it shows it again. */
static void
kayako_reply_view_map (GtkWidget *widget)
{
  KayakoReplyView *self = KAYAKO_REPLY_VIEW (widget);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  GTK_WIDGET_CLASS (kayako_reply_view_parent_class)->map (widget);
  update_side (self);

  if (self->hidden_at >= 0 && self->focus_id == 0 && clock != NULL &&
      gdk_frame_clock_get_frame_counter (clock) <= self->hidden_at + 1)
    self->focus_id = gtk_widget_add_tick_callback (widget, take_focus_cb, NULL, NULL);
}

static void
kayako_reply_view_unmap (GtkWidget *widget)
{
  KayakoReplyView *self = KAYAKO_REPLY_VIEW (widget);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean has_focus = self->focus_id != 0 || gtk_widget_is_focus (widget);

  self->hidden_at = has_focus && clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : -1;
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (widget, self->focus_id);
  self->focus_id = 0;

  GTK_WIDGET_CLASS (kayako_reply_view_parent_class)->unmap (widget);
}

static void
kayako_reply_view_constructed (GObject *object)
{
  KayakoReplyView *self = KAYAKO_REPLY_VIEW (object);
  GtkTextBuffer *buffer = NULL;

  G_OBJECT_CLASS (kayako_reply_view_parent_class)->constructed (object);

  self->spelling = kayako_spell_check_new (GTK_TEXT_VIEW (self));

  /* What is drawn before the text view of GTK 4.18 has looked at a change, it
   * looks at while it draws, and then the scroll bar has no place any more. */
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (buffer, "changed", G_CALLBACK (update_side), self, G_CONNECT_SWAPPED);
  update_side (self);
}

/* A check that is under way must not outlive the text that it checks. */
static void
kayako_reply_view_dispose (GObject *object)
{
  KayakoReplyView *self = KAYAKO_REPLY_VIEW (object);

  if (self->spelling != NULL)
    kayako_spell_check_end (self->spelling);
  g_clear_object (&self->spelling);

  G_OBJECT_CLASS (kayako_reply_view_parent_class)->dispose (object);
}

static void
kayako_reply_view_class_init (KayakoReplyViewClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kayako_reply_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = kayako_reply_view_dispose;
  GTK_WIDGET_CLASS (klass)->direction_changed = kayako_reply_view_direction_changed;
  GTK_WIDGET_CLASS (klass)->map = kayako_reply_view_map;
  GTK_WIDGET_CLASS (klass)->unmap = kayako_reply_view_unmap;
  GTK_WIDGET_CLASS (klass)->size_allocate = kayako_reply_view_size_allocate;
}

static void
kayako_reply_view_init (KayakoReplyView *self)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);

  self->hidden_at = -1;
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_view_set_input_hints (text_view,
                                 GTK_INPUT_HINT_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_SENTENCES);
}

/**
 * kayako_reply_view_new:
 *
 * Returns: a new, empty view
 */
GtkWidget *
kayako_reply_view_new (void)
{
  return g_object_new (KAYAKO_TYPE_REPLY_VIEW, NULL);
}
