// Starts the page: listens to the backend's events, reads its status, and opens the last store.

import type { ImpersonationView } from "../bindings";
import { onEnded, onLeftovers, onLink, onLocked, onStep, onWaits } from "../events";
import * as ipc from "../ipc";
import { leftovers } from "./leftovers.svelte";
import { openPendingLink } from "./links.svelte";
import { lock } from "./lock.svelte";
import { noticeText, useLanguage } from "./messages.svelte";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";
import { session } from "./session.svelte";
import { settings } from "./settings.svelte";
import { stores } from "./stores.svelte";

/** Listens to events and shows the status. Returns the session that was open before a reload. */
export async function start(): Promise<ImpersonationView | null> {
  await Promise.all([
    onEnded((ended) => session.ended(ended)),
    onWaits(({ connection, waits }) => {
      if (connection === stores.current?.id) stores.pendingRetries = waits;
    }),
    onStep((update) => settings.showUpdate(update)),
    onLocked((reason) => lock.locked(reason)),
    onLeftovers((all) => leftovers.show(all)),
  ]);
  void overlay.checkAuditLog();
  void leftovers.refresh();
  const [status, timeZones] = await Promise.all([ipc.settings.status(), ipc.settings.timeZones()]);
  settings.version = status.version;
  settings.values = status.settings;
  await useLanguage(status.settings.language).catch(overlay.reportError);
  settings.account = status.account;
  settings.managed = status.managed;
  settings.localTimeZone = status.localTimeZone;
  settings.timeZones = timeZones;
  stores.all = status.connections;
  stores.last = status.impersonation?.connection ?? status.lastConnection;
  lock.reason = status.locked;
  lock.canAuthenticate = status.canAuthenticate;
  overlay.notices.push(...status.notices.map(noticeText));
  if (status.connections.length > 0) router.reset({ name: "stores" });
  return status.impersonation;
}

/**
 * Opens the last store, and the session that was open in it. Both show in the same turn, so that
 * the first screen of the store is not shown in between. If opening fails, the list of stores shows why.
 */
export async function openLast(open: ImpersonationView | null) {
  if (stores.last !== null) {
    await stores.open(stores.last).catch(() => undefined);
    stores.last = null;
    if (open) session.enter(open);
  }
  // Now the page knows whether it is locked. The app may have been started by a link.
  await onLink(() => void openPendingLink());
  await openPendingLink();
}
