// What lies over every screen: palette or help, notices, toasts and the audit log warning.

import * as ipc from "../ipc";

/** How often the page checks whether the audit log can be written, in milliseconds. */
const AUDIT_LOG_POLL_MS = 30_000;

class Overlay {
  open = $state<"commandPalette" | "help" | null>(null);
  /** Messages that stay until the user dismisses them. */
  notices = $state<string[]>([]);
  toast = $state.raw({ text: "" });
  /** Why the audit log can't be written. */
  auditLogProblem = $state<string | null>(null);

  showToast(text: string) {
    this.toast = { text };
  }

  hideToast() {
    this.showToast("");
  }

  /** Shows a failure that no screen shows, as a notice. The same notice is shown once. */
  reportError = (thrown: unknown) => {
    const { code, message, advice } = ipc.asProblem(thrown);
    if (code === "internal") console.error(thrown);
    // Requests sent just before the lock fail with this code. The lock screen already says why.
    if (code === "locked") return;
    const text = advice ? `${message} ${advice}` : message;
    if (!this.notices.includes(text)) this.notices.push(text);
  };

  /** Polls whether the audit log can be written. */
  async pollAuditLog() {
    this.auditLogProblem = await ipc.journal.trouble().catch((thrown: unknown) => ipc.asProblem(thrown).message);
    setTimeout(() => void this.pollAuditLog(), AUDIT_LOG_POLL_MS);
  }
}

export const overlay = new Overlay();
