// The words of the audit log: events, results, and what was opened.
import type {
  ActivityView,
  EntryDetail,
  EntryView,
  ReceiptRow,
  ReceiptView,
  SessionAccess,
  SessionResult,
  TrailRowView,
} from "../bindings";
import { type MessageId, problemText, t } from "./messages.svelte";
import type { Tone } from "./order-states";
import { isolated } from "./visible-text";

/** The kinds of events in the order of the filter. */
const EVENTS = {
  sign_in: () => t("audit-event-sign-in"),
  preview: () => t("audit-event-preview"),
  view: () => t("audit-event-view"),
  request: () => t("audit-event-request"),
  account_open: () => t("audit-event-account-open"),
  credential_create: () => t("audit-event-credential-create"),
  credential_delete: () => t("audit-event-credential-delete"),
  code_request: () => t("audit-event-code-request"),
  session_end: () => t("audit-event-session-end"),
  session_extend: () => t("audit-event-session-extend"),
  customer_create: () => t("audit-event-customer-create"),
  customer_change: () => t("audit-event-customer-change"),
  customer_delete: () => t("audit-event-customer-delete"),
  account_create: () => t("audit-event-account-create"),
  account_change: () => t("audit-event-account-change"),
  member_create: () => t("audit-event-member-create"),
  member_add: () => t("audit-event-member-add"),
  member_remove: () => t("audit-event-member-remove"),
  member_change: () => t("audit-event-member-change"),
  password_set: () => t("audit-event-password-set"),
  order_anonymize: () => t("audit-event-order-anonymize"),
  order_create: () => t("audit-event-order-create"),
  order_delete: () => t("audit-event-order-delete"),
  erasure_request: () => t("audit-event-erasure-request"),
  note: () => t("audit-event-note"),
  refund: () => t("audit-event-refund"),
  refund_mark: () => t("audit-event-refund-mark"),
  capture: () => t("audit-event-capture"),
  payment_cancel: () => t("audit-event-payment-cancel"),
  payment_take: () => t("audit-event-payment-take"),
  order_change: () => t("audit-event-order-change"),
  parcel_change: () => t("audit-event-parcel-change"),
  admin_view: () => t("audit-event-admin-view"),
  connection_add: () => t("audit-event-connection-add"),
  connection_change: () => t("audit-event-connection-change"),
  connection_remove: () => t("audit-event-connection-remove"),
  sign_in_setup: () => t("audit-event-sign-in-setup"),
  policy_change: () => t("audit-event-policy-change"),
  host_confirm: () => t("audit-event-host-confirm"),
  lock: () => t("audit-event-lock"),
  unlock: () => t("audit-event-unlock"),
  export: () => t("audit-event-export"),
  update: () => t("audit-event-update"),
  key_create: () => t("audit-event-key-create"),
  audit_export_change: () => t("audit-event-audit-export-change"),
  log_shortened: () => t("audit-event-log-shortened"),
  person_erased: () => t("audit-event-person-erased"),
  retention: () => t("audit-event-retention"),
} satisfies Record<string, () => string>;

/** The kinds of events to choose from. */
export function eventChoices(): { value: string; label: string }[] {
  return Object.entries(EVENTS).map(([value, label]) => ({ value, label: label() }));
}

/** Whether this version knows an action. */
export function isEvent(action: string): action is keyof typeof EVENTS {
  return Object.hasOwn(EVENTS, action);
}

/** What was done. */
export function eventName(action: string): string {
  return isEvent(action) ? EVENTS[action]() : t("audit-event-later", { action: isolated(action) });
}

/** A result, with its color. */
export interface Result {
  word: string;
  tone: Tone;
}

/** How an act ended. What is only announced has no result: staff opened something. */
export function outcome({ action, outcome: word }: EntryView): Result | null {
  switch (word) {
    case "begun":
      return action === "admin_view" || action === "view" ? null : { word: t("audit-begun"), tone: "attention" };
    case "done":
      return { word: t("audit-done"), tone: "good" };
    case "failed":
      return { word: t("audit-failed"), tone: "bad" };
    case "unknown":
      return { word: t("audit-unknown"), tone: "attention" };
    default:
      return { word: t("audit-outcome-later", { outcome: isolated(word) }), tone: "attention" };
  }
}

/** How a session ended, in a word. */
export function sessionResult(result: SessionResult, isOpen: boolean): Result {
  switch (result) {
    case "unended":
      return isOpen ? { word: t("audit-open"), tone: "attention" } : { word: t("audit-no-end"), tone: "attention" };
    case "failed":
      return { word: t("audit-failed"), tone: "bad" };
    case "unknown":
      return { word: t("audit-unknown"), tone: "attention" };
    case "expired":
      return { word: t("audit-timed-out"), tone: "neutral" };
    case "stopped":
    case "replaced":
    case "quit":
    case "ended":
      return { word: t("audit-ended"), tone: "good" };
    default:
      return { word: t("audit-cut-off"), tone: "neutral" };
  }
}

/** How staff saw the shop, in a word. */
export function accessName(access: SessionAccess): string {
  switch (access) {
    case "preview":
      return t("audit-access-preview");
    case "sign_in":
      return t("audit-access-sign-in");
    case "new_password":
      return t("audit-access-new-password");
    case "support_credential":
      return t("audit-access-support-credential");
    case "one_time_code":
      return t("audit-access-one-time-code");
    case "later":
      return t("audit-access-later");
  }
}

/** How long something took, in milliseconds. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return t("audit-milliseconds", { count: milliseconds });
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return t("audit-seconds", { seconds });
  return t("audit-minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** What was opened. */
export function activityName(activity: ActivityView): string {
  switch (activity.what) {
    case "profile":
      return t("receipt-activity-profile");
    case "profile_before_sign_in":
      return t("receipt-activity-profile-before-sign-in");
    case "addresses":
      return t("receipt-activity-addresses");
    case "orders":
      return t("receipt-activity-orders");
    case "order_page":
      return t("receipt-activity-order-page", { page: activity.page });
    case "order":
      return t("receipt-activity-order", { order: isolated(activity.order) });
    case "payments":
      return t("receipt-activity-payments", { order: isolated(activity.order) });
    case "unlinked_orders":
      return t("receipt-activity-unlinked-orders");
    case "comparison":
      return t("receipt-activity-comparison");
    case "spending":
      return t("receipt-activity-spending");
    case "carts":
      return t("receipt-activity-carts");
    case "cart":
      return t("receipt-activity-cart", { cart: isolated(activity.cart) });
    case "subscriptions":
      return t("receipt-activity-subscriptions");
    case "subscription":
      return t("receipt-activity-subscription", { subscription: isolated(activity.subscription) });
    case "account":
      return t("receipt-activity-account", { account: isolated(activity.name ?? activity.account) });
    case "account_members":
      return t("receipt-activity-account-members", { account: isolated(activity.account) });
    case "account_addresses":
      return t("receipt-activity-account-addresses", { account: isolated(activity.account) });
    case "account_orders":
      return t("receipt-activity-account-orders", { account: isolated(activity.account) });
    case "member_profile":
      return t("receipt-activity-member-profile");
    case "member_accounts":
      return t("receipt-activity-member-accounts");
    case "member_orders":
      return t("receipt-activity-member-orders");
    case "profile_before_change":
      return t("receipt-activity-profile-before-change");
    case "profile_after_conflict":
      return t("receipt-activity-profile-after-conflict");
    case "profile_before_deletion":
      return t("receipt-activity-profile-before-deletion");
    case "profile_before_password":
      return t("receipt-activity-profile-before-password");
    case "profile_before_anonymizing":
      return t("receipt-activity-profile-before-anonymizing");
    case "profile_before_erasure":
      return t("receipt-activity-profile-before-erasure");
    case "profile_for_new_order":
      return t("receipt-activity-profile-for-new-order");
    case "profile_json":
      return t("receipt-activity-profile-json");
    case "addresses_before_change":
      return t("receipt-activity-addresses-before-change");
    case "personal_data_log":
      return t("receipt-activity-personal-data-log");
    case "forget_plan":
      return t("receipt-activity-forget-plan");
    case "account_of_order":
      return t("receipt-activity-account-of-order");
    case "order_json":
      return t("receipt-activity-order-json", { order: isolated(activity.order) });
    case "parcels":
      return t("receipt-activity-parcels", { order: isolated(activity.order) });
    case "new_order":
      return t("receipt-activity-new-order", { order: isolated(activity.order) });
    case "account_carts":
      return t("receipt-activity-account-carts", { account: isolated(activity.account) });
    case "account_cart":
      return t("receipt-activity-account-cart", {
        cart: isolated(activity.cart),
        account: isolated(activity.account),
      });
    case "account_subscriptions":
      return t("receipt-activity-account-subscriptions", { account: isolated(activity.account) });
    case "account_subscription":
      return t("receipt-activity-account-subscription", {
        subscription: isolated(activity.subscription),
        account: isolated(activity.account),
      });
    case "erasure_requests":
      return t("receipt-activity-erasure-requests");
    case "tracking_page":
      return t("receipt-activity-tracking-page", {
        host: isolated(activity.host),
        order: isolated(activity.order),
      });
  }
}

/** What was opened or done in a line of the receipt of a session with this access. */
export function lineName({ action, activity, detail, isErased }: ReceiptRow, access: SessionAccess): string {
  if (activity) return activityName(activity);
  if (action === "sign_in") {
    const isOfMember = access === "support_credential" || access === "one_time_code";
    return t(isOfMember ? "receipt-activity-sign-in-member" : "receipt-activity-sign-in");
  }
  if (action === "preview") return t("receipt-activity-preview");
  if (action === "password_set") return t("receipt-activity-password-set");
  if (action === "credential_create") return t("receipt-activity-credential-create");
  if (action === "credential_delete") return t("receipt-activity-credential-delete");
  if (action === "account_open") return t("receipt-activity-account-open");
  if (action === "session_extend") return t("receipt-activity-session-extend");
  if (action === "request") return "";
  if (!isEvent(action)) {
    const name = t("receipt-activity-later", { action: isolated(action) });
    return detail ? `${name} · ${isolated(detail)}` : name;
  }
  return isErased ? t("receipt-erased") : isolated(detail ?? "");
}

/** What the details of an entry say. */
export function detailText({ activity, detail, knownDetail }: EntryView): string {
  return activity && !knownDetail ? activityName(activity) : knownText(detail, knownDetail);
}

/** The text of an entry in the user's language, or as it was written. */
export function knownText(detail: string | null, known: EntryDetail | null): string {
  return problemText({ message: isolated(detail ?? ""), advice: null, text: known }).message;
}

const ACCESS: Record<SessionAccess, MessageId & `receipt-access-${string}`> = {
  preview: "receipt-access-preview",
  sign_in: "receipt-access-sign-in",
  new_password: "receipt-access-new-password",
  support_credential: "receipt-access-support-credential",
  one_time_code: "receipt-access-one-time-code",
  later: "receipt-access-later",
};

/** How staff saw the shop, for a receipt. */
export function accessText(access: SessionAccess): string {
  return t(ACCESS[access]);
}

const RESULTS: Record<SessionResult, MessageId & `receipt-result-${string}`> = {
  unended: "receipt-result-unended",
  failed: "receipt-result-failed",
  unknown: "receipt-result-unknown",
  stopped: "receipt-result-stopped",
  expired: "receipt-result-expired",
  replaced: "receipt-result-replaced",
  rejected: "receipt-result-rejected",
  store_closed: "receipt-result-store-closed",
  forbidden: "receipt-result-forbidden",
  locked: "receipt-result-locked",
  customer_deleted: "receipt-result-customer-deleted",
  quit: "receipt-result-quit",
  internal_error: "receipt-result-internal-error",
  ended: "receipt-result-ended",
};

/** How a session ended, for a receipt. */
export function resultText(result: SessionResult): string {
  return t(RESULTS[result]);
}

/** What the requests of a session may have changed. */
export function changesText({ session, changes, password }: ReceiptView): string {
  const count = session.requests;
  const requests =
    changes > 0
      ? t("receipt-changes-possible", { count: changes, total: count })
      : password
        ? t("receipt-changes-other-none", { count })
        : t("receipt-changes-none", { count });
  if (password === "set") return `${t("receipt-password-set")} ${requests}`;
  if (password === "unknown") return `${t("receipt-password-unknown")} ${requests}`;
  return requests;
}

/** A person that entries are about. */
export interface Person {
  /** The ID of an entry that names the customer. */
  entry: number;
  email: string | null;
  customer: string | null;
}

/** The person a row is about; null for no customer, and for one whose data was erased. */
export function personOf({ entry, begun, session }: TrailRowView): Person | null {
  if (session) {
    if (session.personEntry === null) return null;
    return { entry: session.personEntry, email: session.customerEmail, customer: session.customerId };
  }
  const named = [entry, begun].find((entry) => entry?.customerEmail || entry?.customerId);
  return named ? { entry: named.id, email: named.customerEmail, customer: named.customerId } : null;
}

/** The account of an entry, and whether its person is an account member. */
export function accountOf({ action, activity }: EntryView): { account: string | null; isMember: boolean } {
  const account = activity && "account" in activity ? activity.account : null;
  const isMember = action.startsWith("member_") || (activity?.what.startsWith("member_") ?? false);
  return { account, isMember };
}
