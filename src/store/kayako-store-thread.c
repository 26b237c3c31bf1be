/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-store-thread.h"

#include "kayako-error.h"

/* Jobs that wait for whichever of its threads is free. */
struct _KayakoStoreQueue {
  gatomicrefcount ref_count;
  GAsyncQueue *jobs; /* (owned) (element-type Job) */
};

/* On its way to a thread and back. The promise is the main thread's; the job
 * is the thread's until it is delivered. */
typedef struct {
  KayakoStoreCare care;
  KayakoStoreFunc func; /* (nullable): NULL to end the thread */
  gpointer data;        /* (owned) (nullable) */
  GDestroyNotify data_free;
  gpointer *left; /* (not owned) (nullable): for the data that damage keeps from being written */
  DexPromise *promise;       /* (owned) (not nullable) */
  GCancellable *cancellable; /* (owned) (nullable): NULL where it is done in any case */
  GThread *ended;            /* (owned) (nullable): the thread that does no more */
  GValue result;
  GError *error; /* (owned) (nullable) */
} Job;

typedef struct {
  KayakoStoreQueue *queue; /* (owned) */
  KayakoStoreOpenFunc open;
  KayakoStoreDamagedFunc damaged;
  gpointer data; /* (owned) (nullable) */
  GDestroyNotify data_free;
  Job *opening; /* (owned) (nullable): told when the database is open */
} Start;

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  g_assert (job->data == NULL);
  if (G_IS_VALUE (&job->result))
    g_value_unset (&job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->ended, g_thread_unref);
  dex_clear (&job->promise);
  g_free (job);
}

static Job *
job_new (KayakoStoreCare care, KayakoStoreFunc func, gpointer data, GDestroyNotify data_free)
{
  Job *job = g_new0 (Job, 1);

  job->care = care;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->promise =
      care == KAYAKO_STORE_CARE_READ ? dex_promise_new_cancellable () : dex_promise_new ();
  if (care == KAYAKO_STORE_CARE_READ)
    job->cancellable = g_object_ref (dex_promise_get_cancellable (job->promise));

  return job;
}

/* Comes as fast as what the network brings. */
static gboolean
deliver_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->ended != NULL)
    g_thread_join (g_steal_pointer (&job->ended));
  if (job->data != NULL)
    *job->left = g_steal_pointer (&job->data);

  if (job->error != NULL)
    dex_promise_reject (job->promise, g_steal_pointer (&job->error));
  else if (G_IS_VALUE (&job->result))
    dex_promise_resolve (job->promise, &job->result);
  else
    dex_promise_resolve_boolean (job->promise, TRUE);

  return G_SOURCE_REMOVE;
}

static void
deliver (Job *job)
{
  gboolean is_left =
      job->left != NULL && g_error_matches (job->error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED);

  if (!is_left && job->data != NULL && job->data_free != NULL)
    job->data_free (job->data);
  if (!is_left)
    job->data = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, job, job_free);
}

static void
begin (KayakoDatabase *database, KayakoStoreCare care)
{
  switch (care) {
  case KAYAKO_STORE_CARE_READ:
    kayako_database_run (database, "BEGIN;");
    break;
  case KAYAKO_STORE_CARE_WRITTEN:
    kayako_database_run (database, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE;");
    break;
  case KAYAKO_STORE_CARE_PULLED:
  default:
    kayako_database_run (database, "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE;");
    break;
  }
}

/* A full disk or a damaged page may have ended the transaction already; then
 * there is nothing to take back, and that is said of no one. */
static void
take_back (KayakoDatabase *database)
{
  kayako_database_check (database, NULL);
  kayako_database_run (database, "ROLLBACK;");
  kayako_database_check (database, NULL);
}

static gboolean
carry_out (KayakoDatabase *database, Job *job)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return FALSE;

  begin (database, job->care);
  if (!kayako_database_check (database, &job->error))
    return FALSE;

  if (!job->func (database, job->data, &job->result, &job->error) ||
      !kayako_database_check (database, &job->error))
    return FALSE;

  kayako_database_run (database, "COMMIT;");
  return kayako_database_check (database, &job->error);
}

static void
run_job (KayakoDatabase *database, Job *job, Start *start)
{
  kayako_database_set_cancellable (database, job->cancellable);
  if (!carry_out (database, job)) {
    kayako_database_set_cancellable (database, NULL);
    take_back (database);
    if (g_error_matches (job->error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED))
      start->damaged (start->data);
  }
  kayako_database_set_cancellable (database, NULL);
}

static KayakoDatabase *
open_database (Start *start)
{
  Job *opening = g_steal_pointer (&start->opening);
  KayakoDatabase *database = start->open (start->data, &opening->error);

  g_assert ((database == NULL) == (opening->error != NULL));
  if (database == NULL)
    opening->ended = g_thread_ref (g_thread_self ());
  deliver (opening);

  return database;
}

static gpointer
thread_main (gpointer user_data)
{
  Start *start = user_data;
  KayakoDatabase *database = open_database (start);
  Job *job = NULL;

  while (database != NULL) {
    job = g_async_queue_pop (start->queue->jobs);
    if (job->func == NULL)
      break;
    run_job (database, job, start);
    deliver (job);
    job = NULL;
  }

  g_clear_pointer (&database, kayako_database_free);
  if (start->data_free != NULL)
    start->data_free (start->data);
  kayako_store_queue_unref (start->queue);
  g_free (start);

  if (job != NULL) {
    job->ended = g_thread_ref (g_thread_self ());
    deliver (job);
  }

  return NULL;
}

/* An empty queue without a thread. */
KayakoStoreQueue *
kayako_store_queue_new (void)
{
  KayakoStoreQueue *self = g_new0 (KayakoStoreQueue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->jobs = g_async_queue_new ();

  return self;
}

/* Its threads have ended by then, or will when they have done what waits. */
void
kayako_store_queue_unref (KayakoStoreQueue *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_async_queue_unref (self->jobs);
  g_free (self);
}

/* Adds a thread, which opens its own database. Resolves to %TRUE when that is
 * open; where it cannot be, the thread has ended. */
DexFuture *
kayako_store_queue_start (KayakoStoreQueue *self,
                          const char *name,
                          KayakoStoreOpenFunc func,
                          KayakoStoreDamagedFunc damaged,
                          gpointer data,
                          GDestroyNotify data_free)
{
  Start *start = g_new0 (Start, 1);
  DexFuture *future = NULL;

  g_atomic_ref_count_inc (&self->ref_count);
  start->queue = self;
  start->open = func;
  start->damaged = damaged;
  start->data = data;
  start->data_free = data_free;
  start->opening = job_new (KAYAKO_STORE_CARE_PULLED, NULL, NULL, NULL);
  future = dex_ref (DEX_FUTURE (start->opening->promise));
  g_thread_unref (g_thread_new (name, thread_main, start));

  return future;
}

/* Has a job done, after those that wait already. @data is freed in the thread
 * that has done it; but where it could not be done for damage it is the caller's
 * again, in @left (nullable), before the future rejects. */
DexFuture *
kayako_store_queue_push (KayakoStoreQueue *self,
                         KayakoStoreCare care,
                         KayakoStoreFunc func,
                         gpointer data,
                         GDestroyNotify data_free,
                         gpointer *left)
{
  Job *job = job_new (care, func, data, data_free);
  DexFuture *future = dex_ref (DEX_FUTURE (job->promise));

  job->left = left;
  g_async_queue_push (self->jobs, job);

  return future;
}

/* Ends one thread, when all that waits has been done. */
DexFuture *
kayako_store_queue_end (KayakoStoreQueue *self)
{
  return kayako_store_queue_push (self, KAYAKO_STORE_CARE_PULLED, NULL, NULL, NULL, NULL);
}
