// What lies over every screen: palette or help, notices, toasts and the audit log warning.

import type { AuditLogNotices } from "../bindings";
import * as ipc from "../ipc";
import { asProblem } from "../invoke";
import { noticeText, problemText, t } from "./messages.svelte";

/** How often the audit log is checked at most, in milliseconds. */
const AUDIT_LOG_INTERVAL_MS = 30_000;

/** Asks for a checkpoint. */
export const checkpointDue = () => t("app-checkpoint-due");

class Overlay {
  open = $state<"commandPalette" | "help" | null>(null);
  /** Messages that stay until the user dismisses them. */
  notices = $state<string[]>([]);
  toast = $state.raw({ text: "" });
  /** Why the audit log can't be written. */
  auditLogProblem = $state<string | null>(null);
  auditLog = $state.raw<AuditLogNotices>({ loss: null, checkpointDue: false });
  #checkedAt = 0;

  showToast(text: string) {
    this.toast = { text };
  }

  hideToast() {
    this.showToast("");
  }

  /** Shows a failure that no screen shows, as a notice. The same notice is shown once. */
  reportError = (thrown: unknown) => {
    const problem = asProblem(thrown);
    const { code } = problem;
    if (code === "internal") console.error(thrown);
    // Requests sent just before the lock fail with this code. The lock screen already says why.
    if (code === "locked") return;
    const { message, advice } = problemText(problem);
    const text = advice ? `${message} ${advice}` : message;
    if (!this.notices.includes(text)) this.notices.push(text);
  };

  /** Someone uses the app. Without activity nothing is checked, so that an idle computer can sleep. */
  onActivity() {
    // The clock may have been set back.
    if (Math.abs(Date.now() - this.#checkedAt) >= AUDIT_LOG_INTERVAL_MS) void this.checkAuditLog();
  }

  /** Checks whether the audit log can be written, and what staff should know about it. */
  async checkAuditLog() {
    this.#checkedAt = Date.now();
    // Both together wake up the page and the app only once.
    const notices = this.readAuditLogNotices().catch(() => undefined);
    this.auditLogProblem = await ipc.journal
      .trouble()
      .then((notice) => notice && noticeText(notice))
      .catch((thrown: unknown) => problemText(asProblem(thrown)).message);
    await notices;
  }

  /** Shows what is new in a notice. The screen of the audit log shows it for as long as it holds. */
  async readAuditLogNotices() {
    const notices = await ipc.journal.notices();
    const { loss } = notices;
    if (loss && loss.message !== this.auditLog.loss?.message) this.notices.push(noticeText(loss));
    if (notices.checkpointDue && !this.auditLog.checkpointDue) this.notices.push(checkpointDue());
    // What is the same needs no drawing.
    if (JSON.stringify(notices) !== JSON.stringify(this.auditLog)) this.auditLog = notices;
  }
}

export const overlay = new Overlay();
