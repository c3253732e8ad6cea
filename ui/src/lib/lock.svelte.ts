// The lock of the app. The backend locks after a time without activity.

import type { LockReason, Problem } from "../bindings";
import * as ipc from "../ipc";
import { overlay } from "./overlay.svelte";
import { session } from "./session.svelte";

/** How often activity is reported to the backend at most, in milliseconds. */
const ACTIVITY_INTERVAL_MS = 15_000;

class Lock {
  /** Why the app is locked; null if it isn't. */
  reason = $state<LockReason | null>(null);
  /** Whether unlocking asks the system who is there. If not, the app is only hidden. */
  canAuthenticate = $state(false);
  /** When it was locked, if the page was there then. */
  at = $state<string | null>(null);
  #reportedAt = 0;

  async lock() {
    await ipc.settings.lock().catch(overlay.reportError);
  }

  /** Hides what lies over the screen, since the backend has locked the app. */
  locked(reason: LockReason) {
    this.reason = reason;
    this.at = new Date().toISOString();
    session.passwordClipboard = null;
    session.isDialogOpen = false;
    overlay.open = null;
    overlay.hideToast();
  }

  async unlock() {
    try {
      await ipc.settings.unlock();
    } catch (error) {
      if ((error as Problem).code === "no_authentication") this.canAuthenticate = false;
      throw error;
    }
    this.reason = null;
    this.at = null;
  }

  /** Reports to the backend that a person uses the app, throttled. */
  reportActivity() {
    const now = Date.now();
    // The clock may have been set back.
    if (this.reason || Math.abs(now - this.#reportedAt) < ACTIVITY_INTERVAL_MS) return;
    this.#reportedAt = now;
    ipc.settings.active().catch(overlay.reportError);
  }
}

export const lock = new Lock();
