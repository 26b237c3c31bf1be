/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-account.c, which says how the account is,
 * kayako-account-actions.c, which does what people ask for,
 * kayako-account-secret.c, which keeps its secret, and the list of accounts. */

#pragma once

#include "kayako-account-record.h"
#include "kayako-account.h"
#include "kayako-choices.h"
#include "kayako-drafts.h"
#include "kayako-library.h"
#include "kayako-link.h"
#include "kayako-outbox.h"
#include "kayako-shelf.h"
#include "kayako-sync.h"
#include "kayako-vault.h"

G_BEGIN_DECLS

/* A signed-in account: what the window knows of a helpdesk. It owns the link
 * to it and everything that outlives a view: feeds, drafts, what is on its way
 * out. Dropping it closes the link, which ends all work. */
struct _KayakoAccount {
  GObject parent_instance;

  char *id;       /* (owned) (not nullable) */
  char *address;  /* (owned) (not nullable) */
  char *host;     /* (owned) (not nullable) */
  char *place;    /* (owned) (not nullable): the host, with a port of its own */
  char *helpdesk; /* (owned) (nullable): its own name, NULL while not known */
  char *email;    /* (owned) (not nullable): empty where nobody has one */
  KayakoAccountScheme scheme;
  guint colour;
  KayakoVault *vault; /* (owned) (nullable): NULL when nothing is to be kept */

  KayakoLink *link;       /* (owned) (not nullable) */
  KayakoLibrary *library; /* (owned) (not nullable) */
  KayakoSync *sync;       /* (owned) (not nullable) */
  KayakoChoices *choices; /* (owned) (not nullable) */
  KayakoOutbox *outbox;   /* (owned) (not nullable) */
  KayakoDrafts *drafts;   /* (owned) (not nullable) */
  GListStore *unsent;     /* (owned) (nullable): made when somebody looks */
  guint unsent_place;     /* where what is listed goes, if it may */
  GHashTable *feeds;      /* (owned): view id → KayakoConversationFeed */
  GHashTable *threads;    /* (owned): conversation id → GWeakRef of KayakoThread */
  KayakoShelf *shelf;     /* (owned) (not nullable): what was read last */

  KayakoConversationFeed *shown; /* (not owned) (nullable): the feed asked for last */
  gboolean is_staff;
  GError *keyring_error;  /* (owned) (nullable) */
  DexFuture *saving;      /* (owned) (nullable): the latest save of the secret */
  DexPromise *until_quit; /* (owned) (not nullable): kept when nothing outlives the program */
};

KayakoAccount *kayako_account_new (const KayakoAccountRecord *record,
                                   KayakoLink *link,
                                   KayakoVault *vault) G_GNUC_WARN_UNUSED_RESULT;

KayakoLink *kayako_account_get_link (KayakoAccount *self);
KayakoLibrary *kayako_account_get_library (KayakoAccount *self);
KayakoDrafts *kayako_account_get_drafts (KayakoAccount *self);
gboolean kayako_account_is_remembered (KayakoAccount *self);
void kayako_account_set_colour (KayakoAccount *self, guint colour);
void kayako_account_set_scheme (KayakoAccount *self, KayakoAccountScheme scheme);
KayakoAccountRecord *kayako_account_dup_record (KayakoAccount *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_account_set_keyring_error (KayakoAccount *self, const GError *error);
void kayako_account_close (KayakoAccount *self);

DexFuture *kayako_account_restore (KayakoAccount *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_account_save_secret (KayakoAccount *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
