// The impersonation session: the dialog that starts it, its screens, and its end.

import type {
  AccessReason,
  EndReason,
  ImpersonationEnded,
  ImpersonationView,
  Problem,
  SessionAccountView,
} from "../bindings";
import * as ipc from "../ipc";
import { type MessageId, t } from "./messages.svelte";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";
import { stores } from "./stores.svelte";
import { formatTime } from "./time";

/** The notice for each reason why a session ends. */
const END_NOTICES = {
  stopped: null,
  expired: "customer-view-ended-expired",
  replaced: "customer-view-ended-replaced",
  rejected: "customer-view-ended-rejected",
  store_closed: "customer-view-ended-store-closed",
  locked: "customer-view-ended-locked",
  customer_deleted: "customer-view-ended-customer-deleted",
  forbidden: "customer-view-ended-forbidden",
  quit: null,
  internal_error: "customer-view-ended-internal-error",
} as const satisfies Record<EndReason, MessageId | null>;

/** The notices that differ for a session as an account member. */
const MEMBER_END_NOTICES = {
  ...END_NOTICES,
  expired: "member-view-ended-expired",
  replaced: "member-view-ended-replaced",
  rejected: "member-view-ended-rejected",
  locked: "member-view-ended-locked",
  internal_error: "member-view-ended-internal-error",
} as const satisfies Record<EndReason, MessageId | null>;

/** The tabs that stay open when another account is opened. */
const ACCOUNT_TABS = ["orders", "carts", "subscriptions", "addresses", "profile", "compare"] as const;

/** A password that staff set for a customer. The password itself stays in the backend. */
export interface NewPassword {
  customer: { name: string; email: string };
  store: string;
  /** Whether the customer was created with it. */
  isFirst: boolean;
  /** Why the sign-in with the new password failed. */
  problem: Problem | null;
}

class Session {
  current = $state.raw<ImpersonationView | null>(null);
  /** The customer that the impersonation dialog is about. */
  target = $state.raw<{ id: string; name: string } | null>(null);
  isDialogOpen = $state(false);
  /** The way that the dialog suggests. */
  suggestedWay = $state.raw<"preview" | "sign_in">("preview");
  /** The draft of the reason. */
  reason = $state<AccessReason>({ reason: "", ticket: "" });
  passwordClipboard = $state.raw<NewPassword | null>(null);
  #depthBefore = 1;
  #isStopping = false;

  /** Whether `back` has somewhere to go. It never leaves the session: only ending it does. */
  get canGoBack(): boolean {
    const isFirstScreen = this.current !== null && router.depth <= this.#depthBefore + 1;
    return router.canGoBack && !isFirstScreen;
  }

  /** Whether the session reads with the own access of its customer or member. */
  get isSignedIn(): boolean {
    return this.current !== null && this.current.way !== "preview";
  }

  /** Whether the admin's and the customer's orders can be compared, which takes both identities. */
  get canCompare(): boolean {
    return this.isSignedIn && !this.needsAccount && stores.current?.kind !== "sign_in_only";
  }

  /** Whether it is about accounts and their members, and not about a customer. */
  get isOfAccount(): boolean {
    return this.current !== null && this.current.subject.kind !== "customer";
  }

  /** The accounts that the session can open. */
  get accounts(): SessionAccountView[] {
    const subject = this.current?.subject;
    return subject?.kind === "member" ? subject.accounts : [];
  }

  /** The open account of a member's session. */
  get account(): SessionAccountView | null {
    const subject = this.current?.subject;
    if (subject?.kind !== "member" || subject.account === null) return null;
    const { accounts, account } = subject;
    return accounts.find(({ id }) => id === account) ?? { id: account, name: "" };
  }

  /** Whether staff have to choose one of several accounts first. */
  get needsAccount(): boolean {
    return this.current?.subject.kind === "member" && this.account === null;
  }

  /** Whose orders, carts and addresses the session shows: the name of the account or the customer. */
  get ownerName(): string {
    return this.account?.name || (this.current?.name ?? "");
  }

  /** Whether there are carts to read. The API has no filter by customer, so a preview has none. */
  get hasCarts(): boolean {
    return this.isOfAccount || this.isSignedIn;
  }

  /** Whether there are subscriptions to read. The API links them to accounts, and to no customer. */
  get hasSubscriptions(): boolean {
    return this.isOfAccount;
  }

  /** Opens the impersonation dialog for a customer. */
  openDialog(customer: { id: string; name: string }, way: "preview" | "sign_in" = "preview") {
    this.target = customer;
    this.suggestedWay = way;
    this.isDialogOpen = true;
  }

  /** Shows a session that the backend has started. */
  enter(impersonation: ImpersonationView) {
    this.#depthBefore = router.depth;
    this.current = impersonation;
    router.go({ name: "orders" });
    if (impersonation.clockNote) overlay.notices.push(t("time-clock-note", impersonation.clockNote));
  }

  /** Opens another account of the session's member. Nothing of the account before stays on screen. */
  async openAccount(account: string) {
    const before = this.current;
    if (!before) return;
    const opened = await ipc.impersonation.openAccount(before.session, account);
    if (this.current?.session !== before.session) return;
    const { name } = router.current.route;
    const tab = ACCOUNT_TABS.find((tab) => tab === name) ?? "orders";
    router.backTo(this.#depthBefore + 1);
    this.current = opened;
    router.replace({ name: tab });
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

  /** Ends the session and goes on. */
  async stopThen(next: () => void) {
    await this.stop();
    if (!this.current) next();
  }

  /** Ends the session and opens the customer's page with the form to edit them. */
  async stopAndEdit() {
    const customer = this.current?.customer;
    if (customer === undefined) return;
    await this.stopThen(() => {
      const { route } = router.current;
      if (route.name !== "customer" || route.id !== customer) router.go({ name: "customer", id: customer });
      const { memory } = router.current;
      if (memory.dialogs) Object.assign(memory.dialogs, { edit: true });
      else memory.dialogs = { edit: true };
    });
  }

  /** Moves the deadline of the session. */
  async extend() {
    const before = this.current;
    if (!before) return;
    try {
      this.#update(await ipc.impersonation.extend(before.session));
      overlay.showToast(t("customer-view-extended", { time: formatTime(this.current?.endsAt ?? "") }));
    } catch (thrown) {
      overlay.reportError(thrown);
      // The deadline may have moved all the same.
      this.#update(await ipc.impersonation.current().catch(() => null));
    }
  }

  #update(impersonation: ImpersonationView | null) {
    if (impersonation && this.current?.session === impersonation.session) this.current = impersonation;
  }

  /** Leaves a session that the backend has ended. */
  ended({ session, reason }: ImpersonationEnded) {
    if (this.current?.session !== session) return;
    const notice = (this.isOfAccount ? MEMBER_END_NOTICES : END_NOTICES)[reason];
    this.#leave();
    if (notice) overlay.notices.push(t(notice));
  }

  /** Leaves the session if a failed request shows that the backend has ended it. */
  async checkEnded(problem: Problem | null) {
    const session = this.current?.session;
    // Ending it cancels the requests in flight, which then fail with this code.
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
