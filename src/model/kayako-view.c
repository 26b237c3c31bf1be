/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-view.h"

/**
 * KayakoView:
 *
 * Which conversations to show: one of those this program defines by role, or
 * one the helpdesk defines. What it is called is for `ui` to say, except for
 * the helpdesk's own.
 */
struct _KayakoView {
  GObject parent_instance;

  char *id; /* (owned) (not nullable) */
  KayakoViewKind kind;
  char *title; /* (owned) (nullable) */
  int count;
};

G_DEFINE_FINAL_TYPE (KayakoView, kayako_view, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_KIND,
  PROP_TITLE,
  PROP_COUNT,
} KayakoViewProperty;

static GParamSpec *props[PROP_COUNT + 1];

#define WAITING_STATUSES                                                                           \
  (KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_NEW) | KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_OPEN) |      \
   KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_CUSTOM))
#define RUNNING_STATUSES (WAITING_STATUSES | KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_PENDING))
#define OVER_STATUSES                                                                              \
  (KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_COMPLETED) | KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_CLOSED))

static KayakoStatusType
get_status_type (KayakoConversation *conversation)
{
  KayakoStatus *status = kayako_conversation_get_status (conversation);

  return status != NULL ? kayako_status_get_status_type (status) : KAYAKO_STATUS_TYPE_UNKNOWN;
}

static gboolean
is_over (KayakoConversation *conversation)
{
  return kayako_conversation_get_is_closed (conversation) ||
         (OVER_STATUSES & KAYAKO_STATUS_BIT (get_status_type (conversation))) != 0;
}

static gboolean
is_person (KayakoUser *person, KayakoUser *me)
{
  return person != NULL && me != NULL && kayako_user_get_id (person) == kayako_user_get_id (me);
}

/* A status that is hidden or of a kind this program does not know still has to
 * show up somewhere: it counts as waiting. */
static gboolean
is_waiting (KayakoConversation *conversation)
{
  KayakoStatusType type = get_status_type (conversation);

  return !is_over (conversation) &&
         (type == KAYAKO_STATUS_TYPE_UNKNOWN || (WAITING_STATUSES & KAYAKO_STATUS_BIT (type)) != 0);
}

static void
kayako_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KayakoView *self = KAYAKO_VIEW (object);

  switch ((KayakoViewProperty) property_id) {
  case PROP_ID:
    g_value_set_string (value, self->id);
    break;
  case PROP_KIND:
    g_value_set_enum (value, self->kind);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_COUNT:
    g_value_set_int (value, self->count);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_view_set_property (GObject *object,
                          guint property_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  KayakoView *self = KAYAKO_VIEW (object);

  switch ((KayakoViewProperty) property_id) {
  case PROP_ID:
    self->id = g_value_dup_string (value);
    break;
  case PROP_KIND:
    self->kind = g_value_get_enum (value);
    break;
  case PROP_TITLE:
    self->title = g_value_dup_string (value);
    break;
  case PROP_COUNT:
    kayako_view_set_count (self, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_view_finalize (GObject *object)
{
  KayakoView *self = KAYAKO_VIEW (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (kayako_view_parent_class)->finalize (object);
}

static void
kayako_view_class_init (KayakoViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_view_get_property;
  object_class->set_property = kayako_view_set_property;
  object_class->finalize = kayako_view_finalize;

  /** KayakoView:id: names the view among those of an account */
  props[PROP_ID] = g_param_spec_string (
      "id", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /** KayakoView:kind: which conversations it shows */
  props[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, KAYAKO_TYPE_VIEW_KIND, KAYAKO_VIEW_KIND_INBOX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /** KayakoView:title: the helpdesk's name for it; %NULL for our own */
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /** KayakoView:count: how many conversations it shows; -1 when unknown */
  props[PROP_COUNT] =
      g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_view_init (KayakoView *self)
{
  self->count = -1;
}

/**
 * kayako_view_new:
 * @kind: any but %KAYAKO_VIEW_KIND_CUSTOM
 *
 * Returns: (transfer full): one of the views this program defines; its id is
 *   the nick of @kind
 */
KayakoView *
kayako_view_new (KayakoViewKind kind)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (KAYAKO_TYPE_VIEW_KIND);
  const GEnumValue *value = g_enum_get_value (enum_class, kind);

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (kind != KAYAKO_VIEW_KIND_CUSTOM, NULL);

  return g_object_new (KAYAKO_TYPE_VIEW, "id", value->value_nick, "kind", kind, NULL);
}

/**
 * kayako_view_new_custom:
 * @id: the helpdesk's name for it
 * @title: what it calls it
 *
 * Returns: (transfer full): a view that the helpdesk defines
 */
KayakoView *
kayako_view_new_custom (const char *id, const char *title)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (KAYAKO_TYPE_VIEW, "id", id, "kind", KAYAKO_VIEW_KIND_CUSTOM, "title", title,
                       NULL);
}

/**
 * kayako_view_get_id:
 * @self: a `KayakoView`
 *
 * Returns: what names the view among those of an account
 */
const char *
kayako_view_get_id (KayakoView *self)
{
  g_return_val_if_fail (KAYAKO_IS_VIEW (self), NULL);

  return self->id;
}

/**
 * kayako_view_get_kind:
 * @self: a `KayakoView`
 *
 * Returns: which conversations it shows
 */
KayakoViewKind
kayako_view_get_kind (KayakoView *self)
{
  g_return_val_if_fail (KAYAKO_IS_VIEW (self), KAYAKO_VIEW_KIND_ALL);

  return self->kind;
}

/**
 * kayako_view_get_title:
 * @self: a `KayakoView`
 *
 * Returns: (nullable): the helpdesk's name for it, %NULL for our own
 */
const char *
kayako_view_get_title (KayakoView *self)
{
  g_return_val_if_fail (KAYAKO_IS_VIEW (self), NULL);

  return self->title;
}

/**
 * kayako_view_get_count:
 * @self: a `KayakoView`
 *
 * Returns: how many conversations it shows, -1 when unknown
 */
int
kayako_view_get_count (KayakoView *self)
{
  g_return_val_if_fail (KAYAKO_IS_VIEW (self), -1);

  return self->count;
}

/**
 * kayako_view_set_count:
 * @self: a `KayakoView`
 * @count: how many conversations it shows, -1 when unknown
 *
 * Sets #KayakoView:count.
 */
void
kayako_view_set_count (KayakoView *self, int count)
{
  g_return_if_fail (KAYAKO_IS_VIEW (self));
  g_return_if_fail (count >= -1);

  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

/**
 * kayako_view_matches:
 * @self: a `KayakoView`
 * @conversation: any conversation that was listed for @self or changed since
 * @me: (nullable): the signed-in person
 *
 * Decides what can be decided here. Whose conversations belong to an
 * organization, and what a view of the helpdesk's holds, only the server
 * knows: there everything matches.
 *
 * Returns: whether @conversation belongs in the view
 */
gboolean
kayako_view_matches (KayakoView *self, KayakoConversation *conversation, KayakoUser *me)
{
  g_return_val_if_fail (KAYAKO_IS_VIEW (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), FALSE);

  switch (self->kind) {
  case KAYAKO_VIEW_KIND_INBOX:
    return is_waiting (conversation);
  case KAYAKO_VIEW_KIND_MINE:
    return !is_over (conversation) && is_person (kayako_conversation_get_agent (conversation), me);
  case KAYAKO_VIEW_KIND_UNASSIGNED:
    return !is_over (conversation) && kayako_conversation_get_agent (conversation) == NULL;
  case KAYAKO_VIEW_KIND_PENDING:
    return !is_over (conversation) && get_status_type (conversation) == KAYAKO_STATUS_TYPE_PENDING;
  case KAYAKO_VIEW_KIND_COMPLETED:
    return get_status_type (conversation) == KAYAKO_STATUS_TYPE_COMPLETED;
  case KAYAKO_VIEW_KIND_MY_CONVERSATIONS:
    return !is_over (conversation) &&
           is_person (kayako_conversation_get_requester (conversation), me);
  case KAYAKO_VIEW_KIND_CLOSED:
    return is_over (conversation) &&
           is_person (kayako_conversation_get_requester (conversation), me);
  case KAYAKO_VIEW_KIND_ALL:
  case KAYAKO_VIEW_KIND_MY_ORGANIZATION:
  case KAYAKO_VIEW_KIND_CUSTOM:
  default:
    return TRUE;
  }
}

/**
 * kayako_view_dup_query:
 * @self: a `KayakoView`
 *
 * Asks for no less than the view shows; kayako_view_matches() sorts out what
 * the server cannot.
 *
 * Returns: (transfer full): what to ask the helpdesk for, from the beginning
 */
KayakoConversationQuery *
kayako_view_dup_query (KayakoView *self)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();
  guint statuses = 0;

  g_return_val_if_fail (KAYAKO_IS_VIEW (self), NULL);

  switch (self->kind) {
  case KAYAKO_VIEW_KIND_INBOX:
    statuses = WAITING_STATUSES;
    break;
  case KAYAKO_VIEW_KIND_MINE:
  case KAYAKO_VIEW_KIND_UNASSIGNED:
    statuses = RUNNING_STATUSES;
    break;
  case KAYAKO_VIEW_KIND_PENDING:
    statuses = KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_PENDING);
    break;
  case KAYAKO_VIEW_KIND_COMPLETED:
    statuses = KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_COMPLETED);
    break;
  case KAYAKO_VIEW_KIND_MY_CONVERSATIONS:
    statuses = RUNNING_STATUSES;
    break;
  case KAYAKO_VIEW_KIND_CLOSED:
    statuses = OVER_STATUSES;
    break;
  case KAYAKO_VIEW_KIND_MY_ORGANIZATION:
    kayako_conversation_query_set_my_organization (query, TRUE);
    break;
  case KAYAKO_VIEW_KIND_ALL:
  case KAYAKO_VIEW_KIND_CUSTOM:
  default:
    break;
  }
  kayako_conversation_query_set_statuses (query, statuses);

  return g_steal_pointer (&query);
}
