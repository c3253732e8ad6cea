// The impersonation session: the dialog that starts it, its screens, and its end.

import type { AccessReason, EndReason, ImpersonationEnded, ImpersonationView, Problem } from "../bindings";
import * as ipc from "../ipc";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";
import { stores } from "./stores.svelte";

/** The notice for each reason why a session ends. */
const END_NOTICES: Record<EndReason, string | null> = {
  stopped: null,
  expired: "The time as this customer is up. You are back where you signed in.",
  replaced: "Another sign-in has ended this one.",
  rejected: "The store no longer takes the customer token. Sign in again to go on.",
  store_closed: "The store was closed, and the session as its customer with it.",
  locked: "You were away, so the session as the customer was ended.",
  customer_deleted: "The customer was deleted, and the session as them ended with it.",
  forbidden: "The store’s policy no longer allows this, so the session was ended.",
  quit: null,
  internal_error: "Shopside had a problem of its own, so the session as the customer was ended to be safe.",
};

/** A password that staff set for a customer. The password itself stays in the backend. */
export interface ReplacedPassword {
  customer: string;
  /** The message to send to the customer. */
  notice: string;
  /** Why the sign-in with the new password failed. */
  problem: Problem | null;
}

class Session {
  current = $state.raw<ImpersonationView | null>(null);
  /** The customer that the impersonation dialog is about. */
  target = $state.raw<{ id: string; name: string } | null>(null);
  isDialogOpen = $state(false);
  /** The draft of the reason. */
  reason = $state<AccessReason>({ reason: "", ticket: "" });
  passwordClipboard = $state.raw<ReplacedPassword | null>(null);
  #depthBefore = 1;
  #isStopping = false;

  /** Whether `back` has somewhere to go. It never leaves the session: only Stop does. */
  get canGoBack(): boolean {
    const isFirstScreen = this.current !== null && router.depth <= this.#depthBefore + 1;
    return router.canGoBack && !isFirstScreen;
  }

  /** Whether the admin's and the customer's orders can be compared, which takes both identities. */
  get canCompare(): boolean {
    return this.current?.way === "sign_in" && stores.current?.kind !== "sign_in_only";
  }

  /** Opens the impersonation dialog for a customer. */
  openDialog(customer: { id: string; name: string }) {
    this.target = customer;
    this.isDialogOpen = true;
  }

  /** Shows a session that the backend has started. */
  enter(impersonation: ImpersonationView) {
    this.#depthBefore = router.depth;
    this.current = impersonation;
    router.go({ name: "orders" });
    if (impersonation.clockNote) overlay.notices.push(impersonation.clockNote);
  }

  async stop() {
    this.#isStopping = true;
    try {
      await ipc.impersonation.stop();
      this.#leave();
    } catch (thrown) {
      overlay.reportError(thrown);
    } finally {
      this.#isStopping = false;
    }
  }

  /** Leaves a session that the backend has ended. */
  ended({ session, reason }: ImpersonationEnded) {
    if (this.current?.session !== session) return;
    this.#leave();
    const notice = END_NOTICES[reason];
    if (notice) overlay.notices.push(notice);
  }

  /** Leaves the session if a failed request shows that the backend has ended it. */
  async checkEnded(problem: Problem | null) {
    const session = this.current?.session;
    // Stop cancels the requests in flight, which then fail with this code.
    if (problem?.code !== "session_ended" || !session || this.#isStopping) return;
    if ((await ipc.impersonation.current())?.session !== session) this.ended({ session, reason: "rejected" });
  }

  /** Closes the dialog with the new password and drops the password in the backend. */
  async closePasswordClipboard() {
    this.passwordClipboard = null;
    await ipc.impersonation.dropPassword().catch(overlay.reportError);
  }

  #leave() {
    if (!this.current) return;
    this.current = null;
    router.backTo(this.#depthBefore);
  }
}

export const session = new Session();
