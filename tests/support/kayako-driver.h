/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* AT-SPI's library brings no autoptrs of its own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiSelection, g_object_unref)

/**
 * KayakoDriver:
 *
 * Runs the real program and reads and drives it from outside, as a screen
 * reader does: through AT-SPI, with keys through the X server. Every find
 * waits for what it looks for and fails the test, with the nearest of what was
 * there instead, when it does not come within two minutes.
 */
#define KAYAKO_TYPE_DRIVER (kayako_driver_get_type ())
G_DECLARE_FINAL_TYPE (KayakoDriver, kayako_driver, KAYAKO, DRIVER, GObject)

/**
 * KayakoDriverCondition:
 * @self: the driver
 * @data: what the condition is about
 *
 * Looks once at the program, or at what it has done.
 *
 * Returns: whether it is as it shall be
 */
typedef gboolean (*KayakoDriverCondition) (KayakoDriver *self, gpointer data);

KayakoDriver *kayako_driver_new (const char *const *argv,
                                 const char *const *environment) G_GNUC_WARN_UNUSED_RESULT;
int kayako_driver_get_pid (KayakoDriver *self);
void kayako_driver_kill (KayakoDriver *self, int signal_number);
void kayako_driver_wait_ended (KayakoDriver *self);

AtspiAccessible *
kayako_driver_find (KayakoDriver *self, AtspiRole role, const char *name) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *kayako_driver_find_match (KayakoDriver *self,
                                           AtspiRole role,
                                           const char *pattern) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *kayako_driver_find_in (KayakoDriver *self,
                                        AtspiAccessible *root,
                                        AtspiRole role,
                                        const char *pattern) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *kayako_driver_find_within (KayakoDriver *self,
                                            AtspiRole outer_role,
                                            const char *outer_pattern,
                                            AtspiRole role,
                                            const char *pattern) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *
kayako_driver_find_text (KayakoDriver *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *kayako_driver_find_focused (KayakoDriver *self,
                                             AtspiRole role,
                                             const char *pattern) G_GNUC_WARN_UNUSED_RESULT;
AtspiAccessible *kayako_driver_walk_to (KayakoDriver *self,
                                        const char *accelerator,
                                        AtspiRole role,
                                        const char *pattern) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_driver_has (KayakoDriver *self, AtspiRole role, const char *pattern);
void kayako_driver_wait_gone (KayakoDriver *self, AtspiRole role, const char *pattern);
void kayako_driver_wait_announced (KayakoDriver *self, const char *text);
gboolean
kayako_driver_wait_for (KayakoDriver *self, KayakoDriverCondition condition, gpointer data);
char *kayako_driver_dump (KayakoDriver *self) G_GNUC_WARN_UNUSED_RESULT;

void kayako_driver_click (KayakoDriver *self, AtspiRole role, const char *name);
void kayako_driver_click_toast (KayakoDriver *self, const char *name);
void kayako_driver_click_if_there (KayakoDriver *self, AtspiRole role, const char *name);
void kayako_driver_activate (KayakoDriver *self, AtspiAccessible *accessible);
void kayako_driver_point (KayakoDriver *self, AtspiAccessible *accessible);
void kayako_driver_choose (KayakoDriver *self, const char *list, const char *pattern);
void kayako_driver_focus (KayakoDriver *self, AtspiAccessible *accessible);
void kayako_driver_type (KayakoDriver *self, const char *text);
void kayako_driver_press (KayakoDriver *self, const char *accelerator);
char *
kayako_driver_dup_text (KayakoDriver *self, AtspiAccessible *accessible) G_GNUC_WARN_UNUSED_RESULT;

void kayako_driver_resize (KayakoDriver *self, int width, int height);
void kayako_driver_screenshot (KayakoDriver *self, const char *path);

G_END_DECLS
