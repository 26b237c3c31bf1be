/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a conversation of 10,000 messages takes to open from the store, over
 * how long one of 10 takes: until its newest messages have been painted. Both
 * take turns. */

#include "kayako-account-private.h"
#include "kayako-rows-view.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-thread-page.h"
#include "kayako-thread-private.h"
#include "kayako-ui.h"
#include "kayako-v1-client.h"

#include <time.h>

#define N_LONG  10000
#define N_SHORT 10
#define N_PAGE  500
#define N_RUNS  41
#define N_STEPS 200

static void
add_message (KayakoStoreBatch *batch, gint64 conversation_id, gint64 number)
{
  KayakoMessage *message = kayako_message_new (conversation_id * 1000000 + number);
  g_autoptr (KayakoUser) creator = kayako_user_new (1 + number % 7);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint64 i = 0; i < 1 + number % 12; i++)
    g_string_append_printf (text, "Sentence %" G_GINT64_FORMAT " is about the coffee machine. ", i);
  kayako_user_set_full_name (creator, "Somebody");
  kayako_message_set_creator (message, creator);
  kayako_message_set_content_text (message, text->str);
  kayako_message_set_created_at (message, 1700000000 + number * 60);
  kayako_store_batch_add_message (batch, conversation_id, message);
}

static void
store_thread (KayakoLibrary *library, gint64 conversation_id, gint64 n_messages)
{
  for (gint64 number = 0; number < n_messages;) {
    KayakoStoreBatch *batch = kayako_store_batch_new ();
    g_autoptr (KayakoStoreChanges) changes = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < N_PAGE && number < n_messages; i++)
      add_message (batch, conversation_id, number++);
    changes = kayako_test_await_boxed (kayako_library_apply (library, batch), &error);
    if (error != NULL)
      g_error ("Applying: %s", error->message);
  }
}

typedef struct {
  GtkWindow *window;
  KayakoThreadPage *page;
  KayakoRowsView *rows; /* of the page */
  gboolean is_painted;  /* the newest message */
  guint n_rows;         /* the most there have been */

  gint64 frame_began_at;
  GArray *frames; /* (owned): how much processor time each took, in milliseconds */
  guint n_frames;
} Bench;

static KayakoRowsView *
find_rows (GtkWidget *widget)
{
  if (KAYAKO_IS_ROWS_VIEW (widget))
    return KAYAKO_ROWS_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    KayakoRowsView *rows = find_rows (child);

    if (rows != NULL)
      return rows;
  }

  return NULL;
}

/* Of this thread, in microseconds: what others do meanwhile does not count. */
static gint64
get_processor_time (void)
{
  struct timespec time = { 0, 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (Bench *bench)
{
  bench->frame_began_at = get_processor_time ();
}

static void
after_paint_cb (Bench *bench)
{
  double frame = 0;
  GListModel *model = kayako_rows_view_get_model (bench->rows);
  guint n_items = model != NULL ? g_list_model_get_n_items (model) : 0;
  GtkWidget *last = n_items > 0 ? kayako_rows_view_get_row (bench->rows, n_items - 1) : NULL;

  bench->n_frames++;
  frame = (double) (get_processor_time () - bench->frame_began_at) / 1000;
  g_array_append_val (bench->frames, frame);
  bench->is_painted =
      last != NULL && gtk_widget_get_mapped (last) && gtk_widget_get_height (last) > 0;
}

static gboolean
is_painted (gpointer data)
{
  const Bench *bench = data;

  return bench->is_painted;
}

static gboolean
is_full (gpointer data)
{
  const Bench *bench = data;

  return !kayako_rows_view_get_filling (bench->rows);
}

static gboolean
is_empty (gpointer data)
{
  const Bench *bench = data;

  return !bench->is_painted;
}

static double
open_thread (Bench *bench, KayakoAccount *account, gint64 conversation_id)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (conversation_id);
  g_autoptr (KayakoTranscript) transcript =
      kayako_transcript_new (account->outbox, conversation_id);
  g_autoptr (KayakoThread) thread = NULL;
  gint64 begun_at = g_get_monotonic_time ();
  double time = 0;

  thread =
      kayako_thread_new (account->link, account->outbox, account->drafts, transcript, conversation);
  kayako_thread_page_set_thread (bench->page, thread);
  kayako_test_wait_until (is_painted, bench);
  time = (double) (g_get_monotonic_time () - begun_at) / 1000;
  if (g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (thread))) < N_SHORT)
    g_error ("There is too little to read");

  /* The next one begins in peace. */
  kayako_test_wait_until (is_full, bench);
  bench->n_rows = MAX (bench->n_rows, kayako_rows_view_get_n_rows (bench->rows));
  kayako_thread_page_set_thread (bench->page, NULL);
  kayako_test_wait_until (is_empty, bench);

  return time;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return *first < *second ? -1 : *first > *second;
}

static double
get_median (GArray *times)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

static void
measure (Bench *bench, KayakoAccount *account)
{
  g_autoptr (GArray) longs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) shorts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RUNS; i++) {
    double long_ms = open_thread (bench, account, 1);
    double short_ms = open_thread (bench, account, 2);

    /* The first of each only makes what all use. */
    if (i == 0)
      continue;
    g_array_append_val (longs, long_ms);
    g_array_append_val (shorts, short_ms);
  }
  g_print ("open-long-thread %.3f %.3f\n", get_median (longs), get_median (shorts));
  g_print ("rows with widgets: at most %u\n", bench->n_rows);
}

static gboolean
is_next_frame (gpointer data)
{
  const Bench *bench = data;

  return bench->n_frames > 0;
}

/* Up through what has never been seen, a third of a page at a time. */
static void
measure_scrolling (Bench *bench, KayakoAccount *account)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->rows));
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoTranscript) transcript = kayako_transcript_new (account->outbox, 1);
  g_autoptr (KayakoThread) thread =
      kayako_thread_new (account->link, account->outbox, account->drafts, transcript, conversation);
  double median = 0;

  kayako_thread_page_set_thread (bench->page, thread);
  kayako_test_wait_until (is_painted, bench);
  kayako_test_wait_until (is_full, bench);
  g_array_set_size (bench->frames, 0);

  for (guint i = 0; i < N_STEPS; i++) {
    bench->n_frames = 0;
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) -
                                              gtk_adjustment_get_page_size (adjustment) / 3);
    kayako_test_wait_until (is_next_frame, bench);
  }
  /* Sorted by then, the last one is the longest. */
  median = get_median (bench->frames);
  g_print ("scrolling: %.1f ms of processor time a frame, at most %.1f\n", median,
           g_array_index (bench->frames, double, bench->frames->len - 1));
  kayako_thread_page_set_thread (bench->page, NULL);
}

static void
show_page (Bench *bench, KayakoAccount *account)
{
  GdkFrameClock *clock = NULL;

  bench->page = KAYAKO_THREAD_PAGE (kayako_thread_page_new ());
  kayako_thread_page_set_account (bench->page, account);
  bench->rows = find_rows (GTK_WIDGET (bench->page));
  bench->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (bench->window, 900, 700);
  adw_window_set_content (ADW_WINDOW (bench->window), GTK_WIDGET (bench->page));
  gtk_window_present (bench->window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kayako-bench-XXXXXX", NULL);
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), "somebody@example.test");
  g_autoptr (KayakoAccountRecord) record =
      kayako_account_record_new ("bench", "http://127.0.0.1:1", "somebody@example.test");
  g_autoptr (KayakoAccount) account = kayako_account_new (record, link, NULL);
  KayakoLibrary *library = kayako_account_get_library (account);
  Bench bench = { NULL };

  gtk_init ();
  adw_init ();
  dex_init ();
  kayako_ui_init ();
  kayako_library_set_place (library, folder, "bench");
  store_thread (library, 1, N_LONG);
  store_thread (library, 2, N_SHORT);
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  show_page (&bench, account);
  measure (&bench, account);
  measure_scrolling (&bench, account);
  gtk_window_destroy (bench.window);
  g_array_unref (bench.frames);
  kayako_account_close (account);
  kayako_test_await_boolean (kayako_library_close (library), NULL);
  kayako_test_remove_folder (folder);

  return 0;
}
