// Links with the scheme `shopside`. They open a customer, an account, a member or an order, and
// never act.

import type { LinkedRecord } from "../bindings";
import * as ipc from "../ipc";
import { lock } from "./lock.svelte";
import { t } from "./messages.svelte";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";
import { session } from "./session.svelte";
import { stores } from "./stores.svelte";

/** The record on screen that a link can lead to. */
function linkable(): { record: LinkedRecord; id: string } | null {
  const { route } = router.current;
  if (session.current || !stores.current) return null;
  if (route.name === "customer") return { record: "customer", id: route.id };
  if (route.name === "account" || route.name === "member") return { record: route.name, id: route.id };
  return route.name === "storeOrder" ? { record: "order", id: route.id } : null;
}

export const canCopyLink = () => linkable() !== null;

/** Copies the link to the customer or the order on screen. */
export async function copyLink() {
  const [target, connection] = [linkable(), stores.current];
  if (!target || !connection) return;
  try {
    await navigator.clipboard.writeText(await ipc.find.link(connection.id, target.record, target.id));
    overlay.showToast(t("find-link-copied"));
  } catch (thrown) {
    overlay.reportError(thrown);
  }
}

/** Opens the link that the system has handed over. While the app is locked, the backend keeps it. */
export async function openPendingLink() {
  if (lock.reason) return;
  try {
    const link = await ipc.find.pendingLink();
    if (link === null) return;
    const target = await ipc.find.linkTarget(link);
    if (session.current) {
      overlay.notices.push(t("find-link-in-session"));
      return;
    }
    if (stores.current?.id !== target.connection) await stores.open(target.connection);
    if (stores.current?.kind === "sign_in_only") overlay.notices.push(t("find-link-needs-secret"));
    else router.go({ name: target.record === "order" ? "storeOrder" : target.record, id: target.id });
  } catch (thrown) {
    overlay.reportError(thrown);
  }
}

/** Opens a link that came while the app was locked as soon as it is unlocked. */
export function openLinksOnUnlock() {
  let wasLocked = lock.reason !== null;
  $effect(() => {
    const isLocked = lock.reason !== null;
    if (wasLocked && !isLocked) void openPendingLink();
    wasLocked = isLocked;
  });
}
