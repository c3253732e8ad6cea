// Labels and tones of states. An unknown state is shown as the store sent it.

import { language, t } from "./messages.svelte";
import { isolated } from "./visible-text";

export type Tone = "good" | "attention" | "bad" | "neutral";

const STATES = {
  complete: { label: "state-complete", tone: "good" },
  processing: { label: "state-processing", tone: "attention" },
  incomplete: { label: "state-incomplete", tone: "neutral" },
  cancelled: { label: "state-cancelled", tone: "bad" },
  paid: { label: "state-paid", tone: "good" },
  partially_paid: { label: "state-partially-paid", tone: "attention" },
  authorized: { label: "state-authorized", tone: "attention" },
  partially_authorized: { label: "state-partially-authorized", tone: "attention" },
  unpaid: { label: "state-unpaid", tone: "neutral" },
  refunded: { label: "state-refunded", tone: "neutral" },
  fulfilled: { label: "state-fulfilled", tone: "good" },
  unfulfilled: { label: "state-unfulfilled", tone: "neutral" },
  not_shipped: { label: "state-not-shipped", tone: "neutral" },
  pending: { label: "state-pending", tone: "attention" },
  failed: { label: "state-failed", tone: "bad" },
  active: { label: "state-active", tone: "good" },
  inactive: { label: "state-inactive", tone: "neutral" },
  paused: { label: "state-paused", tone: "attention" },
  canceled: { label: "state-canceled", tone: "neutral" },
  closed: { label: "state-closed", tone: "neutral" },
  suspended: { label: "state-suspended", tone: "bad" },
} as const;

const TRANSACTIONS = {
  purchase: "state-transaction-purchase",
  capture: "state-transaction-capture",
  authorize: "state-transaction-authorize",
  refund: "state-transaction-refund",
} as const;

function known<Key extends string, Value>(of: Record<Key, Value>, word: string): Value | undefined {
  return Object.hasOwn(of, word) ? of[word as Key] : undefined;
}

export function stateTone(state: string): Tone {
  return known<string, { tone: Tone }>(STATES, state)?.tone ?? "neutral";
}

/** The label of a state: "partially_paid" is "Partially paid". */
export function stateLabel(state: string): string {
  if (state === "") return "—";
  const found = known(STATES, state);
  return found ? t(found.label) : isolated(state);
}

/** The label of a state within a sentence: "partially_paid" is "partially paid". */
export function stateInSentence(state: string): string {
  const [first = "", ...rest] = stateLabel(state);
  return first.toLocaleLowerCase(language()) + rest.join("");
}

/** The label of a kind of transaction: "authorize" is "Authorization". */
export function transactionLabel(kind: string): string {
  if (kind === "") return "—";
  const found = known(TRANSACTIONS, kind);
  return found ? t(found) : isolated(kind);
}

/** Whether a customer has a password; null if the store doesn't say. */
export function passwordState(isSet: boolean | null): { word: string; tone: Tone } {
  if (isSet === null) return { word: t("state-password-unknown"), tone: "neutral" };
  return isSet
    ? { word: t("state-password-set"), tone: "good" }
    : { word: t("state-password-not-set"), tone: "attention" };
}
