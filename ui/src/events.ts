// The events that the backend sends to the page.

import { listen } from "@tauri-apps/api/event";

import type { ImpersonationEnded, LeftoverView, LockReason, StoreWaits, UpdateView } from "./bindings";

type Handler<T> = (payload: T) => void;

/** Listens to the items of the menu bar. The payload is the ID of a command. */
export const onMenu = (handler: Handler<string>) => listen<string>("menu", ({ payload }) => handler(payload));

/** Listens to links that the system hands over. */
export const onLink = (handler: () => void) => listen("link", () => handler());

/** Listens to locks that the backend starts. */
export const onLocked = (handler: Handler<LockReason>) =>
  listen<LockReason>("locked", ({ payload }) => handler(payload));

/** Listens to changes of the pending retries. */
export const onWaits = (handler: Handler<StoreWaits>) =>
  listen<StoreWaits>("store-waits", ({ payload }) => handler(payload));

/** Listens to the ends of sessions. */
export const onEnded = (handler: Handler<ImpersonationEnded>) =>
  listen<ImpersonationEnded>("impersonation-ended", ({ payload }) => handler(payload));

/** Listens to the steps of an update. */
export const onStep = (handler: Handler<UpdateView>) => listen<UpdateView>("update", ({ payload }) => handler(payload));

/** Listens to changes of the support credentials that stores may still have. */
export const onLeftovers = (handler: Handler<LeftoverView[]>) =>
  listen<LeftoverView[]>("leftover-credentials", ({ payload }) => handler(payload));
