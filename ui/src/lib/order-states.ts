// Labels and tones of states. An unknown state is shown as the store sent it.

import { isolated } from "./visible-text";

export type Tone = "good" | "attention" | "bad" | "neutral";

const STATES: Record<string, { label: string; tone: Tone }> = {
  "": { label: "—", tone: "neutral" },
  complete: { label: "Complete", tone: "good" },
  processing: { label: "Processing", tone: "attention" },
  incomplete: { label: "Incomplete", tone: "neutral" },
  cancelled: { label: "Cancelled", tone: "bad" },
  paid: { label: "Paid", tone: "good" },
  partially_paid: { label: "Partially paid", tone: "attention" },
  authorized: { label: "Authorized", tone: "attention" },
  partially_authorized: { label: "Partially authorized", tone: "attention" },
  unpaid: { label: "Unpaid", tone: "neutral" },
  refunded: { label: "Refunded", tone: "neutral" },
  fulfilled: { label: "Fulfilled", tone: "good" },
  unfulfilled: { label: "Unfulfilled", tone: "neutral" },
  not_shipped: { label: "Not shipped", tone: "neutral" },
  pending: { label: "Pending", tone: "attention" },
  failed: { label: "Failed", tone: "bad" },
};

function known(state: string) {
  return Object.hasOwn(STATES, state) ? STATES[state] : undefined;
}

export function stateTone(state: string): Tone {
  return known(state)?.tone ?? "neutral";
}

/** The label of a state: "partially_paid" is "Partially paid". */
export function stateLabel(state: string): string {
  return known(state)?.label ?? isolated(state);
}

/** Whether a customer has a password; null if the store doesn't say. */
export function passwordState(isSet: boolean | null): { word: string; tone: Tone } {
  if (isSet === null) return { word: "Unknown", tone: "neutral" };
  return isSet ? { word: "Set", tone: "good" } : { word: "Not set", tone: "attention" };
}
